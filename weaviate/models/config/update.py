"""Changes of a collection's settings: what `Reconfigure` makes, and how it changes what the server has."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import ConfigUpdate, Wire, json_object
from weaviate.models.config.collection import check_vector_names
from weaviate.models.config.enums import ReplicationDeletionStrategy
from weaviate.models.config.generative import GenerativeProvider
from weaviate.models.config.reranker import RerankerProvider
from weaviate.models.config.settings import AsyncReplication, Stopwords
from weaviate.models.config.vector_index_update import VectorIndexConfigUpdate


class BM25ConfigUpdate(ConfigUpdate):
    """How keyword search ranks."""

    made_by = "Reconfigure.inverted_index"

    b: float | None = Field(title="bm25_b")
    k1: float | None = Field(title="bm25_k1")


class StopwordsUpdate(Stopwords, ConfigUpdate):
    """The words that keyword search leaves out. A list takes the place of the one that there is."""

    made_by = "Reconfigure.inverted_index"


class InvertedIndexConfigUpdate(ConfigUpdate):
    """The inverted index. See `Reconfigure.inverted_index`."""

    made_by = "Reconfigure.inverted_index"

    bm25: BM25ConfigUpdate | None
    cleanupIntervalSeconds: int | None
    stopwords: StopwordsUpdate | None
    stopwordPresets: dict[str, list[str]] | None = None


class MultiTenancyConfigUpdate(ConfigUpdate):
    """Tenants. See `Reconfigure.multi_tenancy`."""

    made_by = "Reconfigure.multi_tenancy"

    autoTenantCreation: bool | None
    autoTenantActivation: bool | None


class AsyncReplicationConfigUpdate(AsyncReplication, ConfigUpdate):
    """How replicas are compared in the background. See `Reconfigure.Replication.async_config`."""

    made_by = "Reconfigure.Replication.async_config"

    def merge_with_existing(self, schema: Wire) -> Wire:
        """What the server is to have: nothing, which makes it take its defaults, where this says nothing.

        Args:
            schema: What it has now. It is not changed.
        """
        return super().merge_with_existing(schema) if self.to_wire() else {}


class ReplicationConfigUpdate(ConfigUpdate):
    """Replicas. See `Reconfigure.replication`."""

    made_by = "Reconfigure.replication"

    factor: int | None
    asyncEnabled: bool | None
    asyncConfig: AsyncReplicationConfigUpdate | None
    deletionStrategy: ReplicationDeletionStrategy | None


class ObjectTTLConfigUpdate(ConfigUpdate):
    """When objects expire. See `Reconfigure.ObjectTTL`.

    Attributes:
        enabled: Whether they do.
        filterExpiredObjects: Whether results leave out what has expired and is not yet deleted.
        deleteOn: The time that counts, or the property that holds it.
        defaultTtl: How many seconds after that time.
    """

    made_by = "Reconfigure.ObjectTTL"

    enabled: bool
    filterExpiredObjects: bool | None = None
    deleteOn: str | None = None
    defaultTtl: int | None = None


class VectorSlotUpdate(ConfigUpdate):
    """A named vector: how it is indexed."""

    name: str = Field(exclude=True)
    vectorIndexConfig: VectorIndexConfigUpdate = Field(alias="vector_index_config", exclude=True)

    def merge_with_existing(self, schema: Wire) -> Wire:
        """What the server is to have.

        Args:
            schema: What it says of this vector now. It is not changed.

        Raises:
            WeaviateInvalidInputError: The vector has another kind of index, or is compressed in another way.
        """
        return merge_index(self.vectorIndexConfig, schema, f"vector {self.name!r}")


class VectorConfigUpdate(VectorSlotUpdate):
    """A named vector: how it is indexed. See `Reconfigure.Vectors.update`."""

    made_by = "Reconfigure.Vectors.update"


class NamedVectorConfigUpdate(VectorSlotUpdate):
    """A named vector: how it is indexed. See `Reconfigure.NamedVectors.update`."""

    made_by = "Reconfigure.NamedVectors.update"


_VECTORS = ("vectorIndexConfig", "vectorizerConfig", "vectorConfig")
"""The fields of the next class that are about vectors. At most one of them is given."""


class CollectionConfigUpdate(ConfigUpdate):
    """The changes of a collection. The arguments are those of `collection.config.update`."""

    made_by = "collection.config.update"

    description: str | None = None
    property_descriptions: dict[str, str] | None = Field(default=None, exclude=True)
    invertedIndexConfig: InvertedIndexConfigUpdate | None = Field(default=None, alias="inverted_index_config")
    objectTtlConfig: ObjectTTLConfigUpdate | None = Field(default=None, alias="object_ttl_config")
    replicationConfig: ReplicationConfigUpdate | None = Field(default=None, alias="replication_config")
    vectorIndexConfig: VectorIndexConfigUpdate | None = Field(default=None, alias="vector_index_config", exclude=True)
    vectorizerConfig: VectorIndexConfigUpdate | list[NamedVectorConfigUpdate] | None = Field(
        default=None, alias="vectorizer_config", exclude=True
    )
    vectorConfig: VectorConfigUpdate | list[VectorConfigUpdate] | None = Field(
        default=None, alias="vector_config", exclude=True
    )
    multiTenancyConfig: MultiTenancyConfigUpdate | None = Field(default=None, alias="multi_tenancy_config")
    generativeConfig: GenerativeProvider | None = Field(default=None, alias="generative_config", exclude=True)
    rerankerConfig: RerankerProvider | None = Field(default=None, alias="reranker_config", exclude=True)

    @field_validator("vectorizerConfig", "vectorConfig")
    @classmethod
    def mutual_exclusivity(cls, v: Any, info: ValidationInfo) -> Any:
        """Refuse more than one way of changing vectors, and a vector that is changed twice."""
        parameters = {name: str(cls.model_fields[name].alias) for name in _VECTORS}
        parameter = parameters[str(info.field_name)]
        for other, its_parameter in parameters.items():
            if v is not None and info.data.get(other) is not None:
                raise WeaviateInvalidInputError(f"give {parameter} or {its_parameter}, not both")
        if isinstance(v, list):
            check_vector_names(parameter, [vector.name for vector in v])
        return v

    def merge_with_existing(self, schema: Wire) -> Wire:
        """The whole definition with these changes. What they are not about stays, known to the client or not.

        Args:
            schema: The definition that the server has now, as JSON. It is not changed.

        Raises:
            WeaviateInvalidInputError: The collection has no such property or vector, or a vector has another kind of
                index, or is compressed in another way.
        """
        merged = super().merge_with_existing(schema)
        if self.generativeConfig is not None:
            _put_module(merged, "generative-", self.generativeConfig.generative.value, self.generativeConfig.to_wire())
        if self.rerankerConfig is not None:
            _put_module(merged, "reranker-", self.rerankerConfig.reranker.value, self.rerankerConfig.to_wire())
        if self.property_descriptions:
            merged["properties"] = _described(merged.get("properties") or [], self.property_descriptions)
        for name in _VECTORS:
            vectors, parameter = getattr(self, name), str(type(self).model_fields[name].alias)
            if isinstance(vectors, VectorIndexConfigUpdate):
                if "vectorIndexConfig" not in schema:
                    names = _listed(json_object(schema.get("vectorConfig")))
                    raise WeaviateInvalidInputError(
                        f"{parameter}: the collection has named vectors ({names}); change them by vector_config"
                    )
                merged = merge_index(vectors, merged, parameter)
            elif vectors is not None:
                changes = vectors if isinstance(vectors, list) else [vectors]
                merged["vectorConfig"] = _reindexed(json_object(merged.get("vectorConfig")), changes, parameter)
        return merged


def merge_index(update: VectorIndexConfigUpdate, schema: Mapping[str, Any], what: str) -> Wire:
    """What the server is to have of a vector, or of a collection with one vector without a name.

    Args:
        update: The change of its index.
        schema: What the server has. It is not changed.
        what: Whose index it is, for errors.

    Raises:
        WeaviateInvalidInputError: It has another kind of index, or is compressed in another way.
    """
    kind = update.vector_index_type().value
    # The server accepts another type, and goes on with the one it has.
    if schema.get("vectorIndexType", kind) != kind:
        raise WeaviateInvalidInputError(f"{what}: its index is {schema['vectorIndexType']}, which cannot become {kind}")
    try:
        index = update.merge_with_existing(dict(json_object(schema.get("vectorIndexConfig"))))
    except WeaviateInvalidInputError as error:
        raise WeaviateInvalidInputError(f"{what}: {error.message}") from None
    return {**schema, "vectorIndexConfig": index}


def _put_module(schema: Wire, kind: str, name: str, settings: Wire) -> None:
    others = json_object(schema.get("moduleConfig")).items()
    schema["moduleConfig"] = {key: value for key, value in others if not key.startswith(kind)} | {name: settings}


def _reindexed(vectors: Mapping[str, Any], changes: Sequence[VectorSlotUpdate], parameter: str) -> Wire:
    for change in changes:
        if change.name not in vectors:
            there = f"there are {_listed(vectors)}" if vectors else "use vector_index_config for the one without a name"
            raise WeaviateInvalidInputError(f"{parameter}: there is no vector {change.name!r}; {there}")
    return {**vectors, **{change.name: change.merge_with_existing(vectors[change.name]) for change in changes}}


def _described(properties: Sequence[Wire], descriptions: Mapping[str, str]) -> list[Wire]:
    names = [each.get("name") for each in properties]
    for name in descriptions:
        if name not in names:
            there = f"there are {_listed(names)}" if names else "there are none"
            raise WeaviateInvalidInputError(f"property_descriptions: there is no property {name!r}; {there}")
    return [
        {**each, "description": descriptions[each["name"]]} if each.get("name") in descriptions else each
        for each in properties
    ]


def _listed(names: Mapping[str, Any] | Sequence[Any]) -> str:
    return ", ".join(map(repr, names))
