"""What is sent and what comes back: the same objects for everybody, made from a fixed seed.

An object has six properties: two texts of 40 and 200 characters, an int, a number, a bool and a date. The nested object
has two more. Replies are laid out as server 1.39.3 does it, with one vector named
"default"; or, as collections of before have it, with one that has no name.
"""

from __future__ import annotations

import random
import struct
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from benchmarks.messages import SINGLE_FP32, load

DIMENSION = 768
SEED = 7
INSERTED = 1000
PAGE = 100
"""How many objects an iterator fetches at once."""
LARGE = 10_000
"""The most objects that a server gives at once, as it is configured by default."""
ONE, TEN, FULL, VECTORS, UNNAMED = "BenchOne", "BenchTen", "BenchFull", "BenchVectors", "BenchUnnamed"
PAGES, MANY, DESCRIBED = "BenchPages", "BenchMany", "BenchDescribed"
"""Collections; the null server tells by them what to answer. None's name is part of another's."""

_START = datetime(2024, 1, 2, 3, 4, 5, 678000, tzinfo=UTC)
_PACK = struct.Struct(f"<{DIMENSION}f").pack


def vector(source: random.Random) -> list[float]:
    """A vector of random floats."""
    return [source.uniform(-1, 1) for _ in range(DIMENSION)]


def properties(index: int) -> dict[str, Any]:
    """The six properties of one object."""
    return {
        "title": f"Object {index:06d} of the benchmark's data set".ljust(40, "."),
        "body": f"{index:06d} ".ljust(200, "x"),
        "views": index,
        "score": index / 7,
        "published": index % 2 == 0,
        "created": _START + timedelta(seconds=index),
    }


def to_insert() -> list[tuple[dict[str, Any], list[float]]]:
    """Properties and vector of each object of a batch."""
    source = random.Random(SEED)
    return [(properties(index), vector(source)) for index in range(INSERTED)]


def replies() -> dict[bytes, bytes]:
    """The null server's answers to searches, by collection."""
    v1 = load()
    return {
        ONE.encode(): _reply(v1, 1),
        TEN.encode(): _reply(v1, 10),
        FULL.encode(): _reply(v1, 100, full=True),
        VECTORS.encode(): _reply(v1, 100, vectors=True),
        UNNAMED.encode(): _reply(v1, 100, unnamed=True),
        PAGES.encode(): _reply(v1, PAGE),
        MANY.encode(): _reply(v1, LARGE, full=True),
        DESCRIBED.encode(): _reply(v1, 10, full=True),
    }


def _reply(v1: Any, count: int, *, full: bool = False, vectors: bool = False, unnamed: bool = False) -> bytes:
    source = random.Random(SEED)
    reply = v1.SearchReply(took=0.0003, generative_grouped_result="")
    for index in range(count):
        result = reply.results.add()
        result.properties.target_collection = "Bench"
        fields = result.properties.non_ref_props.fields
        for name, value in properties(index).items():
            _set(fields[name], value)
        identity = UUID(int=source.getrandbits(128), version=4)
        result.metadata.id = str(identity)
        result.metadata.id_as_bytes = identity.bytes
        if full:
            author = fields["author"].object_value.fields
            _set(author["name"], f"Author {index}")
            _set(author["born"], 1900 + index)
            _describe(result.metadata, index)
        if unnamed:
            # Servers send the vector of a collection that names none twice.
            numbers = vector(source)
            result.metadata.vector.extend(numbers)
            result.metadata.vector_bytes = _PACK(*numbers)
        if vectors:
            result.metadata.vectors.add(name="default", vector_bytes=_PACK(*vector(source)), type=SINGLE_FP32)
    encoded: bytes = reply.SerializeToString()
    return encoded


def _describe(metadata: Any, index: int) -> None:
    """Fill in all that `MetadataQuery.full()` asks for, as the server does for a search by vector."""
    moment = 1_795_370_688_017 + index
    metadata.creation_time_unix = metadata.last_update_time_unix = moment
    metadata.creation_time_unix_present = metadata.last_update_time_unix_present = True
    metadata.distance, metadata.distance_present = 0.25 + index / 1000, True
    metadata.certainty, metadata.certainty_present = 0.87 - index / 1000, True
    metadata.score_present = metadata.explain_score_present = True


def _set(field: Any, value: object) -> None:
    match value:
        case bool():
            field.bool_value = value
        case int():
            field.int_value = value
        case float():
            field.number_value = value
        case datetime():
            field.date_value = value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case _:
            field.text_value = value
