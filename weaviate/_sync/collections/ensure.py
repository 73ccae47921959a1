# Generated from weaviate/_async/collections/ensure.py by scripts/unasync.py. Do not edit.
"""Having a collection as a program wants it."""

from __future__ import annotations

from weaviate._core import ensure
from weaviate._core.ensure import Wanted
from weaviate._core.rest import schema
from weaviate._core.transport import RestRequest
from weaviate._sync.connection.session import Session
from weaviate.exceptions import UnexpectedStatusCodeError
from weaviate.models.config.ensure import EnsuredCollection


def ensured(session: Session, wanted: Wanted, *, change: bool) -> EnsuredCollection:
    """Create a collection, or compare it with what is wanted, and change it.

    Args:
        session: The connection.
        wanted: What is wanted.
        change: Whether to change what is different.
    """
    name = wanted.scope.collection
    found = ensure.existing(session.rest(schema.exists(name)))
    if found is None:
        try:
            session.rest(wanted.creation)
        except UnexpectedStatusCodeError:
            # Another program may have created it since it was asked for.
            found = ensure.existing(session.rest(schema.exists(name)))
            if found is None:
                raise
        else:
            return EnsuredCollection(name, created=True)
    before = ensure.gaps(wanted.definition, found)
    if not change or not before:
        return ensure.outcome(wanted, before, before, {})
    reasons: dict[str, str] = {}
    steps = ensure.steps(before)
    while steps:
        step = ensure.left(steps.pop(0), ensure.gaps(wanted.definition, found))
        if not step:
            continue  # another program made the change
        reason = _change(session, ensure.change(wanted.scope, found, step))
        found = schema.definition(session.rest(schema.get(name)))
        left = ensure.left(step, ensure.gaps(wanted.definition, found))
        if len(step) == 1:
            reasons |= {gap.path: reason for gap in left}
        else:
            steps[:0] = [[gap] for gap in left]  # what is not made with others is tried alone
    return ensure.outcome(wanted, before, ensure.gaps(wanted.definition, found), reasons)


def _change(session: Session, request: RestRequest) -> str:
    """Make changes; why the server made none of them, if it does not."""
    try:
        session.rest(request)
    except UnexpectedStatusCodeError as error:
        if not ensure.is_refusal(error):
            raise
        return error.error or error.message
    # The server says of some changes that all went well, and makes none of those that came with them either.
    return ensure.IGNORED
