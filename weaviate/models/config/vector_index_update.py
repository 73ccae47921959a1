"""Changes of vector indexes: what `Reconfigure.VectorIndex` makes, and how it changes what the server has."""

# The attributes are named as on the wire, and the parameters as in Python.
# ruff: noqa: N815

from __future__ import annotations

import warnings
from typing import ClassVar

from pydantic import Field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.base import ConfigUpdate, Wire, json_object
from weaviate.models.config.enums import PQEncoderDistribution, PQEncoderType, VectorFilterStrategy, VectorIndexType
from weaviate.models.config.read_index import QUANTIZERS


class QuantizerConfigUpdate(ConfigUpdate):
    """How vectors are compressed. See `Reconfigure.VectorIndex.Quantizer`."""

    enabled: bool | None

    quantizer_name: ClassVar[str]
    """What the server calls it."""


class PQEncoderConfigUpdate(ConfigUpdate):
    """The encoder of product quantization."""

    made_by = "Reconfigure.VectorIndex.Quantizer.pq"

    type_: PQEncoderType | None = Field(title="encoder_type")
    distribution: PQEncoderDistribution | None = Field(title="encoder_distribution")


class PQConfigUpdate(QuantizerConfigUpdate):
    """Product quantization."""

    made_by = "Reconfigure.VectorIndex.Quantizer.pq"
    quantizer_name = "pq"

    centroids: int | None
    segments: int | None
    trainingLimit: int | None
    encoder: PQEncoderConfigUpdate | None


class BQConfigUpdate(QuantizerConfigUpdate):
    """Binary quantization."""

    made_by = "Reconfigure.VectorIndex.Quantizer.bq"
    quantizer_name = "bq"

    rescoreLimit: int | None


class SQConfigUpdate(QuantizerConfigUpdate):
    """Scalar quantization."""

    made_by = "Reconfigure.VectorIndex.Quantizer.sq"
    quantizer_name = "sq"

    rescoreLimit: int | None
    trainingLimit: int | None


class RQConfigUpdate(QuantizerConfigUpdate):
    """Rotational quantization."""

    made_by = "Reconfigure.VectorIndex.Quantizer.rq"
    quantizer_name = "rq"

    rescoreLimit: int | None
    bits: int | None
    centering: bool | None
    trainingLimit: int | None


class VectorIndexConfigUpdate(ConfigUpdate):
    """A vector index. See `Reconfigure.VectorIndex`."""

    quantizer: QuantizerConfigUpdate | None = Field(exclude=True)

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        raise NotImplementedError

    def merge_with_existing(self, schema: Wire) -> Wire:
        """What the server is to have.

        Args:
            schema: The settings that the index has now. They are not changed.

        Raises:
            WeaviateInvalidInputError: The index is compressed in another way, or cannot be compressed in this way.
        """
        merged = super().merge_with_existing(schema)
        return merged if self.quantizer is None else _quantized(merged, self.quantizer)


class VectorIndexConfigHNSWUpdate(VectorIndexConfigUpdate):
    """An HNSW index."""

    made_by = "Reconfigure.VectorIndex.hnsw"

    dynamicEfMin: int | None
    dynamicEfMax: int | None
    dynamicEfFactor: int | None
    ef: int | None
    filterStrategy: VectorFilterStrategy | None
    flatSearchCutoff: int | None
    vectorCacheMaxObjects: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.HNSW


class VectorIndexConfigFlatUpdate(VectorIndexConfigUpdate):
    """A flat index."""

    made_by = "Reconfigure.VectorIndex.flat"

    vectorCacheMaxObjects: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.FLAT


class VectorIndexConfigHFreshUpdate(VectorIndexConfigUpdate):
    """An HFresh index."""

    made_by = "Reconfigure.VectorIndex.hfresh"

    maxPostingSizeKB: int | None
    searchProbe: int | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.HFRESH


class VectorIndexConfigDynamicUpdate(VectorIndexConfigUpdate):
    """An index that is flat while it is small, and HNSW from a number of objects on."""

    made_by = "Reconfigure.VectorIndex.dynamic"

    threshold: int | None
    hnsw: VectorIndexConfigHNSWUpdate | None
    flat: VectorIndexConfigFlatUpdate | None

    @staticmethod
    def vector_index_type() -> VectorIndexType:
        """Which kind of index this is."""
        return VectorIndexType.DYNAMIC

    def merge_with_existing(self, schema: Wire) -> Wire:
        """What the server is to have: the quantizer lies in both of the states.

        Args:
            schema: The settings that the index has now. They are not changed.

        Raises:
            WeaviateInvalidInputError: The index is compressed in another way, or cannot be compressed in this way.
        """
        merged = ConfigUpdate.merge_with_existing(self, schema)
        if self.quantizer is not None:
            for state in ("hnsw", "flat"):
                merged[state] = _quantized(dict(json_object(merged.get(state))), self.quantizer)
        return merged


def _quantized(index: Wire, quantizer: QuantizerConfigUpdate) -> Wire:
    name = quantizer.quantizer_name
    there = [each for each in QUANTIZERS if isinstance(index.get(each), dict)]
    on = [each for each in there if each != name and index[each].get("enabled")]
    if on:
        raise WeaviateInvalidInputError(f"it is compressed by {on[0]}, which cannot become {name}")
    if name not in there:
        raise WeaviateInvalidInputError(f"it cannot be compressed by {name}, only by {', '.join(there) or 'none'}")
    return index | {name: quantizer.merge_with_existing(index[name])}


class VectorIndexQuantizerUpdate:
    """How vectors are compressed. A quantizer can be turned on later, and changed; it cannot become another one."""

    @staticmethod
    def pq(
        bit_compression: bool | None = None,
        centroids: int | None = None,
        encoder_distribution: PQEncoderDistribution | None = None,
        encoder_type: PQEncoderType | None = None,
        segments: int | None = None,
        training_limit: int | None = None,
        enabled: bool = True,
    ) -> PQConfigUpdate:
        """Product quantization: each segment of a vector is replaced by the nearest of a few learnt centroids.

        Args:
            bit_compression: Deprecated, and ignored.
            centroids: How many centroids each segment has.
            encoder_distribution: The distribution that the tile encoder assumes.
            encoder_type: How the centroids are found.
            segments: How many segments a vector has.
            training_limit: How many objects are learnt from.
            enabled: Whether it is on.
        """
        if bit_compression is not None:
            warnings.warn("bit_compression is deprecated and ignored.", DeprecationWarning, stacklevel=2)
        said = encoder_type is not None or encoder_distribution is not None
        return PQConfigUpdate(
            enabled=enabled,
            centroids=centroids,
            segments=segments,
            trainingLimit=training_limit,
            encoder=PQEncoderConfigUpdate(type_=encoder_type, distribution=encoder_distribution) if said else None,
        )

    @staticmethod
    def bq(rescore_limit: int | None = None, enabled: bool = True) -> BQConfigUpdate:
        """Binary quantization: one bit for each dimension.

        Args:
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
            enabled: Whether it is on.
        """
        return BQConfigUpdate(enabled=enabled, rescoreLimit=rescore_limit)

    @staticmethod
    def sq(rescore_limit: int | None = None, training_limit: int | None = None, enabled: bool = True) -> SQConfigUpdate:
        """Scalar quantization: one byte for each dimension.

        Args:
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
            training_limit: How many objects are learnt from.
            enabled: Whether it is on.
        """
        return SQConfigUpdate(enabled=enabled, rescoreLimit=rescore_limit, trainingLimit=training_limit)

    @staticmethod
    def rq(
        rescore_limit: int | None = None,
        enabled: bool = True,
        bits: int | None = None,
        centering: bool | None = None,
        training_limit: int | None = None,
    ) -> RQConfigUpdate:
        """Rotational quantization: vectors are rotated, then each dimension is given a few bits.

        Args:
            rescore_limit: How many candidates are fetched for comparison by the full vectors.
            enabled: Whether it is on.
            bits: How many bits each dimension is given.
            centering: Move the vectors to their centre first; needs 4 bits.
            training_limit: How many objects the centre is learnt from.
        """
        return RQConfigUpdate(
            enabled=enabled, rescoreLimit=rescore_limit, bits=bits, centering=centering, trainingLimit=training_limit
        )


class VectorIndexUpdate:
    """Kinds of vector index: give the one that there is. What is not given stays as it is."""

    Quantizer = VectorIndexQuantizerUpdate

    @staticmethod
    def hnsw(
        dynamic_ef_factor: int | None = None,
        dynamic_ef_min: int | None = None,
        dynamic_ef_max: int | None = None,
        ef: int | None = None,
        flat_search_cutoff: int | None = None,
        filter_strategy: VectorFilterStrategy | None = None,
        vector_cache_max_objects: int | None = None,
        quantizer: PQConfigUpdate | BQConfigUpdate | SQConfigUpdate | RQConfigUpdate | None = None,
    ) -> VectorIndexConfigHNSWUpdate:
        """A graph that is searched from node to node.

        Args:
            dynamic_ef_factor: What the limit of a search is multiplied by to find `ef`, where that is dynamic.
            dynamic_ef_min: The least that a dynamic `ef` can be.
            dynamic_ef_max: The most that a dynamic `ef` can be.
            ef: How many candidates a search keeps; -1 makes it dynamic.
            flat_search_cutoff: Filters that leave fewer objects than this are searched without the graph.
            filter_strategy: How a search goes about a filter.
            vector_cache_max_objects: How many vectors are kept in memory.
            quantizer: How vectors are compressed.
        """
        return VectorIndexConfigHNSWUpdate(
            dynamicEfMin=dynamic_ef_min,
            dynamicEfMax=dynamic_ef_max,
            dynamicEfFactor=dynamic_ef_factor,
            ef=ef,
            filterStrategy=filter_strategy,
            flatSearchCutoff=flat_search_cutoff,
            vectorCacheMaxObjects=vector_cache_max_objects,
            quantizer=quantizer,
        )

    @staticmethod
    def flat(
        vector_cache_max_objects: int | None = None, quantizer: BQConfigUpdate | RQConfigUpdate | None = None
    ) -> VectorIndexConfigFlatUpdate:
        """No graph: every search compares all vectors.

        Args:
            vector_cache_max_objects: How many vectors are kept in memory.
            quantizer: How vectors are compressed.
        """
        return VectorIndexConfigFlatUpdate(vectorCacheMaxObjects=vector_cache_max_objects, quantizer=quantizer)

    @staticmethod
    def hfresh(
        max_posting_size_kb: int | None = None,
        search_probe: int | None = None,
        quantizer: RQConfigUpdate | None = None,
    ) -> VectorIndexConfigHFreshUpdate:
        """Clusters of vectors on disk, found through a small graph.

        Args:
            max_posting_size_kb: How large a cluster can be.
            search_probe: How many clusters a search reads.
            quantizer: How vectors are compressed.
        """
        return VectorIndexConfigHFreshUpdate(
            maxPostingSizeKB=max_posting_size_kb, searchProbe=search_probe, quantizer=quantizer
        )

    @staticmethod
    def dynamic(
        *,
        threshold: int | None = None,
        hnsw: VectorIndexConfigHNSWUpdate | None = None,
        flat: VectorIndexConfigFlatUpdate | None = None,
        quantizer: BQConfigUpdate | None = None,
    ) -> VectorIndexConfigDynamicUpdate:
        """Flat while it is small, HNSW from a number of objects on.

        Args:
            threshold: How many objects make it an HNSW index.
            hnsw: Its settings as an HNSW index.
            flat: Its settings as a flat index.
            quantizer: How vectors are compressed, in both states.
        """
        return VectorIndexConfigDynamicUpdate(threshold=threshold, hnsw=hnsw, flat=flat, quantizer=quantizer)
