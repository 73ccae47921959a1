"""The module `multi2vec-clip`: CLIP models that run beside the server."""

from __future__ import annotations

import warnings

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.vector_index import QuantizerConfigCreate, VectorIndexConfigCreate
from weaviate.models.config.vectorizers.multi2vec import MediaFields, MediaVectorizer
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorizerName,
    named_vector,
    single_vector,
)


class Multi2VecClip(MediaVectorizer):
    """The module's settings."""

    made_by = "Configure.Vectors.multi2vec_clip"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_CLIP
    image_fields: MediaFields
    text_fields: MediaFields
    inference_url: str | None


class ClipVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def multi2vec_clip(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        inference_url: str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images and texts, by CLIP models that run beside the server.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            inference_url: Where the model runs, instead of where the server is set up to find it.
            image_fields: The properties that hold images, in base64.
            text_fields: The properties that hold texts.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecClip(inference_url=inference_url, image_fields=image_fields, text_fields=text_fields),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class ClipNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def multi2vec_clip(
        name: str,
        *,
        inference_url: str | None = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_clip`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecClip(inference_url=inference_url, image_fields=image_fields, text_fields=text_fields),
            name=name,
            vector_index_config=vector_index_config,
        )


class ClipVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def multi2vec_clip(
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        interference_url: str | None = None,
        inference_url: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_clip`.

        Args:
            interference_url: Deprecated: `inference_url`, misspelled.
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        if interference_url is not None:
            if inference_url is not None:
                raise WeaviateInvalidInputError(
                    "Configure.Vectorizer.multi2vec_clip: give inference_url or interference_url, not both"
                )
            warnings.warn("interference_url is deprecated; use inference_url.", DeprecationWarning, stacklevel=2)
            inference_url = interference_url
        return Multi2VecClip(image_fields=image_fields, text_fields=text_fields, inference_url=inference_url)
