"""Both colours have one API: the same modules, names, signatures and docstrings."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import weaviate._async
import weaviate._sync
from scripts.unasync import NAMES, Source
from tests.parity.walk import differences, waits
from weaviate._async.client import WeaviateAsyncClient
from weaviate._sync.client import WeaviateClient
from weaviate.connect import ConnectionParams

PLAIN = {
    *(
        f"{owner}.batch.{kind}"
        for owner in ("client", "collection")
        for kind in ("dynamic", "experimental", "fixed_size", "rate_limit", "stream")
    ),
    "client.collections.get",
    "client.collections.use",
    "client.is_connected",
    "client.set_headers",
    "client.with_options",
    "collection.data.with_data_model",
    "collection.iterator",
    "collection.with_consistency_level",
    "collection.with_options",
    "collection.with_tenant",
}
"""The methods that send nothing, and are therefore plain in both colours."""


def modules(package: ModuleType) -> dict[str, ModuleType]:
    found = {info.name for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")}
    return {name.removeprefix(package.__name__): importlib.import_module(name) for name in {package.__name__, *found}}


def twin_doc(text: str) -> str:
    return Source("", NAMES, frozenset()).doc(text, lenient=True)


def reachable(path: str, start: object, package: str) -> Iterator[tuple[str, object]]:
    """An object and all that hangs on it by public attributes, as far as it is the package's."""
    yield path, start
    for name, value in inspect.getmembers(start, lambda value: type(value).__module__.startswith(f"{package}.")):
        if not name.startswith("_"):
            yield from reachable(f"{path}.{name}", value, package)


def objects_of(client: WeaviateAsyncClient | WeaviateClient) -> dict[str, object]:
    package = type(client).__module__.rpartition(".")[0]
    collection = client.collections.use("Books")
    # What is told of a batch begins with its block, which connects; what the block makes shows what there is.
    starts = {
        "client": client,
        "client.batch.dynamic()": client.batch.dynamic(),
        "client.batch.dynamic() as batch": client.batch.dynamic()._make(),
        "collection": collection,
        "collection.batch.dynamic()": collection.batch.dynamic(),
        "collection.batch.dynamic() as batch": collection.batch.dynamic()._make(),
    }
    return {path: value for name, start in starts.items() for path, value in reachable(name, start, package)}


def methods_of(objects: dict[str, object]) -> dict[str, bool]:
    """Each public method, and whether it awaits."""
    methods = (
        (f"{path}.{name}", value)
        for path, owner in objects.items()
        for name, value in inspect.getmembers(type(owner), inspect.isfunction)
        if not name.startswith("_")
    )
    return {path: waits(method) for path, method in methods}


@pytest.fixture(scope="module")
def params() -> ConnectionParams:
    return ConnectionParams.from_url("http://localhost:8080", grpc_port=50051)


def test_both_packages_have_the_same_modules() -> None:
    assert modules(weaviate._async).keys() == modules(weaviate._sync).keys()


@pytest.mark.parametrize("name", sorted(modules(weaviate._async)))
def test_a_module_reads_the_same_in_both_colours(name: str) -> None:
    ours, theirs = modules(weaviate._async)[name], modules(weaviate._sync)[name]

    assert list(differences(ours, theirs, NAMES, doc=twin_doc)) == []


def test_the_same_objects_can_be_reached_from_both_clients(params: ConnectionParams) -> None:
    ours, theirs = objects_of(WeaviateAsyncClient(params)), objects_of(WeaviateClient(params))

    assert {"client.batch", "client.collections", "collection.batch", "collection.data"} <= ours.keys()
    assert {path: NAMES[type(value).__name__] for path, value in ours.items()} == {
        path: type(value).__name__ for path, value in theirs.items()
    }


def test_methods_that_send_nothing_are_plain_in_both_colours_and_all_others_await(params: ConnectionParams) -> None:
    ours, theirs = methods_of(objects_of(WeaviateAsyncClient(params))), methods_of(objects_of(WeaviateClient(params)))

    assert {path for path, awaits in ours.items() if not awaits} == PLAIN
    assert theirs == dict.fromkeys(ours, False)
