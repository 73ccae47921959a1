"""Single objects over REST."""

from __future__ import annotations

import json
import uuid
from typing import Any

import numpy as np
import pytest

from weaviate._core.rest import objects
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import (
    ErrorDetails,
    ResponseCannotBeDecodedError,
    WeaviateInsertInvalidPropertyError,
    WeaviateInvalidInputError,
)
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.data import ReferenceToMulti

ID = uuid.UUID("2536a58e-cedd-4d1d-a47d-4c1d779de483")
BOOKS = Scope("Book")


def body(request: RestRequest) -> Any:
    assert request.body is not None
    return json.loads(request.body)


def test_an_insert_is_a_post_of_the_object() -> None:
    request = objects.insert(BOOKS, {"title": "The Time Machine", "year": 1895}, uuid=ID, vector=[1, 2.5])

    assert request == RestRequest(
        method="POST",
        path="/objects",
        what="insert into Book",
        params=None,
        body=(
            f'{{"class":"Book","id":"{ID}","properties":{{"title":"The Time Machine","year":1895}},"vector":[1,2.5]}}'
        ).encode(),
        ok=(200,),
        timeout="insert",
        idempotent=False,
        details=ErrorDetails(collection="Book", uuid=str(ID)),
    )


def test_the_tenant_is_in_the_object_and_the_consistency_level_in_the_query() -> None:
    request = objects.insert(Scope("Book", "t1", ConsistencyLevel.QUORUM), {}, uuid=ID)

    assert request.params == {"consistency_level": "QUORUM"}
    assert body(request) == {"class": "Book", "id": str(ID), "tenant": "t1", "properties": {}}
    assert request.details.tenant == "t1"


def test_an_object_without_an_id_gets_a_new_one_each_time() -> None:
    first, second = (uuid.UUID(body(objects.insert(BOOKS, {}))["id"]) for _ in range(2))

    assert first.version == second.version == 4
    assert first != second


@pytest.mark.parametrize("given", [ID, str(ID), str(ID).upper(), ID.hex, f"weaviate://localhost/Book/{ID}"])
def test_an_id_is_taken_in_all_its_forms(given: Any) -> None:
    assert body(objects.insert(BOOKS, {}, uuid=given))["id"] == str(ID)


@pytest.mark.parametrize("given", ["1", "", 1, b"1", str(ID)[:-1]])
def test_what_is_no_id_is_refused(given: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"^uuid: .* is not a UUID$"):
        objects.insert(BOOKS, {}, uuid=given)


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        (None, {}),
        ((0.5, -2), {"vector": [0.5, -2]}),
        (np.array([0.1, 16777216], "f4"), {"vector": [0.100000001, 16777216]}),
        ({}, {"vectors": {}}),
        ({"one": [1]}, {"vectors": {"one": [1]}}),
        ({"o\N{SNOWMAN}": [1], "many": [[1, 2], [3, 4]]}, {"vectors": {"o\N{SNOWMAN}": [1], "many": [[1, 2], [3, 4]]}}),
    ],
    ids=repr,
)
def test_vectors_are_written_as_numbers(vector: Any, expected: dict[str, Any]) -> None:
    read = body(objects.insert(BOOKS, {}, uuid=ID, vector=vector))

    assert {name: content for name, content in read.items() if name.startswith("vector")} == expected


def test_references_are_beacons_among_the_properties() -> None:
    targets = {"by": [ID], "in": ReferenceToMulti(target_collection="Shop", uuids=ID)}

    assert body(objects.insert(BOOKS, {"title": "A"}, targets, ID))["properties"] == {
        "title": "A",
        "by": [{"beacon": f"weaviate://localhost/{ID}"}],
        "in": [{"beacon": f"weaviate://localhost/Shop/{ID}"}],
    }


def test_an_object_may_have_references_alone() -> None:
    assert list(body(objects.insert(BOOKS, {}, {"by": ID}))["properties"]) == ["by"]


def test_properties_that_were_forgotten_are_refused() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="properties: None"):
        objects.insert(BOOKS, None)


def test_text_is_utf8() -> None:
    request = objects.insert(BOOKS, {"title": "\N{SNOWMAN}"}, uuid=ID)

    assert request.body is not None
    assert "\N{SNOWMAN}".encode() in request.body


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"properties": {"a": {1}}}, 'properties["a"]: {1} (set) has no Weaviate data type'),
        ({"properties": {}, "references": {"by": 1}}, 'references["by"]: 1 (int) is not a UUID'),
        ({"properties": {}, "vector": []}, "vector: a vector without numbers"),
        ({"properties": {}, "vector": {"a": [None]}}, "vector['a'][0]: None (NoneType) is not a number"),
    ],
)
def test_bad_input_is_refused_before_anything_is_sent(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as raised:
        objects.insert(BOOKS, **arguments)

    assert raised.value.message == message


def test_a_name_that_the_server_keeps_is_refused() -> None:
    with pytest.raises(WeaviateInsertInvalidPropertyError, match="id"):
        objects.insert(BOOKS, {"id": "1"})


def test_the_id_comes_from_the_answer() -> None:
    assert objects.inserted(RestReply(200, {}, f'{{"id":"{ID}","class":"Book"}}'.encode())) == ID


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b"{}", b'{"id":null}', b'{"id":1}', b'{"id":"1"}', b"1"])
def test_an_answer_without_an_id_cannot_be_decoded(content: bytes) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        objects.inserted(RestReply(200, {}, content))
