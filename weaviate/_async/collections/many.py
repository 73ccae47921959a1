"""Many requests, some of them under way at once."""

from __future__ import annotations

from typing import TypeVar

from weaviate._async.connection.session import Session
from weaviate._core.ledger import Sent, SideBySide
from weaviate._io.aio import Lock, TaskGroup
from weaviate.exceptions import WeaviateBaseError

_S = TypeVar("_S", bound=Sent)


async def send_all(session: Session, ledger: SideBySide[_S]) -> None:
    """Send all requests of a ledger, which hears what became of each. What fails does not end the others.

    Args:
        session: The connection.
        ledger: What is sent.
    """
    lock = Lock()
    async with TaskGroup[None](ledger.concurrent_requests) as group:
        for _ in range(ledger.concurrent_requests):
            group.start_soon(_send_one_by_one, session, ledger, lock, group)


async def _send_one_by_one(session: Session, ledger: SideBySide[_S], lock: Lock, group: TaskGroup[None]) -> None:
    """Send one request after the other, taking the next from all that do the same."""
    while not group.stopping:
        async with lock:
            sent = ledger.next()
        if sent is None:
            return
        try:
            await session.rest(sent.request)
            ledger.done(sent)
        except WeaviateBaseError as error:
            ledger.failed(sent, error)
