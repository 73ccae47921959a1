"""The module `ref2vec-centroid`: the middle of the vectors of what an object refers to."""

from __future__ import annotations

from typing import Literal

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)

CentroidMethod = Literal["mean"]


class Ref2VecCentroid(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.ref2vec_centroid"

    vectorizer: VectorizerName = Vectorizers.REF2VEC_CENTROID
    reference_properties: list[str]
    method: CentroidMethod


class Ref2VecCentroidVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def ref2vec_centroid(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        method: CentroidMethod = "mean",
        reference_properties: list[str],
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """The middle of the vectors of what an object refers to.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            method: How the middle is found.
            reference_properties: The references that count.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Ref2VecCentroid(method=method, reference_properties=reference_properties),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class Ref2VecCentroidNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def ref2vec_centroid(
        name: str,
        reference_properties: list[str],
        *,
        method: CentroidMethod = "mean",
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.ref2vec_centroid`."""
        return named_vector(
            Ref2VecCentroid(reference_properties=reference_properties, method=method),
            name=name,
            vector_index_config=vector_index_config,
        )


class Ref2VecCentroidVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def ref2vec_centroid(
        reference_properties: list[str],
        method: CentroidMethod = "mean",
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.ref2vec_centroid`."""
        return Ref2VecCentroid(reference_properties=reference_properties, method=method)
