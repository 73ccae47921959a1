"""What the server adds to a class that is created: the defaults of 1.39.3, as it sends them back."""

from __future__ import annotations

from typing import Any

_HNSW: dict[str, Any] = {
    "bq": {"enabled": False},
    "cleanupIntervalSeconds": 300,
    "distance": "cosine",
    "dynamicEfFactor": 8,
    "dynamicEfMax": 500,
    "dynamicEfMin": 100,
    "ef": -1,
    "efConstruction": 128,
    "filterStrategy": "acorn",
    "flatSearchCutoff": 40000,
    "maxConnections": 32,
    "multivector": {
        "aggregation": "maxSim",
        "enabled": False,
        "muvera": {"dprojections": 16, "enabled": False, "ksim": 4, "repetitions": 10},
    },
    "pq": {
        "bitCompression": False,
        "centroids": 256,
        "enabled": False,
        "encoder": {"distribution": "log-normal", "type": "kmeans"},
        "segments": 0,
        "trainingLimit": 100000,
    },
    "rq": {"bits": 8, "centering": False, "enabled": False, "rescoreLimit": 20, "trainingLimit": 10000},
    "skip": False,
    "skipDefaultQuantization": False,
    "sq": {"enabled": False, "rescoreLimit": 20, "trainingLimit": 100000},
    "trackDefaultQuantization": False,
    "vectorCacheMaxObjects": 1000000000000,
}
_CLASS: dict[str, Any] = {
    "invertedIndexConfig": {
        "bm25": {"b": 0.75, "k1": 1.2},
        "cleanupIntervalSeconds": 60,
        "stopwords": {"additions": None, "preset": "en", "removals": None},
        "usingBlockMaxWAND": True,
    },
    "multiTenancyConfig": {"autoTenantActivation": False, "autoTenantCreation": False, "enabled": False},
    "properties": [],
    "replicationConfig": {"asyncEnabled": False, "deletionStrategy": "TimeBasedResolution", "factor": 1},
    "shardingConfig": {
        "actualCount": 1,
        "actualVirtualCount": 128,
        "desiredCount": 1,
        "desiredVirtualCount": 128,
        "function": "murmur3",
        "key": "_id",
        "strategy": "hash",
        "virtualPerPhysical": 128,
    },
}


def filled_class(body: dict[str, Any]) -> dict[str, Any]:
    """A class with the defaults for all that it leaves open."""
    filled = _merged(_CLASS, body)
    filled["properties"] = [filled_property(entry) for entry in filled["properties"]]
    if "vectorConfig" in body:
        filled["vectorConfig"] = {name: _filled_vector(entry) for name, entry in body["vectorConfig"].items()}
    else:
        filled = _merged({"vectorizer": "none"}, _filled_vector(filled))
    return filled


def filled_property(body: dict[str, Any]) -> dict[str, Any]:
    """A property with the defaults for all that it leaves open."""
    text = body.get("dataType") in (["text"], ["text[]"])
    defaults: dict[str, Any] = {"indexFilterable": True, "indexRangeFilters": False, "indexSearchable": text}
    filled = _merged(defaults | {"tokenization": "word"} if text else defaults, body)
    if "nestedProperties" in body:
        filled["nestedProperties"] = [filled_property(entry) for entry in body["nestedProperties"]]
    return filled


def _filled_vector(body: dict[str, Any]) -> dict[str, Any]:
    filled = _merged({"vectorIndexType": "hnsw", "vectorIndexConfig": {}}, body)
    if filled["vectorIndexType"] == "hnsw":
        filled["vectorIndexConfig"] = _merged(_HNSW, filled["vectorIndexConfig"])
    return filled


def _merged(defaults: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    merged = defaults | body
    for name, default in defaults.items():
        if isinstance(default, dict) and isinstance(body.get(name), dict):
            merged[name] = _merged(default, body[name])
    return merged
