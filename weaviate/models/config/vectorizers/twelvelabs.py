"""The module `multi2vec-twelvelabs`: models of Twelve Labs."""

from __future__ import annotations

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectorizers.multi2vec import MediaFields, MediaVectorizer
from weaviate.models.config.vectors import VectorConfigCreate, VectorizerName, single_vector


class Multi2VecTwelveLabs(MediaVectorizer):
    """The module's settings."""

    made_by = "Configure.Vectors.multi2vec_twelvelabs"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_TWELVELABS
    image_fields: MediaFields
    text_fields: MediaFields
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str | None


class TwelveLabsVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def multi2vec_twelvelabs(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        image_fields: MediaFields = None,
        model: str | None = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images and texts, by models of Twelve Labs.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecTwelveLabs(base_url=base_url, image_fields=image_fields, model=model, text_fields=text_fields),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )
