"""Credentials."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Auth", "AuthApiKey", "AuthBearerToken", "AuthCredentials"]


@dataclass
class _APIKey:
    """An API key. Its `repr` does not show it."""

    api_key: str = field(repr=False)


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


AuthApiKey = _APIKey
AuthBearerToken = _BearerToken
AuthCredentials = _BearerToken | _APIKey


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
                that the server names. Without it, calls fail with `WeaviateUnauthorizedError` once it has expired.
        """
        return _BearerToken(access_token, expires_in, refresh_token)
