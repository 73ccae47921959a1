# Generated from tests/_async/test_config_values.py by scripts/unasync.py. Do not edit.
"""What every factory of configurations makes, on the real server: it is stored as it was asked, and read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import zip_longest
from typing import Any

import pytest

import weaviate
from tests.parity.factory_cases import Arguments, difference, everything, make
from tests.support.server import MODULES, Server, running
from tests.support.vectorizer import letter_counter
from weaviate import WeaviateClient
from weaviate._core.rest import schema
from weaviate.classes import config as c
from weaviate.classes.config import Configure, DataType, Property, ReferenceProperty
from weaviate.outputs.config import CollectionConfig

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NAME = "Everything"

WITH_A_MODEL = {
    "img2vec-neural": "IMAGE_INFERENCE_API",
    "multi2vec-bind": "BIND_INFERENCE_API",
    "multi2vec-clip": "CLIP_INFERENCE_API",
    "reranker-transformers": "RERANKER_INFERENCE_API",
    "text2vec-gpt4all": "GPT4ALL_INFERENCE_API",
    "text2vec-model2vec": "MODEL2VEC_INFERENCE_API",
    "text2vec-transformers": "TRANSFORMERS_INFERENCE_API",
}
"""Modules that ask a model server whether it is there, by the variable that says where it is."""

ON_DEMAND = "text2vec-huggingface,text2vec-ollama,generative-ollama"
"""Modules that are off unless they are named, which those of the other providers are not."""

ABSENT = {"text2vec_contextionary"}
"""Factories whose module wants a server of its own."""

KEPT_BACK: dict[str, Arguments] = {
    # One server holds one replica of everything.
    "settings": {
        "replicationConfig/asyncEnabled": True,
        # These two belong to older servers.
        "replicationConfig/asyncConfig/aliveNodesCheckingFrequency": 12,
        "replicationConfig/asyncConfig/maxWorkers": 39,
        # The product of two others.
        "shardingConfig/desiredVirtualCount": 16,
    },
    # The cache is that of flat indexes; those of clusters have one vector an object.
    "indexes": {
        "vectorConfig/rq/vectorIndexConfig/rq/cache": True,
        "vectorConfig/hfresh/vectorIndexConfig/multivector": {"enabled": True, "muvera": {"enabled": True, "ksim": 3}},
    },
}
"""What the server does not store as it was asked, by the name of the case."""


def made(family: str) -> dict[str, Any]:
    """What the factories of a family make of all their arguments, by their names."""
    return {
        factory: make(c, f"{family}.{factory}", arguments)
        for factory, arguments in everything(c, family).items()
        if factory not in ABSENT
    }


def vectors(family: str) -> list[Any]:
    """A vector of every factory of a family, named after it."""
    return [
        make(c, f"{family}.{factory}", arguments | {"name": f"{family.rpartition('.')[2]}_{factory}"})
        for factory, arguments in everything(c, family).items()
        if factory not in ABSENT
    ]


def indexes() -> list[Any]:
    """A vector of every index and of every quantizer, named after it."""
    own, several = Configure.Vectors.self_provided, Configure.MultiVectors.self_provided
    flat = Configure.VectorIndex.flat()
    kinds = [own(name=name, vector_index_config=index) for name, index in made("Configure.VectorIndex").items()]
    quantized = [
        own(name=name, quantizer=quantizer, vector_index_config=flat if name == "bq" else None)
        for name, quantizer in made("Configure.VectorIndex.Quantizer").items()
        if name != "none"
    ]
    encoded = [
        several(name=name, encoding=encoding)
        for name, encoding in made("Configure.VectorIndex.MultiVector.Encoding").items()
    ]
    return kinds + quantized + encoded


def settings() -> Arguments:
    """What a collection has but vectors."""
    replication = everything(c, "Configure")["replication"]
    (compared,) = made("Configure.Replication").values()
    replication["async_config"] = compared
    return {
        "description": "d",
        "properties": [
            Property(
                name="a",
                data_type=DataType.TEXT,
                description="d",
                index_filterable=False,
                index_searchable=True,
                text_analyzer=made("Configure")["text_analyzer"],
                tokenization=c.Tokenization.WORD,
            ),
            Property(name="b", data_type=DataType.INT, index_filterable=True, index_range_filters=True),
            Property(name="expires", data_type=DataType.DATE),
        ],
        "references": [
            ReferenceProperty(name="of", target_collection=NAME, description="d"),
            ReferenceProperty.MultiTarget(name="by", target_collections=[NAME, NAME], description="d"),
        ],
        "inverted_index_config": made("Configure")["inverted_index"],
        "object_ttl_config": Configure.ObjectTTL.delete_by_date_property("expires", 3600, True),
        "replication_config": make(c, "Configure.replication", replication),
        "sharding_config": made("Configure")["sharding"],
    }


def one(family: str, factory: str) -> Any:
    """What one factory makes of all its arguments."""
    return make(c, f"{family}.{factory}", everything(c, family)[factory])


CASES: dict[str, Callable[[], Arguments]] = {
    "vectors": lambda: {"vector_config": vectors("Configure.Vectors") + vectors("Configure.MultiVectors")},
    "named vectors": lambda: {"vectorizer_config": vectors("Configure.NamedVectors")},
    "indexes": lambda: {"vector_config": indexes()},
    "settings": settings,
    "tenants": lambda: {
        "multi_tenancy_config": one("Configure", "multi_tenancy"),
        "object_ttl_config": one("Configure.ObjectTTL", "delete_by_creation_time"),
    },
    "changes": lambda: {"object_ttl_config": one("Configure.ObjectTTL", "delete_by_update_time")},
}
FAMILIES = {"vectorizer_config": "Vectorizer", "generative_config": "Generative", "reranker_config": "Reranker"}


def together(factories: Mapping[str, str]) -> Arguments:
    """The only vectorizer, generative model and reranker of a collection, by their arguments of its creation."""
    return {argument: one(f"Configure.{FAMILIES[argument]}", factory) for argument, factory in factories.items()}


for row in zip_longest(*(sorted(everything(c, f"Configure.{family}").keys() - ABSENT) for family in FAMILIES.values())):
    chosen = {argument: factory for argument, factory in zip(FAMILIES, row, strict=True) if factory}
    CASES[", ".join(chosen.values())] = partial(together, chosen)


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with all modules that can be had without a network."""
    with letter_counter() as model:
        environment = dict.fromkeys(WITH_A_MODEL.values(), model)
        environment |= {name.replace("INFERENCE_API", "WAIT_FOR_STARTUP"): "false" for name in environment}
        environment |= {"ASYNC_INDEXING": "true", "OBJECTS_TTL_DELETE_SCHEDULE": "@every 24h"}
        environment["ENABLE_MODULES"] = ",".join([MODULES, ON_DEMAND, *WITH_A_MODEL])
        with running(tmp_path_factory.mktemp("server"), environment) as server:
            yield server


@pytest.fixture
def client(modules: Server) -> Iterator[WeaviateClient]:
    """A client of that server, which has no collection."""
    with weaviate.connect_to_local(port=modules.http_port, grpc_port=modules.grpc_port) as opened:
        opened.collections.delete_all()
        yield opened


def by_name(definition: Arguments) -> Arguments:
    """A definition with its properties by name: the server has more to say of each."""
    return definition | {"properties": {each["name"]: each for each in definition.get("properties") or []}}


def module_read(config: CollectionConfig, module: str) -> Arguments:
    """The settings of a module as a collection's configuration has them."""
    generative, reranker, vectorizer = config.generative_config, config.reranker_config, config.vectorizer_config
    if generative is not None and generative.generative == module:
        return generative.model
    if reranker is not None and reranker.reranker == module:
        return reranker.model
    assert vectorizer is not None
    assert vectorizer.vectorizer == module
    return vectorizer.model | {"vectorizeClassName": vectorizer.vectorize_collection_name}


@pytest.mark.parametrize("case", CASES)
def test_what_was_asked_is_stored_and_makes_the_same_again(client: WeaviateClient, case: str) -> None:
    arguments: Any = CASES[case]() | {"name": NAME}
    if "properties" not in arguments:
        arguments["properties"] = [Property(name=name, data_type=DataType.TEXT) for name in ("a", "b")]
    asked = json.loads(schema.create(**arguments).body or b"")

    client.collections.create(**arguments)
    config = client.collections.export_config(NAME)
    client.collections.delete(NAME)
    client.collections.create_from_config(config)
    again = client.collections.export_config(NAME)

    different = difference(by_name(asked), by_name(config.to_dict()))
    # What the server adds is no concern here.
    assert {place: value for place, value in different.items() if value != "(gone)"} == KEPT_BACK.get(case, {})
    assert again == config
    assert again.to_dict() == config.to_dict()
    for name, vector in (config.vector_config or {}).items():
        ((module, wanted),) = asked["vectorConfig"][name]["vectorizer"].items()
        assert vector.vectorizer.vectorizer == module
        assert vector.vectorizer.source_properties == wanted.pop("properties", None)
        assert vector.vectorizer.model == vector.vectorizer.model | wanted
    for module, wanted in asked.get("moduleConfig", {}).items():
        read = module_read(config, module)
        assert read == read | wanted
