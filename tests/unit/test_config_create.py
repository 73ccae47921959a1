"""What collections are created with: what is sent, and what is refused."""

from __future__ import annotations

import datetime
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from tests.parity.record_config import creations
from tests.parity.record_factories import known
from weaviate._core.rest import schema
from weaviate.classes import config as c
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.config.read import CollectionConfig

RECORDED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "config_peer.json").read_text())
CASES = creations(c)
untyped: Any = c

Vectors = Configure.Vectors
Quantizer = Configure.VectorIndex.Quantizer


def sent(arguments: dict[str, Any]) -> dict[str, Any]:
    """The body that these arguments make."""
    request = schema.create(**({"name": "Example"} | arguments))
    assert request.body is not None
    body: dict[str, Any] = json.loads(request.body)
    return body


# The peer loses both: it sends the flags under names that the server ignores, and the encoder's type as `type_`.
def _keep_flags(body: dict[str, Any]) -> None:
    both: dict[str, Any] = {"skip": True, "vectorizePropertyName": False}
    first, second = body["properties"]
    first["moduleConfig"] = {"text2vec-bigram": both, "text2vec-transformers": both}
    second["moduleConfig"] = {"text2vec-bigram": {"skip": True}, "text2vec-transformers": {"skip": True}}


def _keep_encoder(body: dict[str, Any]) -> None:
    encoder = body["vectorConfig"]["default"]["vectorIndexConfig"]["pq"]["encoder"]
    encoder["type"] = encoder.pop("type_")


CORRECTED: dict[str, Callable[[dict[str, Any]], None]] = {
    "skipped property and vectors": _keep_flags,
    "pq, all": _keep_encoder,
}


REFUSED_HERE = {
    "flat multi-vector",  # the server makes it an index of ordinary vectors, and says nothing
    "quantizer without index",  # the server keeps both, and compresses nothing
}
"""What the peer sends, and is refused here."""


def test_every_case_is_recorded() -> None:
    assert CASES.keys() == RECORDED.keys()


@pytest.mark.parametrize("name", [name for name in RECORDED.keys() - REFUSED_HERE if "body" in RECORDED[name]])
def test_sends_what_the_peer_sends(name: str) -> None:
    expected = known(RECORDED[name]["body"])
    if name in CORRECTED:
        CORRECTED[name](expected)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        body = sent(CASES[name]())

    assert body == expected
    assert [warning.category for warning in caught] == [DeprecationWarning] * RECORDED[name]["deprecations"]


@pytest.mark.parametrize("name", [name for name, case in RECORDED.items() if "error" in case or name in REFUSED_HERE])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_refuses_what_cannot_be(name: str) -> None:
    with pytest.raises(WeaviateInvalidInputError):
        sent(CASES[name]())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"vector_config": Vectors.self_provided(), "vectorizer_config": Configure.Vectorizer.none()},
            "vector_config or vectorizer_config",
        ),
        (
            {"vector_config": Vectors.self_provided(), "vector_index_config": Configure.VectorIndex.flat()},
            "vector_config or vector_index_config",
        ),
        (
            {
                "vectorizer_config": [Configure.NamedVectors.none("x")],
                "vector_index_config": Configure.VectorIndex.flat(),
            },
            "vector_index_config: give it to each of the named vectors",
        ),
        ({"vector_config": []}, "vector_config: give at least one vector"),
        ({"vector_config": [Vectors.self_provided()]}, "vector_config: a vector in a list needs a name"),
        ({"vector_config": [Vectors.self_provided(name="x")] * 2}, "vector_config: two vectors have the name 'x'"),
        ({"vector_config": Vectors.self_provided(name="a-b")}, "vector_config: 'a-b' is not a vector's name"),
        ({"name": "A b"}, "name: 'A b' is not a collection's name"),
        (
            {"properties": [Property(name="a-b", data_type=DataType.INT)]},
            "properties['a-b']: 'a-b' is not a property's",
        ),
        ({"properties": [Property(name="id", data_type=DataType.INT)]}, "properties['id']: the server keeps the name"),
        (
            {
                "properties": [
                    Property(
                        name="o",
                        data_type=DataType.OBJECT,
                        nested_properties=Property(name="1", data_type=DataType.INT),
                    )
                ]
            },
            "properties['o']['1']: '1' is not a property's name",
        ),
        ({"references": [ReferenceProperty(name="_id", target_collection="A")]}, "references['_id']: the server keeps"),
        ({"references": [ReferenceProperty(name="r", target_collection="A b")]}, "references['r']: 'A b' is not a"),
        ({"properties": "text"}, "properties"),
        ({"vector_config": [Vectors.self_provided(name=n) for n in ("", "default")]}, "vector_config: '' is not a"),
        (
            {"properties": [Property(name=n, data_type=DataType.INT) for n in ("title", "year", "Title")]},
            "properties: the server takes these names for one: 'title', 'Title'",
        ),
        (
            {
                "properties": [Property(name="of", data_type=DataType.INT)],
                "references": [ReferenceProperty(name="Of", target_collection="A")],
            },
            "properties: the server takes these names for one: 'of', 'Of'",
        ),
        (
            {"sharding_config": Configure.sharding(), "multi_tenancy_config": Configure.multi_tenancy()},
            "sharding_config: a collection with tenants",
        ),
        ({"generative_config": Configure.Generative.custom("m", {"a": {1}})}, "is not JSON"),
        ({"generative_config": Configure.Generative.custom("m", {"a": ["\ud800"]})}, "is not JSON"),
        ({"generative_config": Configure.Generative.custom("m", {"a": float("nan")})}, "is not JSON"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_refuses_what_the_server_would_refuse(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        sent(arguments)

    assert message in refused.value.message


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Property(name="vector", data_type=DataType.TEXT), "Property.name: 'vector' is reserved"),
        (lambda: untyped.Property(name="a", data_type="text"), "Property.data_type"),
        (lambda: untyped.Property(name="a", data_type=DataType.TEXT, index_filterable=1), "Property.index_filterable"),
        (lambda: untyped.Property(name="a", data_type=DataType.TEXT, indexed=True), "Property.indexed"),
        (lambda: ReferenceProperty(name="id", target_collection="A"), "ReferenceProperty.name: 'id' is reserved"),
        (lambda: ReferenceProperty.MultiTarget(name="vector", target_collections=[]), "'vector' is reserved"),
        (lambda: Configure.text_analyzer(ascii_fold_ignore=["é"]), "ascii_fold_ignore needs ascii_fold=True"),
        (
            lambda: Configure.inverted_index(bm25_k1=1.2),
            "Configure.inverted_index: give both bm25_b and bm25_k1, or none",
        ),
        (
            lambda: untyped.Configure.VectorIndex.hnsw(ef="1"),
            "Configure.VectorIndex.hnsw.ef: input should be a valid integer",
        ),
        (
            lambda: untyped.Configure.Vectors.text2vec_openai(quantizer="rq"),
            "Configure.Vectors.text2vec_openai.quantizer: must be made by Configure.VectorIndex.Quantizer, not 'rq'",
        ),
        (
            lambda: Vectors.self_provided(quantizer=untyped.Reconfigure.VectorIndex.Quantizer.rq()),
            "Configure.Vectors.self_provided.quantizer: must be made by Configure.VectorIndex.Quantizer, not ",
        ),
        (
            lambda: untyped.Configure.Vectors.self_provided(vector_index_config="hnsw", quantizer=Quantizer.rq()),
            "Configure.Vectors.self_provided.vector_index_config: must be made by Configure.VectorIndex, not 'hnsw'",
        ),
        (
            lambda: untyped.Configure.MultiVectors.self_provided(vector_index_config="hnsw"),
            "Configure.MultiVectors.self_provided.vector_index_config: must be made by Configure.VectorIndex, not",
        ),
        (
            lambda: untyped.Configure.MultiVectors.self_provided(multi_vector_config=Quantizer.rq()),
            "Configure.MultiVectors.self_provided.multi_vector_config: must be made by Configure.VectorIndex.MultiV",
        ),
        (
            lambda: untyped.Configure.MultiVectors.text2vec_jinaai(encoding="muvera"),
            "Configure.MultiVectors.text2vec_jinaai.encoding: must be made by Configure.VectorIndex.MultiVector.Enc",
        ),
        (
            lambda: Configure.MultiVectors.self_provided(vector_index_config=Configure.VectorIndex.hfresh()),
            "Configure.MultiVectors.self_provided.vector_index_config: a multi-vector needs an HNSW index, not hfresh",
        ),
        (
            lambda: untyped.Configure.VectorIndex.MultiVector.multi_vector(aggregation="maxSim"),
            "Configure.VectorIndex.MultiVector.multi_vector.aggregation: must be one of MultiVectorAggregation.MAX",
        ),
        (
            lambda: Configure.ObjectTTL.delete_by_update_time(datetime.timedelta(seconds=1.5)),
            "Configure.ObjectTTL.delete_by_update_time.time_to_live: must be whole seconds",
        ),
        (
            lambda: Configure.ObjectTTL.delete_by_date_property("", 3),
            "Configure.ObjectTTL.delete_by_date_property.property_name: must be the name of a property, not ''",
        ),
        (
            lambda: ReferenceProperty.MultiTarget(name="a", target_collections=[]),
            "target_collections: list should have",
        ),
        (
            lambda: Configure.inverted_index(bm25_b=float("nan"), bm25_k1=1),
            "Configure.inverted_index.bm25_b: input should be a finite number",
        ),
        (
            lambda: Configure.Generative.anyscale(temperature=float("inf")),
            "Configure.Generative.anyscale.temperature: input should be a finite number",
        ),
        *(
            (lambda make=make, name=name: make(module_name=name), f"Configure.{place}.custom.module_name: must be ")
            for place, make in {
                "Vectors": untyped.Configure.Vectors.custom,
                "Generative": untyped.Configure.Generative.custom,
                "Reranker": untyped.Configure.Reranker.custom,
            }.items()
            for name in (None, 5, "", " ")
        ),
        (
            lambda: Vectors.custom(module_name="m", source_properties=[]),
            "Configure.Vectors.custom.source_properties: list should have at least 1 item",
        ),
    ],
)
def test_a_bad_argument_is_refused_when_it_is_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(WeaviateInvalidInputError) as refused:
        make()

    assert message in refused.value.message
    assert not isinstance(refused.value, ValidationError)


def test_a_configuration_can_be_used_for_several_vectors() -> None:
    index = Configure.VectorIndex.hnsw(ef=5)

    body = sent(
        {
            "vector_config": [
                Vectors.self_provided(name="a", quantizer=Quantizer.bq(), vector_index_config=index),
                Vectors.self_provided(name="b", vector_index_config=index),
            ]
        }
    )

    assert body["vectorConfig"]["a"]["vectorIndexConfig"] == {"ef": 5, "bq": {"enabled": True}}
    assert body["vectorConfig"]["b"]["vectorIndexConfig"] == {"ef": 5}


def test_only_flags_that_were_stated_override_the_module() -> None:
    properties = [
        Property(name="default", data_type=DataType.TEXT),
        Property(name="stated", data_type=DataType.TEXT, vectorize_property_name=True),
    ]

    body = sent({"vector_config": Vectors.custom(module_name="text2vec-bigram"), "properties": properties})

    default, stated = body["properties"]
    assert "moduleConfig" not in default
    assert stated["moduleConfig"] == {"text2vec-bigram": {"vectorizePropertyName": True}}


def test_deprecation_warnings_point_at_the_caller_of_the_public_method() -> None:
    def public_method() -> None:
        schema.create("Example", vectorizer_config=Configure.Vectorizer.none())

    with pytest.warns(DeprecationWarning, match="vectorizer_config") as caught:
        public_method()

    assert caught[0].filename == __file__
    assert caught[0].lineno == public_method.__code__.co_firstlineno + 4


@pytest.mark.parametrize("enabled", [True, False])
def test_a_copy_can_have_tenants_where_the_collection_had_none_and_none_where_it_had(enabled: bool) -> None:
    read = json.loads((Path(__file__).parent / "data" / "config_read.json").read_text())
    config = CollectionConfig.from_dict(read["Plain" if enabled else "Tenants"]["wire"])

    config.multi_tenancy_config.enabled = enabled

    request = schema.create_from_config(config)
    assert request.body is not None
    body = json.loads(request.body)
    assert body["multiTenancyConfig"]["enabled"] is enabled
    assert "shardingConfig" not in body


def test_texts_are_sent_as_utf_8() -> None:
    request = schema.create("Example", description="é")

    assert request.body is not None
    assert "é".encode() in request.body
