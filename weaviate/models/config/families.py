"""The families of factories for vectors. A provider's classes are listed here, and nowhere else."""

from __future__ import annotations

from weaviate.models.config.vectorizers.custom import (
    CustomMultiVectors,
    CustomNamedVectors,
    CustomVectorizer,
    CustomVectors,
)
from weaviate.models.config.vectorizers.transformers import (
    TransformersNamedVectors,
    TransformersVectorizer,
    TransformersVectors,
)


class Vectors(CustomVectors, TransformersVectors):
    """One vector for each object and name."""


class MultiVectors(CustomMultiVectors):
    """Several vectors for each object and name."""


class NamedVectors(CustomNamedVectors, TransformersNamedVectors):
    """Deprecated: `Vectors` does the same."""


class Vectorizer(CustomVectorizer, TransformersVectorizer):
    """Deprecated: the one vector of a collection without named vectors. `Vectors` does the same."""
