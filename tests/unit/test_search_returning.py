from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, NotRequired, Required, TypedDict

import pytest

import weaviate.classes.query as q
from weaviate._core import search
from weaviate._core.scope import Scope
from weaviate._proto import v1
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.query import CrossReferenceAnnotation, Nested
from weaviate.models.results import CrossReference

BOOKS = Scope("Books")


class City(TypedDict):
    name: str
    zip: int | None


class Address(TypedDict):
    street: str
    city: Nested[City]


class Author(TypedDict):
    name: str
    address: Nested[Address]
    homes: Nested[list[City]]
    offices: list[Nested[City]]
    birthplace: Nested[City] | None
    notes: City


class Partial(TypedDict, total=False):
    title: Required[str]
    year: NotRequired[int]


class Nothing(TypedDict):
    pass


class Unreadable(TypedDict):
    title: NoSuchName  # type: ignore[name-defined]  # noqa: F821  # what is to be refused


class AuthorReferences(TypedDict):
    born_in: CrossReference[City, None]


class BookReferences(TypedDict):
    author: Annotated[
        CrossReference[Partial, AuthorReferences],
        CrossReferenceAnnotation(include_vector=True, metadata=q.MetadataQuery(distance=True), target_collection="C"),
    ]
    editor: CrossReference[dict[str, Any], None] | None


class NoReferences(TypedDict):
    author: str


def asked(**arguments: Any) -> v1.PropertiesRequest:
    return v1.SearchRequest.FromString(search.fetch_objects(BOOKS, **arguments).message).properties


def test_a_typed_dict_names_properties_and_nested_ones() -> None:
    wanted = asked(return_properties=Author)

    city = {"prop_name": "", "primitive_properties": ["name", "zip"]}
    assert list(wanted.non_ref_properties) == ["name", "notes"]
    assert [one.prop_name for one in wanted.object_properties] == ["address", "homes", "offices", "birthplace"]
    address, *cities = wanted.object_properties
    assert list(address.primitive_properties) == ["street"]
    for one in [address.object_properties[0], *cities]:
        assert list(one.primitive_properties) == city["primitive_properties"]


@pytest.mark.parametrize(("kind", "names"), [(Partial, ["title", "year"]), (Nothing, [])])
def test_a_typed_dict_may_be_partial_or_empty(kind: type, names: list[str]) -> None:
    wanted = asked(return_properties=kind)

    assert list(wanted.non_ref_properties) == names
    assert not wanted.return_all_nonref_properties


def test_a_typed_dict_names_references() -> None:
    wanted = asked(return_references=BookReferences)

    author, editor = wanted.ref_properties
    assert wanted.return_all_nonref_properties
    assert (author.reference_property, author.target_collection) == ("author", "C")
    assert author.metadata == v1.MetadataRequest(uuid=True, vector=True, distance=True)
    assert list(author.properties.non_ref_properties) == ["title", "year"]
    assert list(author.properties.ref_properties[0].properties.non_ref_properties) == ["name", "zip"]
    assert editor == v1.RefPropertiesRequest(reference_property="editor", metadata=v1.MetadataRequest(uuid=True))


def test_what_is_asked_for_twice_is_asked_for_anew() -> None:
    # Messages are kept; a change to one request must not reach the next.
    first = search.fetch_objects(BOOKS, return_properties=["a"], return_metadata=["distance"])
    v1.SearchRequest.FromString(first.message).properties.non_ref_properties.append("b")
    again = search.fetch_objects(BOOKS, return_properties=["a"], return_metadata=["distance"])

    assert again.message == first.message


@pytest.mark.parametrize(
    "given", [["a", "b", "a"], ("a", "b"), ["a", q.QueryNested(name="n", properties="x"), "b", "a"]]
)
def test_names_of_properties_are_sent_once(given: Any) -> None:
    assert list(asked(return_properties=given).non_ref_properties) == ["a", "b"]


REFUSED: list[tuple[Callable[[], Any], str]] = [
    (lambda: asked(return_properties=5), "return_properties: "),
    (lambda: asked(return_properties=[5]), "return_properties: must be a string"),
    (lambda: asked(return_properties=[["a"]]), "return_properties: must be a string"),
    (lambda: asked(return_metadata=[["distance"]]), "return_metadata: must be one of creation_time"),
    (lambda: asked(return_properties=["\ud800"]), "return_properties: .*UTF-8"),
    (lambda: asked(return_properties=int), "return_properties: must be a TypedDict"),
    (lambda: asked(return_properties=Unreadable), "return_properties: Unreadable has an annotation .*NoSuchName"),
    (lambda: asked(return_references=5), "return_references: "),
    (lambda: asked(return_references="a"), "return_references: "),
    (lambda: asked(return_references=[q.QueryReference(link_on="a"), 5]), "return_references: "),
    (lambda: asked(return_references=int), "return_references: must be a TypedDict"),
    (lambda: asked(return_references=NoReferences), r"return_references.author: must be annotated as CrossReference"),
    (lambda: asked(return_metadata=["foo"]), "return_metadata: must be one of creation_time"),
    (lambda: asked(return_metadata="distance"), "return_metadata: must be a MetadataQuery or a list"),
    (lambda: asked(return_metadata={"distance": True}), "return_metadata: must be a MetadataQuery or a list"),
    (lambda: asked(include_vector=5), "include_vector: "),
    (lambda: asked(include_vector=[5]), "include_vector: "),
]


@pytest.mark.parametrize(("build", "message"), REFUSED)
def test_what_cannot_be_returned_is_refused_by_its_name(build: Callable[[], Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=f"^{message}"):
        build()
