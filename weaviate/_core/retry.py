"""Whether a failed call is tried again, and after how long. The clock and the waiting are the caller's."""

from __future__ import annotations

import random
from collections.abc import Callable

from weaviate._core import errors
from weaviate._core.transport import RestReply, TransportFault
from weaviate.config import RetryPolicy

_EARNED = 0.1
"""The part of one retry that a call which succeeds gives back to the budget."""


class RetryBudget:
    """How many more retries one client may make, over all its calls.

    The counter is not locked: two threads that count at once may lose a step of it, which shifts the budget by one
    retry and nothing else.
    """

    def __init__(self, size: float) -> None:
        self._size = size
        self._left = size

    def earn(self) -> None:
        """Count a call that succeeded."""
        if self._left < self._size:
            self._left = min(self._size, self._left + _EARNED)

    def spend(self) -> bool:
        """Take one retry, if there is one left."""
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Retries:
    """The tries of one call.

    Args:
        policy: When to try again.
        budget: What the client has left.
        idempotent: Whether the call may arrive twice.
        deadline: When the call's time is over, on the caller's clock.
        chance: A source of numbers from 0 to 1.
    """

    __slots__ = ("_attempts", "_budget", "_chance", "_deadline", "_idempotent", "_policy")

    def __init__(
        self,
        policy: RetryPolicy,
        budget: RetryBudget,
        idempotent: bool,
        deadline: float,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._policy = policy
        self._budget = budget
        self._idempotent = idempotent
        self._deadline = deadline
        self._chance = chance
        self._attempts = 1

    def remaining(self, now: float) -> float:
        """Seconds until the deadline; never less than 0.

        Args:
            now: The time on the caller's clock.
        """
        return max(0.0, self._deadline - now)

    def after_fault(self, fault: TransportFault, now: float) -> float | None:
        """Seconds to wait before the next try, or None when there is to be none.

        Args:
            fault: What went wrong.
            now: The time on the caller's clock.
        """
        if fault.grpc_code is not None and fault.sent:
            again = fault.grpc_code in self._policy.grpc_codes and errors.refusal(fault.detail) is None
        else:
            again = fault.step in ("connect", "http", "grpc") and not fault.timed_out
        return self._next(again and (self._idempotent or not fault.sent), now)

    def after_reply(self, reply: RestReply, now: float) -> float | None:
        """Seconds to wait before the next try, or None when the answer stands.

        Args:
            reply: The answer.
            now: The time on the caller's clock.
        """
        if reply.status_code not in self._policy.http_statuses or errors.refusal(errors.explain(reply)) is not None:
            return None
        return self._next(self._idempotent or reply.status_code == errors.UNDONE_STATUS, now, _retry_after(reply))

    def _next(self, again: bool, now: float, least: float = 0.0) -> float | None:
        if not again or self._attempts >= self._policy.max_attempts:
            return None
        pause: float = min(self._policy.max_delay, self._policy.base_delay * 2 ** (self._attempts - 1))
        pause = max(least, pause * (1 - self._policy.jitter * self._chance()))
        if now + pause >= self._deadline or not self._budget.spend():
            return None
        self._attempts += 1
        return pause


def _retry_after(reply: RestReply) -> float:
    """The seconds that a server asks for; a date instead of a number is not followed."""
    try:
        return max(0.0, float(reply.headers.get("retry-after", "0")))
    except ValueError:
        return 0.0
