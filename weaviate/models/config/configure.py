"""The vocabulary of creating a collection."""

from __future__ import annotations

import warnings

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.enums import ReplicationDeletionStrategy, StopwordsPreset
from weaviate.models.config.families import MultiVectors, NamedVectors, Vectorizer, Vectors
from weaviate.models.config.generative import Generative
from weaviate.models.config.properties import TextAnalyzerConfigCreate
from weaviate.models.config.reranker import Reranker
from weaviate.models.config.settings import (
    AsyncReplicationConfigCreate,
    BM25ConfigCreate,
    InvertedIndexConfigCreate,
    MultiTenancyConfigCreate,
    ObjectTTL,
    ReplicationConfigCreate,
    ShardingConfigCreate,
    StopwordsCreate,
)
from weaviate.models.config.vector_index import VectorIndex


class Replication:
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
    ) -> AsyncReplicationConfigCreate:
        """How replicas are compared in the background, and what differs is copied.

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
        return AsyncReplicationConfigCreate(
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


class Configure:
    """What a collection can be created with. What is not given is left to the server."""

    Generative = Generative
    MultiVectors = MultiVectors
    NamedVectors = NamedVectors
    ObjectTTL = ObjectTTL
    Replication = Replication
    Reranker = Reranker
    VectorIndex = VectorIndex
    Vectorizer = Vectorizer
    Vectors = Vectors

    @staticmethod
    def text_analyzer(
        ascii_fold: bool | None = None,
        ascii_fold_ignore: list[str] | None = None,
        stopword_preset: StopwordsPreset | str | None = None,
    ) -> TextAnalyzerConfigCreate:
        """How the words of a text property are treated before they are indexed.

        Args:
            ascii_fold: Whether accents are ignored: `é` is found by `e`.
            ascii_fold_ignore: The letters that keep their accents.
            stopword_preset: The stopwords to leave out: a preset of the server's, or one of the collection's own.
        """
        return TextAnalyzerConfigCreate(
            ascii_fold=ascii_fold, ascii_fold_ignore=ascii_fold_ignore, stopword_preset=stopword_preset
        )

    @staticmethod
    def inverted_index(
        bm25_b: float | None = None,
        bm25_k1: float | None = None,
        cleanup_interval_seconds: int | None = None,
        index_timestamps: bool | None = None,
        index_property_length: bool | None = None,
        index_null_state: bool | None = None,
        stopwords_preset: StopwordsPreset | None = None,
        stopwords_additions: list[str] | None = None,
        stopwords_removals: list[str] | None = None,
        stopword_presets: dict[str, list[str]] | None = None,
    ) -> InvertedIndexConfigCreate:
        """The inverted index, which filters and keyword search use.

        Args:
            bm25_b: How much a text's length counts in ranking, 0 to 1. Given together with `bm25_k1`.
            bm25_k1: How soon more occurrences of a word stop counting. Given together with `bm25_b`.
            cleanup_interval_seconds: How often what was deleted is removed from the index.
            index_timestamps: Whether filters can use the times of creation and change.
            index_property_length: Whether filters can use the length of a property.
            index_null_state: Whether filters can ask for what is missing.
            stopwords_preset: The server's list of words to leave out.
            stopwords_additions: Words to add to it.
            stopwords_removals: Words to take from it.
            stopword_presets: Lists of the collection's own, by name, for `Configure.text_analyzer`.
        """
        if bm25_b is None or bm25_k1 is None:
            if bm25_b is not bm25_k1:
                raise WeaviateInvalidInputError("Configure.inverted_index: give both bm25_b and bm25_k1, or none")
            bm25 = None
        else:
            bm25 = BM25ConfigCreate(b=bm25_b, k1=bm25_k1)
        return InvertedIndexConfigCreate(
            bm25=bm25,
            cleanupIntervalSeconds=cleanup_interval_seconds,
            indexTimestamps=index_timestamps,
            indexPropertyLength=index_property_length,
            indexNullState=index_null_state,
            stopwords=StopwordsCreate(
                preset=stopwords_preset, additions=stopwords_additions, removals=stopwords_removals
            ),
            stopwordPresets=stopword_presets,
        )

    @staticmethod
    def multi_tenancy(
        enabled: bool = True,
        auto_tenant_creation: bool | None = None,
        auto_tenant_activation: bool | None = None,
    ) -> MultiTenancyConfigCreate:
        """Tenants: each has its own objects, apart from all others.

        Args:
            enabled: Whether the collection has tenants.
            auto_tenant_creation: Whether writing to a tenant that does not exist makes it.
            auto_tenant_activation: Whether using a tenant that is not active makes it so.
        """
        return MultiTenancyConfigCreate(
            enabled=enabled, autoTenantCreation=auto_tenant_creation, autoTenantActivation=auto_tenant_activation
        )

    @staticmethod
    def replication(
        factor: int | None = None,
        async_enabled: bool | None = None,
        deletion_strategy: ReplicationDeletionStrategy | None = None,
        async_config: AsyncReplicationConfigCreate | None = None,
    ) -> ReplicationConfigCreate:
        """Replicas of each shard.

        Args:
            factor: How many there are.
            async_enabled: Deprecated: servers from 1.38 on decide by themselves.
            deletion_strategy: What happens when replicas disagree on whether an object was deleted.
            async_config: How they are compared in the background; see `Configure.Replication.async_config`.
        """
        warn_of_async_enabled(async_enabled)
        return ReplicationConfigCreate(
            factor=factor, asyncEnabled=async_enabled, deletionStrategy=deletion_strategy, asyncConfig=async_config
        )

    @staticmethod
    def sharding(
        virtual_per_physical: int | None = None,
        desired_count: int | None = None,
        actual_count: int | None = None,
        desired_virtual_count: int | None = None,
        actual_virtual_count: int | None = None,
    ) -> ShardingConfigCreate:
        """Shards: the parts of a collection that are put on the nodes of a cluster.

        Args:
            virtual_per_physical: How many virtual shards each shard has.
            desired_count: How many shards to make.
            actual_count: Deprecated and ignored: only the server can say.
            desired_virtual_count: How many virtual shards to make.
            actual_virtual_count: Deprecated and ignored: only the server can say.
        """
        for name, value in {"actual_count": actual_count, "actual_virtual_count": actual_virtual_count}.items():
            if value is not None:
                warnings.warn(f"{name} is deprecated and ignored.", DeprecationWarning, stacklevel=2)
        return ShardingConfigCreate(
            virtualPerPhysical=virtual_per_physical,
            desiredCount=desired_count,
            desiredVirtualCount=desired_virtual_count,
        )


def warn_of_async_arguments(max_workers: int | None, alive_nodes_checking_frequency: int | None) -> None:
    """Warn the caller of a factory of deprecated arguments.

    Args:
        max_workers: What was given as that argument.
        alive_nodes_checking_frequency: What was given as that argument.
    """
    for name, value in (
        ("max_workers", max_workers),
        ("alive_nodes_checking_frequency", alive_nodes_checking_frequency),
    ):
        if value is not None:
            warnings.warn(f"{name} is deprecated: servers from 1.37.3 on ignore it.", DeprecationWarning, stacklevel=3)


def warn_of_async_enabled(async_enabled: bool | None) -> None:
    """Warn the caller of a factory of a deprecated argument.

    Args:
        async_enabled: What was given as that argument.
    """
    if async_enabled is not None:
        warnings.warn("async_enabled is deprecated: servers from 1.38 on ignore it.", DeprecationWarning, stacklevel=3)
