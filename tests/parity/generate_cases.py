"""Questions to models as a user asks them with a query, for both clients: the peer's requests are recorded from these,
ours are built.

Most cases follow from the signatures in `surface/inventory.json`: each factory without optional arguments, with all of
them, and with each of them. This file imports neither client.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Arguments = dict[str, Any]
Case = Callable[[Any], Arguments]
"""Makes what a method of `collection.generate` takes beside the search, from a client's `weaviate.classes.generate`."""

SAMPLES: dict[str, Any] = {
    "api_endpoint": "http://api.example",
    "api_version": "2024-01-01",
    "avoid_commentary": False,
    "base_url": "https://base.example/v1",
    "debug": True,
    "deployment_id": "deployment",
    "endpoint": "https://endpoint.example",
    "endpoint_id": "endpoint",
    "frequency_penalty": 0.25,
    "image_properties": ["cover"],
    "images": "YWJj",
    "k": 7,
    "knowledge": ["one", "two"],
    "location": "europe",
    "log_probs": True,
    "max_new_tokens": 100,
    "max_tokens": 200,
    "metadata": True,
    "model": "model",
    "n": 2,
    "non_blob_properties": ["title"],
    "p": 0.5,
    "presence_penalty": -0.25,
    "project_id": "project",
    "prompt": "Say what {title} is.",
    "reasoning_effort": "low",
    "region": "region",
    "resource_name": "resource",
    "service": "sagemaker",
    "stop": ["stop"],
    "stop_sequences": ["stop", "end"],
    "system_prompt": "Be brief.",
    "target_model": "target",
    "target_variant": "variant",
    "temperature": 0.75,
    "top_k": 3,
    "top_log_probs": 4,
    "top_p": 0.125,
    "verbosity": "high",
}
MORE_SAMPLES: list[tuple[str, str, Any]] = [
    *(("openai", "reasoning_effort", effort) for effort in ("minimal", "medium", "high")),
    *(("openai", "verbosity", verbosity) for verbosity in ("low", "medium")),
    *(("meta", "reasoning_effort", effort) for effort in ("none", "minimal", "medium", "high", "xhigh")),
    ("google_vertex", "api_endpoint", "https://api.example:8080/path"),
    ("contextualai", "knowledge", []),
    ("mistral", "model", ""),
    ("mistral", "temperature", 0),
]
"""Further values of arguments: the factory, the argument, the value."""


def signatures(owner: str) -> dict[str, list[str]]:
    """The parameters of each factory of a class, as the inventory has them."""
    inventory = json.loads((Path(__file__).parent / "surface" / "inventory.json").read_text())
    start = f"weaviate.classes.generate:{owner}."
    return {name.removeprefix(start): item for name, item in inventory.items() if name.startswith(start)}


def forms(parameters: list[str]) -> Iterator[tuple[str, Arguments]]:
    """The arguments that a factory is tried with, by what they are."""
    names = [name.partition("=")[0] for name in parameters if name != "*"]
    least = {name: SAMPLES[name] for name in names if name in parameters}
    yield "no arguments", least
    yield "all arguments", {name: SAMPLES[name] for name in names}
    yield from ((name, least | {name: SAMPLES[name]}) for name in names if name not in least)


def _provided(factory: str, arguments: Arguments, **more: Any) -> Case:
    return lambda g: {
        "single_prompt": "a",
        "generative_provider": getattr(g.GenerativeConfig, factory)(**arguments),
        **{name: make(g) for name, make in more.items()},
    }


def _prompted(parameter: str, arguments: Arguments, provider: str | None) -> Case:
    def make(g: Any) -> Arguments:
        prompt = getattr(g.GenerativeParameters, parameter)(**arguments)
        return {parameter: prompt} | (
            {"generative_provider": getattr(g.GenerativeConfig, provider)()} if provider else {}
        )

    return make


def _plain(**arguments: Any) -> Case:
    return lambda g: arguments


def questions() -> dict[str, Case]:
    """Questions without a model of the query's own."""
    given: dict[str, Case] = {
        "nothing": _plain(),
        "single": _plain(single_prompt="a {b}"),
        "empty": _plain(single_prompt="", grouped_task=""),
        "grouped": _plain(grouped_task="a"),
        "grouped, properties": _plain(grouped_task="a", grouped_properties=["b", "c"]),
        "grouped, no properties": _plain(grouped_task="a", grouped_properties=[]),
        "properties alone": _plain(grouped_properties=["b"]),
        "single, properties": _plain(single_prompt="a", grouped_properties=["b"]),
        "both": _plain(single_prompt="a", grouped_task="b", grouped_properties=["c"]),
        "task and properties": lambda g: {
            "grouped_task": g.GenerativeParameters.grouped_task("a"),
            "grouped_properties": ["b"],
        },
        "task with properties and properties": lambda g: {
            "grouped_task": g.GenerativeParameters.grouped_task("a", non_blob_properties=["c"]),
            "grouped_properties": ["b"],
        },
    }
    for parameter, signature in signatures("GenerativeParameters").items():
        for form, arguments in forms(signature):
            given[f"{parameter}: {form}"] = _prompted(parameter, arguments, None)
    return given


def providers() -> dict[str, Case]:
    """Questions to models of the query's own."""
    given: dict[str, Case] = {
        "provider: both": lambda g: {
            "single_prompt": g.GenerativeParameters.single_prompt("a", metadata=True),
            "grouped_task": g.GenerativeParameters.grouped_task("b", images=["YWJj", "YWJk"]),
            "generative_provider": g.GenerativeConfig.openai(),
        },
        "provider: nothing": lambda g: {"generative_provider": g.GenerativeConfig.openai()},
    }
    for parameter, signature in signatures("GenerativeParameters").items():
        for form, arguments in forms(signature):
            given[f"provider: {parameter}: {form}"] = _prompted(parameter, arguments, "anthropic")
    for factory, signature in signatures("GenerativeConfig").items():
        for form, arguments in forms(signature):
            given[f"{factory}: {form}"] = _provided(factory, arguments)
        least = dict(forms(signature))["no arguments"]
        given[f"{factory}: images"] = _provided(
            factory,
            least,
            single_prompt=lambda g: g.GenerativeParameters.single_prompt("a", images="YWJj"),
        )
    for factory, name, value in MORE_SAMPLES:
        given[f"{factory}: {name} {value!r}"] = _provided(factory, {name: value})
    return given


def searches(cases: dict[str, Case]) -> dict[str, Any]:
    """The same as `search_cases.py` has its cases: the method, and what makes its arguments."""
    return {name: ("fetch_objects", lambda g, make=make: ((), make(g))) for name, make in cases.items()}


def methods(cases: dict[str, Any]) -> dict[str, Any]:
    """The first of the cases of `search_cases.py` for each method, with a question."""
    first: dict[str, Any] = {}
    for method, make in cases.values():
        first.setdefault(f"method: {method}", (method, make))
    return {name: (method, _asking(make)) for name, (method, make) in first.items()}


def _asking(make: Any) -> Any:
    def asking(q: Any) -> tuple[Any, Arguments]:
        args, kwargs = make(q)
        return args, {**kwargs, "single_prompt": "a"}

    return asking
