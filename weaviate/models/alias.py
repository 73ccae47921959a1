"""Aliases: further names of collections."""

from __future__ import annotations

from pydantic import AliasChoices, Field

from weaviate.models.received import ReceivedModel


class AliasReturn(ReceivedModel):
    """A further name of a collection.

    Attributes:
        alias: The name.
        collection: The collection that it stands for.
    """

    alias: str
    # The server says `class`, and callers make one with the attribute's name.
    collection: str = Field(validation_alias=AliasChoices("collection", "class"))
