# Generated from weaviate/_async/connection/auth.py by scripts/unasync.py. Do not edit.
"""Who the caller is, as the value of the `authorization` header."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from weaviate._core import connecting, oidc
from weaviate._core.retry import Retries
from weaviate._core.transport import RestReply, TransportFault
from weaviate._io.blocking import Lock, now
from weaviate.auth import AuthApiKey, AuthBearerToken, AuthClientCredentials, AuthClientPassword, AuthCredentials
from weaviate.exceptions import (
    AuthenticationFailedError,
    MissingScopeError,
    WeaviateBaseError,
    WeaviateInvalidInputError,
)

if TYPE_CHECKING:
    from weaviate._sync.connection.session import Session

logger = logging.getLogger("weaviate.auth")


class Credentials:
    """The caller's credentials. A token that can be renewed is, before it expires.

    Args:
        credentials: A key, a token, or what tokens are had with; a text is taken as an API key.
        session: What the identity provider is found and asked through.

    Raises:
        WeaviateInvalidInputError: They are none of these, or cannot be sent in a header.
    """

    def __init__(self, credentials: AuthCredentials | str | None, session: Session) -> None:
        self._session = session
        self._lock = Lock()
        self._problem: Exception | None = None
        self._grant = credentials if isinstance(credentials, AuthClientCredentials | AuthClientPassword) else None
        # One value, since other callers look at it while it is replaced.
        self._state: tuple[oidc.Token | None, str | None]
        if self._grant is not None:
            self._state = oidc.NONE_YET, None
        else:
            self._state = None, _header(credentials)
        if isinstance(credentials, AuthBearerToken) and credentials.refresh_token:
            given = oidc.token(credentials.access_token, credentials.refresh_token, credentials.expires_in, now())
            self._state = given, self._state[1]

    def authorization(self, retries: Retries) -> str | None:
        """The value of the header, or None for an anonymous caller.

        Args:
            retries: The call that it is for: a new token is waited for within its deadline.

        Raises:
            AuthenticationFailedError: The token has expired, and no new one could be had.
            MissingScopeError: A program's credentials need a scope, and none is known.
        """
        token, header = self._state
        if token is None or now() < token.renew_at:
            return header
        if self._lock.acquire(retries.remaining(now())):
            try:
                token, header = self._state
                # Another caller may have renewed it, or tried to, while this one waited.
                if token is not None and now() >= token.renew_at:
                    self._renew(token, header, retries)
            finally:
                self._lock.release()
        token, header = self._state
        if token is not None and now() >= token.ends_at:
            what = "The access token has expired and was not renewed." if token.access_token else "There is no token."
            if isinstance(self._problem, MissingScopeError):
                raise MissingScopeError(self._problem.message)  # a new one for each caller that it is raised for
            raise AuthenticationFailedError(f"{what} {self._problem or ''}".strip()) from self._problem
        return header

    def _renew(self, token: oidc.Token, header: str | None, retries: Retries) -> None:
        try:
            renewed = self._refreshed(token, retries)
            self._state = renewed, _header(renewed.access_token)
        except (WeaviateBaseError, TransportFault) as error:
            self._problem = error
            # The others do not ask again at once what has just failed.
            self._state = oidc.later(token, now()), header
            logger.warning("The access token could not be renewed: %s", error)

    def _refreshed(self, token: oidc.Token, retries: Retries) -> oidc.Token:
        provider = connecting.open_id(self._session.anonymous(connecting.FIND_PROVIDER))
        if provider is None:
            raise AuthenticationFailedError("The server names no identity provider that tokens could be had from.")
        discovery = str(provider.get("href"))
        endpoint = oidc.token_endpoint(self._ask("GET", discovery, None, retries), discovery)
        if self._grant is not None:
            form = oidc.grant_form(self._grant, provider, endpoint)
        else:
            form = oidc.refresh_form(str(provider.get("clientId")), str(token.refresh_token))
        return oidc.refreshed(self._ask("POST", endpoint, form, retries), endpoint, token, now())

    def _ask(self, method: str, url: str, form: bytes | None, retries: Retries) -> RestReply:
        address, path = oidc.split(url)
        http = self._session.http_to(address)
        try:
            return http.send(
                method,
                path,
                headers=oidc.FORM_CONTENT if form else {},
                params=None,
                content=form,
                timeout=retries.remaining(now()),
            )
        finally:
            http.close()


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
    if not secret.isascii() or not secret.isprintable():
        raise WeaviateInvalidInputError("auth_credentials: the key or token has a character that no header can carry")
    return f"Bearer {secret}"
