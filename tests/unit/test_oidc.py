"""What an identity provider answers."""

from __future__ import annotations

import json

import pytest

from weaviate._core import oidc
from weaviate._core.transport import RestReply
from weaviate.classes.init import Auth
from weaviate.exceptions import AuthenticationFailedError

BEFORE = oidc.token("old", "refresh", 60, 0)
URL = "https://id.example/token"


@pytest.mark.parametrize(
    "url",
    ["http://[::1", "ftp://id.example", "id.example", "http://", "http://:80", "http://a:b", "http://a:99999", ""],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(AuthenticationFailedError, match="no http or https URL"):
        oidc.split(url)


def test_an_address_has_a_host_and_a_path() -> None:
    assert oidc.split("https://id.example:8443/a/token?b=c") == ("https://id.example:8443", "/a/token?b=c")
    assert oidc.split("http://[::1]:80") == ("http://[::1]:80", "")


@pytest.mark.parametrize("expires_in", ["true", "NaN", "Infinity", "-1", "0", "1" * 400, "null", '"60"', "[]"])
def test_a_token_without_a_time_that_can_be_waited_for_is_refused(expires_in: str) -> None:
    answer = RestReply(200, {}, b'{"access_token": "a", "expires_in": %s}' % expires_in.encode())

    with pytest.raises(AuthenticationFailedError, match="expires_in"):
        oidc.refreshed(answer, URL, BEFORE, 0)


@pytest.mark.parametrize("expires_in", [300, 300.0])
def test_a_token_is_renewed_before_it_ends(expires_in: float) -> None:
    answer = RestReply(200, {}, json.dumps({"access_token": "a", "expires_in": expires_in}).encode())

    assert oidc.refreshed(answer, URL, BEFORE, 1000) == oidc.Token("a", "refresh", 1270, 1300)


def test_no_secret_is_sent_without_tls_where_the_provider_has_it() -> None:
    answer = RestReply(200, {}, b'{"token_endpoint": "http://user:hidden@id.example/token?a=hidden"}')

    with pytest.raises(AuthenticationFailedError, match="without TLS") as caught:
        oidc.token_endpoint(answer, "https://id.example")

    assert "hidden" not in caught.value.message
    assert oidc.token_endpoint(answer, "http://id.example").startswith("http://user")
    with pytest.raises(AuthenticationFailedError, match="without TLS"):
        oidc.token_endpoint(answer, "HTTPS://id.example")


def test_what_is_sent_is_not_shown_where_the_provider_echoes_it() -> None:
    credentials = Auth.client_password("an n@x", "p@ss/wörd &%")
    form = oidc.grant_form(credentials, {"clientId": "c"}, URL)
    answer = RestReply(400, {}, json.dumps({"error": "invalid", "error_description": form.decode()}).encode())

    with pytest.raises(AuthenticationFailedError, match="invalid") as caught:
        oidc.refreshed(answer, URL, BEFORE, 0, credentials)

    assert "p%40ss" not in caught.value.message


def test_what_the_server_names_and_no_form_can_hold_is_told_of() -> None:
    with pytest.raises(AuthenticationFailedError, match="cannot be sent"):
        oidc.grant_form(Auth.client_password("a", "b"), {"clientId": "\ud800"}, URL)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://id.example/a", "https://id.example/a"),
        ("https://a:b@id.example/a?b=c", "https://id.example/a"),
        ("a@b", "b"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url: str, shown: str) -> None:
    assert oidc.shown(url) == shown


def test_the_pauses_after_failures_grow_up_to_a_limit() -> None:
    pauses = [oidc.later(BEFORE, failures, 0).renew_at for failures in range(1, 9)]

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert oidc.later(BEFORE, 10_000, 0).renew_at == 30
