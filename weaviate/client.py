"""The clients."""

from __future__ import annotations

import warnings
from typing import Any

from weaviate._async.client import WeaviateAsyncClient
from weaviate._sync.client import WeaviateClient
from weaviate.types import NUMBER

__all__ = ["TIMEOUT_TYPE", "Client", "WeaviateAsyncClient", "WeaviateClient"]

TIMEOUT_TYPE = tuple[NUMBER, NUMBER] | NUMBER
"""Seconds: one number for all requests, or one for those that read and one for those that write."""

_GONE = """weaviate.Client, the API before version 4, is gone.
Connect with weaviate.connect_to_local, connect_to_weaviate_cloud or connect_to_custom instead; what changed is told at
https://weaviate.io/developers/weaviate/client-libraries/python/v3_v4_migration.
Code that needs the old API has to be installed with "weaviate-client>=3.26.7,<4"."""


class Client:
    """The client before version 4, which is gone.

    Args:
        *args: Not looked at.
        **kwargs: Not looked at.

    Raises:
        ValueError: Always. It says what to use instead.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        warnings.warn(_GONE, DeprecationWarning, stacklevel=2)
        raise ValueError(_GONE)
