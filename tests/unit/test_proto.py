"""The protocol's definitions are the server's, load when needed and keep to themselves."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorSet

import weaviate._proto
from weaviate._proto import methods, v1
from weaviate._proto.methods import Method

PROTO = Path(weaviate._proto.__file__).parent
WIRE = Path(__file__).with_name("data") / "wire.txt"
METHODS = [value for value in vars(methods).values() if isinstance(value, Method)]


def run(code: str, **environment: str) -> None:
    """Run code in a fresh process, where nothing is loaded and any warning is an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": str(PROTO.parents[1]), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def wire_lines(files: FileDescriptorSet) -> Iterator[str]:
    """Write descriptors in the form of data/wire.txt."""
    for file in files.file:
        if file.package != "weaviate.v1":
            continue
        assert file.syntax == "proto3"
        yield from enum_lines(file.enum_type, file.package)
        for message in file.message_type:
            yield from message_lines(message, file.package)
        for service in file.service:
            for call in service.method:
                assert call.client_streaming == call.server_streaming
                types = f"{call.input_type} {call.output_type}".replace(" .", " ").removeprefix(".")
                yield f"/{file.package}.{service.name}/{call.name} {types}{' streaming' * call.client_streaming}"


def enum_lines(enums: Iterable[EnumDescriptorProto], scope: str) -> Iterator[str]:
    return (f"{scope}.{enum.name} {value.number} {value.name}" for enum in enums for value in enum.value)


def message_lines(message: DescriptorProto, scope: str) -> Iterator[str]:
    name = f"{scope}.{message.name}"
    yield from enum_lines(message.enum_type, name)
    entries = {f".{name}.{nested.name}": nested for nested in message.nested_type if nested.options.map_entry}
    for nested in message.nested_type:
        if not nested.options.map_entry:
            yield from message_lines(nested, name)
    for field in message.field:
        kind, label, packed = type_name(field), "singular", ""
        if field.type_name in entries:
            key, value = map(type_name, entries[field.type_name].field)
            kind, label = f"map<{key},{value}>", "map"
        elif field.label == FieldDescriptorProto.LABEL_REPEATED:
            assert not field.options.HasField("packed")
            label = "repeated"
            packed = "" if kind in ("string", "bytes") or field.type_name else " packed"
        elif field.proto3_optional:
            label = "optional"
        elif field.HasField("oneof_index"):
            label = f"oneof={message.oneof_decl[field.oneof_index].name}"
        deprecated = " deprecated" * field.options.deprecated
        yield f"{name} {field.number} {field.name} {kind} {label}{packed}{deprecated}"
    if not message.field:
        yield name


def type_name(field: FieldDescriptorProto) -> str:
    return field.type_name.removeprefix(".") or FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_").lower()


def stub_names(body: Iterable[ast.stmt], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Walk the classes and enum values of the stub."""
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield (*path, statement.name)
            yield from stub_names(statement.body, (*path, statement.name))
        elif isinstance(statement, ast.AnnAssign):
            name = ast.unparse(statement.target)
            if name.isupper():  # Fields, in lower case, are attributes of messages, not of classes.
                yield (*path, name)


def test_definitions_are_those_of_the_server() -> None:
    files = FileDescriptorSet.FromString((PROTO / "weaviate.binpb").read_bytes())

    ours = set(wire_lines(files))

    assert ours == {line for line in WIRE.read_text().splitlines() if not line.startswith("#")}


def test_method_table_has_every_call_of_the_server() -> None:
    calls = {line for line in WIRE.read_text().splitlines() if line.startswith("/")}

    table = {
        f"{method.path} weaviate.v1.{method.request} weaviate.v1.{method.reply}{' streaming' * method.streaming}"
        for method in METHODS
        if method is not methods.HEALTH_CHECK
    }

    assert table == calls


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_method_names_messages_that_exist(method: Method) -> None:
    assert method.path.endswith(f"/{method.name}")
    assert getattr(v1, method.request)().SerializeToString() == b""
    assert getattr(v1, method.reply)().SerializeToString() == b""


def test_only_calls_that_change_nothing_count_as_reads() -> None:
    assert {method.name for method in METHODS if method.reads} == {"Search", "Aggregate", "TenantsGet", "Check"}


def test_stub_names_nothing_that_is_not_there() -> None:
    stub = ast.parse((PROTO / "v1.pyi").read_text())

    names = [path for path in stub_names(stub.body) if not path[0].startswith("_")]

    assert ("SearchRequest",) in names
    for path in names:
        reduce(getattr, path, v1)


def test_enum_values_have_the_server_s_numbers() -> None:
    assert v1.Filters.OPERATOR_WITHIN_GEO_RANGE == v1.Filters.Operator.Value("OPERATOR_WITHIN_GEO_RANGE") == 9
    assert v1.CONSISTENCY_LEVEL_ALL == v1.ConsistencyLevel.CONSISTENCY_LEVEL_ALL == 3
    assert v1.TenantActivityStatus.Name(11) == "TENANT_ACTIVITY_STATUS_ONLOADING"
    assert v1.NULL_VALUE == 0


def test_name_is_looked_up_once() -> None:
    message = v1.TenantsGetRequest

    assert vars(v1)["TenantsGetRequest"] is message


@pytest.mark.parametrize("name", ["NoSuchMessage", "_private"])
def test_unknown_name_is_an_attribute_error(name: str) -> None:
    with pytest.raises(AttributeError, match=f"has no attribute '{name}'"):
        getattr(v1, name)


def test_messages_with_a_struct_survive_the_wire() -> None:
    sent = v1.BatchObject(uuid="1", properties=v1.BatchObject.Properties(non_ref_properties=v1.Struct()))
    sent.properties.non_ref_properties.update({"title": "A", "tags": [1.5, None, {"deep": True}]})
    sent.properties.number_array_properties.append(v1.NumberArrayProperties(prop_name="n", values_bytes=b"\0" * 8))

    got = v1.BatchObject.FromString(sent.SerializeToString())

    assert got == sent
    assert got.properties.non_ref_properties.fields["title"].string_value == "A"
    tags = got.properties.non_ref_properties.fields["tags"].list_value.values
    assert [tag.WhichOneof("kind") for tag in tags] == ["number_value", "null_value", "struct_value"]


def test_struct_can_be_built_from_its_parts() -> None:
    by_parts = v1.Struct(
        fields={
            "a": v1.StructValue(list_value=v1.StructListValue(values=[v1.StructValue(number_value=1)])),
            "b": v1.StructValue(null_value=v1.NULL_VALUE),
        }
    )
    by_value = v1.Struct()
    by_value.update({"a": [1], "b": None})

    assert by_parts == by_value


def test_optional_field_tells_unset_from_its_default() -> None:
    unset, zero = v1.Hybrid(), v1.Hybrid(alpha_param=0)

    assert not unset.HasField("alpha_param")
    assert v1.Hybrid.FromString(zero.SerializeToString()).HasField("alpha_param")


def test_fields_of_a_newer_server_are_kept() -> None:
    newer = b"\xfa\x3f\x03new"  # Field 1023, a string.

    reply = v1.SearchReply.FromString(newer)

    assert reply.SerializeToString() == newer


def test_import_loads_nothing_of_protobuf() -> None:
    run(
        "import sys; from weaviate._proto import methods, v1; v1.__doc__, hasattr(v1, '__all__')\n"
        "assert not [name for name in sys.modules if name.startswith('google.protobuf')]"
    )


FOREIGN = """
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
def foreign():
    default = descriptor_pool.Default()
    for name, package in (("base.proto", "weaviate.v1"), ("health.proto", "grpc.health.v1")):
        file = descriptor_pb2.FileDescriptorProto(name=name, package=package, syntax="proto3")
        for message in ("SearchRequest", "WeaviateHealthCheckRequest", "HealthCheckRequest"):
            file.message_type.add(name=message).field.add(name="other", number=1, type=5, label=1)
        default.AddSerializedFile(file.SerializeToString())
    descriptor = default.FindMessageTypeByName("weaviate.v1.SearchRequest")
    assert message_factory.GetMessageClass(descriptor)(other=7).SerializeToString() == bytes([8, 7])
    from google.protobuf import struct_pb2
    struct_pb2.Struct().update({"a": 1})
"""
OURS = """
def ours():
    from weaviate._proto import v1
    assert v1.SearchRequest(collection="A").SerializeToString() == bytes([10, 1, 65])
    assert v1.WeaviateHealthCheckRequest(service="A").SerializeToString() == bytes([10, 1, 65])
    v1.Struct().update({"a": [None]})
"""


@pytest.mark.parametrize("order", ["ours(); foreign(); ours()", "foreign(); ours()"])
def test_another_package_may_define_the_same_names(order: str) -> None:
    run(FOREIGN + OURS + order)


def test_threads_that_come_first_together_get_the_same_classes() -> None:
    run("""
import sys, threading
from weaviate._proto import v1
sys.setswitchinterval(1e-6)
barrier, found = threading.Barrier(8), []
def look():
    barrier.wait()
    found.append((v1.SearchRequest.DESCRIPTOR, v1.SearchRequest(filters=v1.Filters(value_int=1)).ByteSize()))
threads = [threading.Thread(target=look) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8 and all(one == found[0] for one in found)
""")


def test_slow_protobuf_is_reported_once_and_works() -> None:
    run(
        """
import warnings
from weaviate._proto import v1
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    request = v1.SearchRequest(collection="A", filters=v1.Filters(operator=v1.Filters.OPERATOR_EQUAL, value_int=1))
    v1.SearchReply(), v1.NULL_VALUE, v1.Struct().update({"a": 1})
assert v1.SearchRequest.FromString(request.SerializeToString()) == request
ours = [one for one in caught if "protobuf runs without its compiled part" in str(one.message)]
assert [one.category for one in ours] == [RuntimeWarning], caught
""",
        PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION="python",
    )
