"""The pool of descriptors that the message classes are made from. Importing this module fills it.

The pool is private, because a process has one default pool for all packages, and a second file or symbol of the same
name in it is an error: any other package may define `weaviate.v1` or `google.protobuf.Struct` for itself.
"""

from __future__ import annotations

import warnings
from pathlib import Path

from google.protobuf import message_factory
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.internal import api_implementation
from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper

_PACKAGE = "weaviate.v1"

# `weaviate.v1` has a Value and a ListValue of its own.
_WELL_KNOWN = {
    "Struct": "google.protobuf.Struct",
    "StructValue": "google.protobuf.Value",
    "StructListValue": "google.protobuf.ListValue",
    "NullValue": "google.protobuf.NullValue",
}


def _load() -> tuple[DescriptorPool, dict[str, int]]:
    """Fill the pool; also give the number of every value of a top-level enum."""
    if api_implementation.Type() == "python":
        warnings.warn(
            "protobuf runs without its compiled part here, which makes searches and batches about 250 times slower. "
            "Install a protobuf wheel for this platform, and check the environment variable "
            "PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION.",
            RuntimeWarning,
            stacklevel=2,
        )
    pool = DescriptorPool()
    values: dict[str, int] = {}
    for file in FileDescriptorSet.FromString(Path(__file__).with_name("weaviate.binpb").read_bytes()).file:
        pool.AddSerializedFile(file.SerializeToString())
        values.update({value.name: value.number for enum in file.enum_type for value in enum.value})
    return pool, values


POOL, _ENUM_VALUES = _load()


def find(name: str) -> object:
    """Find what a name stands for.

    Args:
        name: The name of a top-level message or enum, or of a value of such an enum.

    Raises:
        KeyError: There is no such name.
    """
    if name in _ENUM_VALUES:
        return _ENUM_VALUES[name]
    full_name = _WELL_KNOWN.get(name, f"{_PACKAGE}.{name}")
    try:
        return message_factory.GetMessageClass(POOL.FindMessageTypeByName(full_name))
    except KeyError:
        return EnumTypeWrapper(POOL.FindEnumTypeByName(full_name))
