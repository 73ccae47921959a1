"""Having a collection as a program wants it."""

from __future__ import annotations

from collections.abc import Sequence

from weaviate._async.connection.session import Session
from weaviate._core import ensure
from weaviate._core.ensure import Gap, Wanted
from weaviate._core.rest import schema
from weaviate.exceptions import UnexpectedStatusCodeError
from weaviate.models.config.ensure import EnsuredCollection


async def ensured(session: Session, wanted: Wanted, *, change: bool) -> EnsuredCollection:
    """Create a collection, or compare it with what is wanted, and change it.

    Args:
        session: The connection.
        wanted: What is wanted.
        change: Whether to change what is different.
    """
    name = wanted.scope.collection
    found = ensure.existing(await session.rest(schema.exists(name)))
    if found is None:
        try:
            await session.rest(wanted.creation)
        except UnexpectedStatusCodeError:
            # Another program may have created it since it was asked for.
            found = ensure.existing(await session.rest(schema.exists(name)))
            if found is None:
                raise
        else:
            return EnsuredCollection(name, created=True)
    before = ensure.gaps(wanted.definition, found)
    if not change or not before:
        return ensure.outcome(wanted, before, before, {})
    reasons: dict[str, str] = {}
    for step in ensure.steps(before):
        reasons |= await _change(session, wanted, step)
    found = schema.definition(await session.rest(schema.get(name)))
    return ensure.outcome(wanted, before, ensure.gaps(wanted.definition, found), reasons)


async def _change(session: Session, wanted: Wanted, step: Sequence[Gap]) -> dict[str, str]:
    """Make changes, and say which are not made, by path, and why. What is not made with others is tried alone."""
    read = schema.get(wanted.scope.collection)
    found = schema.definition(await session.rest(read))
    # The server says of some changes that all went well, and makes none of those that came with them either.
    reason = ensure.IGNORED
    try:
        await session.rest(ensure.change(wanted.scope, found, step))
    except UnexpectedStatusCodeError as error:
        if not ensure.is_refusal(error):
            raise
        reason = error.error or error.message
    left = ensure.left(step, ensure.gaps(wanted.definition, schema.definition(await session.rest(read))))
    if len(step) == 1:
        return {gap.path: reason for gap in left}
    reasons: dict[str, str] = {}
    for gap in left:
        reasons |= await _change(session, wanted, [gap])
    return reasons
