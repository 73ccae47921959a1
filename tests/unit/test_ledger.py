"""What is said of many things that are sent in many requests, and when no more are sent."""

from __future__ import annotations

import pytest

from weaviate._core import ledger
from weaviate.exceptions import (
    AuthenticationFailedError,
    ErrorDetails,
    InsufficientPermissionsError,
    ResponseCannotBeDecodedError,
    WeaviateBaseError,
    WeaviateClosedClientError,
    WeaviateConnectionError,
    WeaviateTimeoutError,
    WeaviateUnauthorizedError,
)


class Reply:
    """An answer."""

    def __init__(self, status_code: int) -> None:
        self.status_code = status_code
        self.text = "no"


def known(error: WeaviateBaseError, **details: object) -> WeaviateBaseError:
    return error.with_details(ErrorDetails().but(**details))


@pytest.mark.parametrize(
    ("error", "stops", "in_doubt"),
    [
        (known(WeaviateTimeoutError("late"), retryable=True, sent=True), True, True),
        (known(WeaviateConnectionError("away"), retryable=True), True, False),
        (known(WeaviateConnectionError("not trusted"), step="tls"), True, False),
        (known(WeaviateBaseError("busy"), http_status=429, retryable=True, sent=True), True, False),
        (known(WeaviateBaseError("gone"), http_status=503, retryable=True, sent=True), True, True),
        (known(WeaviateBaseError("bye"), grpc_code="UNAVAILABLE", retryable=True, sent=True), True, True),
        (AuthenticationFailedError("expired"), True, False),
        (known(WeaviateUnauthorizedError("who", Reply(401)), http_status=401), True, False),
        (WeaviateClosedClientError(), True, False),
        (known(InsufficientPermissionsError(Reply(403)), http_status=403), False, False),
        (known(WeaviateBaseError("too large"), grpc_code="RESOURCE_EXHAUSTED", sent=True), False, False),
        (known(WeaviateBaseError("no"), http_status=422, sent=True), False, False),
        (ResponseCannotBeDecodedError("read", Reply(200)), False, True),
    ],
)
def test_one_table_says_after_which_failures_nothing_more_is_sent(
    error: WeaviateBaseError, stops: bool, in_doubt: bool
) -> None:
    assert (ledger.stops(error), ledger.in_doubt(error)) == (stops, in_doubt)


def test_an_error_says_what_was_done_before_it() -> None:
    done: list[str] = []

    def block() -> None:
        with ledger.noting(ledger.listing("deleted before it", done)):
            done.extend(["A", "B"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        block()

    assert caught.value.__notes__ == ["deleted before it: A, B"]


def test_an_error_before_anything_was_done_says_nothing() -> None:
    with pytest.raises(KeyError) as caught, ledger.noting(ledger.listing("deleted before it", [])):
        raise KeyError

    assert not hasattr(caught.value, "__notes__")
