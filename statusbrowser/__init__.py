"""A reference of HTTP status codes for the terminal."""

__version__ = "0.1.0"
