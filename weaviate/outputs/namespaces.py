"""What the server says of namespaces."""

from weaviate.models.namespaces import Namespace, NamespaceState

__all__ = ["Namespace", "NamespaceState"]
