"""OpenID Connect, as far as getting tokens goes: what is sent to the identity provider, and what it answers."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode, urlsplit

from weaviate._core.transport import RestReply
from weaviate.auth import AuthClientCredentials, AuthClientPassword
from weaviate.exceptions import AuthenticationFailedError, MissingScopeError

FORM_CONTENT = {"content-type": "application/x-www-form-urlencoded"}
_MARGIN = 30.0
"""Seconds before its end that a token is replaced, or a quarter of its life where that is less."""


_AGAIN = 5.0
"""Seconds after a failure until another try."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token, and when to replace it.

    Attributes:
        access_token: The token; empty before the first one was had.
        refresh_token: What the next one is had with; None where the caller's own credentials get it.
        renew_at: When a new one should be had, on the client's clock.
        ends_at: When it expires.
    """

    access_token: str
    refresh_token: str | None
    renew_at: float
    ends_at: float


NONE_YET = Token("", None, -math.inf, -math.inf)
"""What there is before the first token."""


def token(access_token: str, refresh_token: str | None, expires_in: float, now: float) -> Token:
    """A token that was given out now."""
    return Token(access_token, refresh_token, now + expires_in - min(_MARGIN, expires_in / 4), now + expires_in)


def later(token: Token, now: float) -> Token:
    """The same token, after it could not be replaced."""
    return replace(token, renew_at=now + _AGAIN)


def split(url: str) -> tuple[str, str]:
    """The address and the path of a URL, which must be http or https.

    Raises:
        AuthenticationFailedError: It is not.
    """
    refused = AuthenticationFailedError(f"The identity provider's address {url!r} is no http or https URL.")
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise refused
    except ValueError as error:  # a bracket that is not closed, a port that is no number
        raise refused from error
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}", f"{parts.path}{query}"


def token_endpoint(reply: RestReply, url: str) -> str:
    """Where tokens are had, from the provider's discovery document.

    Raises:
        AuthenticationFailedError: The document does not say.
    """
    endpoint = _object(reply, url).get("token_endpoint")
    if not isinstance(endpoint, str):
        raise AuthenticationFailedError(f"The identity provider's document at {url} names no token_endpoint.")
    return endpoint


def refresh_form(client_id: str, refresh_token: str) -> bytes:
    """The request for a new token."""
    form = {"grant_type": "refresh_token", "client_id": client_id, "refresh_token": refresh_token}
    return urlencode(form).encode()


def grant_form(
    credentials: AuthClientCredentials | AuthClientPassword, provider: Mapping[str, Any], endpoint: str
) -> bytes:
    """The request for a token by the caller's own credentials.

    Args:
        credentials: The credentials.
        provider: What the server says of the identity provider.
        endpoint: Where tokens are had.

    Raises:
        MissingScopeError: A program's credentials need a scope, and none is known.
    """
    client_id = str(provider.get("clientId"))
    named = provider.get("scopes")
    scopes = list(dict.fromkeys([*(map(str, named) if isinstance(named, list) else ()), *credentials.scope_list]))
    form: dict[str, str]
    if isinstance(credentials, AuthClientPassword):
        form = {"grant_type": "password", "username": credentials.username, "password": credentials.password}
    else:
        form = {"grant_type": "client_credentials", "client_secret": credentials.client_secret}
        if not scopes and urlsplit(endpoint).hostname == "login.microsoftonline.com":
            scopes = [f"{client_id}/.default"]
        if not scopes:
            raise MissingScopeError("Auth.client_credentials: neither `scope` nor the server names a scope for tokens.")
    if scopes:
        form["scope"] = " ".join(scopes)
    return urlencode({**form, "client_id": client_id}).encode()


def refreshed(reply: RestReply, url: str, before: Token, now: float) -> Token:
    """Read a new token.

    Raises:
        AuthenticationFailedError: The provider gave none, or one without a time for which it holds.
    """
    body = _object(reply, url)
    access, expires_in = body.get("access_token"), body.get("expires_in", 60)
    if not isinstance(access, str):
        raise AuthenticationFailedError(f"The identity provider's answer at {url} holds no access_token.")
    # The largest float keeps out infinity, NaN and integers that no float can hold.
    is_number = isinstance(expires_in, int | float) and not isinstance(expires_in, bool)
    if not is_number or not 0 < expires_in <= sys.float_info.max:
        raise AuthenticationFailedError(f"The identity provider's answer at {url} has no usable expires_in.")
    # Those who have credentials of their own need no refresh token, which may end before they do.
    again = before.refresh_token and str(body.get("refresh_token") or before.refresh_token)
    return token(access, again, expires_in, now)


def _object(reply: RestReply, url: str) -> dict[str, Any]:
    try:
        body = reply.json()
    except Exception:
        body = None
    if reply.status_code == 200 and isinstance(body, dict):
        return body
    # The body of a refusal carries an error's name (RFC 6749, 5.2) and never a token.
    reason = body.get("error_description") or body.get("error") if isinstance(body, dict) else None
    raise AuthenticationFailedError(
        f"The identity provider at {url} answers {reply.status_code}: {reason or 'no reason'}."
    )
