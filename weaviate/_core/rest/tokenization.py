"""REST: what becomes of a text in the inverted index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from weaviate._core.names import collection_name
from weaviate._core.names import property_name as checked
from weaviate._core.rest.parts import packed, read, segment
from weaviate._core.rest.schema import path_of
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.version import ServerVersion
from weaviate.exceptions import ErrorDetails, WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import instance, member, refused, text
from weaviate.models.config.enums import Tokenization
from weaviate.models.config.properties import TextAnalyzerConfigCreate
from weaviate.models.config.read import StopwordsConfig
from weaviate.models.config.settings import StopwordsCreate
from weaviate.models.tokenization import TokenizeResult

_SINCE = ServerVersion(1, 37)


def of_text(
    text_: str,
    tokenization: Tokenization,
    *,
    analyzer_config: TextAnalyzerConfigCreate | None,
    stopwords: StopwordsCreate | StopwordsConfig | None,
    stopword_presets: Mapping[str, Sequence[str]] | None,
) -> RestRequest:
    """Split a text.

    Args:
        text_: The text.
        tokenization: How.
        analyzer_config: How its words are treated.
        stopwords: The words that searches leave out.
        stopword_presets: Lists of such words by name.

    Raises:
        WeaviateInvalidInputError: An argument is not of its kind, or two exclude each other.
    """
    body: Wire = {
        "text": text(text_, "text"),
        "tokenization": member(tokenization, Tokenization, "tokenization", "Tokenization").value,
    }
    if analyzer_config is not None:
        factory = "Configure.text_analyzer or TextAnalyzerConfigCreate"
        body["analyzerConfig"] = instance(
            analyzer_config, TextAnalyzerConfigCreate, "analyzer_config", factory
        ).to_wire()
    if stopwords is not None:
        if stopword_presets is not None:
            raise WeaviateInvalidInputError("stopwords and stopword_presets exclude each other: give one of them")
        if not isinstance(stopwords, StopwordsCreate | StopwordsConfig):
            raise refused("stopwords", stopwords, "a StopwordsCreate, or the StopwordsConfig of a collection")
        body["stopwords"] = stopwords.to_wire()
    if stopword_presets is not None:
        body["stopwordPresets"] = _presets(stopword_presets)
    return RestRequest("POST", "/tokenize", "tokenize a text", body=packed(body), since=_SINCE)


def of_property(collection: str, property_name: str, text_: str) -> RestRequest:
    """Split a text as one of a property.

    Args:
        collection: The collection.
        property_name: The property.
        text_: The text.

    Raises:
        WeaviateInvalidInputError: A name is none that a collection or a property can have, or the text is none.
    """
    owner = collection_name(collection, "collection")
    name = checked(text(property_name, "property_name"), "property_name")
    return RestRequest(
        "POST",
        f"{path_of(owner)}/properties/{segment(name, 'property_name')}/tokenize",
        f"tokenize a text as {owner}.{name}",
        body=packed({"text": text(text_, "text")}),
        details=ErrorDetails(collection=owner, property=name),
        meanings={404: f"there is no collection {owner} with a property {name}"},
        since=_SINCE,
    )


def tokenized(reply: RestReply) -> TokenizeResult:
    """The words.

    Args:
        reply: The answer to `of_text` or `of_property`.

    Raises:
        ResponseCannotBeDecodedError: The answer has none.
    """
    return read(reply, TokenizeResult.from_wire, "tokenize a text")


def _presets(presets: object) -> Wire:
    if not isinstance(presets, Mapping):
        raise refused("stopword_presets", presets, "a dict with lists of words")
    checked: Wire = {}
    for name, words in presets.items():
        path = f"stopword_presets[{name!r}]"
        if not isinstance(words, Sequence) or isinstance(words, str):
            raise refused(path, words, "a list of words")
        checked[text(name, "stopword_presets")] = [text(word, path) for word in words]
    return checked
