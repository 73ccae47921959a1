"""How a batch is run: what its caller chose, checked."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from weaviate._core import scope
from weaviate._core.batching.pace import Advised, Dynamic, Fixed, Pace, RateLimited
from weaviate._core.over_http import NEEDS_PORT
from weaviate._core.version import ServerVersion, require
from weaviate.config import Timeout
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.batch import BatchOptions, BatchProgress, OnError
from weaviate.models.checked import count, refused, truth
from weaviate.models.consistency import ConsistencyLevel

STREAMS_SINCE = ServerVersion(1, 36)
"""The first version whose streams say what becomes of everything: `OutOfMemory` came with it."""

MOST_STREAMS = 32
MOST_REQUESTS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How a batch is run.

    Attributes:
        pace: Makes what says how much is sent at a time.
        streams: Whether objects go through streams rather than in requests of their own.
        consistency_level: How many replicas must agree; None leaves it to the server.
        on_error: See `BatchOptions`.
        on_progress: See `BatchOptions`.
        keep_uuids: See `BatchOptions`.
    """

    pace: Callable[[], Pace]
    streams: bool
    consistency_level: ConsistencyLevel | None
    on_error: OnError
    on_progress: Callable[[BatchProgress], object] | None
    keep_uuids: bool

    def patience(self, timeout: Timeout) -> float:
        """Seconds without any progress after which the server is given up.

        Args:
            timeout: The client's timeouts.
        """
        return timeout.stream if self.streams and timeout.stream is not None else timeout.insert

    def require(self, version: str | None, *, can_stream: bool) -> None:
        """Check that a server knows the mode.

        Args:
            version: The server's version; None when it is not known.
            can_stream: Whether streams can be had on the way to it.

        Raises:
            WeaviateInvalidInputError: There is no way for a stream.
            WeaviateUnsupportedFeatureError: It is too old.
        """
        if self.streams:
            if not can_stream:
                raise WeaviateInvalidInputError(f"batch.stream: {NEEDS_PORT}.")
            require("batch.stream", version, STREAMS_SINCE)


def dynamic(level: ConsistencyLevel | None, options: BatchOptions) -> Mode:
    """The mode of `dynamic`."""
    return _mode(Dynamic, level, options)


def fixed_size(
    batch_size: int, concurrent_requests: int, level: ConsistencyLevel | None, options: BatchOptions
) -> Mode:
    """The mode of `fixed_size`.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    size = _positive(batch_size, "batch_size")
    requests = _positive(concurrent_requests, "concurrent_requests", MOST_REQUESTS)
    return _mode(partial(Fixed, size, requests), level, options)


def rate_limit(requests_per_minute: int, level: ConsistencyLevel | None, options: BatchOptions) -> Mode:
    """The mode of `rate_limit`.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    return _mode(partial(RateLimited, _positive(requests_per_minute, "requests_per_minute")), level, options)


def stream(concurrency: int | None, level: ConsistencyLevel | None, options: BatchOptions) -> Mode:
    """The mode of `stream`.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    streams = 1 if concurrency is None else _positive(concurrency, "concurrency", MOST_STREAMS)
    return _mode(partial(Advised, streams), level, options, streams=True)


def ingest(
    version: str | None, level: ConsistencyLevel | None, options: BatchOptions, *, can_stream: bool = True
) -> Mode:
    """The mode of `ingest`: a stream where the server knows that, and there is a way for it.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """
    known = ServerVersion.parse(version) if version else None
    if not can_stream or (known is not None and known < STREAMS_SINCE):
        return dynamic(level, options)
    return stream(None, level, options)


def _mode(
    pace: Callable[[], Pace],
    level: ConsistencyLevel | str | None,
    options: BatchOptions,
    *,
    streams: bool = False,
) -> Mode:
    unknown = options.keys() - BatchOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"a batch got an unexpected keyword argument {min(unknown)!r}")
    on_error = options.get("on_error", "collect")
    if on_error not in ("collect", "raise"):
        raise refused("on_error", on_error, "'collect' or 'raise'")
    on_progress: Any = options.get("on_progress")
    if on_progress is not None and (not callable(on_progress) or inspect.iscoroutinefunction(on_progress)):
        raise refused("on_progress", on_progress, "a function that is called and not awaited, or None")
    return Mode(
        pace=pace,
        streams=streams,
        consistency_level=scope.consistency_level(level),
        on_error=on_error,
        on_progress=on_progress,
        keep_uuids=truth(options.get("keep_uuids", True), "keep_uuids"),
    )


def _positive(value: int, what: str, most: int = 1_000_000_000) -> int:
    try:
        number = count(value, what, maximum=most)
    except WeaviateInvalidInputError:
        number = 0
    if not number:
        raise refused(what, value, f"a whole number between 1 and {most}")
    return number
