"""REST: single objects."""

from __future__ import annotations

import json
import uuid as uuid_package
from collections.abc import Mapping
from typing import Any

from weaviate._core import references as refs
from weaviate._core import values, vectors
from weaviate._core.rest.parts import segment
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
    _given(properties)
    made = uuid_package.uuid4() if uuid is None else to_uuid(uuid, "uuid")
    return RestRequest(
        method="POST",
        path="/objects",
        what=f"insert into {scope.collection}",
        params=_level(scope),
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


def replace(scope: Scope, uuid: UUID, properties: Any, references: Any = None, vector: Any = None) -> RestRequest:
    """Put another object in the place of one.

    Args:
        scope: Where it is.
        uuid: Its id.
        properties: The new one's values by property name.
        references: What its reference properties point at, by property name.
        vector: Its vector, or one by the name of each of its vectors.

    Raises:
        WeaviateInvalidInputError: As for `insert`.
    """
    _given(properties)
    made = to_uuid(uuid, "uuid")
    return RestRequest(
        method="PUT",
        path=path(scope, made),
        what=f"replace the object {made} of {scope.collection}",
        meanings=_absent(scope, made),
        params=_level(scope),
        body=body(scope, properties, references, made, vector),
        timeout="insert",
        details=scope.details(uuid=str(made)),
    )


def update(scope: Scope, uuid: UUID, properties: Any = None, references: Any = None, vector: Any = None) -> RestRequest:
    """Change some of an object.

    Args:
        scope: Where it is.
        uuid: Its id.
        properties: The values that change, by property name; None as a value takes the property away.
        references: What its reference properties point at beside what they do, by property name.
        vector: Its new vector, or one by the name of each vector that changes.

    Raises:
        WeaviateInvalidInputError: As for `insert`.
    """
    made = to_uuid(uuid, "uuid")
    return RestRequest(
        method="PATCH",
        path=path(scope, made),
        what=f"update the object {made} of {scope.collection}",
        meanings=_absent(scope, made),
        params=_level(scope),
        body=body(scope, properties, references, None, vector),
        ok=(200, 204),
        timeout="insert",
        # References are added: a second time, where the first try arrived.
        idempotent=not references,
        details=scope.details(uuid=str(made)),
    )


def exists(scope: Scope, uuid: UUID) -> RestRequest:
    """Ask whether there is an object.

    Args:
        scope: Where it would be.
        uuid: Its id.

    Raises:
        WeaviateInvalidInputError: It is no id.
    """
    made = to_uuid(uuid, "uuid")
    return RestRequest(
        method="HEAD",
        path=path(scope, made),
        what=f"look for the object {made} of {scope.collection}",
        # An answer without a body says nothing itself.
        meanings={422: f"{_whose(scope)} {scope.collection} has no such tenant, not an active one, or none at all"},
        params=scope.params(),
        ok=(204, 404),
        details=scope.details(uuid=str(made)),
    )


def delete(scope: Scope, uuid: UUID) -> RestRequest:
    """Delete an object.

    Args:
        scope: Where it is.
        uuid: Its id.

    Raises:
        WeaviateInvalidInputError: It is no id.
    """
    made = to_uuid(uuid, "uuid")
    return RestRequest(
        method="DELETE",
        path=path(scope, made),
        what=f"delete the object {made} of {scope.collection}",
        params=scope.params(),
        ok=(204, 404),
        timeout="insert",
        details=scope.details(uuid=str(made)),
    )


def _absent(scope: Scope, uuid: uuid_package.UUID) -> dict[int, str]:
    return {404: f"there is no object {uuid} in {scope.collection}, or no such collection"}


def _whose(scope: Scope) -> str:
    return "no tenant is given:" if scope.tenant is None else f"the tenant {scope.tenant}:"


def was_there(reply: RestReply) -> bool:
    """What `exists` and `delete` found.

    Args:
        reply: The answer.
    """
    return reply.status_code == 204


def path(scope: Scope, uuid: uuid_package.UUID) -> str:
    """Where an object is.

    Args:
        scope: Its collection.
        uuid: Its id.
    """
    return f"/objects/{segment(scope.collection, 'collection')}/{uuid}"


def body(scope: Scope, properties: Any, references: Any, uuid: uuid_package.UUID | None, vector: Any) -> bytes:
    """An object as JSON.

    Args:
        scope: Where it goes.
        properties: Its values by property name.
        references: What its reference properties point at, by property name.
        uuid: Its id, where the body says it.
        vector: Its vector, or one by the name of each of its vectors.

    Raises:
        WeaviateInvalidInputError: A value has no data type, or a vector cannot be packed.
    """
    content: dict[str, Any] = {"class": scope.collection}
    if uuid is not None:
        content["id"] = str(uuid)
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


def _given(properties: Any) -> None:
    if properties is None:
        raise WeaviateInvalidInputError("properties: None is not a mapping of property names to values")


def _level(scope: Scope) -> dict[str, str] | None:
    """The query string of what has the tenant in its body."""
    return None if scope.consistency_level is None else {"consistency_level": scope.consistency_level.value}


def _vector(vector: Any) -> str:
    if vector is None:
        return ""
    if not isinstance(vector, Mapping):
        return f',"vector":{vectors.as_json(vectors.pack(vector, "vector"))}'
    return f',"vectors":{{{",".join(map(_named, vectors.named(vector, "vector")))}}}'


def _named(vector: vectors.Named) -> str:
    multi = vector.type == v1.Vectors.VECTOR_TYPE_MULTI_FP32
    write = vectors.as_json_multi if multi else vectors.as_json
    return f"{json.dumps(vector.name)}:{write(vector.vector_bytes)}"
