"""The module `generative-palm` at query time: Google's models, at Vertex AI and by the Gemini API."""

from __future__ import annotations

import warnings
from typing import ClassVar

from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.generate.base import GenerativeConfigRuntime, GenerativeName, Host, Int


class GoogleRuntime(GenerativeConfigRuntime):
    """The module's settings."""

    made_by: ClassVar[str] = "GenerativeConfig.google"

    generative: GenerativeName = GenerativeSearches.PALM
    api_endpoint: Host | None
    endpoint_id: str | None
    frequency_penalty: float | None
    max_tokens: Int | None
    model: str | None
    presence_penalty: float | None
    project_id: str | None
    region: str | None
    stop_sequences: list[str] | None
    temperature: float | None
    top_k: Int | None
    top_p: float | None


class GeminiRuntime(GenerativeConfigRuntime):
    """The settings for the Gemini API."""

    made_by: ClassVar[str] = "GenerativeConfig.google_gemini"

    generative: GenerativeName = GenerativeSearches.PALM
    api_endpoint: Host = "generativelanguage.googleapis.com"
    frequency_penalty: float | None
    max_tokens: Int | None
    model: str | None
    presence_penalty: float | None
    temperature: float | None
    top_k: Int | None
    top_p: float | None
    stop_sequences: list[str] | None


class VertexRuntime(GenerativeConfigRuntime):
    """The settings for Vertex AI."""

    made_by: ClassVar[str] = "GenerativeConfig.google_vertex"

    generative: GenerativeName = GenerativeSearches.PALM
    api_endpoint: Host | None
    project_id: str | None
    endpoint_id: str | None
    region: str | None
    frequency_penalty: float | None
    max_tokens: Int | None
    model: str | None
    presence_penalty: float | None
    temperature: float | None
    top_k: Int | None
    top_p: float | None
    stop_sequences: list[str] | None
    location: str | None


class GoogleGeneration:
    """Factories of `GenerativeConfig`."""

    @staticmethod
    def google(
        *,
        api_endpoint: str | None = None,
        endpoint_id: str | None = None,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        presence_penalty: float | None = None,
        project_id: str | None = None,
        region: str | None = None,
        stop_sequences: list[str] | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
    ) -> GenerativeConfigRuntime:
        """Deprecated: `google_vertex` and `google_gemini` do the same.

        Args:
            api_endpoint: Where the API is: a host, or its URL; Vertex AI's address by default.
            endpoint_id: The endpoint that serves the model, where that is your own.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            max_tokens: The most tokens that an answer has.
            model: The model.
            presence_penalty: How much a token counts against itself when it occurred already.
            project_id: The project's id at Google Cloud.
            region: The region of Google Cloud.
            stop_sequences: Texts that end an answer.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
        """
        warnings.warn("google is deprecated; use google_vertex or google_gemini.", DeprecationWarning, stacklevel=2)
        return GoogleRuntime(
            api_endpoint=api_endpoint,
            endpoint_id=endpoint_id,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            model=model,
            presence_penalty=presence_penalty,
            project_id=project_id,
            region=region,
            stop_sequences=stop_sequences,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
        )

    @staticmethod
    def google_gemini(
        *,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        presence_penalty: float | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
    ) -> GenerativeConfigRuntime:
        """Models by the Gemini API.

        Args:
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            max_tokens: The most tokens that an answer has.
            model: The model.
            presence_penalty: How much a token counts against itself when it occurred already.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            stop_sequences: Texts that end an answer.
        """
        return GeminiRuntime(
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            model=model,
            presence_penalty=presence_penalty,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
            stop_sequences=stop_sequences,
        )

    @staticmethod
    def google_vertex(
        *,
        api_endpoint: str | None = None,
        project_id: str | None = None,
        endpoint_id: str | None = None,
        region: str | None = None,
        frequency_penalty: float | None = None,
        max_tokens: int | None = None,
        model: str | None = None,
        presence_penalty: float | None = None,
        temperature: float | None = None,
        top_k: int | None = None,
        top_p: float | None = None,
        stop_sequences: list[str] | None = None,
        location: str | None = None,
    ) -> GenerativeConfigRuntime:
        """Models at Vertex AI.

        Args:
            api_endpoint: Where the API is: a host, or its URL; Vertex AI's address by default.
            project_id: The project's id at Google Cloud.
            endpoint_id: The endpoint that serves the model, where that is your own.
            region: The region of Google Cloud.
            frequency_penalty: How much a token counts against itself for each time it occurred already.
            max_tokens: The most tokens that an answer has.
            model: The model.
            presence_penalty: How much a token counts against itself when it occurred already.
            temperature: How random an answer is.
            top_k: Each token is chosen among this many of the likeliest.
            top_p: Each token is chosen among the likeliest that together have this probability.
            stop_sequences: Texts that end an answer.
            location: Where Vertex AI runs the model.
        """
        return VertexRuntime(
            api_endpoint=api_endpoint,
            project_id=project_id,
            endpoint_id=endpoint_id,
            region=region,
            frequency_penalty=frequency_penalty,
            max_tokens=max_tokens,
            model=model,
            presence_penalty=presence_penalty,
            temperature=temperature,
            top_k=top_k,
            top_p=top_p,
            stop_sequences=stop_sequences,
            location=location,
        )
