"""The vocabulary of changing a collection."""

from __future__ import annotations

import datetime

from weaviate.models.config.collection import DEFAULT_VECTOR
from weaviate.models.config.configure import warn_of_async_arguments, warn_of_async_enabled
from weaviate.models.config.enums import ReplicationDeletionStrategy, StopwordsPreset
from weaviate.models.config.generative import Generative
from weaviate.models.config.reranker import Reranker
from weaviate.models.config.settings import BY_CREATION_TIME, BY_UPDATE_TIME, date_property, whole_seconds
from weaviate.models.config.update import (
    AsyncReplicationConfigUpdate,
    BM25ConfigUpdate,
    InvertedIndexConfigUpdate,
    MultiTenancyConfigUpdate,
    NamedVectorConfigUpdate,
    ObjectTTLConfigUpdate,
    ReplicationConfigUpdate,
    StopwordsUpdate,
    VectorConfigUpdate,
)
from weaviate.models.config.vector_index_update import (
    VectorIndexConfigDynamicUpdate,
    VectorIndexConfigFlatUpdate,
    VectorIndexConfigHFreshUpdate,
    VectorIndexConfigHNSWUpdate,
    VectorIndexUpdate,
)

_AnyIndex = (
    VectorIndexConfigHNSWUpdate
    | VectorIndexConfigHFreshUpdate
    | VectorIndexConfigFlatUpdate
    | VectorIndexConfigDynamicUpdate
)


class VectorsUpdate:
    """The named vectors of a collection."""

    @staticmethod
    def update(*, name: str | None = None, vector_index_config: _AnyIndex) -> VectorConfigUpdate:
        """Change how a vector is indexed.

        Args:
            name: The vector; "default" if it was created without a name.
            vector_index_config: The changes; see `Reconfigure.VectorIndex`.
        """
        return VectorConfigUpdate(
            name=DEFAULT_VECTOR if name is None else name, vector_index_config=vector_index_config
        )


class NamedVectorsUpdate:
    """Deprecated: `Vectors` does the same."""

    @staticmethod
    def update(name: str, *, vector_index_config: _AnyIndex) -> NamedVectorConfigUpdate:
        """As `Reconfigure.Vectors.update`."""
        return NamedVectorConfigUpdate(name=name, vector_index_config=vector_index_config)


class ReplicationUpdate:
    """How replicas are kept equal."""

    @staticmethod
    def async_config(
        *,
        max_workers: int | None = None,
        hashtree_height: int | None = None,
        frequency: int | None = None,
        frequency_while_propagating: int | None = None,
        alive_nodes_checking_frequency: int | None = None,
        logging_frequency: int | None = None,
        diff_batch_size: int | None = None,
        diff_per_node_timeout: int | None = None,
        pre_propagation_timeout: int | None = None,
        propagation_timeout: int | None = None,
        propagation_limit: int | None = None,
        propagation_delay: int | None = None,
        propagation_concurrency: int | None = None,
        propagation_batch_size: int | None = None,
    ) -> AsyncReplicationConfigUpdate:
        """How replicas are compared in the background. Without any argument, all of it becomes the server's default.

        Args:
            max_workers: Deprecated: servers from 1.37.3 on ignore it.
            hashtree_height: The height of the tree of hashes that is compared.
            frequency: Milliseconds between comparisons.
            frequency_while_propagating: Milliseconds between comparisons while something is being copied.
            alive_nodes_checking_frequency: Deprecated: servers from 1.37.3 on ignore it.
            logging_frequency: Seconds between lines in the server's log.
            diff_batch_size: How many objects are compared at once.
            diff_per_node_timeout: Seconds that a comparison with one node can take.
            pre_propagation_timeout: Seconds that all that comes before copying can take.
            propagation_timeout: Seconds that copying one batch can take.
            propagation_limit: How many objects are copied after one comparison.
            propagation_delay: Milliseconds that an object must be old to be copied.
            propagation_concurrency: How many copies run at once.
            propagation_batch_size: How many objects are copied at once.
        """
        warn_of_async_arguments(max_workers, alive_nodes_checking_frequency)
        return AsyncReplicationConfigUpdate(
            maxWorkers=max_workers,
            hashtreeHeight=hashtree_height,
            frequency=frequency,
            frequencyWhilePropagating=frequency_while_propagating,
            aliveNodesCheckingFrequency=alive_nodes_checking_frequency,
            loggingFrequency=logging_frequency,
            diffBatchSize=diff_batch_size,
            diffPerNodeTimeout=diff_per_node_timeout,
            prePropagationTimeout=pre_propagation_timeout,
            propagationTimeout=propagation_timeout,
            propagationLimit=propagation_limit,
            propagationDelay=propagation_delay,
            propagationConcurrency=propagation_concurrency,
            propagationBatchSize=propagation_batch_size,
        )


class ObjectTTLUpdate:
    """When objects expire. What is not given stays as it is."""

    @staticmethod
    def disable() -> ObjectTTLConfigUpdate:
        """Objects do not expire."""
        return ObjectTTLConfigUpdate(enabled=False)

    @staticmethod
    def delete_by_update_time(
        time_to_live: int | datetime.timedelta | None = None,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigUpdate:
        """Objects expire a time after they were last changed.

        Args:
            time_to_live: The time, in whole seconds.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Reconfigure.ObjectTTL.delete_by_update_time"
        seconds = None if time_to_live is None else whole_seconds(time_to_live, f"{factory}.time_to_live")
        return ObjectTTLConfigUpdate.made_in(
            factory,
            enabled=True,
            deleteOn=BY_UPDATE_TIME,
            defaultTtl=seconds,
            filterExpiredObjects=filter_expired_objects,
        )

    @staticmethod
    def delete_by_creation_time(
        time_to_live: int | datetime.timedelta | None = None,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigUpdate:
        """Objects expire a time after they were made.

        Args:
            time_to_live: The time, in whole seconds.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Reconfigure.ObjectTTL.delete_by_creation_time"
        seconds = None if time_to_live is None else whole_seconds(time_to_live, f"{factory}.time_to_live")
        return ObjectTTLConfigUpdate.made_in(
            factory,
            enabled=True,
            deleteOn=BY_CREATION_TIME,
            defaultTtl=seconds,
            filterExpiredObjects=filter_expired_objects,
        )

    @staticmethod
    def delete_by_date_property(
        property_name: str | None = None,
        ttl_offset: int | datetime.timedelta | None = None,
        filter_expired_objects: bool | None = None,
    ) -> ObjectTTLConfigUpdate:
        """Objects expire at a date that they hold.

        Args:
            property_name: The property with the date.
            ttl_offset: How long after that date, in whole seconds; negative is before it.
            filter_expired_objects: Leave out of results what has expired and is not yet deleted.
        """
        factory = "Reconfigure.ObjectTTL.delete_by_date_property"
        return ObjectTTLConfigUpdate.made_in(
            factory,
            enabled=True,
            deleteOn=None if property_name is None else date_property(property_name, f"{factory}.property_name"),
            defaultTtl=None if ttl_offset is None else whole_seconds(ttl_offset, f"{factory}.ttl_offset"),
            filterExpiredObjects=filter_expired_objects,
        )


class Reconfigure:
    """What of a collection can be changed. What is not given stays as it is."""

    Generative = Generative
    NamedVectors = NamedVectorsUpdate
    ObjectTTL = ObjectTTLUpdate
    Replication = ReplicationUpdate
    Reranker = Reranker
    VectorIndex = VectorIndexUpdate
    Vectors = VectorsUpdate

    @staticmethod
    def inverted_index(
        bm25_b: float | None = None,
        bm25_k1: float | None = None,
        cleanup_interval_seconds: int | None = None,
        stopwords_additions: list[str] | None = None,
        stopwords_preset: StopwordsPreset | None = None,
        stopwords_removals: list[str] | None = None,
        stopword_presets: dict[str, list[str]] | None = None,
    ) -> InvertedIndexConfigUpdate:
        """The inverted index, which filters and keyword search use. A list takes the place of the one there is.

        Args:
            bm25_b: How much a text's length counts in ranking, 0 to 1.
            bm25_k1: How soon more occurrences of a word stop counting.
            cleanup_interval_seconds: How often what was deleted is removed from the index.
            stopwords_additions: Words to add to the preset.
            stopwords_preset: The server's list of words to leave out.
            stopwords_removals: Words to take from the preset.
            stopword_presets: Lists of the collection's own, by name, for `Configure.text_analyzer`: all of them.
        """
        return InvertedIndexConfigUpdate(
            bm25=BM25ConfigUpdate(b=bm25_b, k1=bm25_k1),
            cleanupIntervalSeconds=cleanup_interval_seconds,
            stopwords=StopwordsUpdate(
                preset=stopwords_preset, additions=stopwords_additions, removals=stopwords_removals
            ),
            stopwordPresets=stopword_presets,
        )

    @staticmethod
    def multi_tenancy(
        auto_tenant_creation: bool | None = None, auto_tenant_activation: bool | None = None
    ) -> MultiTenancyConfigUpdate:
        """Tenants. Whether there are any cannot be changed.

        Args:
            auto_tenant_creation: Whether writing to a tenant that does not exist makes it.
            auto_tenant_activation: Whether using a tenant that is not active makes it so.
        """
        return MultiTenancyConfigUpdate(
            autoTenantCreation=auto_tenant_creation, autoTenantActivation=auto_tenant_activation
        )

    @staticmethod
    def replication(
        factor: int | None = None,
        async_enabled: bool | None = None,
        deletion_strategy: ReplicationDeletionStrategy | None = None,
        async_config: AsyncReplicationConfigUpdate | None = None,
    ) -> ReplicationConfigUpdate:
        """Replicas of each shard.

        Args:
            factor: How many there are.
            async_enabled: Deprecated: servers from 1.38 on decide by themselves.
            deletion_strategy: What happens when replicas disagree on whether an object was deleted.
            async_config: How they are compared in the background; see `Reconfigure.Replication.async_config`.
        """
        warn_of_async_enabled(async_enabled)
        return ReplicationConfigUpdate(
            factor=factor, asyncEnabled=async_enabled, asyncConfig=async_config, deletionStrategy=deletion_strategy
        )
