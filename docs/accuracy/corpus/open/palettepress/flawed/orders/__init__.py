"""Orders, artwork and customers."""
