"""Work behind the routes."""
