# Generated from weaviate/_async/waiting.py by scripts/unasync.py. Do not edit.
"""Waiting for what the server does by itself."""

from __future__ import annotations

from weaviate._core.waiting import Looks, R, Waiting
from weaviate._io.blocking import now, sleep
from weaviate._sync.connection.session import Session
from weaviate.exceptions import WeaviateBaseError


def wait(session: Session, waiting: Waiting[R]) -> R:
    """Wait until a job is done.

    Args:
        session: The way to the server.
        waiting: The job.

    Returns:
        What the server said last.

    Raises:
        WeaviateTimeoutError: It is not done in time.
        WeaviateBaseError: It failed or was called off, or the server does not answer.
    """
    with waiting:
        look(session, waiting)
    return waiting.result


def look(session: Session, looks: Looks) -> None:
    """Ask until it is over.

    Args:
        session: The way to the server.
        looks: What is asked, and when it is over.
    """
    while (request := looks.next(now())) is not None:
        try:
            looks.take(session.rest(request, within=looks.left))
        except WeaviateBaseError as error:
            looks.miss(error)
        sleep(looks.pause)
