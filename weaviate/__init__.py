"""A client for the Weaviate vector database, in two colours with one API.

Names are loaded when they are first used, so that importing the package costs next to nothing.

Examples:
    >>> import weaviate
    >>> with weaviate.connect_to_local() as client:
    ...     print(client.is_ready())
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from weaviate._version import __version__

if TYPE_CHECKING:
    from weaviate import auth, classes, config, connect, embedded, exceptions, outputs, types, util
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
    from weaviate.connect.helpers import connect_to_wcs

__all__ = [
    "WeaviateAsyncClient",
    "WeaviateClient",
    "__version__",
    "auth",
    "classes",
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
    "types",
    "use_async_with_custom",
    "use_async_with_embedded",
    "use_async_with_local",
    "use_async_with_weaviate_cloud",
    "util",
]

_HOMES = {
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


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    elif name in __all__:
        value = importlib.import_module(f"weaviate.{name}")
    else:
        raise AttributeError(f"module 'weaviate' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
