"""Waiting for what the server does by itself."""

from __future__ import annotations

from weaviate._async.connection.session import Session
from weaviate._core.waiting import Looks, R, Waiting
from weaviate._io.aio import now, sleep
from weaviate.exceptions import WeaviateBaseError


async def wait(session: Session, waiting: Waiting[R]) -> R:
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
        await look(session, waiting)
    return waiting.result


async def look(session: Session, looks: Looks) -> None:
    """Ask until it is over.

    Args:
        session: The way to the server.
        looks: What is asked, and when it is over.
    """
    while (request := looks.next(now())) is not None:
        try:
            looks.take(await session.rest(request, within=looks.left))
        except WeaviateBaseError as error:
            looks.miss(error)
        await sleep(looks.pause)
