"""What the server says of aliases."""

from weaviate.models.alias import AliasReturn

__all__ = ["AliasReturn"]
