# Generated from weaviate/_async/connection/auth.py by scripts/unasync.py. Do not edit.
"""Who the caller is, as the value of the `authorization` header."""

from __future__ import annotations

import contextlib
import copy
import logging
from typing import TYPE_CHECKING

from weaviate._core import oidc
from weaviate._core.retry import Retries
from weaviate._io.blocking import Lock, context_key, is_gone, now
from weaviate._sync.connection.keeper import Keeper
from weaviate._sync.connection.tokens import CallbackTokens, ProviderTokens
from weaviate.auth import (
    AuthApiKey,
    AuthBearerToken,
    AuthCallback,
    AuthClientCredentials,
    AuthClientPassword,
    AuthCredentials,
)
from weaviate.exceptions import (
    AuthenticationFailedError,
    UnexpectedStatusCodeError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateInvalidInputError,
)
from weaviate.models.checked import fits_header

if TYPE_CHECKING:
    from weaviate._sync.connection.sending import Sender

logger = logging.getLogger("weaviate.auth")

_LEAST = 1.0
"""Seconds between two renewals that nobody waits for, and between two tokens that the server refused."""


class Credentials:
    """The caller's credentials. A token that can be renewed is: before it expires, and when the server refuses it.

    A `Keeper` renews it in time; whoever finds that it has ended, or was refused, does so at once. One at a time does,
    and the others wait for that.

    Args:
        credentials: A key, a token, or what tokens are had with; a text is taken as an API key.
        session: What the identity provider is found and asked through.

    Raises:
        WeaviateInvalidInputError: They are none of these, or cannot be sent in a header.
    """

    def __init__(self, credentials: AuthCredentials | str | None, session: Sender) -> None:
        self._session = session
        self._lock = Lock()
        self._keepers: dict[tuple[int, int], Keeper] = {}
        self._source: ProviderTokens | CallbackTokens | None = None
        self._failures = 0
        self._told: set[tuple[object, ...]] = set()
        self._problem: WeaviateBaseError | None = None
        self._not_refused_before = float("-inf")
        # One value, since other callers look at it while it is replaced.
        self._state: tuple[oidc.Token | None, str | None] = oidc.NONE_YET, None
        if isinstance(credentials, AuthClientCredentials | AuthClientPassword):
            self._source = ProviderTokens(credentials, session)
        elif isinstance(credentials, AuthCallback):
            self._source = CallbackTokens(credentials)
        else:
            self._state = None, _header(credentials)
        if isinstance(credentials, AuthBearerToken) and credentials.refresh_token:
            self._source = ProviderTokens(None, session)
            given = oidc.token(credentials.access_token, credentials.refresh_token, credentials.expires_in, now())
            self._state = given, self._state[1]

    def authorization(self, retries: Retries) -> str | None:
        """The value of the header, or None for an anonymous caller.

        Args:
            retries: The call that it is for: a new token is waited for within its deadline.

        Raises:
            AuthenticationFailedError: The token has expired, and no new one could be had.
            MissingScopeError: A program's credentials need a scope, and none is known.
            WeaviateBaseError: The server could not be asked who gives out tokens.
        """
        token, header = self._state
        if token is None:
            return header
        if now() >= token.renew_at:
            keeper = self._keepers.get(context_key())
            if keeper is not None and now() < token.ends_at:
                keeper.ring()  # It is still good, so that no call waits for another.
            else:
                self._renew(retries, None)
                token, header = self._state
        self._keep()
        if token is not None and now() >= token.ends_at:
            raise self._error(token)
        return header

    def renewed(self, refused: str | None, retries: Retries) -> bool:
        """Whether there is another token than one that the server refused: it is renewed, unless that was done.

        Args:
            refused: The header with the token.
            retries: The call that was refused, which bounds it.
        """
        if refused is None or self._source is None:
            return False
        self._renew(retries, refused)
        return self._state[1] != refused

    def explain(self, error: WeaviateBaseError) -> WeaviateBaseError:
        """Have the error of a refusal say why there was no other token.

        Args:
            error: The error.
        """
        if self._problem is not None and self._source is not None:
            error.add_note(f"The access token could not be renewed: {self._problem}")
        return error

    def close(self) -> None:
        """End what looks after the token, and what is under way for it. The next call begins it again."""
        keeper = self._keepers.pop(context_key(), None)
        for place in list(self._keepers):
            other = self._keepers.pop(place, None)
            if other is not None and not is_gone(place):
                other.dismiss()
        if self._source is not None:
            self._source.close()
        if keeper is not None:
            keeper.stop()

    def _renew(self, retries: Retries, refused: str | None) -> None:
        if self._source is None or not self._lock.acquire(retries.remaining(now())):
            return
        try:
            token, header = self._state
            # Another caller may have renewed it, or tried to, while this one waited.
            if token is None or not self._is_due(token, header, refused):
                return
            try:
                renewed = self._source.next(token, retries)
                value = _bearer(renewed.access_token)
                if value is None:
                    raise AuthenticationFailedError("The new token has a character that no header can carry.")
                if refused is not None and value == header:
                    raise AuthenticationFailedError("The token that the server refuses was given out again.")
            except WeaviateBaseError as error:
                if self._session.is_closed:
                    raise WeaviateClosedClientError() from error.__cause__
                self._failed(error, token, header, retries)
            else:
                if self._told:
                    logger.info("The access token could be renewed again.")
                    self._told.clear()
                self._failures, self._problem = 0, None
                self._state = renewed, value
            if refused is not None:
                # Where a new token does not help, not every call renews it.
                self._not_refused_before = now() + _LEAST
        finally:
            self._lock.release()
        for place, keeper in list(self._keepers.items()):
            if not is_gone(place):
                keeper.ring()

    def _is_due(self, token: oidc.Token, header: str | None, refused: str | None) -> bool:
        if refused is None or self._failures:
            return now() >= token.renew_at
        return header == refused and now() >= self._not_refused_before

    def _failed(self, error: WeaviateBaseError, token: oidc.Token, header: str | None, retries: Retries) -> None:
        self._problem = error
        if retries.remaining(now()) > 0:  # otherwise the time of one call was too short for it, and not for others
            self._failures += 1
            # The others do not ask again at once what has just failed.
            self._state = oidc.later(token, self._failures, now()), header
        kind = type(error), error.details.step, error.details.http_status
        if kind not in self._told:
            self._told.add(kind)
            logger.warning("The access token could not be renewed: %s", error)

    def _error(self, token: oidc.Token) -> WeaviateBaseError:
        """A new one for each caller that it is raised for."""
        what = "The access token has expired and was not renewed." if token.access_token else "There is no token."
        problem = self._problem
        if problem is None:
            return AuthenticationFailedError(f"{what} Another call was renewing it, for longer than this one may take.")
        if isinstance(problem, AuthenticationFailedError) and not isinstance(problem, UnexpectedStatusCodeError):
            error = AuthenticationFailedError(f"{what} {problem}").with_details(problem.details)
        else:
            error = copy.copy(problem)
        error.__cause__ = problem.__cause__ or problem
        return error

    def _keep(self) -> None:
        """Have the token looked after, in this place."""
        place = context_key()
        token = self._state[0]
        if place in self._keepers or token is None or not token.access_token or token.renew_at == float("inf"):
            return
        if not self._session.is_closed:
            for gone in [other for other in list(self._keepers) if is_gone(other)]:
                self._keepers.pop(gone, None)
            # Where it cannot be started, calls renew the token themselves.
            with contextlib.suppress(RuntimeError):
                keeper = Keeper(self)
                # Several calls may come here at once.
                if self._keepers.setdefault(place, keeper) is not keeper:
                    keeper.dismiss()

    def look_after(self) -> float | None:
        """Renew the token if that is due, and say after how many seconds to look again; None for never."""
        token = self._state[0]
        try:
            if token is not None and not self._session.is_closed and now() >= token.renew_at:
                self._renew(self._session.patience(), None)
                token = self._state[0]
        except WeaviateClosedClientError:
            return None
        if token is None or self._session.is_closed:
            return None
        return max(token.renew_at - now(), _LEAST)


def _bearer(secret: str) -> str | None:
    """The header for a key or a token; None where none can carry it."""
    return f"Bearer {secret}" if secret and fits_header(secret) else None


def _header(credentials: AuthCredentials | str | None) -> str | None:
    if credentials is None:
        return None
    if isinstance(credentials, str):
        secret = credentials
    elif isinstance(credentials, AuthApiKey):
        secret = credentials.api_key
    elif isinstance(credentials, AuthBearerToken):
        secret = credentials.access_token
    else:
        raise WeaviateInvalidInputError(
            f"auth_credentials: {type(credentials).__name__} is no credential; use one that Auth makes"
        )
    # The value is a secret: it is not shown.
    if not secret:
        raise WeaviateInvalidInputError("auth_credentials: the key or token is empty")
    value = _bearer(secret)
    if value is None:
        raise WeaviateInvalidInputError("auth_credentials: the key or token has a character that no header can carry")
    return value
