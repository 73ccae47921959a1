"""Credentials: what they hold, what they do not show, and what is sent to an identity provider for them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest

from weaviate._core import oidc
from weaviate.auth import Auth, AuthClientCredentials, AuthClientPassword
from weaviate.exceptions import MissingScopeError, WeaviateInvalidInputError

URL = "https://id.example/token"


@pytest.mark.parametrize(
    "credentials",
    [
        Auth.api_key("hidden"),
        Auth.bearer_token("hidden", refresh_token="hidden"),
        Auth.client_credentials("hidden", "books"),
        Auth.client_password("ann", "hidden", ["books"]),
    ],
    ids=lambda credentials: type(credentials).__name__,
)
def test_secrets_are_not_shown(credentials: Any) -> None:
    assert "hidden" not in repr(credentials)
    assert pickle.loads(pickle.dumps(credentials)) == copy.deepcopy(credentials) == credentials


@pytest.mark.parametrize(
    ("scope", "scopes"), [(None, []), ("a", ["a"]), ("a  b", ["a", "b"]), (["a", "b"], ["a", "b"]), ("", [])]
)
def test_scopes_are_text_or_a_list(scope: str | list[str] | None, scopes: list[str]) -> None:
    assert AuthClientCredentials("secret", scope).scope_list == scopes
    assert AuthClientPassword("ann", "secret", scope).scope_list == scopes


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Auth.client_credentials(b"hidden"), "client_secret: must be a string, not bytes"),  # type: ignore[arg-type]  # on purpose
        (lambda: Auth.client_credentials(""), "client_secret: must be text that is not empty"),
        (lambda: Auth.client_credentials("hidden\udc80"), "client_secret: must be text"),
        (lambda: Auth.client_credentials("hidden", 5), "scope: must be text or a list"),  # type: ignore[arg-type]  # on purpose
        (lambda: Auth.client_credentials("hidden", [5]), "scope: must be a string, not int"),  # type: ignore[list-item]  # on purpose
        (lambda: Auth.client_password("", "hidden"), "username: must be text that is not empty"),
        (lambda: Auth.client_password("ann", None), "password: must be a string"),  # type: ignore[arg-type]  # on purpose
    ],
)
def test_what_no_identity_provider_takes_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=said) as caught:
        make()

    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("credentials", "provider", "form"),
    [
        (
            Auth.client_credentials("s", ["b", "a"]),
            {"clientId": "me", "scopes": ["a"]},
            {"grant_type": "client_credentials", "client_secret": "s", "scope": "a b", "client_id": "me"},
        ),
        (
            Auth.client_password("ann", "p"),
            {"clientId": "me", "scopes": None},
            {"grant_type": "password", "username": "ann", "password": "p", "client_id": "me"},
        ),
    ],
)
def test_a_token_is_asked_for(
    credentials: AuthClientCredentials | AuthClientPassword, provider: dict[str, Any], form: dict[str, str]
) -> None:
    sent = parse_qs(oidc.grant_form(credentials, provider, URL).decode())

    assert sent == {name: [value] for name, value in form.items()}


def test_microsoft_s_provider_has_a_scope_of_its_own() -> None:
    form = oidc.grant_form(
        Auth.client_credentials("s"), {"clientId": "me"}, "https://login.microsoftonline.com/t/oauth2/v2.0/token"
    )

    assert parse_qs(form.decode())["scope"] == ["me/.default"]


def test_a_program_needs_a_scope() -> None:
    with pytest.raises(MissingScopeError, match="scope"):
        oidc.grant_form(Auth.client_credentials("s"), {"clientId": "me"}, URL)
