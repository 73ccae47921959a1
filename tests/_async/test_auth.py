"""Tokens that come and go: renewed in time, renewed when refused, and what is said where that fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.oidc import Provider
from tests.support.server import Server
from weaviate import WeaviateAsyncClient
from weaviate._io import clock
from weaviate._io.aio import TaskGroup, to_thread
from weaviate.auth import AuthCredentials
from weaviate.classes.init import AdditionalConfig, Auth, Timeout
from weaviate.connect import ConnectionParams
from weaviate.exceptions import (
    AuthenticationFailedError,
    WeaviateQueryError,
    WeaviateUnauthorizedError,
)

QUICK = AdditionalConfig(timeout=Timeout(init=3, query=3, insert=3))


@pytest.fixture
def provider(server_with_provider: tuple[Server, Provider]) -> Iterator[Provider]:
    """The provider that the server trusts."""
    _, one = server_with_provider
    one.restore()
    yield one
    one.restore()


@pytest.fixture
def trusting(server_with_provider: tuple[Server, Provider]) -> Server:
    """The server that trusts it."""
    return server_with_provider[0]


def client_of(server: Server, credentials: AuthCredentials | str | None, *, skip: bool = False) -> WeaviateAsyncClient:
    params = ConnectionParams.from_params(server.host, server.http_port, False, server.host, server.grpc_port, False)
    return WeaviateAsyncClient(params, None, credentials, None, QUICK, skip)


async def use(client: WeaviateAsyncClient) -> None:
    """Two calls that need credentials, one over each protocol."""
    assert (await client.get_meta())["version"]
    with pytest.raises(WeaviateQueryError, match="could not find class Nothing"):
        await client.collections.use("Nothing").query.fetch_objects()


async def refused(server: Server, credentials: AuthCredentials | str | None) -> AuthenticationFailedError:
    """What connecting raises."""
    client = client_of(server, credentials)
    with pytest.raises(AuthenticationFailedError) as caught:
        await client.connect()
    await client.close()
    return caught.value


@pytest.mark.parametrize(
    ("grant", "rotates"),
    [("client_credentials", False), ("password", False), ("refresh_token", False), ("refresh_token", True)],
)
async def test_a_token_is_renewed_again_and_again_while_no_calls_are_made(
    trusting: Server, provider: Provider, grant: str, rotates: bool
) -> None:
    provider.lifetime, provider.rotates = 2, rotates
    every: dict[str, AuthCredentials] = {
        "client_credentials": Auth.client_credentials(provider.client_secret),
        "password": Auth.client_password(provider.username, provider.password),
        "refresh_token": Auth.bearer_token(provider.token(2), 2, provider.refresh_token()),
    }
    async with client_of(trusting, every[grant]) as client:
        # A new one comes after a second and a half: with two more, the first one has expired.
        await client.get_meta()
        await to_thread(provider.wait_for, provider.given + 2)

        await use(client)


async def test_streams_use_the_renewed_token(trusting: Server, provider: Provider) -> None:
    provider.lifetime = 2
    async with client_of(trusting, Auth.client_credentials(provider.client_secret)) as client:
        await client.collections.delete("Streamed")
        collection = await client.collections.create("Streamed")
        for _ in range(2):
            await to_thread(provider.wait_for, provider.given + 2)
            async with collection.batch.stream() as batch:
                await batch.add_object({"title": "A"})
            assert batch.number_errors == 0
        assert await collection.length() == 2
        await client.collections.delete("Streamed")


async def test_the_renewal_ends_with_the_client(trusting: Server, provider: Provider) -> None:
    provider.lifetime = 2
    client = client_of(trusting, Auth.client_credentials(provider.client_secret))
    await client.connect()
    (keeper,) = client._session._credentials._keepers.values()
    await to_thread(provider.wait_for, provider.given + 1)

    await client.close()
    assert await keeper._task.join(0)
    assert not client._session._credentials._keepers

    await client.connect()
    await to_thread(provider.wait_for, provider.given + 1)
    await client.close()


async def test_a_provider_that_goes_away_and_comes_back_is_used_again(
    trusting: Server, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.lifetime = 2
    async with client_of(trusting, Auth.client_credentials(provider.client_secret)) as client:
        with provider.token_route.reply(503) as fault:
            assert await to_thread(fault.reached.wait, 10)
            hits = fault.hits
            await use(client)  # the token is still good
            assert fault.hits - hits <= 1
        before = provider.given
        await to_thread(provider.wait_for, before + 1)
        await use(client)

    (record,) = [record for record in caplog.records if record.name == "weaviate.auth"]
    assert "answers 503" in record.getMessage()


async def test_without_its_provider_a_client_says_so_until_it_is_back(trusting: Server, provider: Provider) -> None:
    client = client_of(trusting, Auth.client_credentials(provider.client_secret))
    with clock.using(clock.ManualClock()) as time:
        with provider.away():
            for _ in range(2):
                with pytest.raises(AuthenticationFailedError, match=r"There is no token.*Is it running") as caught:
                    await client.connect()
        assert caught.value.retryable
        assert caught.value.details.step == "authentication"
        assert provider.issuer in str(caught.value)
        assert caught.value.__cause__ is not None
        time.advance(1)

        await client.connect()
        await use(client)
        await client.close()


async def test_an_expired_token_is_renewed_once_for_all_calls_that_it_fails(
    trusting: Server, provider: Provider
) -> None:
    asked: list[str] = []

    def get_token() -> tuple[str, float]:
        asked.append(provider.token(60 if asked else -10))
        return asked[-1], 60

    async with client_of(trusting, Auth.callback(get_token), skip=True) as client:
        async with TaskGroup[None](20) as group:
            for _ in range(20):
                group.start_soon(use, client)
        await use(client)

    assert len(asked) == 2


async def test_a_stream_whose_token_is_refused_begins_again_with_another(trusting: Server, provider: Provider) -> None:
    asked: list[str] = []

    def get_token() -> str:
        asked.append(provider.token(-10 if len(asked) == 1 else 60))
        return asked[-1]

    async with client_of(trusting, Auth.callback(get_token)) as client:
        await client.collections.delete("Streamed")
        collection = await client.collections.create("Streamed")
        credentials = client._session._credentials
        assert await credentials.renewed(credentials._state[1], client._session.patience())
        credentials._not_refused_before = 0  # as a second later

        async with collection.batch.stream() as batch:
            await batch.add_object({"title": "A"})

        assert batch.number_errors == 0
        assert await collection.length() == 1
        assert len(asked) == 3
        await client.collections.delete("Streamed")


async def test_wrong_credentials_say_what_to_check(trusting: Server, provider: Provider) -> None:
    for credentials, advice in (
        (Auth.client_credentials("wrong-secret"), "Check the client's id and secret"),
        (Auth.client_password(provider.username, "wrong-secret"), "Check the name and the password"),
        (Auth.bearer_token(provider.token(-1), 0, "wrong-secret"), "log in again"),
    ):
        error = await refused(trusting, credentials)

        assert advice in error.message
        assert "invalid_" in error.message
        assert "answers 400" in error.message
        assert "wrong-secret" not in error.message
        assert error.http_status == 400


async def test_an_expired_token_that_cannot_be_renewed_is_refused_by_the_server(
    trusting: Server, provider: Provider
) -> None:
    error = await refused(trusting, Auth.bearer_token(provider.token(-1)))

    assert isinstance(error, WeaviateUnauthorizedError)
    assert "expired" in error.message


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {}), "names no token_endpoint"),
        ((200, b"<!doctype html><html>"), "answers 200: an HTML page"),
        ((404, None), "answers 404: no JSON object"),
        ((200, {"token_endpoint": "file:///etc"}), "no http or https URL"),
        ((302, None), "answers 302"),
    ],
)
async def test_a_provider_that_is_set_up_wrongly_is_told_apart(
    trusting: Server, provider: Provider, answer: tuple[int, object], said: str
) -> None:
    provider.discovery_route.reply(*answer)

    error = await refused(trusting, Auth.client_credentials(provider.client_secret))

    assert said in error.message
    assert "AUTHENTICATION_OIDC_ISSUER" in error.message


async def test_a_server_without_a_provider_says_so(server: Server) -> None:
    error = await refused(server, Auth.client_credentials("secret"))

    assert "names no identity provider" in error.message
    assert "API key" in error.message


async def test_a_provider_that_is_slow_does_not_hold_up_a_call_beyond_its_deadline(
    trusting: Server, provider: Provider
) -> None:
    with provider.token_route.stall():
        error = await refused(trusting, Auth.client_credentials(provider.client_secret))

    assert "timed out" in error.message
