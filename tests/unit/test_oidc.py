"""What an identity provider answers."""

from __future__ import annotations

import json

import pytest

from weaviate._core import oidc
from weaviate._core.transport import RestReply
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
