"""The references of a batch: which can be sent, and which wait for objects that are on their way."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator

from weaviate._core.batching.items import BatchedReference


class Links:
    """References that were added and not sent."""

    def __init__(self) -> None:
        self.since = 0.0
        """Since when the next one waits."""
        self._ready: deque[BatchedReference] = deque()
        self._waiting: dict[str, list[BatchedReference]] = {}
        self._missing: dict[int, int] = {}

    def __len__(self) -> int:
        """How many can be sent."""
        return len(self._ready)

    def add(self, item: BatchedReference, on_their_way: Container[str], now: float) -> None:
        """Take one, with the ids of the objects that it may have to wait for."""
        if not self._waits(item, on_their_way):
            self._put(item, now)

    def arrived(self, key: str, now: float) -> None:
        """Take that an object was stored."""
        for item in self._waiting.pop(key, ()):
            missing = self._missing.get(item.index, 0) - 1
            if missing > 0:
                self._missing[item.index] = missing
            elif missing == 0:
                del self._missing[item.index]
                self._put(item, now)

    def lost(self, key: str) -> Iterator[BatchedReference]:
        """Take that an object was not stored: the references that need it, which go no further."""
        for item in self._waiting.pop(key, ()):
            if self._missing.pop(item.index, None) is not None:
                yield item

    def take(self, count: int, on_their_way: Container[str], now: float) -> list[BatchedReference]:
        """The next ones that can be sent. Those wait whose objects were added again in the meantime."""
        self.since = now
        taken: list[BatchedReference] = []
        while self._ready and len(taken) < count:
            item = self._ready.popleft()
            if not self._waits(item, on_their_way):
                taken.append(item)
        return taken

    def drain(self) -> list[BatchedReference]:
        """All that can be sent, since they never will be."""
        items = list(self._ready)
        self._ready.clear()
        return items

    def put_back(self, items: list[BatchedReference]) -> None:
        """Take back what has to be sent again."""
        self._ready.extendleft(reversed(items))

    def _waits(self, item: BatchedReference, on_their_way: Container[str]) -> bool:
        needs = {key for key in item.needs if key in on_their_way}
        if needs:
            self._missing[item.index] = len(needs)
            for key in needs:
                self._waiting.setdefault(key, []).append(item)
        return bool(needs)

    def _put(self, item: BatchedReference, now: float) -> None:
        if not self._ready:
            self.since = now
        self._ready.append(item)
