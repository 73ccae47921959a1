"""OpenID Connect, as far as getting tokens goes: what is sent to the identity provider, and what it answers."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, quote_plus, urlencode, urlsplit

from weaviate._core.errors import ADVICE
from weaviate._core.transport import RestReply, TransportFault
from weaviate.auth import AuthClientCredentials, AuthClientPassword
from weaviate.exceptions import AuthenticationFailedError, ErrorDetails, MissingScopeError

FORM_CONTENT = {"content-type": "application/x-www-form-urlencoded"}
_MARGIN = 30.0
"""Seconds before its end that a token is replaced, or a quarter of its life where that is less."""
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
"""Seconds after a failure until another try: doubled with each failure that follows."""
_LONGEST_REASON = 300


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

    def __repr__(self) -> str:
        return f"Token(renew_at={self.renew_at}, ends_at={self.ends_at})"  # the rest is secret


NONE_YET = Token("", None, -math.inf, -math.inf)
"""What there is before the first token."""


def token(access_token: str, refresh_token: str | None, expires_in: float, now: float) -> Token:
    """A token that was given out now."""
    return Token(access_token, refresh_token, now + expires_in - min(_MARGIN, expires_in / 4), now + expires_in)


def later(token: Token, failures: int, now: float) -> Token:
    """The same token, after it could not be replaced.

    Args:
        token: The token.
        failures: How often it could not be.
        now: The time.
    """
    return replace(token, renew_at=now + min(_FIRST_PAUSE * 2.0 ** min(failures - 1, 30), _LONGEST_PAUSE))


def split(url: str) -> tuple[str, str]:
    """The address and the path of a URL, which must be http or https.

    Raises:
        AuthenticationFailedError: It is not.
    """
    refused = AuthenticationFailedError(
        f"The identity provider's address {shown(url)!r} is no http or https URL. Check the server's variable "
        "AUTHENTICATION_OIDC_ISSUER, and the token_endpoint of the provider's discovery document."
    )
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise refused
    except ValueError:  # a bracket that is not closed, a port that is no number
        raise refused from None  # it may quote what is secret
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}", f"{parts.path}{query}"


def shown(url: str) -> str:
    """A URL for people, without what may be secret in it: a password, and all behind a question mark."""
    before, slashes, after = url.partition("?")[0].rpartition("//")
    return f"{before}{slashes}{after.rpartition('@')[2]}"


def token_endpoint(reply: RestReply, url: str) -> str:
    """Where tokens are had, from the provider's discovery document.

    Raises:
        AuthenticationFailedError: The document does not say.
    """
    endpoint = _object(reply, url, _CHECK_ISSUER, ()).get("token_endpoint")
    if not isinstance(endpoint, str):
        raise AuthenticationFailedError(
            f"The identity provider's document at {shown(url)} names no token_endpoint. {_CHECK_ISSUER}"
        )
    if _has_tls(url) and not _has_tls(endpoint):
        raise AuthenticationFailedError(
            f"The identity provider's document at {shown(url)} names a token_endpoint without TLS ({shown(endpoint)}): "
            f"no secret is sent there. {_CHECK_ISSUER}"
        )
    return endpoint


def _has_tls(url: str) -> bool:
    return url.partition(":")[0].lower() == "https"


def _form(fields: Mapping[str, str]) -> bytes:
    try:
        return urlencode(fields).encode()
    except UnicodeEncodeError:  # the server or the provider named it; what its caller gives is checked before
        raise AuthenticationFailedError(
            f"What the server or the identity provider names for the request of a token cannot be sent. {_CHECK_ISSUER}"
        ) from None


def refresh_form(client_id: str, refresh_token: str) -> bytes:
    """The request for a new token."""
    form = {"grant_type": "refresh_token", "client_id": client_id, "refresh_token": refresh_token}
    return _form(form)


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
    return _form({**form, "client_id": client_id})


def refreshed(
    reply: RestReply,
    url: str,
    before: Token,
    now: float,
    credentials: AuthClientCredentials | AuthClientPassword | None = None,
) -> Token:
    """Read a new token.

    Args:
        reply: What the provider answered.
        url: Where it was asked.
        before: The token until now.
        now: The time.
        credentials: What the token was had with; None where that is a refresh token.

    Raises:
        AuthenticationFailedError: The provider gave none, or one without a time for which it holds.
    """
    if isinstance(credentials, AuthClientPassword):
        advice = "Check the name and the password, and whether the provider allows this grant."
        secret = credentials.password
    elif credentials is not None:
        advice = "Check the client's id and secret, and whether it may use this grant."
        secret = credentials.client_secret
    else:
        advice = "The refresh token may have expired or been used already: log in again."
        secret = before.refresh_token or ""
    body = _object(reply, url, advice, (secret, before.access_token))
    access, expires_in = body.get("access_token"), body.get("expires_in", 60)
    if not isinstance(access, str) or not access:
        raise AuthenticationFailedError(
            f"The identity provider's answer at {shown(url)} holds no access_token. {_CHECK_ISSUER}"
        )
    # The largest float keeps out infinity, NaN and integers that no float can hold.
    is_number = isinstance(expires_in, int | float) and not isinstance(expires_in, bool)
    if not is_number or not 0 < expires_in <= sys.float_info.max:
        raise AuthenticationFailedError(
            f"The identity provider's answer at {shown(url)} has no usable expires_in. {_CHECK_ISSUER}"
        )
    # Those who have credentials of their own need no refresh token, which may end before they do.
    again = before.refresh_token and str(body.get("refresh_token") or before.refresh_token)
    return token(access, again, expires_in, now)


def given(answer: object, now: float) -> Token:
    """The token that a caller's callable gave.

    Raises:
        AuthenticationFailedError: It gave none.
    """
    text, seconds = answer if isinstance(answer, tuple) and len(answer) == 2 else (answer, math.inf)
    is_number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if not isinstance(text, str) or not text or not is_number or not seconds > 0:
        kind = type(answer).__name__  # it is not shown: it may be a secret
        raise AuthenticationFailedError(
            f"Auth.callback: the callable returned no token ({kind}). It must return the token's text, or a pair of "
            "that and the seconds until it expires."
        )
    return token(text, None, float(seconds), now)


def no_provider() -> AuthenticationFailedError:
    """The error for a server that names no identity provider."""
    return AuthenticationFailedError(
        "The server names no identity provider that tokens could be had from. Set it up (AUTHENTICATION_OIDC_ENABLED "
        "and what belongs to it), or use an API key."
    )


def unreachable(fault: TransportFault, address: str) -> AuthenticationFailedError:
    """The error for an identity provider that did not answer.

    Args:
        fault: What went wrong.
        address: Where it should be.
    """
    advice = ADVICE[fault.step] if fault.step in ("resolve", "tls") else "Is it running, and reachable from here?"
    text = f"The identity provider at {shown(address)} does not answer (failed at: {fault.step}): {fault.detail}."
    error = AuthenticationFailedError(f"{text} {advice}")
    error.__cause__ = fault.__cause__ or fault
    error.with_details(_DETAILS.but(reason=fault.detail, retryable=fault.step != "tls", sent=fault.sent))
    return error


_DETAILS = ErrorDetails(what="get an access token", step="authentication")
_CHECK_ISSUER = (
    "Check the server's variable AUTHENTICATION_OIDC_ISSUER, and whether a proxy answers in the provider's place."
)


def _object(reply: RestReply, url: str, advice: str, secrets: tuple[str, ...]) -> dict[str, Any]:
    try:
        body = reply.json()
    except Exception:
        body = None
    if reply.status_code == 200 and isinstance(body, dict):
        return body
    if isinstance(body, dict):
        # The body of a refusal carries an error's name (RFC 6749, 5.2) and should never carry what was sent.
        said = [body.get(name) for name in ("error", "error_description")]
        reason = ": ".join(part for part in said if isinstance(part, str)) or "no reason"
    else:
        # The page is not shown: who knows what is on it.
        is_page = reply.text.lstrip("\ufeff \r\n\t")[:200].lower().startswith(("<!doctype", "<html"))
        reason = "an HTML page" if is_page else "no JSON object"
        advice = _CHECK_ISSUER
    if reply.status_code >= 500:
        advice = "It may be starting, or in trouble itself; it is asked again after a while."
    for secret in filter(None, secrets):
        for written in (secret, quote_plus(secret), quote(secret)):  # as it is, and as it was sent
            reason = reason.replace(written, "…")
    reason = reason[:_LONGEST_REASON].rstrip(".")
    error = AuthenticationFailedError(
        f"The identity provider at {shown(url)} answers {reply.status_code}: {reason}. {advice}"
    )
    error.with_details(
        _DETAILS.but(
            reason=reason,
            http_status=reply.status_code,
            retryable=reply.status_code == 429 or reply.status_code >= 500,
            sent=True,
        )
    )
    raise error
