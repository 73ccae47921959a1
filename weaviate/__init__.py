"""A client for the Weaviate vector database, in two colours with one API.

Names are loaded when they are first used, so that importing the package costs next to nothing.

Examples:
    >>> import weaviate
    >>> with weaviate.connect_to_local() as client:
    ...     print(client.is_ready())
"""

from __future__ import annotations

import importlib
import warnings
from typing import TYPE_CHECKING, Any

from weaviate._lazy import lazy
from weaviate._version import __version__

if TYPE_CHECKING:
    from weaviate import (
        auth,
        backup,
        classes,
        cluster,
        collections,
        config,
        connect,
        embedded,
        exceptions,
        outputs,
        tokenization,
        types,
        util,
    )
    from weaviate._async.client import WeaviateAsyncClient
    from weaviate._async.connect import (
        use_async_with_custom,
        use_async_with_embedded,
        use_async_with_local,
        use_async_with_weaviate_cloud,
    )
    from weaviate._sync.client import WeaviateClient
    from weaviate._sync.connect import (
        connect_to_custom,
        connect_to_embedded,
        connect_to_local,
        connect_to_weaviate_cloud,
    )
    from weaviate.client import Client
    from weaviate.collections.batch.client import BatchClient, ClientBatchingContextManager
    from weaviate.connect.helpers import connect_to_wcs

__all__ = [
    "BatchClient",
    "Client",
    "ClientBatchingContextManager",
    "WeaviateAsyncClient",
    "WeaviateClient",
    "__version__",
    "auth",
    "backup",
    "classes",
    "cluster",
    "collections",
    "config",
    "connect",
    "connect_to_custom",
    "connect_to_embedded",
    "connect_to_local",
    "connect_to_wcs",
    "connect_to_weaviate_cloud",
    "embedded",
    "exceptions",
    "outputs",
    "tokenization",
    "types",
    "use_async_with_custom",
    "use_async_with_embedded",
    "use_async_with_local",
    "use_async_with_weaviate_cloud",
    "util",
]

_HOMES = {
    "BatchClient": "weaviate.collections.batch.client",
    "Client": "weaviate.client",
    "ClientBatchingContextManager": "weaviate.collections.batch.client",
    "WeaviateAsyncClient": "weaviate._async.client",
    "WeaviateClient": "weaviate._sync.client",
    "connect_to_custom": "weaviate._sync.connect",
    "connect_to_embedded": "weaviate._sync.connect",
    "connect_to_local": "weaviate._sync.connect",
    "connect_to_wcs": "weaviate.connect.helpers",
    "connect_to_weaviate_cloud": "weaviate._sync.connect",
    "use_async_with_custom": "weaviate._async.connect",
    "use_async_with_embedded": "weaviate._async.connect",
    "use_async_with_local": "weaviate._async.connect",
    "use_async_with_weaviate_cloud": "weaviate._async.connect",
}

map_ = {
    "AdditionalConfig": "config",
    "AuthApiKey": "auth",
    "AuthBearerToken": "auth",
    "AuthClientCredentials": "auth",
    "AuthClientPassword": "auth",
    "AuthenticationFailedException": "exceptions",
    "BackupStorage": "backup",
    "Collection": "collections",
    "Config": "config",
    "ConnectionConfig": "config",
    "ConnectionParams": "connect",
    "EmbeddedOptions": "embedded",
    "ObjectAlreadyExistsException": "exceptions",
    "ProtocolParams": "connect",
    "SchemaValidationException": "exceptions",
    "UnexpectedStatusCodeException": "exceptions",
    "WeaviateStartUpError": "exceptions",
}
"""The modules of names that were here once, and are found here with a `DeprecationWarning`."""
deprs = list(map_)
"""These names."""


_load, __dir__ = lazy(__name__, _HOMES)


def __getattr__(name: str) -> Any:
    if name in map_:
        home = f"weaviate.{map_[name]}"
        warnings.warn(f"weaviate.{name} is deprecated; import {name} from {home}.", DeprecationWarning, stacklevel=2)
        return getattr(importlib.import_module(home), name)
    return _load(name)
