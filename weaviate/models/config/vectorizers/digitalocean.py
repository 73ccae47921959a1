"""The module `text2vec-digitalocean`: models that DigitalOcean serves."""

from __future__ import annotations

from pydantic import AnyHttpUrl, Field

from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import VectorConfigCreate, VectorizerConfigCreate, VectorizerName, single_vector


class Text2VecDigitalOcean(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_digitalocean"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_DIGITALOCEAN
    base_url: HttpUrl | None = Field(serialization_alias="baseURL")
    model: str
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class DigitalOceanVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_digitalocean(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        base_url: AnyHttpUrl | str | None = None,
        model: str,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models that DigitalOcean serves.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            base_url: Where the provider's API is, instead of at the provider.
            model: The model.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecDigitalOcean(base_url=base_url, model=model, vectorize_collection_name=vectorize_collection_name),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )
