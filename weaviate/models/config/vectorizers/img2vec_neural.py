"""The module `img2vec-neural`: a model for images that runs beside the server."""

from __future__ import annotations

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


class Img2VecNeural(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.img2vec_neural"

    vectorizer: VectorizerName = Vectorizers.IMG2VEC_NEURAL
    image_fields: list[str]


class Img2VecNeuralVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def img2vec_neural(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        image_fields: list[str],
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images, by a model that runs beside the server.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            image_fields: The properties that hold images, in base64.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Img2VecNeural(image_fields=image_fields),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class Img2VecNeuralNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def img2vec_neural(
        name: str,
        image_fields: list[str],
        *,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.img2vec_neural`."""
        return named_vector(
            Img2VecNeural(image_fields=image_fields), name=name, vector_index_config=vector_index_config
        )


class Img2VecNeuralVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def img2vec_neural(
        image_fields: list[str],
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.img2vec_neural`."""
        return Img2VecNeural(image_fields=image_fields)
