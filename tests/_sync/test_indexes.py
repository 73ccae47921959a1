# Generated from tests/_async/test_indexes.py by scripts/unasync.py. Do not edit.
"""The indexes of properties of a real server, made and changed while it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import weaviate
from tests._sync.access import client_of
from tests.conftest import StartServer
from tests.support.server import GUEST_KEY, Server
from weaviate import WeaviateClient
from weaviate.classes.config import Configure, DataType, Property, Tokenization
from weaviate.classes.query import Filter
from weaviate.classes.tenants import Tenant
from weaviate.exceptions import InsufficientPermissionsError, UnexpectedStatusCodeError, WeaviateInvalidInputError
from weaviate.outputs.config import PropertyIndex


def indexes(collection: Any, property_: str) -> dict[str, PropertyIndex]:
    """The indexes of a property, by name, once nothing is under way with any."""
    while True:  # the server is asked until it is done
        found = {each.name: each for each in collection.config.get_property_indexes()}
        if not any(index.status in ("pending", "indexing") for each in found.values() for index in each.indexes):
            return {index.name: index for index in found[property_].indexes}


@pytest.fixture
def books(client: WeaviateClient, name: str) -> Any:
    """A collection with a few objects."""
    made = client.collections.create(
        name,
        properties=[
            Property(name="title", data_type=DataType.TEXT, index_searchable=False, description="What it is called"),
            Property(name="year", data_type=DataType.INT),
        ],
    )
    made.data.insert_many([{"title": "The fox", "year": year} for year in range(5)])
    return made


def test_indexes_are_read(books: Any) -> None:
    title, year = books.config.get_property_indexes()

    assert (title.name, title.data_type, title.description) == ("title", "text", "What it is called")
    [filterable] = title.indexes
    assert (filterable.name, filterable.status, filterable.tokenization) == ("filterable", "ready", Tokenization.WORD)
    assert (filterable.progress, filterable.task_id, filterable.algorithm) == (None, None, None)
    assert [index.name for index in year.indexes] == ["filterable"]


def test_an_index_is_made_of_the_objects_that_there_are(client: WeaviateClient, books: Any) -> None:
    update = books.config.upsert_property_index("year", "rangeFilters")

    assert update.status == "STARTED"
    assert update.task_id
    assert indexes(books, "year").keys() == {"filterable", "rangeFilters"}
    found = books.query.fetch_objects(filters=Filter.by_property("year").greater_than(2))
    assert len(found.objects) == 2
    [task] = [task for task in client.tasks.get()["reindex"] if task.id == update.task_id]
    assert task.status == "FINISHED"
    again = books.config.upsert_property_index("year", "rangeFilters")
    assert (again.status, again.task_id) == ("NO_OP", None)


def test_keyword_search_is_added_and_changed(books: Any) -> None:
    with pytest.raises(UnexpectedStatusCodeError, match="requires a tokenization"):
        books.config.upsert_property_index("title", "searchable")

    books.config.upsert_property_index("title", "searchable", tokenization=Tokenization.WORD)
    made = indexes(books, "title")["searchable"]
    assert (made.tokenization, made.algorithm) == (Tokenization.WORD, "blockmax")
    assert len(books.query.bm25("fox").objects) == 5
    same = books.config.upsert_property_index("title", "searchable", algorithm="blockmax")
    assert same.status == "NO_OP"

    books.config.upsert_property_index("title", "searchable", tokenization=Tokenization.FIELD)
    assert indexes(books, "title")["searchable"].tokenization == Tokenization.FIELD
    assert len(books.query.bm25("fox").objects) == 0


def test_an_index_is_made_anew(books: Any) -> None:
    update = books.config.rebuild_property_index("year", "filterable")

    assert update.status == "STARTED"
    assert indexes(books, "year")["filterable"].status == "ready"
    found = books.query.fetch_objects(filters=Filter.by_property("year").equal(2))
    assert len(found.objects) == 1


def test_what_is_under_way_is_stopped(books: Any) -> None:
    assert books.config.cancel_property_index("year", "filterable").status == "NO_OP"
    started = books.config.rebuild_property_index("year", "filterable")

    stopped = books.config.cancel_property_index("year", "filterable")

    # The server may have been quicker.
    assert (stopped.status, stopped.task_id) in (("CANCELLED", started.task_id), ("NO_OP", None))
    indexes(books, "year")


def test_indexes_of_some_tenants_alone(client: WeaviateClient, name: str) -> None:
    made = client.collections.create(
        name,
        properties=[Property(name="year", data_type=DataType.INT)],
        multi_tenancy_config=Configure.multi_tenancy(),
    )
    made.tenants.create(["a", "b", "c"])
    handle = made.with_tenant("a")

    def of(update: Any) -> Any:
        indexes(made, "year")
        [task] = [task for task in client.tasks.get()["reindex"] if task.id == update.task_id]
        return task.payload.get("tenants")

    config = made.config
    assert of(config.rebuild_property_index("year", "filterable", tenants=["a", Tenant(name="b")])) == [
        "a",
        "b",
    ]
    assert of(handle.config.rebuild_property_index("year", "filterable")) == ["a"]
    assert of(config.upsert_property_index("year", "rangeFilters", tenants="c")) == ["c"]
    assert not of(config.rebuild_property_index("year", "filterable"))
    with pytest.raises(UnexpectedStatusCodeError, match='tenant "missing" does not exist'):
        config.rebuild_property_index("year", "filterable", tenants="missing")


def test_what_does_not_exist_or_cannot_be(client: WeaviateClient, books: Any) -> None:
    missing = client.collections.use("Missing").config
    calls: list[tuple[int, str, Callable[[], Any]]] = [
        (404, "there is no collection Missing", missing.get_property_indexes),
        (404, 'collection "Missing" not found', lambda: missing.upsert_property_index("a", "filterable")),
        (404, 'property "a" not found', lambda: books.config.rebuild_property_index("a", "filterable")),
        (404, 'property "a" not found', lambda: books.config.cancel_property_index("a", "filterable")),
        (400, "not a text type", lambda: books.config.upsert_property_index("year", "searchable", tokenization="word")),
        (400, "multi-tenant", lambda: books.config.rebuild_property_index("year", "filterable", tenants=["a"])),
    ]
    for status, said, call in calls:
        with pytest.raises(UnexpectedStatusCodeError, match=said) as caught:
            call()
        assert caught.value.status_code == status


def test_wrong_input_is_refused(books: Any) -> None:
    config = books.config
    calls: list[tuple[str, Callable[[], Any]]] = [
        ("index_name: must be searchable, filterable", lambda: config.upsert_property_index("year", "inverted")),
        ("index_name: ", lambda: config.rebuild_property_index("year", None)),
        ("property_name: ", lambda: config.cancel_property_index("a/b", "filterable")),
        ("property_name: must be a string", lambda: config.cancel_property_index(3, "filterable")),
        (
            "tokenization: must be Tokenization.FIELD",
            lambda: config.upsert_property_index("title", "searchable", tokenization="words"),
        ),
        (
            "tokenization and algorithm: ",
            lambda: config.upsert_property_index("title", "searchable", tokenization="word", algorithm="blockmax"),
        ),
        ("tenants: must be tenants", lambda: config.rebuild_property_index("year", "filterable", tenants=[])),
        (r"tenants\[1\]: ", lambda: config.rebuild_property_index("year", "filterable", tenants=["a", "b c"])),
    ]
    for said, call in calls:
        with pytest.raises(WeaviateInvalidInputError, match=f"^{said}"):
            call()


def test_a_user_without_the_permission_is_told_what_is_missing(server_with_roles: Server) -> None:
    with client_of(server_with_roles, GUEST_KEY) as guest:
        config = guest.collections.use("Secret").config
        with pytest.raises(InsufficientPermissionsError, match=r"'guest'.*read_collections.*Secret"):
            config.get_property_indexes()
        with pytest.raises(InsufficientPermissionsError, match=r"'guest'.*_\w+.*Secret"):
            config.upsert_property_index("year", "rangeFilters")


def test_a_server_that_does_not_change_indexes_says_how_to_switch_it_on(start_server: StartServer) -> None:
    server = start_server({"RUNTIME_REINDEX_ENABLED": "false"})
    with weaviate.connect_to_local(port=server.http_port, grpc_port=server.grpc_port) as client:
        books = client.collections.create("Book", properties=[Property(name="year", data_type=DataType.INT)])
        with pytest.raises(UnexpectedStatusCodeError, match="RUNTIME_REINDEX_ENABLED=true"):
            books.config.upsert_property_index("year", "rangeFilters")
