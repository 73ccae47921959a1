"""The protocol's message classes, from the descriptor set alone, so that the floor is the same under any interpreter.

The package's own module for them cannot be used: under the official client's interpreter `weaviate` is that client.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from google.protobuf import message_factory
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.descriptor_pool import DescriptorPool

ROOT = Path(__file__).resolve().parent.parent
SEARCH = "/weaviate.v1.Weaviate/Search"
BATCH_OBJECTS = "/weaviate.v1.Weaviate/BatchObjects"
BATCH_STREAM = "/weaviate.v1.Weaviate/BatchStream"
SINGLE_FP32 = 1


def load() -> Any:
    """The classes of `weaviate.v1`, as attributes of one object."""
    pool = DescriptorPool()
    files = FileDescriptorSet.FromString((ROOT / "weaviate/_proto/weaviate.binpb").read_bytes()).file
    for file in files:
        pool.AddSerializedFile(file.SerializeToString())
    names = [f"{file.package}.{message.name}" for file in files for message in file.message_type]
    found = {name: message_factory.GetMessageClass(pool.FindMessageTypeByName(name)) for name in names}
    return type("Messages", (), {name.rpartition(".")[2]: cls for name, cls in found.items() if "weaviate.v1" in name})
