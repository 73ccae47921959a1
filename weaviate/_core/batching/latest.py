"""What became of the batches of a client, for those who ask afterwards, by another handle too."""

from __future__ import annotations

from weaviate._core.batching.outcomes import Outcomes

Key = tuple[str, str | None] | None
"""The collection and tenant of a batch; None for one of any collection."""

_MOST = 100
"""Of how many collections and tenants it is kept. Failures hold their objects, so it is not kept of all."""


class Latest:
    """The outcomes of the batch that was begun last, of each collection and tenant. Usable by all threads."""

    def __init__(self) -> None:
        self._outcomes: dict[Key, Outcomes] = {}

    def put(self, key: Key, outcomes: Outcomes) -> None:
        """Take the outcomes of a batch that begins."""
        self._outcomes.pop(key, None)
        self._outcomes[key] = outcomes
        while len(self._outcomes) > _MOST:
            self._outcomes.pop(list(self._outcomes)[0], None)  # noqa: RUF015  # a copy: others may put some meanwhile

    def get(self, key: Key) -> Outcomes:
        """The outcomes; empty ones where there was no batch."""
        return self._outcomes.get(key) or Outcomes()
