"""Collections as the server describes them: what is read of them, and that nothing is lost."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parity.record_config import described
from weaviate.models.base import WireRecord
from weaviate.models.config import read_index
from weaviate.models.config.enums import DataType, VectorDistances, Vectorizers
from weaviate.models.config.read import (
    CollectionConfig,
    CollectionConfigSimple,
    NamedVectorConfig,
    NamedVectorizerConfig,
    PropertyConfig,
    ReferencePropertyConfig,
    ReplicationConfig,
    ShardStatus,
    VectorizerConfig,
)
from weaviate.models.config.read_index import (
    BQConfig,
    VectorIndexConfigFlat,
    VectorIndexConfigHNSW,
    VectorIndexConfigNone,
    VectorIndexConfigUnknown,
)

RECORDED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "config_read.json").read_text())
RENAMED = {"Property": "PropertyConfig", "ReferenceProperty": "ReferencePropertyConfig"}


def wire(name: str = "Everything", **changes: Any) -> dict[str, Any]:
    """What the server says of a collection, changed."""
    said: dict[str, Any] = copy.deepcopy(RECORDED[name]["wire"])
    return said | changes


def renamed(value: Any) -> Any:
    """What the peer read, with our names of classes."""
    if isinstance(value, dict):
        changed = {key: renamed(item) for key, item in value.items()}
        return changed | {"class": RENAMED.get(value["class"], value["class"])} if "class" in value else changed
    return [renamed(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", RECORDED)
@pytest.mark.parametrize(("kind", "cls"), [("full", CollectionConfig), ("simple", CollectionConfigSimple)])
def test_reads_what_the_peer_reads(name: str, kind: str, cls: type[WireRecord]) -> None:
    read = described(cls.from_dict(RECORDED[name]["wire"]))

    assert read == renamed(RECORDED[name][kind])
    assert list(read) == list(RECORDED[name][kind])


@pytest.mark.parametrize("name", RECORDED)
@pytest.mark.parametrize("cls", [CollectionConfig, CollectionConfigSimple])
def test_nothing_is_lost_on_the_way_there_and_back(name: str, cls: type[WireRecord]) -> None:
    config = cls.from_dict(wire(name))

    assert config.to_dict() == wire(name)
    assert cls.from_dict(config.to_dict()) == config
    assert pickle.loads(pickle.dumps(config)).to_dict() == wire(name)
    assert copy.deepcopy(config).to_dict() == wire(name)


@pytest.mark.parametrize("name", RECORDED)
@pytest.mark.parametrize("cls", [CollectionConfig, CollectionConfigSimple])
def test_a_description_becomes_json_and_is_shown(name: str, cls: type[WireRecord]) -> None:
    config = cls.from_dict(wire(name))

    assert json.loads(config.to_json()) == wire(name)
    assert repr(config).startswith(f"{cls.__name__}(name={name!r}, ")
    assert config._repr_html_().startswith("<table>")


def by_hand(value: Any) -> Any:
    """A record and all those inside of it, as if it had not been read."""
    if isinstance(value, WireRecord):
        fields = {each.name: by_hand(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return type(value)(**fields)
    if isinstance(value, dict):
        return {key: by_hand(each) for key, each in value.items()}
    return [by_hand(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", RECORDED)
@pytest.mark.parametrize("cls", [CollectionConfig, CollectionConfigSimple])
def test_a_description_that_was_not_read_is_written_with_all_its_fields(name: str, cls: type[WireRecord]) -> None:
    config = by_hand(cls.from_dict(wire(name)))

    assert cls.from_dict(config.to_dict()) == config


SETTINGS = st.dictionaries(
    st.text(max_size=5),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
        max_leaves=5,
    ),
    max_size=3,
)


@given(st.sampled_from([each.value for each in Vectorizers] + ["text2vec-new"]), SETTINGS, SETTINGS, SETTINGS)
def test_the_settings_of_any_module_are_read_and_written(
    vectorizer: str, settings: dict[str, Any], generative: dict[str, Any], reranker: dict[str, Any]
) -> None:
    modules = {vectorizer: settings, "generative-new": generative, "reranker-cohere": reranker}
    named = wire("Plain")["vectorConfig"]["default"] | {"vectorizer": {vectorizer: settings}}
    said = wire("Unnamed", vectorizer=vectorizer, moduleConfig=modules, vectorConfig={"v": named})

    config = CollectionConfig.from_dict(said)

    assert config.to_dict() == said
    assert CollectionConfig.from_dict(config.to_dict()) == config
    assert config.generative_config is not None
    assert config.generative_config.model == generative
    assert config.reranker_config is not None
    assert config.reranker_config.model == reranker


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """A JSON object and all those inside of it."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects_in(inner)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


@given(data=st.data())
def test_what_a_newer_server_says_is_read_and_kept(data: st.DataObject) -> None:
    said = wire(data.draw(st.sampled_from(sorted(RECORDED))))
    objects = list(objects_in(said))
    for index in data.draw(st.lists(st.integers(0, len(objects) - 1), max_size=5)):
        key = data.draw(st.sampled_from([*objects[index], "new"]))
        match data.draw(st.sampled_from(["add", "drop", "null"])):
            case "add":
                objects[index]["new"] = data.draw(ANYTHING)
            case "drop":
                objects[index].pop(key, None)
            case "null":
                objects[index][key] = None

    config = CollectionConfig.from_dict(said)

    assert config.to_dict() == said
    assert CollectionConfig.from_dict(config.to_dict()) == config
    assert CollectionConfigSimple.from_dict(said).to_dict() == said
    assert repr(config).startswith("CollectionConfig(")


def test_values_that_no_enumeration_has_stay_strings() -> None:
    said = wire(
        "Unnamed",
        vectorizer="text2vec-new",
        vectorIndexType="new",
        moduleConfig={"text2vec-new": {"a": 1}, "generative-new": None, "reranker-new": {}, "other": {}},
        replicationConfig={"factor": 1, "deletionStrategy": "New"},
        properties=[{"name": "a", "dataType": ["new"], "tokenization": "new", "moduleConfig": {"text2vec-new": None}}],
    )

    config = CollectionConfig.from_dict(said)

    assert config.vectorizer == "text2vec-new"
    assert config.vectorizer_config == VectorizerConfig("text2vec-new", {"a": 1}, vectorize_collection_name=False)
    assert config.vector_index_type == "new"
    assert isinstance(config.vector_index_config, VectorIndexConfigUnknown)
    assert config.vector_index_config.vector_index_type() == "new"
    assert config.vector_index_config.to_dict() == said["vectorIndexConfig"]
    assert config.generative_config is not None
    assert (config.generative_config.generative, config.generative_config.model) == ("generative-new", {})
    assert config.reranker_config is not None
    assert config.reranker_config.reranker == "reranker-new"
    assert config.replication_config.deletion_strategy == "New"
    assert (config.properties[0].data_type, config.properties[0].tokenization) == ("new", "new")
    assert config.to_dict() == said


@pytest.mark.parametrize("missing", [{}, {"moduleConfig": None, "shardingConfig": None, "properties": None}])
def test_a_server_that_says_little_is_understood(missing: dict[str, Any]) -> None:
    config = CollectionConfig.from_dict({"class": "Old"} | missing)

    assert config.name == "Old"
    assert (config.properties, config.references, config.vector_config) == ([], [], None)
    assert (config.vectorizer, config.vector_index_config, config.sharding_config) == (None, None, None)
    assert config.multi_tenancy_config.enabled is False
    assert config.inverted_index_config.index_timestamps is False
    assert config.to_dict() == {"class": "Old"} | missing


def test_an_unnamed_vector_beside_named_ones_is_read() -> None:
    said = wire("UnnamedTransformers", vectorConfig=wire("Plain")["vectorConfig"])
    said["properties"][0]["moduleConfig"]["text2vec-bigram"] = {"skip": True}

    config = CollectionConfig.from_dict(said)

    assert config.vectorizer is Vectorizers.TEXT2VEC_OPENAI
    assert config.vector_config is not None
    assert config.vector_config.keys() == {"default"}
    of_property = config.properties[0]
    assert of_property.vectorizer_config is not None
    assert of_property.vectorizer_config.skip
    assert of_property.vectorizer_configs is not None
    assert of_property.vectorizer_configs.keys() == {"text2vec-bigram"}
    assert config.to_dict() == said


@pytest.mark.parametrize("types", [["Author"], ["Author", "Editor"], ["tenant1:Author"]])
def test_references_are_told_from_properties(types: list[str]) -> None:
    config = CollectionConfig.from_dict(wire(properties=[{"name": "by", "dataType": types}]))

    assert config.properties == []
    assert [(each.name, each.target_collections) for each in config.references] == [("by", types)]


def test_what_was_changed_is_written_and_the_rest_stays() -> None:
    said = wire(somethingNew={"a": 1})
    said["vectorConfig"]["dynamic"]["vectorIndexConfig"]["hnsw"]["new"] = 5
    config = CollectionConfig.from_dict(said)
    assert config.vector_config is not None
    dynamic = config.vector_config["dynamic"].vector_index_config
    assert isinstance(dynamic, read_index.VectorIndexConfigDynamic)
    assert dynamic.hnsw is not None
    assert config.object_ttl_config is not None

    config.name = "Copy"
    config.description = None
    config.generative_config = None
    config.inverted_index_config.stopwords.additions = ["b"]
    config.object_ttl_config.delete_on = "updateTime"
    config.object_ttl_config.time_to_live = datetime.timedelta(minutes=1)
    config.properties[0].index_filterable = False
    dynamic.hnsw.ef = 77
    dynamic.distance_metric = VectorDistances.COSINE
    config.vector_config["bigram"].vectorizer.source_properties = None
    del config.vector_config["pq"]

    expected = copy.deepcopy(said)
    expected["class"] = "Copy"
    del expected["description"]
    del expected["moduleConfig"]["generative-dummy"]
    expected["invertedIndexConfig"]["stopwords"]["additions"] = ["b"]
    expected["objectTtlConfig"] |= {"deleteOn": "_lastUpdateTimeUnix", "defaultTtl": 60}
    expected["properties"][0]["indexFilterable"] = False
    expected["vectorConfig"]["dynamic"]["vectorIndexConfig"]["hnsw"]["ef"] = 77
    expected["vectorConfig"]["dynamic"]["vectorIndexConfig"]["distance"] = "cosine"
    del expected["vectorConfig"]["bigram"]["vectorizer"]["text2vec-bigram"]["properties"]
    del expected["vectorConfig"]["pq"]
    assert config.to_dict() == expected
    assert CollectionConfig.from_dict(config.to_dict()) == config


def test_modules_that_the_client_does_not_know_stay_when_the_last_known_one_goes() -> None:
    modules = {"generative-dummy": {}, "qna-openai": {"model": "m"}}
    config = CollectionConfig.from_dict({"class": "A", "moduleConfig": modules})

    config.generative_config = None

    assert config.to_dict() == {"class": "A", "moduleConfig": {"qna-openai": {"model": "m"}}}


def test_properties_and_references_stay_in_the_order_of_the_server() -> None:
    types = {"m": "text", "r": "A", "o": "object", "i": "B", "a": "int"}
    config = CollectionConfig.from_dict(
        {"class": "A", "properties": [{"name": name, "dataType": [kind]} for name, kind in types.items()]}
    )

    config.properties.reverse()
    config.properties[0].description = "changed"
    config.references.append(ReferencePropertyConfig("new", None, ["A"]))

    assert [each["name"] for each in config.to_dict()["properties"]] == ["m", "r", "o", "i", "a", "new"]


def test_defaults_of_the_client_are_not_written_back() -> None:
    config = CollectionConfig.from_dict({"class": "Old", "replicationConfig": {"factor": 1}})

    config.replication_config.factor = 3

    assert config.to_dict() == {"class": "Old", "replicationConfig": {"factor": 3}}


def test_records_made_by_hand_are_written_as_the_server_wants_them() -> None:
    index = VectorIndexConfigFlat(None, BQConfig(cache=True, rescore_limit=None), VectorDistances.DOT, 5)
    vector = NamedVectorConfig(NamedVectorizerConfig(Vectorizers.TEXT2VEC_COHERE, {"model": "m"}, ["a"]), index)
    part = PropertyConfig("a", None, DataType.TEXT, True, False, True, None, None, None, None, None, None)

    assert vector.to_dict() == {
        "vectorizer": {"text2vec-cohere": {"model": "m", "properties": ["a"]}},
        "vectorIndexType": "flat",
        "vectorIndexConfig": {
            "distance": "dot",
            "vectorCacheMaxObjects": 5,
            "bq": {"enabled": True, "cache": True},
        },
    }
    assert NamedVectorConfig.from_dict(vector.to_dict()) == vector
    assert part.to_dict() == {
        "name": "a",
        "dataType": ["text"],
        "indexFilterable": True,
        "indexRangeFilters": False,
        "indexSearchable": True,
    }


def test_reading_keeps_no_hold_on_the_dictionary_that_was_given() -> None:
    said = wire()
    config = CollectionConfig.from_dict(said)

    said["vectorConfig"]["pq"]["vectorIndexConfig"]["ef"] = 1
    config.to_dict()["vectorConfig"].clear()

    assert config.to_dict() == wire()


@pytest.mark.parametrize(
    ("kind", "settings", "cls"),
    [
        ("hnsw", {"distance": "new"}, VectorIndexConfigHNSW),
        ("none", None, VectorIndexConfigNone),
        ("none", {}, VectorIndexConfigNone),
        ("hnsw", None, VectorIndexConfigNone),
        (None, {"a": 1}, VectorIndexConfigUnknown),
    ],
)
def test_the_kind_of_index_decides_how_it_is_read(kind: str | None, settings: Any, cls: type) -> None:
    index = read_index.read_index(kind, settings)

    assert type(index) is cls
    assert index.to_dict() == (settings or {})


def test_a_deletion_strategy_that_is_not_named_is_the_oldest() -> None:
    assert ReplicationConfig.from_dict({"factor": 1}).deletion_strategy == "NoAutomatedResolution"


def test_bit_compression_is_still_there_under_its_old_name() -> None:
    vector_config = CollectionConfig.from_dict(wire()).vector_config
    assert vector_config is not None
    index = vector_config["pq"].vector_index_config
    assert isinstance(index, VectorIndexConfigHNSW)
    assert isinstance(index.quantizer, read_index.PQConfig)

    assert index.quantizer.bit_compression is index.quantizer.internal_bit_compression


def test_shards_are_read() -> None:
    shard = ShardStatus.from_dict({"name": "s", "status": "READY", "vectorQueueSize": 3})

    assert shard == ShardStatus(name="s", status="READY", vector_queue_size=3, per_node_status=None)
