"""Objects as REST gives them."""

from weaviate.models.debug import DebugRESTObject

__all__ = ["DebugRESTObject"]
