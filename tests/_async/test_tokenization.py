"""The words that a real server makes of texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from weaviate import WeaviateAsyncClient
from weaviate.classes.config import Configure, DataType, Property
from weaviate.classes.tokenization import (
    StopwordsCreate,
    StopwordsPreset,
    TextAnalyzerConfigCreate,
    Tokenization,
    TokenizeResult,
)
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateInvalidInputError

TEXT = "The Quick école-fox"


@pytest.mark.parametrize(
    ("tokenization", "indexed"),
    [
        (Tokenization.WORD, ["the", "quick", "école", "fox"]),
        (Tokenization.LOWERCASE, ["the", "quick", "école-fox"]),
        (Tokenization.WHITESPACE, ["The", "Quick", "école-fox"]),
        (Tokenization.FIELD, [TEXT]),
    ],
)
async def test_a_text_is_split(client: WeaviateAsyncClient, tokenization: Tokenization, indexed: list[str]) -> None:
    assert (await client.tokenization.text(TEXT, tokenization)).indexed == indexed


async def test_stopwords_are_not_searched_for(client: WeaviateAsyncClient, name: str) -> None:
    split = client.tokenization.text
    mine = StopwordsCreate(preset=StopwordsPreset.EN, additions=["quick"], removals=["the"])
    books = await client.collections.create(
        name, inverted_index_config=Configure.inverted_index(stopwords_additions=["fox"])
    )
    theirs = (await books.config.get()).inverted_index_config.stopwords

    assert (await split(TEXT, Tokenization.WORD)).query == ["quick", "école", "fox"]
    assert (await split(TEXT, Tokenization.WORD, stopwords=mine)).query == ["the", "école", "fox"]
    assert (await split(TEXT, Tokenization.WORD, stopwords=theirs)).query == ["quick", "école"]
    assert await split("", Tokenization.WORD) == TokenizeResult(indexed=[], query=[])


async def test_words_are_treated(client: WeaviateAsyncClient) -> None:
    split = client.tokenization.text
    folded = Configure.text_analyzer(ascii_fold=True, stopword_preset=StopwordsPreset.NONE)
    keeping = TextAnalyzerConfigCreate(ascii_fold=True, ascii_fold_ignore=["é"])
    preset = TextAnalyzerConfigCreate(stopword_preset="mine")
    presets = {"mine": ["quick", "fox"]}

    assert (await split(TEXT, Tokenization.WORD, analyzer_config=folded)).query == ["the", "quick", "ecole", "fox"]
    assert (await split(TEXT, Tokenization.WORD, analyzer_config=keeping)).query == ["quick", "école", "fox"]
    found = await split(TEXT, Tokenization.WORD, analyzer_config=preset, stopword_presets=presets)
    assert found.query == ["the", "école"]


async def test_a_text_is_split_as_that_of_a_property(client: WeaviateAsyncClient, name: str) -> None:
    await client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="code", data_type=DataType.TEXT, tokenization=Tokenization.FIELD),
            Property(name="year", data_type=DataType.INT),
        ],
    )
    split = client.tokenization.for_property

    assert (await split(name, "title", TEXT)).query == ["quick", "école", "fox"]
    assert (await split(f"t{name[1:]}", "Code", TEXT)).indexed == [TEXT]
    with pytest.raises(UnexpectedStatusCodeError, match="tokenization is not enabled for this property"):
        await split(name, "year", TEXT)
    for collection, missing in ((name, "missing"), ("Missing", "title")):
        with pytest.raises(UnexpectedStatusCodeError, match=f"no collection {collection} with a property {missing}"):
            await split(collection, missing, TEXT)


async def test_what_the_server_refuses(client: WeaviateAsyncClient) -> None:
    preset = TextAnalyzerConfigCreate(stopword_preset="gone")

    with pytest.raises(UnexpectedStatusCodeError, match="unknown stopword preset"):
        await client.tokenization.text(TEXT, Tokenization.WORD, analyzer_config=preset)
    with pytest.raises(UnexpectedStatusCodeError, match="unsupported tokenization"):
        await client.tokenization.text(TEXT, Tokenization.GSE)


async def test_wrong_input_is_refused(client: WeaviateAsyncClient) -> None:
    word, own = Tokenization.WORD, StopwordsCreate(preset=StopwordsPreset.EN, additions=None, removals=None)
    tokenization: Any = client.tokenization
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("text: must be a string", lambda: tokenization.text(3, word)),
        ("tokenization: must be Tokenization.FIELD or ", lambda: tokenization.text(TEXT, "words")),
        ("analyzer_config: must be made by", lambda: tokenization.text(TEXT, word, analyzer_config={"a": 1})),
        ("stopwords: must be a StopwordsCreate", lambda: tokenization.text(TEXT, word, stopwords=["a"])),
        (
            "stopwords and stopword_presets exclude each other",
            lambda: tokenization.text(TEXT, word, stopwords=own, stopword_presets={"a": ["b"]}),
        ),
        ("stopword_presets: must be a dict", lambda: tokenization.text(TEXT, word, stopword_presets=["a"])),
        (
            r"stopword_presets\['a'\]: must be a list",
            lambda: tokenization.text(TEXT, word, stopword_presets={"a": "b"}),
        ),
        ("collection: ", lambda: tokenization.for_property("a b", "title", TEXT)),
        ("property_name: ", lambda: tokenization.for_property("Book", "a/b", TEXT)),
        ("property_name: must be a string", lambda: tokenization.for_property("Book", 3, TEXT)),
        ("text: must be a string", lambda: tokenization.for_property("Book", "title", None)),
    ]
    for said, call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=f"^{said}"):
            await call()
