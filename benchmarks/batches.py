"""Imports by batches: many objects, added one by one, of which every one is known to be stored at the end."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from benchmarks import data
from benchmarks.floor import by_numpy, by_struct

if TYPE_CHECKING:
    from benchmarks.cases import Bench, Call

MESSAGES = 20
IMPORTED = MESSAGES * data.INSERTED
"""How many objects a case imports: enough that the beginning and the end of a batch do not count."""

MODES: dict[str, tuple[Callable[[Any], Any], float]] = {
    "fixed_size(1000, 2)": (lambda batch: batch.fixed_size(1000, 2), 1.8),
    "dynamic": (lambda batch: batch.dynamic(), 1.9),
    "stream": (lambda batch: batch.stream(), 1.8),
}
"""What begins each kind of batch, and the most that it may cost as a multiple of the floor."""


def imports() -> Iterator[tuple[str, Callable[[Bench], dict[str, Call]], float]]:
    """The name, the sides and the target of each case."""
    for mode, (_, target) in MODES.items():
        for kind in ("lists", "numpy"):
            for colour in ("", "async "):
                name = f"{colour}batch.{mode}, {kind} (per object)"
                yield name, _sides(mode, numpy=kind == "numpy", aio=bool(colour)), target


def offers(client: Any, mode: str) -> bool:
    """Whether a client has a kind of batch: the official one has no other than streams where it is asynchronous."""
    return hasattr(client.batch, mode.partition("(")[0])


def add_all(client: Any, mode: str, objects: Iterable[tuple[dict[str, Any], Any]]) -> None:
    """Import objects."""
    with MODES[mode][0](client.batch) as batch:
        for properties, vector in objects:
            batch.add_object("Bench", properties, vector=vector)


async def add_all_async(client: Any, mode: str, objects: Iterable[tuple[dict[str, Any], Any]]) -> None:
    """The same, with the other client."""
    async with MODES[mode][0](client.batch) as batch:
        for properties, vector in objects:
            await batch.add_object("Bench", properties, vector=vector)


def check(client: Any, count: int) -> None:
    """Look at what became of the objects, as careful callers do."""
    if client.batch.failed_objects or len(client.batch.results.objs.uuids) != count:
        raise RuntimeError("objects were lost")


def _sides(mode: str, *, numpy: bool, aio: bool) -> Callable[[Bench], dict[str, Call]]:
    def sides(bench: Bench) -> dict[str, Call]:
        objects: list[tuple[dict[str, Any], Any]] = [*data.to_insert()]
        if numpy:
            rows = importlib.import_module("numpy").array([vector for _, vector in objects], dtype="float32")
            objects = [(properties, row) for (properties, _), row in zip(objects, rows, strict=True)]
        pack = by_numpy if numpy else by_struct
        make = _sides_async if aio else _sides_sync
        return make(bench, mode, objects, pack)

    return sides


def _sides_sync(bench: Bench, mode: str, objects: list[Any], pack: Callable[[Any], bytes]) -> dict[str, Call]:
    floor, client, many = bench.floor, bench.client, objects * MESSAGES

    def run() -> None:
        add_all(client, mode, many)
        check(client, IMPORTED)

    if mode == "stream":
        start, message, stop = [m.SerializeToString() for m in floor.stream_requests(objects, pack)]
        messages = [start, *[message] * MESSAGES, stop]
        return {
            "client": run,
            "pb": lambda: floor.stream(many, pack),
            "raw": lambda: floor.raw_stream(messages),
        }
    message = floor.insert_request(objects, pack).SerializeToString()

    def raw() -> None:
        for _ in range(MESSAGES):
            floor.raw_insert(message)

    return {"client": run, "pb": lambda: floor.import_all(many, pack), "raw": raw}


def _sides_async(bench: Bench, mode: str, objects: list[Any], pack: Callable[[Any], bytes]) -> dict[str, Call]:
    floor, client, many = bench.async_floor, bench.async_client, objects * MESSAGES

    async def run() -> None:
        await add_all_async(client, mode, many)
        check(client, IMPORTED)

    calls: dict[str, Call] = {"client": lambda: bench.run(run())} if offers(client, mode) else {}
    if mode == "stream":
        start, message, stop = [m.SerializeToString() for m in floor.stream_requests(objects, pack)]
        messages = [start, *[message] * MESSAGES, stop]
        return calls | {
            "pb": lambda: bench.run(floor.stream_async(many, pack)),
            "raw": lambda: bench.run(floor.raw_stream_async(messages)),
        }
    message = floor.insert_request(objects, pack).SerializeToString()

    async def raw() -> None:
        for _ in range(MESSAGES):
            await floor.raw_insert(message)

    return calls | {
        "pb": lambda: bench.run(floor.import_all_async(many, pack)),
        "raw": lambda: bench.run(raw()),
    }
