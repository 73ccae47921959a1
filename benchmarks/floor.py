"""The least that the protocol allows: what somebody pays who writes straight against the stub.

`pb`: the request is built as a protobuf message with as few fields as the call needs, sent over a plain grpcio
channel with a deadline and one header, as every client's calls are, and the reply is parsed by `FromString`. Nothing
is made of the parsed message: no Python object per result, no uuid, no date, no list of floats. A listing page by page
reads one value of each page, the last object's id, with which it asks for the next.

`raw`: bytes that were built beforehand go out, the bytes of the reply come in. The cost of the transport alone.

An insert of the floor does for each object: `objects.add` with the collection, `str(uuid4())` and the packed vector;
then one assignment per property into `non_ref_properties.fields[name]`, the kind of each known beforehand, a date by
`isoformat`. It splits nothing, checks nothing, and does not look at the reply beyond parsing it. A list is packed with
a prepared `struct.Struct` (the stricter floor, and the verdict), or through `array('f')`; a numpy row by `tobytes`.

An import of the floor is such inserts of 1000, one after the other. Its stream has the same messages in one call of
`BatchStream`, which grpc takes from a generator as it can send them; the server's messages are parsed to the last one.
That costs as much as the inserts do, or somewhat more: what a stream is compared with is a stream.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import uuid4

import grpc
import grpc.aio

from benchmarks.data import DIMENSION, INSERTED
from benchmarks.messages import BATCH_OBJECTS, BATCH_STREAM, SEARCH, SINGLE_FP32, load

OPTIONS = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
CALL: dict[str, Any] = {"timeout": 30.0, "metadata": (("x-weaviate-client", "floor/1"),)}
"""What every client's calls have: a deadline, and its name."""
STREAM_CALL: dict[str, Any] = {"metadata": CALL["metadata"]}
"""A stream has no deadline."""
Pack = Callable[[Any], bytes]
Objects = Iterable[tuple[dict[str, Any], Any]]

_STRUCT = struct.Struct(f"<{DIMENSION}f")


def by_struct(vector: Sequence[float]) -> bytes:
    """Pack a list with a prepared struct."""
    return _STRUCT.pack(*vector)


def by_array(vector: Sequence[float]) -> bytes:
    """Pack a list through an array."""
    return array("f", vector).tobytes()


def by_numpy(vector: Any) -> bytes:
    """Pack a row of float32."""
    packed: bytes = vector.tobytes()
    return packed


class Floor:
    """The calls of the floor, over one channel of either colour."""

    def __init__(self, port: int, *, aio: bool = False) -> None:
        self.v1 = load()
        module: Any = grpc.aio if aio else grpc
        self.channel = module.insecure_channel(f"localhost:{port}", options=OPTIONS)
        self._search = self.channel.unary_unary(
            SEARCH,
            request_serializer=self.v1.SearchRequest.SerializeToString,
            response_deserializer=self.v1.SearchReply.FromString,
        )
        self._batch_objects = self.channel.unary_unary(
            BATCH_OBJECTS,
            request_serializer=self.v1.BatchObjectsRequest.SerializeToString,
            response_deserializer=self.v1.BatchObjectsReply.FromString,
        )
        self._batch_stream = self.channel.stream_stream(
            BATCH_STREAM,
            request_serializer=self.v1.BatchStreamRequest.SerializeToString,
            response_deserializer=self.v1.BatchStreamReply.FromString,
        )
        self._raw_search = self.channel.unary_unary(SEARCH)
        self._raw_batch = self.channel.unary_unary(BATCH_OBJECTS)
        self._raw_stream = self.channel.stream_stream(BATCH_STREAM)

    def search_request(
        self, collection: str, vector: Sequence[float], limit: int, *, full: bool = False, vectors: bool = False
    ) -> Any:
        """A search by vector."""
        v1 = self.v1
        packed = v1.Vectors(vector_bytes=by_struct(vector), type=SINGLE_FP32)
        return v1.SearchRequest(
            collection=collection,
            limit=limit,
            metadata=self._metadata(full=full, vectors=vectors),
            near_vector=v1.NearVector(vectors=[packed]),
            uses_127_api=True,
        )

    def fetch_request(self, collection: str, limit: int, *, full: bool = False, after: str = "") -> Any:
        """A listing, from behind an id on."""
        return self.v1.SearchRequest(
            collection=collection, limit=limit, metadata=self._metadata(full=full), after=after, uses_127_api=True
        )

    def _metadata(self, *, full: bool, vectors: bool = False) -> Any:
        v1 = self.v1
        if full:
            return v1.MetadataRequest(
                uuid=True,
                creation_time_unix=True,
                last_update_time_unix=True,
                distance=True,
                certainty=True,
                score=True,
                explain_score=True,
                is_consistent=True,
            )
        return v1.MetadataRequest(uuid=True, vector=vectors)

    def search(self, *args: Any, **options: Any) -> Any:
        """Search; over an aio channel this is to be awaited."""
        return self._search(self.search_request(*args, **options), **CALL)

    def fetch(self, *args: Any, **options: Any) -> Any:
        """List, as above."""
        return self._search(self.fetch_request(*args, **options), **CALL)

    def raw_search(self, message: bytes) -> Any:
        """Search or list with bytes, as above."""
        return self._raw_search(message, **CALL)

    def insert_request(self, objects: Objects, pack: Pack) -> Any:
        """A batch of objects, as the module's docstring says."""
        request = self.v1.BatchObjectsRequest()
        self._fill(request.objects.add, objects, pack)
        return request

    def _fill(self, add: Callable[..., Any], objects: Objects, pack: Pack) -> None:
        for properties, vector in objects:
            entry = add(collection="Bench", uuid=str(uuid4()), vector_bytes=pack(vector))
            fields = entry.properties.non_ref_properties.fields
            fields["title"].string_value = properties["title"]
            fields["body"].string_value = properties["body"]
            fields["views"].number_value = properties["views"]
            fields["score"].number_value = properties["score"]
            fields["published"].bool_value = properties["published"]
            fields["created"].string_value = properties["created"].isoformat()

    def insert(self, objects: Objects, pack: Pack) -> Any:
        """Insert a batch."""
        return self._batch_objects(self.insert_request(objects, pack), **CALL)

    def raw_insert(self, message: bytes) -> Any:
        """Insert a batch of bytes."""
        return self._raw_batch(message, **CALL)

    def import_all(self, objects: Objects, pack: Pack) -> None:
        """Insert any number, over a blocking channel."""
        for request in self._requests(objects, pack):
            self._batch_objects(request, **CALL)

    async def import_all_async(self, objects: Objects, pack: Pack) -> None:
        """The same, over an aio channel."""
        for request in self._requests(objects, pack):
            await self._batch_objects(request, **CALL)

    def _requests(self, objects: Objects, pack: Pack) -> Iterator[Any]:
        left = iter(objects)
        while (request := self.insert_request(islice(left, INSERTED), pack)).objects:
            yield request

    def stream(self, objects: Objects, pack: Pack) -> None:
        """Insert any number through a stream, over a blocking channel."""
        for _ in self._batch_stream(self.stream_requests(objects, pack), **STREAM_CALL):
            pass

    async def stream_async(self, objects: Objects, pack: Pack) -> None:
        """The same, over an aio channel."""
        async for _ in self._batch_stream(_slowly(self.stream_requests(objects, pack)), **STREAM_CALL):
            pass

    def stream_requests(self, objects: Objects, pack: Pack) -> Iterator[Any]:
        """All messages of a stream."""
        message = self.v1.BatchStreamRequest
        yield message(start=message.Start())
        left = iter(objects)
        while True:
            request = message()
            values = request.data.objects.values
            self._fill(values.add, islice(left, INSERTED), pack)
            if not values:
                break
            yield request
        yield message(stop=message.Stop())

    def raw_stream(self, messages: Sequence[bytes]) -> None:
        """A stream of bytes, over a blocking channel."""
        for _ in self._raw_stream(iter(messages), **STREAM_CALL):
            pass

    async def raw_stream_async(self, messages: Sequence[bytes]) -> None:
        """The same, over an aio channel."""
        async for _ in self._raw_stream(_slowly(iter(messages)), **STREAM_CALL):
            pass


async def _slowly(messages: Iterator[Any]) -> AsyncIterator[Any]:
    for message in messages:
        yield message
