"""Vector indexes, as collections are created with them."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

import warnings
from typing import ClassVar, Self

from pydantic import Field

from weaviate.models.base import Wire, WireModel
from weaviate.models.config.enums import (
    MultiVectorAggregation,
    PQEncoderDistribution,
    PQEncoderType,
    VectorDistances,
    VectorFilterStrategy,
    VectorIndexType,
)


class QuantizerConfigCreate(WireModel):
    """How vectors are compressed. See `Configure.VectorIndex.Quantizer`."""

    enabled: bool = True

    quantizer_name: ClassVar[str]
    """What the server calls it."""


class PQEncoderConfigCreate(WireModel):
    """The encoder of product quantization."""

    made_by = "Configure.VectorIndex.Quantizer.pq"

    type_: PQEncoderType | None = Field(title="encoder_type")
    distribution: PQEncoderDistribution | None = Field(title="encoder_distribution")


class PQConfigCreate(QuantizerConfigCreate):
    """Product quantization."""

    made_by = "Configure.VectorIndex.Quantizer.pq"
    quantizer_name = "pq"

    centroids: int | None
    encoder: PQEncoderConfigCreate
    segments: int | None
    trainingLimit: int | None


class BQConfigCreate(QuantizerConfigCreate):
    """Binary quantization."""

    made_by = "Configure.VectorIndex.Quantizer.bq"
    quantizer_name = "bq"

    cache: bool | None
    rescoreLimit: int | None


class SQConfigCreate(QuantizerConfigCreate):
    """Scalar quantization."""

    made_by = "Configure.VectorIndex.Quantizer.sq"
    quantizer_name = "sq"

    rescoreLimit: int | None
    trainingLimit: int | None


class RQConfigCreate(QuantizerConfigCreate):
    """Rotational quantization."""

    made_by = "Configure.VectorIndex.Quantizer.rq"
    quantizer_name = "rq"

    cache: bool | None
    bits: int | None
    rescoreLimit: int | None
    centering: bool | None
    trainingLimit: int | None


class UncompressedConfigCreate(QuantizerConfigCreate):
    """No compression, where the server would compress by default."""

    made_by = "Configure.VectorIndex.Quantizer.none"
    quantizer_name = "skipDefaultQuantization"


class MultiVectorEncodingConfigCreate(WireModel):
    """How a multi-vector becomes one vector. See `Configure.VectorIndex.MultiVector.Encoding`."""

    enabled: bool = True

    encoding_name: ClassVar[str]
    """What the server calls it."""


class MuveraConfigCreate(MultiVectorEncodingConfigCreate):
    """MUVERA."""

    made_by = "Configure.VectorIndex.MultiVector.Encoding.muvera"
    encoding_name = "muvera"

    ksim: int | None
    dprojections: int | None
    repetitions: int | None


class MultiVectorConfigCreate(WireModel):
    """An index of multi-vectors. See `Configure.VectorIndex.MultiVector`."""

    made_by = "Configure.VectorIndex.MultiVector.multi_vector"

    enabled: bool = True
    encoding: MultiVectorEncodingConfigCreate | None = Field(exclude=True)
    aggregation: MultiVectorAggregation | None

    def to_wire(self) -> Wire:
        """This as a JSON object: the encoding lies under its own name."""
        wire = super().to_wire()
        return wire if self.encoding is None else wire | {self.encoding.encoding_name: self.encoding.to_wire()}


class VectorIndexConfigCreate(WireModel):
    """A vector index. See `Configure.VectorIndex`."""

    distance: VectorDistances | None = Field(title="distance_metric")
    multivector: MultiVectorConfigCreate | None = Field(title="multi_vector")
    quantizer: QuantizerConfigCreate | None = Field(exclude=True)

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        raise NotImplementedError

    def with_quantizer(self, quantizer: QuantizerConfigCreate) -> Self:
        """The same index, compressed."""
        return self.model_copy(update={"quantizer": quantizer})

    def to_wire(self) -> Wire:
        """This as a JSON object: the quantizer lies under its own name."""
        wire = super().to_wire()
        if isinstance(self.quantizer, UncompressedConfigCreate):
            wire[self.quantizer.quantizer_name] = True
        elif self.quantizer is not None:
            wire[self.quantizer.quantizer_name] = self.quantizer.to_wire()
        return wire


class VectorIndexConfigSkipCreate(VectorIndexConfigCreate):
    """No vector index: vectors are stored, and cannot be searched."""

    made_by = "Configure.VectorIndex.none"

    skip: bool = True

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is: to the server, an HNSW index that is skipped."""
        return VectorIndexType.HNSW


class VectorIndexConfigHNSWCreate(VectorIndexConfigCreate):
    """An HNSW index."""

    made_by = "Configure.VectorIndex.hnsw"

    cleanupIntervalSeconds: int | None
    dynamicEfMin: int | None
    dynamicEfMax: int | None
    dynamicEfFactor: int | None
    efConstruction: int | None
    ef: int | None
    filterStrategy: VectorFilterStrategy | None
    flatSearchCutoff: int | None
    maxConnections: int | None
    vectorCacheMaxObjects: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.HNSW


class VectorIndexConfigFlatCreate(VectorIndexConfigCreate):
    """A flat index: every search compares all vectors."""

    made_by = "Configure.VectorIndex.flat"

    vectorCacheMaxObjects: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.FLAT


class VectorIndexConfigHFreshCreate(VectorIndexConfigCreate):
    """An HFresh index."""

    made_by = "Configure.VectorIndex.hfresh"

    maxPostingSizeKB: int | None
    replicas: int | None
    searchProbe: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.HFRESH


class VectorIndexConfigDynamicCreate(VectorIndexConfigCreate):
    """An index that is flat while it is small, and HNSW from a number of objects on."""

    made_by = "Configure.VectorIndex.dynamic"

    threshold: int | None
    hnsw: VectorIndexConfigHNSWCreate | None
    flat: VectorIndexConfigFlatCreate | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.DYNAMIC

    def with_quantizer(self, quantizer: QuantizerConfigCreate) -> Self:
        """The same index, compressed in both of its states."""
        hnsw = self.hnsw or VectorIndex.hnsw()
        flat = self.flat or VectorIndex.flat()
        return self.model_copy(
            update={"hnsw": hnsw.with_quantizer(quantizer), "flat": flat.with_quantizer(quantizer)},
        )


class VectorIndexQuantizer:
    """How vectors are compressed."""

    @staticmethod
    def pq(
        bit_compression: bool | None = None,
        centroids: int | None = None,
        encoder_distribution: PQEncoderDistribution | None = None,
        encoder_type: PQEncoderType | None = None,
        segments: int | None = None,
        training_limit: int | None = None,
    ) -> PQConfigCreate:
        """Product quantization: each segment of a vector is replaced by the nearest of a few learnt centroids.

        Args:
            bit_compression: Deprecated, and ignored.
            centroids: How many centroids each segment has.
            encoder_distribution: The distribution that the tile encoder assumes.
            encoder_type: How the centroids are found.
            segments: How many segments a vector has.
            training_limit: How many objects are learnt from.
        """
        if bit_compression is not None:
            warnings.warn("bit_compression is deprecated and ignored.", DeprecationWarning, stacklevel=2)
        return PQConfigCreate(
            centroids=centroids,
            encoder=PQEncoderConfigCreate(type_=encoder_type, distribution=encoder_distribution),
            segments=segments,
            trainingLimit=training_limit,
        )

    @staticmethod
    def bq(cache: bool | None = None, rescore_limit: int | None = None) -> BQConfigCreate:
        """Binary quantization: one bit for each dimension.

        Args:
            cache: Keep the compressed vectors in memory; for flat indexes.
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
        """
        return BQConfigCreate(cache=cache, rescoreLimit=rescore_limit)

    @staticmethod
    def sq(
        cache: bool | None = None,
        rescore_limit: int | None = None,
        training_limit: int | None = None,
    ) -> SQConfigCreate:
        """Scalar quantization: one byte for each dimension.

        Args:
            cache: Ignored: no index that can be quantized like this has a cache to set.
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
            training_limit: How many objects are learnt from.
        """
        return SQConfigCreate(rescoreLimit=rescore_limit, trainingLimit=training_limit)

    @staticmethod
    def rq(
        cache: bool | None = None,
        bits: int | None = None,
        rescore_limit: int | None = None,
        centering: bool | None = None,
        training_limit: int | None = None,
    ) -> RQConfigCreate:
        """Rotational quantization: vectors are rotated, then each dimension is given a few bits.

        Args:
            cache: Keep the compressed vectors in memory; for flat indexes.
            bits: How many bits each dimension is given: 8, 4 or 1; a flat index has no 4, and HFresh only 1.
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
            centering: Move the vectors to their centre first; needs 4 bits.
            training_limit: How many objects the centre is learnt from.
        """
        return RQConfigCreate(
            cache=cache, bits=bits, rescoreLimit=rescore_limit, centering=centering, trainingLimit=training_limit
        )

    @staticmethod
    def none() -> UncompressedConfigCreate:
        """No compression, where the server would compress by default."""
        return UncompressedConfigCreate()


class VectorIndexMultivectorEncoding:
    """How a multi-vector becomes one vector."""

    @staticmethod
    def muvera(
        ksim: int | None = None,
        dprojections: int | None = None,
        repetitions: int | None = None,
    ) -> MultiVectorEncodingConfigCreate:
        """MUVERA: a fixed-size vector whose distance comes near to that of the multi-vector.

        Args:
            ksim: How many bits choose the part of space that a vector belongs to.
            dprojections: The dimensions that each part is reduced to.
            repetitions: How often this is done.
        """
        return MuveraConfigCreate(ksim=ksim, dprojections=dprojections, repetitions=repetitions)


class VectorIndexMultiVector:
    """Indexes of multi-vectors: several vectors for each object."""

    Encoding = VectorIndexMultivectorEncoding

    @staticmethod
    def multi_vector(
        encoding: MultiVectorEncodingConfigCreate | None = None,
        aggregation: MultiVectorAggregation | None = None,
    ) -> MultiVectorConfigCreate:
        """Settings of a multi-vector.

        Args:
            encoding: Deprecated: an argument of the functions in `Configure.MultiVectors`.
            aggregation: How the distances of the vectors become one.
        """
        if encoding is not None:
            warnings.warn(
                "encoding is deprecated here; give it to a function in Configure.MultiVectors.",
                DeprecationWarning,
                stacklevel=2,
            )
        return MultiVectorConfigCreate(encoding=encoding, aggregation=aggregation)


class VectorIndex:
    """Kinds of vector index. What is not given is left to the server."""

    MultiVector = VectorIndexMultiVector
    Quantizer = VectorIndexQuantizer

    @staticmethod
    def none() -> VectorIndexConfigSkipCreate:
        """No vector index: vectors are stored, and cannot be searched."""
        return VectorIndexConfigSkipCreate(distance=None, multivector=None, quantizer=None)

    @staticmethod
    def hnsw(
        cleanup_interval_seconds: int | None = None,
        distance_metric: VectorDistances | None = None,
        dynamic_ef_factor: int | None = None,
        dynamic_ef_max: int | None = None,
        dynamic_ef_min: int | None = None,
        ef: int | None = None,
        ef_construction: int | None = None,
        filter_strategy: VectorFilterStrategy | None = None,
        flat_search_cutoff: int | None = None,
        max_connections: int | None = None,
        vector_cache_max_objects: int | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        multi_vector: MultiVectorConfigCreate | None = None,
    ) -> VectorIndexConfigHNSWCreate:
        """A graph that is searched from node to node: quick for any number of objects.

        Args:
            cleanup_interval_seconds: How often what was deleted is removed from the graph.
            distance_metric: How distances are measured.
            dynamic_ef_factor: What the limit of a search is multiplied by to find `ef`, where that is dynamic.
            dynamic_ef_max: The most that a dynamic `ef` can be.
            dynamic_ef_min: The least that a dynamic `ef` can be.
            ef: How many candidates a search keeps; -1 makes it dynamic.
            ef_construction: How many candidates an insert keeps.
            filter_strategy: How a search goes about a filter.
            flat_search_cutoff: Filters that leave fewer objects than this are searched without the graph.
            max_connections: How many neighbours a node has at most.
            vector_cache_max_objects: How many vectors are kept in memory.
            quantizer: How vectors are compressed.
            multi_vector: Deprecated: an argument of the functions in `Configure.MultiVectors`.
        """
        if multi_vector is not None:
            warnings.warn(
                "multi_vector is deprecated here; give multi_vector_config to a function in Configure.MultiVectors.",
                DeprecationWarning,
                stacklevel=2,
            )
        return VectorIndexConfigHNSWCreate(
            cleanupIntervalSeconds=cleanup_interval_seconds,
            distance=distance_metric,
            dynamicEfMin=dynamic_ef_min,
            dynamicEfMax=dynamic_ef_max,
            dynamicEfFactor=dynamic_ef_factor,
            efConstruction=ef_construction,
            ef=ef,
            filterStrategy=filter_strategy,
            flatSearchCutoff=flat_search_cutoff,
            maxConnections=max_connections,
            vectorCacheMaxObjects=vector_cache_max_objects,
            quantizer=quantizer,
            multivector=multi_vector,
        )

    @staticmethod
    def hfresh(
        distance_metric: VectorDistances | None = None,
        max_posting_size_kb: int | None = None,
        replicas: int | None = None,
        search_probe: int | None = None,
        quantizer: QuantizerConfigCreate | None = None,
        multi_vector: MultiVectorConfigCreate | None = None,
    ) -> VectorIndexConfigHFreshCreate:
        """Clusters of vectors on disk, found through a small graph: for more objects than memory holds.

        Args:
            distance_metric: How distances are measured.
            max_posting_size_kb: How large a cluster can be.
            replicas: How many clusters a vector is put into.
            search_probe: How many clusters a search reads.
            quantizer: How vectors are compressed.
            multi_vector: Ignored: the server keeps multi-vectors in an HNSW index alone.
        """
        return VectorIndexConfigHFreshCreate(
            distance=distance_metric,
            maxPostingSizeKB=max_posting_size_kb,
            replicas=replicas,
            searchProbe=search_probe,
            quantizer=quantizer,
            multivector=multi_vector,
        )

    @staticmethod
    def flat(
        distance_metric: VectorDistances | None = None,
        vector_cache_max_objects: int | None = None,
        quantizer: QuantizerConfigCreate | None = None,
    ) -> VectorIndexConfigFlatCreate:
        """No graph: every search compares all vectors. For few objects, such as a tenant's.

        Args:
            distance_metric: How distances are measured.
            vector_cache_max_objects: How many vectors are kept in memory.
            quantizer: How vectors are compressed.
        """
        return VectorIndexConfigFlatCreate(
            distance=distance_metric,
            vectorCacheMaxObjects=vector_cache_max_objects,
            quantizer=quantizer,
            multivector=None,
        )

    @staticmethod
    def dynamic(
        distance_metric: VectorDistances | None = None,
        threshold: int | None = None,
        hnsw: VectorIndexConfigHNSWCreate | None = None,
        flat: VectorIndexConfigFlatCreate | None = None,
    ) -> VectorIndexConfigDynamicCreate:
        """Flat while it is small, HNSW from a number of objects on. The server must run with `ASYNC_INDEXING=true`.

        Args:
            distance_metric: How distances are measured.
            threshold: How many objects make it an HNSW index.
            hnsw: Its settings as an HNSW index.
            flat: Its settings as a flat index.
        """
        return VectorIndexConfigDynamicCreate(
            distance=distance_metric,
            threshold=threshold,
            hnsw=hnsw,
            flat=flat,
            quantizer=None,
            multivector=None,
        )
