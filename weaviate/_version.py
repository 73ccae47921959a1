"""The version of this package."""

__version__ = "4.25.0"
