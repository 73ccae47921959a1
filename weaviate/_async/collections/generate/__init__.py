"""Searches with generation."""
