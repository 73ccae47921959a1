"""Groups of users and their roles."""
