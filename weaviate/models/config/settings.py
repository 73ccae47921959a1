"""Settings of a whole collection, as it is created with them: inverted index, tenants, replicas, shards, expiry."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

import datetime

from pydantic import Field

from weaviate.models.base import WireModel
from weaviate.models.checked import refused, text
from weaviate.models.config.enums import ReplicationDeletionStrategy, StopwordsPreset


class BM25ConfigCreate(WireModel):
    """How keyword search ranks."""

    made_by = "Configure.inverted_index"

    b: float = Field(title="bm25_b")
    k1: float = Field(title="bm25_k1")


class Stopwords(WireModel):
    """The words that keyword search leaves out.

    Attributes:
        preset: The server's list to begin with.
        additions: Words to add to it.
        removals: Words to take from it.
    """

    preset: StopwordsPreset | None = Field(title="stopwords_preset")
    additions: list[str] | None = Field(title="stopwords_additions")
    removals: list[str] | None = Field(title="stopwords_removals")


class StopwordsCreate(Stopwords):
    """The words that keyword search of a new collection leaves out."""

    made_by = "Configure.inverted_index"


class InvertedIndexConfigCreate(WireModel):
    """The inverted index, which filters and keyword search use. See `Configure.inverted_index`."""

    made_by = "Configure.inverted_index"

    bm25: BM25ConfigCreate | None
    cleanupIntervalSeconds: int | None
    indexTimestamps: bool | None
    indexPropertyLength: bool | None
    indexNullState: bool | None
    stopwords: StopwordsCreate
    stopwordPresets: dict[str, list[str]] | None = None


class MultiTenancyConfigCreate(WireModel):
    """Tenants. See `Configure.multi_tenancy`."""

    made_by = "Configure.multi_tenancy"

    enabled: bool
    autoTenantCreation: bool | None
    autoTenantActivation: bool | None


class AsyncReplication(WireModel):
    """How replicas are compared in the background. See `Configure.Replication.async_config`."""

    maxWorkers: int | None
    hashtreeHeight: int | None
    frequency: int | None
    frequencyWhilePropagating: int | None
    aliveNodesCheckingFrequency: int | None
    loggingFrequency: int | None
    diffBatchSize: int | None
    diffPerNodeTimeout: int | None
    prePropagationTimeout: int | None
    propagationTimeout: int | None
    propagationLimit: int | None
    propagationDelay: int | None
    propagationConcurrency: int | None
    propagationBatchSize: int | None


class AsyncReplicationConfigCreate(AsyncReplication):
    """How the replicas of a new collection are compared in the background."""

    made_by = "Configure.Replication.async_config"


class ReplicationConfigCreate(WireModel):
    """Replicas. See `Configure.replication`."""

    made_by = "Configure.replication"

    factor: int | None
    asyncEnabled: bool | None
    asyncConfig: AsyncReplicationConfigCreate | None
    deletionStrategy: ReplicationDeletionStrategy | None


class ShardingConfigCreate(WireModel):
    """Shards. See `Configure.sharding`."""

    made_by = "Configure.sharding"

    virtualPerPhysical: int | None
    desiredCount: int | None
    desiredVirtualCount: int | None
    key: str = "_id"
    strategy: str = "hash"
    function: str = "murmur3"


class ObjectTTLConfigCreate(WireModel):
    """When objects expire. See `Configure.ObjectTTL`.

    Attributes:
        enabled: Whether they do.
        filterExpiredObjects: Whether results leave out what has expired and is not yet deleted.
        deleteOn: The time that counts, or the property that holds it.
        defaultTtl: How many seconds after that time.
    """

    made_by = "Configure.ObjectTTL"

    enabled: bool = True
    filterExpiredObjects: bool | None
    deleteOn: str | None
    defaultTtl: int | None


BY_UPDATE_TIME = "_lastUpdateTimeUnix"
"""What objects expire by: the time of their last change."""
BY_CREATION_TIME = "_creationTimeUnix"
"""What objects expire by: the time they were made."""


class ObjectTTL:
    """When objects expire. The server must run with `OBJECTS_TTL_DELETE_SCHEDULE`."""

    @staticmethod
    def delete_by_update_time(
        time_to_live: int | datetime.timedelta,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigCreate:
        """Objects expire a time after they were last changed.

        Args:
            time_to_live: The time, in whole seconds.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Configure.ObjectTTL.delete_by_update_time"
        return ObjectTTLConfigCreate.made_in(
            factory,
            deleteOn=BY_UPDATE_TIME,
            defaultTtl=whole_seconds(time_to_live, f"{factory}.time_to_live"),
            filterExpiredObjects=filter_expired_objects,
        )

    @staticmethod
    def delete_by_creation_time(
        time_to_live: int | datetime.timedelta,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigCreate:
        """Objects expire a time after they were made.

        Args:
            time_to_live: The time, in whole seconds.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Configure.ObjectTTL.delete_by_creation_time"
        return ObjectTTLConfigCreate.made_in(
            factory,
            deleteOn=BY_CREATION_TIME,
            defaultTtl=whole_seconds(time_to_live, f"{factory}.time_to_live"),
            filterExpiredObjects=filter_expired_objects,
        )

    @staticmethod
    def delete_by_date_property(
        property_name: str,
        ttl_offset: int | datetime.timedelta | None = None,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigCreate:
        """Objects expire at a date that they hold.

        Args:
            property_name: The property with the date.
            ttl_offset: How long after that date, in whole seconds; negative is before it.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Configure.ObjectTTL.delete_by_date_property"
        return ObjectTTLConfigCreate.made_in(
            factory,
            deleteOn=date_property(property_name, f"{factory}.property_name"),
            defaultTtl=0 if ttl_offset is None else whole_seconds(ttl_offset, f"{factory}.ttl_offset"),
            filterExpiredObjects=filter_expired_objects,
        )


def whole_seconds(time: object, path: str) -> int:
    """A time in whole seconds.

    Args:
        time: The time: a number, or a timedelta.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is none, or has a part of a second.
    """
    if isinstance(time, datetime.timedelta):
        seconds, rest = divmod(time, datetime.timedelta(seconds=1))
        if not rest:
            return seconds
    elif isinstance(time, int) and not isinstance(time, bool):
        return time
    raise refused(path, time, "whole seconds, as a number or a timedelta")


def date_property(name: object, path: str) -> str:
    """The name of a property that objects expire by.

    Args:
        name: The name.
        path: What it is, for the error.

    Raises:
        WeaviateInvalidInputError: It is no text, or empty.
    """
    if found := text(name, path):
        return found
    raise refused(path, name, "the name of a property")
