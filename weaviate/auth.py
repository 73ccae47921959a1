"""Credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number

__all__ = [
    "SCOPES",
    "Auth",
    "AuthApiKey",
    "AuthBearerToken",
    "AuthCallback",
    "AuthClientCredentials",
    "AuthClientPassword",
    "AuthCredentials",
    "OidcAuth",
    "TokenCallback",
]

SCOPES = str | list[str]
"""What a token is asked for: one text with blanks between the scopes, or a list of them."""
GIVEN_TOKEN = str | tuple[str, float]
"""What a callable gives: a token, alone or with the seconds until it expires."""
TokenCallback = Callable[[], GIVEN_TOKEN | Awaitable[GIVEN_TOKEN]]
"""A callable that gives tokens."""


def _secret(value: object, path: str) -> None:
    if not isinstance(value, str):  # it is not shown: it may be the secret, as bytes
        raise WeaviateInvalidInputError(f"{path}: must be a string, not {type(value).__name__}")


def _part(value: object, path: str) -> None:
    """Check a text that goes into a form."""
    _secret(value, path)
    try:
        usable = bool(str(value).encode())
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise WeaviateInvalidInputError(f"{path}: must be text that is not empty and that UTF-8 can carry")


def _scopes(scope: SCOPES | None) -> list[str]:
    given = scope.split(" ") if isinstance(scope, str) else scope or []
    if not isinstance(given, list):
        raise WeaviateInvalidInputError(f"Auth: scope: must be text or a list of texts, not {type(scope).__name__}")
    scopes = [each for each in given if each != ""]
    for each in scopes:
        _part(each, "Auth: scope")
    return scopes


def _seconds(value: object, path: str) -> None:
    if isinstance(value, str | bytes):  # it is not shown: it may be a token in the wrong place
        raise WeaviateInvalidInputError(f"{path}: must be a number of seconds, not {type(value).__name__}")
    number(value, path)


@dataclass
class _APIKey:
    """An API key. Its `repr` does not show it."""

    api_key: str = field(repr=False)

    def __post_init__(self) -> None:
        _secret(self.api_key, "Auth.api_key.api_key")


@dataclass
class _BearerToken:
    """An access token that an identity provider gave out. Its `repr` does not show it.

    Attributes:
        access_token: The token.
        expires_in: Seconds until it expires, from now.
        refresh_token: What a new one is had with.
    """

    access_token: str = field(repr=False)
    expires_in: int = 60
    refresh_token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _secret(self.access_token, "Auth.bearer_token.access_token")
        _seconds(self.expires_in, "Auth.bearer_token.expires_in")
        if self.refresh_token not in (None, ""):
            _part(self.refresh_token, "Auth.bearer_token.refresh_token")


@dataclass
class _ClientCredentials:
    """A program's own credentials at an identity provider. Their `repr` does not show the secret.

    Attributes:
        client_secret: The secret of the client that the server names.
        scope: What tokens are asked for, beside what the server names.
    """

    client_secret: str = field(repr=False)
    scope: SCOPES | None = None

    def __post_init__(self) -> None:
        _part(self.client_secret, "Auth.client_credentials.client_secret")
        _scopes(self.scope)

    @property
    def scope_list(self) -> list[str]:
        """The scopes one by one."""
        return _scopes(self.scope)


@dataclass
class _ClientPassword:
    """A person's name and password at an identity provider. Their `repr` does not show the password.

    Attributes:
        username: The name.
        password: The password.
        scope: What tokens are asked for, beside what the server names.
    """

    username: str
    password: str = field(repr=False)
    scope: SCOPES | None = None

    def __post_init__(self) -> None:
        _part(self.username, "Auth.client_password.username")
        _part(self.password, "Auth.client_password.password")
        _scopes(self.scope)

    @property
    def scope_list(self) -> list[str]:
        """The scopes one by one."""
        return _scopes(self.scope)


@dataclass
class _Callback:
    """A callable that gives tokens. Its `repr` does not show it: it may hold a secret.

    Attributes:
        get_token: The callable.
    """

    get_token: TokenCallback = field(repr=False)

    def __post_init__(self) -> None:
        if not callable(self.get_token):  # it is not shown: it may be a token
            raise WeaviateInvalidInputError(
                f"Auth.callback.get_token: must be callable, not {type(self.get_token).__name__}"
            )


AuthApiKey = _APIKey
AuthBearerToken = _BearerToken
AuthCallback = _Callback
AuthClientCredentials = _ClientCredentials
AuthClientPassword = _ClientPassword
OidcAuth = _BearerToken | _ClientPassword | _ClientCredentials
"""What an identity provider gave out, or what it gives tokens for."""
AuthCredentials = _BearerToken | _ClientPassword | _ClientCredentials | _APIKey | _Callback
"""Who the caller is."""


class Auth:
    """Makes credentials.

    Examples:
        >>> from weaviate.classes.init import Auth
        >>> Auth.api_key("a-key")
        _APIKey()
    """

    @staticmethod
    def api_key(api_key: str) -> _APIKey:
        """A key that the server knows.

        Args:
            api_key: The key.

        Raises:
            WeaviateInvalidInputError: It is no text.
        """
        return _APIKey(api_key)

    @staticmethod
    def bearer_token(
        access_token: str,
        expires_in: int = 60,
        refresh_token: str | None = None,
    ) -> _BearerToken:
        """A token of an identity provider (OpenID Connect).

        Args:
            access_token: The token.
            expires_in: Seconds until it expires, from now.
            refresh_token: With it the client gets a new token before the old one expires, from the identity provider
                that the server names, also while no calls are made. Without it, calls fail with
                `WeaviateUnauthorizedError` once it has expired.

        Raises:
            WeaviateInvalidInputError: A token is no text, or `expires_in` no number.
        """
        return _BearerToken(access_token, expires_in, refresh_token)

    @staticmethod
    def client_credentials(client_secret: str, scope: SCOPES | None = None) -> _ClientCredentials:
        """A program's own credentials (OpenID Connect, grant `client_credentials`).

        The client gets a token with them from the identity provider that the server names, and a new one before that
        expires.

        Args:
            client_secret: The secret of the client that the server names.
            scope: What tokens are asked for, beside what the server names. At Microsoft's provider it is
                `<client id>/.default` where nothing is named; elsewhere something must be.

        Raises:
            WeaviateInvalidInputError: The secret or a scope is no text, or empty.
        """
        return _ClientCredentials(client_secret, scope)

    @staticmethod
    def client_password(username: str, password: str, scope: SCOPES | None = None) -> _ClientPassword:
        """A person's name and password (OpenID Connect, grant `password`).

        The client gets a token with them from the identity provider that the server names, and a new one before that
        expires.

        Args:
            username: The name.
            password: The password.
            scope: What tokens are asked for, beside what the server names.

        Raises:
            WeaviateInvalidInputError: The name, the password or a scope is no text, or empty.
        """
        return _ClientPassword(username, password, scope)

    @staticmethod
    def callback(get_token: TokenCallback) -> _Callback:
        """A callable that gives tokens: for providers, vaults and files that the client knows nothing about.

        It is called when the first token is needed, shortly before one expires, and once where the server refuses one.
        It is never called twice at once, and it may be called in a thread, or a task, that is not the caller's. A call
        waits for it as long as its own deadline allows.

        Args:
            get_token: Returns a token, or a pair of a token and the seconds until it expires. A token without seconds
                is used until the server refuses it. `WeaviateAsyncClient` takes a coroutine function too; it calls a
                plain one within the event loop, which stands still meanwhile: let one that waits for something be a
                coroutine function there.

        Raises:
            WeaviateInvalidInputError: It is not callable.

        Examples:
            >>> from weaviate.classes.init import Auth
            >>> Auth.callback(lambda: ("a-token", 300))
            _Callback()
        """
        return _Callback(get_token)
