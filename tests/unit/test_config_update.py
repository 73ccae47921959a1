"""Changes of collections: what is sent for what the server has, that nothing is lost, and what is refused."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from weaviate._core.rest import schema
from weaviate._core.transport import RestReply
from weaviate.classes import config as c
from weaviate.classes.config import Reconfigure
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError

SAID: dict[str, Any] = {
    name: recorded["wire"]
    for name, recorded in json.loads((Path(__file__).parent / "data" / "config_read.json").read_text()).items()
}
untyped: Any = c
Index = Reconfigure.VectorIndex
Quantizer = Index.Quantizer
TTL = Reconfigure.ObjectTTL

Changes = dict[str, Any]
"""What is different afterwards: values by the keys that lead to them; GONE is no value."""
GONE = object()


def changed(definition: dict[str, Any], changes: Changes) -> dict[str, Any]:
    """A definition with changes made to it."""
    result = copy.deepcopy(definition)
    for path, value in changes.items():
        *way, last = path.split(".")
        place: Any = result
        for key in way:
            place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    return result


def sent(definition: dict[str, Any], arguments: dict[str, Any]) -> Any:
    """The body that is sent for a definition that the server has."""
    before = copy.deepcopy(definition)
    request = schema.update("Example", definition, schema.changes(**arguments))
    assert definition == before
    assert (request.method, request.path) == ("PUT", "/schema/Example")
    return json.loads(request.body or b"")


def vector(name: str, index: Any) -> dict[str, Any]:
    """The arguments that change a vector."""
    return {"vector_config": Reconfigure.Vectors.update(name=name, vector_index_config=index)}


def without_index(name: str, quantizer: str | None = None) -> dict[str, Any]:
    """What the server says of an HNSW index with one quantizer on."""
    said: dict[str, Any] = copy.deepcopy(SAID[name])
    index = said["vectorConfig"]["default"]["vectorIndexConfig"]
    for each in ("pq", "bq", "sq", "rq"):
        index[each]["enabled"] = each == quantizer
    return said


PLAIN = without_index("Plain")
WITH_PQ = without_index("Plain", "pq")
HNSW = "vectorConfig.default.vectorIndexConfig."
REPLICATED = changed(SAID["Plain"], {"replicationConfig.asyncConfig": {"frequency": 6, "new": 1}})
GENERATING = changed(
    SAID["UnnamedTransformers"],
    {"moduleConfig": {"generative-openai": {"model": "m", "baseURL": "b"}, "reranker-x": {"y": 1}, "other": {"z": 2}}},
)

CASES: list[tuple[str, dict[str, Any], dict[str, Any], Changes]] = [
    ("nothing", SAID["Everything"], {}, {}),
    ("description", SAID["Everything"], {"description": "new"}, {"description": "new"}),
    ("no description", SAID["Everything"], {"description": ""}, {"description": ""}),
    (
        "descriptions of properties",
        SAID["Everything"],
        {"property_descriptions": {"a": "b", "r": "s"}},
        {"properties.0.description": "b", "properties.3.description": "s"},
    ),
    (
        "inverted index, all",
        SAID["Everything"],
        {
            "inverted_index_config": Reconfigure.inverted_index(
                bm25_b=0.6,
                bm25_k1=1.3,
                cleanup_interval_seconds=9,
                stopwords_additions=["x"],
                stopwords_preset=c.StopwordsPreset.NONE,
                stopwords_removals=[],
                stopword_presets={"p": ["q"]},
            )
        },
        {
            "invertedIndexConfig.bm25.b": 0.6,
            "invertedIndexConfig.bm25.k1": 1.3,
            "invertedIndexConfig.cleanupIntervalSeconds": 9,
            "invertedIndexConfig.stopwords.additions": ["x"],
            "invertedIndexConfig.stopwords.preset": "none",
            "invertedIndexConfig.stopwords.removals": [],
            "invertedIndexConfig.stopwordPresets": {"p": ["q"]},
        },
    ),
    (
        "one part of the inverted index",
        SAID["Everything"],
        {"inverted_index_config": Reconfigure.inverted_index(bm25_b=0.1)},
        {"invertedIndexConfig.bm25.b": 0.1},
    ),
    (
        "tenants",
        SAID["Tenants"],
        {"multi_tenancy_config": Reconfigure.multi_tenancy(auto_tenant_activation=False)},
        {"multiTenancyConfig.autoTenantActivation": False},
    ),
    (
        "replication",
        SAID["Plain"],
        {
            "replication_config": Reconfigure.replication(
                factor=3, deletion_strategy=c.ReplicationDeletionStrategy.DELETE_ON_CONFLICT
            )
        },
        {"replicationConfig.factor": 3, "replicationConfig.deletionStrategy": "DeleteOnConflict"},
    ),
    (
        "comparison of replicas, of which the rest stays",
        REPLICATED,
        {"replication_config": Reconfigure.replication(async_config=Reconfigure.Replication.async_config(frequency=7))},
        {"replicationConfig.asyncConfig.frequency": 7},
    ),
    (
        "comparison of replicas, by default again",
        REPLICATED,
        {"replication_config": Reconfigure.replication(async_config=Reconfigure.Replication.async_config())},
        {"replicationConfig.asyncConfig": {}},
    ),
    (
        "expiry by creation",
        SAID["Dates"],
        {"object_ttl_config": TTL.delete_by_creation_time(60, filter_expired_objects=True)},
        {
            "objectTtlConfig.deleteOn": "_creationTimeUnix",
            "objectTtlConfig.defaultTtl": 60,
            "objectTtlConfig.filterExpiredObjects": True,
        },
    ),
    (
        "expiry by update",
        SAID["Plain"],
        {"object_ttl_config": TTL.delete_by_update_time(datetime.timedelta(minutes=5))},
        {"objectTtlConfig": {"enabled": True, "deleteOn": "_lastUpdateTimeUnix", "defaultTtl": 300}},
    ),
    (
        "expiry by a date",
        SAID["Everything"],
        {"object_ttl_config": TTL.delete_by_date_property("d", ttl_offset=-5)},
        {"objectTtlConfig.deleteOn": "d", "objectTtlConfig.defaultTtl": -5},
    ),
    (
        "no expiry",
        SAID["Everything"],
        {"object_ttl_config": TTL.disable()},
        {"objectTtlConfig.enabled": False},
    ),
    (
        "another module that generates",
        GENERATING,
        {"generative_config": Reconfigure.Generative.cohere(model="c")},
        {"moduleConfig.generative-openai": GONE, "moduleConfig.generative-cohere": {"model": "c"}},
    ),
    (
        "the same module that generates, with other settings",
        GENERATING,
        {"generative_config": Reconfigure.Generative.openai(temperature=0.5)},
        {"moduleConfig.generative-openai": {"temperature": 0.5}},
    ),
    (
        "a module that reranks",
        GENERATING,
        {"reranker_config": Reconfigure.Reranker.transformers()},
        {"moduleConfig.reranker-x": GONE, "moduleConfig.reranker-transformers": {}},
    ),
    (
        "the first modules",
        SAID["Plain"],
        {
            "generative_config": Reconfigure.Generative.custom("generative-own", {"a": 1}),
            "reranker_config": Reconfigure.Reranker.custom("reranker-own"),
        },
        {"moduleConfig": {"generative-own": {"a": 1}, "reranker-own": {}}},
    ),
    (
        "hnsw, all",
        PLAIN,
        vector("default", Index.hnsw(1, 2, 3, 4, 5, c.VectorFilterStrategy.SWEEPING, 6)),
        {
            HNSW + "dynamicEfFactor": 1,
            HNSW + "dynamicEfMin": 2,
            HNSW + "dynamicEfMax": 3,
            HNSW + "ef": 4,
            HNSW + "flatSearchCutoff": 5,
            HNSW + "filterStrategy": "sweeping",
            HNSW + "vectorCacheMaxObjects": 6,
        },
    ),
    (
        "pq, all",
        PLAIN,
        vector(
            "default",
            Index.hnsw(
                quantizer=Quantizer.pq(
                    centroids=3,
                    encoder_distribution=c.PQEncoderDistribution.NORMAL,
                    encoder_type=c.PQEncoderType.TILE,
                    segments=4,
                    training_limit=5,
                )
            ),
        ),
        {
            HNSW + "pq.enabled": True,
            HNSW + "pq.centroids": 3,
            HNSW + "pq.encoder.type": "tile",
            HNSW + "pq.encoder.distribution": "normal",
            HNSW + "pq.segments": 4,
            HNSW + "pq.trainingLimit": 5,
        },
    ),
    (
        "bq",
        PLAIN,
        vector("default", Index.hnsw(quantizer=Quantizer.bq(5))),
        {HNSW + "bq.enabled": True, HNSW + "bq.rescoreLimit": 5},
    ),
    (
        "sq",
        PLAIN,
        vector("default", Index.hnsw(quantizer=Quantizer.sq(5, 6))),
        {HNSW + "sq.enabled": True, HNSW + "sq.rescoreLimit": 5, HNSW + "sq.trainingLimit": 6},
    ),
    (
        "rq",
        PLAIN,
        vector("default", Index.hnsw(quantizer=Quantizer.rq(5, bits=4, centering=True, training_limit=3))),
        {
            HNSW + "rq.enabled": True,
            HNSW + "rq.rescoreLimit": 5,
            HNSW + "rq.bits": 4,
            HNSW + "rq.centering": True,
            HNSW + "rq.trainingLimit": 3,
        },
    ),
    (
        "no pq any more",
        WITH_PQ,
        vector("default", Index.hnsw(quantizer=Quantizer.pq(enabled=False))),
        {HNSW + "pq.enabled": False},
    ),
    (
        "a vector that was given no name",
        PLAIN,
        {"vector_config": Reconfigure.Vectors.update(vector_index_config=Index.hnsw(ef=7))},
        {HNSW + "ef": 7},
    ),
    (
        "several vectors",
        SAID["Everything"],
        {
            "vector_config": [
                vector("flat", Index.flat(3, Quantizer.bq(4)))["vector_config"],
                vector("hfresh", Index.hfresh(5, 6, Quantizer.rq(7)))["vector_config"],
            ]
        },
        {
            "vectorConfig.flat.vectorIndexConfig.vectorCacheMaxObjects": 3,
            "vectorConfig.flat.vectorIndexConfig.bq.rescoreLimit": 4,
            "vectorConfig.hfresh.vectorIndexConfig.maxPostingSizeKB": 5,
            "vectorConfig.hfresh.vectorIndexConfig.searchProbe": 6,
            "vectorConfig.hfresh.vectorIndexConfig.rq.rescoreLimit": 7,
        },
    ),
    (
        "both states of a dynamic index",
        SAID["Everything"],
        vector("dynamic", Index.dynamic(threshold=1, hnsw=Index.hnsw(ef=2), flat=Index.flat(3))),
        {
            "vectorConfig.dynamic.vectorIndexConfig.threshold": 1,
            "vectorConfig.dynamic.vectorIndexConfig.hnsw.ef": 2,
            "vectorConfig.dynamic.vectorIndexConfig.flat.vectorCacheMaxObjects": 3,
        },
    ),
    (
        "a dynamic index, compressed",
        SAID["Everything"],
        vector("dynamic", Index.dynamic(quantizer=Quantizer.bq(rescore_limit=4))),
        {
            "vectorConfig.dynamic.vectorIndexConfig.hnsw.bq.enabled": True,
            "vectorConfig.dynamic.vectorIndexConfig.hnsw.bq.rescoreLimit": 4,
            "vectorConfig.dynamic.vectorIndexConfig.flat.bq.enabled": True,
            "vectorConfig.dynamic.vectorIndexConfig.flat.bq.rescoreLimit": 4,
        },
    ),
    (
        "the one vector without a name",
        SAID["UnnamedTransformers"],
        {"vectorizer_config": Index.hnsw(ef=3)},
        {"vectorIndexConfig.ef": 3},
    ),
]
DEPRECATED: list[tuple[str, dict[str, Any], dict[str, Any], Changes]] = [
    (
        "vector_index_config",
        SAID["UnnamedTransformers"],
        {"vector_index_config": Index.hnsw(ef=3)},
        {"vectorIndexConfig.ef": 3},
    ),
    (
        "vectorizer_config for named vectors",
        SAID["Everything"],
        {"vectorizer_config": [Reconfigure.NamedVectors.update("bigram", vector_index_config=Index.hnsw(ef=3))]},
        {"vectorConfig.bigram.vectorIndexConfig.ef": 3},
    ),
]


@pytest.mark.parametrize(
    ("definition", "arguments", "changes"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_only_what_is_said_is_changed(definition: dict[str, Any], arguments: dict[str, Any], changes: Changes) -> None:
    assert sent(definition, arguments) == changed(definition, changes)


@pytest.mark.parametrize(("parameter", "definition", "arguments", "changes"), DEPRECATED)
def test_deprecated_arguments_still_work_and_point_at_the_caller_of_the_public_method(
    parameter: str, definition: dict[str, Any], arguments: dict[str, Any], changes: Changes
) -> None:
    def public_method() -> Any:
        return sent(definition, arguments)

    with pytest.warns(DeprecationWarning, match=parameter) as caught:
        body = public_method()

    assert body == changed(definition, changes)
    assert caught[0].filename == __file__
    assert caught[0].lineno == public_method.__code__.co_firstlineno + 1


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """A JSON object and all those inside of it."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(inner)


@pytest.mark.parametrize(
    ("definition", "arguments", "changes"),
    [case[1:] for case in CASES if not any(isinstance(value, dict) for value in case[3].values())],
)
def test_what_the_client_does_not_know_is_sent_back(
    definition: dict[str, Any], arguments: dict[str, Any], changes: Changes
) -> None:
    newer = copy.deepcopy(definition)
    for each in list(objects_in(newer)):
        each["new"] = {"of": ["the", "server"]}

    assert sent(newer, arguments) == changed(newer, changes)


def test_sections_that_an_older_server_does_not_have_are_made() -> None:
    body = sent(
        {"class": "Old", "vectorizer": "none"},
        {
            "replication_config": Reconfigure.replication(factor=2),
            "multi_tenancy_config": Reconfigure.multi_tenancy(auto_tenant_creation=True),
            "inverted_index_config": Reconfigure.inverted_index(cleanup_interval_seconds=3),
        },
    )

    assert body["replicationConfig"] == {"factor": 2}
    assert body["multiTenancyConfig"] == {"autoTenantCreation": True}
    assert body["invertedIndexConfig"]["cleanupIntervalSeconds"] == 3


@pytest.mark.parametrize(
    ("definition", "arguments", "message"),
    [
        (
            SAID["Everything"],
            vector("x", Index.hnsw()),
            "vector_config: there is no vector 'x'; there are 'bigram', 'dynamic', 'flat', 'hfresh', 'multi',",
        ),
        (
            SAID["UnnamedTransformers"],
            vector("x", Index.hnsw()),
            "vector_config: there is no vector 'x'; use vector_index_config for the one without a name",
        ),
        (
            SAID["Plain"],
            {"vectorizer_config": Index.hnsw()},
            "vectorizer_config: the collection has named vectors ('default'); change them by vector_config",
        ),
        (
            SAID["Plain"],
            vector("default", Index.flat()),
            "vector 'default': its index is hnsw, which cannot become flat",
        ),
        (
            SAID["Unnamed"],
            {"vectorizer_config": Index.hnsw()},
            "vectorizer_config: its index is flat, which cannot become hnsw",
        ),
        (
            WITH_PQ,
            vector("default", Index.hnsw(quantizer=Quantizer.bq())),
            "vector 'default': it is compressed by pq, which cannot become bq",
        ),
        (
            SAID["Everything"],
            vector("hfresh", Index.hfresh(quantizer=untyped.Reconfigure.VectorIndex.Quantizer.pq())),
            "vector 'hfresh': it is compressed by rq, which cannot become pq",
        ),
        (
            changed(SAID["Everything"], {"vectorConfig.hfresh.vectorIndexConfig.rq.enabled": False}),
            vector("hfresh", Index.hfresh(quantizer=untyped.Reconfigure.VectorIndex.Quantizer.pq())),
            "vector 'hfresh': it cannot be compressed by pq, only by rq",
        ),
        (
            SAID["Everything"],
            {"vector_config": []},
            "vector_config: give at least one vector, or none of this argument",
        ),
        (
            SAID["Everything"],
            {"vector_config": [vector("flat", Index.flat())["vector_config"]] * 2},
            "vector_config: two vectors have the name 'flat'",
        ),
        (
            SAID["Everything"],
            {"vector_config": vector("flat", Index.flat())["vector_config"], "vectorizer_config": Index.flat()},
            "give vector_config or vectorizer_config, not both",
        ),
        (
            SAID["Everything"],
            {"property_descriptions": {"x": "y"}},
            "property_descriptions: there is no property 'x'; there are 'a', 'i', 'o', 'r', 'm'",
        ),
        ({"class": "Empty"}, {"property_descriptions": {"x": "y"}}, "there is no property 'x'; there are none"),
        (SAID["Plain"], {"description": 3}, "collection.config.update.description: input should be a valid string"),
        (
            SAID["Plain"],
            {"replication_config": c.Configure.replication(factor=1)},
            "collection.config.update.replication_config: must be a ReplicationConfigUpdate, not",
        ),
        ({"class": "X", "new": {1}}, {}, "the configuration of Example is not JSON"),
    ],
)
def test_contradictions_to_what_the_server_has_are_refused(
    definition: dict[str, Any], arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        sent(definition, arguments)

    assert message in refused.value.message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: untyped.Reconfigure.VectorIndex.hnsw(ef="1"), "Reconfigure.VectorIndex.hnsw.ef: "),
        (
            lambda: untyped.Reconfigure.VectorIndex.flat(vector_cache_max_objects=1.5),
            "Reconfigure.VectorIndex.flat.vector",
        ),
        (lambda: untyped.Reconfigure.VectorIndex.Quantizer.rq(bits="1"), "Reconfigure.VectorIndex.Quantizer.rq.bits: "),
        (
            lambda: untyped.Reconfigure.VectorIndex.hnsw(quantizer=c.Configure.VectorIndex.Quantizer.bq()),
            "Reconfigure.VectorIndex.hnsw.quantizer: ",
        ),
        (lambda: untyped.Reconfigure.inverted_index(stopwords_preset="en"), "Reconfigure.inverted_index.stopwords_pre"),
        (lambda: untyped.Reconfigure.multi_tenancy(auto_tenant_creation=1), "Reconfigure.multi_tenancy.auto_tenant_cr"),
        (lambda: untyped.Reconfigure.replication(factor="3"), "Reconfigure.replication.factor: "),
        (
            lambda: untyped.Reconfigure.Replication.async_config(frequency="3"),
            "Reconfigure.Replication.async_config.freq",
        ),
        (
            lambda: untyped.Reconfigure.ObjectTTL.delete_by_update_time("3"),
            "Reconfigure.ObjectTTL.delete_by_update_time.time_to_live: must be whole seconds",
        ),
        (
            lambda: Reconfigure.ObjectTTL.delete_by_date_property(""),
            "Reconfigure.ObjectTTL.delete_by_date_property.property_name: must be the name of a property",
        ),
        (
            lambda: untyped.Reconfigure.Vectors.update(vector_index_config=None),
            "Reconfigure.Vectors.update.vector_index",
        ),
    ],
)
def test_a_bad_argument_is_refused_when_it_is_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        make()

    assert refused.value.message.startswith(message)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Reconfigure.replication(async_enabled=True), "async_enabled"),
        (lambda: Reconfigure.Replication.async_config(max_workers=1), "max_workers"),
        (lambda: c.Configure.Replication.async_config(alive_nodes_checking_frequency=1), "alive_nodes_checking"),
        (lambda: Quantizer.pq(bit_compression=True), "bit_compression"),
    ],
)
def test_deprecated_arguments_of_factories_warn_their_caller(make: Callable[[], object], message: str) -> None:
    with pytest.warns(DeprecationWarning, match=message) as caught:
        make()

    assert caught[0].filename == __file__


def test_the_definition_to_change_is_the_one_that_the_server_answers() -> None:
    body = json.dumps(SAID["Plain"]).encode()

    assert schema.definition(RestReply(200, {}, body)) == SAID["Plain"]
    with pytest.raises(ResponseCannotBeDecodedError):
        schema.definition(RestReply(200, {}, b"[]"))
