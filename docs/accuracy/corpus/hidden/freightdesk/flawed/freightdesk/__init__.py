"""Shipment desk of the forwarding department."""
