"""Instrumentation replaces methods of classes at deep paths; calls of live handles then go to what it put there.

`surface/wrap_points.json` holds the methods that packages replace in weaviate-client 4.24.1, by the path of their
class, each with the handles whose calls must be intercepted: of the blocking client, or (`aclient`, `acollection`) of
the other. Of `collection.batch` they are the batches that it begins.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import weaviate
from tests.support.fake import FakeServer
from weaviate.connect import ConnectionParams

POINTS: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "surface" / "wrap_points.json").read_text()
)
PARAMS = ConnectionParams.from_url("http://localhost:8080", grpc_port=50051)
RUNNING = [(place, method) for place, methods in POINTS.items() for method in methods if ".batch." in place]
KINDS: dict[str, dict[str, Any]] = {
    "dynamic": {},
    "fixed_size": {},
    "rate_limit": {"requests_per_minute": 60},
    "stream": {},
}
"""The kinds of batches, with what each has to be given."""


def points() -> Iterator[tuple[str, str, str]]:
    """The class, the method and the handle of each; for a blocking class that has a twin, the twin's too."""
    for place, methods in POINTS.items():
        for method, handles in methods.items():
            for handle in (one for one in handles if not one.endswith(".batch")):
                yield place, method, handle
                twin = place.replace(":Weaviate", ":WeaviateAsync") if "Client" in place else f"{place}Async"
                if not handle.startswith("a") and ".sync:" not in place and twin not in POINTS:
                    yield twin, method, f"a{handle}"


def owner(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(module), name)


@pytest.mark.parametrize(("place", "method", "handle"), list(points()))
def test_calls_of_live_handles_go_to_what_replaces_their_method(
    place: str, method: str, handle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = (weaviate.WeaviateAsyncClient if handle.startswith("a") else weaviate.WeaviateClient)(PARAMS)
    owned, _, name = handle.partition(".")
    live: Any = client if owned.endswith("client") else client.collections.use("Books")
    live = getattr(live, name) if name else live

    monkeypatch.setattr(owner(place), method, lambda _, said, **more: (said, more))

    assert getattr(live, method)("a call", limit=1) == ("a call", {"limit": 1})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("place", "method"), RUNNING)
async def test_calls_of_running_batches_go_to_what_replaces_their_method(
    place: str, method: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def replacement(_: Any, said: str, **more: object) -> tuple[str, object]:
        return said, more

    def blocking_replacement(_: Any, said: str, **more: object) -> tuple[str, object]:
        return said, more

    with FakeServer() as fake:
        params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
        if place.endswith("Async"):
            async with (
                weaviate.WeaviateAsyncClient(params) as aio,
                getattr(aio.collections.use("Books").batch, kind)(**KINDS[kind]) as live,
            ):
                monkeypatch.setattr(owner(place), method, replacement)
                found = await getattr(live, method)("a call", limit=1)
        else:
            with (
                weaviate.WeaviateClient(params) as client,
                getattr(client.collections.use("Books").batch, kind)(**KINDS[kind]) as live,
            ):
                monkeypatch.setattr(owner(place), method, blocking_replacement)
                found = getattr(live, method)("a call", limit=1)

    assert found == ("a call", {"limit": 1})


@pytest.mark.parametrize("place", POINTS)
def test_every_method_that_is_replaced_is_there(place: str) -> None:
    assert [method for method in POINTS[place] if not callable(getattr(owner(place), method, None))] == []
