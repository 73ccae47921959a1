"""One file for each provider of vectors: its modules, each defined once, and their factories for every family.

A file has up to four classes of factories, one for each family that the provider's modules are in. `families.py` puts
them together.
"""
