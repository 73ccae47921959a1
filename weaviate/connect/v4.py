"""A client's connection, by the path that other packages name it by in their annotations."""

from __future__ import annotations

from weaviate._async.connection.session import Session as ConnectionAsync
from weaviate._sync.connection.session import Session as ConnectionSync

__all__ = ["ConnectionAsync", "ConnectionSync", "ConnectionV4"]

ConnectionV4 = ConnectionAsync
