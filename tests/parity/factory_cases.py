"""Every factory of configurations, called in every way that its parameters allow, for both clients.

The calls are made from the signatures of the inventory and from sample values by the parameters' names. This file
imports neither client.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pydantic

HERE = Path(__file__).parent
INVENTORY: dict[str, Any] = json.loads((HERE / "surface" / "inventory.json").read_text())
EXISTING: dict[str, dict[str, Any]] = {
    name: case["wire"] for name, case in json.loads((HERE.parent / "unit/data/config_read.json").read_text()).items()
}
"""The collections that are updated, as the server describes them."""
EXISTING["UnnamedHFresh"] = EXISTING["UnnamedOwn"] | {
    "class": "UnnamedHFresh",
    "vectorIndexType": "hfresh",
    "vectorIndexConfig": EXISTING["Everything"]["vectorConfig"]["hfresh"]["vectorIndexConfig"],
}

PLACE = "weaviate.classes.config:"

Arguments = dict[str, Any]
Samples = dict[str, tuple[Any, ...]]


class Case(NamedTuple):
    """A call of `collections.create`, or of `config.update` of an existing collection."""

    arguments: Callable[[], Arguments]
    existing: str | None = None


def samples(c: Any) -> Samples:
    """Values by parameter. The longest end of a parameter's place that is found here counts: `hnsw.quantizer`.

    A function is called for its value. The first value is that of `all`, the second that of `all, otherwise`; a
    parameter that has no default gets the first where others are tried.
    """
    index, update = c.Configure.VectorIndex, c.Reconfigure.VectorIndex
    quantizer, changed = index.Quantizer, update.Quantizer
    field, encoding = c.Multi2VecField, index.MultiVector.Encoding
    quantizers = (
        lambda: quantizer.rq(bits=8),
        lambda: quantizer.bq(cache=True),
        lambda: quantizer.pq(segments=4),
        quantizer.sq,
        quantizer.none,
    )
    updates = (
        lambda: changed.rq(rescore_limit=5),
        lambda: changed.bq(rescore_limit=6),
        lambda: changed.pq(training_limit=100_000),
        lambda: changed.sq(rescore_limit=7),
    )
    indexes = (
        lambda: index.hnsw(ef=9),
        lambda: index.flat(quantizer=quantizer.bq()),
        lambda: index.dynamic(threshold=9),
        index.none,
    )
    vectors = ("multi", "bigram", "dynamic", "flat", "hfresh", "pq", "sq", "muvera", "absent")
    url = pydantic.AnyHttpUrl("https://example.com/path")
    by_type: Samples = {
        "bm25_b bm25_k1 frequency_penalty presence_penalty temperature top_p": (0.25, 1),
        "ascii_fold async_enabled auto_tenant_activation auto_tenant_creation avoid_commentary bit_compression cache"
        " centering enabled filter_expired_objects index_filterable index_null_state index_property_length"
        " index_range_filters index_searchable index_timestamps skip_vectorization truncation use_cache use_gpu"
        " vectorize_collection_name vectorize_property_name wait_for_model": (True, False),
        "audio_fields depth_fields image_fields imu_fields text_fields thermal_fields video_fields": (
            ["a", "b"],
            lambda: [field(name="a", weight=0.5), field(name="b", weight=1)],
            lambda: [field(name="a", weight=0.5), field(name="b")],
        ),
        "ascii_fold_ignore knowledge reference_properties source_properties stop stop_sequences stopwords_additions"
        " stopwords_removals": (["a", "b"], []),
        "api_endpoint base_url endpoint_url inference_url interference_url passage_inference_url query_inference_url": (
            "https://example.com/v1",
            "http://localhost:8080",
        ),
    }
    by_parameter: Samples = {name: values for names, values in by_type.items() for name in names.split()} | {
        "aggregation": (c.MultiVectorAggregation.MAX_SIM,),
        "api_version": ("2024-02-15-preview", ""),
        "async_config": (
            lambda: c.Configure.Replication.async_config(max_workers=2, propagation_limit=500),
            c.Configure.Replication.async_config,
        ),
        "bits": (4, 1),
        "data_type": tuple(getattr(c.DataType, name) for name in ("TEXT", "TEXT_ARRAY", "INT", "DATE", "BLOB_HASH")),
        "deletion_strategy": (
            c.ReplicationDeletionStrategy.DELETE_ON_CONFLICT,
            c.ReplicationDeletionStrategy.TIME_BASED_RESOLUTION,
        ),
        "desired_count": (2, 3),
        "distance_metric": tuple(getattr(c.VectorDistances, name) for name in ("DOT", "COSINE", "L2_SQUARED")),
        "encoder_distribution": (c.PQEncoderDistribution.NORMAL, c.PQEncoderDistribution.LOG_NORMAL),
        "encoder_type": (c.PQEncoderType.TILE, c.PQEncoderType.KMEANS),
        "encoding": (lambda: encoding.muvera(ksim=3), encoding.muvera),
        "factor": (1, 3),
        "filter_strategy": (c.VectorFilterStrategy.ACORN, c.VectorFilterStrategy.SWEEPING),
        "flat": (lambda: index.flat(vector_cache_max_objects=9), lambda: index.flat(quantizer=quantizer.bq())),
        "hashtree_height": (15, 0),
        "hnsw": (lambda: index.hnsw(ef=9), lambda: index.hnsw(quantizer=quantizer.pq())),
        "ksim": (4, 0),
        "location": ("us-central1", "europe-west1"),
        "method": ("mean",),
        "model": ("model-of-ours", "another/model:1.0"),
        "module_config": ({"a": 1, "b": {"c": [2.5, None]}, "model": "m"}, {}, {"x": None}),
        "module_name": ("text2vec-bigram", "text2vec-openai", "unheard-of"),
        "multi_vector": (lambda: index.MultiVector.multi_vector(encoding=encoding.muvera(ksim=3)),),
        "multi_vector_config": (
            lambda: index.MultiVector.multi_vector(aggregation=c.MultiVectorAggregation.MAX_SIM),
            lambda: index.MultiVector.multi_vector(encoding=encoding.muvera(ksim=3)),
        ),
        "name": ("vector", "Other_1"),
        "nested_properties": (
            None,
            lambda: c.Property(name="x", data_type=c.DataType.INT),
            lambda: [c.Property(name="x", data_type=c.DataType.OBJECT, nested_properties=[])],
        ),
        "pooling_strategy": ("cls", "masked_mean"),
        "propagation_concurrency": (7, 0),
        "quantizer": quantizers[:2],
        "reasoning_effort": ("low", "of-ours"),
        "region": ("us-east-1", "eu-west-1", ""),
        "replicas": (8, 0),
        "service": ("bedrock", "sagemaker", "of-ours"),
        "stopword_preset": (c.StopwordsPreset.EN, "own"),
        "stopword_presets": ({"own": ["a", "b"]}, {}),
        "stopwords_additions": (["b", "c"], []),
        "stopwords_preset": (c.StopwordsPreset.EN, c.StopwordsPreset.NONE),
        "stopwords_removals": (["the"], []),
        "target_collection": ("Target", "target"),
        "target_collections": (["Target", "other"], ["Target"], []),
        "task_type": ("CLASSIFICATION", "of-ours"),
        "text_analyzer": (
            lambda: c.Configure.text_analyzer(ascii_fold=True, ascii_fold_ignore=["é"]),
            c.Configure.text_analyzer,
        ),
        "time_to_live": (datetime.timedelta(hours=1.5), 3600),
        "tokenization": (c.Tokenization.FIELD, c.Tokenization.TRIGRAM),
        "truncate": ("END", "NONE"),
        "ttl_offset": (datetime.timedelta(days=-1), 3600, 0),
        "type_": ("text", "code"),
        "vector_index_config": indexes[:2],
        "verbosity": ("low", "of-ours"),
    }
    by_place: Samples = {
        "text2vec_google.api_endpoint": ("europe-west1-aiplatform.googleapis.com", "", url),
        "Reconfigure.replication.async_config": (
            lambda: c.Reconfigure.Replication.async_config(max_workers=2, propagation_limit=500),
            c.Reconfigure.Replication.async_config,
        ),
        "text2vec_openai.base_url": ("https://example.com/v1", "http://localhost:8080", url),
        "text2vec_azure_openai.dimensions": (512, 0),
        "text2vec_openai.dimensions": (512, 0),
        "hfresh.distance_metric": (c.VectorDistances.COSINE, c.VectorDistances.L2_SQUARED),
        "Reconfigure.VectorIndex.dynamic.flat": (
            lambda: update.flat(vector_cache_max_objects=9),
            lambda: update.flat(quantizer=changed.bq()),
        ),
        "Reconfigure.VectorIndex.dynamic.hnsw": (
            lambda: update.hnsw(ef=9),
            lambda: update.hnsw(quantizer=changed.bq()),
        ),
        "img2vec_neural.image_fields": (["a", "b"], ["c"], lambda: [field(name="a")]),
        "multi2vec_clip.image_fields": (["a"], [], lambda: [field(name="a")], lambda: [field(name="a", weight=1)]),
        "text2vec_azure_openai.model": ("text-embedding-3-small", "of-ours"),
        "text2vec_openai.model": ("text-embedding-3-small", "of-ours"),
        "text2vec_openai.model_version": ("001", ""),
        "Generative.custom.module_name": ("generative-dummy", "generative-openai", "unheard-of"),
        "Reranker.custom.module_name": ("reranker-dummy", "reranker-cohere", "unheard-of"),
        "MultiTarget.name": ("a", "Of", "vector"),
        "Property.name": ("a", "Title", "id"),
        "ReferenceProperty.name": ("a", "Of", "vector"),
        "update.name": vectors,
        "Reconfigure.VectorIndex.dynamic.quantizer": updates[1:2],
        "Reconfigure.VectorIndex.flat.quantizer": updates[:2],
        "Reconfigure.VectorIndex.hfresh.quantizer": updates[:1],
        "Reconfigure.VectorIndex.hnsw.quantizer": updates,
        "VectorIndex.flat.quantizer": quantizers,
        "VectorIndex.hfresh.quantizer": (
            lambda: quantizer.rq(bits=1),
            lambda: quantizer.rq(bits=1, rescore_limit=3),
        ),
        "VectorIndex.hnsw.quantizer": quantizers,
        "self_provided.quantizer": quantizers,
        "text2vec_nvidia.truncate": (True, False),
        "text2vec_voyageai.truncate": (True, False),
        "self_provided.vector_index_config": indexes,
        "update.vector_index_config": (
            lambda: update.hnsw(ef=9),
            lambda: update.flat(vector_cache_max_objects=9),
            lambda: update.dynamic(threshold=9),
            lambda: update.hfresh(search_probe=9),
        ),
    }
    # What the server refuses to have together with others is not in `all`.
    one_of_several: Samples = {
        "MultiVectors.multi2vec_jinaai.image_fields": (["a"], ["b"], lambda: [field(name="a", weight=1)]),
        "MultiVectors.multi2vec_jinaai.text_fields": (None, ["b"], lambda: [field(name="a", weight=1)]),
        "Vectorizer.multi2vec_clip.interference_url": (None, "", "https://example.com/v1"),
        "text2vec_transformers.inference_url": (None, "", "https://example.com/v1"),
        "aws.endpoint": (None, "", "endpoint"),
        "text2vec_aws.endpoint": (None, "", "endpoint"),
    }
    # Of these, the server refuses what is not written as a whole number, even 1.0.
    providers = ("azure_openai", "databricks", "deepseek", "google", "google_gemini", "google_vertex", "openai", "palm")
    fractions: Samples = {
        f"Generative.{name}.{each}": (None, 1, 0.25)
        for name in providers
        for each in ("temperature", "top_p", "frequency_penalty", "presence_penalty")
    }
    google = ("text2vec_google", "text2vec_google_vertex", "text2vec_palm", "google", "google_vertex", "palm")
    endpoints: Samples = {f"{name}.api_endpoint": ("europe-west1-aiplatform.googleapis.com", "") for name in google}
    return by_parameter | fractions | endpoints | by_place | one_of_several


WHOLE_NUMBERS = """
    actual_count actual_virtual_count alive_nodes_checking_frequency centroids cleanup_interval_seconds desired_count
    desired_virtual_count diff_batch_size diff_per_node_timeout dimensions dprojections dynamic_ef_factor dynamic_ef_max
    dynamic_ef_min ef ef_construction factor flat_search_cutoff frequency frequency_while_propagating hashtree_height k
    ksim logging_frequency max_connections max_new_tokens max_output_tokens max_posting_size_kb max_tokens max_workers
    pre_propagation_timeout propagation_batch_size propagation_concurrency propagation_delay propagation_limit
    propagation_timeout repetitions replicas rescore_limit search_probe segments threshold top_k top_n training_limit
    vector_cache_max_objects video_interval_seconds virtual_per_physical
"""
"""The parameters of whole numbers: each has its own number, so that none is taken for another."""


def values(table: Samples, place: str) -> tuple[Any, ...]:
    """The samples of a parameter; without any it is a text, its own name."""
    parts = place.split(".")
    for start in range(len(parts)):
        if (found := table.get(".".join(parts[start:]))) is not None:
            return found
    name, numbers = parts[-1], WHOLE_NUMBERS.split()
    return (10 + numbers.index(name), 0) if name in numbers else (name, "")


def calls(table: Samples, place: str, parameters: list[str]) -> Iterator[tuple[str, Arguments]]:
    """The arguments that a factory is tried with, by what is in them."""
    named = [parameter.partition("=")[::2] for parameter in parameters if parameter != "*"]
    found = {name: values(table, f"{place}.{name}") for name, _ in named}
    needed = {name: found[name][0] for name, default in named if not default}
    yield "required", needed
    if found:
        yield "all", {name: each[0] for name, each in found.items()}
        yield "all, otherwise", {name: each[min(1, len(each) - 1)] for name, each in found.items()}
    for name, each in found.items():
        for number, value in enumerate(each):
            # The second one is tried in `all, otherwise`: alone too where values are of several kinds.
            if (name not in needed or number) and (number != 1 or len(each) > 2):
                yield f"{name} {number + 1}", needed | {name: value}


def uses(c: Any, place: str) -> dict[str, tuple[str | None, Callable[[Any], Arguments]]]:
    """What a factory's value is given to, by a label: the collection that is updated, and how arguments are made."""
    configure, again = c.Configure, c.Reconfigure
    self_provided, multi = configure.Vectors.self_provided, configure.MultiVectors.self_provided
    family, _, factory = place.rpartition(".")

    def new(use: Callable[[Any], Arguments]) -> dict[str, tuple[str | None, Callable[[Any], Arguments]]]:
        return {"": (None, use)}

    def change(name: str) -> Callable[[Any], Arguments]:
        return lambda value: {"vector_config": again.Vectors.update(name=name, vector_index_config=value)}

    def quantize(name: str, index: str) -> Callable[[Any], Arguments]:
        return lambda value: change(name)(getattr(again.VectorIndex, index)(quantizer=value))

    match family:
        case "Configure.Vectors" | "Configure.MultiVectors":
            return new(lambda value: {"vector_config": value})
        case "Configure.NamedVectors":
            return new(lambda value: {"vectorizer_config": [value]})
        case "Configure.Vectorizer":
            return new(lambda value: {"vectorizer_config": value})
        case "Configure.VectorIndex":
            return new(lambda value: {"vector_config": self_provided(vector_index_config=value)})
        case "Configure.VectorIndex.Quantizer":
            return new(lambda value: {"vector_config": self_provided(quantizer=value)})
        case "Configure.VectorIndex.MultiVector":
            return new(lambda value: {"vector_config": multi(multi_vector_config=value)})
        case "Configure.VectorIndex.MultiVector.Encoding":
            return new(lambda value: {"vector_config": multi(encoding=value)})
        case "Configure.Replication":
            return new(lambda value: {"replication_config": configure.replication(async_config=value)})
        case "Configure" if factory == "text_analyzer":
            return new(
                lambda value: {"properties": [c.Property(name="a", data_type=c.DataType.TEXT, text_analyzer=value)]}
            )
        case "Configure":
            return new(lambda value: {f"{factory}_config": value})
        case "Configure.ObjectTTL":
            return new(lambda value: {"object_ttl_config": value})
        case "Configure.Generative" | "Configure.Reranker":
            argument = f"{family.rpartition('.')[2].lower()}_config"
            return {
                "": (None, lambda value: {argument: value}),
                "update: ": ("Everything", lambda value: {argument: value}),
            }
        case "Reconfigure.ObjectTTL" | "Reconfigure.Replication" | "Reconfigure":
            given = {"Reconfigure": factory, "Reconfigure.ObjectTTL": "object_ttl"}.get(family)

            def update(value: Any) -> Arguments:
                if given is None:
                    return {"replication_config": again.replication(async_config=value)}
                return {f"{given}_config": value}

            return {f"{name}: ": (name, update) for name in ("Everything", "Plain", "Tenants")}
        case "Reconfigure.Vectors":
            return {
                "": ("Everything", lambda value: {"vector_config": value}),
                "list: ": ("Everything", lambda value: {"vector_config": [value]}),
                "one: ": ("Plain", lambda value: {"vector_config": value}),
            }
        case "Reconfigure.NamedVectors":
            return {"": ("Everything", lambda value: {"vectorizer_config": [value]})}
        case "Reconfigure.VectorIndex":
            name = "multi" if factory == "hnsw" else factory
            unnamed = {
                "hnsw": "UnnamedTransformers",
                "flat": "Unnamed",
                "dynamic": "UnnamedOwn",
                "hfresh": "UnnamedHFresh",
            }[factory]
            return {
                "": ("Everything", change(name)),
                "index: ": (unnamed, lambda value: {"vector_index_config": value}),
                "vectorizer: ": (unnamed, lambda value: {"vectorizer_config": value}),
            }
        case "Reconfigure.VectorIndex.Quantizer":
            names = ("multi", "muvera", "bigram", "pq", "sq", "flat", "hfresh", "dynamic")
            return {
                f"{name}: ": ("Everything", quantize(name, name if name in names[5:] else "hnsw")) for name in names
            }
        case _:
            argument = "properties" if place == "Property" else "references"
            return new(lambda value: {argument: [value]})


def factories() -> dict[str, list[str]]:
    """The parameters of every factory."""
    found = {place.removeprefix(PLACE): entry for place, entry in INVENTORY.items() if place.startswith(PLACE)}
    made = ("Property()", "ReferenceProperty()", "ReferenceProperty.MultiTarget()")
    return {
        place.removesuffix("()"): entry
        for place, entry in found.items()
        if place in made
        or (isinstance(entry, list) and place.startswith(("Configure.", "Reconfigure.")) and not place.endswith("()"))
    }


def make(c: Any, place: str, arguments: Arguments) -> Any:
    """What a factory makes of arguments of these tables."""
    factory: Any = c
    for part in place.split("."):
        factory = getattr(factory, part)
    return factory(**{name: value() if callable(value) else value for name, value in arguments.items()})


def everything(c: Any, family: str) -> dict[str, Arguments]:
    """All arguments of the factories of a family, by the last part of their places."""
    places = {place: parameters for place, parameters in factories().items() if place.rpartition(".")[0] == family}
    return {
        place.rpartition(".")[2]: dict(calls(samples(c), place, parameters)).get("all", {})
        for place, parameters in places.items()
    }


def cases(c: Any, place: str) -> dict[str, Case]:
    """All calls with what one factory makes.

    Args:
        c: `weaviate.classes.config` of either client.
        place: The factory's place in it.
    """

    def case(arguments: Arguments, use: Callable[[Any], Arguments], existing: str | None) -> Case:
        return Case(lambda: use(make(c, place, arguments)), existing)

    return {
        label + name: case(arguments, use, existing)
        for label, (existing, use) in uses(c, place).items()
        for name, arguments in calls(samples(c), place, factories()[place])
        # The same is made for new and for old collections: some are enough.
        if label != "update: " or name in ("required", "all")
    }


def shortened(bodies: dict[str, Any], of: dict[str, Case]) -> dict[str, Arguments]:
    """The bodies of a factory's cases: of `required`, what is new; of the others, what differs from that."""
    short = {}
    for name, body in bodies.items():
        label, separator, call = name.rpartition(": ")
        existing = of[name].existing
        start = EXISTING[existing] if existing else {"class": "Example"}
        base = start if call == "required" else bodies.get(f"{label}{separator}required", start)
        short[name] = difference(body, base)
    return short


def difference(body: Any, base: Any, place: str = "") -> Arguments:
    """What is in a body and not so in another one, by its place: short to keep, and readable where it is wrong."""
    if not (isinstance(body, dict) and isinstance(base, dict)):
        return {} if body == base else {place: body}
    found = {f"{place}/{key}".lstrip("/"): "(gone)" for key in base.keys() - body.keys()}
    for key, value in body.items():
        inside = f"{place}/{key}".lstrip("/")
        found |= difference(value, base[key], inside) if key in base else {inside: value}
    return found
