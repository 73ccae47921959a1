"""REST: single objects."""

from __future__ import annotations

import json
import uuid as uuid_package
from collections.abc import Mapping
from typing import Any

from weaviate._core import references as refs
from weaviate._core import values, vectors
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate._proto import v1
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError
from weaviate.types import UUID


def insert(
    scope: Scope,
    properties: Any,
    references: Any = None,
    uuid: UUID | None = None,
    vector: Any = None,
) -> RestRequest:
    """Insert one object.

    Args:
        scope: Where it goes.
        properties: Its values by property name.
        references: What its reference properties point at, by property name.
        uuid: Its id; a random one is made where there is none.
        vector: Its vector, or one by the name of each of its vectors.

    Raises:
        WeaviateInvalidInputError: A value has no data type, a vector cannot be packed, or an id is no UUID.
    """
    if properties is None:
        raise WeaviateInvalidInputError("properties: None is not a mapping of property names to values")
    made = uuid_package.uuid4() if uuid is None else to_uuid(uuid, "uuid")
    return RestRequest(
        method="POST",
        path="/objects",
        what=f"insert into {scope.collection}",
        params=None if scope.consistency_level is None else {"consistency_level": scope.consistency_level.value},
        body=body(scope, properties, references, made, vector),
        timeout="insert",
        # A second try would be refused, where the first arrived: its id exists by then.
        idempotent=False,
        details=scope.details(uuid=str(made)),
    )


def inserted(reply: RestReply) -> uuid_package.UUID:
    """The id of an object that was inserted.

    Args:
        reply: The answer to `insert`.

    Raises:
        ResponseCannotBeDecodedError: The answer holds no id.
    """
    what = "insert an object"
    try:
        return uuid_package.UUID(reply.json(what)["id"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ResponseCannotBeDecodedError(what, reply) from error


def body(scope: Scope, properties: Any, references: Any, uuid: uuid_package.UUID, vector: Any) -> bytes:
    """An object as JSON.

    Args:
        scope: Where it goes.
        properties: Its values by property name.
        references: What its reference properties point at, by property name.
        uuid: Its id.
        vector: Its vector, or one by the name of each of its vectors.

    Raises:
        WeaviateInvalidInputError: A value has no data type, or a vector cannot be packed.
    """
    content: dict[str, Any] = {"class": scope.collection, "id": str(uuid)}
    if scope.tenant is not None:
        content["tenant"] = scope.tenant
    content["properties"] = values.as_json(properties) if properties is not None else {}
    if references is not None:
        content["properties"].update(refs.as_json(references))
    # No NaN can be in it: they were refused. Vectors are written apart, which is three times as fast.
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text[:-1]}{_vector(vector)}}}".encode()


def to_uuid(uuid: object, path: str) -> uuid_package.UUID:
    """An object's id.

    Args:
        uuid: A UUID, its text with or without dashes, or a beacon or URL that ends in it.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is no UUID.
    """
    try:
        return refs.to_uuid(uuid)
    except values.RefusedError as refused:
        raise WeaviateInvalidInputError(f"{path}: {refused.why}") from None


def _vector(vector: Any) -> str:
    if vector is None:
        return ""
    if not isinstance(vector, Mapping):
        return f',"vector":{vectors.as_json(vectors.pack(vector, "vector"))}'
    return f',"vectors":{{{",".join(_named(message) for message in vectors.named(vector, "vector"))}}}'


def _named(message: v1.Vectors) -> str:
    multi = message.type == v1.Vectors.VECTOR_TYPE_MULTI_FP32
    write = vectors.as_json_multi if multi else vectors.as_json
    return f"{json.dumps(message.name)}:{write(message.vector_bytes)}"
