from __future__ import annotations

import copy
import json
import pickle
from typing import Any
from uuid import UUID

import pytest

from weaviate._core.decode.generative import generative_group_by_return, generative_return
from weaviate._core.decode.search import group_by_return, query_return
from weaviate._proto import v1
from weaviate.exceptions import ResponseCannotBeDecodedError
from weaviate.models.generate.results import (
    AnthropicMetadata,
    AnthropicUsage,
    CohereApiVersion,
    CohereBilledUnits,
    CohereMetadata,
    CohereTokens,
    GenerativeDebug,
    GenerativeGrouped,
    GenerativeObject,
    GenerativeReturn,
    GenerativeSingle,
    GoogleMetadata,
    GoogleTokenCount,
    GoogleTokenMetadata,
    GoogleUsage,
    GoogleVertexMetadata,
    ProviderMetadata,
    TokenUsage,
    UsageMetadata,
)
from weaviate.models.results import MetadataReturn

ID = UUID(int=1)
USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def answers(text: str, **more: Any) -> v1.GenerativeResult:
    return v1.GenerativeResult(values=[v1.GenerativeReply(result=text, **more), v1.GenerativeReply(result="another")])


def found(answer: v1.GenerativeResult | None = None, **facts: Any) -> v1.SearchResult:
    return v1.SearchResult(
        properties=v1.PropertiesResult(
            target_collection="Books",
            non_ref_props=v1.Properties(fields={"title": v1.Value(text_value="Moby-Dick")}),
        ),
        metadata=v1.MetadataResult(id_as_bytes=ID.bytes, score=0.5, score_present=True, **facts),
        generative=answer,
    )


def metadata_of(said: v1.GenerativeMetadata) -> Any:
    reply = v1.SearchReply(results=[found(answers("a", metadata=said))])
    single = generative_return(reply.SerializeToString()).objects[0].generative
    assert single is not None
    return single.metadata


def test_answers_come_with_each_object_and_with_all() -> None:
    debug, said = v1.GenerativeDebug(full_prompt="P"), v1.GenerativeMetadata(dummy=v1.GenerativeDummyMetadata())
    reply = v1.SearchReply(
        results=[found(answers("one", debug=debug, metadata=said)), found()],
        generative_grouped_result="",  # as 1.39.3 has it beside the new field
        generative_grouped_results=answers("all", metadata=said),
        query_profile=v1.QueryProfile(shards=[v1.QueryProfile.ShardProfile(name="s")]),
    )

    result = generative_return(reply.SerializeToString())

    dummy = ProviderMetadata("dummy")
    assert (result.generated, result.generative) == ("all", GenerativeGrouped(dummy, "all"))
    assert [item.generated for item in result.objects] == ["one", None]
    assert [item.generative for item in result.objects] == [
        GenerativeSingle(GenerativeDebug("P"), dummy, "one"),
        None,
    ]
    assert result.query_profile is not None
    assert result.query_profile.shards[0].name == "s"


def test_objects_are_read_as_those_of_other_searches() -> None:
    reply = v1.SearchReply(results=[found(answers("one"))]).SerializeToString()

    [item], [plain] = generative_return(reply).objects, query_return(reply).objects

    assert {name: vars(item)[name] for name in vars(plain)} == vars(plain)


def test_answers_of_servers_before_1_27_14_are_in_other_fields() -> None:
    reply = v1.SearchReply(
        results=[found(generative="one", generative_present=True), found(generative="not present")],
        generative_grouped_result="all",
    )

    result = generative_return(reply.SerializeToString())

    assert (result.generated, result.generative) == ("all", GenerativeGrouped(None, "all"))
    assert [item.generated for item in result.objects] == ["one", None]
    assert result.objects[0].generative == GenerativeSingle(None, None, "one")


@pytest.mark.parametrize(
    "reply",
    [
        v1.SearchReply(results=[found()]),
        v1.SearchReply(
            results=[found(v1.GenerativeResult())],
            generative_grouped_results=v1.GenerativeResult(),
        ),
    ],
)
def test_no_answers_are_none(reply: v1.SearchReply) -> None:
    result = generative_return(reply.SerializeToString())

    assert (result.generated, result.generative) == (None, None)
    assert (result.objects[0].generated, result.objects[0].generative) == (None, None)


def test_groups_have_answers() -> None:
    old = v1.GroupByResult(name="old", objects=[found()], generative=v1.GenerativeReply(result="one"))
    new = v1.GroupByResult(name="new", objects=[found()], generative_result=answers("two"))
    none = v1.GroupByResult(name="none", rerank=v1.RerankReply(score=0.5))
    reply = v1.SearchReply(group_by_results=[old, new, none], generative_grouped_result="all").SerializeToString()

    result, plain = generative_group_by_return(reply), group_by_return(reply)

    assert result.generated == "all"
    assert {name: group.generated for name, group in result.groups.items()} == {
        "old": "one",
        "new": "two",
        "none": None,
    }
    assert result.objects == plain.objects
    for name, group in plain.groups.items():
        assert {**vars(result.groups[name]), "generated": None} == {**vars(group), "generated": None}


# ---- what providers say

METADATA: list[tuple[v1.GenerativeMetadata, Any]] = [
    (
        v1.GenerativeMetadata(
            anthropic=v1.GenerativeAnthropicMetadata(
                usage=v1.GenerativeAnthropicMetadata.Usage(input_tokens=1, output_tokens=2)
            )
        ),
        AnthropicMetadata("anthropic", AnthropicUsage(1, 2)),
    ),
    (
        v1.GenerativeMetadata(
            cohere=v1.GenerativeCohereMetadata(
                api_version=v1.GenerativeCohereMetadata.ApiVersion(version="1", is_deprecated=False),
                billed_units=v1.GenerativeCohereMetadata.BilledUnits(input_tokens=1, classifications=2),
                tokens=v1.GenerativeCohereMetadata.Tokens(output_tokens=0),
                warnings=v1.TextArray(values=["w"]),
            )
        ),
        CohereMetadata(
            "cohere",
            CohereApiVersion("1", is_deprecated=False),
            CohereBilledUnits(input_tokens=1.0, classifications=2.0),
            CohereTokens(output_tokens=0.0),
            ["w"],
        ),
    ),
    (
        v1.GenerativeMetadata(
            google=v1.GenerativeGoogleMetadata(
                metadata=v1.GenerativeGoogleMetadata.Metadata(
                    token_metadata=v1.GenerativeGoogleMetadata.TokenMetadata(
                        input_token_count=v1.GenerativeGoogleMetadata.TokenCount(total_tokens=1)
                    )
                ),
                usage_metadata=v1.GenerativeGoogleMetadata.UsageMetadata(total_token_count=2),
            )
        ),
        GoogleMetadata(
            "google",
            GoogleVertexMetadata(GoogleTokenMetadata(input_token_count=GoogleTokenCount(total_tokens=1))),
            GoogleUsage(total_token_count=2),
        ),
    ),
    (
        v1.GenerativeMetadata(
            mistral=v1.GenerativeMistralMetadata(usage=v1.GenerativeMistralMetadata.Usage(prompt_tokens=1))
        ),
        UsageMetadata("mistral", TokenUsage(prompt_tokens=1)),
    ),
    (v1.GenerativeMetadata(openai=v1.GenerativeOpenAIMetadata()), UsageMetadata("openai", TokenUsage())),
    (v1.GenerativeMetadata(ollama=v1.GenerativeOllamaMetadata()), ProviderMetadata("ollama")),
    (v1.GenerativeMetadata(), None),
]


@pytest.mark.parametrize(("said", "read"), METADATA)
def test_what_a_provider_says_is_read(said: v1.GenerativeMetadata, read: Any) -> None:
    assert metadata_of(said) == read


def test_what_every_provider_says_is_read() -> None:
    for field in v1.GenerativeMetadata().DESCRIPTOR.fields:
        said = v1.GenerativeMetadata()
        message: Any = getattr(said, field.name)
        message.SetInParent()
        if "usage" in message.DESCRIPTOR.fields_by_name and field.name != "anthropic":
            for name, value in USAGE.items():
                setattr(message.usage, name, value)

        read = metadata_of(said)

        assert read.provider == field.name
        if type(read) is UsageMetadata:
            assert read.usage == TokenUsage(1, 2, 3)


# ---- results


def test_results_become_json_and_can_be_copied() -> None:
    reply = v1.SearchReply(
        results=[found(answers("one", metadata=METADATA[1][0]))], generative_grouped_results=answers("all")
    ).SerializeToString()
    groups = v1.SearchReply(group_by_results=[v1.GroupByResult(name="g", objects=[found()])]).SerializeToString()

    for result in (generative_return(reply), generative_group_by_return(groups)):
        assert json.loads(result.to_json()) == result.to_dict()
        assert pickle.loads(pickle.dumps(result)) == copy.deepcopy(result) == result
    assert generative_return(reply).to_dict()["objects"][0]["generative"]["metadata"]["tokens"] == {
        "input_tokens": None,
        "output_tokens": 0.0,
    }


def test_an_object_is_made_with_its_answer_first() -> None:
    single = GenerativeSingle(None, None, "one")

    item = GenerativeObject("one", single, ID, MetadataReturn(), {"title": "a"}, None, {}, "Books")

    assert (item.generated, item.generative, item.uuid, item.collection) == ("one", single, ID, "Books")
    assert item != GenerativeObject("two", single, ID, MetadataReturn(), {"title": "a"}, None, {}, "Books")
    assert GenerativeReturn("all", [item], None) != GenerativeReturn("all", [], None)
    assert GenerativeReturn("all", [], None) != "all"


@pytest.mark.parametrize("read", [generative_return, generative_group_by_return])
def test_garbage_is_refused_with_the_package_s_own_error(read: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError, match="read what a search found and a model answered"):
        read(b"\xff\xff")
