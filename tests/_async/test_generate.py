"""Searches with generation on the real server. The collection's model and those of the queries repeat what they are
asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import pytest

from tests._async.searching import (
    BY_HAND,
    GROUPED,
    GROUPS,
    IDS,
    NEAR,
    ROWS,
    Letters,
    medium,
    numbers,
)
from tests.support.vectorizer import letter_counter
from weaviate import WeaviateAsyncClient
from weaviate.classes.generate import GenerativeConfig, GenerativeParameters
from weaviate.classes.query import Filter, MetadataQuery, NearMediaType, QueryReference, Sort
from weaviate.exceptions import WeaviateInvalidInputError, WeaviateQueryError
from weaviate.outputs.query import GenerativeReturn


class Text(TypedDict):
    """What a query asks for."""

    text: str


@dataclass
class Data:
    """The same as a dataclass."""

    text: str


@pytest.fixture
def model() -> Iterator[str]:
    """The URL of a model server for single queries."""
    with letter_counter() as url:
        yield url


def dummy(question: str) -> str:
    """What the dummy answers."""
    return (
        f"You want me to generate something based on the following prompt: {question}. With settings: . "
        "I'm sorry, I'm just a dummy and can't generate anything."
    )


def answers(found: Any) -> list[str | None]:
    """What the model said of each object."""
    return [each.generated for each in found.objects]


async def test_every_parameter_of_every_search_has_its_effect_and_each_result_its_answer(letters: Letters) -> None:
    found = []
    for method, args, more, _ in BY_HAND:
        result = await getattr(letters.generate, method)(*args, single_prompt="Say {text}", **more)
        found.append((method, args, more, numbers(result)))
        assert answers(result) == [dummy(f"Say {ROWS[n - 1][0]}") for n in numbers(result)]

    assert found == BY_HAND


async def test_one_task_is_about_all_results_together(letters: Letters) -> None:
    calls = {**NEAR, "bm25": ("red",), "hybrid": ("a",), "fetch_objects": (), "fetch_objects_by_ids": (IDS,)}

    for method, args in calls.items():
        found = await getattr(letters.generate, method)(
            *args, limit=1, grouped_task="Sum up", grouped_properties=["text"]
        )

        assert (method, found.generated) == (method, dummy('Sum up: [{"text":"aa"}]'))
        assert found.generative.text == found.generated


async def test_groups_have_the_answer_about_their_first_object(letters: Letters) -> None:
    for method, args, more in GROUPED:
        found = await getattr(letters.generate, method)(
            *args, single_prompt="{kind}", grouped_task="Sum up", group_by=GROUPS, **more
        )

        answered = {name: group.generated for name, group in found.groups.items()}
        assert (method, answered) == (method, {"x": dummy("x"), "y": dummy("y")})
        assert {name: group.number_of_objects for name, group in found.groups.items()} == {"x": 2, "y": 2}
        assert found.generated.startswith(dummy("Sum up: [").partition("[")[0])
        assert sorted(numbers(found)) == [1, 2, 3, 4]


async def test_the_model_of_a_query_is_asked_instead_and_says_more(letters: Letters, model: str) -> None:
    found = await letters.generate.near_text(
        "a",
        limit=2,
        single_prompt=GenerativeParameters.single_prompt("Say {text}", metadata=True, debug=True),
        generative_provider=GenerativeConfig.anthropic(base_url=model, model="some"),
    )
    together = await letters.generate.near_text(
        "a",
        limit=2,
        grouped_task=GenerativeParameters.grouped_task("Sum up", non_blob_properties=["n"], metadata=True),
        generative_provider=GenerativeConfig.anthropic(base_url=model, model="some"),
    )

    said = [each.generative for each in found.objects]
    assert [one.text for one in said if one] == answers(found) == ["Say aa", "Say aaab"]
    assert [one.debug.full_prompt for one in said if one and one.debug] == ["Say aa", "Say aaab"]
    # The model counts the characters that it reads and writes, and is off by one for the latter.
    assert [one.metadata.to_dict() for one in said if one and one.metadata] == [
        {"provider": "anthropic", "usage": {"input_tokens": 6, "output_tokens": 7}},
        {"provider": "anthropic", "usage": {"input_tokens": 8, "output_tokens": 9}},
    ]
    assert together.generated == 'Sum up: [{"n":"1"},{"n":"2"}]'
    assert together.generative is not None
    assert together.generative.to_dict()["metadata"] == {
        "provider": "anthropic",
        "usage": {"input_tokens": 29, "output_tokens": 30},
    }


async def test_models_see_images_of_the_question_and_of_the_objects(
    letters: Letters, model: str, tmp_path: Path
) -> None:
    path = tmp_path / "image.png"
    path.write_bytes(b"a file")
    provider = GenerativeConfig.ollama(api_endpoint=model, model="some")
    with path.open("rb") as opened:
        images: list[Any] = [path, str(path), opened, medium("base64")]

        found = await letters.generate.fetch_objects(
            limit=2,
            single_prompt=GenerativeParameters.single_prompt("{n}", images=images, image_properties=["picture"]),
            generative_provider=provider,
        )
    together = await letters.generate.fetch_objects(
        limit=2,
        grouped_task=GenerativeParameters.grouped_task("Sum up", images=path, non_blob_properties=["n"]),
        generative_provider=provider,
    )

    # The model's name, the question, and what it sees.
    assert answers(found) == [f"some: {n} picture {n} a file a file a file base64" for n in (1, 2)]
    assert together.generated == 'some: Sum up: [{"n":"1"},{"n":"2"}] a file'


async def test_what_is_returned_beside_the_answers_is_what_was_asked_for(letters: Letters) -> None:
    asked: dict[str, Any] = {
        "include_vector": True,
        "return_metadata": MetadataQuery(creation_time=True, query_profile=True),
        "return_properties": ["n"],
        "return_references": QueryReference(link_on="before", return_properties=["n"]),
        "limit": 1,
        "offset": 1,
    }
    calls = {**NEAR, "bm25": ("red",), "hybrid": ("a",), "fetch_objects": (), "fetch_objects_by_ids": (IDS,)}

    for method, args in calls.items():
        found = await getattr(letters.generate, method)(*args, single_prompt="Say {text}", **asked)

        (second,) = found.objects
        # The server adds the properties that the question names.
        assert (method, second.properties) == (method, {"n": 2, "text": "aaab"})
        assert second.generated == dummy("Say aaab")
        assert (second.uuid, second.vector) == (IDS[1], {"seen": [3, 1, 0]})
        assert numbers(second.references["before"]) == [1]
        assert second.metadata.creation_time is not None
        assert found.query_profile.shards[0].searches


async def test_the_class_of_a_query_makes_its_results(letters: Letters) -> None:
    one = Filter.by_property("n").equal(1)

    plain = await letters.generate.fetch_objects(filters=one, return_properties=Text, single_prompt="Say {text}")
    grouped = await letters.generate.near_image(medium("a"), filters=one, return_properties=Data, group_by=GROUPS)

    assert [each.properties for each in plain.objects] == [{"text": "aa"}]
    assert answers(plain) == [dummy("Say aa")]
    assert [each.properties for each in grouped.groups["x"].objects] == [Data("aa")]


async def test_the_server_takes_no_order_with_a_question(letters: Letters) -> None:
    with pytest.raises(WeaviateQueryError, match="sorting cannot be combined with search"):
        await letters.generate.fetch_objects(sort=Sort.by_id(), single_prompt="a")
    with pytest.raises(WeaviateQueryError, match="sorting cannot be combined with search"):
        await letters.generate.fetch_objects_by_ids(IDS, sort=Sort.by_id(), single_prompt="a")


async def test_no_ids_are_no_question(client: WeaviateAsyncClient) -> None:
    found = await client.collections.use("NeverCreated").generate.fetch_objects_by_ids([], single_prompt="a")

    assert found == GenerativeReturn(None, [], None, None)


async def test_a_model_that_fails_is_named_with_the_collection(letters: Letters) -> None:
    with pytest.raises(WeaviateQueryError, match="no such prop with name 'nothing'") as caught:
        await letters.generate.bm25("red", single_prompt="{nothing}")

    assert caught.value.details.collection == "Letters"


@pytest.mark.parametrize(
    ("method", "args", "more", "part"),
    [
        ("fetch_objects", (), {"single_prompt": 5}, "single_prompt"),
        ("bm25", ("a",), {"grouped_task": b"a"}, "grouped_task"),
        ("hybrid", ("a",), {"grouped_task": "a", "grouped_properties": "b"}, "grouped_properties"),
        ("near_text", ("a",), {"single_prompt": "a", "generative_provider": "openai"}, "generative_provider"),
        ("near_vector", ([],), {"single_prompt": "a"}, "near_vector"),
        ("near_object", ("zz",), {"single_prompt": "a"}, "near_object"),
        ("near_image", (Path("/no/such/file"),), {}, "near_image: /no/such/file cannot be read"),
        ("near_media", ("a", "smell"), {}, "media_type"),
        ("near_media", (Path("/no/such/file"), NearMediaType.IMU), {}, "media: /no/such/file cannot be read"),
        ("fetch_objects_by_ids", ("a",), {}, "ids"),
        (
            "fetch_objects",
            (),
            {
                "single_prompt": GenerativeParameters.single_prompt("a", images=Path("/no/such/file")),
                "generative_provider": GenerativeConfig.anthropic(),
            },
            "single_prompt.images: /no/such/file cannot be read",
        ),
        (
            "fetch_objects",
            (),
            {"single_prompt": GenerativeParameters.single_prompt("a", images="YWJj")},
            "single_prompt: images and image_properties need a generative_provider",
        ),
    ],
)
async def test_a_parameter_that_is_none_of_its_kind_is_refused(
    client: WeaviateAsyncClient, method: str, args: Any, more: dict[str, Any], part: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        await getattr(client.collections.use("NeverCreated").generate, method)(*args, **more)
