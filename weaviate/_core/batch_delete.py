"""Deleting by a condition: the `BatchDelete` message, and the sum of its answers."""

from __future__ import annotations

import uuid as uuid_package

from weaviate._core import filters, uuids
from weaviate._core.batch import LEVELS
from weaviate._core.decode.messages import read
from weaviate._core.scope import Scope
from weaviate._core.transport import GrpcRequest
from weaviate._proto import v1
from weaviate._proto.methods import BATCH_DELETE
from weaviate.models.batch import DeleteManyObject, DeleteManyReturn
from weaviate.models.checked import refused, truth
from weaviate.models.filters import _Filters

_WHAT = "delete many"


class DeleteMany:
    """A deletion, and what came of it. The server deletes up to a limit at a time (`QUERY_MAXIMUM_RESULTS`, 10,000).

    `request` is sent as often as `more` says so.

    Args:
        scope: Where the objects are.
        where: What they have in common.
        verbose: Whether the answer names each object.
        dry_run: Whether nothing is deleted.
        until_empty: Whether to go on when the server's limit was met.

    Attributes:
        more: Whether there is another round.
        request: What is sent.

    Raises:
        WeaviateInvalidInputError: It is no condition.
    """

    def __init__(self, scope: Scope, where: _Filters, *, verbose: bool, dry_run: bool, until_empty: bool) -> None:
        if not isinstance(where, _Filters):
            raise refused("where", where, "a filter, which ends in a comparison such as .equal(...)")
        for name, value in (("verbose", verbose), ("dry_run", dry_run), ("until_empty", until_empty)):
            truth(value, name)
        message = v1.BatchDeleteRequest(
            collection=scope.collection,
            verbose=verbose,
            dry_run=dry_run,
            tenant=scope.tenant,
            consistency_level=None if scope.consistency_level is None else LEVELS[scope.consistency_level],
        )
        filters.write(message.filters, where)
        self.request = GrpcRequest(
            method=BATCH_DELETE,
            message=message.SerializeToString(),
            what=f"delete many of {scope.collection}",
            timeout="insert",
            # A second try would not count what the first one deleted.
            idempotent=dry_run,
            details=scope.details(),
        )
        self.more = True
        self._again = until_empty and not dry_run
        self._verbose = verbose
        self._rounds = self._matches = self._successful = self._failed = 0
        self._objects: dict[uuid_package.UUID, DeleteManyObject] = {}

    def answered(self, reply: bytes) -> None:
        """Take the answer of one round.

        Args:
            reply: The answer.

        Raises:
            ResponseCannotBeDecodedError: It is none.
        """
        message, objects = read(_parsed, reply, _WHAT)
        self._rounds += 1
        self._objects.update((found.uuid, found) for found in objects)
        # What failed in one round matches in the next one again.
        self._matches = self._successful + message.matches
        self._successful += message.successful
        self._failed = message.failed
        self.more = self._again and message.successful > 0 and message.matches > message.successful

    def so_far(self) -> str | None:
        """What was deleted, for the error of a round that failed; None before the first round ended."""
        if not self._rounds:
            return None
        return f"Before it, {self._rounds} rounds deleted {self._successful} of {self._matches} objects that matched."

    def result(self) -> DeleteManyReturn[list[DeleteManyObject]] | DeleteManyReturn[None]:
        """The sum of all rounds."""
        counts = {"failed": self._failed, "matches": self._matches, "successful": self._successful}
        if self._verbose:
            return DeleteManyReturn(objects=list(self._objects.values()), **counts)
        return DeleteManyReturn(objects=None, **counts)


def _parsed(reply: bytes) -> tuple[v1.BatchDeleteReply, list[DeleteManyObject]]:
    message = v1.BatchDeleteReply.FromString(reply)
    return message, [
        DeleteManyObject(
            # An empty error stands for none.
            uuid=uuids.from_bytes(found.uuid),
            successful=found.successful,
            error=found.error or None,
        )
        for found in message.objects
    ]
