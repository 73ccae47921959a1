"""How changes of objects are typed, in both colours. Nothing here runs: mypy and pyright read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict, assert_type

from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate._async.collections.data import DataCollectionAsync
from weaviate._sync.collections.data import DataCollection
from weaviate.classes.data import DataObject, DataReference
from weaviate.classes.query import Filter
from weaviate.models.batch import BatchObjectReturn, BatchReferenceReturn, DeleteManyObject, DeleteManyReturn


class Book(TypedDict):
    """What a collection holds."""

    title: str


@dataclass
class BookData:
    """The same as a dataclass."""

    title: str


WHERE = Filter.by_property("title").equal("A")
ID = "2536a58e-cedd-4d1d-a47d-4c1d779de483"


def blocking(client: WeaviateClient, verbose: bool) -> None:
    """What is written has the handle's type, or that of `with_data_model`; a verbose deletion names its objects."""
    data = client.collections.use("Book").data
    assert_type(data.with_data_model(Book), DataCollection[Book])
    assert_type(data.with_data_model(BookData), DataCollection[BookData])
    assert_type(data.with_data_model(dict[str, Any]), DataCollection[dict[str, Any]])

    typed = data.with_data_model(Book)
    typed.update(ID, {"title": "A"})
    typed.replace(ID, {"title": "A"})
    typed.update(ID, {"name": "A"})  # type: ignore[arg-type]  # pyright: ignore
    typed.replace(ID, BookData("A"))  # type: ignore[arg-type]  # pyright: ignore
    typed.insert_many([{"title": "A"}, DataObject({"title": "B"})])
    data.with_data_model(BookData).replace(ID, BookData("A"))

    assert_type(typed.update_many([DataObject({"title": "A"}, uuid=ID)]), BatchObjectReturn)
    assert_type(typed.replace_many([DataObject({"title": "A"}, uuid=ID)], concurrent_requests=2), BatchObjectReturn)
    data.update_many(DataObject(uuid=ID, vector=[1.0]) for _ in range(3))

    reference = DataReference(from_property="next", from_uuid=ID, to_uuid=ID)
    assert_type(data.reference_add_many([reference]), BatchReferenceReturn)
    data.reference_add_many([DataReference.MultiTarget("next", ID, [ID], "Book")])

    assert_type(data.delete_many(WHERE), DeleteManyReturn[None])
    assert_type(data.delete_many(WHERE, verbose=False, until_empty=True), DeleteManyReturn[None])
    assert_type(data.delete_many(WHERE, verbose=True), DeleteManyReturn[list[DeleteManyObject]])
    assert_type(
        data.delete_many(WHERE, verbose=verbose), DeleteManyReturn[list[DeleteManyObject]] | DeleteManyReturn[None]
    )


async def on_a_loop(client: WeaviateAsyncClient) -> None:
    """The same."""
    data = client.collections.use("Book").data
    assert_type(data.with_data_model(Book), DataCollectionAsync[Book])
    await data.with_data_model(BookData).replace(ID, BookData("A"))
    assert_type(await data.delete_many(WHERE, verbose=True), DeleteManyReturn[list[DeleteManyObject]])
    assert_type(await data.update_many([]), BatchObjectReturn)
