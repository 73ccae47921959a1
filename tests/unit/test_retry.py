"""When a failed call is tried again."""

from __future__ import annotations

import pytest

from weaviate._core.retry import Retries, RetryBudget
from weaviate._core.transport import RestReply, TransportFault
from weaviate.config import AdditionalConfig, ConnectionConfig, RetryPolicy
from weaviate.exceptions import WeaviateInvalidInputError

REFUSED = TransportFault("connect", "refused", sent=False)
BROKEN = TransportFault("http", "connection reset", sent=True)
UNAVAILABLE = TransportFault("grpc", "try later", sent=True, grpc_code="UNAVAILABLE")
UNKNOWN = TransportFault("grpc", "no such collection", sent=True, grpc_code="UNKNOWN")
LATE = TransportFault("http", "late", sent=True, timed_out=True)
BAD_CERTIFICATE = TransportFault("tls", "certificate refused", sent=False)


def retries(
    policy: RetryPolicy | None = None,
    *,
    idempotent: bool = True,
    deadline: float = 100.0,
    budget: float = 100.0,
) -> Retries:
    return Retries(policy or RetryPolicy(jitter=0), RetryBudget(budget), idempotent, deadline, chance=lambda: 1.0)


@pytest.mark.parametrize(
    ("fault", "idempotent", "again"),
    [
        (REFUSED, True, True),
        (REFUSED, False, True),
        (BROKEN, True, True),
        (BROKEN, False, False),
        (UNAVAILABLE, True, True),
        (UNAVAILABLE, False, False),
        (UNKNOWN, True, False),
        (LATE, True, False),
        (BAD_CERTIFICATE, True, False),
    ],
)
def test_a_fault_is_retried_only_where_that_can_help_and_do_no_harm(
    fault: TransportFault, idempotent: bool, again: bool
) -> None:
    assert (retries(idempotent=idempotent).after_fault(fault, now=0) is not None) is again


def test_what_the_server_refuses_for_good_is_not_tried_again_whatever_the_policy_says() -> None:
    policy = RetryPolicy(grpc_codes=frozenset({"UNKNOWN"}), http_statuses=frozenset({500}))
    said = "vector lengths don't match"

    assert retries(policy).after_fault(UNKNOWN, now=0) is not None
    assert retries(policy).after_fault(TransportFault("grpc", said, grpc_code="UNKNOWN"), now=0) is None
    assert retries(policy).after_reply(RestReply(500, {}, b"broken"), now=0) is not None
    assert retries(policy).after_reply(RestReply(500, {}, said.encode()), now=0) is None


@pytest.mark.parametrize(
    ("status", "idempotent", "again"),
    [
        (429, True, True),
        (429, False, True),
        # A proxy says these too, and does not know what became of the request behind it.
        *((status, idempotent, idempotent) for status in (502, 503, 504) for idempotent in (True, False)),
        (500, True, False),
    ],
)
def test_a_status_is_retried_only_where_that_can_help_and_do_no_harm(
    status: int, idempotent: bool, again: bool
) -> None:
    reply = RestReply(status, {}, b"")

    assert (retries(idempotent=idempotent).after_reply(reply, now=0) is not None) is again


def test_pauses_double_up_to_the_longest() -> None:
    tries = retries(RetryPolicy(max_attempts=6, base_delay=1, max_delay=5, jitter=0))

    assert [tries.after_fault(REFUSED, now=0) for _ in range(6)] == [1, 2, 4, 5, 5, None]


def test_jitter_only_shortens_a_pause() -> None:
    policy = RetryPolicy(base_delay=1, jitter=0.5)

    assert retries(policy).after_fault(REFUSED, now=0) == 0.5


def test_no_pause_goes_beyond_the_deadline() -> None:
    tries = retries(RetryPolicy(base_delay=1, jitter=0), deadline=10)

    assert tries.after_fault(REFUSED, now=9.5) is None
    assert tries.remaining(9.5) == 0.5
    assert tries.remaining(11) == 0


@pytest.mark.parametrize(("asked", "pause"), [("3", 3.0), ("0", 0.1), ("Wed, 21 Oct 2026 07:28:00 GMT", 0.1)])
def test_the_server_s_retry_after_is_honoured(asked: str, pause: float) -> None:
    reply = RestReply(503, {"retry-after": asked}, b"")

    assert retries().after_reply(reply, now=0) == pause


def test_a_budget_that_is_spent_ends_the_retries_of_all_calls_until_some_succeed() -> None:
    budget = RetryBudget(1)

    def attempt() -> float | None:
        return Retries(RetryPolicy(), budget, True, 100.0).after_fault(REFUSED, 0)

    assert attempt() is not None
    assert attempt() is None
    for _ in range(11):
        budget.earn()
    assert attempt() is not None


def test_the_pool_s_number_of_retries_holds_where_no_policy_is_given() -> None:
    config = AdditionalConfig(connection=ConnectionConfig(session_pool_max_retries=0))

    assert config.retry_policy.max_attempts == 1
    assert AdditionalConfig(retry=RetryPolicy(max_attempts=7)).retry_policy.max_attempts == 7


@pytest.mark.parametrize("wrong", [{"max_attempts": 0}, {"jitter": 2}, {"base_delay": -1}, {"budget": -1}])
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(WeaviateInvalidInputError, match=next(iter(wrong))):
        RetryPolicy(**wrong)  # type: ignore[arg-type]  # one of the parameters is an int
