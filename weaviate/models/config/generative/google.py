"""The module `generative-palm`: Google's models, at Vertex AI and by the Gemini API."""

from __future__ import annotations

from pydantic import Field
from typing_extensions import deprecated

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.generative.base import GenerativeName, GenerativeProvider


class GenerativeGemini(GenerativeProvider):
    """The settings for the Gemini API."""

    made_by = "Configure.Generative.google_gemini"

    generative: GenerativeName = GenerativeSearches.PALM
    project_id: str = ""
    max_output_tokens: int | None
    model: str | None = Field(serialization_alias="modelId")
    temperature: float | None
    top_k: int | None
    top_p: float | None


class GenerativeVertex(GenerativeProvider):
    """The settings for Vertex AI."""

    made_by = "Configure.Generative.google_vertex"

    generative: GenerativeName = GenerativeSearches.PALM
    project_id: str
    api_endpoint: str | None
    region: str | None
    max_output_tokens: int | None
    model_id: str | None
    temperature: float | None
    top_k: int | None
    top_p: float | None
    endpoint_id: str | None
    location: str | None


class GoogleGenerative:
    """Factories of `Configure.Generative`."""

    @staticmethod
    def google_vertex(
        project_id: str,
        api_endpoint: str | None = None,
        region: str | None = None,
        max_output_tokens: int | None = None,
        model_id: str | None = None,
        endpoint_id: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        location: str | None = None,
    ) -> GenerativeProvider:
        """Models at Vertex AI.

        Args:
            project_id: The project's id at Google Cloud.
            api_endpoint: Where the API is, as a host without a scheme; Vertex AI's address by default.
            region: The region of Google Cloud.
            max_output_tokens: The most tokens that an answer has.
            model_id: The model; the module chooses one by default.
            endpoint_id: The endpoint that serves the model, where that is your own.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            location: The location of Google Cloud that the model runs in.
        """
        return GenerativeVertex(
            project_id=project_id,
            api_endpoint=api_endpoint,
            region=region,
            max_output_tokens=max_output_tokens,
            model_id=model_id,
            endpoint_id=endpoint_id,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
            location=location,
        )

    @staticmethod
    def google_gemini(
        max_output_tokens: int | None = None,
        model: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeProvider:
        """Models of the Gemini API.

        Args:
            max_output_tokens: The most tokens that an answer has.
            model: The model; the module chooses one by default.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        return GenerativeGemini(
            max_output_tokens=max_output_tokens,
            model=model,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )

    @staticmethod
    @deprecated("google is deprecated; use google_vertex or google_gemini.")
    def google(
        project_id: str,
        api_endpoint: str | None = None,
        max_output_tokens: int | None = None,
        model_id: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeProvider:
        """Deprecated. As `google_vertex`; see also `google_gemini`."""
        return GoogleGenerative.google_vertex(
            project_id,
            api_endpoint,
            max_output_tokens=max_output_tokens,
            model_id=model_id,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )

    @staticmethod
    @deprecated("palm is deprecated; use google_vertex or google_gemini.")
    def palm(
        project_id: str,
        api_endpoint: str | None = None,
        max_output_tokens: int | None = None,
        model_id: str | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeProvider:
        """Deprecated. As `google_vertex`; see also `google_gemini`."""
        return GoogleGenerative.google_vertex(
            project_id,
            api_endpoint,
            max_output_tokens=max_output_tokens,
            model_id=model_id,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )
