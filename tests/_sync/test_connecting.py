# Generated from tests/_async/test_connecting.py by scripts/unasync.py. Do not edit.
"""Connecting, closing, and everything that can go wrong on the way, against a server that fails as told."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from typing import Any

import pytest

import weaviate
from tests.support.fake import Authority, FakeServer
from tests.support.server import API_KEY, Server
from weaviate import WeaviateClient
from weaviate._core import errors
from weaviate._io.blocking import TaskGroup
from weaviate.auth import AuthCredentials
from weaviate.classes.init import AdditionalConfig, Auth, RetryPolicy, Timeout, TLSConfig
from weaviate.connect import ConnectionParams
from weaviate.embedded import WEAVIATE_VERSION
from weaviate.exceptions import (
    AuthenticationFailedError,
    MissingScopeError,
    ResponseCannotBeDecodedError,
    UnexpectedStatusCodeError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateGRPCUnavailableError,
    WeaviateInvalidInputError,
    WeaviateQueryError,
    WeaviateStartUpError,
    WeaviateTimeoutError,
    WeaviateUnauthorizedError,
)

QUICK = AdditionalConfig(timeout=Timeout(init=2, query=2, insert=2))
ONCE = AdditionalConfig(timeout=Timeout(init=0.5, query=0.5, insert=0.5), retry=RetryPolicy(max_attempts=1))


def params(http_port: int, grpc_port: int, *, http_secure: bool = False, grpc_secure: bool = False) -> ConnectionParams:
    return ConnectionParams.from_params("localhost", http_port, http_secure, "localhost", grpc_port, grpc_secure)


def client_of(fake: FakeServer, config: AdditionalConfig = QUICK, key: str | None = None) -> WeaviateClient:
    return WeaviateClient(params(fake.http_port, fake.grpc_port), None, key, None, config)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def failure(client: WeaviateClient, within: float = 3.0) -> WeaviateBaseError:
    """What connecting raises; it must come in time and leave the client unconnected."""
    began = time.monotonic()
    with pytest.raises(WeaviateBaseError) as caught:
        client.connect()
    assert time.monotonic() - began < within
    assert not client.is_connected()
    client.close()
    return caught.value


def test_connecting_asks_for_version_readiness_and_the_grpc_port(fake: FakeServer) -> None:
    with client_of(fake) as client:
        assert client.is_connected()
        assert client.is_live()
        assert client.is_ready()
        assert client.get_meta()["version"] == "1.39.3"

    assert not client.is_connected()
    assert {call.path for call in fake.transcript.http()} >= {"/v1/meta", "/v1/.well-known/ready"}
    assert len(fake.transcript.grpc("Check")) == 1


def test_without_checks_connecting_sends_nothing(fake: FakeServer) -> None:
    client = WeaviateClient(params(fake.http_port, fake.grpc_port), skip_init_checks=True)

    client.connect()

    assert client.is_connected()
    assert len(fake.transcript) == 0
    client.close()


def test_the_first_request_connects(fake: FakeServer) -> None:
    client = client_of(fake)

    assert client.collections.list_all() == {}

    assert client.is_connected()
    client.close()


def test_callers_that_race_share_one_attempt(fake: FakeServer) -> None:
    client = client_of(fake)

    with TaskGroup[None](8) as group:
        for _ in range(8):
            group.start_soon(client.connect)

    assert len(fake.transcript.http("/v1/meta")) == 1
    client.close()


def test_a_closed_client_refuses_and_opens_again(fake: FakeServer) -> None:
    client = client_of(fake)
    client.connect()
    client.close()
    client.close()

    with pytest.raises(WeaviateClosedClientError, match="connect"):
        client.get_meta()
    assert not client.is_ready()

    client.connect()
    assert client.is_ready()
    client.close()


def test_nothing_but_the_configured_host_is_contacted(fake: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    resolve = socket.getaddrinfo

    def noted(host: str | bytes, *rest: Any, **more: Any) -> Any:
        asked.add(host if isinstance(host, str) else host.decode())
        return resolve(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", noted)

    with client_of(fake) as client:
        client.get_meta()

    assert asked <= {"localhost", "127.0.0.1"}


def test_the_helper_for_a_local_server_gives_a_client_of_it(fake: FakeServer) -> None:
    with weaviate.connect_to_local(
        port=fake.http_port, grpc_port=fake.grpc_port, headers={"X-Key": "k"}, auth_credentials="secret"
    ) as client:
        client.get_meta()

    (call, *_) = fake.transcript.http("/v1/meta")
    assert (call.header("x-key"), call.header("authorization")) == ("k", "Bearer secret")
    (check,) = fake.transcript.grpc("Check")
    assert (check.header("x-key"), check.header("authorization")) == ("k", "Bearer secret")


def test_the_helper_for_any_server_gives_a_client_of_it(fake: FakeServer) -> None:
    with weaviate.connect_to_custom(
        "localhost", fake.http_port, False, "127.0.0.1", fake.grpc_port, False, additional_config=QUICK
    ) as client:
        assert client.is_ready()


def test_the_helper_for_the_cloud_goes_to_its_two_hosts() -> None:
    with pytest.raises(WeaviateBaseError) as caught:
        with weaviate.connect_to_weaviate_cloud(
            "no-such-cluster.invalid", Auth.api_key("secret"), additional_config=QUICK
        ) as client:
            client.get_meta()

    assert caught.value.details.host == "no-such-cluster.invalid:443"
    assert caught.value.details.step == "resolve"
    assert "secret" not in str(caught.value)


def test_the_identity_provider_is_told_where_there_is_one(fake: FakeServer) -> None:
    fake.rest("GET", "/v1/.well-known/openid-configuration").reply(200, {"href": "h", "clientId": "c"}, times=1)
    fake.rest("GET", "/v1/.well-known/openid-configuration").reply(404, b"", times=1)

    with client_of(fake) as client:
        assert client.get_open_id_configuration() == {"href": "h", "clientId": "c"}
        assert client.get_open_id_configuration() is None


def test_a_client_wants_one_server() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="connection_params"):
        WeaviateClient()
    with pytest.raises(WeaviateInvalidInputError, match="not both"):
        WeaviateClient(params(1, 2), weaviate.embedded.EmbeddedOptions())


def test_a_server_that_is_not_there() -> None:
    error = failure(WeaviateClient(params(free_port(), free_port()), additional_config=QUICK))

    assert isinstance(error, WeaviateConnectionError)
    assert error.details.step == "connect"
    assert error.details.host is not None
    assert error.details.host in error.message
    assert errors.ADVICE["connect"] in error.message
    assert error.retryable
    assert error.__cause__ is not None


def test_a_host_that_does_not_resolve() -> None:
    target = ConnectionParams.from_params("no-such-host.invalid", 80, False, "no-such-host.invalid", 81, False)

    error = failure(WeaviateClient(target, additional_config=QUICK))

    assert isinstance(error, WeaviateConnectionError | WeaviateTimeoutError)
    assert error.details.step == "resolve"


def test_a_closed_grpc_port(fake: FakeServer) -> None:
    error = failure(WeaviateClient(params(fake.http_port, port := free_port()), additional_config=QUICK))

    assert isinstance(error, WeaviateGRPCUnavailableError)
    assert error.details.step == "connect"
    assert f"localhost:{port}" in error.message
    assert errors.ADVICE["connect"] in error.message


def test_swapped_ports(server: Server) -> None:
    error = failure(WeaviateClient(params(server.grpc_port, server.http_port), additional_config=QUICK))

    assert isinstance(error, WeaviateConnectionError)
    assert error.details.step == "http"
    assert "gRPC port" in error.message


def test_the_rest_port_for_grpc(server: Server, fake: FakeServer) -> None:
    error = failure(WeaviateClient(params(fake.http_port, server.http_port), additional_config=QUICK))

    assert isinstance(error, WeaviateGRPCUnavailableError)
    assert error.details.step == "grpc"
    assert "REST port" in error.message


@pytest.mark.parametrize(("http_secure", "grpc_secure"), [(True, False), (False, True)])
def test_tls_where_the_server_speaks_plain_text(server: Server, http_secure: bool, grpc_secure: bool) -> None:
    target = params(server.http_port, server.grpc_port, http_secure=http_secure, grpc_secure=grpc_secure)

    error = failure(WeaviateClient(target, additional_config=QUICK))

    assert isinstance(error, WeaviateConnectionError if http_secure else WeaviateGRPCUnavailableError)
    assert error.details.step == "tls"
    assert errors.ADVICE["tls"] in error.message


def test_plain_text_where_the_server_speaks_tls() -> None:
    with FakeServer(tls=Authority()) as fake:
        error = failure(client_of(fake))

    assert isinstance(error, WeaviateBaseError)
    assert error.details.step in ("http", "tls")


def test_a_certificate_of_an_authority_that_is_not_trusted() -> None:
    with FakeServer(tls=Authority()) as fake:
        target = params(fake.http_port, fake.grpc_port, http_secure=True, grpc_secure=True)
        error = failure(WeaviateClient(target, additional_config=QUICK))

    assert isinstance(error, WeaviateConnectionError)
    assert error.details.step == "tls"
    assert not error.retryable


@pytest.mark.parametrize("mutual", [False, True])
def test_one_value_serves_tls_for_both_ports(mutual: bool) -> None:
    authority = Authority()
    cert, key = (authority.client_cert, authority.client_key) if mutual else (None, None)
    config = AdditionalConfig(tls=TLSConfig(ca=authority.ca, cert=cert, key=key))
    with FakeServer(tls=authority, mutual=mutual) as fake:
        target = params(fake.http_port, fake.grpc_port, http_secure=True, grpc_secure=True)
        with WeaviateClient(target, additional_config=config) as client:
            assert client.get_meta()["version"] == "1.39.3"


def test_the_right_key_opens_a_real_server_and_a_wrong_one_does_not(server_with_keys: Server) -> None:
    ports = server_with_keys.http_port, server_with_keys.grpc_port

    with WeaviateClient(params(*ports), None, Auth.api_key(API_KEY)) as client:
        assert client.get_meta()["version"] == WEAVIATE_VERSION
        assert client.collections.list_all() == {}
        with pytest.raises(WeaviateQueryError, match="Nothing"):
            client.collections.use("Nothing").query.fetch_objects()
    for key in ("wrong", None):
        error = failure(WeaviateClient(params(*ports), None, key, None, QUICK))
        assert isinstance(error, WeaviateUnauthorizedError)
        assert error.status_code == 401


def test_a_key_that_is_taken_back_is_told_apart_in_a_search(server_with_keys: Server) -> None:
    target = params(server_with_keys.http_port, server_with_keys.grpc_port)
    with WeaviateClient(target, None, "wrong", skip_init_checks=True) as client:
        with pytest.raises(WeaviateUnauthorizedError) as caught:
            client.collections.use("Nothing").query.fetch_objects()

    assert caught.value.details.step == "authentication"
    assert not caught.value.retryable


def test_a_wrong_key() -> None:
    with FakeServer(api_key="right") as fake:
        error = failure(client_of(fake, key="wrong"))

    assert isinstance(error, WeaviateUnauthorizedError)
    assert isinstance(error, AuthenticationFailedError)
    assert isinstance(error, UnexpectedStatusCodeError)
    assert (error.status_code, error.details.step, error.retryable) == (401, "authentication", False)
    assert "wrong" not in error.message


def test_the_right_key() -> None:
    with FakeServer(api_key="right") as fake:
        with client_of(fake, key="right") as client:
            assert client.is_ready()


def test_a_server_that_is_not_ready() -> None:
    with FakeServer(ready=False) as fake:
        error = failure(client_of(fake))

    assert isinstance(error, WeaviateStartUpError)
    assert (error.details.step, error.retryable) == ("ready", True)


def test_a_server_that_is_too_old() -> None:
    with FakeServer(version="1.20.0") as fake:
        error = failure(client_of(fake))

    assert isinstance(error, WeaviateStartUpError)
    assert error.details.step == "version"
    assert "1.20.0" in error.message
    assert "1.27" in error.message


def test_a_proxy_s_page_instead_of_weaviate(fake: FakeServer) -> None:
    fake.rest("GET", "/v1/meta").html(502)

    error = failure(client_of(fake))

    assert isinstance(error, UnexpectedStatusCodeError)
    assert error.status_code == 502
    assert "HTML page" in error.message


@pytest.mark.parametrize("fault", ["html", "truncated", "garbage_json"])
def test_an_answer_that_is_not_weaviate_s(fake: FakeServer, fault: str) -> None:
    route = fake.rest("GET", "/v1/meta")
    {
        "html": lambda: route.html(200),
        "truncated": lambda: route.reply(200, b'{"version": "1.3'),
        "garbage_json": lambda: route.reply(200, b"[]"),
    }[fault]()

    error = failure(client_of(fake))

    assert isinstance(error, ResponseCannotBeDecodedError)
    assert error.status_code == 200


def test_a_server_that_accepts_and_says_nothing(fake: FakeServer) -> None:
    fake.rest("GET", "/v1/meta").stall()

    error = failure(client_of(fake, ONCE), within=1.5)

    assert isinstance(error, WeaviateTimeoutError)
    assert "0.5 s" in error.message


@pytest.mark.parametrize("fault", ["reset", "close", "reset_midway", "close_midway", "garbage"])
def test_a_connection_that_breaks_is_tried_again(fake: FakeServer, fault: str) -> None:
    route = fake.rest("GET", "/v1/meta")
    body = {"body": {"version": "1.39.3"}} if "midway" in fault else {}
    getattr(route, fault)(times=1, **body)

    with client_of(fake) as client:
        assert client.is_connected()

    assert len(fake.transcript.http("/v1/meta")) == 2


def test_a_grpc_server_that_is_briefly_away_is_tried_again(fake: FakeServer) -> None:
    with client_of(fake) as client:
        fake.grpc("Search").fail("UNAVAILABLE", "going down", times=2)

        assert client.collections.use("Book").query.fetch_objects().objects == []

    assert len(fake.transcript.grpc("Search")) == 3


@pytest.mark.parametrize(
    "code", ["UNKNOWN", "INTERNAL", "INVALID_ARGUMENT", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "DATA_LOSS"]
)
def test_other_codes_are_raised_at_once(fake: FakeServer, code: str) -> None:
    with client_of(fake) as client:
        fake.grpc("Search").fail(code, "the reason")

        with pytest.raises(WeaviateQueryError, match="the reason") as caught:
            client.collections.use("Book").query.fetch_objects()

    assert caught.value.grpc_code == code
    assert caught.value.details.collection == "Book"
    assert len(fake.transcript.grpc("Search")) == 1


def test_retries_end_with_the_deadline_of_the_call(fake: FakeServer) -> None:
    config = AdditionalConfig(timeout=Timeout(init=2, query=1), retry=RetryPolicy(max_attempts=1000, base_delay=0.2))
    with client_of(fake, config) as client:
        fake.grpc("Search").fail("UNAVAILABLE", "going down")
        began = time.monotonic()

        with pytest.raises(WeaviateQueryError, match="going down") as caught:
            client.collections.use("Book").query.fetch_objects()

        assert time.monotonic() - began < 1.5
        assert caught.value.retryable


def test_an_expiring_token_is_renewed_at_the_server_s_identity_provider(fake: FakeServer) -> None:
    with FakeServer() as provider:
        fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
            200, {"href": f"{provider.url}/v1/discovery", "clientId": "me"}
        )
        provider.rest("GET", "/v1/discovery").reply(200, {"token_endpoint": f"{provider.url}/v1/token"})
        provider.rest("POST", "/v1/token").reply(200, {"access_token": "second", "expires_in": 3600})
        credentials = Auth.bearer_token("first", expires_in=0, refresh_token="again")

        with WeaviateClient(params(fake.http_port, fake.grpc_port), None, credentials) as client:
            client.get_meta()

        (call,) = provider.transcript.http("/v1/token")
        assert call.body == b"grant_type=refresh_token&client_id=me&refresh_token=again"
    assert {call.header("authorization") for call in fake.transcript.http("/v1/meta")} == {"Bearer second"}


def test_a_token_that_cannot_be_renewed_says_why(fake: FakeServer) -> None:
    credentials = Auth.bearer_token("first", expires_in=0, refresh_token="again")

    error = failure(WeaviateClient(params(fake.http_port, fake.grpc_port), None, credentials))

    assert isinstance(error, AuthenticationFailedError)
    assert "identity provider" in error.message
    assert "again" not in error.message


@pytest.mark.parametrize(
    ("credentials", "form"),
    [
        (
            Auth.client_credentials("s&cret", "books"),
            b"grant_type=client_credentials&client_secret=s%26cret&scope=openid+books&client_id=me",
        ),
        (
            Auth.client_password("ann", "s&cret", ["books", "openid"]),
            b"grant_type=password&username=ann&password=s%26cret&scope=openid+books&client_id=me",
        ),
    ],
)
def test_tokens_are_had_with_the_caller_s_own_credentials_again_and_again(
    fake: FakeServer, credentials: AuthCredentials, form: bytes
) -> None:
    with FakeServer() as provider:
        fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
            200, {"href": f"{provider.url}/v1/discovery", "clientId": "me", "scopes": ["openid"]}
        )
        provider.rest("GET", "/v1/discovery").reply(200, {"token_endpoint": f"{provider.url}/v1/token"})
        short = {"access_token": "first", "expires_in": 1e-9, "refresh_token": "not needed"}
        provider.rest("POST", "/v1/token").reply(200, short, times=1)
        provider.rest("POST", "/v1/token").reply(200, {"access_token": "second", "expires_in": 3600})

        client = WeaviateClient(params(fake.http_port, fake.grpc_port), None, credentials, skip_init_checks=True)
        with pytest.raises(AuthenticationFailedError):
            client.get_meta()
        client.get_meta()
        client.close()

        assert [call.body for call in provider.transcript.http("/v1/token")] == [form, form]
    assert {call.header("authorization") for call in fake.transcript.http("/v1/meta")} == {"Bearer second"}


def test_credentials_that_the_identity_provider_refuses_say_so(fake: FakeServer) -> None:
    with FakeServer() as provider:
        fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
            200, {"href": f"{provider.url}/v1/discovery", "clientId": "me"}
        )
        provider.rest("GET", "/v1/discovery").reply(200, {"token_endpoint": f"{provider.url}/v1/token"})
        provider.rest("POST", "/v1/token").reply(401, {"error": "invalid_grant", "error_description": "no such user"})

        error = failure(
            WeaviateClient(params(fake.http_port, fake.grpc_port), None, Auth.client_password("ann", "a long secret"))
        )

    assert isinstance(error, AuthenticationFailedError)
    assert "There is no token" in error.message
    assert "no such user" in error.message
    assert "a long secret" not in error.message


def test_a_program_s_credentials_without_any_scope_are_refused(fake: FakeServer) -> None:
    with FakeServer() as provider:
        fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
            200, {"href": f"{provider.url}/v1/discovery", "clientId": "me"}
        )
        provider.rest("GET", "/v1/discovery").reply(200, {"token_endpoint": f"{provider.url}/v1/token"})

        error = failure(WeaviateClient(params(fake.http_port, fake.grpc_port), None, Auth.client_credentials("secret")))

    assert isinstance(error, MissingScopeError)
