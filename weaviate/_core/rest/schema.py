"""REST: collections."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Literal, overload

from weaviate._core.names import collection_name, property_name, vector_name
from weaviate._core.rest.parts import reading, segment
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import ErrorDetails, WeaviateInvalidInputError
from weaviate.models.base import Wire
from weaviate.models.checked import refused
from weaviate.models.config.collection import CollectionConfigCreate
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.properties import Property, ReferencePropertyBase
from weaviate.models.config.read import CollectionConfig, CollectionConfigSimple
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTLConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
)
from weaviate.models.config.update import (
    CollectionConfigUpdate,
    InvertedIndexConfigUpdate,
    MultiTenancyConfigUpdate,
    NamedVectorConfigUpdate,
    ObjectTTLConfigUpdate,
    ReplicationConfigUpdate,
    VectorConfigUpdate,
)
from weaviate.models.config.vector_index import VectorIndexConfigCreate
from weaviate.models.config.vector_index_update import VectorIndexConfigUpdate
from weaviate.models.config.vectors import NamedVectorConfigCreate, VectorConfigCreate, VectorizerConfigCreate

_CREATE = "create a collection"
_READ = "read a collection's configuration"
_LIST = "list all collections"


def create(
    name: str,
    *,
    description: str | None = None,
    generative_config: GenerativeProvider | None = None,
    inverted_index_config: InvertedIndexConfigCreate | None = None,
    multi_tenancy_config: MultiTenancyConfigCreate | None = None,
    object_ttl_config: ObjectTTLConfigCreate | None = None,
    properties: Sequence[Property] | None = None,
    references: list[ReferencePropertyBase] | None = None,
    replication_config: ReplicationConfigCreate | None = None,
    reranker_config: RerankerProvider | None = None,
    sharding_config: ShardingConfigCreate | None = None,
    vector_index_config: VectorIndexConfigCreate | None = None,
    vectorizer_config: VectorizerConfigCreate | list[NamedVectorConfigCreate] | None = None,
    vector_config: VectorConfigCreate | list[VectorConfigCreate] | None = None,
) -> RestRequest:
    """Create a collection.

    Deprecation warnings point at the caller's caller: this is meant to be called by a public method.

    Args:
        name: Its name.
        description: What it is for.
        generative_config: The module that generates text.
        inverted_index_config: Its inverted index.
        multi_tenancy_config: Its tenants.
        object_ttl_config: When its objects expire.
        properties: What its objects hold.
        references: What its objects point at.
        replication_config: Its replicas.
        reranker_config: The module that reranks.
        sharding_config: Its shards.
        vector_index_config: Deprecated: part of `vector_config`.
        vectorizer_config: Deprecated: `vector_config` does the same.
        vector_config: Its vectors.

    Raises:
        WeaviateInvalidInputError: The server would not take a name, or an argument does not fit.
    """
    for parameter, value in (("vectorizer_config", vectorizer_config), ("vector_index_config", vector_index_config)):
        if value is not None:
            warnings.warn(f"{parameter} is deprecated; use vector_config.", DeprecationWarning, stacklevel=3)
    config = CollectionConfigCreate(
        name=collection_name(name),
        description=description,
        generative_config=generative_config,
        inverted_index_config=inverted_index_config,
        multi_tenancy_config=multi_tenancy_config,
        object_ttl_config=object_ttl_config,
        properties=properties,
        references=references,
        replication_config=replication_config,
        reranker_config=reranker_config,
        sharding_config=sharding_config,
        vector_index_config=vector_index_config,
        vectorizer_config=vectorizer_config,
        vector_config=vector_config,
    )
    check_properties(config.properties or (), "properties", nested=False)
    for reference in config.references or ():
        path = f"references[{reference.name!r}]"
        property_name(reference.name, path)
        for target in reference.targets():
            collection_name(target, path)
    for vector in config.vectors():
        vector_name(vector, "vector_config")
    return _creation(config.name, config.to_wire())


def create_from_dict(config: Mapping[str, Any]) -> RestRequest:
    """Create a collection as the server would describe it.

    Args:
        config: The description, such as `CollectionConfig.to_dict` gives.

    Raises:
        WeaviateInvalidInputError: It has no name that the server would take, is no JSON, or has something else where a
            dictionary must be.
    """
    if not isinstance(config, Mapping):
        raise WeaviateInvalidInputError(f"config: must be a dictionary, not {type(config).__name__}")
    body = dict(config)
    body["class"] = collection_name(body.get("class", ""), 'config["class"]')
    tenants, sharding = _section(body, "multiTenancyConfig"), _section(body, "shardingConfig")
    # The server refuses shards of a collection with tenants, and what it says of them itself of any other.
    if tenants.get("enabled") or not any(sharding.values()):
        body.pop("shardingConfig", None)
    return _creation(body["class"], body)


def create_from_config(config: CollectionConfig) -> RestRequest:
    """Create a collection like another one.

    Args:
        config: What the server said of the other one, changed as needed.

    Raises:
        WeaviateInvalidInputError: The server would not take its name.
    """
    if not isinstance(config, CollectionConfig):
        raise WeaviateInvalidInputError(f"config: must be a CollectionConfig, not {type(config).__name__}")
    return create_from_dict(config.to_dict())


def created(reply: RestReply) -> str:
    """The name of a collection that was created, as the server has it.

    Args:
        reply: The answer to `create`.

    Raises:
        ResponseCannotBeDecodedError: The answer holds no name.
    """
    return str(_class(reply, reply.json(_CREATE), _CREATE)["class"])


def get(name: str) -> RestRequest:
    """Read a collection's configuration.

    Args:
        name: The collection.

    Raises:
        WeaviateInvalidInputError: It is not a name that a collection can have.
    """
    name = collection_name(name)
    return RestRequest(
        "GET",
        path_of(name),
        f"read the configuration of {name}",
        details=ErrorDetails(collection=name),
        meanings={404: f"there is no collection {name}"},
    )


def config(reply: RestReply) -> CollectionConfig:
    """A collection's configuration.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no configuration.
    """
    with reading(reply, _READ):
        return CollectionConfig.from_wire(_class(reply, reply.json(_READ), _READ))


def list_all() -> RestRequest:
    """Read the configuration of all collections."""
    return RestRequest("GET", "/schema", _LIST)


def simple_config(reply: RestReply) -> CollectionConfigSimple:
    """What a collection holds, without the settings of indexes, replicas and shards.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no configuration.
    """
    with reading(reply, _READ):
        return CollectionConfigSimple.from_wire(_class(reply, reply.json(_READ), _READ))


@overload
def configs(reply: RestReply, simple: Literal[True]) -> dict[str, CollectionConfigSimple]: ...
@overload
def configs(reply: RestReply, simple: Literal[False]) -> dict[str, CollectionConfig]: ...
@overload
def configs(reply: RestReply, simple: bool) -> dict[str, CollectionConfig] | dict[str, CollectionConfigSimple]: ...
def configs(reply: RestReply, simple: bool) -> dict[str, CollectionConfig] | dict[str, CollectionConfigSimple]:
    """The configuration of each collection, by name.

    Args:
        reply: The answer to `list_all`.
        simple: Leave out what is not about what the collection holds.

    Raises:
        ResponseCannotBeDecodedError: The answer is no list of configurations.
    """
    body = reply.json(_LIST)
    if not isinstance(body, dict):
        raise reply.undecodable(_LIST)
    with reading(reply, _LIST):
        collections = [_class(reply, each, _LIST) for each in body.get("classes") or ()]
        if simple:
            return {each["class"]: CollectionConfigSimple.from_wire(each) for each in collections}
        return {each["class"]: CollectionConfig.from_wire(each) for each in collections}


def changes(
    *,
    description: str | None = None,
    property_descriptions: dict[str, str] | None = None,
    inverted_index_config: InvertedIndexConfigUpdate | None = None,
    multi_tenancy_config: MultiTenancyConfigUpdate | None = None,
    object_ttl_config: ObjectTTLConfigUpdate | None = None,
    replication_config: ReplicationConfigUpdate | None = None,
    vector_index_config: VectorIndexConfigUpdate | None = None,
    vectorizer_config: VectorIndexConfigUpdate | list[NamedVectorConfigUpdate] | None = None,
    vector_config: VectorConfigUpdate | list[VectorConfigUpdate] | None = None,
    generative_config: GenerativeProvider | None = None,
    reranker_config: RerankerProvider | None = None,
) -> CollectionConfigUpdate:
    """Changes of a collection's configuration, for `update`.

    Deprecation warnings point at the caller's caller: this is meant to be called by a public method.

    Args:
        description: What it is for.
        property_descriptions: What its properties and references are for, by name.
        inverted_index_config: Its inverted index.
        multi_tenancy_config: Its tenants.
        object_ttl_config: When its objects expire.
        replication_config: Its replicas.
        vector_index_config: Deprecated: the index of the one vector without a name.
        vectorizer_config: The index of the one vector without a name. Deprecated for named vectors: `vector_config`
            does the same.
        vector_config: Its named vectors.
        generative_config: The module that generates text, in place of the one there is.
        reranker_config: The module that reranks, in place of the one there is.

    Raises:
        WeaviateInvalidInputError: An argument does not fit.
    """
    for parameter, deprecated in (
        ("vector_index_config", vector_index_config is not None),
        ("vectorizer_config for named vectors", isinstance(vectorizer_config, list)),
    ):
        if deprecated:
            warnings.warn(f"{parameter} is deprecated; use vector_config.", DeprecationWarning, stacklevel=3)
    return CollectionConfigUpdate(
        description=description,
        property_descriptions=property_descriptions,
        inverted_index_config=inverted_index_config,
        multi_tenancy_config=multi_tenancy_config,
        object_ttl_config=object_ttl_config,
        replication_config=replication_config,
        vector_index_config=vector_index_config,
        vectorizer_config=vectorizer_config,
        vector_config=vector_config,
        generative_config=generative_config,
        reranker_config=reranker_config,
    )


def update(name: str, existing: Wire, changes: CollectionConfigUpdate) -> RestRequest:
    """Change a collection's configuration. What the changes are not about is sent as the server had it.

    Args:
        name: The collection.
        existing: The JSON that the server answered to `get`. It is not changed.
        changes: What is to be different.

    Raises:
        WeaviateInvalidInputError: The collection has no such property or vector, or a vector has another kind of
            index, or is compressed in another way.
    """
    return replaced(name, changes.merge_with_existing(existing))


def replaced(name: str, definition: Wire) -> RestRequest:
    """Give a collection another configuration.

    Args:
        name: The collection.
        definition: All of it, as JSON.

    Raises:
        WeaviateInvalidInputError: It is no JSON, or the name is not one that a collection can have.
    """
    name = collection_name(name)
    return RestRequest(
        "PUT",
        path_of(name),
        f"change the configuration of {name}",
        body=_content(name, definition),
        timeout="insert",
        details=ErrorDetails(collection=name),
    )


def definition(reply: RestReply) -> Wire:
    """A collection's configuration as the server says it, for `update`.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no configuration.
    """
    return _class(reply, reply.json(_READ), _READ)


def described(reply: RestReply) -> str:
    """A collection in text, with its configuration as the server says it.

    Args:
        reply: The answer to `get`.

    Raises:
        ResponseCannotBeDecodedError: The answer is no configuration.
    """
    return f"<weaviate.Collection config={json.dumps(definition(reply), indent=2, ensure_ascii=False)}>"


def exists(name: str) -> RestRequest:
    """Ask whether there is a collection of a name.

    Args:
        name: The name.

    Raises:
        WeaviateInvalidInputError: It is not a name that a collection can have.
    """
    name = collection_name(name)
    what = f"ask whether {name} exists"
    return RestRequest("GET", path_of(name), what, ok=(200, 404), details=ErrorDetails(collection=name))


def existed(reply: RestReply) -> bool:
    """Whether there was one.

    Args:
        reply: The answer to `exists`.
    """
    return reply.status_code == 200


def delete(name: str) -> RestRequest:
    """Delete a collection. One that does not exist is no error.

    Args:
        name: The collection.

    Raises:
        WeaviateInvalidInputError: It is not a name that a collection can have.
    """
    name = collection_name(name)
    return RestRequest(
        "DELETE", path_of(name), f"delete {name}", timeout="insert", details=ErrorDetails(collection=name)
    )


def deletions(names: str | list[str]) -> list[RestRequest]:
    """Delete collections, once all names are known to be good.

    Args:
        names: A name, or several.

    Raises:
        WeaviateInvalidInputError: One is not a name that a collection can have.
    """
    return [delete(name) for name in (names if isinstance(names, list) else [names])]


def _creation(name: str, body: Wire) -> RestRequest:
    return RestRequest(
        "POST",
        "/schema",
        f"create {name}",
        body=_content(name, body),
        timeout="insert",
        # The second of two equal requests is refused, and would look as if the first had been.
        idempotent=False,
        details=ErrorDetails(collection=name),
    )


def _content(name: str, body: Wire) -> bytes:
    try:
        # Half a surrogate pair would be taken by the server as another letter: it is no UTF-8, and refused here.
        return json.dumps(body, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError) as error:
        raise WeaviateInvalidInputError(f"the configuration of {name} is not JSON: {error}") from error


def check_properties(properties: Sequence[Property], path: str, *, nested: bool) -> None:
    """Check the names of properties, and of those inside of them.

    Args:
        properties: The properties.
        path: Where they are, for the error.
        nested: Whether they are inside of an object, where more is allowed.

    Raises:
        WeaviateInvalidInputError: The server would not take one.
    """
    for each in properties:
        inside = f"{path}[{each.name!r}]"
        property_name(each.name, inside, nested=nested)
        children = each.nestedProperties or ()
        check_properties([children] if isinstance(children, Property) else children, inside, nested=True)


def _section(config: Wire, key: str) -> Mapping[str, Any]:
    section = config.get(key)
    if section is None:
        return {}
    if not isinstance(section, Mapping):
        raise refused(f'config["{key}"]', section, "a dictionary")
    return section


def _class(reply: RestReply, body: Any, what: str) -> Wire:
    if not isinstance(body, dict) or not isinstance(body.get("class"), str):
        raise reply.undecodable(what)
    return body


def path_of(name: str) -> str:
    """Where a collection is.

    Args:
        name: Its name.
    """
    return f"/schema/{segment(name, 'name')}"
