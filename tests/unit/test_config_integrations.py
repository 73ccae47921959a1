"""Providers of models: the headers that their keys and limits are sent in."""

from __future__ import annotations

from typing import Any

import pytest

from weaviate.classes.config import Integrations
from weaviate.exceptions import WeaviateInvalidInputError

untyped: Any = Integrations


@pytest.mark.parametrize(
    ("provider", "arguments", "headers"),
    [
        (
            "cohere",
            {"base_url": "u", "requests_per_minute_embeddings": 1},
            {"X-Cohere-BaseURL": "u", "X-Cohere-Ratelimit-RequestPM-Embedding": "1"},
        ),
        (
            "huggingface",
            {"base_url": "u", "requests_per_minute_embeddings": 1},
            {"X-HuggingFace-BaseURL": "u", "X-HuggingFace-Ratelimit-RequestPM-Embedding": "1"},
        ),
        (
            "jinaai",
            {"base_url": "u", "requests_per_minute_embeddings": 1},
            {"X-JinaAI-BaseURL": "u", "X-JinaAI-Ratelimit-RequestPM-Embedding": "1"},
        ),
        (
            "mistral",
            {"request_per_minute_embeddings": 1, "tokens_per_minute_embeddings": 2},
            {"X-Mistral-Ratelimit-RequestPM-Embedding": "1", "X-Mistral-Ratelimit-TokenPM-Embedding": "2"},
        ),
        (
            "openai",
            {
                "requests_per_minute_embeddings": 1,
                "tokens_per_minute_embeddings": 2,
                "organization": "o",
                "base_url": "u",
            },
            {
                "X-OpenAI-Organization": "o",
                "X-OpenAI-BaseURL": "u",
                "X-OpenAI-Ratelimit-RequestPM-Embedding": "1",
                "X-OpenAI-Ratelimit-TokenPM-Embedding": "2",
            },
        ),
        (
            "voyageai",
            {"requests_per_minute_embeddings": 1, "tokens_per_minute_embeddings": 2, "base_url": "u"},
            {
                "X-VoyageAI-BaseURL": "u",
                "X-VoyageAI-Ratelimit-RequestPM-Embedding": "1",
                "X-VoyageAI-Ratelimit-TokenPM-Embedding": "2",
            },
        ),
    ],
)
def test_keys_and_limits_become_headers(provider: str, arguments: dict[str, Any], headers: dict[str, str]) -> None:
    factory = getattr(Integrations, provider)
    key = f"{'-'.join(next(iter(headers)).split('-')[:2])}-Api-Key"

    assert factory(api_key="secret").to_headers() == {key: "secret"}
    assert factory(api_key="secret", **arguments).to_headers() == {key: "secret"} | headers


def test_keys_are_not_shown() -> None:
    integration = Integrations.openai(api_key="secret", organization="o")

    assert "secret" not in repr(integration)
    assert "secret" not in str(integration)


def test_a_bad_argument_is_refused_without_showing_the_key() -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        untyped.openai(api_key=b"secret", base_url=1)

    assert "Integrations.openai.api_key: input should be a valid string" in refused.value.message
    assert "Integrations.openai.base_url: input should be a valid string" in refused.value.message
    assert "secret" not in refused.value.message + str(refused.value.__cause__)


@pytest.mark.parametrize(
    "key", ["my-secret\r\nX-Evil: 1", "my-secret\n", " my-secret", "my-secret-é", "my-secret\ud800"]
)
def test_a_key_that_fits_no_header_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        Integrations.cohere(api_key=key)

    assert refused.value.message.startswith("Integrations.cohere.api_key: must be printable ASCII")
    assert "my-secret" not in refused.value.message + str(refused.value.__cause__)
