"""Objects in the types of a program's own, into the real server and back."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any, TypedDict

import pytest
from pydantic import BaseModel, ConfigDict, Field

from weaviate import WeaviateAsyncClient
from weaviate._async.collections.collection import CollectionAsync
from weaviate.classes.config import DataType, Property, ReferenceProperty
from weaviate.classes.data import DataObject, GeoCoordinate
from weaviate.classes.query import Filter, GroupBy, QueryReference
from weaviate.exceptions import InvalidDataModelError, WeaviateModelMismatchError
from weaviate.models.results import CrossReference

WHEN = datetime.datetime(1895, 5, 7, tzinfo=datetime.UTC)


@dataclass
class Shop:
    city: str
    at: GeoCoordinate | None = None


@dataclass
class Book:
    title: str
    year: int | None
    published: datetime.datetime | None = None
    shop: Shop | None = None
    shops: list[Shop] = field(default_factory=list)


class BookModel(BaseModel):
    model_config = ConfigDict(frozen=True)

    name: str = Field(alias="title")
    year: int = 0
    published: datetime.datetime | None = None
    shop: Shop | None = None


class BookDict(TypedDict):
    title: str


class References(TypedDict):
    sequel: CrossReference[Book, None]


@pytest.fixture
async def made(client: WeaviateAsyncClient, name: str) -> str:
    """A collection of books, each with everything that the classes above name and a note besides."""
    parts = [
        Property(name="city", data_type=DataType.TEXT),
        Property(name="at", data_type=DataType.GEO_COORDINATES),
    ]
    await client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT),
            Property(name="year", data_type=DataType.INT),
            Property(name="published", data_type=DataType.DATE),
            Property(name="note", data_type=DataType.TEXT),
            Property(name="shop", data_type=DataType.OBJECT, nested_properties=parts[:1]),
            Property(name="shops", data_type=DataType.OBJECT_ARRAY, nested_properties=parts[:1]),
        ],
        references=[ReferenceProperty(name="sequel", target_collection=name)],
    )
    return name


WHOLE = Book("The Time Machine", 1895, WHEN, Shop("London"), [Shop("Paris"), Shop("Rome")])


async def test_a_dataclass_is_stored_and_comes_back(client: WeaviateAsyncClient, made: str) -> None:
    books = client.collections.use(made, Book)

    one = await books.data.insert(WHOLE)
    many = await books.data.insert_many([Book("Emma", None), DataObject(WHOLE)])

    assert not many.has_errors
    found = await books.query.fetch_object_by_id(one)
    assert found is not None
    assert found.properties == WHOLE
    everything = (await books.query.fetch_objects()).objects
    assert sorted((each.properties for each in everything), key=lambda book: book.title) == [
        Book("Emma", None),
        WHOLE,
        WHOLE,
    ]


async def test_a_pydantic_model_is_stored_under_its_aliases_and_comes_back(
    client: WeaviateAsyncClient, made: str
) -> None:
    books = client.collections.use(made, BookModel)
    book = BookModel(title="The Time Machine", year=1895, published=WHEN, shop=Shop("London"))

    one = await books.data.insert(book)
    await books.data.insert_many([BookModel(title="Emma")])

    found = await books.query.bm25("machine", query_properties=["title"])
    assert [each.properties for each in found.objects] == [book]
    plain = await client.collections.use(made).query.fetch_object_by_id(one, return_properties=["title", "year"])
    assert plain is not None
    assert plain.properties == {"title": "The Time Machine", "year": 1895}


async def test_a_field_with_a_default_takes_it_where_the_object_has_no_value(
    client: WeaviateAsyncClient, made: str
) -> None:
    await client.collections.use(made).data.insert({"title": "Emma"})

    found = await client.collections.use(made, BookModel).query.fetch_objects()

    assert found.objects[0].properties == BookModel(title="Emma")


async def test_a_query_names_a_class_of_its_own(client: WeaviateAsyncClient, made: str) -> None:
    books = client.collections.use(made)
    await books.data.insert({"title": "Emma", "year": 1, "note": "kept"})

    modelled = await books.query.fetch_objects(return_properties=BookModel)
    groups = GroupBy(prop="title", objects_per_group=1, number_of_groups=1)
    grouped = await books.query.bm25("Emma", return_properties=Book, group_by=groups)

    assert modelled.objects[0].properties == BookModel(title="Emma", year=1)
    assert grouped.groups["Emma"].objects[0].properties == Book("Emma", 1)


async def test_a_handle_asks_for_what_its_class_names(client: WeaviateAsyncClient, made: str) -> None:
    books = client.collections.use(made, BookDict)
    await client.collections.use(made).data.insert({"title": "Emma", "year": 1, "note": "kept"})

    default = await books.query.fetch_objects()
    named = await books.query.fetch_objects(return_properties=["note"])

    assert default.objects[0].properties == {"title": "Emma"}
    assert named.objects[0].properties == {"note": "kept"}


async def test_references_are_followed_and_made_too(client: WeaviateAsyncClient, made: str) -> None:
    books = client.collections.use(made, Book, References)
    first, second = uuid.uuid4(), uuid.uuid4()
    await books.data.insert(Book("Persuasion", 2), uuid=second)
    await books.data.insert(Book("Emma", 1), uuid=first, references={"sequel": second})

    only_first = Filter.by_property("title").equal("Emma")
    found = (await books.query.fetch_objects(filters=only_first)).objects[0]
    own = await books.query.fetch_objects(
        filters=only_first, return_references=QueryReference(link_on="sequel", return_properties=["title"])
    )

    assert found.properties == Book("Emma", 1)
    assert [each.properties for each in found.references["sequel"].objects] == [Book("Persuasion", 2)]
    assert own.objects[0].to_dict()["references"]["sequel"]["objects"][0]["properties"] == {"title": "Persuasion"}


async def test_what_was_not_asked_for_is_none_in_a_model(client: WeaviateAsyncClient, made: str) -> None:
    await client.collections.use(made).data.insert({"title": "Emma", "year": 1})

    for kind in (Book, BookModel):
        books: CollectionAsync[Any, Any] = client.collections.use(made, kind)
        found = (await books.query.fetch_objects(return_properties=["year"])).objects[0].properties
        assert found.year == 1
        assert getattr(found, "title", None) is None


async def test_an_object_that_does_not_fit_its_model_is_named(client: WeaviateAsyncClient, made: str) -> None:
    class Strict(BaseModel):
        note: str

    one = await client.collections.use(made).data.insert({"title": "Emma"})

    with pytest.raises(WeaviateModelMismatchError, match=r"Strict\.note: input should be a valid string") as raised:
        await client.collections.use(made, Strict).query.fetch_objects()

    assert raised.value.details.uuid == str(one)
    assert raised.value.details.collection == made
    assert raised.value.__cause__ is not None


@pytest.mark.parametrize("kind", [int, "Book", GeoCoordinate, DataObject])
def test_a_class_that_names_no_properties_is_refused(client: WeaviateAsyncClient, kind: Any) -> None:
    with pytest.raises(InvalidDataModelError, match="data_model_properties: must be a TypedDict, a dataclass"):
        client.collections.use("Books", kind)
    with pytest.raises(InvalidDataModelError, match="data_model_references: must be a TypedDict or a mapping"):
        client.collections.use("Books", BookDict, Book)  # type: ignore[type-var]  # pyright: ignore
