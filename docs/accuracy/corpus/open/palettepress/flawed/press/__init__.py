"""Site of the print shop."""
