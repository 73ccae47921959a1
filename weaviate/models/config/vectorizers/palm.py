"""The names that the modules of Google had before."""

from __future__ import annotations

from typing_extensions import deprecated

from weaviate.models.config.vector_index import VectorIndexConfigCreate
from weaviate.models.config.vectorizers.google import Multi2VecGoogle, Text2VecGoogle
from weaviate.models.config.vectorizers.multi2vec import MediaFields
from weaviate.models.config.vectors import NamedVectorConfigCreate, VectorizerConfigCreate, named_vector


class PalmNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    @deprecated("text2vec_palm is deprecated; use text2vec_google.")
    def text2vec_palm(
        name: str,
        project_id: str,
        *,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        api_endpoint: str | None = None,
        model_id: str | None = None,
        title_property: str | None = None,
    ) -> NamedVectorConfigCreate:
        """Deprecated: `text2vec_google` does the same."""
        return named_vector(
            Text2VecGoogle(
                project_id=project_id,
                vectorize_collection_name=vectorize_collection_name,
                api_endpoint=api_endpoint,
                model=model_id,
                title_property=title_property,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    @deprecated("multi2vec_palm is deprecated; use multi2vec_google.")
    def multi2vec_palm(
        name: str,
        *,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        location: str,
        project_id: str,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        dimensions: int | None = None,
        video_interval_seconds: int | None = None,
        model_id: str | None = None,
    ) -> NamedVectorConfigCreate:
        """Deprecated: `multi2vec_google` does the same.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecGoogle(
                location=location,
                project_id=project_id,
                image_fields=image_fields,
                text_fields=text_fields,
                video_fields=video_fields,
                dimensions=dimensions,
                video_interval_seconds=video_interval_seconds,
                model=model_id,
            ),
            name=name,
            vector_index_config=vector_index_config,
        )


class PalmVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    @deprecated("text2vec_palm is deprecated; use text2vec_google.")
    def text2vec_palm(
        project_id: str,
        api_endpoint: str | None = None,
        model_id: str | None = None,
        title_property: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """Deprecated: `text2vec_google` does the same."""
        return Text2VecGoogle(
            project_id=project_id,
            api_endpoint=api_endpoint,
            model=model_id,
            title_property=title_property,
            vectorize_collection_name=vectorize_collection_name,
        )

    @staticmethod
    @deprecated("multi2vec_palm is deprecated; use multi2vec_google.")
    def multi2vec_palm(
        *,
        location: str,
        project_id: str,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        dimensions: int | None = None,
        model_id: str | None = None,
        video_interval_seconds: int | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """Deprecated: `multi2vec_google` does the same.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecGoogle(
            location=location,
            project_id=project_id,
            image_fields=image_fields,
            text_fields=text_fields,
            video_fields=video_fields,
            dimensions=dimensions,
            model=model_id,
            video_interval_seconds=video_interval_seconds,
        )
