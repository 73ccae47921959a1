"""Waiting for what the server does by itself."""

from __future__ import annotations

from weaviate._async.connection.session import Session
from weaviate._core.waiting import R, Waiting
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
        while (request := waiting.next(now())) is not None:
            try:
                waiting.take(await session.rest(request))
            except WeaviateBaseError as error:
                waiting.miss(error)
            await sleep(waiting.pause)
    return waiting.result
