"""The modules `text2vec-google` and `multi2vec-google`: models of Google, on Vertex AI or by the Gemini API."""

from __future__ import annotations

from pydantic import Field
from typing_extensions import deprecated

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

_GEMINI = "generativelanguage.googleapis.com"


class Text2VecGoogle(VectorizerConfigCreate):
    """The settings of `text2vec-google`, which still goes by its old name."""

    made_by = "Configure.Vectors.text2vec_google"

    vectorizer: VectorizerName = Vectorizers.TEXT2VEC_PALM
    project_id: str | None = None
    api_endpoint: str | None
    dimensions: int | None = None
    model: str | None = Field(serialization_alias="modelId")
    title_property: str | None
    task_type: str | None = None
    location: str | None = None
    vectorize_collection_name: bool = Field(serialization_alias="vectorizeClassName")


class Text2VecGoogleVertex(Text2VecGoogle):
    """The settings of `text2vec-google` for Vertex AI."""

    made_by = "Configure.Vectors.text2vec_google_vertex"


class Text2VecGoogleGemini(Text2VecGoogle):
    """The settings of `text2vec-google` for the Gemini API."""

    made_by = "Configure.Vectors.text2vec_google_gemini"

    api_endpoint: str | None = _GEMINI


class Multi2VecGoogle(MediaVectorizer):
    """The settings of `multi2vec-google`, which still goes by its old name."""

    made_by = "Configure.Vectors.multi2vec_google"

    vectorizer: VectorizerName = Vectorizers.MULTI2VEC_PALM
    image_fields: MediaFields
    text_fields: MediaFields
    audio_fields: MediaFields = None
    video_fields: MediaFields
    project_id: str | None = None
    location: str | None = None
    api_endpoint: str | None = None
    model: str | None = Field(serialization_alias="modelId")
    dimensions: int | None = None
    video_interval_seconds: int | None


class Multi2VecGoogleGemini(Multi2VecGoogle):
    """The settings of `multi2vec-google` for the Gemini API."""

    made_by = "Configure.Vectors.multi2vec_google_gemini"

    api_endpoint: str | None = _GEMINI


class GoogleVectors:
    """Factories of `Configure.Vectors`."""

    @staticmethod
    @deprecated("text2vec_google is deprecated; use text2vec_google_vertex or text2vec_google_gemini.")
    def text2vec_google(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        api_endpoint: str | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        project_id: str,
        title_property: str | None = None,
        task_type: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        location: str | None = None,
    ) -> VectorConfigCreate:
        """Deprecated: `text2vec_google_vertex` does the same.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            api_endpoint: The host of Google's API, which ends in `.googleapis.com`.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            project_id: The project's id at Google Cloud.
            title_property: The property that holds the title of the text, for models that use one.
            task_type: What the vectors are for, such as `RETRIEVAL_QUERY`.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
            location: The region, such as `us-central1`.
        """
        return single_vector(
            Text2VecGoogle(
                api_endpoint=api_endpoint,
                dimensions=dimensions,
                model=model,
                project_id=project_id,
                title_property=title_property,
                task_type=task_type,
                vectorize_collection_name=vectorize_collection_name,
                location=location,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_google_vertex(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        api_endpoint: str | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        project_id: str,
        title_property: str | None = None,
        task_type: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        location: str | None = None,
    ) -> VectorConfigCreate:
        """Texts, by models of Google on Vertex AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            api_endpoint: The host of Google's API, which ends in `.googleapis.com`.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            project_id: The project's id at Google Cloud.
            title_property: The property that holds the title of the text, for models that use one.
            task_type: What the vectors are for, such as `RETRIEVAL_QUERY`.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
            location: The region, such as `us-central1`.
        """
        return single_vector(
            Text2VecGoogleVertex(
                api_endpoint=api_endpoint,
                dimensions=dimensions,
                model=model,
                project_id=project_id,
                title_property=title_property,
                task_type=task_type,
                vectorize_collection_name=vectorize_collection_name,
                location=location,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    @deprecated("text2vec_google_aistudio is deprecated; use text2vec_google_gemini.")
    def text2vec_google_aistudio(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        title_property: str | None = None,
        task_type: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Deprecated: `text2vec_google_gemini` does the same.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            title_property: The property that holds the title of the text, for models that use one.
            task_type: What the vectors are for, such as `RETRIEVAL_QUERY`.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecGoogleGemini(
                dimensions=dimensions,
                model=model,
                title_property=title_property,
                task_type=task_type,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_google_gemini(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        model: str | None = None,
        title_property: str | None = None,
        task_type: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorConfigCreate:
        """Texts, by models of Google by the Gemini API.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            model: The model; the server has a default.
            title_property: The property that holds the title of the text, for models that use one.
            task_type: What the vectors are for, such as `RETRIEVAL_QUERY`.
            source_properties: The properties that it is made of; all of them by default.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
            vectorize_collection_name: Whether the collection's name goes into it.
        """
        return single_vector(
            Text2VecGoogleGemini(
                dimensions=dimensions,
                model=model,
                title_property=title_property,
                task_type=task_type,
                vectorize_collection_name=vectorize_collection_name,
            ),
            name=name,
            quantizer=quantizer,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_google(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        audio_fields: MediaFields = None,
        image_fields: MediaFields = None,
        location: str,
        model: str | None = None,
        project_id: str,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        video_interval_seconds: int | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images, texts, audio and videos, by models of Google on Vertex AI.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            audio_fields: The properties that hold audio, in base64.
            image_fields: The properties that hold images, in base64.
            location: The region, such as `us-central1`.
            model: The model; the server has a default.
            project_id: The project's id at Google Cloud.
            text_fields: The properties that hold texts.
            video_fields: The properties that hold videos, in base64.
            video_interval_seconds: The length in seconds of the parts that a video is cut into.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecGoogle(
                dimensions=dimensions,
                audio_fields=audio_fields,
                image_fields=image_fields,
                location=location,
                model=model,
                project_id=project_id,
                text_fields=text_fields,
                video_fields=video_fields,
                video_interval_seconds=video_interval_seconds,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_google_gemini(
        *,
        name: str | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        dimensions: int | None = None,
        audio_fields: MediaFields = None,
        image_fields: MediaFields = None,
        model: str | None = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        video_interval_seconds: int | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
    ) -> VectorConfigCreate:
        """Images, texts, audio and videos, by models of Google by the Gemini API.

        Args:
            name: The vector's name, where there are several.
            quantizer: How it is compressed.
            dimensions: How many dimensions the model is asked for.
            audio_fields: The properties that hold audio, in base64.
            image_fields: The properties that hold images, in base64.
            model: The model; the server has a default.
            text_fields: The properties that hold texts.
            video_fields: The properties that hold videos, in base64.
            video_interval_seconds: The length in seconds of the parts that a video is cut into.
            vector_index_config: How it is indexed; see `Configure.VectorIndex`.
        """
        return single_vector(
            Multi2VecGoogleGemini(
                dimensions=dimensions,
                audio_fields=audio_fields,
                image_fields=image_fields,
                model=model,
                text_fields=text_fields,
                video_fields=video_fields,
                video_interval_seconds=video_interval_seconds,
            ),
            name=name,
            quantizer=quantizer,
            vector_index_config=vector_index_config,
        )


class GoogleNamedVectors:
    """Factories of `Configure.NamedVectors`."""

    @staticmethod
    def text2vec_google(
        name: str,
        project_id: str,
        *,
        api_endpoint: str | None = None,
        model_id: str | None = None,
        title_property: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
        location: str | None = None,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_google_vertex`."""
        return named_vector(
            Text2VecGoogle(
                project_id=project_id,
                api_endpoint=api_endpoint,
                model=model_id,
                title_property=title_property,
                vectorize_collection_name=vectorize_collection_name,
                location=location,
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def text2vec_google_aistudio(
        name: str,
        *,
        model_id: str | None = None,
        title_property: str | None = None,
        source_properties: list[str] | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.text2vec_google_gemini`."""
        return named_vector(
            Text2VecGoogleGemini(
                model=model_id, title_property=title_property, vectorize_collection_name=vectorize_collection_name
            ),
            name=name,
            source_properties=source_properties,
            vector_index_config=vector_index_config,
        )

    @staticmethod
    def multi2vec_google(
        name: str,
        *,
        location: str,
        project_id: str,
        audio_fields: MediaFields = None,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        dimensions: int | None = None,
        video_interval_seconds: int | None = None,
        model_id: str | None = None,
        vector_index_config: VectorIndexConfigCreate | None = None,
        vectorize_collection_name: bool = True,
    ) -> NamedVectorConfigCreate:
        """As `Configure.Vectors.multi2vec_google`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return named_vector(
            Multi2VecGoogle(
                location=location,
                project_id=project_id,
                audio_fields=audio_fields,
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


class GoogleVectorizer:
    """Factories of `Configure.Vectorizer`."""

    @staticmethod
    def text2vec_google(
        project_id: str,
        api_endpoint: str | None = None,
        model_id: str | None = None,
        title_property: str | None = None,
        vectorize_collection_name: bool = True,
        location: str | None = None,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_google_vertex`."""
        return Text2VecGoogle(
            project_id=project_id,
            api_endpoint=api_endpoint,
            model=model_id,
            title_property=title_property,
            vectorize_collection_name=vectorize_collection_name,
            location=location,
        )

    @staticmethod
    def text2vec_google_aistudio(
        model_id: str | None = None,
        title_property: str | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.text2vec_google_gemini`."""
        return Text2VecGoogleGemini(
            model=model_id, title_property=title_property, vectorize_collection_name=vectorize_collection_name
        )

    @staticmethod
    def multi2vec_google(
        *,
        location: str,
        project_id: str,
        image_fields: MediaFields = None,
        text_fields: MediaFields = None,
        video_fields: MediaFields = None,
        model_id: str | None = None,
        video_interval_seconds: int | None = None,
        vectorize_collection_name: bool = True,
    ) -> VectorizerConfigCreate:
        """As `Configure.Vectors.multi2vec_google`.

        Args:
            vectorize_collection_name: Ignored: the collection's name never goes into it.
        """
        return Multi2VecGoogle(
            location=location,
            project_id=project_id,
            image_fields=image_fields,
            text_fields=text_fields,
            video_fields=video_fields,
            model=model_id,
            video_interval_seconds=video_interval_seconds,
        )
