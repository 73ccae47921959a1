"""Further names of collections."""

from weaviate._async.alias import AliasesAsync as _AliasAsync

__all__ = ["_AliasAsync"]
