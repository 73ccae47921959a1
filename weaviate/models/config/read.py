"""Collections, as the server describes them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from weaviate.models.base import Wire, WireRecord, json_object, known, to_json
from weaviate.models.config.enums import (
    DataType,
    GenerativeSearches,
    ReplicationDeletionStrategy,
    Rerankers,
    StopwordsPreset,
    Tokenization,
    VectorIndexType,
    Vectorizers,
)
from weaviate.models.config.read_index import AnyVectorIndexConfig, read_index


@dataclass(repr=False)
class BM25Config(WireRecord):
    """How keyword search ranks."""

    b: float
    k1: float


@dataclass(repr=False)
class StopwordsConfig(WireRecord):
    """The words that keyword search leaves out."""

    preset: StopwordsPreset | str
    additions: list[str] | None
    removals: list[str] | None


@dataclass(repr=False)
class InvertedIndexConfig(WireRecord):
    """The inverted index, which filters and keyword search use."""

    bm25: BM25Config
    cleanup_interval_seconds: int
    index_null_state: bool
    index_property_length: bool
    index_timestamps: bool
    stopwords: StopwordsConfig
    stopword_presets: dict[str, list[str]] | None = None


@dataclass(repr=False)
class MultiTenancyConfig(WireRecord):
    """Tenants."""

    enabled: bool
    auto_tenant_creation: bool
    auto_tenant_activation: bool


@dataclass(repr=False)
class AsyncReplicationConfig(WireRecord):
    """How replicas are compared in the background. What is not set is None."""

    max_workers: int | None
    hashtree_height: int | None
    frequency: int | None
    frequency_while_propagating: int | None
    alive_nodes_checking_frequency: int | None
    logging_frequency: int | None
    diff_batch_size: int | None
    diff_per_node_timeout: int | None
    pre_propagation_timeout: int | None
    propagation_timeout: int | None
    propagation_limit: int | None
    propagation_delay: int | None
    propagation_concurrency: int | None
    propagation_batch_size: int | None


@dataclass(repr=False)
class ReplicationConfig(WireRecord):
    """Replicas."""

    factor: int
    async_enabled: bool
    # Servers that do not name a strategy have only this one.
    deletion_strategy: ReplicationDeletionStrategy | str = field(
        metadata={"absent": ReplicationDeletionStrategy.NO_AUTOMATED_RESOLUTION}
    )
    async_config: AsyncReplicationConfig | None = None


@dataclass(repr=False)
class ShardingConfig(WireRecord):
    """Shards."""

    virtual_per_physical: int
    desired_count: int
    actual_count: int
    desired_virtual_count: int
    actual_virtual_count: int
    key: str
    strategy: str
    function: str


_TIMES = {"_lastUpdateTimeUnix": "updateTime", "_creationTimeUnix": "creationTime"}


@dataclass(repr=False)
class ObjectTTLConfig(WireRecord):
    """When objects expire.

    Attributes:
        enabled: Whether they do.
        time_to_live: How long after the time that `delete_on` names.
        filter_expired_objects: Whether results leave out what has expired and is not yet deleted.
        delete_on: "creationTime", "updateTime", or the name of a property that holds a date.
    """

    enabled: bool
    time_to_live: datetime.timedelta | None
    filter_expired_objects: bool
    delete_on: str

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        seconds, delete_on = wire.get("defaultTtl"), wire.get("deleteOn", "")
        return super()._decode(wire) | {
            "time_to_live": None if seconds is None else datetime.timedelta(seconds=seconds),
            "delete_on": _TIMES.get(delete_on, delete_on),
        }

    def _encode(self) -> Wire:
        wire = super()._encode()
        wire.pop("timeToLive", None)
        if self.time_to_live is not None:
            wire["defaultTtl"] = int(self.time_to_live.total_seconds())
        wire["deleteOn"] = next((key for key, name in _TIMES.items() if name == self.delete_on), self.delete_on)
        return wire


@dataclass(repr=False)
class TextAnalyzerConfig(WireRecord):
    """How the words of a text are treated before they are indexed."""

    ascii_fold: bool
    ascii_fold_ignore: list[str] | None
    stopword_preset: str | None


@dataclass(repr=False)
class NestedProperty(WireRecord):
    """A property of an object inside of an object."""

    data_type: DataType | str
    description: str | None
    index_filterable: bool
    index_searchable: bool
    name: str
    nested_properties: list[NestedProperty] | None
    text_analyzer: TextAnalyzerConfig | None
    tokenization: Tokenization | str | None

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        return super()._decode(wire) | {"data_type": _data_type(wire)}

    def _encode(self) -> Wire:
        return super()._encode() | {"dataType": [to_json(self.data_type)]}


@dataclass(repr=False)
class PropertyVectorizerConfig(WireRecord):
    """What a module does with a property.

    Attributes:
        skip: Whether it leaves the property out of its vectors.
        vectorize_property_name: Whether the property's name goes into them too.
    """

    skip: bool
    vectorize_property_name: bool


@dataclass(repr=False)
class PropertyConfig(WireRecord):
    """A property.

    Attributes:
        vectorizer: The module of the collection's one vector without a name.
        vectorizer_config: What that module does with the property.
        vectorizer_configs: What each module does with the property, where vectors have names.
    """

    name: str
    description: str | None
    data_type: DataType | str
    index_filterable: bool
    index_range_filters: bool
    index_searchable: bool
    nested_properties: list[NestedProperty] | None
    text_analyzer: TextAnalyzerConfig | None
    tokenization: Tokenization | str | None
    vectorizer_config: PropertyVectorizerConfig | None
    vectorizer: str | None
    vectorizer_configs: dict[str, PropertyVectorizerConfig] | None

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        return super()._decode(wire) | {
            "data_type": _data_type(wire),
            "vectorizer": None,
            "vectorizer_config": None,
            "vectorizer_configs": {
                module: PropertyVectorizerConfig.from_wire(settings)
                for module, settings in json_object(wire.get("moduleConfig")).items()
            },
        }

    def _encode(self) -> Wire:
        wire = super()._encode() | {"dataType": [to_json(self.data_type)]}
        for key in ("vectorizer", "vectorizerConfig", "vectorizerConfigs"):
            wire.pop(key, None)
        modules = dict(self.vectorizer_configs or {})
        if self.vectorizer is not None and self.vectorizer_config is not None:
            modules[self.vectorizer] = self.vectorizer_config
        return wire | {"moduleConfig": to_json(modules)} if modules else wire


@dataclass(repr=False)
class ReferencePropertyConfig(WireRecord):
    """References to objects of other collections."""

    name: str
    description: str | None
    target_collections: list[str] = field(metadata={"wire": "dataType"})


@dataclass(repr=False)
class GenerativeConfig(WireRecord):
    """The module that generates text, with its settings."""

    generative: GenerativeSearches | str
    model: dict[str, Any]


@dataclass(repr=False)
class RerankerConfig(WireRecord):
    """The module that puts results into a new order, with its settings."""

    model: dict[str, Any]
    reranker: Rerankers | str


@dataclass(repr=False)
class VectorizerConfig(WireRecord):
    """The module of the collection's one vector without a name, with its settings."""

    vectorizer: Vectorizers | str
    model: dict[str, Any]
    vectorize_collection_name: bool


@dataclass(repr=False)
class NamedVectorizerConfig(WireRecord):
    """The module of a named vector, with its settings.

    Attributes:
        vectorizer: The module.
        model: Its settings.
        source_properties: The properties that the vector is made of; None for all of them.
    """

    vectorizer: Vectorizers | str
    model: dict[str, Any]
    source_properties: list[str] | None

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        name, settings = next(iter(wire.items()), (Vectorizers.NONE.value, None))
        model = dict(json_object(settings))
        properties = model.pop("properties", None)
        return {"vectorizer": known(Vectorizers, name), "model": model, "source_properties": properties}

    def _encode(self) -> Wire:
        settings = dict(self.model)
        if self.source_properties is not None:
            settings["properties"] = self.source_properties
        return {to_json(self.vectorizer): settings}


@dataclass(repr=False)
class NamedVectorConfig(WireRecord):
    """A named vector: which module makes it, and how it is indexed."""

    vectorizer: NamedVectorizerConfig
    vector_index_config: AnyVectorIndexConfig

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "vectorizer": NamedVectorizerConfig.from_wire(wire.get("vectorizer")),
            "vector_index_config": read_index(wire.get("vectorIndexType"), wire.get("vectorIndexConfig")),
        }

    def _encode(self) -> Wire:
        index = self.vector_index_config
        return {
            "vectorizer": self.vectorizer.to_wire(),
            "vectorIndexType": index.vector_index_type(),
            "vectorIndexConfig": index.to_wire(),
        }


@dataclass(repr=False)
class _Collection(WireRecord):
    """What both descriptions of a collection have in common: how the parts are told apart."""

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        modules = json_object(wire.get("moduleConfig"))
        vectorizer = wire.get("vectorizer") or None
        named = json_object(wire.get("vectorConfig"))
        properties, references = [], []
        for each in wire.get("properties") or []:
            if _is_reference(each):
                references.append(ReferencePropertyConfig.from_wire(each))
            else:
                properties.append(_property(each, vectorizer, has_named=bool(named)))
        ttl = json_object(wire.get("objectTtlConfig"))
        return {
            "name": wire.get("class"),
            "description": wire.get("description"),
            "generative_config": _generative(modules),
            "object_ttl_config": ObjectTTLConfig.from_wire(ttl) if ttl.get("enabled") else None,
            "properties": properties,
            "references": references,
            "reranker_config": _reranker(modules),
            "vectorizer_config": _vectorizer(vectorizer, modules),
            "vectorizer": None if vectorizer is None else known(Vectorizers, vectorizer),
            "vector_config": {name: NamedVectorConfig.from_wire(vector) for name, vector in named.items()} or None,
        }


@dataclass(repr=False)
class CollectionConfigSimple(_Collection):
    """What a collection holds. `to_dict` has all that the server said."""

    name: str
    description: str | None
    generative_config: GenerativeConfig | None
    properties: list[PropertyConfig]
    references: list[ReferencePropertyConfig]
    reranker_config: RerankerConfig | None
    vectorizer_config: VectorizerConfig | None
    vectorizer: Vectorizers | str | None
    vector_config: dict[str, NamedVectorConfig] | None
    object_ttl_config: ObjectTTLConfig | None

    def _encode(self) -> Wire:
        return _encoded(self)


@dataclass(repr=False)
class CollectionConfig(_Collection):
    """A collection.

    Attributes:
        sharding_config: None for a collection with tenants: each tenant is a shard.
        vector_index_config: The index of the one vector without a name.
        vector_index_type: Its kind.
        vectorizer_config: The module of the one vector without a name, with its settings.
        vectorizer: That module.
        vector_config: The named vectors.
    """

    name: str
    description: str | None
    generative_config: GenerativeConfig | None
    inverted_index_config: InvertedIndexConfig
    multi_tenancy_config: MultiTenancyConfig
    object_ttl_config: ObjectTTLConfig | None
    properties: list[PropertyConfig]
    references: list[ReferencePropertyConfig]
    replication_config: ReplicationConfig
    reranker_config: RerankerConfig | None
    sharding_config: ShardingConfig | None
    vector_index_config: AnyVectorIndexConfig | None
    vector_index_type: VectorIndexType | str | None
    vectorizer_config: VectorizerConfig | None
    vectorizer: Vectorizers | str | None
    vector_config: dict[str, NamedVectorConfig] | None

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        tenants = MultiTenancyConfig.from_wire(wire.get("multiTenancyConfig"))
        sharding = wire.get("shardingConfig")
        kind, index = wire.get("vectorIndexType") or None, wire.get("vectorIndexConfig")
        return super()._decode(wire) | {
            "inverted_index_config": InvertedIndexConfig.from_wire(wire.get("invertedIndexConfig")),
            "multi_tenancy_config": tenants,
            "replication_config": ReplicationConfig.from_wire(wire.get("replicationConfig")),
            "sharding_config": ShardingConfig.from_wire(sharding) if sharding and not tenants.enabled else None,
            "vector_index_config": None if kind is None or index is None else read_index(kind, index),
            "vector_index_type": None if kind is None else known(VectorIndexType, kind),
        }

    def _encode(self) -> Wire:
        parts = {
            "invertedIndexConfig": self.inverted_index_config,
            "multiTenancyConfig": self.multi_tenancy_config,
            "replicationConfig": self.replication_config,
            "shardingConfig": self.sharding_config,
            "vectorIndexConfig": self.vector_index_config,
            "vectorIndexType": self.vector_index_type,
        }
        return _encoded(self) | {key: to_json(part) for key, part in parts.items() if part is not None}


def _encoded(config: CollectionConfig | CollectionConfigSimple) -> Wire:
    modules: Wire = {}
    if config.vectorizer_config is not None:
        settings = {"vectorizeClassName": config.vectorizer_config.vectorize_collection_name}
        modules[to_json(config.vectorizer_config.vectorizer)] = config.vectorizer_config.model | settings
    if config.generative_config is not None:
        modules[to_json(config.generative_config.generative)] = config.generative_config.model
    if config.reranker_config is not None:
        modules[to_json(config.reranker_config.reranker)] = config.reranker_config.model
    parts = {
        "class": config.name,
        "description": config.description,
        "objectTtlConfig": config.object_ttl_config,
        "properties": _in_order(config),
        "vectorConfig": config.vector_config,
        "vectorizer": config.vectorizer,
        "moduleConfig": modules,
    }
    return {key: to_json(part) for key, part in parts.items() if part is not None}


def _in_order(config: CollectionConfig | CollectionConfigSimple) -> list[PropertyConfig | ReferencePropertyConfig]:
    """Properties and references as the server has them, one among the other; new ones come last."""
    received = config.__dict__.get("_received", {}).get("properties") or []
    names = [each.get("name") for each in received]
    all_of_them: list[PropertyConfig | ReferencePropertyConfig] = [*config.properties, *config.references]
    return sorted(all_of_them, key=lambda each: names.index(each.name) if each.name in names else len(names))


def _is_reference(wire: Mapping[str, Any]) -> bool:
    # Types begin with a small letter, collections with a capital or with the name of their namespace and a colon.
    types = wire.get("dataType") or [""]
    return len(types) > 1 or types[0][:1].isupper() or ":" in types[0]


def _data_type(wire: Mapping[str, Any]) -> DataType | str:
    return known(DataType, next(iter(wire.get("dataType") or []), ""))


def _property(wire: Mapping[str, Any], vectorizer: str | None, *, has_named: bool) -> PropertyConfig:
    read = PropertyConfig.from_wire(wire)
    if vectorizer is not None:
        modules = read.vectorizer_configs or {}
        read.vectorizer = vectorizer
        read.vectorizer_config = modules.pop(vectorizer, None)
        read.vectorizer_configs = modules if modules or has_named else None
    return read


def _generative(modules: Mapping[str, Any]) -> GenerativeConfig | None:
    for name, settings in modules.items():
        if name.startswith("generative"):
            return GenerativeConfig(generative=known(GenerativeSearches, name), model=dict(json_object(settings)))
    return None


def _reranker(modules: Mapping[str, Any]) -> RerankerConfig | None:
    for name, settings in modules.items():
        if name.startswith("reranker"):
            return RerankerConfig(reranker=known(Rerankers, name), model=dict(json_object(settings)))
    return None


def _vectorizer(name: str | None, modules: Mapping[str, Any]) -> VectorizerConfig | None:
    if name is None or name == Vectorizers.NONE:
        return None
    model = dict(json_object(modules.get(name)))
    named = model.pop("vectorizeClassName", False)
    return VectorizerConfig(vectorizer=known(Vectorizers, name), model=model, vectorize_collection_name=named)


ShardTypes = Literal[
    "READONLY", "READY", "INDEXING", "LOADING", "LAZY_LOADING", "SHUTDOWN", "UNAVAILABLE", "RECOVERING"
]


@dataclass(repr=False)
class ShardStatus(WireRecord):
    """A shard.

    Attributes:
        name: Its name: the tenant's, in a collection with tenants.
        status: What it can do.
        vector_queue_size: How many vectors wait to be indexed.
        per_node_status: What each of its replicas can do, from servers that say so.
    """

    name: str
    status: ShardTypes
    vector_queue_size: int
    per_node_status: dict[str, ShardTypes] | None = field(metadata={"wire": "per_node_status"})
