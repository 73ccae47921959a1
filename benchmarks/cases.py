"""The cases: what each side does for one call. Only what both clients offer alike is used."""

from __future__ import annotations

import asyncio
import importlib
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from itertools import islice
from typing import Any

import grpc
import httpx

from benchmarks import batches, data
from benchmarks.floor import OPTIONS, Floor, by_array, by_numpy, by_struct

CONCURRENT = 1000
ITERATED = 100_000
Call = Callable[[], object]


@dataclass(frozen=True)
class Case:
    """One line of the table.

    Attributes:
        name: What is measured.
        sides: Builds the calls, by side: "client", the floor "pb", and what else is compared.
        units: How many things one call handles; the table is per thing.
        target: The most that the client may cost, as a multiple of the floor.
        peer_target: The most that it may cost, as a multiple of the official client.
    """

    name: str
    sides: Callable[[Bench], dict[str, Call]]
    units: int = 1
    target: float | None = None
    peer_target: float | None = None


class Bench:
    """One measured process: its client, its floor and its data, each made when first asked for."""

    def __init__(self, http_port: int, grpc_port: int) -> None:
        self.weaviate: Any = importlib.import_module("weaviate")
        self.classes: Any = importlib.import_module("weaviate.classes")
        self.ports = {"port": http_port, "grpc_port": grpc_port, "skip_init_checks": True}
        self.grpc_port = grpc_port
        self.vector = data.vector(random.Random(data.SEED + 1))
        self._client: Any = None
        self._async_client: Any = None
        self._floor: Floor | None = None
        self._async_floor: Floor | None = None
        self._runner: asyncio.Runner | None = None

    @property
    def client(self) -> Any:
        """The blocking client, connected."""
        if self._client is None:
            self._client = self.weaviate.connect_to_local(**self.ports)
        return self._client

    @property
    def async_client(self) -> Any:
        """The other one, connected."""
        if self._async_client is None:
            self._async_client = self.weaviate.use_async_with_local(**self.ports)
            self.run(self._async_client.connect())
        return self._async_client

    @property
    def floor(self) -> Floor:
        """The floor over a blocking channel."""
        if self._floor is None:
            self._floor = Floor(self.grpc_port)
        return self._floor

    @property
    def async_floor(self) -> Floor:
        """The floor over the other kind of channel."""
        if self._async_floor is None:

            async def make() -> Floor:
                return Floor(self.grpc_port, aio=True)

            floor: Floor = self.run(make())
            self._async_floor = floor
        return self._async_floor

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Run something in the one event loop of this process."""
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner.run(work)

    def close(self) -> None:
        """Close what was opened."""
        if self._client is not None:
            self._client.close()
        if self._floor is not None:
            self._floor.channel.close()
        if self._async_client is not None:
            self.run(self._async_client.close())
        if self._async_floor is not None:
            self.run(self._async_floor.channel.close())
        if self._runner is not None:
            self._runner.close()


def _read(result: Any, vectors: bool = False) -> None:
    """Look at every object as a caller does, so that what a client puts off until then is counted as well."""
    for found in result.objects:
        _look(found)
        if vectors and len(found.vector["default"]) != data.DIMENSION:
            raise RuntimeError("a vector was lost")


def _look(found: Any) -> None:
    if found.uuid is None or not found.properties["title"] or found.metadata is None:
        raise RuntimeError("an object came back empty")


def _search(
    collection: str, limit: int, *, full: bool = False, vectors: bool = False
) -> Callable[[Bench], dict[str, Call]]:
    def sides(bench: Bench) -> dict[str, Call]:
        near_vector = bench.client.collections.use(collection).query.near_vector
        options: dict[str, Any] = {"limit": limit}
        if full:
            options["return_metadata"] = bench.classes.query.MetadataQuery.full()
        if vectors:
            options["include_vector"] = True
        vector, floor = bench.vector, bench.floor
        message = floor.search_request(collection, vector, limit, full=full, vectors=vectors).SerializeToString()
        return {
            "client": lambda: _read(near_vector(vector, **options), vectors),
            "pb": lambda: floor.search(collection, vector, limit, full=full, vectors=vectors),
            "raw": lambda: floor.raw_search(message),
        }

    return sides


def _fetch(bench: Bench) -> dict[str, Call]:
    fetch_objects, floor = bench.client.collections.use(data.MANY).query.fetch_objects, bench.floor
    metadata = bench.classes.query.MetadataQuery.full()
    message = floor.fetch_request(data.MANY, data.LARGE, full=True).SerializeToString()
    return {
        "client": lambda: _read(fetch_objects(limit=data.LARGE, return_metadata=metadata)),
        "pb": lambda: floor.fetch(data.MANY, data.LARGE, full=True),
        "raw": lambda: floor.raw_search(message),
    }


def _iterate(bench: Bench) -> dict[str, Call]:
    """The null server has no last page, so both sides stop by themselves after as many pages."""
    collection, floor = bench.client.collections.use(data.PAGES), bench.floor
    message = floor.fetch_request(data.PAGES, data.PAGE).SerializeToString()

    def client() -> None:
        for found in islice(collection.iterator(), ITERATED):
            _look(found)

    def pages() -> None:
        after = ""
        for _ in range(ITERATED // data.PAGE):
            after = floor.fetch(data.PAGES, data.PAGE, after=after).results[-1].metadata.id

    def raw() -> None:
        for _ in range(ITERATED // data.PAGE):
            floor.raw_search(message)

    return {"client": client, "pb": pages, "raw": raw}


def _iterate_async(bench: Bench) -> dict[str, Call]:
    collection, floor = bench.async_client.collections.use(data.PAGES), bench.async_floor
    message = floor.fetch_request(data.PAGES, data.PAGE).SerializeToString()

    async def client() -> None:
        left = ITERATED
        async for found in collection.iterator():
            _look(found)
            left -= 1
            if not left:
                break

    async def pages() -> None:
        after = ""
        for _ in range(ITERATED // data.PAGE):
            reply = await floor.fetch(data.PAGES, data.PAGE, after=after)
            after = reply.results[-1].metadata.id

    async def raw() -> None:
        for _ in range(ITERATED // data.PAGE):
            await floor.raw_search(message)

    return {"client": lambda: bench.run(client()), "pb": lambda: bench.run(pages()), "raw": lambda: bench.run(raw())}


def _insert(*, numpy: bool) -> Callable[[Bench], dict[str, Call]]:
    def sides(bench: Bench) -> dict[str, Call]:
        objects: list[tuple[dict[str, Any], Any]] = [*data.to_insert()]
        if numpy:
            rows = importlib.import_module("numpy").array([vector for _, vector in objects], dtype="float32")
            objects = [(properties, row) for (properties, _), row in zip(objects, rows, strict=True)]
        insert_many = bench.client.collections.use("Bench").data.insert_many
        data_object = bench.classes.data.DataObject
        floor, pack = bench.floor, by_numpy if numpy else by_struct
        message = floor.insert_request(objects, pack).SerializeToString()

        def client() -> None:
            result = insert_many([data_object(properties=properties, vector=vector) for properties, vector in objects])
            if len(result.uuids) != data.INSERTED:
                raise RuntimeError(f"objects were lost: {len(result.uuids)} of {data.INSERTED}")

        calls: dict[str, Call] = {
            "client": client,
            "pb": lambda: floor.insert(objects, pack),
            "raw": lambda: floor.raw_insert(message),
        }
        if not numpy:
            calls["pb by array"] = lambda: floor.insert(objects, by_array)
        return calls

    return sides


def _gather(collection: str, *, full: bool = False) -> Callable[[Bench], dict[str, Call]]:
    def sides(bench: Bench) -> dict[str, Call]:
        near_vector = bench.async_client.collections.use(collection).query.near_vector
        options: dict[str, Any] = {"limit": 10}
        if full:
            options["return_metadata"] = bench.classes.query.MetadataQuery.full()
        vector, floor = bench.vector, bench.async_floor
        message = floor.search_request(collection, vector, 10, full=full).SerializeToString()

        def together(start: Callable[[], Any], read: Callable[[Any], object]) -> Call:
            async def one() -> None:
                read(await start())

            async def all_of_them() -> None:
                await asyncio.gather(*(one() for _ in range(CONCURRENT)))

            return lambda: bench.run(all_of_them())

        return {
            "client": together(lambda: near_vector(vector, **options), _read),
            "pb": together(lambda: floor.search(collection, vector, 10, full=full), id),
            "raw": together(lambda: floor.raw_search(message), id),
        }

    return sides


def _connect(bench: Bench) -> dict[str, Call]:
    """The floor opens and closes one HTTP client without TLS and one channel."""

    def floor() -> None:
        with httpx.Client(verify=False, trust_env=False), grpc.insecure_channel(f"localhost:{bench.grpc_port}"):
            pass

    return {"client": lambda: bench.weaviate.connect_to_local(**bench.ports).close(), "pb": floor}


def _connect_and_search(bench: Bench) -> dict[str, Call]:
    """As above with one search in between, for what a lazy connection puts off."""
    vector, v1 = bench.vector, bench.floor.v1

    def client() -> None:
        connected = bench.weaviate.connect_to_local(**bench.ports)
        connected.collections.use(data.ONE).query.near_vector(vector, limit=1)
        connected.close()

    def floor() -> None:
        message = bench.floor.search_request(data.ONE, vector, 1).SerializeToString()
        with (
            httpx.Client(verify=False, trust_env=False),
            grpc.insecure_channel(f"localhost:{bench.grpc_port}", options=OPTIONS) as channel,
        ):
            v1.SearchReply.FromString(channel.unary_unary("/weaviate.v1.Weaviate/Search")(message))

    return {"client": client, "pb": floor}


CASES = (
    Case("near_vector 1, lean", _search(data.ONE, 1), target=1.4),
    Case("near_vector 10, lean", _search(data.TEN, 10), target=1.9),
    Case("near_vector 100, all metadata, nested", _search(data.FULL, 100, full=True), target=6),
    Case("near_vector 100, 768-d vectors", _search(data.UNNAMED, 100, vectors=True), target=5.5),
    Case("near_vector 100, named 768-d vectors", _search(data.VECTORS, 100, vectors=True)),
    Case("fetch_objects 10,000, all metadata, nested", _fetch, target=9.5),
    Case("iterator, 100,000 objects (per object)", _iterate, units=ITERATED, target=4.5),
    Case("async iterator, 100,000 objects (per object)", _iterate_async, units=ITERATED, target=4.5),
    Case("gather 1000 x near_vector 10, lean", _gather(data.TEN), units=CONCURRENT, target=1.8),
    Case(
        "gather 1000 x near_vector 10, all metadata, nested",
        _gather(data.DESCRIBED, full=True),
        units=CONCURRENT,
        target=1.8,
    ),
    Case("insert_many 1000, lists (per object)", _insert(numpy=False), units=data.INSERTED, target=1.3),
    Case("insert_many 1000, numpy (per object)", _insert(numpy=True), units=data.INSERTED, target=1.2),
    *(Case(name, sides, units=batches.IMPORTED, target=target) for name, sides, target in batches.imports()),
    Case("connect + close", _connect, peer_target=0.1),
    Case("connect + near_vector 1 + close", _connect_and_search),
)
