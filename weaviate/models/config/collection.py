"""A whole collection, as it is created."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import Wire, WireModel, to_json
from weaviate.models.config.enums import Vectorizers
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.properties import Property, ReferencePropertyBase
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import (
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTLConfigCreate,
    ReplicationConfigCreate,
    ShardingConfigCreate,
)
from weaviate.models.config.vector_index import VectorIndexConfigCreate
from weaviate.models.config.vectorizers.custom import CustomVectors
from weaviate.models.config.vectors import (
    NamedVectorConfigCreate,
    VectorConfigCreate,
    VectorizerConfigCreate,
    VectorSlot,
)

DEFAULT_VECTOR = "default"
"""The name of a vector that was given none."""


class CollectionConfigCreate(WireModel):
    """A collection to create. The arguments are those of `client.collections.create`."""

    made_by = "collections.create"

    name: str = Field(serialization_alias="class")
    description: str | None = None
    properties: Sequence[Property] | None = Field(default=None, exclude=True)
    references: list[ReferencePropertyBase] | None = Field(default=None, exclude=True)
    invertedIndexConfig: InvertedIndexConfigCreate | None = Field(default=None, alias="inverted_index_config")
    multiTenancyConfig: MultiTenancyConfigCreate | None = Field(default=None, alias="multi_tenancy_config")
    objectTtlConfig: ObjectTTLConfigCreate | None = Field(default=None, alias="object_ttl_config")
    replicationConfig: ReplicationConfigCreate | None = Field(default=None, alias="replication_config")
    shardingConfig: ShardingConfigCreate | None = Field(default=None, alias="sharding_config")
    vectorIndexConfig: VectorIndexConfigCreate | None = Field(default=None, alias="vector_index_config", exclude=True)
    vectorizerConfig: VectorizerConfigCreate | list[NamedVectorConfigCreate] | None = Field(
        default=None, alias="vectorizer_config", exclude=True
    )
    vectorConfig: VectorConfigCreate | list[VectorConfigCreate] | None = Field(
        default=None, alias="vector_config", exclude=True, validate_default=True
    )
    generativeSearch: GenerativeProvider | None = Field(default=None, alias="generative_config", exclude=True)
    rerankerConfig: RerankerProvider | None = Field(default=None, alias="reranker_config", exclude=True)

    @field_validator("vectorizerConfig", "vectorConfig")
    @classmethod
    def validate_vector_names(cls, v: Any, info: ValidationInfo) -> Any:
        """Refuse vectors in a list that have no name, or the same one."""
        if isinstance(v, list):
            check_vector_names(str(cls.model_fields[str(info.field_name)].alias), [vector.name for vector in v])
        return v

    @field_validator("vectorConfig")
    @classmethod
    def inject_vector_config_none(cls, v: Any, info: ValidationInfo) -> Any:
        """Take vectors that objects bring, where nothing is said of vectors."""
        said = (v, info.data.get("vectorizerConfig"), info.data.get("vectorIndexConfig"))
        return v if any(each is not None for each in said) else CustomVectors.self_provided()

    def model_post_init(self, __context: Any) -> None:
        """Refuse what does not go together."""
        if self.vectorConfig is not None:
            for parameter, value in (
                ("vectorizer_config", self.vectorizerConfig),
                ("vector_index_config", self.vectorIndexConfig),
            ):
                if value is not None:
                    raise WeaviateInvalidInputError(f"give vector_config or {parameter}, not both")
        elif self.vectorIndexConfig is not None and isinstance(self.vectorizerConfig, list):
            raise WeaviateInvalidInputError("vector_index_config: give it to each of the named vectors")
        if self.shardingConfig is not None and self.multiTenancyConfig is not None and self.multiTenancyConfig.enabled:
            raise WeaviateInvalidInputError("sharding_config: a collection with tenants has one shard for each of them")
        self._check_property_names()

    def _check_property_names(self) -> None:
        """Refuse two properties or references of one name: to the server, case makes no difference."""
        names = [each.name for each in (*(self.properties or ()), *(self.references or ()))]
        twice = [name for name, count in Counter(name.lower() for name in names).items() if count > 1]
        if twice:
            same = ", ".join(repr(name) for name in names if name.lower() == twice[0])
            raise WeaviateInvalidInputError(f"properties: the server takes these names for one: {same}")

    def vectors(self) -> Mapping[str, VectorSlot]:
        """The vectors by name; none, where there is the one vector without a name that older servers had alone."""
        match self.vectorConfig or self.vectorizerConfig:
            case VectorConfigCreate() as vector:
                return {_key(vector): vector}
            case list() as vectors:
                return {_key(vector): vector for vector in vectors}
        return {}

    def to_wire(self) -> Wire:
        """This as the server wants it."""
        wire = super().to_wire()
        modules: dict[str, WireModel] = {}
        if self.generativeSearch is not None:
            modules[self.generativeSearch.generative.value] = self.generativeSearch
        if self.rerankerConfig is not None:
            modules[self.rerankerConfig.reranker.value] = self.rerankerConfig
        vectors = self.vectors()
        vectorizers = [vector.vectorizer for vector in vectors.values()]
        if vectors:
            wire["vectorConfig"] = to_json(vectors)
        if isinstance(self.vectorizerConfig, VectorizerConfigCreate):
            name = self.vectorizerConfig.vectorizer.value
            wire["vectorizer"] = name
            vectorizers = [self.vectorizerConfig]
            if name != Vectorizers.NONE:
                modules[name] = self.vectorizerConfig
        if self.vectorIndexConfig is not None:
            wire["vectorIndexType"] = self.vectorIndexConfig.vector_index_type().value
            wire["vectorIndexConfig"] = self.vectorIndexConfig.to_wire()
        if modules:
            wire["moduleConfig"] = to_json(modules)
        if self.properties is not None or self.references is not None:
            wire["properties"] = [
                *(self._property(each, vectorizers) for each in self.properties or ()),
                *to_json(self.references or ()),
            ]
        return wire

    def _property(self, each: Property, vectorizers: Sequence[VectorizerConfigCreate]) -> Wire:
        # Modules differ in their defaults. The older arguments always overrode them; vector_config leaves them alone.
        says = each.vectorization(stated_only=self.vectorizerConfig is None)
        names = {vectorizer.vectorizer.value for vectorizer in vectorizers} - {Vectorizers.NONE.value}
        return each.to_wire() | ({"moduleConfig": dict.fromkeys(sorted(names), says)} if says and names else {})


def _key(vector: VectorConfigCreate | NamedVectorConfigCreate) -> str:
    return DEFAULT_VECTOR if vector.name is None else vector.name


def check_vector_names(parameter: str, names: Sequence[str | None]) -> None:
    """Check the names of the vectors in a list.

    Args:
        parameter: The argument that they were given as.
        names: Their names.

    Raises:
        WeaviateInvalidInputError: There are none, one has no name, or two have the same.
    """
    if not names:
        raise WeaviateInvalidInputError(f"{parameter}: give at least one vector, or none of this argument")
    if None in names:
        raise WeaviateInvalidInputError(f"{parameter}: a vector in a list needs a name")
    twice = [repr(name) for name, count in Counter(names).items() if count > 1]
    if twice:
        raise WeaviateInvalidInputError(f"{parameter}: two vectors have the name {', '.join(twice)}")
