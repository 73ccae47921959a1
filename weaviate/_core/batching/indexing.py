"""Waiting until the vectors that were written are in their index. The clock is the caller's."""

from __future__ import annotations

from collections.abc import Iterable

from weaviate._core.names import collection_name
from weaviate._core.rest import nodes
from weaviate._core.scope import Scope
from weaviate._core.transport import RestReply, RestRequest
from weaviate._core.waiting import seconds
from weaviate.exceptions import WeaviateBaseError, WeaviateInvalidInputError, WeaviateTimeoutError
from weaviate.models.batch import Shard
from weaviate.models.checked import count, refused

_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 2.0
"""Seconds between two looks: nobody tells when an index is ready."""


class Indexing:
    """The shards of which some have vectors that wait: looks, as `weaviate._core.waiting` has them.

    Args:
        shards: The shards.
        how_many_failures: How many looks may fail, one after the other.
        timeout: Seconds without progress after which the wait ends.
        now: The time.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """

    def __init__(self, shards: Iterable[Shard], how_many_failures: int, timeout: float, now: float) -> None:
        self._tenants: dict[str, set[str | None]] = {}
        for shard in shards:
            if not isinstance(shard, Shard):
                raise refused("shards", shard, "a list of Shard")
            self._tenants.setdefault(collection_name(shard.collection, "shards"), set()).add(shard.tenant)
        self._allowed = count(how_many_failures, "how_many_failures")
        self._timeout = seconds(timeout)
        self._failures = 0
        self._waiting: dict[str, int] = {}
        self._progress = now
        self._least: int | None = None
        self.pause = 0.0
        self.left = self._timeout

    def next(self, now: float) -> RestRequest | None:
        """The next look; None once all vectors are in their index.

        Raises:
            WeaviateTimeoutError: Nothing was indexed for too long.
        """
        name = next(iter(self._tenants), None)
        if name is None:
            return None
        queue = sum(self._waiting.values())
        if self._least is None or queue < self._least:
            self._least, self._progress = queue, now
        if now - self._progress > self._timeout:
            raise WeaviateTimeoutError(
                f"wait for vector indexing: nothing was indexed for {self._timeout:g} s; {queue} vectors wait in "
                f"{', '.join(self._tenants)}"
            )
        self.left = self._progress + self._timeout - now
        return nodes.shards(Scope(name))

    def take(self, reply: RestReply) -> None:
        """Take what a look brought.

        Raises:
            WeaviateInvalidInputError: No node has a shard for one of the tenants.
        """
        name, tenants = next(iter(self._tenants.items()))
        shards = nodes.shards_read(reply)
        absent = tenants - {None, *(shard.name for shard in shards)}
        if absent:
            named = ", ".join(sorted(map(str, absent)))
            raise WeaviateInvalidInputError(f"wait for vector indexing: {name} has no active tenant {named}")
        self._failures = 0
        busy = [
            shard
            for shard in shards
            if (None in tenants or shard.name in tenants)
            and (shard.vector_queue_length > 0 or shard.vector_indexing_status == "INDEXING")
        ]
        if busy:
            self._waiting[name] = sum(shard.vector_queue_length for shard in busy)
            self.pause = min(max(self.pause * 2, _FIRST_PAUSE), _LONGEST_PAUSE)
        else:
            del self._tenants[name]
            self._waiting.pop(name, None)
            self.pause = 0.0

    def miss(self, error: WeaviateBaseError) -> None:
        """Take that a look failed.

        Raises:
            WeaviateBaseError: It is one too many.
        """
        self._failures += 1
        if self._failures > self._allowed:
            raise error
        self.pause = min(max(self.pause * 2, _FIRST_PAUSE), _LONGEST_PAUSE)
