"""Letters are scanned, sorted and forwarded."""
