"""An OpenID provider that fails as told: what its tokens are good for is up to the test.

>>> with Provider() as provider:
...     provider.lifetime = 2
...     provider.token_route.reply(503, times=1)
...     provider.wait_for(provider.given + 1)
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Condition
from types import TracebackType
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.fake import FakeServer
from tests.support.fake.http import Reply, RestRoute
from tests.support.fake.transcript import HttpCall

_PATIENCE = 30.0


class Provider:
    """A provider with one program and one person, whose tokens are signed (RS256). Use it in a `with` block.

    Attributes:
        client_id: The program.
        client_secret: Its secret.
        username: The person.
        password: The person's password.
        lifetime: How many seconds its tokens hold.
        rotates: Whether a refresh token is good for one use only.
        given: How many tokens it has given out.
    """

    client_id = "weaviate-tests"
    client_secret = "the-secret-of-the-program"
    username = "ann"
    password = "the-password-of-ann"

    def __init__(self) -> None:
        self.lifetime: float = 3600
        self.rotates = False
        self.given = 0
        self._bell = Condition()
        self._refresh_tokens: set[str] = set()
        self._key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self._fake = FakeServer()
        self.issuer = self._fake.url
        self.door = self._fake.http_door
        self.transcript = self._fake.transcript
        self.discovery_route = self._fake.rest("GET", "/.well-known/openid-configuration")
        self.token_route: RestRoute = self._fake.rest("POST", "/token")
        self.restore()

    def __enter__(self) -> Provider:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._fake.close()

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of a server that trusts it."""
        return {
            "AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED": "false",
            "AUTHENTICATION_OIDC_ENABLED": "true",
            "AUTHENTICATION_OIDC_ISSUER": self.issuer,
            "AUTHENTICATION_OIDC_CLIENT_ID": self.client_id,
            "AUTHENTICATION_OIDC_USERNAME_CLAIM": "sub",
            "AUTHENTICATION_OIDC_SCOPES": "openid",
        }

    def restore(self) -> None:
        """Do what a provider should do, whatever was planned; and take connections again."""
        self._fake.restore()
        self.lifetime, self.rotates = 3600, False
        document = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        self.discovery_route.reply(200, document)
        self._fake.rest("GET", "/keys").reply(200, {"keys": [self._key.as_dict(private=False)]})
        self.token_route.answer(self._answer)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nobody listens at its port for the length of a block."""
        self.door.refuse()
        try:
            yield
        finally:
            self.door.open()

    def token(self, lifetime: float | None = None) -> str:
        """A token that its program or person could have had.

        Args:
            lifetime: How many seconds it holds: one that has expired, where that is negative.
        """
        now = time.time()
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": self.username,
            "iat": int(now) - 60,
            # Weaviate takes no notice of fractions.
            "exp": math.ceil(now + (self.lifetime if lifetime is None else lifetime)),
            "jti": str(self.given),
        }
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)

    def refresh_token(self) -> str:
        """A refresh token that is good."""
        with self._bell:
            token = f"refresh-token-{len(self._refresh_tokens)}-{self.given}"
            self._refresh_tokens.add(token)
            return token

    def revoke(self) -> None:
        """Take all refresh tokens back."""
        with self._bell:
            self._refresh_tokens.clear()

    def wait_for(self, given: int) -> None:
        """Wait until it has given out so many tokens in all."""
        with self._bell:
            assert self._bell.wait_for(lambda: self.given >= given, _PATIENCE), (
                f"{self.given} tokens instead of {given}"
            )

    def _answer(self, call: HttpCall) -> Reply:
        form = {name: values[0] for name, values in parse_qs(call.body.decode()).items()}
        answer: dict[str, object] = {}
        known = form.get("client_id") == self.client_id
        match form.get("grant_type"):
            case "client_credentials":
                refused = None if known and form.get("client_secret") == self.client_secret else "invalid_client"
            case "password":
                right = (form.get("username"), form.get("password")) == (self.username, self.password)
                refused = None if known and right else "invalid_grant"
            case "refresh_token":
                refused = None if known and form.get("refresh_token") in self._refresh_tokens else "invalid_grant"
                if refused is None and self.rotates:
                    self._refresh_tokens.discard(form["refresh_token"])
                    answer["refresh_token"] = self.refresh_token()
            case _:
                refused = "unsupported_grant_type"
        if refused is not None:
            # As some providers do: with what was sent.
            return Reply(400, {"error": refused, "error_description": f"refused: {call.body.decode()}"})
        answer |= {"access_token": self.token(), "expires_in": self.lifetime, "token_type": "Bearer"}
        with self._bell:
            self.given += 1
            self._bell.notify_all()
        return Reply(200, answer)
