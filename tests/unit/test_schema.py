"""Collections over REST: requests, and what is made of the answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from weaviate._core.names import collection_name, property_name, vector_name
from weaviate._core.rest import config, schema
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import ResponseCannotBeDecodedError, WeaviateInvalidInputError
from weaviate.models.batch import BatchObject
from weaviate.models.config.properties import ReferenceProperty
from weaviate.models.config.read import CollectionConfig, CollectionConfigSimple

RECORDED: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "config_read.json").read_text())


def reply(body: Any, status: int = 200) -> RestReply:
    return RestReply(status, {}, body if isinstance(body, bytes) else json.dumps(body).encode())


def body(request: RestRequest) -> Any:
    assert request.body is not None
    return json.loads(request.body)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("article", "Article"),
        ("Article", "Article"),
        ("aRTicle_2", "ARTicle_2"),
        ("A", "A"),
        ("A" * 255, "A" * 255),
        ("customer1:article", "customer1:Article"),
        ("customer1:Article", "customer1:Article"),
    ],
)
def test_a_collection_s_name_gets_a_capital_wherever_it_is_given(given: str, name: str) -> None:
    assert collection_name(given) == name
    assert BatchObject(collection=given, index=0).collection == name
    assert ReferenceProperty(name="r", target_collection=given).to_wire()["dataType"] == [name]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "1a",
        "_a",
        "a b",
        "a-b",
        "a.b",
        "a/b",
        "A%",
        "ä",
        "Aé",
        "ß",
        "ﬁ",
        " A",
        "A\n",
        "A" * 256,
        "A:B",
        "x:",
        None,
        5,
    ],
)
def test_a_name_that_no_collection_can_have_is_refused(name: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="name: "):
        collection_name(name)


@pytest.mark.parametrize("name", ["title", "Title", "_a", "__a", "class", "creationTimeUnix", "x" * 231])
def test_a_property_s_name_is_taken(name: str) -> None:
    assert property_name(name, "p") == name


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a b", "ä", "a[0]", "a\n", "x" * 232, "id", "_id", "_additional"])
def test_a_name_that_no_property_can_have_is_refused(name: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="p: "):
        property_name(name, "p")


@pytest.mark.parametrize("name", ["id", "_id", "_additional", "x" * 1000])
def test_inside_of_objects_more_names_are_taken(name: str) -> None:
    assert property_name(name, "p", nested=True) == name


def test_a_vector_s_name_is_checked() -> None:
    assert vector_name("v" * 230, "p") == "v" * 230
    with pytest.raises(WeaviateInvalidInputError, match="p: "):
        vector_name("v" * 231, "p")


def test_a_collection_is_created_once() -> None:
    request = schema.create("article")

    assert (request.method, request.path, request.what) == ("POST", "/schema", "create Article")
    assert not request.idempotent
    assert request.timeout == "insert"
    assert request.details.collection == "Article"
    assert body(request) == {"class": "Article", "vectorConfig": {"default": {"vectorizer": {"none": {}}}}}


def test_the_name_is_what_the_server_made_of_it() -> None:
    assert schema.created(reply({"class": "Article", "vectorConfig": {}})) == "Article"


@pytest.mark.parametrize("name", [name for name in RECORDED if name != "Tenants"])
def test_a_collection_is_created_like_another_one(name: str) -> None:
    config = schema.config(reply(RECORDED[name]["wire"]))

    assert body(schema.create_from_config(config)) == RECORDED[name]["wire"]
    assert body(schema.create_from_dict(config.to_dict())) == RECORDED[name]["wire"]


def test_a_collection_with_tenants_is_created_without_shards() -> None:
    config = CollectionConfig.from_dict(RECORDED["Tenants"]["wire"])

    sent = body(schema.create_from_config(config))

    assert sent == {key: value for key, value in RECORDED["Tenants"]["wire"].items() if key != "shardingConfig"}


def test_a_dictionary_is_sent_as_it_is_but_for_the_name() -> None:
    given = {"class": "article", "new": [1], "multiTenancyConfig": None}

    assert body(schema.create_from_dict(given)) == given | {"class": "Article"}
    assert given["class"] == "article"


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"class": "a b"},
        {"class": "A", "x": {1}},
        {"class": "A", "multiTenancyConfig": [1]},
        {"class": "A", "multiTenancyConfig": {"enabled": True}, "shardingConfig": 5},
        "A",
        None,
    ],
)
def test_what_is_no_description_is_refused(config: Any) -> None:
    with pytest.raises(WeaviateInvalidInputError):
        schema.create_from_dict(config)


def test_only_a_description_can_be_copied() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="CollectionConfig, not dict"):
        schema.create_from_config({"class": "A"})  # type: ignore[arg-type]  # that is what is tested


def test_one_collection_is_read() -> None:
    request = schema.get("everything")

    assert (request.method, request.path) == ("GET", "/schema/Everything")
    assert schema.config(reply(RECORDED["Everything"]["wire"])).name == "Everything"


@pytest.mark.parametrize(("simple", "cls"), [(True, CollectionConfigSimple), (False, CollectionConfig)])
def test_all_collections_are_read(simple: bool, cls: type) -> None:
    everything = reply({"classes": [case["wire"] for case in RECORDED.values()]})

    configs = schema.configs(everything, simple)

    assert (schema.list_all().method, schema.list_all().path) == ("GET", "/schema")
    assert configs.keys() == RECORDED.keys()
    assert {type(config) for config in configs.values()} == {cls}


def test_a_server_without_collections_has_none() -> None:
    assert schema.configs(reply({"classes": None}), simple=True) == {}


@pytest.mark.parametrize("content", [b"<html>", b"{", [], "x", {"class": 5}, {}])
def test_an_answer_that_is_no_description_is_an_error(content: Any) -> None:
    for decode in (schema.created, schema.config):
        with pytest.raises(ResponseCannotBeDecodedError):
            decode(reply(content))


@pytest.mark.parametrize(
    "part",
    [
        {"properties": 5},
        {"properties": [1]},
        {"properties": [{"name": "a", "dataType": 5}]},
        {"properties": [{"name": "a", "dataType": {"b": 1}}]},
        {"properties": [{"name": "a", "dataType": [5]}]},
        {"objectTtlConfig": {"enabled": True, "defaultTtl": 1e300}},
    ],
)
def test_a_description_with_something_else_in_it_is_an_error(part: dict[str, Any]) -> None:
    described = {"class": "A"} | part

    with pytest.raises(ResponseCannotBeDecodedError):
        schema.config(reply(described))
    for simple in (True, False):
        with pytest.raises(ResponseCannotBeDecodedError):
            schema.configs(reply({"classes": [described]}), simple)


@pytest.mark.parametrize("content", [b"<html>", [], {"classes": 5}, {"classes": [{}]}, {"classes": ["x"]}])
def test_an_answer_that_is_no_list_of_descriptions_is_an_error(content: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        schema.configs(reply(content), simple=False)


def test_existence_is_read_from_the_status() -> None:
    request = schema.exists("article")

    assert (request.method, request.path, request.ok) == ("GET", "/schema/Article", (200, 404))
    assert schema.existed(reply({}))
    assert not schema.existed(reply(b"", status=404))


def test_collections_are_deleted_once_all_names_are_good() -> None:
    assert [request.path for request in schema.deletions(["article", "B"])] == ["/schema/Article", "/schema/B"]
    assert [(request.method, request.path) for request in schema.deletions("b")] == [("DELETE", "/schema/B")]
    assert schema.deletions([]) == []
    with pytest.raises(WeaviateInvalidInputError):
        schema.deletions(["A", "b c"])


def test_a_namespace_is_quoted_in_the_path() -> None:
    assert schema.delete("customer1:article").path == "/schema/customer1%3AArticle"


@pytest.mark.parametrize("content", [b"<html>", {}, "x", [5], [{"status": "READY"}]])
def test_an_answer_that_is_no_list_of_shards_is_an_error(content: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        config.shard_statuses(reply(content))


@pytest.mark.parametrize("content", [b"<html>", [], {}, {"status": 5}])
def test_an_answer_without_a_status_is_an_error(content: Any) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        config.shard_updated(reply(content))


def test_shards_are_read() -> None:
    said = {"name": "a", "status": "NEWER", "vectorQueueSize": 2, "per_node_status": {"n": "READY"}, "more": 1}

    [shard] = config.shard_statuses(reply([said]))

    assert (shard.name, shard.status, shard.vector_queue_size) == ("a", "NEWER", 2)
    assert shard.per_node_status == {"n": "READY"}
    assert shard.to_dict() == said
    assert config.shard_statuses(reply(None)) == []


def test_names_of_shards_and_properties_are_quoted_in_the_path() -> None:
    scope = Scope("Article", tenant="t")

    [update] = config.update_shards(scope, "READY", ["a/b"])

    assert update.path == "/schema/Article/shards/a%2Fb"
    assert config.delete_property_index(scope, "a/b", "filterable").path.endswith("/properties/a%2Fb/index/filterable")
    assert config.shards(scope).params == {"tenant": "t"}
