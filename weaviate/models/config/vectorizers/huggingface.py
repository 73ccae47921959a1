"""The module `text2vec-huggingface`: models that Hugging Face serves."""

from __future__ import annotations

from pydantic import AnyHttpUrl, Field

from weaviate.models.base import Wire
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.urls import HttpUrl
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)

_OPTIONS = ("waitForModel", "useGPU", "useCache")


class Text2VecHuggingFace(VectorizerConfigCreate):
    """The module's settings."""

    made_by = "Configure.Vectors.text2vec_huggingface"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_HUGGINGFACE
    model: str | None
    passage_model: str | None
    query_model: str | None
    endpoint_url: HttpUrl | None = Field(serialization_alias="endpointURL")
    wait_for_model: bool | None
    use_gpu: bool | None = Field(serialization_alias="useGPU")
    use_cache: bool | None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")

    def to_wire(self) -> Wire:
        """This as a JSON object, with the options in one of their own."""
        wire = super().to_wire()
        options: Wire = {name: wire.pop(name) for name in _OPTIONS if name in wire}
        return wire | ({"options": options} if options else {})


class HuggingFaceVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def text2vec_huggingface(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        endpoint_url: AnyHttpUrl | str | None = None,
        model: str | None = None,
        passage_model: str | None = None,
        query_model: str | None = None,
        wait_for_model: bool | None = None,
        use_gpu: bool | None = None,
        use_cache: bool | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models that Hugging Face serves.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            endpoint_url: Where the model runs, instead of where Hugging Face serves it to everyone.
            model: The model, for objects and queries.
            passage_model: The model for objects, together with `query_model`.
            query_model: The model for queries, together with `passage_model`.
            wait_for_model: Whether to wait for a model that is not ready.
            use_gpu: Whether it runs on a GPU.
            use_cache: Whether Hugging Face can answer from its cache.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecHuggingFace(
                endpoint_url=endpoint_url,
                model=model,
                passage_model=passage_model,
                query_model=query_model,
                wait_for_model=wait_for_model,
                use_gpu=use_gpu,
                use_cache=use_cache,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class HuggingFaceNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_huggingface(
        name: str,
        *,
        model: str | None = None,
        passage_model: str | None = None,
        query_model: str | None = None,
        endpoint_url: AnyHttpUrl | str | None = None,
        wait_for_model: bool | None = None,
        use_gpu: bool | None = None,
        use_cache: bool | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_huggingface`."""
        return named_vector(
            Text2VecHuggingFace(
                model=model,
                passage_model=passage_model,
                query_model=query_model,
                endpoint_url=endpoint_url,
                wait_for_model=wait_for_model,
                use_gpu=use_gpu,
                use_cache=use_cache,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )


class HuggingFaceVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_huggingface(
        model: str | None = None,
        passage_model: str | None = None,
        query_model: str | None = None,
        endpoint_url: AnyHttpUrl | str | None = None,
        wait_for_model: bool | None = None,
        use_gpu: bool | None = None,
        use_cache: bool | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_huggingface`."""
        return Text2VecHuggingFace(
            model=model,
            passage_model=passage_model,
            query_model=query_model,
            endpoint_url=endpoint_url,
            wait_for_model=wait_for_model,
            use_gpu=use_gpu,
            use_cache=use_cache,
            vectorize_collection_name=vectorize_collection_name,
        )
