"""Who the caller is, as the value of the `authorization` header."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from weaviate._core import connecting, oidc
from weaviate._core.transport import RestReply, TransportFault
from weaviate._io.aio import Lock, now
from weaviate.auth import AuthApiKey, AuthBearerToken, AuthCredentials
from weaviate.exceptions import AuthenticationFailedError, WeaviateBaseError, WeaviateInvalidInputError

if TYPE_CHECKING:
    from weaviate._async.connection.session import Session

logger = logging.getLogger("weaviate.auth")


class Credentials:
    """The caller's credentials. A token that can be renewed is, before it expires.

    Args:
        credentials: A key or a token; a text is taken as an API key.
        session: What the identity provider is found and asked through.

    Raises:
        WeaviateInvalidInputError: They are none of these, or cannot be sent in a header.
    """

    def __init__(self, credentials: AuthCredentials | str | None, session: Session) -> None:
        self._header = _header(credentials)
        self._session = session
        self._lock = Lock()
        self._token: oidc.Token | None = None
        if isinstance(credentials, AuthBearerToken) and credentials.refresh_token:
            self._token = oidc.token(credentials.access_token, credentials.refresh_token, credentials.expires_in, now())

    async def authorization(self) -> str | None:
        """The value of the header, or None for an anonymous caller.

        Raises:
            AuthenticationFailedError: The token has expired, and no new one could be had.
        """
        if self._token is not None and now() >= self._token.renew_at:
            async with self._lock:
                # Another caller may have renewed it while this one waited.
                if now() >= self._token.renew_at:
                    await self._renew(self._token)
        return self._header

    async def _renew(self, token: oidc.Token) -> None:
        try:
            self._token = await self._refreshed(token)
        except (WeaviateBaseError, TransportFault) as error:
            if now() < token.ends_at:
                logger.warning("The access token could not be renewed; the old one is used until it expires: %s", error)
                return
            if isinstance(error, AuthenticationFailedError):
                raise
            text = f"The access token has expired and could not be renewed: {error}"
            raise AuthenticationFailedError(text) from error
        self._header = f"Bearer {self._token.access_token}"

    async def _refreshed(self, token: oidc.Token) -> oidc.Token:
        provider = connecting.open_id(await self._session.anonymous(connecting.OPEN_ID))
        if provider is None:
            raise AuthenticationFailedError("A refresh token is given, but the server names no identity provider.")
        discovery = str(provider.get("href"))
        endpoint = oidc.token_endpoint(await self._ask("GET", discovery, None), discovery)
        form = oidc.refresh_form(str(provider.get("clientId")), token.refresh_token)
        return oidc.refreshed(await self._ask("POST", endpoint, form), endpoint, token, now())

    async def _ask(self, method: str, url: str, form: bytes | None) -> RestReply:
        address, path = oidc.split(url)
        http = self._session.http_to(address)
        try:
            return await http.send(
                method,
                path,
                headers=oidc.FORM_CONTENT if form else {},
                params=None,
                content=form,
                timeout=self._session.config.timeout.query,
            )
        finally:
            await http.close()


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
            f"auth_credentials: {type(credentials).__name__} is no credential; use Auth.api_key or Auth.bearer_token"
        )
    # The value is a secret: it is not shown.
    if not secret:
        raise WeaviateInvalidInputError("auth_credentials: the key or token is empty")
    if not secret.isascii() or not secret.isprintable():
        raise WeaviateInvalidInputError("auth_credentials: the key or token has a character that no header can carry")
    return f"Bearer {secret}"
