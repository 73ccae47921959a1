from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import weaviate.classes.generate as g
import weaviate.classes.query as q
from tests.parity.generate_cases import methods
from tests.parity.generate_peer_cases import ALL, OTHERWISE, PEER, REFUSED_HERE, as_peer, asked, recorded
from tests.parity.search_cases import cases
from weaviate._core import search
from weaviate._core.scope import Scope
from weaviate._core.search import legacy
from weaviate._core.transport import GrpcRequest
from weaviate._core.version import ServerVersion
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateUnsupportedFeatureError
from weaviate.models.config.enums import GenerativeSearches
from weaviate.models.config.modules import ModuleName
from weaviate.models.generate.base import GenerativeConfigRuntime

BOOKS = Scope("Books")
OLD = ServerVersion(1, 27)


def built(name: str) -> GrpcRequest:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecated factories and settings without effect are among the cases
        arguments = ALL[name](g)
    return search.generating(search.fetch_objects(BOOKS), **arguments)


# ---- the peer: the same messages but for what is intended


@pytest.mark.parametrize("name", sorted(PEER["1.39.3"].keys() & ALL.keys() - REFUSED_HERE - OTHERWISE))
def test_sends_what_the_peer_sends(name: str) -> None:
    message = as_peer(asked(built(name).message))

    assert message.SerializeToString(deterministic=True) == recorded(name).SerializeToString(deterministic=True)


@pytest.mark.parametrize("name", sorted((ALL.keys() - PEER["1.39.3"].keys()) | REFUSED_HERE))
def test_refuses_images_that_no_model_would_see(name: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^(single_prompt|grouped_task): .*images"):
        built(name)


def test_the_properties_of_a_task_are_those_given_beside_it_where_it_names_none() -> None:
    assert asked(built("task and properties").message).grouped.properties.values == ["b"]


@pytest.mark.parametrize("name", sorted(methods(cases()).keys() & PEER["1.39.3"].keys()))
def test_adds_to_every_kind_of_search(name: str) -> None:
    method, make = methods(cases())[name]
    args, kwargs = make(q)
    prompt = kwargs.pop("single_prompt")
    plain = getattr(search, method)(BOOKS, *args, **kwargs)

    request = search.generating(plain, single_prompt=prompt)

    message = v1.SearchRequest.FromString(request.message)
    assert message.generative == recorded(name)
    message.ClearField("generative")
    assert message == v1.SearchRequest.FromString(plain.message)
    assert (request.what, request.details) == (f"{plain.what} and generate", plain.details)


def test_the_peer_was_recorded_for_every_kind_of_search() -> None:
    assert {name.removeprefix("method: ") for name in PEER["1.39.3"] if name.startswith("method")} == {
        "bm25",
        "fetch_objects",
        "fetch_objects_by_ids",
        "hybrid",
        "near_image",
        "near_media",
        "near_object",
        "near_text",
        "near_vector",
    }


# ---- old servers


# Without a task, its properties are nothing to send.
@pytest.mark.parametrize(
    "name",
    sorted(PEER["1.27.0"].keys() - REFUSED_HERE - OTHERWISE - {"properties alone", "single, properties"}),
)
def test_servers_before_1_27_14_get_what_the_peer_sends_them(name: str) -> None:
    assert asked(legacy.rewritten(built(name), OLD).message) == recorded(name, "1.27.0")


@pytest.mark.parametrize("name", ["provider: both", "openai: no arguments"])
def test_servers_before_1_27_14_take_no_model(name: str) -> None:
    with pytest.raises(WeaviateUnsupportedFeatureError, match=r"generative_provider needs .* 1\.27\.14 .* 1\.27\.0"):
        legacy.rewritten(built(name), OLD)


def test_servers_from_1_27_14_on_take_questions_as_they_are_built() -> None:
    request = built("provider: both")

    assert asked(legacy.rewritten(request, ServerVersion(1, 27, 14)).message) == asked(request.message)


# ---- images


def test_images_are_read_from_base64_paths_and_open_files(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(b"abc")
    images: list[Any] = ["YWJj", path, str(path), io.BufferedReader(io.BytesIO(b"abc"))]

    prompt = g.GenerativeParameters.single_prompt("a", images=(image for image in images))
    task = g.GenerativeParameters.grouped_task("b", images=path)

    question = search.with_images_read(
        {"single_prompt": prompt, "grouped_task": task, "generative_provider": g.GenerativeConfig.anthropic()}
    )
    path.unlink()  # it is not read again
    message = asked(search.generating(search.fetch_objects(BOOKS), **question).message)

    assert message.single.queries[0].anthropic.images.values == ["YWJj"] * 4
    assert message.grouped.queries[0].anthropic.images.values == ["YWJj"]
    assert prompt.images == images


def test_a_prompt_reads_no_file(tmp_path: Path) -> None:
    missing = tmp_path / "none.png"

    prompt = g.GenerativeParameters.single_prompt("a", images=missing)

    assert prompt.images == [missing]
    with pytest.raises(WeaviateInvalidInputError, match=r"^single_prompt\.images: .* cannot be read"):
        search.with_images_read({"single_prompt": prompt})
    with pytest.raises(WeaviateInvalidInputError, match=r"^single_prompt\.images: must be a string"):
        search.generating(plain, single_prompt=prompt, generative_provider=g.GenerativeConfig.anthropic())


def test_a_prompt_with_images_is_dumped_without_warnings() -> None:
    prompt = g.GenerativeParameters.single_prompt("a", images=["YWJj"])

    dumped = prompt.model_dump()

    assert dumped["images"] == ["YWJj"]
    assert json.loads(prompt.model_dump_json())["images"] == ["YWJj"]


# ---- refusals and warnings

loose: Any = search.generating  # for what its types do not allow
config: Any = g.GenerativeConfig
parameters: Any = g.GenerativeParameters
plain = search.fetch_objects(BOOKS)
REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: loose(plain, single_prompt=5), "single_prompt: "),
    (lambda: loose(plain, grouped_task=b"a"), "grouped_task: "),
    (lambda: loose(plain, grouped_task="a", grouped_properties="b"), "grouped_properties: "),
    (lambda: loose(plain, single_prompt="a", generative_provider="openai"), "generative_provider: "),
    (
        lambda: loose(
            plain, single_prompt="a", generative_provider=GenerativeConfigRuntime(generative=ModuleName("other"))
        ),
        "generative_provider: must be a module that",
    ),
    (lambda: parameters.single_prompt(5), r"GenerativeParameters\.single_prompt\.prompt: "),
    (
        lambda: parameters.single_prompt("a", images=b"abc"),
        r"GenerativeParameters\.single_prompt\.images: must be base64",
    ),
    (lambda: parameters.single_prompt(5), r"GenerativeParameters\.single_prompt\.prompt: "),
    (lambda: parameters.grouped_task("a", images=[5]), r"GenerativeParameters\.grouped_task\.images: must be base64"),
    (lambda: parameters.grouped_task("a", non_blob_properties="b"), r"GenerativeParameters\.grouped_task\.non_blob_"),
    (lambda: config.openai(max_tokens="5"), r"GenerativeConfig\.openai\.max_tokens: input should be a valid integer"),
    (lambda: config.openai(max_tokens=2**63), r"GenerativeConfig\.openai\.max_tokens: "),
    (lambda: config.azure_openai(base_url="here"), r"GenerativeConfig\.azure_openai\.base_url: must be a URL"),
    (lambda: config.openai(reasoning_effort="none"), r"GenerativeConfig\.openai\.reasoning_effort: .*'minimal'"),
    (lambda: config.meta(reasoning_effort="most"), r"GenerativeConfig\.meta\.reasoning_effort: .*'xhigh'"),
    (lambda: config.databricks(endpoint=None), r"GenerativeConfig\.databricks\.endpoint: "),
    (lambda: config.cohere(model="\ud800"), r"GenerativeConfig\.cohere\.model: .*UTF-8"),
    (lambda: config.cohere(stop_sequences="end"), r"GenerativeConfig\.cohere\.stop_sequences: "),
]


@pytest.mark.parametrize(("build", "message"), REFUSED)
def test_a_bad_argument_is_refused_by_its_name(build: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{message}"):
        build()


@pytest.mark.parametrize("factory", ["aws", "google"])
def test_factories_that_others_replace_are_deprecated(factory: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"^{factory} is deprecated") as caught:
        getattr(g.GenerativeConfig, factory)()

    assert caught[0].filename == __file__


@pytest.mark.parametrize("factory", ["aws_bedrock", "aws_sagemaker"])
@pytest.mark.parametrize("setting", ["top_k", "top_p"])
def test_settings_that_the_server_does_not_take_with_a_query_are_not_dropped_in_silence(
    factory: str, setting: str
) -> None:
    with pytest.warns(UserWarning, match=rf"^GenerativeConfig\.{factory}: {setting} has no effect") as caught:
        getattr(g.GenerativeConfig, factory)(**{setting: 1})

    assert caught[0].filename == __file__


def test_every_module_of_the_enumeration_has_its_message() -> None:
    for module in GenerativeSearches:
        provider = GenerativeConfigRuntime(generative=module)

        request = search.generating(plain, single_prompt="a", generative_provider=provider)

        assert asked(request.message).single.queries[0].WhichOneof("kind") is not None
