"""Many objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, Unpack, overload

from weaviate._async.collections.batch.ingest import ingest
from weaviate._async.collections.data.base import ChangesAsync
from weaviate._async.collections.many import send_all
from weaviate._core.batch import InsertMany
from weaviate._core.batch_delete import DeleteMany
from weaviate._core.ledger import noting, several
from weaviate._core.rest import objects as rest
from weaviate._core.rest.changes import ChangeMany
from weaviate._core.transport import GrpcRequest
from weaviate._io.aio import Items, now, sleep
from weaviate.exceptions import WeaviateBaseError
from weaviate.models.batch import BatchObjectReturn, BatchOptions, DeleteManyObject, DeleteManyReturn
from weaviate.models.data import DataObject, ReferenceInputs
from weaviate.models.filters import _Filters
from weaviate.models.results import Properties


class ManyChangesAsync(ChangesAsync[Properties]):
    """Many objects in one call."""

    async def insert_many(
        self, objects: Iterable[Properties | DataObject[Properties, ReferenceInputs | None]]
    ) -> BatchObjectReturn:
        """Insert objects, as many in a message as it holds. An object whose id exists is replaced.

        Every object ends in `uuids` or in `errors`, under its position in the input; one that is refused does not stop
        the others. Where the answer to a message was lost, its objects are in `errors`, with the ids that they have if
        the server stored them all the same. Where the server is away, does not answer, or does not accept the
        credentials any more, the rest is not sent.

        Args:
            objects: Properties, or `DataObject` where an object has an id, a vector or references. Any iterable.

        Returns:
            The ids, and what went wrong.

        Raises:
            WeaviateInsertManyAllFailedError: Every object failed, for reasons of its own.
            WeaviateBaseError: Nothing was stored, since the server surely did not get, or refused, the first message;
                or nothing is known to be, since the answers were lost: then `partial_result` says so of each object.
            Exception: What `objects` itself raised while it was gone through. What came before it was sent; the
                error's attribute `partial_result` is what would have been returned of that.

        Examples:
            >>> result = await books.data.insert_many(
            ...     [{"title": "The Time Machine"}, {"title": "The War of the Worlds"}]
            ... )
            >>> result.has_errors
            False
        """
        started = now()
        objects = several(objects)
        await self._session.ensure_open()  # only then the server's limit is known
        ledger = InsertMany(self._scope, objects, self._session.max_message_size)
        for request in ledger.requests():
            await self._insert(ledger, request)
        return ledger.result(now() - started)

    async def ingest(
        self,
        objs: Items[Properties | DataObject[Properties, ReferenceInputs | None]],
        **options: Unpack[BatchOptions],
    ) -> BatchObjectReturn:
        """Insert any number of objects, as they come: in a stream, or, with a server before 1.36, as `batch.dynamic`.

        No more of them is in memory than is on its way. Every object ends in `uuids` or in `errors`, under its position
        in the input; one that fails does not stop the others.

        Args:
            objs: Properties, or `DataObject` where an object has an id, a vector or references. Any iterable.
            options: `on_error`, `on_progress`, `keep_uuids`: see `BatchOptions`.

        Returns:
            The ids, and what went wrong.

        Raises:
            WeaviateInvalidInputError: `objs` is no collection of objects, or an option is not what it should be.
            WeaviateBatchStreamError: The server is away, does not answer, or does not accept the credentials any more;
                or something failed, with `on_error="raise"`. `partial_result` tells what became of each object
                (`WeaviateBatchSendError` with a server before 1.36).
            Exception: What `objs` itself raised while it was gone through. What came before it was sent; the error's
                attribute `partial_result` is what would have been returned of that.

        Examples:
            >>> result = await books.data.ingest({"title": line} for line in open("titles.txt"))
        """
        return await ingest(self._session, self._scope, objs, options)

    async def update_many(
        self,
        objects: Iterable[DataObject[Properties | None, ReferenceInputs | None]],
        *,
        concurrent_requests: int = 8,
    ) -> BatchObjectReturn:
        """Change some of each of many objects, as `update` does with one.

        Every object ends in `uuids` or in `errors`, under its position in the input; one that fails does not stop the
        others. Where an answer was lost, the object's error says so. Objects of the same id are changed in any order.
        Where the server is away, does not answer, or does not accept the credentials any more, the rest is not sent.

        That holds where all of them fail, too: what is wrong with the objects is told by the result alone, so look at
        its `has_errors`. `insert_many` raises then, as programs that were written for it expect, but its error does
        not say which object failed why.

        Args:
            objects: What changes of each: its id, and what `update` takes. Any iterable.
            concurrent_requests: How many are changed at the same time, since each takes a request of its own.

        Returns:
            The ids of those that were changed, and what went wrong with the others.

        Raises:
            WeaviateInvalidInputError: `objects` is no collection of objects, or `concurrent_requests` no number.
            WeaviateBaseError: Nothing was changed, since the server is away, or the credentials are not accepted; and
                no object failed for a reason of its own before.
            Exception: What `objects` itself raised while it was gone through. What came before it was sent; the
                error's attribute `partial_result` is what would have been returned of that.

        Examples:
            >>> await books.data.update_many(DataObject({"read": True}, uuid=uuid) for uuid in read)
        """
        return await self._change(ChangeMany(self._scope, objects, rest.update, concurrent_requests))

    async def replace_many(
        self,
        objects: Iterable[DataObject[Properties, ReferenceInputs | None]],
        *,
        concurrent_requests: int = 8,
    ) -> BatchObjectReturn:
        """Put another object in the place of each of many that exist, as `replace` does with one.

        `insert_many` does the same in fewer messages, but inserts those whose id does not exist. What becomes of each
        object is said as by `update_many`: by the result alone, also where all of them fail.

        Args:
            objects: The new objects, with the ids of the old ones. Any iterable.
            concurrent_requests: How many are replaced at the same time, since each takes a request of its own.

        Returns:
            The ids of those that were replaced, and what went wrong with the others.

        Raises:
            WeaviateInvalidInputError: `objects` is no collection of objects, or `concurrent_requests` no number.
            WeaviateBaseError: Nothing was replaced, since the server is away, or the credentials are not accepted; and
                no object failed for a reason of its own before.
            Exception: What `objects` itself raised while it was gone through. What came before it was sent; the
                error's attribute `partial_result` is what would have been returned of that.

        Examples:
            >>> await books.data.replace_many([DataObject({"title": "The Time Machine"}, uuid=uuid)])
        """
        return await self._change(ChangeMany(self._scope, objects, rest.replace, concurrent_requests))

    @overload
    async def delete_many(
        self,
        where: _Filters,
        *,
        verbose: Literal[False] = False,
        dry_run: bool = False,
        until_empty: bool = False,
    ) -> DeleteManyReturn[None]: ...
    @overload
    async def delete_many(
        self, where: _Filters, *, verbose: Literal[True], dry_run: bool = False, until_empty: bool = False
    ) -> DeleteManyReturn[list[DeleteManyObject]]: ...
    @overload
    async def delete_many(
        self, where: _Filters, *, verbose: bool = False, dry_run: bool = False, until_empty: bool = False
    ) -> DeleteManyReturn[list[DeleteManyObject]] | DeleteManyReturn[None]: ...
    async def delete_many(
        self, where: _Filters, *, verbose: bool = False, dry_run: bool = False, until_empty: bool = False
    ) -> DeleteManyReturn[Any]:
        """Delete the objects that meet a condition.

        The server deletes up to a limit at a time (its `QUERY_MAXIMUM_RESULTS`, 10,000 by default), while `matches`
        counts all. Where more match than were deleted, call it again, or say `until_empty`.

        Args:
            where: What the objects have in common: see `Filter`.
            verbose: Whether `objects` of the answer names each object that the server went through.
            dry_run: Whether nothing is deleted: `successful` counts what would be.
            until_empty: Whether to go on beyond the server's limit, until nothing matches or nothing more can be
                deleted. The answer is the sum of all rounds, each of which has a deadline of its own. Not with
                `dry_run`.

        Returns:
            How many matched, were deleted, and could not be.

        Raises:
            WeaviateInvalidInputError: `where` is no filter. Nothing was sent.
            WeaviateQueryError: The server refused, or the answer was lost. With `until_empty`, rounds before it have
                deleted what they did: a note of the error says how many rounds deleted how many objects.

        Examples:
            >>> await books.data.delete_many(Filter.by_property("year").less_than(1900), until_empty=True)
        """
        deletion = DeleteMany(self._scope, where, verbose=verbose, dry_run=dry_run, until_empty=until_empty)
        with noting(deletion.so_far):
            while deletion.more:
                deletion.answered(await self._session.grpc(deletion.request))
        return deletion.result()

    async def _insert(self, ledger: InsertMany, request: GrpcRequest | None) -> None:
        if request is None:
            await sleep(0)
            return
        try:
            ledger.answered(await self._session.grpc(request))
        except WeaviateBaseError as error:
            ledger.failed(error)

    async def _change(self, ledger: ChangeMany) -> BatchObjectReturn:
        started = now()
        await send_all(self._session, ledger)
        return ledger.result(now() - started)
