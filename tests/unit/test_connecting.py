"""Addresses, headers, credentials and options, without a connection."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from weaviate import WeaviateClient, use_async_with_local
from weaviate._async.embedded import binary as aio_binary
from weaviate._core import connecting, errors
from weaviate._core.headers import Headers, checked, standard
from weaviate._core.transport import RestReply
from weaviate._core.version import ServerVersion, require
from weaviate._io import machine
from weaviate._io.blocking import HttpTransport
from weaviate._io.tls import load
from weaviate._sync.embedded import EmbeddedServer, binary
from weaviate.auth import Auth
from weaviate.config import AdditionalConfig, ConnectionConfig, GrpcConfig, Proxies, RetryPolicy, Timeout, TLSConfig
from weaviate.connect import ConnectionParams
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import (
    ResponseCannotBeDecodedError,
    WeaviateInvalidInputError,
    WeaviateStartUpError,
    WeaviateUnsupportedFeatureError,
)
from weaviate.models.connection import is_weaviate_domain

LOCAL = ConnectionParams.from_url("http://localhost:8080", grpc_port=50051)


@pytest.mark.parametrize(
    ("url", "http", "grpc"),
    [
        ("https://abc.weaviate.cloud", "abc.weaviate.cloud", "grpc-abc.weaviate.cloud"),
        ("abc.c0.gcp.weaviate.cloud", "abc.c0.gcp.weaviate.cloud", "grpc-abc.c0.gcp.weaviate.cloud"),
        ("https://abc.weaviate.network/", "abc.weaviate.network", "abc.grpc.weaviate.network"),
        ("https://Abc.weaviate.cloud:443", "abc.weaviate.cloud", "grpc-abc.weaviate.cloud"),
    ],
)
def test_a_cloud_address_gives_both_hosts(url: str, http: str, grpc: str) -> None:
    params = ConnectionParams.from_cloud_url(url)

    assert (params.http.host, params.http.port, params.http.secure) == (http, 443, True)
    assert (params.grpc.host, params.grpc.port, params.grpc.secure) == (grpc, 443, True)


def test_a_url_gives_the_ports_that_it_leaves_out() -> None:
    assert ConnectionParams.from_url("https://db", 50051).http.port == 443
    assert ConnectionParams.from_url("https://db", 50051).grpc.secure
    assert ConnectionParams.from_url("http://db", 50051).http.port == 80
    assert ConnectionParams.from_url("http://[::1]:8080", 50051).http_url == "http://[::1]:8080"


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("localhost:8080", "http://"),
        ("ftp://db", "http://"),
        ("http://db:99999", "99999"),
        ("http://", "host"),
        ("http://[::1", "url"),
        (5, "url"),
    ],
)
def test_an_address_that_is_none_is_refused(url: str, part: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        ConnectionParams.from_url(url, 50051)


@pytest.mark.parametrize(
    ("host", "port", "part"),
    [
        ("", 1, "host"),
        ("http://db", 1, "host"),
        ("d b", 1, "host"),
        ("[abc", 1, "host"),
        ("db", -1, "port"),
        ("db", 65536, "port"),
    ],
)
def test_a_host_or_port_that_is_none_is_refused(host: str, port: int, part: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        ConnectionParams.from_params(host, port, False, "db", 50051, False)


def test_one_port_cannot_serve_both() -> None:
    with pytest.raises(WeaviateInvalidInputError, match="must be different"):
        ConnectionParams.from_params("db", 1, False, "db", 1, False)


@pytest.mark.parametrize(
    ("host", "cloud"),
    [("a.weaviate.cloud", True), ("https://a.weaviate.io", True), ("weaviate.cloud.evil.com", False), ("a.com", False)],
)
def test_the_domains_of_the_cloud_are_known(host: str, cloud: bool) -> None:
    assert is_weaviate_domain(host) is cloud


def test_headers_are_lower_case_and_those_without_a_value_are_left_out() -> None:
    headers = Headers(standard(LOCAL, "me/1"), checked({"X-OpenAI-Api-Key": "k", "X-Other": None}))

    assert headers.all() == {"x-weaviate-client": "me/1", "x-openai-api-key": "k"}


def test_headers_can_be_changed_and_win_over_those_below() -> None:
    below = Headers(standard(LOCAL, "me/1"), {"a": "1", "b": "1"})
    above = Headers(below, {"b": "2"})
    assert above.all() is above.all()

    below.change({"a": "3", "b": "3", "c": "3"})
    assert above.all() == {"x-weaviate-client": "me/1", "a": "3", "b": "2", "c": "3"}

    above.change({"a": None, "b": None})
    below.change({"c": None})
    assert above.all() == {"x-weaviate-client": "me/1"}
    assert below.all() == {"x-weaviate-client": "me/1", "a": "3", "b": "3"}


def test_the_client_s_own_headers_come_back_where_others_are_removed() -> None:
    headers = Headers(standard(LOCAL, "me/1"), {"x-weaviate-client": "another"})
    assert headers.all() == {"x-weaviate-client": "another"}

    headers.change({"x-weaviate-client": None})

    assert headers.all() == {"x-weaviate-client": "me/1"}


def test_a_server_in_the_cloud_is_told_its_own_address() -> None:
    params = ConnectionParams.from_cloud_url("abc.weaviate.cloud")

    assert standard(params, "me/1")["x-weaviate-cluster-url"] == "https://abc.weaviate.cloud"


HEADERS_THAT_CANNOT_BE_SENT = [
    [1],
    {"a b": "c"},
    {"a\n": "c"},
    {"k\u212aey": "c"},
    {"x-trace-bin": "c"},
    {"X-Trace-BIN": "c"},
    {"a": "b\r\nc: d"},
    {"a": "c: d\u00e9"},
    {"a": "c: d\x7f"},
    {"a": 1},
    {1: "a"},
    {"": "a"},
]


@pytest.mark.parametrize("headers", HEADERS_THAT_CANNOT_BE_SENT)
def test_headers_that_cannot_be_sent_are_refused_without_showing_their_values(headers: dict[str, str]) -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        checked(headers)

    assert "c: d" not in str(caught.value)


@pytest.mark.parametrize("credentials", [Auth.api_key("secret"), Auth.bearer_token("secret", 60, "secret")])
def test_credentials_do_not_show_themselves(credentials: object) -> None:
    assert "secret" not in repr(credentials)


def test_every_field_of_the_configuration_reaches_a_transport() -> None:
    config = AdditionalConfig(
        connection=ConnectionConfig(1, 2, 3, 4),
        proxies=Proxies(http="http://p:1", grpc="http://p:2"),
        trust_env=True,
        grpc_config=GrpcConfig(channel_options=[("grpc.a", 1)]),
    )

    http = connecting.http_options(LOCAL, config, None)
    grpc = connecting.grpc_options(LOCAL, config, None)

    assert (http.max_keepalive, http.max_connections, http.pool_timeout) == (1, 2, 4)
    assert (http.base_url, http.proxy, http.trust_env) == ("http://localhost:8080/v1", "http://p:1", True)
    assert (grpc.target, grpc.proxy, grpc.trust_env) == ("localhost:50051", "http://p:2", True)
    assert grpc.channel_options == (("grpc.a", 1),)
    assert config.retry_policy.max_attempts == 4


def test_one_proxy_serves_both() -> None:
    config = AdditionalConfig(proxies="http://p:1")

    assert connecting.http_options(LOCAL, config, None).proxy == "http://p:1"
    assert connecting.grpc_options(LOCAL, config, None).proxy == "http://p:1"


def test_credentials_of_the_channel_make_it_tls() -> None:
    config = AdditionalConfig(grpc_config=GrpcConfig(credentials=object()))

    assert connecting.grpc_options(LOCAL, config, None).secure


PROXIES_THAT_CANNOT_BE = [
    "user:SECRET@host:1",
    "socks5://user:SECRET@host:1",
    "http://user:SECRET@host:port",
    "http://user:SECRET@host:99999",
    "http://user:SECRET@[host:1",
    "http://user:SECRET@",
    "http://user:SECRET@ho st",
    "http://user:SECRET\ud800@host",
    "",
]


@pytest.mark.parametrize("url", PROXIES_THAT_CANNOT_BE)
@pytest.mark.parametrize(
    "make",
    [
        lambda url: AdditionalConfig(proxies=url),
        lambda url: AdditionalConfig.model_validate({"proxies": {"http": url}}),
        lambda url: Proxies(http=url),
        lambda url: Proxies(https=url),
        lambda url: Proxies(grpc=url),
    ],
)
def test_a_proxy_that_cannot_be_is_refused_without_showing_its_password(
    make: Callable[[str], object], url: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match="proxy's URL") as caught:
        make(url)

    assert "SECRET" not in "".join(traceback.format_exception_only(caught.value))
    assert "SECRET" not in str(caught.value.__cause__)


@pytest.mark.parametrize("url", ["http://user:pass@host:1", "https://host", "http://[::1]:3128/"])
def test_proxies_are_kept_as_they_are(url: str) -> None:
    assert AdditionalConfig(proxies=url).proxies == Proxies(http=url).http == url


@pytest.mark.parametrize(
    ("make", "arguments", "part"),
    [
        (Auth.api_key, [5], "api_key"),
        (Auth.bearer_token, [5], "access_token"),
        (Auth.bearer_token, ["a", "x", "r"], "expires_in"),
        (Auth.bearer_token, ["a", 1, 5], "refresh_token"),
        (TLSConfig, {"ca": 5}, "TLSConfig.ca"),
        (TLSConfig, {"server_name": 5}, "TLSConfig.server_name"),
        (RetryPolicy, {"max_attempts": "x"}, "RetryPolicy.max_attempts"),
        (RetryPolicy, {"jitter": None}, "RetryPolicy.jitter"),
        (RetryPolicy, {"base_delay": "x"}, "RetryPolicy.base_delay"),
        (RetryPolicy, {"grpc_codes": "UNAVAILABLE"}, "RetryPolicy.grpc_codes"),
        (RetryPolicy, {"http_statuses": 429}, "RetryPolicy.http_statuses"),
        (ConnectionParams.from_cloud_url, ["https://[a"], "cluster_url"),
        (ConnectionParams.from_cloud_url, [5], "cluster_url"),
        (use_async_with_local, ["[abc"], "host"),
        (WeaviateClient, ["http://x"], "connection_params"),
        (WeaviateClient, {"connection_params": LOCAL, "additional_config": {}}, "additional_config"),
        (WeaviateClient, {"connection_params": LOCAL, "additional_config": {"a": 1}}, "additional_config"),
        (WeaviateClient, {"connection_params": LOCAL, "additional_headers": [1]}, "headers"),
        (WeaviateClient, {"embedded_options": {}}, "embedded_options"),
    ],
)
def test_an_argument_of_another_type_is_named(
    make: Callable[..., object], arguments: list[Any] | dict[str, Any], part: str
) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=re.escape(part)):
        make(**arguments) if isinstance(arguments, dict) else make(*arguments)


def test_a_pair_of_timeouts_is_query_and_insert() -> None:
    timeout = AdditionalConfig(timeout=(1, 2)).timeout

    assert (timeout.query, timeout.insert, timeout.init) == (1, 2, 2)


@pytest.mark.parametrize("wrong", [{"query": -1}, {"query": "a"}, {"quary": 1}])
def test_a_timeout_that_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(wrong))):
        Timeout(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"session_pool_maxsize": 0}, {"session_pool_timeout": "1"}, {"session_pool_max_retries": 2.5}]
)
def test_a_pool_that_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(wrong))):
        ConnectionConfig(**wrong)


def test_certificates_come_from_files_texts_and_bytes(tmp_path: Path) -> None:
    pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n"
    file = tmp_path / "ca.pem"
    file.write_text(pem)

    for given in (file, str(file), pem, pem.encode()):
        assert load(TLSConfig(ca=given)).ca == pem.encode()


def test_certificates_that_are_none_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")

    for config, part in (
        (TLSConfig(ca=tmp_path / "none.pem"), "cannot be read"),
        (TLSConfig(ca="a\0b"), "cannot be read"),
        (TLSConfig(ca=empty), "no PEM"),
    ):
        with pytest.raises(WeaviateInvalidInputError, match=part):
            load(config)
    with pytest.raises(WeaviateInvalidInputError, match="belong together"):
        TLSConfig(cert="a")


@pytest.mark.parametrize(
    "key",
    [
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMA==\n-----END ENCRYPTED PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMA==\n-----END RSA PRIVATE KEY-----\n",
    ],
)
def test_a_key_that_needs_a_passphrase_is_refused(key: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=r"TLSConfig\.key.*encrypted"):
        load(TLSConfig(cert="-----BEGIN CERTIFICATE-----", key=key))


def test_a_private_key_is_not_shown() -> None:
    assert repr(TLSConfig(cert="c", key="k")) == "TLSConfig(cert=…, key=…)"


@pytest.mark.parametrize("version", ["1.26.9", "1.20.0", "0.99"])
def test_a_server_that_is_too_old_is_refused(version: str) -> None:
    with pytest.raises(WeaviateStartUpError, match=f"{version}.*1.27"):
        connecting.check_version(version, "db:8080")


@pytest.mark.parametrize("version", ["1.27.0", "1.39.3-rc.1", "v2.0", "a-developer-s-build"])
def test_other_servers_are_not(version: str) -> None:
    connecting.check_version(version, "db:8080")


def test_a_feature_that_a_server_lacks_is_named_with_its_version() -> None:
    with pytest.raises(WeaviateUnsupportedFeatureError, match=r"boosts.*1\.38\.0.*1\.37\.2"):
        require("boosts", "1.37.2", ServerVersion(1, 38))
    require("boosts", None, ServerVersion(1, 38))
    require("boosts", "1.38.0", ServerVersion(1, 38))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"version": 3}', b'{"version": "1.39.3"'])
def test_an_answer_that_is_not_weaviate_s_is_told_apart(body: bytes) -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        connecting.meta(RestReply(200, {}, body))


def test_a_health_check_that_is_garbage_cannot_be_decoded() -> None:
    with pytest.raises(ResponseCannotBeDecodedError):
        connecting.is_serving(b"<html>")


@pytest.mark.parametrize("version", [f"{'1' * 10}.1", f"1.{'1' * 10}"])
def test_a_number_without_end_is_no_version(version: str) -> None:
    assert ServerVersion.parse(version) is None


def test_meta_gives_version_and_message_size() -> None:
    meta = connecting.meta(RestReply(200, {}, b'{"version": "1.39.3", "grpcMaxMessageSize": 1000}'))

    assert (meta.version, meta.max_message_size) == ("1.39.3", 1000)


@pytest.mark.parametrize("option", ["binary_path", "persistence_data_path"])
def test_a_directory_of_the_embedded_server_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, option: str
) -> None:
    monkeypatch.delenv("WEAVIATE_SERVER_BINARY", raising=False)
    (tmp_path / "file").touch()
    options = EmbeddedOptions()
    setattr(options, option, str(tmp_path / "file" / "below"))
    if option == "persistence_data_path":
        options.binary = sys.executable

    with pytest.raises(WeaviateStartUpError, match=r"file/below cannot be used: "):
        EmbeddedServer(options).start()


def test_the_wait_for_another_process_s_lock_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WEAVIATE_SERVER_BINARY", raising=False)
    monkeypatch.setattr(binary, "LOCK_SECONDS", 0.0)
    monkeypatch.setattr(machine.FileLock, "acquire", lambda _: False)
    lines: list[str] = []

    with pytest.raises(WeaviateStartUpError, match=f"Another process .*{re.escape(os.fspath(tmp_path))}"):
        binary.find(EmbeddedOptions(binary_path=str(tmp_path)), lines.append)

    assert lines == [f"waiting for another process, which fetches Weaviate {EmbeddedOptions().version}"]


async def test_a_cancelled_fetch_leaves_no_lock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WEAVIATE_SERVER_BINARY", raising=False)
    taken: list[machine.FileLock] = []
    take = machine.FileLock.acquire

    def acquire(lock: machine.FileLock) -> bool:
        taken.append(lock)
        task.cancel()  # it arrives at the next wait
        return take(lock)

    monkeypatch.setattr(machine.FileLock, "acquire", acquire)
    task = asyncio.create_task(aio_binary.find(EmbeddedOptions(binary_path=str(tmp_path)), lambda _: None))
    with pytest.raises(asyncio.CancelledError):
        await task

    (lock,) = taken
    again = machine.FileLock(lock._path)
    assert take(again)
    again.release()


def test_a_toolchain_that_writes_nothing_is_a_source_that_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise OSError("no network")

    monkeypatch.delenv("WEAVIATE_SERVER_BINARY", raising=False)
    monkeypatch.setattr(HttpTransport, "send", unreachable)
    monkeypatch.setattr(machine, "toolchains", lambda: [("go", None)])
    monkeypatch.setattr(binary, "run_command", lambda *_, **__: 0)

    with pytest.raises(WeaviateStartUpError, match="it wrote nothing"):
        binary.find(EmbeddedOptions(version="latest", binary="", binary_path=str(tmp_path)), lambda _: None)


@pytest.mark.parametrize("proxies", ["http://user:secret@p:1", Proxies(http="http://user:secret@p:1")])
def test_the_password_of_a_proxy_does_not_show(proxies: str | Proxies) -> None:
    assert "secret" not in repr(AdditionalConfig(proxies=proxies))
    assert "secret" not in repr(proxies) or isinstance(proxies, str)


def test_a_path_without_weaviate_is_said_to_be_none() -> None:
    error = errors.from_reply(connecting.META, RestReply(404, {}, b""), "db:80")

    assert error.message.endswith("Is the path prefix right (http_path_prefix)?")
