"""What is asked of a server before the client is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weaviate._core import connecting
from weaviate._io.aio import TaskGroup
from weaviate.exceptions import ErrorDetails, WeaviateBaseError, WeaviateUnauthorizedError

if TYPE_CHECKING:
    from weaviate._async.connection.session import Session


async def run(session: Session) -> None:
    """Ask for version, readiness and the gRPC port at once; the first failure in that order is the one raised.

    Args:
        session: The connection. It is told what the server says of itself.

    Raises:
        WeaviateBaseError: The server cannot be used.
    """
    async with TaskGroup[WeaviateBaseError | None](3) as group:
        for check in ("meta", "ready", "grpc"):
            group.start_soon(_outcome, check, session)
    for error in group.results:
        if error is not None:
            raise error


async def _outcome(check: str, session: Session) -> WeaviateBaseError | None:
    """What one check found wrong, as a value: its failure does not end the others."""
    try:
        if check == "meta":
            await _check_meta(session)
        elif check == "ready":
            await _check_ready(session)
        else:
            await _check_grpc(session)
    except WeaviateBaseError as error:
        return error
    return None


async def _check_meta(session: Session) -> None:
    meta = connecting.meta(await session.send_rest(connecting.META))
    connecting.check_version(meta.version, session.params.http.address)
    session.note_meta(meta)


async def _check_ready(session: Session) -> None:
    reply = await session.send_rest(connecting.READY)
    if reply.status_code == 503:
        raise connecting.not_ready(session.params.http.address)


async def _check_grpc(session: Session) -> None:
    try:
        serving = connecting.is_serving(await session.send_grpc(connecting.health()))
    except WeaviateUnauthorizedError:
        raise
    except WeaviateBaseError as error:
        raise connecting.grpc_unavailable(session.params, session.server_version, error.details) from error.__cause__
    if not serving:
        raise connecting.grpc_unavailable(session.params, session.server_version, ErrorDetails(step="grpc"))
