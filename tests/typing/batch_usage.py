"""How batches are typed, in both colours. Nothing here runs: mypy and pyright read it."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, TypedDict, assert_type

import weaviate
import weaviate.collections
from weaviate import WeaviateAsyncClient, WeaviateClient
from weaviate.classes import ConsistencyLevel
from weaviate.classes.batch import BatchOptions, BatchProgress, ProgressBar, Shard
from weaviate.classes.data import DataObject
from weaviate.collections.batch.batch_wrapper import (
    BatchClientProtocol,
    BatchClientProtocolAsync,
    BatchCollectionProtocol,
    BatchCollectionProtocolAsync,
)
from weaviate.collections.batch.client import BatchClient, BatchClientAsync, ClientBatchingContextManagerAsync
from weaviate.collections.batch.collection import (
    BatchCollection,
    BatchCollectionAsync,
    CollectionBatchingContextManager,
    CollectionBatchingContextManagerAsync,
)
from weaviate.models.data import ReferenceInputs
from weaviate.outputs.batch import BatchObjectReturn, BatchResult, ErrorObject, ErrorReference


class Book(TypedDict):
    """What a collection holds."""

    title: str


@dataclass
class BookData:
    """The same as a dataclass."""

    title: str


ID = "2536a58e-cedd-4d1d-a47d-4c1d779de483"
OPTIONS: BatchOptions = {"on_error": "raise", "keep_uuids": False}


def tell(progress: BatchProgress) -> None:
    """Hear of progress."""
    assert_type(progress.objects_per_second, float)


def blocking(client: WeaviateClient) -> None:
    """A batch has the type of its handle's objects; the options of all kinds are the same."""
    with client.batch.dynamic(ConsistencyLevel.ONE, on_error="collect", on_progress=tell) as batch:
        assert_type(batch, BatchClient)
        assert_type(batch.add_object("Book", {"title": "A"}, uuid=ID, vector={"one": [1.0]}, tenant="one"), uuid.UUID)
        batch.add_object("Book", BookData("A"))
        batch.add_reference(ID, "Book", "next", [ID], tenant="one")
        batch.flush()
        assert_type(batch.number_errors, int)
        into_any(batch)
    assert_type(client.batch.failed_objects, list[ErrorObject])
    assert_type(client.batch.failed_references, list[ErrorReference])
    assert_type(client.batch.results, BatchResult)
    client.batch.wait_for_vector_indexing([Shard(collection="Book", tenant="one")], 3, timeout=60)

    books = client.collections.use("Book", Book)
    with books.batch.stream(concurrency=2, **OPTIONS) as typed:
        assert_type(typed, BatchCollection[Book])
        typed.add_object({"title": "A"}, references={"next": ID})
        typed.add_object({"name": "A"})  # type: ignore[arg-type]  # pyright: ignore
        typed.add_reference(ID, "next", ID)
        into_books(typed)
    books.batch.fixed_size(100, concurrent_requests=2, on_error="stop")  # type: ignore[arg-type]  # pyright: ignore
    books.batch.dynamic(on_progress=ProgressBar(10, desc="Books"))
    books.batch.rate_limit(60, on_errors="raise")  # type: ignore[call-arg]  # pyright: ignore
    with ProgressBar() as bar:
        assert_type(books.data.ingest(lines(), on_progress=bar), BatchObjectReturn)


def lines() -> Iterator[Book | DataObject[Book, ReferenceInputs | None]]:
    """Objects, as they come."""
    yield {"title": "A"}
    yield DataObject({"title": "B"})


def into_any(batch: BatchClientProtocol) -> None:
    """What takes any batch of a client."""
    assert_type(batch.add_object("Book", {"title": "A"}), uuid.UUID)


def into_books(batch: BatchCollectionProtocol[Book]) -> None:
    """What takes any batch of books."""
    batch.add_object({"title": "A"})


def contexts(
    one: weaviate.ClientBatchingContextManager,
    other: weaviate.collections.CollectionBatchingContextManager[Book],
    more: CollectionBatchingContextManager[Any],
) -> None:
    """Blocks, by the names that they have."""
    with one as batch, other as typed, more as loose:
        assert_type(batch, weaviate.BatchClient)
        assert_type(typed, weaviate.collections.BatchCollection[Book])
        loose.add_object({"title": "A"})


async def on_a_loop(client: WeaviateAsyncClient) -> None:
    """The same."""
    async with client.batch.dynamic(ConsistencyLevel.ONE, on_error="collect", on_progress=tell) as batch:
        assert_type(batch, BatchClientAsync)
        assert_type(await batch.add_object("Book", {"title": "A"}, uuid=ID, tenant="one"), uuid.UUID)
        await batch.add_reference(ID, "Book", "next", ID)
        await batch.flush()
        await into_any_on_a_loop(batch)
    assert_type(client.batch.failed_objects, list[ErrorObject])
    await client.batch.wait_for_vector_indexing()

    books = client.collections.use("Book", Book)
    async with books.batch.fixed_size(100, 2, **OPTIONS) as typed:
        assert_type(typed, BatchCollectionAsync[Book])
        await typed.add_object({"title": "A"})
        await typed.add_object({"name": "A"})  # type: ignore[arg-type]  # pyright: ignore
        await into_books_on_a_loop(typed)
    assert_type(await books.data.ingest(lines_on_a_loop(), keep_uuids=False), BatchObjectReturn)
    assert_type(await books.data.ingest(lines()), BatchObjectReturn)


async def lines_on_a_loop() -> AsyncIterator[Book]:
    """Objects, as they come."""
    yield {"title": "A"}


async def into_any_on_a_loop(batch: BatchClientProtocolAsync) -> None:
    """What takes any batch of a client."""
    assert_type(await batch.add_object("Book", {"title": "A"}), uuid.UUID)


async def into_books_on_a_loop(batch: BatchCollectionProtocolAsync[Book]) -> None:
    """What takes any batch of books."""
    await batch.add_object({"title": "A"})


async def contexts_on_a_loop(
    one: ClientBatchingContextManagerAsync, other: CollectionBatchingContextManagerAsync[Book]
) -> None:
    """Blocks, by the names that they have."""
    async with one as batch, other as typed:
        assert_type(batch, BatchClientAsync)
        assert_type(typed, BatchCollectionAsync[Book])
