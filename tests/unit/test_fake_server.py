"""The fake server does what its methods say: everything else that is tested with it rests on that."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import grpc
import httpx
import pytest

from tests.support.fake import HTML, Authority, FakeServer, Fault, Reply
from weaviate._proto import v1

SEARCH = "/weaviate.v1.Weaviate/Search"
STREAM = "/weaviate.v1.Weaviate/BatchStream"
HEALTH = "/grpc.health.v1.Health/Check"
BODY = {"title": "x" * 100}
CONTENT = json.dumps(BODY).encode()
WAIT = 5.0


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with FakeServer() as fake:
        yield fake


@pytest.fixture
def http(fake: FakeServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=fake.url, timeout=WAIT, trust_env=False) as client:
        yield client


@pytest.fixture
def channel(fake: FakeServer) -> Iterator[Any]:
    with connected(fake) as channel:
        yield channel


def connected(fake: FakeServer) -> Any:
    # A pool of its own, or a later channel to the same port is given the connection of an earlier one.
    return grpc.insecure_channel(f"127.0.0.1:{fake.grpc_port}", options=[("grpc.use_local_subchannel_pool", 1)])


def call(channel: Any, path: str = SEARCH, message: bytes = b"", **options: Any) -> bytes:
    answer: bytes = channel.unary_unary(path)(message, **{"timeout": WAIT} | options)
    return answer


def status(channel: Any, path: str = SEARCH, **options: Any) -> tuple[str, str]:
    with pytest.raises(grpc.RpcError) as raised:
        call(channel, path, **options)
    error: Any = raised.value
    return error.code().name, error.details()


def beside(work: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(work()))
    thread.start()
    return thread, results


def fails(work: Callable[[], object]) -> bool:
    with pytest.raises((httpx.TransportError, grpc.RpcError)):
        work()
    return True


def test_a_client_finds_what_it_needs_to_connect(fake: FakeServer, http: httpx.Client, channel: Any) -> None:
    meta = http.get("/v1/meta").json()

    assert (meta["version"], meta["grpcMaxMessageSize"], meta["hostname"]) == ("1.39.3", 104_858_000, fake.url)
    assert [http.get(f"/v1/.well-known/{name}").status_code for name in ("live", "ready")] == [200, 200]
    assert http.get("/v1/.well-known/openid-configuration").status_code == 404
    assert v1.WeaviateHealthCheckResponse.FromString(call(channel, HEALTH)).status == 1
    assert call(channel) == call(channel, "/weaviate.v1.Weaviate/BatchObjects") == b""
    assert status(channel, "/weaviate.v1.Weaviate/Nothing")[0] == "UNIMPLEMENTED"


def test_the_version_and_readiness_are_what_it_is_told(fake: FakeServer, http: httpx.Client) -> None:
    fake.answers.version = "1.20.0"
    fake.answers.ready = False

    assert http.get("/v1/meta").json()["version"] == "1.20.0"
    assert http.get("/v1/.well-known/ready").status_code == 503


def test_the_schema_is_a_dictionary_with_the_defaults_of_the_server(fake: FakeServer, http: httpx.Client) -> None:
    books = {
        "class": "Books",
        "properties": [{"name": "title", "dataType": ["text"], "tokenization": "field"}],
        "vectorConfig": {"default": {"vectorizer": {"none": {}}, "vectorIndexConfig": {"ef": 8}}},
    }

    assert http.get("/v1/schema/Books").status_code == 404
    assert http.post("/v1/schema", content=b"{bad").status_code == 400
    created = http.post("/v1/schema", json=books).json()
    assert http.post("/v1/schema", json=books).status_code == 422
    assert created["properties"][0] | {"tokenization": "field", "indexSearchable": True} == created["properties"][0]
    index = created["vectorConfig"]["default"]["vectorIndexConfig"]
    assert (index["ef"], index["efConstruction"], created["replicationConfig"]["factor"]) == (8, 128, 1)
    assert http.get("/v1/schema").json() == {"classes": [created]}
    assert http.post("/v1/schema/Books/properties", json={"name": "year", "dataType": ["int"]}).status_code == 200
    assert [entry["name"] for entry in http.get("/v1/schema/Books").json()["properties"]] == ["title", "year"]
    assert http.put("/v1/schema/Books", json=books).json() == created
    assert http.delete("/v1/schema/Books").status_code == 200
    assert fake.answers.classes == {}


def test_objects_come_back_as_they_were_sent(http: httpx.Client) -> None:
    one = {"class": "Books", "id": "7bd0a5d3-0b8e-4d9c-8d3c-111111111111", "properties": BODY}

    assert http.post("/v1/objects", json=one).json() == one
    path = f"/v1/objects/Books/{one['id']}"
    answers = [http.request(verb, path, json=one).status_code for verb in ("PUT", "PATCH", "DELETE", "HEAD", "GET")]
    assert answers == [200, 204, 204, 204, 404]


def test_a_key_is_needed_where_one_is_set() -> None:
    with FakeServer(api_key="secret") as fake, httpx.Client(base_url=fake.url) as http, connected(fake) as channel:
        wrong = http.get("/v1/meta", headers={"authorization": "Bearer wrong"})
        right = http.get("/v1/meta", headers={"authorization": "Bearer secret"})

        assert (wrong.status_code, wrong.json()["message"]) == (401, "unauthorized: invalid api key")
        assert right.status_code == 200
        assert http.get("/v1/meta").json()["message"].startswith("anonymous access not enabled")
        assert http.get("/v1/.well-known/ready").status_code == 200
        assert status(channel) == ("UNKNOWN", "extract auth: unauthorized: invalid api key")
        assert call(channel, metadata=[("authorization", "Bearer secret")]) == b""
        assert call(channel, HEALTH)


def test_scripts_of_a_route_are_used_in_order_and_the_last_lasting_one_stays(
    fake: FakeServer, http: httpx.Client
) -> None:
    route = fake.rest("GET", "/v1/meta")
    lasting = route.reply(503)
    route.reply(429, {"error": [{"message": "slow down"}]}, {"retry-after": "1"}, times=2)
    route.answer(lambda request: Reply(200, dict(request.params)), times=1)

    answers = [http.get("/v1/meta?q=1") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [429, 429, 200, 503, 503]
    assert answers[0].headers["retry-after"] == "1"
    assert answers[2].json() == {"q": "1"}
    assert lasting.hits == 2
    lasting.cancel()
    assert http.get("/v1/meta").status_code == 200


@pytest.mark.parametrize(
    ("plan", "status_code", "content"),
    [
        (lambda route: route.html(), 502, HTML),
        (lambda route: route.html(200), 200, HTML),
        (lambda route: route.reply(200, b"\xff\xfe"), 200, b"\xff\xfe"),
        (lambda route: route.truncated(200, BODY), 200, CONTENT[: len(CONTENT) // 2]),
        (lambda route: route.dribble(Reply(200, BODY), pause=0), 200, CONTENT),
        (lambda route: route.unauthorized(), 401, b'{"code": 401, "message": "unauthorized: invalid api key"}'),
    ],
)
def test_an_answer_can_be_the_wrong_one(
    fake: FakeServer, http: httpx.Client, plan: Callable[[Any], Fault], status_code: int, content: bytes
) -> None:
    fault = plan(fake.rest("GET", "/v1/meta"))

    answer = http.get("/v1/meta")

    assert (answer.status_code, answer.content) == (status_code, content)
    assert fault.reached.wait(WAIT)


def test_the_refusal_of_a_role_is_told_as_the_server_tells_it(
    fake: FakeServer, http: httpx.Client, channel: Any
) -> None:
    fake.rest("GET", "/v1/schema").forbidden("read_collections")
    fake.grpc("Search").forbidden("read_data")

    answer = http.get("/v1/schema")

    assert answer.status_code == 403
    assert "insufficient permissions to read_collections" in answer.json()["error"][0]["message"]
    assert status(channel)[0] == "PERMISSION_DENIED"


@pytest.mark.parametrize(
    ("plan", "error", "text"),
    [
        (lambda route: route.close(), httpx.RemoteProtocolError, "without sending a response"),
        (lambda route: route.reset(), httpx.ReadError, "reset"),
        (lambda route: route.close_midway(200, BODY), httpx.RemoteProtocolError, "without sending complete"),
        (lambda route: route.reset_midway(200, BODY), httpx.ReadError, "reset"),
        (lambda route: route.garbage(), httpx.RemoteProtocolError, "illegal status line"),
        (lambda route: route.stall(), httpx.ReadTimeout, "timed out"),
        (lambda route: route.stall_midway(Reply(200, BODY)), httpx.ReadTimeout, "timed out"),
        (lambda route: route.dribble(Reply(200, BODY), pause=WAIT), httpx.ReadTimeout, "timed out"),
    ],
)
def test_a_connection_can_fail_after_the_request(
    fake: FakeServer, http: httpx.Client, plan: Callable[[Any], Fault], error: type[Exception], text: str
) -> None:
    fault = plan(fake.rest("GET", "/v1/meta"))

    with pytest.raises(error, match=text):
        http.get("/v1/meta", timeout=httpx.Timeout(WAIT, read=0.1 if error is httpx.ReadTimeout else WAIT))

    assert fault.reached.wait(WAIT)
    fault.cancel()
    assert http.get("/v1/meta").status_code == 200


def test_a_stalled_request_is_answered_once_released(fake: FakeServer, http: httpx.Client) -> None:
    fault = fake.rest("GET", "/v1/meta").stall()
    thread, results = beside(lambda: http.get("/v1/meta").json()["version"])
    assert fault.reached.wait(WAIT)
    assert results == []

    fault.release()

    thread.join(WAIT)
    assert results == ["1.39.3"]


@pytest.mark.parametrize(
    ("plan", "error"),
    [
        (lambda door: door.refuse(), httpx.ConnectError),
        (lambda door: door.reset(), (httpx.ReadError, httpx.WriteError, httpx.ConnectError)),
        (lambda door: door.hang_up(), (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)),
        (lambda door: door.silence(), httpx.ReadTimeout),
        (lambda door: door.garbage(), httpx.RemoteProtocolError),
    ],
)
def test_the_http_port_can_fail_and_come_back(
    fake: FakeServer, http: httpx.Client, plan: Callable[[Any], Fault], error: type[Exception]
) -> None:
    with plan(fake.http_door) as fault:
        with pytest.raises(error):
            http.get("/v1/meta", timeout=httpx.Timeout(WAIT, read=0.1 if error is httpx.ReadTimeout else WAIT))
        assert fault.reached.wait(WAIT)

    assert http.get("/v1/meta").status_code == 200


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (lambda door: door.refuse(), "UNAVAILABLE"),
        (lambda door: door.reset(), "UNAVAILABLE"),
        (lambda door: door.hang_up(), "UNAVAILABLE"),
        (lambda door: door.silence(), "DEADLINE_EXCEEDED"),
        (lambda door: door.garbage(), "UNAVAILABLE"),
    ],
)
def test_the_grpc_port_can_fail_and_come_back(fake: FakeServer, plan: Callable[[Any], Fault], code: str) -> None:
    with plan(fake.grpc_door) as fault, connected(fake) as channel:
        assert status(channel, timeout=0.2 if code == "DEADLINE_EXCEEDED" else WAIT)[0] == code
        assert fault.reached.wait(WAIT)

    with connected(fake) as channel:
        assert call(channel) == b""


def test_a_port_that_refuses_drops_what_is_connected(fake: FakeServer, http: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", fake.http_port), WAIT) as idle:
        fake.http_door.refuse()

        with pytest.raises(ConnectionResetError):
            idle.recv(1)
    fake.restore()
    assert http.get("/v1/meta").status_code == 200


@pytest.mark.parametrize("code", [code.name for code in grpc.StatusCode if code is not grpc.StatusCode.OK])
def test_a_call_can_fail_with_every_status(fake: FakeServer, channel: Any, code: str) -> None:
    fault = fake.grpc("Search").fail(code, "as told", times=2, trailers=[("reason", "told")])

    results = [status(channel), status(channel)]

    assert results == [(code, "as told")] * 2
    assert fault.hits == 2
    assert call(channel) == b""


def test_a_call_is_answered_with_a_message_or_bytes_or_a_function(fake: FakeServer, channel: Any) -> None:
    route = fake.grpc("Search")
    route.reply(v1.SearchReply(took=1.5), times=1)
    route.reply(b"\x08\x01", times=1)
    route.answer(lambda request: request.message[::-1], times=1)
    route.garbage()

    answers = [call(channel, message=b"abc") for _ in range(4)]

    assert v1.SearchReply.FromString(answers[0]).took == 1.5
    assert answers[1:] == [b"\x08\x01", b"cba", b"\xff\xff\xff\xff"]
    assert [request.message for request in fake.transcript.grpc("Search")] == [b"abc"] * 4


def test_a_call_can_stall_until_its_deadline_or_until_released(fake: FakeServer, channel: Any) -> None:
    call(channel, HEALTH)  # The deadline is not spent on connecting.
    fault = fake.grpc("Search").stall()

    assert status(channel, timeout=0.2) == ("DEADLINE_EXCEEDED", "Deadline Exceeded")
    assert fault.reached.wait(WAIT)
    (first,) = fake.transcript.grpc("Search")
    assert first.cancelled.wait(WAIT)
    assert first.time_remaining is not None
    assert 0 < first.time_remaining < 1
    thread, results = beside(lambda: call(channel))
    fault.release()
    thread.join(WAIT)
    assert results == [b""]


def test_a_connection_can_break_during_a_call(fake: FakeServer) -> None:
    fault = fake.grpc("Search").reset(times=1)

    with connected(fake) as channel:
        assert status(channel)[0] == "UNAVAILABLE"
    assert fault.reached.wait(WAIT)
    with connected(fake) as channel:
        assert call(channel) == b""


def test_a_connection_can_break_in_the_middle_of_an_answer(fake: FakeServer) -> None:
    fake.grpc("Search").reply(bytes(1_000_000))
    fault = fake.grpc_door.cut(after=500_000)

    with connected(fake) as channel:
        # What grpc makes of it depends on how much of the message had come.
        assert status(channel)[0] in ("UNAVAILABLE", "UNKNOWN", "INTERNAL")
    assert fault.reached.wait(WAIT)


def test_a_frozen_connection_stays_open_and_thaws(fake: FakeServer, channel: Any) -> None:
    assert call(channel) == b""
    fake.grpc_door.freeze()

    assert status(channel, timeout=0.1)[0] == "DEADLINE_EXCEEDED"
    thread, results = beside(lambda: call(channel))
    fake.grpc_door.thaw()
    thread.join(WAIT)

    assert results == [b""]
    assert fake.grpc_door.accepted == 1


def test_rubbish_on_an_open_grpc_connection_ends_the_call(fake: FakeServer, channel: Any) -> None:
    fault = fake.grpc("Search").stall()
    thread, results = beside(lambda: status(channel)[0])
    assert fault.reached.wait(WAIT)

    fake.grpc_door.inject()

    thread.join(WAIT)
    # Which of them depends on the version of grpcio.
    assert results[0] in {"UNAVAILABLE", "INTERNAL", "UNKNOWN"}


def test_a_batch_stream_is_acknowledged_and_answered(fake: FakeServer, channel: Any) -> None:
    uuid = "7bd0a5d3-0b8e-4d9c-8d3c-111111111111"
    objects = v1.BatchStreamRequest.Data.Objects(values=[v1.BatchObject(uuid=uuid, collection="Books")])
    requests = [
        v1.BatchStreamRequest(start=v1.BatchStreamRequest.Start()),
        v1.BatchStreamRequest(data=v1.BatchStreamRequest.Data(objects=objects)),
    ]
    sent = [request.SerializeToString() for request in requests]

    replies = [*map(v1.BatchStreamReply.FromString, channel.stream_stream(STREAM)(iter(sent), timeout=WAIT))]

    assert [reply.WhichOneof("message") for reply in replies] == ["started", "acks", "results"]
    assert [success.uuid for success in replies[2].results.successes] == [uuid]
    assert fake.transcript.grpc("BatchStream")[0].messages == sent


def test_a_batch_stream_can_fail_after_some_messages_or_follow_a_script(fake: FakeServer, channel: Any) -> None:
    start = v1.BatchStreamRequest(start=v1.BatchStreamRequest.Start()).SerializeToString()
    fake.grpc("BatchStream").fail("INTERNAL", "lost", after=1, times=1)
    fake.grpc("BatchStream").talk(lambda messages: [b"first", *messages])

    broken = channel.stream_stream(STREAM)(iter([start, start]), timeout=WAIT)
    assert v1.BatchStreamReply.FromString(next(broken)).HasField("started")
    with pytest.raises(grpc.RpcError, match="lost"):
        next(broken)
    assert [*channel.stream_stream(STREAM)(iter([start]), timeout=WAIT)] == [b"first", start]


def test_tls_is_spoken_on_both_ports_by_one_authority(tmp_path: Path) -> None:
    authority = Authority()
    with FakeServer(tls=authority) as fake:
        context = ssl.create_default_context(cadata=authority.ca.decode())
        credentials = grpc.ssl_channel_credentials(authority.ca)
        with (
            httpx.Client(verify=context, base_url=fake.url) as http,
            grpc.secure_channel(f"localhost:{fake.grpc_port}", credentials) as channel,
        ):
            assert http.get("/v1/meta").json()["hostname"] == fake.url
            assert call(channel) == b""
        other = ssl.create_default_context(cadata=Authority().ca.decode())
        with (
            httpx.Client(verify=other, base_url=fake.url) as http,
            pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"),
        ):
            http.get("/v1/meta")


def test_a_client_certificate_can_be_needed(tmp_path: Path) -> None:
    authority = Authority()
    (tmp_path / "client.pem").write_bytes(authority.client_key + authority.client_cert)
    context = ssl.create_default_context(cadata=authority.ca.decode())
    with FakeServer(tls=authority, mutual=True) as fake:
        target = f"localhost:{fake.grpc_port}"
        with httpx.Client(verify=context, base_url=fake.url) as http, pytest.raises(httpx.TransportError):
            http.get("/v1/meta")
        with grpc.secure_channel(target, grpc.ssl_channel_credentials(authority.ca)) as channel:
            assert status(channel)[0] == "UNAVAILABLE"

        context.load_cert_chain(tmp_path / "client.pem")
        pair = authority.client_key, authority.client_cert
        with (
            httpx.Client(verify=context, base_url=fake.url) as http,
            grpc.secure_channel(target, grpc.ssl_channel_credentials(authority.ca, *pair)) as channel,
        ):
            assert http.get("/v1/meta").status_code == 200
            assert call(channel) == b""


def test_requests_are_noted_as_they_came(fake: FakeServer, http: httpx.Client, channel: Any) -> None:
    chunks = iter([b'{"a":', b"1}"])
    http.post("/v1/objects?consistency_level=ONE", content=chunks, headers={"x-key": "k"})
    call(channel, message=b"abc", metadata=[("x-key", "k")])

    (post,) = fake.transcript.http("/v1/objects")
    (search,) = fake.transcript.grpc()

    assert (post.method, post.query, post.header("X-Key"), post.body) == (
        "POST",
        "consistency_level=ONE",
        "k",
        b'{"a":1}',
    )
    assert (search.path, search.message, search.header("x-key")) == (SEARCH, b"abc", "k")
    assert len(fake.transcript) == 2


def test_transcripts_of_equal_runs_are_equal() -> None:
    def run(uuid: str, agent: str) -> FakeServer:
        with FakeServer() as fake, httpx.Client(base_url=fake.url) as http, connected(fake) as channel:
            http.get(f"/v1/objects/Books/{uuid}", headers={"user-agent": agent})
            http.post("/v1/objects", json={"id": uuid.upper(), "at": fake.url})
            call(channel, message=uuid.encode(), metadata=[("x-weaviate-client", agent)])
        return fake

    one = run("7bd0a5d3-0b8e-4d9c-8d3c-111111111111", "one").transcript
    two = run("c0ffee00-0b8e-4d9c-8d3c-222222222222", "another").transcript

    assert one.normalised() == two.normalised()
    assert one.normalised(in_order=False) == two.normalised(in_order=False)
    assert one.normalised(uuids=False) != two.normalised(uuids=False)
    assert one.normalised(varying=()) != two.normalised(varying=())
    kind, path, _, body = one.normalised()[2]
    assert (kind, path, body) == ("gRPC", SEARCH, (b"00000000-0000-0000-0000-000000000001",))


def test_closing_ends_every_thread_and_frees_the_ports_whatever_is_going_on() -> None:
    before = set(threading.enumerate())
    with FakeServer() as fake, connected(fake) as channel:
        faults = [
            fake.rest("GET", "/v1/meta").stall(),
            fake.rest("GET", "/v1/schema").stall_midway(Reply(200, BODY)),
            fake.rest("GET", "/v1/nodes").dribble(pause=WAIT),
            fake.grpc("Search").stall(),
            fake.grpc("BatchStream").stall(),
        ]
        works: list[Callable[[], object]] = [
            *(partial(fails, partial(httpx.get, f"{fake.url}/v1/{name}")) for name in ("meta", "schema", "nodes")),
            partial(fails, partial(call, channel)),
            partial(fails, lambda: list(channel.stream_stream(STREAM)(iter([b""]), timeout=WAIT))),
        ]
        running = [beside(work) for work in works]
        assert all(fault.reached.wait(WAIT) for fault in faults)

        fake.close()

        for thread, results in running:
            thread.join(WAIT)
            assert results == [True]
    fake.close()
    assert {thread for thread in threading.enumerate() if thread not in before and not thread.daemon} == set()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("fake")]
    with FakeServer(http_port=fake.http_port, grpc_port=fake.grpc_port) as successor:
        assert (successor.http_port, successor.grpc_port) == (fake.http_port, fake.grpc_port)
        assert httpx.get(f"{successor.url}/v1/meta").status_code == 200
