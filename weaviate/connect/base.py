"""Where a server is, and what is agreed with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from weaviate.models.connection import MAX_MESSAGE_SIZE as MAX_GRPC_MESSAGE_LENGTH
from weaviate.models.connection import ConnectionParams, ProtocolParams
from weaviate.types import NUMBER

__all__ = [
    "GRPC_WEB_MIN_SERVER_VERSION",
    "GRPC_WEB_SERVER_PATH_PREFIX",
    "MAX_GRPC_MESSAGE_LENGTH",
    "TIMEOUT_TYPE_RETURN",
    "ConnectionParams",
    "JSONPayload",
    "ProtocolParams",
    "T",
]

JSONPayload = Mapping[str, Any] | Sequence[Any]
"""What is sent as JSON."""
TIMEOUT_TYPE_RETURN = tuple[NUMBER, NUMBER]
"""Seconds for requests that read, and for those that write."""
GRPC_WEB_MIN_SERVER_VERSION = "1.38.3"
"""The first server that takes gRPC calls at its REST port."""
GRPC_WEB_SERVER_PATH_PREFIX = "/v1/grpc-web"
"""Below which path it takes them."""
T = TypeVar("T", bound=ConnectionParams)
