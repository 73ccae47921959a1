"""The columns of a page are fields of the protocol's messages."""

from __future__ import annotations

from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor

from weaviate._core.decode import columns
from weaviate._proto import v1

MESSAGES: dict[str, Any] = {
    "Page": v1.SearchReply,
    "Result": v1.SearchResult,
    "PropertiesResult": v1.PropertiesResult,
    "Properties": v1.Properties,
    "Value": v1.Value,
    "Metadata": v1.MetadataResult,
    "Vectors": v1.Vectors,
}
# What a column may read a field as, besides the field's own type: any message as its bytes, an enum as its number.
READ_AS = {
    FieldDescriptor.TYPE_MESSAGE: (FieldDescriptor.TYPE_BYTES, FieldDescriptor.TYPE_MESSAGE),
    FieldDescriptor.TYPE_ENUM: (FieldDescriptor.TYPE_INT32,),
    FieldDescriptor.TYPE_FLOAT: (FieldDescriptor.TYPE_FLOAT, FieldDescriptor.TYPE_BYTES),  # a packed list of them
}


@pytest.mark.parametrize("name", [name for name in columns._COLUMNS if name != "Entry"])
def test_columns_have_the_numbers_and_types_of_the_protocol(name: str) -> None:
    fields = columns._pool().FindMessageTypeByName(f"weaviate.columns.{name}").fields_by_name
    protocol = MESSAGES[name].DESCRIPTOR.fields_by_name

    assert {field: fields[field].number for field in fields} == {field: protocol[field].number for field in fields}
    for field in fields:
        kind = protocol[field].type
        assert fields[field].type in READ_AS.get(kind, (kind,)), field


def test_every_kind_of_value_has_its_column() -> None:
    kinds = {field.name: field.number for field in v1.Value.DESCRIPTOR.oneofs_by_name["kind"].fields}

    assert {name: tag >> 3 for tag, (name, _) in columns._VALUES.items()} == kinds
