"""What becomes of a text in the inverted index."""

from __future__ import annotations

from weaviate.models.received import ReceivedModel


class TokenizeResult(ReceivedModel):
    """The words that the server makes of a text.

    Attributes:
        indexed: Those that are stored.
        query: Those that are searched for: without stop words.
    """

    indexed: list[str]
    query: list[str]
