"""The modules that generate text and rerank: what is sent of each argument, as the peer sends it."""

from __future__ import annotations

import json
import warnings
from operator import attrgetter
from typing import Any

import pytest

from weaviate._core.rest import schema
from weaviate.classes.config import Configure
from weaviate.exceptions import WeaviateInvalidInputError

# Factory, all of its arguments, the module, and what is sent of them. The peer does not send return_likelihoods.
CASES: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "Generative.anthropic",
        {
            "model": "model",
            "max_tokens": 7,
            "stop_sequences": ["a", "b"],
            "temperature": 0.5,
            "top_k": 7,
            "top_p": 0.5,
            "base_url": "base_url",
        },
        "generative-anthropic",
        {
            "model": "model",
            "maxTokens": 7,
            "stopSequences": ["a", "b"],
            "temperature": 0.5,
            "topK": 7,
            "topP": 0.5,
            "baseURL": "base_url",
        },
    ),
    (
        "Generative.anyscale",
        {"model": "model", "temperature": 0.5, "base_url": "base_url"},
        "generative-anyscale",
        {"baseURL": "base_url", "temperature": 0.5, "model": "model"},
    ),
    (
        "Generative.aws",
        {"model": "model", "region": "region", "endpoint": "endpoint", "service": "service", "max_tokens": 7},
        "generative-aws",
        {"region": "region", "service": "service", "model": "model", "endpoint": "endpoint", "maxTokens": 7},
    ),
    (
        "Generative.aws_bedrock",
        {
            "model": "model",
            "region": "region",
            "temperature": 0.5,
            "max_tokens": 7,
            "top_k": 7,
            "top_p": 0.5,
            "stop_sequences": ["a", "b"],
        },
        "generative-aws",
        {
            "region": "region",
            "service": "bedrock",
            "model": "model",
            "temperature": 0.5,
            "topK": 7,
            "topP": 0.5,
            "stopSequences": ["a", "b"],
            "maxTokens": 7,
        },
    ),
    (
        "Generative.aws_sagemaker",
        {
            "region": "region",
            "endpoint": "endpoint",
            "max_tokens": 7,
            "target_model": "target_model",
            "target_variant": "target_variant",
            "temperature": 0.5,
            "top_k": 7,
            "top_p": 0.5,
            "stop_sequences": ["a", "b"],
        },
        "generative-aws",
        {
            "region": "region",
            "service": "sagemaker",
            "endpoint": "endpoint",
            "temperature": 0.5,
            "targetModel": "target_model",
            "targetVariant": "target_variant",
            "topK": 7,
            "topP": 0.5,
            "stopSequences": ["a", "b"],
            "maxTokens": 7,
        },
    ),
    (
        "Generative.azure_openai",
        {
            "resource_name": "resource_name",
            "deployment_id": "deployment_id",
            "frequency_penalty": 0.5,
            "max_tokens": 7,
            "presence_penalty": 0.5,
            "temperature": 0.5,
            "top_p": 0.5,
            "base_url": "https://example.com/x",
            "api_version": "api_version",
        },
        "generative-openai",
        {
            "baseURL": "https://example.com/x",
            "frequencyPenalty": 0.5,
            "presencePenalty": 0.5,
            "maxTokens": 7,
            "temperature": 0.5,
            "topP": 0.5,
            "resourceName": "resource_name",
            "deploymentId": "deployment_id",
            "apiVersion": "api_version",
        },
    ),
    (
        "Generative.cohere",
        {
            "model": "model",
            "k": 7,
            "max_tokens": 7,
            "return_likelihoods": "return_likelihoods",
            "stop_sequences": ["a", "b"],
            "temperature": 0.5,
            "base_url": "https://example.com/x",
        },
        "generative-cohere",
        {
            "baseURL": "https://example.com/x",
            "k": 7,
            "model": "model",
            "maxTokens": 7,
            "stopSequences": ["a", "b"],
            "temperature": 0.5,
            "returnLikelihoods": "return_likelihoods",
        },
    ),
    (
        "Generative.contextualai",
        {
            "model": "model",
            "max_new_tokens": 7,
            "temperature": 0.5,
            "top_p": 0.5,
            "system_prompt": "system_prompt",
            "avoid_commentary": True,
            "knowledge": ["a", "b"],
        },
        "generative-contextualai",
        {
            "model": "model",
            "temperature": 0.5,
            "topP": 0.5,
            "maxNewTokens": 7,
            "systemPrompt": "system_prompt",
            "avoidCommentary": True,
            "knowledge": ["a", "b"],
        },
    ),
    (
        "Generative.databricks",
        {"endpoint": "endpoint", "max_tokens": 7, "temperature": 0.5, "top_k": 7, "top_p": 0.5},
        "generative-databricks",
        {"endpoint": "endpoint", "maxTokens": 7, "temperature": 0.5, "topK": 7, "topP": 0.5},
    ),
    (
        "Generative.deepseek",
        {
            "base_url": "base_url",
            "model": "model",
            "temperature": 0.5,
            "max_tokens": 7,
            "frequency_penalty": 0.5,
            "presence_penalty": 0.5,
            "top_p": 0.5,
            "stop": ["a", "b"],
        },
        "generative-deepseek",
        {
            "model": "model",
            "temperature": 0.5,
            "maxTokens": 7,
            "frequencyPenalty": 0.5,
            "presencePenalty": 0.5,
            "topP": 0.5,
            "baseURL": "base_url",
            "stop": ["a", "b"],
        },
    ),
    (
        "Generative.digitalocean",
        {
            "base_url": "base_url",
            "model": "model",
            "temperature": 0.5,
            "top_p": 0.5,
            "max_tokens": 7,
            "frequency_penalty": 0.5,
            "presence_penalty": 0.5,
            "stop": ["a", "b"],
        },
        "generative-digitalocean",
        {
            "baseURL": "base_url",
            "model": "model",
            "temperature": 0.5,
            "topP": 0.5,
            "maxTokens": 7,
            "frequencyPenalty": 0.5,
            "presencePenalty": 0.5,
            "stop": ["a", "b"],
        },
    ),
    (
        "Generative.friendliai",
        {"base_url": "base_url", "model": "model", "temperature": 0.5, "max_tokens": 7},
        "generative-friendliai",
        {"temperature": 0.5, "model": "model", "maxTokens": 7, "baseURL": "base_url"},
    ),
    (
        "Generative.google",
        {
            "project_id": "project_id",
            "api_endpoint": "api_endpoint",
            "max_output_tokens": 7,
            "model_id": "model_id",
            "temperature": 0.5,
            "top_k": 7,
            "top_p": 0.5,
        },
        "generative-palm",
        {
            "apiEndpoint": "api_endpoint",
            "maxOutputTokens": 7,
            "modelId": "model_id",
            "projectId": "project_id",
            "temperature": 0.5,
            "topK": 7,
            "topP": 0.5,
        },
    ),
    (
        "Generative.google_gemini",
        {"max_output_tokens": 7, "model": "model", "temperature": 0.5, "top_k": 7, "top_p": 0.5},
        "generative-palm",
        {"maxOutputTokens": 7, "modelId": "model", "projectId": "", "temperature": 0.5, "topK": 7, "topP": 0.5},
    ),
    (
        "Generative.google_vertex",
        {
            "project_id": "project_id",
            "api_endpoint": "api_endpoint",
            "region": "region",
            "max_output_tokens": 7,
            "model_id": "model_id",
            "endpoint_id": "endpoint_id",
            "temperature": 0.5,
            "top_k": 7,
            "top_p": 0.5,
            "location": "location",
        },
        "generative-palm",
        {
            "apiEndpoint": "api_endpoint",
            "endpointId": "endpoint_id",
            "region": "region",
            "location": "location",
            "maxOutputTokens": 7,
            "modelId": "model_id",
            "projectId": "project_id",
            "temperature": 0.5,
            "topK": 7,
            "topP": 0.5,
        },
    ),
    (
        "Generative.meta",
        {
            "base_url": "base_url",
            "model": "model",
            "temperature": 0.5,
            "top_p": 0.5,
            "max_tokens": 7,
            "frequency_penalty": 0.5,
            "presence_penalty": 0.5,
            "reasoning_effort": "reasoning_effort",
        },
        "generative-meta",
        {
            "baseURL": "base_url",
            "model": "model",
            "temperature": 0.5,
            "topP": 0.5,
            "maxTokens": 7,
            "frequencyPenalty": 0.5,
            "presencePenalty": 0.5,
            "reasoningEffort": "reasoning_effort",
        },
    ),
    (
        "Generative.mistral",
        {"model": "model", "temperature": 0.5, "max_tokens": 7, "base_url": "base_url"},
        "generative-mistral",
        {"temperature": 0.5, "model": "model", "maxTokens": 7, "baseURL": "base_url"},
    ),
    (
        "Generative.nvidia",
        {"base_url": "base_url", "model": "model", "temperature": 0.5, "max_tokens": 7, "top_p": 0.5},
        "generative-nvidia",
        {"temperature": 0.5, "model": "model", "maxTokens": 7, "baseURL": "base_url", "topP": 0.5},
    ),
    (
        "Generative.ollama",
        {"api_endpoint": "api_endpoint", "model": "model"},
        "generative-ollama",
        {"model": "model", "apiEndpoint": "api_endpoint"},
    ),
    (
        "Generative.openai",
        {
            "model": "model",
            "frequency_penalty": 0.5,
            "max_tokens": 7,
            "presence_penalty": 0.5,
            "temperature": 0.5,
            "top_p": 0.5,
            "base_url": "https://example.com/x",
            "verbosity": "verbosity",
            "reasoning_effort": "reasoning_effort",
        },
        "generative-openai",
        {
            "baseURL": "https://example.com/x",
            "frequencyPenalty": 0.5,
            "presencePenalty": 0.5,
            "maxTokens": 7,
            "temperature": 0.5,
            "topP": 0.5,
            "model": "model",
            "verbosity": "verbosity",
            "reasoningEffort": "reasoning_effort",
        },
    ),
    (
        "Generative.palm",
        {
            "project_id": "project_id",
            "api_endpoint": "api_endpoint",
            "max_output_tokens": 7,
            "model_id": "model_id",
            "temperature": 0.5,
            "top_k": 7,
            "top_p": 0.5,
        },
        "generative-palm",
        {
            "apiEndpoint": "api_endpoint",
            "maxOutputTokens": 7,
            "modelId": "model_id",
            "projectId": "project_id",
            "temperature": 0.5,
            "topK": 7,
            "topP": 0.5,
        },
    ),
    (
        "Generative.xai",
        {"base_url": "base_url", "model": "model", "temperature": 0.5, "max_tokens": 7, "top_p": 0.5},
        "generative-xai",
        {"temperature": 0.5, "model": "model", "maxTokens": 7, "baseURL": "base_url", "topP": 0.5},
    ),
    (
        "Reranker.cohere",
        {"model": "model", "base_url": "https://example.com/x"},
        "reranker-cohere",
        {"model": "model", "baseURL": "https://example.com/x"},
    ),
    (
        "Reranker.contextualai",
        {"model": "model", "instruction": "instruction", "top_n": 7},
        "reranker-contextualai",
        {"model": "model", "instruction": "instruction", "topN": 7},
    ),
    ("Reranker.jinaai", {"model": "model"}, "reranker-jinaai", {"model": "model"}),
    (
        "Reranker.nvidia",
        {"model": "model", "base_url": "https://example.com/x"},
        "reranker-nvidia",
        {"model": "model", "baseURL": "https://example.com/x"},
    ),
    ("Reranker.transformers", {}, "reranker-transformers", {}),
    ("Reranker.voyageai", {"model": "model"}, "reranker-voyageai", {"model": "model"}),
]
DEPRECATED = {"Generative.aws", "Generative.google", "Generative.palm"}
EXAMPLES = {factory: arguments for factory, arguments, _, _ in CASES}


def sent(factory: str, arguments: dict[str, Any]) -> Any:
    """The module's part of the body that creates a collection."""
    parameter = {"Generative": "generative_config", "Reranker": "reranker_config"}[factory.partition(".")[0]]
    config: Any = {parameter: attrgetter(factory)(Configure)(**arguments)}
    return json.loads(schema.create("Example", **config).body or b"")["moduleConfig"]


def made(factory: str, arguments: dict[str, Any]) -> tuple[Any, list[warnings.WarningMessage]]:
    """What is sent, and the warnings on the way."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        return sent(factory, arguments), caught


@pytest.mark.parametrize(("factory", "arguments", "module", "settings"), CASES, ids=EXAMPLES)
def test_all_arguments_are_sent(factory: str, arguments: dict[str, Any], module: str, settings: dict[str, Any]) -> None:
    body, caught = made(factory, arguments)

    assert body == {module: settings}
    assert [warning.category for warning in caught] == [DeprecationWarning] * (factory in DEPRECATED)
    assert {warning.filename for warning in caught} <= {__file__}


def test_every_factory_has_its_case() -> None:
    groups = {"Generative": Configure.Generative, "Reranker": Configure.Reranker}
    names = {f"{name}.{each}" for name, group in groups.items() for each in dir(group) if not each.startswith("_")}

    assert names - {"Generative.custom", "Reranker.custom"} == EXAMPLES.keys()


@pytest.mark.parametrize(
    ("factory", "arguments", "module", "settings"),
    [
        ("Generative.openai", {}, "generative-openai", {}),
        ("Generative.google_gemini", {}, "generative-palm", {"projectId": ""}),
        ("Generative.aws_bedrock", {"model": "m", "region": "r"}, "generative-aws", None),
        ("Reranker.cohere", {}, "reranker-cohere", {}),
        ("Generative.custom", {"module_name": "generative-new"}, "generative-new", {}),
        ("Generative.custom", {"module_name": "g", "module_config": {"a_b": {"c": [1]}}}, "g", {"a_b": {"c": [1]}}),
        ("Reranker.custom", {"module_name": "r", "module_config": {"x": None}}, "r", {"x": None}),
    ],
)
def test_what_is_not_given_is_left_to_the_module(
    factory: str, arguments: dict[str, Any], module: str, settings: dict[str, Any] | None
) -> None:
    expected = {"model": "m", "region": "r", "service": "bedrock"} if settings is None else settings

    assert sent(factory, arguments) == {module: expected}


@pytest.mark.parametrize(
    ("factory", "wrong", "message"),
    [
        (
            "Generative.openai",
            {"max_tokens": "1"},
            "Configure.Generative.openai.max_tokens: input should be a valid int",
        ),
        (
            "Generative.azure_openai",
            {"base_url": "x"},
            "Configure.Generative.azure_openai.base_url: input should be a va",
        ),
        (
            "Generative.aws_bedrock",
            {"region": None},
            "Configure.Generative.aws_bedrock.region: input should be a valid s",
        ),
        (
            "Generative.google_vertex",
            {"model_id": 1},
            "Configure.Generative.google_vertex.model_id: input should be a v",
        ),
        (
            "Generative.anthropic",
            {"stop_sequences": "a"},
            "Configure.Generative.anthropic.stop_sequences: input should",
        ),
        ("Reranker.cohere", {"base_url": "x"}, "Configure.Reranker.cohere.base_url: input should be a valid URL"),
        ("Reranker.contextualai", {"top_n": 1.5}, "Configure.Reranker.contextualai.top_n"),
        ("Generative.custom", {"module_name": "m", "module_config": []}, "Configure.Generative.custom.module_config"),
        ("Reranker.custom", {"module_name": "m", "module_config": 1}, "Configure.Reranker.custom.module_config"),
    ],
)
def test_a_bad_argument_is_refused_by_the_name_of_the_factory(
    factory: str, wrong: dict[str, Any], message: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        sent(factory, EXAMPLES.get(factory, {}) | wrong)

    assert refused.value.message.startswith(message)
