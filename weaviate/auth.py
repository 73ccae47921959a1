"""Credentials."""

from __future__ import annotations

from dataclasses import dataclass, field

from weaviate.exceptions import WeaviateInvalidInputError
from weaviate.models.checked import number

__all__ = ["Auth", "AuthApiKey", "AuthBearerToken", "AuthCredentials"]


def _secret(value: object, path: str) -> None:
    if not isinstance(value, str):  # it is not shown: it may be the secret, as bytes
        raise WeaviateInvalidInputError(f"{path}: must be a string, not {type(value).__name__}")


def _seconds(value: object, path: str) -> None:
    if isinstance(value, str | bytes):  # it is not shown: it may be a token in the wrong place
        raise WeaviateInvalidInputError(f"{path}: must be a number of seconds, not {type(value).__name__}")
    number(value, path)


@dataclass
class _APIKey:
    """An API key. Its `repr` does not show it."""

    api_key: str = field(repr=False)

    def __post_init__(self) -> None:
        _secret(self.api_key, "api_key")


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
        _secret(self.access_token, "access_token")
        _seconds(self.expires_in, "expires_in")
        if self.refresh_token is not None:
            _secret(self.refresh_token, "refresh_token")


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
                that the server names. Without it, calls fail with `WeaviateUnauthorizedError` once it has expired.

        Raises:
            WeaviateInvalidInputError: A token is no text, or `expires_in` no number.
        """
        return _BearerToken(access_token, expires_in, refresh_token)
