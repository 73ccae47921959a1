# Generated from weaviate/_async/collections/many.py by scripts/unasync.py. Do not edit.
"""Many requests, some of them under way at once."""

from __future__ import annotations

from typing import TypeVar

from weaviate._core.ledger import Sent, SideBySide
from weaviate._io.blocking import Lock, TaskGroup
from weaviate._sync.connection.session import Session
from weaviate.exceptions import WeaviateBaseError

_S = TypeVar("_S", bound=Sent)


def send_all(session: Session, ledger: SideBySide[_S]) -> None:
    """Send all requests of a ledger, which hears what became of each. What fails does not end the others.

    Args:
        session: The connection.
        ledger: What is sent.
    """
    lock = Lock()
    with TaskGroup[None](ledger.concurrent_requests) as group:
        for _ in range(ledger.concurrent_requests):
            group.start_soon(_send_one_by_one, session, ledger, lock, group)


def _send_one_by_one(session: Session, ledger: SideBySide[_S], lock: Lock, group: TaskGroup[None]) -> None:
    """Send one request after the other, taking the next from all that do the same."""
    while not group.stopping:
        with lock:
            sent = ledger.next()
        if sent is None:
            return
        try:
            session.rest(sent.request)
            ledger.done(sent)
        except WeaviateBaseError as error:
            ledger.failed(sent, error)
