"""What weaviate-client 4.24.1 sends when it creates collections, and how it reads them: the data of the unit tests.

Run it with an interpreter that has that client, from the repository's root:

    python tests/parity/record_config.py create
    python tests/parity/record_config.py read HTTP_PORT GRPC_PORT

The first writes `tests/unit/data/config_peer.json`. The second writes `tests/unit/data/config_read.json`, and deletes
all collections of the server at these ports. It wants version 1.39.3 with `ENABLE_MODULES=text2vec-bigram,
generative-dummy,reranker-dummy`, `OBJECTS_TTL_DELETE_SCHEDULE=@every 24h` and `ASYNC_INDEXING=true`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import enum
import importlib
import json
import re
import sys
import urllib.request
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

sys.path.append(str(Path(__file__).parents[2]))  # at the end: the client is the interpreter's, not the one here

from tests.parity.recording import META, Rest, rest_served

DATA = Path(__file__).parent.parent / "unit" / "data"

Case = Callable[[], dict[str, Any]]
Call = Callable[[Any], None]


def creations(c: Any) -> dict[str, Case]:
    """Arguments of `collections.create`, by what they are about.

    Args:
        c: `weaviate.classes.config` of either client.
    """
    configure, prop, ref, types = c.Configure, c.Property, c.ReferenceProperty, c.DataType
    vectors, named, vectorizer = configure.Vectors, configure.NamedVectors, configure.Vectorizer
    index, quantizer = configure.VectorIndex, configure.VectorIndex.Quantizer
    multi, encoding = configure.MultiVectors, configure.VectorIndex.MultiVector.Encoding
    settings, max_sim = index.MultiVector.multi_vector, c.MultiVectorAggregation.MAX_SIM
    text = prop(name="a", data_type=types.TEXT)
    skipped = prop(name="a", data_type=types.TEXT, skip_vectorization=True, vectorize_property_name=False)
    nested = prop(
        name="o",
        data_type=types.OBJECT,
        nested_properties=[
            prop(name="a", data_type=types.TEXT, index_range_filters=True),
            prop(name="n", data_type=types.OBJECT_ARRAY, nested_properties=prop(name="id", data_type=types.INT)),
        ],
    )

    def vector(made: Callable[[], Any]) -> Case:
        return lambda: {"vector_config": made()}

    def indexed(made: Callable[[], Any]) -> Case:
        return lambda: {"vector_config": vectors.self_provided(vector_index_config=made())}

    quantizers: dict[str, Callable[[], Any]] = {
        "no quantizer": quantizer.none,
        "bq": quantizer.bq,
        "bq, all": lambda: quantizer.bq(True, 5),
        "pq": quantizer.pq,
        "sq": quantizer.sq,
        "sq, all": lambda: quantizer.sq(True, 3, 4),
        "rq": quantizer.rq,
        "rq, all": lambda: quantizer.rq(True, 8, 3, True, 6),
    }
    quantized: dict[str, Case] = {}

    def quantize(name: str, made: Callable[[], Any]) -> None:
        quantized[f"vector with {name}"] = vector(lambda: vectors.self_provided(quantizer=made()))
        quantized[f"hnsw with {name}"] = indexed(lambda: index.hnsw(quantizer=made()))
        quantized[f"flat, then {name}"] = vector(
            lambda: vectors.self_provided(quantizer=made(), vector_index_config=index.flat())
        )

    for name, made in quantizers.items():
        quantize(name, made)
    return quantized | {
        "nothing": dict,
        "small first letter": lambda: {"name": "example_2"},
        "description": lambda: {"description": "d"},
        "empty description": lambda: {"description": "", "properties": [], "references": []},
        "properties": lambda: {
            "properties": [
                text,
                prop(name="b", data_type=types.INT, index_filterable=True, index_range_filters=True),
                prop(
                    name="c",
                    data_type=types.TEXT_ARRAY,
                    description="x",
                    index_searchable=False,
                    tokenization=c.Tokenization.FIELD,
                ),
            ]
        },
        "skipped property": lambda: {"properties": [skipped]},
        "nested properties": lambda: {"properties": (nested,)},
        "text analyzers": lambda: {
            "properties": [
                prop(
                    name="a",
                    data_type=types.TEXT,
                    text_analyzer=configure.text_analyzer(True, ["é"], c.StopwordsPreset.EN),
                ),
                prop(name="b", data_type=types.TEXT, text_analyzer=configure.text_analyzer(stopword_preset="own")),
                prop(name="c", data_type=types.TEXT, text_analyzer=configure.text_analyzer()),
            ]
        },
        "references": lambda: {
            "references": [
                ref(name="r", target_collection="b"),
                ref(name="s", target_collection="B", description="x"),
                ref.MultiTarget(name="m", target_collections=["A", "b"], description="y"),
            ],
            "properties": [text],
        },
        "inverted index": lambda: {"inverted_index_config": configure.inverted_index()},
        "inverted index, all": lambda: {
            "inverted_index_config": configure.inverted_index(
                0.5, 1.1, 1, True, True, False, c.StopwordsPreset.EN, ["a"], ["b"], {"x": ["y"]}
            )
        },
        "inverted index, half of bm25": lambda: {"inverted_index_config": configure.inverted_index(bm25_b=0.5)},
        "tenants": lambda: {"multi_tenancy_config": configure.multi_tenancy()},
        "tenants, all": lambda: {"multi_tenancy_config": configure.multi_tenancy(False, True, False)},
        "replication": lambda: {"replication_config": configure.replication()},
        "replication, all": lambda: {
            "replication_config": configure.replication(
                3,
                True,
                c.ReplicationDeletionStrategy.TIME_BASED_RESOLUTION,
                configure.Replication.async_config(max_workers=1, frequency=2, propagation_batch_size=5),
            )
        },
        "sharding": lambda: {"sharding_config": configure.sharding()},
        "sharding, all": lambda: {"sharding_config": configure.sharding(1, 2, 3, 4, 5)},
        "expiry by creation": lambda: {"object_ttl_config": configure.ObjectTTL.delete_by_creation_time(60)},
        "expiry by change": lambda: {
            "object_ttl_config": configure.ObjectTTL.delete_by_update_time(datetime.timedelta(hours=1.5), True)
        },
        "expiry by date": lambda: {"object_ttl_config": configure.ObjectTTL.delete_by_date_property("d")},
        "expiry before date": lambda: {
            "object_ttl_config": configure.ObjectTTL.delete_by_date_property("d", datetime.timedelta(days=-1), False)
        },
        "own vector": vector(vectors.self_provided),
        "own named vector": vector(lambda: vectors.self_provided(name="x")),
        "own vectors": vector(
            lambda: [
                vectors.self_provided(name="x"),
                vectors.self_provided(name="y", vector_index_config=index.flat()),
            ]
        ),
        "one name twice": vector(lambda: [vectors.self_provided(name="x"), vectors.self_provided(name="x")]),
        "no name in a list": vector(lambda: [vectors.self_provided()]),
        "empty list": vector(list),
        "vector of the wrong family": vector(lambda: named.none("x")),
        "custom": vector(lambda: vectors.custom(module_name="text2vec-bigram", module_config={"a": None})),
        "custom, all": vector(
            lambda: vectors.custom(
                name="q", module_name="text2vec-bigram", source_properties=["a"], quantizer=quantizer.bq()
            )
        ),
        "no source properties": vector(lambda: vectors.custom(module_name="m", source_properties=[])),
        "transformers": vector(vectors.text2vec_transformers),
        "transformers, all": vector(
            lambda: vectors.text2vec_transformers(
                name="n",
                dimensions=3,
                inference_url="http://x",
                passage_inference_url="http://p",
                pooling_strategy="cls",
                query_inference_url="http://q",
                source_properties=["a"],
                vectorize_collection_name=False,
                quantizer=quantizer.rq(),
                vector_index_config=index.hnsw(ef=3),
            )
        ),
        "properties and vectors": lambda: {
            "vector_config": [
                vectors.custom(name="q", module_name="text2vec-bigram"),
                vectors.self_provided(name="s"),
                vectors.text2vec_transformers(name="t"),
            ],
            "properties": [text, nested],
            "references": [ref(name="r", target_collection="B")],
        },
        "skipped property and vectors": lambda: {
            "vector_config": [
                vectors.custom(name="q", module_name="text2vec-bigram"),
                vectors.self_provided(name="s"),
                vectors.text2vec_transformers(name="t"),
            ],
            "properties": [skipped, prop(name="b", data_type=types.TEXT, skip_vectorization=True)],
        },
        "pq, all": vector(
            lambda: vectors.self_provided(
                quantizer=quantizer.pq(
                    True, 1, c.PQEncoderDistribution.NORMAL, c.PQEncoderType.TILE, segments=3, training_limit=4
                )
            )
        ),
        "quantizer of vector and index": vector(
            lambda: vectors.self_provided(
                quantizer=quantizer.bq(), vector_index_config=index.hnsw(quantizer=quantizer.rq())
            )
        ),
        "quantizer of dynamic": vector(
            lambda: vectors.self_provided(
                quantizer=quantizer.bq(),
                vector_index_config=index.dynamic(hnsw=index.hnsw(ef=1, quantizer=quantizer.pq())),
            )
        ),
        "quantizer without index": vector(
            lambda: vectors.self_provided(quantizer=quantizer.bq(), vector_index_config=index.none())
        ),
        "hnsw": indexed(index.hnsw),
        "hnsw, all": indexed(
            lambda: index.hnsw(1, c.VectorDistances.DOT, 2, 3, 4, 5, 6, c.VectorFilterStrategy.ACORN, 7, 8, 9)
        ),
        "flat, all": indexed(lambda: index.flat(c.VectorDistances.HAMMING, 3, quantizer.bq())),
        "dynamic": indexed(index.dynamic),
        "dynamic, all": indexed(
            lambda: index.dynamic(
                c.VectorDistances.DOT,
                5,
                index.hnsw(quantizer=quantizer.pq()),
                index.flat(quantizer=quantizer.bq()),
            )
        ),
        "no index": indexed(index.none),
        "hfresh": indexed(index.hfresh),
        "hfresh, all": indexed(lambda: index.hfresh(c.VectorDistances.DOT, 1, 2, 3, quantizer.rq(), settings())),
        "multi-vector": vector(multi.self_provided),
        "encoded multi-vector": vector(
            lambda: multi.self_provided(name="m", encoding=encoding.muvera(), quantizer=quantizer.bq())
        ),
        "settings of a multi-vector": vector(
            lambda: multi.self_provided(name="m", multi_vector_config=settings(encoding.muvera(1, 2, 3), max_sim))
        ),
        "encoding before settings": vector(
            lambda: multi.self_provided(
                encoding=encoding.muvera(5, 6, 7), multi_vector_config=settings(encoding.muvera(1), max_sim)
            )
        ),
        "settings before index": vector(
            lambda: multi.self_provided(
                multi_vector_config=settings(aggregation=max_sim),
                vector_index_config=index.hnsw(ef=1, multi_vector=settings(encoding.muvera(1))),
            )
        ),
        "encoding before index": vector(
            lambda: multi.self_provided(
                encoding=encoding.muvera(2),
                vector_index_config=index.hnsw(multi_vector=settings(encoding.muvera(1))),
            )
        ),
        "multi-vector of a vector": vector(
            lambda: vectors.self_provided(vector_index_config=index.hnsw(multi_vector=settings(encoding.muvera(3))))
        ),
        "flat multi-vector": vector(lambda: multi.self_provided(vector_index_config=index.flat())),
        "named: own": lambda: {"vectorizer_config": [named.none("x")]},
        "named: not a list": lambda: {"vectorizer_config": named.none("x")},
        "named: empty list": lambda: {"vectorizer_config": []},
        "named: one name twice": lambda: {"vectorizer_config": [named.none("x"), named.none("x")]},
        "named: all": lambda: {
            "vectorizer_config": [
                named.custom(
                    "x",
                    module_name="text2vec-bigram",
                    module_config={"q": 1},
                    source_properties=["a"],
                    vector_index_config=index.flat(),
                ),
                named.text2vec_transformers("t", source_properties=["t"]),
                named.none("n"),
            ],
            "properties": [skipped, nested],
        },
        "unnamed: own": lambda: {"vectorizer_config": vectorizer.none(), "properties": [text]},
        "unnamed: custom": lambda: {
            "vectorizer_config": vectorizer.custom("text2vec-bigram", {"a": 1}),
            "vector_index_config": index.flat(),
            "properties": [prop(name="b", data_type=types.TEXT), skipped],
        },
        "unnamed: transformers": lambda: {
            "vectorizer_config": vectorizer.text2vec_transformers(),
            "properties": [nested],
            "references": [ref(name="r", target_collection="B")],
            "generative_config": configure.Generative.custom("generative-dummy"),
        },
        "unnamed: own, without index": lambda: {
            "vectorizer_config": vectorizer.none(),
            "vector_index_config": index.none(),
        },
        "unnamed: vector of the wrong family": lambda: {"vectorizer_config": vectors.self_provided()},
        "index alone": lambda: {"vector_index_config": index.dynamic()},
        "modules": lambda: {
            "generative_config": configure.Generative.custom("generative-dummy", {"b": {"c": 2}}),
            "reranker_config": configure.Reranker.custom("reranker-dummy"),
        },
        "argument of another kind": lambda: {"replication_config": configure.sharding()},
    }


def collections(c: Any) -> dict[str, Case]:
    """Collections that are read, by name."""
    configure, prop, ref, types = c.Configure, c.Property, c.ReferenceProperty, c.DataType
    vectors, index, quantizer = configure.Vectors, configure.VectorIndex, configure.VectorIndex.Quantizer
    multi, encoding = configure.MultiVectors, configure.VectorIndex.MultiVector.Encoding
    text = prop(name="a", data_type=types.TEXT)
    return {
        "Plain": dict,
        "Everything": lambda: {
            "description": "d",
            "properties": [
                prop(
                    name="a",
                    data_type=types.TEXT,
                    text_analyzer=configure.text_analyzer(ascii_fold=True, ascii_fold_ignore=["é"]),
                ),
                prop(name="i", data_type=types.INT_ARRAY, index_range_filters=False),
                prop(
                    name="o",
                    data_type=types.OBJECT,
                    nested_properties=[
                        prop(name="x", data_type=types.TEXT),
                        prop(
                            name="n",
                            data_type=types.OBJECT_ARRAY,
                            nested_properties=[prop(name="y", data_type=types.DATE)],
                        ),
                    ],
                ),
            ],
            "references": [
                ref(name="r", target_collection="Plain", description="z"),
                ref.MultiTarget(name="m", target_collections=["Plain", "Everything"]),
            ],
            "inverted_index_config": configure.inverted_index(
                0.5, 1.1, 1, True, True, True, c.StopwordsPreset.EN, ["a"], ["the"], {"x": ["y"]}
            ),
            "object_ttl_config": configure.ObjectTTL.delete_by_creation_time(3600, True),
            "replication_config": configure.replication(
                1,
                deletion_strategy=c.ReplicationDeletionStrategy.DELETE_ON_CONFLICT,
                async_config=configure.Replication.async_config(frequency=60000),
            ),
            "vector_config": [
                vectors.custom(
                    name="bigram",
                    module_name="text2vec-bigram",
                    source_properties=["a"],
                    quantizer=quantizer.rq(),
                ),
                vectors.self_provided(name="pq", quantizer=quantizer.pq()),
                vectors.self_provided(name="sq", quantizer=quantizer.sq()),
                vectors.self_provided(name="flat", vector_index_config=index.flat(quantizer=quantizer.bq())),
                vectors.self_provided(
                    name="dynamic", vector_index_config=index.dynamic(distance_metric=c.VectorDistances.DOT)
                ),
                vectors.self_provided(name="hfresh", vector_index_config=index.hfresh()),
                vectors.self_provided(name="skip", vector_index_config=index.none()),
                multi.self_provided(name="muvera", encoding=encoding.muvera()),
                multi.self_provided(name="multi"),
            ],
            "generative_config": configure.Generative.custom("generative-dummy"),
            "reranker_config": configure.Reranker.custom("reranker-dummy"),
        },
        "Tenants": lambda: {"multi_tenancy_config": configure.multi_tenancy(True, True, True)},
        "Unnamed": lambda: {
            "vectorizer_config": configure.Vectorizer.custom("text2vec-bigram", {"vectorizeClassName": False}),
            "vector_index_config": index.flat(),
            "properties": [prop(name="a", data_type=types.TEXT, vectorize_property_name=False)],
            "object_ttl_config": configure.ObjectTTL.delete_by_update_time(61),
        },
        "UnnamedOwn": lambda: {
            "vectorizer_config": configure.Vectorizer.none(),
            "vector_index_config": index.dynamic(),
            "properties": [text],
        },
        "UnnamedTransformers": lambda: {
            "vectorizer_config": configure.Vectorizer.custom("text2vec-openai"),
            "properties": [prop(name="a", data_type=types.TEXT, skip_vectorization=True)],
        },
        "Dates": lambda: {
            "object_ttl_config": configure.ObjectTTL.delete_by_date_property("d", -5),
            "properties": [prop(name="d", data_type=types.DATE)],
        },
    }


def described(value: Any) -> Any:
    """What was read as JSON: classes and enumerations by name."""
    if dataclasses.is_dataclass(value):
        fields = {field.name: described(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"class": type(value).__name__.lstrip("_")} | fields
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, dict):
        return {key: described(item) for key, item in value.items()}
    if isinstance(value, list):
        return [described(item) for item in value]
    return value.total_seconds() if isinstance(value, datetime.timedelta) else value


class _Recorder(Rest):
    """Says that it is Weaviate, describes collections and roles, and gives every body back."""

    bodies: ClassVar[list[Any]] = []
    existing: ClassVar[Mapping[str, Any]] = {}

    def do_GET(self) -> None:
        known = re.search("/(?:schema|authz/roles)/(.+)", self.path)
        self.answer(200, self.existing[known[1]] if known else META)

    def do_POST(self) -> None:
        body = self.content()
        self.bodies.append(body)
        self.answer(201 if "/authz/" in self.path else 200, body)

    def do_PUT(self) -> None:
        self.do_POST()


@contextlib.contextmanager
def _client(http_port: int, grpc_port: int) -> Iterator[Any]:
    weaviate = importlib.import_module("weaviate")
    client = weaviate.connect_to_local(port=http_port, grpc_port=grpc_port, skip_init_checks=True)
    try:
        yield client
    finally:
        client.close()


@contextlib.contextmanager
def serving(existing: Mapping[str, Any]) -> Iterator[tuple[Any, list[Any]]]:
    """A client, and the bodies that it sends.

    Args:
        existing: What the server says of collections and roles, by name.
    """
    _Recorder.existing = existing
    with rest_served(_Recorder) as port, _client(port, 1) as client:
        yield client, _Recorder.bodies


@contextlib.contextmanager
def recording(existing: Mapping[str, Any] = MappingProxyType({})) -> Iterator[Callable[[Call], dict[str, Any]]]:
    """A function that says what a call of the client sends, or what it raises, and how often it deprecates something.

    Args:
        existing: What the server says of collections, by name.
    """
    with serving(existing) as (client, bodies):

        def record(call: Call) -> dict[str, Any]:
            bodies.clear()
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                try:
                    call(client)
                    recorded: dict[str, Any] = {"body": bodies[0]}
                except Exception as error:
                    recorded = {"error": type(error).__name__}
            return recorded | {"deprecations": sum(w.category is DeprecationWarning for w in caught)}

        yield record


def _record_creations() -> dict[str, Any]:
    cases = creations(importlib.import_module("weaviate.classes.config"))

    def creation(case: Case) -> Call:
        return lambda client: client.collections.create(**({"name": "Example"} | case()))

    with recording() as record:
        return {name: record(creation(case)) for name, case in cases.items()}


def _record_reading(http_port: int, grpc_port: int) -> dict[str, Any]:
    with _client(http_port, grpc_port) as client:
        client.collections.delete_all()
        for name, case in collections(importlib.import_module("weaviate.classes.config")).items():
            client.collections.create(name=name, **case())
        full, simple = client.collections.list_all(simple=False), client.collections.list_all()
        with urllib.request.urlopen(f"http://127.0.0.1:{http_port}/v1/schema") as reply:
            wire = {each["class"]: each for each in json.load(reply)["classes"]}
    return {
        name: {"wire": wire[name], "full": described(full[name]), "simple": described(simple[name])}
        for name in sorted(wire)
    }


def main(what: str, *ports: str) -> None:
    """Record, and write the file."""
    if what == "create":
        path, recorded = DATA / "config_peer.json", _record_creations()
    else:
        path, recorded = DATA / "config_read.json", _record_reading(*map(int, ports))
    # One case a line: short, and readable as a difference.
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(case)}" for name, case in recorded.items())
    path.write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
