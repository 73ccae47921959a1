# Generated from weaviate/_async/connection/tokens.py by scripts/unasync.py. Do not edit.
"""Where tokens come from: the identity provider that the server names, or the caller's own callable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weaviate._core import connecting, oidc
from weaviate._core.retry import Retries
from weaviate._core.transport import RestReply, TransportFault
from weaviate._io.blocking import BackgroundTask, HttpTransport, call_user, context_key, now
from weaviate.auth import AuthCallback, AuthClientCredentials, AuthClientPassword
from weaviate.exceptions import AuthenticationFailedError, WeaviateBaseError

if TYPE_CHECKING:
    from weaviate._sync.connection.sending import Sender

_PATIENCE = 0.25
"""Seconds that a callable which is cancelled has for its end."""


class ProviderTokens:
    """Tokens of the identity provider that the server names.

    Args:
        grant: What they are had with; None where that is a refresh token.
        session: What the provider is found and asked through.
    """

    def __init__(self, grant: AuthClientCredentials | AuthClientPassword | None, session: Sender) -> None:
        self._grant = grant
        self._session = session
        self._found: tuple[dict[str, Any], str] | None = None
        self._asking: dict[tuple[int, int], HttpTransport] = {}

    def next(self, before: oidc.Token, retries: Retries) -> oidc.Token:
        """Get another token.

        Args:
            before: The one until now.
            retries: The call that it is for, which bounds it.

        Raises:
            WeaviateBaseError: There is none.
        """
        found, self._found = self._found, None  # after a failure it is looked for again: it may have moved
        provider, endpoint = found or self._find(retries)
        if self._grant is not None:
            form = oidc.grant_form(self._grant, provider, endpoint)
        else:
            form = oidc.refresh_form(str(provider.get("clientId")), str(before.refresh_token))
        reply = self._ask("POST", endpoint, form, retries)
        token = oidc.refreshed(reply, endpoint, before, now(), self._grant)
        self._found = provider, endpoint
        return token

    def _find(self, retries: Retries) -> tuple[dict[str, Any], str]:
        within = retries.remaining(now())
        provider = connecting.open_id(self._session.anonymous(connecting.FIND_PROVIDER, within))
        if provider is None:
            raise oidc.no_provider()
        discovery = str(provider.get("href"))
        return provider, oidc.token_endpoint(self._ask("GET", discovery, None, retries), discovery)

    def _ask(self, method: str, url: str, form: bytes | None, retries: Retries) -> RestReply:
        address, path = oidc.split(url)
        place = context_key()
        http = self._asking[place] = self._session.http_to(address)
        try:
            return http.send(
                method,
                path,
                headers=oidc.FORM_CONTENT if form else {},
                params=None,
                content=form,
                timeout=retries.remaining(now()),
            )
        except TransportFault as fault:
            error = oidc.unreachable(fault, address)
            raise error from error.__cause__
        finally:
            self._asking.pop(place, None)
            http.close()

    def close(self) -> None:
        """End what is under way here."""
        http = self._asking.get(context_key())
        if http is not None:
            http.close()


class _Call:
    """One call of the caller's callable, which goes on where nobody waits for it any more."""

    def __init__(self, callback: AuthCallback) -> None:
        self._callback = callback
        self.place = context_key()
        self.token: oidc.Token | None = None
        self.task = BackgroundTask.start(self._run, name="weaviate-token-callback")

    def _run(self) -> None:
        self.token = oidc.given(call_user(self._callback.get_token), now())

    def is_useful(self) -> bool:
        """Whether it runs still, or has brought a token that nobody fetched and that is good."""
        if self.place != context_key() or self.task.error is not None:
            return False
        return self.token is None or now() < self.token.renew_at


class CallbackTokens:
    """Tokens of the caller's own callable.

    Args:
        callback: The callable.
    """

    def __init__(self, callback: AuthCallback) -> None:
        self._callback = callback
        self._call: _Call | None = None

    def next(self, before: oidc.Token, retries: Retries) -> oidc.Token:
        """Get another token. A callable that takes too long for one call is waited for by the next, not called again.

        Args:
            before: The one until now.
            retries: The call that it is for, which bounds it.

        Raises:
            AuthenticationFailedError: There is none.
        """
        call = self._call
        if call is None or not call.is_useful():
            call = self._call = _Call(self._callback)
        if not call.task.join(retries.remaining(now())):
            raise AuthenticationFailedError("Auth.callback: the callable did not return within the time of the call.")
        self._call = None
        if call.token is not None:
            return call.token
        error = call.task.error
        if isinstance(error, WeaviateBaseError):
            raise AuthenticationFailedError(str(error)) from error.__cause__
        # What it says is the caller's own, and may hold a secret: it is in the cause alone.
        raise AuthenticationFailedError(f"Auth.callback: the callable raised {type(error).__name__}.") from error

    def close(self) -> None:
        """End what is under way here, where that is possible."""
        call, self._call = self._call, None
        if call is not None and call.place == context_key():
            call.task.cancel()
            call.task.join(_PATIENCE)
