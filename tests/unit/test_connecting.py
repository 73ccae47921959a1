"""Addresses, headers, credentials and options, without a connection."""

from __future__ import annotations

from pathlib import Path

import pytest

from weaviate._core import connecting
from weaviate._core.transport import RestReply
from weaviate._core.version import ServerVersion, require
from weaviate._io.tls import load
from weaviate.auth import Auth
from weaviate.config import AdditionalConfig, ConnectionConfig, GrpcConfig, Proxies, Timeout, TLSConfig
from weaviate.connect import ConnectionParams
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
    [("localhost:8080", "http://"), ("ftp://db", "http://"), ("http://db:99999", "99999"), ("http://", "host")],
)
def test_an_address_that_is_none_is_refused(url: str, part: str) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=part):
        ConnectionParams.from_url(url, 50051)


@pytest.mark.parametrize(
    ("host", "port", "part"),
    [("", 1, "host"), ("http://db", 1, "host"), ("d b", 1, "host"), ("db", -1, "port"), ("db", 65536, "port")],
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
    headers = connecting.headers({"X-OpenAI-Api-Key": "k", "X-Other": None}, LOCAL, "me/1")

    assert headers == {"x-weaviate-client": "me/1", "x-openai-api-key": "k"}


def test_a_server_in_the_cloud_is_told_its_own_address() -> None:
    params = ConnectionParams.from_cloud_url("abc.weaviate.cloud")

    assert connecting.headers(None, params, "me/1")["x-weaviate-cluster-url"] == "https://abc.weaviate.cloud"


@pytest.mark.parametrize("headers", [{"a b": "c"}, {"a": "b\r\nc: d"}, {"a": 1}, {1: "a"}, {"": "a"}])
def test_headers_that_cannot_be_sent_are_refused_without_showing_their_values(headers: dict[str, str]) -> None:
    with pytest.raises(WeaviateInvalidInputError) as caught:
        connecting.headers(headers, LOCAL, "me/1")

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


def test_a_pair_of_timeouts_is_query_and_insert() -> None:
    timeout = AdditionalConfig(timeout=(1, 2)).timeout

    assert (timeout.query, timeout.insert, timeout.init) == (1, 2, 2)


@pytest.mark.parametrize("wrong", [{"query": -1}, {"query": "a"}, {"quary": 1}])
def test_a_timeout_that_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(wrong))):
        Timeout(**wrong)


@pytest.mark.parametrize("wrong", [{"session_pool_maxsize": 0}, {"session_pool_timeout": "1"}])
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

    for config, part in ((TLSConfig(ca=tmp_path / "none.pem"), "cannot be read"), (TLSConfig(ca=empty), "no PEM")):
        with pytest.raises(WeaviateInvalidInputError, match=part):
            load(config)
    with pytest.raises(WeaviateInvalidInputError, match="belong together"):
        TLSConfig(cert="a")


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


def test_meta_gives_version_and_message_size() -> None:
    meta = connecting.meta(RestReply(200, {}, b'{"version": "1.39.3", "grpcMaxMessageSize": 1000}'))

    assert (meta.version, meta.max_message_size) == ("1.39.3", 1000)
