"""The tree of errors: who derives from whom, older names, and what each says."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from weaviate import exceptions
from weaviate.exceptions import UnexpectedStatusCodeError, WeaviateBaseError, WeaviateQueryError


class Refusal:
    """An answer that refuses."""

    def __init__(self, status_code: int, text: str) -> None:
        self.status_code = status_code
        self.text = text


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("AdditionalPropertiesError", ("id", "Additional(id)"), "id, Additional(id)"),
        ("BackupCanceledError", ("b1",), "b1"),
        ("BackupFailedError", ("b1",), "b1"),
        ("ExportCanceledError", ("e1",), "e1"),
        ("ExportFailedError", ("e1",), "e1"),
        ("InvalidDataModelError", ("properties",), "data_model_properties: must be a TypedDict"),
        ("MissingScopeError", ("none",), "none"),
        ("ObjectAlreadyExistsError", ("id",), "id"),
        ("SchemaValidationError", ("no class",), "no class"),
        ("WeaviateAddInvalidPropertyError", ("pages",), "The property pages cannot be added"),
        ("WeaviateAgentsNotInstalledError", (), "pip install weaviate-agents"),
        ("WeaviateBatchFailedToReestablishStreamError", ("gone",), "could not be opened again: gone"),
        ("WeaviateBatchSendError", ("gone",), "GRPC batch send call failed: gone"),
        ("WeaviateBatchStreamError", ("gone",), "GRPC batch stream call failed: gone"),
        ("WeaviateBatchValidationError", ("no name",), "no name"),
        ("WeaviateDeleteManyError", ("gone",), "GRPC delete call failed: gone"),
        ("WeaviateRetryError", ("gone", 3), "3 more tries did: gone"),
        ("WeaviateTenantGetError", ("gone",), "GRPC tenant get call failed: gone"),
    ],
)
def test_an_error_says_what_happened_and_survives_a_copy(name: str, arguments: tuple[Any, ...], said: str) -> None:
    error = getattr(exceptions, name)(*arguments)

    assert isinstance(error, WeaviateBaseError)
    assert said in str(error)
    for twin in (copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert (type(twin), str(twin), twin.message) == (type(error), str(error), error.message)


@pytest.mark.parametrize(
    "kind", [exceptions.WeaviateBatchSendError, exceptions.WeaviateDeleteManyError, exceptions.WeaviateTenantGetError]
)
def test_what_a_server_could_not_carry_out_over_grpc_says_the_server_s_words(kind: Any) -> None:
    error = kind("no such shard")

    assert isinstance(error, WeaviateQueryError)
    assert error.error == "no such shard"


@pytest.mark.parametrize(
    ("older", "name"),
    [(name, f"{name.removesuffix('Exception')}Error") for name in exceptions.__all__ if name.endswith("Exception")]
    + [("WeaviateGrpcUnavailable", "WeaviateGRPCUnavailableError")],
)
def test_an_older_name_is_the_same_class(older: str, name: str) -> None:
    assert getattr(exceptions, older) is getattr(exceptions, name)


def test_libraries_that_do_not_go_together_are_no_error_of_the_server() -> None:
    error = exceptions.WeaviateProtobufIncompatibility("3.20", "1.70")

    assert not isinstance(error, WeaviateBaseError)
    assert "protobuf 3.20 and grpcio 1.70" in str(error)


def test_a_status_that_comes_without_words_is_explained() -> None:
    assert "send less at once" in str(UnexpectedStatusCodeError("insert", Refusal(413, "")))
    assert "status 413: cut" in str(UnexpectedStatusCodeError("insert", Refusal(413, "cut")))
