"""Tokens of the caller's own callable, headers that change, and what of them is never shown; with a fake server."""

from __future__ import annotations

import copy
import gc
import logging
import pickle
import traceback
import weakref
from collections.abc import Iterator
from threading import Condition, Event

import pytest

from tests.support.fake import Authority, FakeServer
from tests.support.fake.http import Reply
from weaviate import WeaviateAsyncClient
from weaviate._io import clock
from weaviate._io.aio import TaskGroup, to_thread
from weaviate.auth import AuthCredentials
from weaviate.classes.init import AdditionalConfig, Auth, RetryPolicy, Timeout, TLSConfig
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    AuthenticationFailedError,
    WeaviateBaseError,
    WeaviateInvalidInputError,
    WeaviateUnauthorizedError,
)


class Tokens:
    """A callable that counts: it gives `token-1`, `token-2` and so on."""

    def __init__(self, seconds: float | None = None) -> None:
        self.calls = 0
        self.seconds = seconds
        self._bell = Condition()

    def wait_for(self, calls: int) -> None:
        """Wait until it was called so often."""
        with self._bell:
            assert self._bell.wait_for(lambda: self.calls >= calls, 10)

    def __call__(self) -> str | tuple[str, float]:
        with self._bell:
            self.calls += 1
            self._bell.notify_all()
            token = f"token-{self.calls}"
        return token if self.seconds is None else (token, self.seconds)


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with FakeServer(api_key="token-1") as server:
        yield server


def client_of(
    fake: FakeServer, credentials: AuthCredentials | str | None, headers: dict[str, str] | None = None
) -> WeaviateAsyncClient:
    params = ConnectionParams.from_params("localhost", fake.http_port, False, "localhost", fake.grpc_port, False)
    config = AdditionalConfig(timeout=Timeout(init=2, query=2, insert=2), retry=RetryPolicy(max_attempts=1))
    return WeaviateAsyncClient(params, None, credentials, headers, config)


async def use(client: WeaviateAsyncClient) -> None:
    """Two calls that need credentials, one over each protocol."""
    await client.get_meta()
    await client.collections.use("Book").query.fetch_objects(limit=1)


def seen(fake: FakeServer, name: str = "authorization") -> tuple[object, object]:
    """A header of the last REST request and of the last search."""
    return fake.transcript.http("/v1/meta")[-1].header(name), fake.transcript.grpc("Search")[-1].header(name)


async def test_a_token_without_an_end_is_used_until_it_is_refused(fake: FakeServer) -> None:
    tokens = Tokens()
    async with client_of(fake, Auth.callback(tokens)) as client:
        await use(client)
        await use(client)
        assert tokens.calls == 1
        assert not client._session._credentials._keepers

        fake.answers.api_key = "token-2"
        async with TaskGroup[None](10) as group:
            for _ in range(10):
                group.start_soon(use, client)

        assert tokens.calls == 2
        assert seen(fake) == ("Bearer token-2", "Bearer token-2")


async def test_a_token_is_had_anew_before_it_ends(fake: FakeServer) -> None:
    tokens = Tokens(300)
    with clock.using(clock.ManualClock()) as time:
        async with client_of(fake, Auth.callback(tokens)) as client:
            time.advance(269)
            await use(client)
            assert tokens.calls == 1

            time.advance(1)
            fake.answers.api_key = None
            await use(client)  # it does not wait
            await to_thread(tokens.wait_for, 2)
            async with client._session._credentials._lock:
                time.advance(600)
            fake.answers.api_key = "token-3"
            await use(client)
            assert tokens.calls == 3


async def test_a_renewal_that_hangs_holds_up_no_call_whose_token_is_good(fake: FakeServer) -> None:
    asked, done = Event(), Event()

    async def get_token() -> tuple[str, float]:
        if not asked.is_set():
            asked.set()
            return "token-1", 300
        await to_thread(done.wait, 30)
        return "token-1", 300

    with clock.using(clock.ManualClock()) as time:
        async with client_of(fake, Auth.callback(get_token)) as client:
            time.advance(280)
            for _ in range(3):
                await use(client)
            done.set()


async def test_a_call_is_sent_again_once_whatever_it_is(fake: FakeServer) -> None:
    tokens = Tokens()
    async with client_of(fake, Auth.callback(tokens)) as client:
        fake.answers.api_key = None
        fake.rest("POST", "/v1/objects").unauthorized(times=1)
        await client.collections.use("Book").data.insert({"title": "A"})
        assert len(fake.transcript.http("/v1/objects")) == 2

        fake.answers.api_key = "another"
        with pytest.raises(WeaviateUnauthorizedError):
            await client.get_meta()
        before = len(fake.transcript)
        # What did not help just now is not tried with every call.
        with pytest.raises(WeaviateUnauthorizedError):
            await client.get_meta()

    assert len(fake.transcript) == before + 1


async def test_a_key_that_is_refused_is_not_sent_again(fake: FakeServer) -> None:
    async with client_of(fake, "token-1") as client:
        fake.answers.api_key = "another"
        before = len(fake.transcript)
        with pytest.raises(WeaviateUnauthorizedError):
            await client.get_meta()

    assert len(fake.transcript) == before + 1


async def test_the_same_token_again_is_no_other(fake: FakeServer) -> None:
    async with client_of(fake, Auth.callback(lambda: "token-1")) as client:
        fake.answers.api_key = "another"

        with pytest.raises(WeaviateUnauthorizedError) as caught:
            await client.get_meta()

    assert "given out again" in caught.value.__notes__[0]


async def test_what_a_callable_raises_is_the_cause(fake: FakeServer) -> None:
    def fail() -> str:
        raise RuntimeError("a long secret")

    client = client_of(fake, Auth.callback(fail))
    with pytest.raises(AuthenticationFailedError, match="the callable raised RuntimeError") as caught:
        await client.connect()
    await client.close()

    assert isinstance(caught.value.__cause__, RuntimeError)
    assert "a long secret" not in caught.value.message


@pytest.mark.parametrize(
    "given", [None, "", b"hidden", ("hidden",), ("hidden", "60"), ("hidden", -1), ("hidden", True), 5, "hid\nden"]
)
async def test_what_is_no_token_is_refused_and_not_shown(fake: FakeServer, given: object) -> None:
    client = client_of(fake, Auth.callback(lambda: given))  # type: ignore[arg-type,return-value]  # on purpose
    with pytest.raises(AuthenticationFailedError, match=r"returned no token|no header can carry") as caught:
        await client.connect()
    await client.close()

    assert "hidden" not in caught.value.message
    assert len(fake.transcript.http("/v1/meta")) == 0


async def test_a_callable_that_fails_is_asked_again_after_growing_pauses(
    fake: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    times: list[float] = []

    def fail() -> str:
        times.append(clock.current().now())
        raise RuntimeError

    client = client_of(fake, Auth.callback(fail))
    with clock.using(clock.ManualClock()) as time:
        for _ in range(200):
            with pytest.raises(AuthenticationFailedError):
                await client.get_meta()
            time.advance(0.5)
        await client.close()

    assert times == [0, 1, 3, 7, 15, 31, 61, 91]
    assert len([record for record in caplog.records if record.name == "weaviate.auth"]) == 1


async def test_a_callable_that_takes_too_long_holds_up_no_call_beyond_its_deadline(fake: FakeServer) -> None:
    done, tokens = Event(), Tokens()

    async def slow() -> str | tuple[str, float]:
        token = tokens()
        await to_thread(done.wait, 30)
        return token

    client = client_of(fake, Auth.callback(slow))
    hasty = client.with_options(timeout=0.05)
    for _ in range(2):
        with pytest.raises(AuthenticationFailedError, match="did not return within the time"):
            await hasty.get_meta()

    done.set()
    await client.get_meta()
    await client.close()
    assert tokens.calls == 1


async def test_a_client_that_nobody_holds_is_not_kept_by_its_token(fake: FakeServer) -> None:
    async def used() -> weakref.ref[object]:
        client = client_of(fake, Auth.callback(Tokens(3600)))
        await client.get_meta()
        assert client._session._credentials._keepers
        await client.close()
        await client.connect()
        await client._session._link.wires[next(iter(client._session._link.wires))].close()
        return weakref.ref(client._session)

    session = await used()
    gc.collect()

    assert session() is None


async def test_headers_change_while_the_client_is_in_use(fake: FakeServer) -> None:
    async with client_of(fake, "token-1", {"X-Own": "a", "X-Other": "b"}) as client:
        handle = client.with_options(headers={"X-Handle": "c"}, timeout=1)
        await use(client)

        client.set_headers({"X-OWN": "changed", "x-other": None, "X-New": "d"})
        for one in (client, handle):
            await use(one)
            assert seen(fake, "x-own") == ("changed", "changed")
            assert seen(fake, "x-other") == (None, None)
            assert seen(fake, "x-new") == ("d", "d")

        handle.set_headers({"x-handle": None, "x-new": "e"})
        await use(handle)
        assert seen(fake, "x-handle") == (None, None)
        assert seen(fake, "x-new") == ("e", "e")
        await use(client)
        assert seen(fake, "x-new") == ("d", "d")


async def test_an_authorization_header_wins_until_it_is_removed(fake: FakeServer) -> None:
    tokens = Tokens()
    async with client_of(fake, Auth.callback(tokens)) as client:
        fake.answers.api_key = None
        client.set_headers({"Authorization": "Bearer mine"})
        await use(client)
        assert seen(fake) == ("Bearer mine", "Bearer mine")

        client.set_headers({"Authorization": None})
        await use(client)
        assert seen(fake) == ("Bearer token-1", "Bearer token-1")


async def test_headers_that_cannot_be_sent_change_nothing(fake: FakeServer) -> None:
    async with client_of(fake, "token-1", {"x-own": "a"}) as client:
        with pytest.raises(WeaviateInvalidInputError) as caught:
            client.set_headers({"x-own": "b", "x-new": "hid\nden"})
        assert "den" not in str(caught.value)

        await use(client)
        assert seen(fake, "x-own") == ("a", "a")


@pytest.mark.parametrize("trusted", [True, False])
async def test_the_identity_provider_is_asked_with_the_client_s_certificates(trusted: bool) -> None:
    ours, theirs = Authority(), Authority()
    with FakeServer(tls=ours) as fake, FakeServer(tls=ours if trusted else theirs) as provider:
        fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
            200, {"href": f"{provider.url}/discovery", "clientId": "me", "scopes": ["openid"]}
        )
        provider.rest("GET", "/discovery").reply(200, {"token_endpoint": f"{provider.url}/token"})
        provider.rest("POST", "/token").reply(200, {"access_token": "one", "expires_in": 300})
        params = ConnectionParams.from_params("localhost", fake.http_port, True, "localhost", fake.grpc_port, True)
        config = AdditionalConfig(tls=TLSConfig(ca=ours.ca))
        client = WeaviateAsyncClient(params, None, Auth.client_credentials("secret"), None, config)
        if trusted:
            await use(client)
            assert seen(fake) == ("Bearer one", "Bearer one")
        else:
            with pytest.raises(AuthenticationFailedError, match=r"failed at: tls.*certificate authority") as caught:
                await client.connect()
            assert not caught.value.retryable
        await client.close()


SECRETS = ("secret-key", "secret-access", "secret-refresh", "secret-program", "secret-password", "secret-header")


@pytest.mark.parametrize(
    "credentials",
    [
        Auth.api_key("secret-key"),
        Auth.bearer_token("secret-access", 0, "secret-refresh"),
        Auth.bearer_token("secret-access", 60, "secret-refresh"),
        Auth.client_credentials("secret-program", "books"),
        Auth.client_password("ann", "secret-password"),
        Auth.callback(lambda: ("secret-access", 60)),
    ],
    ids=["key", "expired", "token", "program", "person", "callable"],
)
@pytest.mark.parametrize("good", [False, True])
async def test_no_secret_is_shown(
    fake: FakeServer, caplog: pytest.LogCaptureFixture, credentials: AuthCredentials, good: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    fake.answers.api_key = None if good else "right"
    fake.rest("GET", "/v1/.well-known/openid-configuration").reply(
        200, {"href": f"http://secret-header@localhost:{fake.http_port}/v1/discovery?key=secret-header"}
    )
    fake.rest("GET", "/v1/discovery").reply(200, {"token_endpoint": f"{fake.url}/v1/token"})
    token = {"access_token": "secret-access", "expires_in": 3600, "refresh_token": "secret-refresh"}
    fake.rest("POST", "/v1/token").answer(
        lambda call: Reply(200, token) if good else Reply(400, {"error_description": call.body.decode()})
    )
    shown: list[str] = []

    client = client_of(fake, credentials, {"X-Key": "secret-header"})
    client.set_headers({"X-Other": "secret-header"})
    try:
        await use(client)
        assert good
    except WeaviateBaseError as error:
        assert not good
        again = pickle.loads(pickle.dumps(error))
        shown += [str(pickle.dumps(error)), repr(again), str(copy.copy(error)), repr(error.details)]
        shown += traceback.format_exception(error)
    session = client._session
    held = (client, session, session.config, session._credentials, session._link, session._headers, credentials)
    shown += [repr(one) for one in held] + [str(one) for one in held]
    shown += [repr(session._credentials._source), repr(session._credentials._state[0])]
    shown += [record.getMessage() + str(record.args) for record in caplog.records]
    for one in (client, session, session._credentials, session._link):
        with pytest.raises((TypeError, AttributeError), match=r"(?i)pickle") as unpicklable:
            pickle.dumps(one)
        shown.append(str(unpicklable.value))
    await client.close()

    assert [text for text in shown if any(secret in text for secret in SECRETS)] == []
