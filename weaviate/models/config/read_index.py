"""Vector indexes, as the server describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from weaviate.models.base import Wire, WireRecord
from weaviate.models.config.enums import (
    PQEncoderDistribution,
    PQEncoderType,
    VectorDistances,
    VectorFilterStrategy,
    VectorIndexType,
)


@dataclass(repr=False)
class PQEncoderConfig(WireRecord):
    """The encoder of product quantization."""

    type_: PQEncoderType | str
    distribution: PQEncoderDistribution | str


@dataclass(repr=False)
class PQConfig(WireRecord):
    """Product quantization."""

    internal_bit_compression: bool = field(metadata={"wire": "bitCompression"})
    segments: int
    centroids: int
    training_limit: int
    encoder: PQEncoderConfig

    @property
    def bit_compression(self) -> bool:
        """Deprecated: has no effect."""
        return self.internal_bit_compression


@dataclass(repr=False)
class BQConfig(WireRecord):
    """Binary quantization. An index that has no such setting has None."""

    cache: bool | None
    rescore_limit: int | None


@dataclass(repr=False)
class SQConfig(WireRecord):
    """Scalar quantization."""

    rescore_limit: int | None
    training_limit: int | None


@dataclass(repr=False)
class RQConfig(WireRecord):
    """Rotational quantization. An index that has no such setting has None."""

    cache: bool | None
    bits: int | None
    rescore_limit: int | None
    centering: bool | None
    training_limit: int | None


QuantizerConfig = PQConfig | BQConfig | SQConfig | RQConfig

QUANTIZERS: dict[str, type[QuantizerConfig]] = {"pq": PQConfig, "bq": BQConfig, "sq": SQConfig, "rq": RQConfig}


@dataclass(repr=False)
class MuveraConfig(WireRecord):
    """MUVERA, which makes one vector of a multi-vector."""

    enabled: bool | None
    ksim: int | None
    dprojections: int | None
    repetitions: int | None


@dataclass(repr=False)
class MultiVectorConfig(WireRecord):
    """Settings of a multi-vector."""

    encoding: MuveraConfig | None
    aggregation: str

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        muvera = wire.get("muvera")
        return {
            "encoding": MuveraConfig.from_wire(muvera) if _enabled(muvera) else None,
            "aggregation": wire.get("aggregation"),
        }

    def _encode(self) -> Wire:
        wire: Wire = {"enabled": True, "aggregation": self.aggregation}
        return wire if self.encoding is None else wire | {"muvera": self.encoding.to_wire()}


@dataclass(repr=False)
class VectorIndexConfig(WireRecord):
    """What the indexes have in common that can be compressed and hold multi-vectors."""

    multi_vector: MultiVectorConfig | None
    quantizer: QuantizerConfig | None

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        multi_vector = wire.get("multivector")
        enabled = (
            kind.from_wire(settings) for name, kind in QUANTIZERS.items() if _enabled(settings := wire.get(name))
        )
        return super()._decode(wire) | {
            "multi_vector": MultiVectorConfig.from_wire(multi_vector) if _enabled(multi_vector) else None,
            "quantizer": next(enabled, None),
        }

    def _encode(self) -> Wire:
        wire = super()._encode()
        wire.pop("quantizer", None)
        if self.multi_vector is not None:
            wire["multivector"] = wire.pop("multiVector")
        for name, kind in QUANTIZERS.items():
            if isinstance(self.quantizer, kind):
                wire[name] = self.quantizer.to_wire() | {"enabled": True}
        return wire


@dataclass(repr=False)
class VectorIndexConfigHNSW(VectorIndexConfig):
    """An HNSW index."""

    cleanup_interval_seconds: int
    distance_metric: VectorDistances | str = field(metadata={"wire": "distance"})
    dynamic_ef_min: int
    dynamic_ef_max: int
    dynamic_ef_factor: int
    ef: int
    ef_construction: int
    # Servers that do not name a strategy have only this one.
    filter_strategy: VectorFilterStrategy | str = field(metadata={"absent": VectorFilterStrategy.SWEEPING})
    flat_search_cutoff: int
    max_connections: int
    skip: bool
    vector_cache_max_objects: int

    @staticmethod
    def vector_index_type() -> str:
        """Which kind of index this is."""
        return VectorIndexType.HNSW.value


@dataclass(repr=False)
class VectorIndexConfigFlat(VectorIndexConfig):
    """A flat index."""

    distance_metric: VectorDistances | str = field(metadata={"wire": "distance"})
    vector_cache_max_objects: int

    @staticmethod
    def vector_index_type() -> str:
        """Which kind of index this is."""
        return VectorIndexType.FLAT.value


@dataclass(repr=False)
class VectorIndexConfigHFresh(VectorIndexConfig):
    """An HFresh index."""

    distance_metric: VectorDistances | str = field(metadata={"wire": "distance"})
    max_posting_size_kb: int = field(metadata={"wire": "maxPostingSizeKB"})
    replicas: int
    search_probe: int

    @staticmethod
    def vector_index_type() -> str:
        """Which kind of index this is."""
        return VectorIndexType.HFRESH.value


@dataclass(repr=False)
class VectorIndexConfigDynamic(WireRecord):
    """An index that is flat while it is small, and HNSW from a number of objects on."""

    distance_metric: VectorDistances | str = field(metadata={"wire": "distance"})
    hnsw: VectorIndexConfigHNSW | None
    flat: VectorIndexConfigFlat | None
    threshold: int | None

    @staticmethod
    def vector_index_type() -> str:
        """Which kind of index this is."""
        return VectorIndexType.DYNAMIC.value


@dataclass(repr=False)
class VectorIndexConfigNone(WireRecord):
    """No index."""

    @staticmethod
    def vector_index_type() -> str:
        """Which kind of index this is."""
        return VectorIndexType.NONE.value


@dataclass(repr=False)
class VectorIndexConfigUnknown(WireRecord):
    """An index of a kind that this version of the client does not know; `to_dict` has its settings."""

    kind: str

    def vector_index_type(self) -> str:
        """Which kind of index this is."""
        return self.kind

    @classmethod
    def _decode(cls, wire: Mapping[str, Any]) -> dict[str, Any]:
        return {"kind": ""}  # it is said outside of the settings

    def _encode(self) -> Wire:
        return {}


AnyVectorIndexConfig = (
    VectorIndexConfigHNSW
    | VectorIndexConfigFlat
    | VectorIndexConfigDynamic
    | VectorIndexConfigHFresh
    | VectorIndexConfigNone
    | VectorIndexConfigUnknown
)

_KINDS = (
    VectorIndexConfigHNSW,
    VectorIndexConfigFlat,
    VectorIndexConfigDynamic,
    VectorIndexConfigHFresh,
    VectorIndexConfigNone,
)
_INDEXES = {kind.vector_index_type(): kind for kind in _KINDS}


def read_index(kind: str | None, wire: Any) -> AnyVectorIndexConfig:
    """Read an index.

    Args:
        kind: What the server calls it.
        wire: Its settings.
    """
    if not isinstance(wire, Mapping):
        return VectorIndexConfigNone()
    if kind in _INDEXES:
        return _INDEXES[kind].from_wire(wire)
    unknown = VectorIndexConfigUnknown.from_wire(wire)
    unknown.kind = kind or ""
    return unknown


def _enabled(wire: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(wire, Mapping) and bool(wire.get("enabled"))
