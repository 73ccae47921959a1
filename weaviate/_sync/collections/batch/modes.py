# Generated from weaviate/_async/collections/batch/modes.py by scripts/unasync.py. Do not edit.
"""The kinds of batches, as a client and a collection's handle offer them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Generic, TypeVar, Unpack

from weaviate._core.batching import modes
from weaviate._core.batching.indexing import Indexing
from weaviate._core.batching.latest import Key
from weaviate._core.batching.modes import Mode
from weaviate._core.batching.outcomes import Outcomes
from weaviate._core.scope import Scope
from weaviate._io.blocking import now
from weaviate._sync.collections.batch.running import ClientBatch, CollectionBatch, RunningBatch
from weaviate._sync.connection.session import Session
from weaviate._sync.waiting import look
from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.batch import BatchOptions, BatchResult, ErrorObject, ErrorReference, Shard
from weaviate.models.consistency import ConsistencyLevel
from weaviate.models.results import Properties
from weaviate.types import NUMBER

B = TypeVar("B", bound=RunningBatch)


class BatchContext(Generic[B]):
    """A batch that begins with a `with` block and ends with it.

    The end of the block sends what is left, and waits until it is known what became of everything. A block that raises
    sends nothing more; its error gets what became of everything as `partial_result`.

    Where the server is away for longer than `Timeout.insert` (`Timeout.stream` of streams, where it is set), or does
    not accept the credentials any more, nothing more is sent, and `WeaviateBatchSendError` (`WeaviateBatchStreamError`
    of streams) is raised, at the next use of the batch or at its end, with `partial_result`.
    """

    def __init__(self, session: Session, mode: Mode, key: Key, make: Callable[[], B]) -> None:
        self._session = session
        self._mode = mode
        self._key = key
        self._make = make
        self._batch: B | None = None
        # What is taken by whoever begins it, which no other can do at the same time then.
        self._free = [True]

    def __enter__(self) -> B:
        """Begin the batch.

        Raises:
            WeaviateInvalidInputError: It has begun already, and not ended.
            WeaviateUnsupportedFeatureError: The server is too old for this kind of batch.
            WeaviateInvalidInputError: It is one of streams, and the client has no gRPC port.
            WeaviateBaseError: The client is closed, or cannot connect.
        """
        try:
            self._free.pop()
        except IndexError:
            said = "This batch has begun already. Call the method once more for another one."
            raise WeaviateInvalidInputError(said) from None
        try:
            self._session.ensure_open()
            self._mode.require(self._session.server_version, can_stream=self._session.can_stream)
            batch = self._make()
            self._session.batches.put(self._key, batch.outcomes)
        except BaseException:
            self._free.append(True)
            raise
        self._batch = batch
        return batch

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_val: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        """End the batch.

        Raises:
            WeaviateBaseError: The batch could not be carried out, or, where its caller wants that, something failed.
        """
        batch, self._batch = self._batch, None
        if batch is not None:
            self._free.append(True)
            batch.end(exc_val)


class Batching:
    """What is known of batches after their end."""

    def __init__(self, session: Session, key: Key) -> None:
        self._session = session
        self._key = key

    @property
    def failed_objects(self) -> list[ErrorObject]:
        """The objects of the last batch that were not stored, in the order in which they were added."""
        return self._outcomes.failed_objects()

    @property
    def failed_references(self) -> list[ErrorReference]:
        """The references of the last batch that were not added, in the order in which they were added."""
        return self._outcomes.failed_references()

    @property
    def results(self) -> BatchResult:
        """What became of everything in the last batch, by the positions in which objects and references were added."""
        return self._outcomes.result()

    def wait_for_vector_indexing(
        self,
        shards: list[Shard] | None = None,
        how_many_failures: int = 5,
        *,
        timeout: NUMBER = 600,
    ) -> None:
        """Wait until the vectors are in their index, where the server indexes them after it has stored them.

        Args:
            shards: The collections, or their tenants; None for all that the last batch wrote to.
            how_many_failures: How many looks at the server may fail, one after the other.
            timeout: Seconds after which the wait ends if nothing at all is indexed.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be, or there is no such tenant.
            WeaviateTimeoutError: Nothing was indexed for so long.
            WeaviateBaseError: More looks failed than may.
        """
        written: Iterable[Shard] = self._outcomes.written() if shards is None else shards
        look(self._session, Indexing(written, how_many_failures, timeout, now()))

    @property
    def _outcomes(self) -> Outcomes:
        return self._session.batches.get(self._key)


class ClientBatching(Batching):
    """Batches with objects of any collection.

    What every kind takes besides, see `weaviate.classes.batch.BatchOptions`.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session, None)

    def dynamic(
        self, consistency_level: ConsistencyLevel | None = None, **options: Unpack[BatchOptions]
    ) -> BatchContext[ClientBatch]:
        """A batch whose messages grow and shrink with the time that the server takes for them.

        Args:
            consistency_level: How many replicas must agree; None leaves it to the server.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.

        Examples:
            >>> with client.batch.dynamic() as batch:
            ...     for title in titles:
            ...         batch.add_object("Book", {"title": title})
            >>> client.batch.failed_objects
            []
        """
        return self._context(modes.dynamic(consistency_level, options))

    def fixed_size(
        self,
        batch_size: int = 100,
        concurrent_requests: int = 2,
        consistency_level: ConsistencyLevel | None = None,
        **options: Unpack[BatchOptions],
    ) -> BatchContext[ClientBatch]:
        """A batch whose messages have a number of objects, or less where these take more than 8 MB.

        Args:
            batch_size: How many objects a message has.
            concurrent_requests: How many messages are under way at once.
            consistency_level: How many replicas must agree; None leaves it to the server.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.fixed_size(batch_size, concurrent_requests, consistency_level, options))

    def rate_limit(
        self,
        requests_per_minute: int,
        consistency_level: ConsistencyLevel | None = None,
        **options: Unpack[BatchOptions],
    ) -> BatchContext[ClientBatch]:
        """A batch for a model provider that takes so many requests: no more objects are sent in any minute.

        Args:
            requests_per_minute: How many.
            consistency_level: How many replicas must agree; None leaves it to the server.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.rate_limit(requests_per_minute, consistency_level, options))

    def stream(
        self,
        *,
        concurrency: int | None = None,
        consistency_level: ConsistencyLevel | None = None,
        **options: Unpack[BatchOptions],
    ) -> BatchContext[ClientBatch]:
        """A batch through a stream, at the pace that the server asks for. Needs a server 1.36 or later.

        References go in requests of their own: in a stream the server does not tell the targets of one property apart.

        Args:
            concurrency: How many streams; None for one.
            consistency_level: How many replicas must agree; None leaves it to the server.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.stream(concurrency, consistency_level, options))

    def experimental(
        self,
        *,
        concurrency: int | None = None,
        consistency_level: ConsistencyLevel | None = None,
        **options: Unpack[BatchOptions],
    ) -> BatchContext[ClientBatch]:
        """Deprecated: the former name of `stream`."""
        _warn()
        return self.stream(concurrency=concurrency, consistency_level=consistency_level, **options)

    def _context(self, mode: Mode) -> BatchContext[ClientBatch]:
        return BatchContext(self._session, mode, None, lambda: ClientBatch(self._session, mode))


class CollectionBatching(Batching, Generic[Properties]):
    """Batches with objects of one collection. Tenant and consistency level are the handle's.

    What every kind takes besides, see `weaviate.classes.batch.BatchOptions`.
    """

    def __init__(self, session: Session, scope: Scope) -> None:
        super().__init__(session, (scope.collection, scope.tenant))
        self._scope = scope

    def dynamic(self, **options: Unpack[BatchOptions]) -> BatchContext[CollectionBatch[Properties]]:
        """A batch whose messages grow and shrink with the time that the server takes for them.

        Args:
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.

        Examples:
            >>> with books.batch.dynamic() as batch:
            ...     for title in titles:
            ...         batch.add_object({"title": title})
            >>> books.batch.failed_objects
            []
        """
        return self._context(modes.dynamic(self._scope.consistency_level, options))

    def fixed_size(
        self, batch_size: int = 100, concurrent_requests: int = 2, **options: Unpack[BatchOptions]
    ) -> BatchContext[CollectionBatch[Properties]]:
        """A batch whose messages have a number of objects, or less where these take more than 8 MB.

        Args:
            batch_size: How many objects a message has.
            concurrent_requests: How many messages are under way at once.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.fixed_size(batch_size, concurrent_requests, self._scope.consistency_level, options))

    def rate_limit(
        self, requests_per_minute: int, **options: Unpack[BatchOptions]
    ) -> BatchContext[CollectionBatch[Properties]]:
        """A batch for a model provider that takes so many requests: no more objects are sent in any minute.

        Args:
            requests_per_minute: How many.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.rate_limit(requests_per_minute, self._scope.consistency_level, options))

    def stream(
        self, *, concurrency: int | None = None, **options: Unpack[BatchOptions]
    ) -> BatchContext[CollectionBatch[Properties]]:
        """A batch through a stream, at the pace that the server asks for. Needs a server 1.36 or later.

        References go in requests of their own: in a stream the server does not tell the targets of one property apart.

        Args:
            concurrency: How many streams; None for one.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Raises:
            WeaviateInvalidInputError: An argument is not what it should be.
        """
        return self._context(modes.stream(concurrency, self._scope.consistency_level, options))

    def experimental(
        self, *, concurrency: int | None = None, **options: Unpack[BatchOptions]
    ) -> BatchContext[CollectionBatch[Properties]]:
        """Deprecated: the former name of `stream`."""
        _warn()
        return self.stream(concurrency=concurrency, **options)

    def _context(self, mode: Mode) -> BatchContext[CollectionBatch[Properties]]:
        return BatchContext(
            self._session, mode, self._key, lambda: CollectionBatch[Properties](self._session, mode, self._scope)
        )


def _warn() -> None:
    warnings.warn("experimental() is deprecated; use stream().", DeprecationWarning, stacklevel=3)
