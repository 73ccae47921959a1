"""Further names of collections."""

from weaviate._sync.alias import Aliases as _Alias

__all__ = ["_Alias"]
