"""Memory of an import whose objects are made as they are added, so that nobody but the client can hold them.

What is compared is how far the peak of the resident memory is above what a process has once it is connected, its first
request answered and numpy imported. Each vector has 768 floats of its own: lists that share their numbers would be
small. Each side runs in a process of its own.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import resource
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import batches, data
from benchmarks.cases import Bench
from benchmarks.floor import by_struct

OBJECTS = 100_000


@dataclass(frozen=True)
class Memory:
    """One line of the table, in megabytes.

    Attributes:
        name: What is measured.
        mode: The kind of batch.
        aio: Whether it is the asynchronous client.
        target: The most that the client's memory may grow, as a multiple of the floor's.
    """

    name: str
    mode: str
    aio: bool = False
    target: float | None = 2


MEMORY = tuple(
    Memory(f"peak memory, {colour}batch.{mode}, 100,000 objects (MB)", mode, aio=bool(colour))
    for mode in batches.MODES
    for colour in ("", "async ")
)


def _objects() -> Iterator[tuple[dict[str, Any], list[float]]]:
    number = random.Random(data.SEED).random
    for index in range(OBJECTS):
        yield data.properties(index), [number() for _ in range(data.DIMENSION)]


class _Peak:
    """How far the memory grows from now on."""

    def __init__(self) -> None:
        # Where the kernel does not let it be reset, it counts from the highest so far.
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
        self._start = self._highest()

    def grown(self) -> float:
        """By how many megabytes."""
        return (self._highest() - self._start) / 1e6

    def _highest(self) -> int:
        with suppress(OSError):
            for line in Path("/proc/self/status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _client(bench: Bench, case: Memory) -> float | None:
    client = bench.async_client if case.aio else bench.client
    if not batches.offers(client, case.mode):
        return None
    near_vector = client.collections.use(data.ONE).query.near_vector
    if case.aio:
        bench.run(near_vector(bench.vector, limit=1))
        peak = _Peak()
        bench.run(batches.add_all_async(client, case.mode, _objects()))
    else:
        near_vector(bench.vector, limit=1)
        peak = _Peak()
        batches.add_all(client, case.mode, _objects())
    grown = peak.grown()
    batches.check(client, OBJECTS)
    return grown


def _floor(bench: Bench, case: Memory) -> float:
    floor = bench.async_floor if case.aio else bench.floor
    streams = case.mode == "stream"
    if case.aio:

        async def search() -> None:
            await floor.search(data.ONE, bench.vector, 1)

        bench.run(search())
        peak = _Peak()
        bench.run((floor.stream_async if streams else floor.import_all_async)(_objects(), by_struct))
    else:
        floor.search(data.ONE, bench.vector, 1)
        peak = _Peak()
        (floor.stream if streams else floor.import_all)(_objects(), by_struct)
    return peak.grown()


def main() -> None:
    """Answer one command: a case and a side, with what its memory grew by, in megabytes."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    command = json.loads(sys.stdin.readline())
    importlib.import_module("numpy")
    case = next(case for case in MEMORY if case.name == command["case"])
    try:
        bench = Bench(command["ports"]["http"], command["ports"]["grpc"])
        answer: object = (_client if command["side"] == "client" else _floor)(bench, case)
        bench.close()
    except Exception as error:
        traceback.print_exc()
        answer = {"error": repr(error)}
    print(json.dumps(answer), file=answers, flush=True)
