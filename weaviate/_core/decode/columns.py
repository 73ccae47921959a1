"""Large pages of search results, read by columns.

Reading a page object by object makes a Python wrapper for every message in it, which takes longer than all else. This
reads the same bytes as other messages, by two rules of protobuf's encoding: a message field that occurs again is merged
into the first one, and a field is repeated when its reader says so. So when the entries of all objects' properties are
read as *one* entry whose key and value are repeated, protobuf gives the names of a whole page as one list, and its
texts, numbers and times as others. What goes where follows from the names, and from what the first object has by them.

This is done for some hundred objects at a time, so that the copies of their bytes stay small enough to be found in the
processor's cache: 10,000 objects at once take half as long again.

A column only says which of its values belongs to which object when none is missing. Where one is, or anything else is
not as dense as it looks, the part concerned is read object by object, as in `objects.py`; the results are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, repeat
from typing import Any

from google.protobuf import message_factory
from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool

from weaviate._core.decode import objects, values
from weaviate._core.uuids import all_from_bytes
from weaviate._core.vectors import unpack, unpack_multi
from weaviate._proto import v1
from weaviate.models.results import MetadataReturn, Object

_FEWEST = 8
"""Below so many objects, reading them one by one is as fast."""
_LARGEST = 2048
"""Above so many bytes for each object it is, too: vectors take the time then, and copying them takes more."""
_BLOCK = 256
"""How many objects are read together. From 128 to 1000 it makes no difference that can be measured."""
_TOOK = b"\x0d"  # the tag of SearchReply.took, four bytes that come first
_RESULTS = 0x12  # the tag of SearchReply.results

_PACKAGE = "weaviate.columns"
_SCALARS = {
    "string": FieldDescriptorProto.TYPE_STRING,
    "bytes": FieldDescriptorProto.TYPE_BYTES,
    "int64": FieldDescriptorProto.TYPE_INT64,
    "int32": FieldDescriptorProto.TYPE_INT32,
    "bool": FieldDescriptorProto.TYPE_BOOL,
    "float": FieldDescriptorProto.TYPE_FLOAT,
    "double": FieldDescriptorProto.TYPE_DOUBLE,
}
# Messages of weaviate.v1 as columns, with the numbers that the fields have there. Scalars and `bytes` are repeated, one
# value for each object; messages are merged over all objects.
_COLUMNS = {
    "Page": {"results": (2, "bytes"), "query_profile": (6, "bytes")},
    "Result": {"properties": (1, "PropertiesResult"), "metadata": (2, "Metadata")},
    "PropertiesResult": {
        "ref_props": (2, "bytes"),
        "target_collection": (3, "string"),
        "non_ref_props": (11, "Properties"),
        "ref_props_requested": (12, "bool"),
    },
    "Properties": {"fields": (1, "Entry")},
    "Entry": {"key": (1, "string"), "value": (2, "Value")},
    "Value": {
        "number_value": (1, "double"),
        "bool_value": (3, "bool"),
        "object_value": (4, "Properties"),
        "list_value": (5, "bytes"),
        "date_value": (6, "string"),
        "uuid_value": (7, "string"),
        "int_value": (8, "int64"),
        "geo_value": (9, "bytes"),
        "blob_value": (10, "string"),
        "phone_value": (11, "bytes"),
        "null_value": (12, "int32"),
        "text_value": (13, "string"),
    },
    "Metadata": {
        "vector": (2, "bytes"),  # never read; what is not declared is kept too, in a way that takes ever longer
        "creation_time_unix": (3, "int64"),
        "creation_time_unix_present": (4, "bool"),
        "last_update_time_unix": (5, "int64"),
        "last_update_time_unix_present": (6, "bool"),
        "distance": (7, "float"),
        "distance_present": (8, "bool"),
        "certainty": (9, "float"),
        "certainty_present": (10, "bool"),
        "score": (11, "float"),
        "score_present": (12, "bool"),
        "explain_score": (13, "string"),
        "explain_score_present": (14, "bool"),
        "is_consistent": (15, "bool"),
        "is_consistent_present": (18, "bool"),
        "vector_bytes": (19, "bytes"),
        "id_as_bytes": (20, "bytes"),
        "rerank_score": (21, "double"),
        "rerank_score_present": (22, "bool"),
        "vectors": (23, "Vectors"),
    },
    "Vectors": {"name": (1, "string"), "vector_bytes": (3, "bytes"), "type": (4, "int32")},
}


def worthwhile(reply: bytes) -> bool:
    """Whether a reply is a page that is read faster by columns, to judge by the size of its first object.

    Args:
        reply: A serialized `SearchReply`.
    """
    start = 5 if reply[:1] == _TOOK else 0
    if len(reply) < start + 3 or reply[start] != _RESULTS:
        return False
    low, high = reply[start + 1], reply[start + 2]  # of the object's size; a third byte says that it is larger
    size = low if low < 128 else low & 127 | high << 7
    return (low < 128 or high < 128) and size <= _LARGEST and len(reply) >= _FEWEST * size


def page(reply: bytes) -> tuple[list[Object[Any, Any]], bytes] | None:
    """The objects of a page, and the serialized profile of the query.

    Args:
        reply: A serialized `SearchReply`.

    Returns:
        None, when the page can only be read object by object: it is empty, or has references.
    """
    whole = _parser("Page")(reply)
    results = whole.results[:]
    found: list[Object[Any, Any]] = []
    for start in range(0, len(results), _BLOCK):
        block = _block(results[start : start + _BLOCK])
        if block is None:
            return None
        found += block
    return (found, b"".join(whole.query_profile)) if found else None


def _block(results: list[bytes]) -> list[Object[Any, Any]] | None:
    """Objects, from their serialized `SearchResult`; None when there are references."""
    count = len(results)
    merged = _parser("Result")(b"".join(results))
    content, facts = merged.properties, merged.metadata
    ids, collections = facts.id_as_bytes[:], content.target_collection[:]
    if len(ids) != count or len(collections) != count or content.ref_props or content.ref_props_requested:
        return None
    metadata, vectors = _metadata(facts, count)
    rows = _rows(content.non_ref_props, v1.SearchResult.FromString(results[0]).properties.non_ref_props, count)
    if metadata is None or vectors is None or rows is None:
        messages = [v1.SearchResult.FromString(result) for result in results]
        if metadata is None:
            metadata = [objects.metadata(message.metadata) for message in messages]
        if vectors is None:
            vectors = [objects.vectors(message.metadata) for message in messages]
        if rows is None:
            rows = [values.properties(message.properties.non_ref_props) for message in messages]
    # Positional: keywords take twice as long.
    return list(map(Object, all_from_bytes(ids), metadata, rows, repeat(None), vectors, collections))


def _rows(merged: Any, first: v1.Properties, count: int) -> list[dict[str, Any]] | None:
    """The values of objects by name; None when not all objects have the same ones.

    A property has one type and the server writes its values by that, so the first object tells the kinds of all. Only
    null may stand in the place of any of them.

    Args:
        merged: All their `Properties`, as columns.
        first: Those of the first object.
        count: How many objects there are.
    """
    fields = first.fields
    kinds = {name: fields[name].WhichOneof("kind") for name in fields}
    names = merged.fields.key[:]
    # A name occurs once in an object. So when all objects together have as many names as that, and no others than the
    # first one, every object has all names, and the boundaries between objects are known.
    if len(names) != len(kinds) * count or kinds.keys() != set(names):
        return None
    found = list(kinds.values())
    columns: dict[str | None, Iterator[Any]] = {}
    for field, column in merged.fields.value.ListFields():
        kind = field.name
        each = found.count(kind)
        if kind == "object_value":
            inner = _rows(column, fields[list(kinds)[found.index(kind)]].object_value, count) if each == 1 else None
            if inner is None:
                return None
            columns[kind] = iter(inner)
        elif kind == "null_value" or len(column) != each * count:
            return None
        else:
            convert = _CONVERTED.get(kind)
            columns[kind] = iter(column[:] if convert is None else convert(column[:]))
    if columns.keys() != set(found):
        return None
    by_name = {name: columns[kind] for name, kind in kinds.items()}
    pairs = zip(names, map(next, map(by_name.__getitem__, names)), strict=True)
    return [dict(islice(pairs, len(kinds))) for _ in range(count)]


# How the values of a kind become what users get, where that is not what protobuf gives.
_CONVERTED: dict[str, Callable[[list[Any]], Iterable[Any]]] = {
    "list_value": lambda chunks: [values.listed(v1.ListValue.FromString(chunk)) for chunk in chunks],
    "date_value": lambda texts: map(values.moment, texts),
    "uuid_value": lambda texts: map(values.uuid, texts),
    "geo_value": lambda chunks: [values.geo(v1.GeoCoordinate.FromString(chunk)) for chunk in chunks],
    "phone_value": lambda chunks: [values.phone(v1.PhoneNumber.FromString(chunk)) for chunk in chunks],
}


def _metadata(merged: Any, count: int) -> tuple[Iterable[MetadataReturn] | None, list[objects.Vectors] | None]:
    """What is known of objects, and their vectors; None for what not all objects have in the same way.

    Args:
        merged: All their `MetadataResult`, as columns.
        count: How many objects there are.
    """
    # Only what is there: to ask for each of the others takes nearly as long as to read one more object.
    facts = {field.name: column for field, column in merged.ListFields()}
    vectors = _vectors(facts.get("vector_bytes", ()), facts.get("vectors"), count)
    columns = [_column_of_facts(facts, *fact, count) for fact in _FACTS]
    if None in columns:
        return None, vectors
    created, updated, *others = columns
    moments = _moments(created)
    # The same, with objects that were never changed.
    updates = moments if updated == created else _moments(updated)
    return map(MetadataReturn, moments, updates, *others), vectors  # type: ignore[arg-type]  # no None: see above


# What can be asked for about objects, in the order of `MetadataReturn`: its field, the one that says that it is there,
# and what protobuf leaves out of a message.
_FACTS: tuple[tuple[str, str, Any], ...] = (
    ("creation_time_unix", "creation_time_unix_present", 0),
    ("last_update_time_unix", "last_update_time_unix_present", 0),
    ("distance", "distance_present", 0.0),
    ("certainty", "certainty_present", 0.0),
    ("score", "score_present", 0.0),
    ("explain_score", "explain_score_present", ""),
    ("is_consistent", "is_consistent_present", False),
    ("rerank_score", "rerank_score_present", 0.0),
)


def _column_of_facts(facts: dict[str, Any], name: str, flag: str, default: Any, count: int) -> Iterable[Any] | None:
    """One fact about all objects; None when it is there for some of them only, or zero for some of them."""
    present = facts.get(flag)
    if present is None:
        return repeat(None)
    column = facts[name][:] if name in facts else [default] * count
    return column if len(column) == count and present[:] == [True] * count else None


def _moments(column: Iterable[Any] | None) -> Iterable[Any] | None:
    return list(map(values.timestamp, column)) if isinstance(column, list) else column


def _vectors(unnamed: Sequence[bytes], named: Any, count: int) -> list[objects.Vectors] | None:
    """The vectors of all objects; None when not all objects have the same ones.

    Args:
        unnamed: The vectors without a name.
        named: The `Vectors` of all objects, as columns; None without any.
        count: How many objects there are.
    """
    if named is None:
        if len(unnamed) == count:
            return [{objects.UNNAMED: unpack(packed)} for packed in unnamed]
        return None if unnamed else [{} for _ in range(count)]
    names, kinds, packed = named.name[:], named.type[:], named.vector_bytes[:]
    width = len(set(names))
    if unnamed or not len(names) == len(kinds) == len(packed) == width * count:
        return None
    read = [
        unpack_multi(part) if kind == objects.MULTI else unpack(part) for kind, part in zip(kinds, packed, strict=True)
    ]
    pairs = zip(names, read, strict=True)
    return [dict(islice(pairs, width)) for _ in range(count)]


@cache
def _parser(name: str) -> Callable[[bytes], Any]:
    return message_factory.GetMessageClass(_pool().FindMessageTypeByName(f"{_PACKAGE}.{name}")).FromString


@cache
def _pool() -> DescriptorPool:
    file = FileDescriptorProto(name="weaviate/columns.proto", package=_PACKAGE, syntax="proto3")
    for name, fields in _COLUMNS.items():
        message = file.message_type.add(name=name)
        for field, (number, kind) in fields.items():
            if kind in _SCALARS:
                label = FieldDescriptorProto.LABEL_REPEATED
                message.field.add(name=field, number=number, label=label, type=_SCALARS[kind])
            else:
                label, typed = FieldDescriptorProto.LABEL_OPTIONAL, FieldDescriptorProto.TYPE_MESSAGE
                full = f".{_PACKAGE}.{kind}"
                message.field.add(name=field, number=number, label=label, type=typed, type_name=full)
    pool = DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    return pool
