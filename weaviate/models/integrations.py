"""Providers of models: the keys and limits that the server uses with them, sent with each request."""

from __future__ import annotations

from typing import ClassVar

from pydantic import ConfigDict, Field, field_validator

from weaviate.models.checked import CheckedModel, fits_header

_HEADERS = {
    "api_key": "Api-Key",
    "organization": "Organization",
    "base_url": "BaseURL",
    "request_per_minute_embeddings": "Ratelimit-RequestPM-Embedding",
    "requests_per_minute_embeddings": "Ratelimit-RequestPM-Embedding",
    "tokens_per_minute_embeddings": "Ratelimit-TokenPM-Embedding",
}
"""The end of the name of the header that a field is sent in."""


class IntegrationConfig(CheckedModel):
    """A provider. See `Integrations`.

    A subclass declares the fields that the provider has, of those in `_HEADERS`.
    """

    # The keys are secret, and stay so when they are not even text.
    model_config = ConfigDict(strict=True, hide_input_in_errors=True)

    provider: ClassVar[str]
    """What the headers call it."""

    @field_validator("*")
    @classmethod
    def _fits_a_header(cls, value: object) -> object:
        if isinstance(value, str) and not fits_header(value):
            raise ValueError("must be printable ASCII, without spaces around it")
        return value

    def to_headers(self) -> dict[str, str]:
        """The headers that tell the server all this."""
        values = ((_HEADERS[name], getattr(self, name)) for name in type(self).model_fields)
        return {f"X-{self.provider}-{name}": str(value) for name, value in values if value is not None}


class KeyedIntegration(IntegrationConfig):
    """A provider that wants a key: all that there are."""

    api_key: str = Field(repr=False)


class CohereIntegration(KeyedIntegration):
    """Cohere."""

    made_by = "Integrations.cohere"
    provider = "Cohere"

    requests_per_minute_embeddings: int | None
    base_url: str | None


class HuggingFaceIntegration(KeyedIntegration):
    """Hugging Face."""

    made_by = "Integrations.huggingface"
    provider = "HuggingFace"

    requests_per_minute_embeddings: int | None
    base_url: str | None


class JinaAIIntegration(KeyedIntegration):
    """Jina AI."""

    made_by = "Integrations.jinaai"
    provider = "JinaAI"

    requests_per_minute_embeddings: int | None
    base_url: str | None


class MistralIntegration(KeyedIntegration):
    """Mistral."""

    made_by = "Integrations.mistral"
    provider = "Mistral"

    request_per_minute_embeddings: int | None
    tokens_per_minute_embeddings: int | None


class OpenAIIntegration(KeyedIntegration):
    """OpenAI."""

    made_by = "Integrations.openai"
    provider = "OpenAI"

    organization: str | None
    requests_per_minute_embeddings: int | None
    tokens_per_minute_embeddings: int | None
    base_url: str | None


class VoyageAIIntegration(KeyedIntegration):
    """Voyage AI."""

    made_by = "Integrations.voyageai"
    provider = "VoyageAI"

    requests_per_minute_embeddings: int | None
    tokens_per_minute_embeddings: int | None
    base_url: str | None


class Integrations:
    """Providers of models, for `client.integrations.configure`. What is not given is left to the server."""

    @staticmethod
    def cohere(
        *, api_key: str, base_url: str | None = None, requests_per_minute_embeddings: int | None = None
    ) -> IntegrationConfig:
        """Cohere.

        Args:
            api_key: The key.
            base_url: Where the API is, instead of its usual address.
            requests_per_minute_embeddings: How many requests for vectors the server makes in a minute.
        """
        return CohereIntegration(
            api_key=api_key, requests_per_minute_embeddings=requests_per_minute_embeddings, base_url=base_url
        )

    @staticmethod
    def huggingface(
        *, api_key: str, requests_per_minute_embeddings: int | None = None, base_url: str | None = None
    ) -> IntegrationConfig:
        """Hugging Face.

        Args:
            api_key: The key.
            requests_per_minute_embeddings: How many requests for vectors the server makes in a minute.
            base_url: Where the API is, instead of its usual address.
        """
        return HuggingFaceIntegration(
            api_key=api_key, requests_per_minute_embeddings=requests_per_minute_embeddings, base_url=base_url
        )

    @staticmethod
    def jinaai(
        *, api_key: str, requests_per_minute_embeddings: int | None = None, base_url: str | None = None
    ) -> IntegrationConfig:
        """Jina AI.

        Args:
            api_key: The key.
            requests_per_minute_embeddings: How many requests for vectors the server makes in a minute.
            base_url: Where the API is, instead of its usual address.
        """
        return JinaAIIntegration(
            api_key=api_key, requests_per_minute_embeddings=requests_per_minute_embeddings, base_url=base_url
        )

    @staticmethod
    def mistral(
        *,
        api_key: str,
        request_per_minute_embeddings: int | None = None,
        tokens_per_minute_embeddings: int | None = None,
    ) -> IntegrationConfig:
        """Mistral.

        Args:
            api_key: The key.
            request_per_minute_embeddings: How many requests for vectors the server makes in a minute.
            tokens_per_minute_embeddings: How many tokens it sends in a minute.
        """
        return MistralIntegration(
            api_key=api_key,
            request_per_minute_embeddings=request_per_minute_embeddings,
            tokens_per_minute_embeddings=tokens_per_minute_embeddings,
        )

    @staticmethod
    def openai(
        *,
        api_key: str,
        requests_per_minute_embeddings: int | None = None,
        tokens_per_minute_embeddings: int | None = None,
        organization: str | None = None,
        base_url: str | None = None,
    ) -> IntegrationConfig:
        """OpenAI.

        Args:
            api_key: The key.
            requests_per_minute_embeddings: How many requests for vectors the server makes in a minute.
            tokens_per_minute_embeddings: How many tokens it sends in a minute.
            organization: The organization that pays.
            base_url: Where the API is, instead of its usual address.
        """
        return OpenAIIntegration(
            api_key=api_key,
            organization=organization,
            requests_per_minute_embeddings=requests_per_minute_embeddings,
            tokens_per_minute_embeddings=tokens_per_minute_embeddings,
            base_url=base_url,
        )

    @staticmethod
    def voyageai(
        *,
        api_key: str,
        requests_per_minute_embeddings: int | None = None,
        tokens_per_minute_embeddings: int | None = None,
        base_url: str | None = None,
    ) -> IntegrationConfig:
        """Voyage AI.

        Args:
            api_key: The key.
            requests_per_minute_embeddings: How many requests for vectors the server makes in a minute.
            tokens_per_minute_embeddings: How many tokens it sends in a minute.
            base_url: Where the API is, instead of its usual address.
        """
        return VoyageAIIntegration(
            api_key=api_key,
            requests_per_minute_embeddings=requests_per_minute_embeddings,
            tokens_per_minute_embeddings=tokens_per_minute_embeddings,
            base_url=base_url,
        )
