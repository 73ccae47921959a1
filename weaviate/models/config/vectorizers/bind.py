"""The module `multi2vec-bind`: the model ImageBind, which runs beside the server."""

from __future__ import annotations

from pydantic import Field

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


class Multi2VecBind(MediaVectorizer):
    """The module's settings."""

    made_by = "Configure.Vectors.multi2vec_bind"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_BIND
    image_fields: MediaFields
    text_fields: MediaFields
    audio_fields: MediaFields
    depth_fields: MediaFields
    imu_fields: MediaFields = Field(serialization_alias="IMUFields")
    thermal_fields: MediaFields
    video_fields: MediaFields


class BindVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    def multi2vec_bind(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        audio_fields: MediaFields = None,
        depth_fields: MediaFields = None,
        image_fields: MediaFields = None,
        imu_fields: MediaFields = None,
        text_fields: MediaFields = None,
        thermal_fields: MediaFields = None,
        video_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Media of seven kinds, by the model ImageBind, which runs beside the server.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            audio_fields: The properties that hold sounds, in base64.
            depth_fields: The properties that hold depth images, in base64.
            image_fields: The properties that hold images, in base64.
            imu_fields: The properties that hold data of motion sensors, in base64.
            text_fields: The properties that hold texts.
            thermal_fields: The properties that hold thermal images, in base64.
            video_fields: The properties that hold videos, in base64.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecBind(
                audio_fields=audio_fields,
                depth_fields=depth_fields,
                image_fields=image_fields,
                imu_fields=imu_fields,
                text_fields=text_fields,
                thermal_fields=thermal_fields,
                video_fields=video_fields,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class BindNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def multi2vec_bind(
        name: str,
        *,
        audio_fields: MediaFields = None,
        depth_fields: MediaFields = None,
        image_fields: MediaFields = None,
        imu_fields: MediaFields = None,
        text_fields: MediaFields = None,
        thermal_fields: MediaFields = None,
        video_fields: MediaFields = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_bind`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecBind(
                audio_fields=audio_fields,
                depth_fields=depth_fields,
                image_fields=image_fields,
                imu_fields=imu_fields,
                text_fields=text_fields,
                thermal_fields=thermal_fields,
                video_fields=video_fields,
            ),
            name=name,
            vector_index_config=vector_index_config,
        )


class BindVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def multi2vec_bind(
        audio_fields: MediaFields = None,
        depth_fields: MediaFields = None,
        image_fields: MediaFields = None,
        imu_fields: MediaFields = None,
        text_fields: MediaFields = None,
        thermal_fields: MediaFields = None,
        video_fields: MediaFields = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_bind`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecBind(
            audio_fields=audio_fields,
            depth_fields=depth_fields,
            image_fields=image_fields,
            imu_fields=imu_fields,
            text_fields=text_fields,
            thermal_fields=thermal_fields,
            video_fields=video_fields,
        )
