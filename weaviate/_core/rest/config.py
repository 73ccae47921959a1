"""REST: what is added to a collection that exists, its shards and its indexes."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from weaviate._core.names import collection_name, property_name, vector_name
from weaviate._core.rest import schema
from weaviate._core.rest.parts import packed, segment
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import Wire, json_object
from weaviate.models.checked import refused, text
from weaviate.models.config.collection import DEFAULT_VECTOR, check_vector_names
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.properties import IndexName, Property, ReferencePropertyBase
from weaviate.models.config.read import ShardStatus, ShardTypes
from weaviate.models.config.vectors import NamedVectorConfigCreate, VectorConfigCreate, VectorSlot

_SHARDS = "read a collection's shards"
_STATUSES = ("READY", "READONLY")


def new_property(prop: Property) -> Property:
    """Check a property before anything is sent.

    Args:
        prop: The property.

    Raises:
        WeaviateInvalidInputError: It is none, or the server would not take a name.
    """
    if not isinstance(prop, Property):
        raise refused("prop", prop, "a Property")
    schema.check_properties([prop], "prop", nested=False)
    return prop


def add_property(scope: Scope, existing: Wire, prop: Property) -> RestRequest:
    """Add a property.

    Args:
        scope: The collection.
        existing: The JSON that the server has for it.
        prop: The property.

    Raises:
        WeaviateInvalidInputError: The collection has one of this name.
    """
    says, modules = prop.vectorization(stated_only=False), _modules(existing)
    settings = {"moduleConfig": dict.fromkeys(modules, says)} if modules else {}
    return added_property(scope, existing, prop.to_wire() | settings)


def new_reference(ref: ReferencePropertyBase) -> ReferencePropertyBase:
    """Check a reference before anything is sent.

    Args:
        ref: The reference.

    Raises:
        WeaviateInvalidInputError: It is none, or the server would not take a name.
    """
    if not isinstance(ref, ReferencePropertyBase):
        raise refused("ref", ref, "a ReferenceProperty or a ReferenceProperty.MultiTarget")
    property_name(ref.name, "ref")
    for target in ref.targets():
        collection_name(target, "ref")
    return ref


def added_property(scope: Scope, existing: Wire, wire: Wire) -> RestRequest:
    """Add a property or a reference.

    Args:
        scope: The collection.
        existing: The JSON that the server has for it.
        wire: What is added, as JSON.

    Raises:
        WeaviateInvalidInputError: The collection has one of this name.
    """
    name, details = wire["name"], scope.details().but(property=wire["name"])
    # The server makes the first letter small.
    if name[:1].lower() + name[1:] in [each.get("name") for each in existing.get("properties") or ()]:
        error = WeaviateInvalidInputError(f"{scope.collection} has a property {name!r} already")
        raise error.with_details(details)
    return RestRequest(
        "POST",
        f"{schema.path_of(scope.collection)}/properties",
        f"add the property {name} to {scope.collection}",
        body=packed(wire),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        details=details,
    )


def new_vectors(
    vector_config: NamedVectorConfigCreate
    | VectorConfigCreate
    | Sequence[NamedVectorConfigCreate]
    | Sequence[VectorConfigCreate],
) -> Mapping[str, VectorSlot]:
    """Vectors by name, checked before anything is sent.

    Deprecation warnings point at the caller's caller: this is meant to be called by a public method.

    Args:
        vector_config: The vector, or several.

    Raises:
        WeaviateInvalidInputError: There are none, one is no vector, has no name in a list, or the same as another one,
            or the server would not take its name.
    """
    several = vector_config if isinstance(vector_config, Sequence) else [vector_config]
    for vector in several:
        if not isinstance(vector, NamedVectorConfigCreate | VectorConfigCreate):
            raise refused("vector_config", vector, "made by Configure.Vectors or Configure.MultiVectors")
        if isinstance(vector, NamedVectorConfigCreate):
            warnings.warn(
                "vector_config made by Configure.NamedVectors is deprecated; use Configure.Vectors.",
                DeprecationWarning,
                stacklevel=3,
            )
    if several is vector_config:
        check_vector_names("vector_config", [vector.name for vector in several])
    return {vector_name(vector.name or DEFAULT_VECTOR, "vector_config"): vector for vector in several}


def add_vectors(scope: Scope, existing: Wire, vectors: Mapping[str, VectorSlot]) -> RestRequest:
    """Add vectors.

    Args:
        scope: The collection.
        existing: The JSON that the server has for it. It is not changed.
        vectors: The vectors by name.

    Raises:
        WeaviateInvalidInputError: The collection has one of this name.
    """
    there = json_object(existing.get("vectorConfig"))
    for name in vectors:
        # The server would keep the old one, and say that all went well.
        if name in there:
            error = WeaviateInvalidInputError(f"vector_config: {scope.collection} has a vector {name!r} already")
            raise error.with_details(scope.details())
    new = {name: vector.to_wire() for name, vector in vectors.items()}
    return schema.replaced(scope.collection, existing | {"vectorConfig": {**there, **new}})


def shards(scope: Scope) -> RestRequest:
    """Ask for the shards.

    Args:
        scope: The collection, and the tenant whose shard is meant, if any.
    """
    params = None if scope.tenant is None else {"tenant": scope.tenant}
    path = f"{schema.path_of(scope.collection)}/shards"
    return RestRequest("GET", path, f"read the shards of {scope.collection}", params=params, details=scope.details())


def shard_statuses(reply: RestReply) -> list[ShardStatus]:
    """The shards.

    Args:
        reply: The answer to `shards`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of shards.
    """
    found = reply.json(_SHARDS)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, dict) and "name" in each for each in found):
        raise reply.undecodable(_SHARDS)
    return [ShardStatus.from_wire(each) for each in found]


def update_shards(scope: Scope, status: str, names: Sequence[str]) -> list[RestRequest]:
    """Change the status of shards.

    Args:
        scope: The collection.
        status: What they are to be: "READY" or "READONLY".
        names: The shards.

    Raises:
        WeaviateInvalidInputError: The status is another one, or a name is none.
    """
    shard_status(status)
    path = f"{schema.path_of(scope.collection)}/shards"
    return [
        RestRequest(
            "PUT",
            f"{path}/{segment(name, 'names')}",
            f"make the shard {name} of {scope.collection} {status}",
            body=packed({"status": status}),
            timeout="insert",
            details=scope.details(),
        )
        for name in names
    ]


def shard_status(status: str) -> None:
    """Refuse what no shard can be made.

    Args:
        status: What shards are to be.

    Raises:
        WeaviateInvalidInputError: It is another status than "READY" or "READONLY".
    """
    if status not in _STATUSES:
        raise refused("status", status, " or ".join(_STATUSES))


def shard_names(shard_names: str | Sequence[str]) -> list[str]:
    """The names of shards, checked.

    Args:
        shard_names: A name, or several.

    Raises:
        WeaviateInvalidInputError: One is none.
    """
    if isinstance(shard_names, str):
        return [text(shard_names, "shard_names")]
    if not isinstance(shard_names, Sequence):
        raise refused("shard_names", shard_names, "a string or a list of strings")
    return [text(name, f"shard_names[{index}]") for index, name in enumerate(shard_names)]


def shard_updated(reply: RestReply) -> ShardTypes:
    """What a shard is now.

    Args:
        reply: The answer to one of `update_shards`.

    Raises:
        ResponseCannotBeDecodedError: The answer has no status.
    """
    said = reply.json("change a shard")
    if not isinstance(said, dict) or not isinstance(said.get("status"), str):
        raise reply.undecodable("change a shard")
    status: ShardTypes = said["status"]
    return status


def delete_property_index(scope: Scope, property_: str, index: str) -> RestRequest:
    """Delete one of a property's indexes. One that does not exist is no error.

    Args:
        scope: The collection.
        property_: The property.
        index: Which index.

    Raises:
        WeaviateInvalidInputError: There is no such kind of index, or the property's name is no text.
    """
    kinds = get_args(IndexName)
    if index not in kinds:
        raise refused("index_name", index, ", ".join(kinds))
    name = text(property_, "property_name")
    return RestRequest(
        "DELETE",
        f"{schema.path_of(scope.collection)}/properties/{segment(name, 'property_name')}/index/{index}",
        f"delete the {index} index of {scope.collection}.{name}",
        timeout="insert",
        details=scope.details().but(property=name),
    )


def delete_vector_index(scope: Scope, vector: str) -> RestRequest:
    """Delete the index of a vector.

    Args:
        scope: The collection.
        vector: The vector.

    Raises:
        WeaviateInvalidInputError: It is not a name that a vector can have.
    """
    name = vector_name(text(vector, "vector_name"), "vector_name")
    return RestRequest(
        "DELETE",
        f"{schema.path_of(scope.collection)}/vectors/{name}/index",
        f"delete the index of the vector {name} of {scope.collection}",
        timeout="insert",
        details=scope.details(),
    )


def _modules(definition: Mapping[str, Any]) -> list[str]:
    """The modules that make vectors."""
    vectors = json_object(definition.get("vectorConfig")).values()
    named = {module for vector in vectors for module in json_object(vector.get("vectorizer"))}
    return sorted({*named, definition.get("vectorizer") or Vectorizers.NONE.value} - {Vectorizers.NONE.value})
