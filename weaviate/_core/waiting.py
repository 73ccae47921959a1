"""Waiting for what the server does by itself, such as a backup: by asking how far it is. The clock is the caller's."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from weaviate._core.transport import RestReply, RestRequest
from weaviate.exceptions import ErrorDetails, WeaviateBaseError, WeaviateInvalidInputError, WeaviateTimeoutError
from weaviate.models.base import to_json
from weaviate.models.checked import number, refused
from weaviate.types import NUMBER

DAY = 86_400
"""The seconds that a wait takes at most, unless its caller says more."""

_FIRST_PAUSE, _GROWTH, _LONGEST_PAUSE = 0.1, 1.25, 5.0
"""Seconds between two looks, each a quarter longer: the end is seen after a quarter more than the time that it took."""

_FAILURES = 5
"""How many looks may fail, one after the other: the server may start again meanwhile."""


class Progress(Protocol):
    """What the server says of something that it does."""

    @property
    def status(self) -> str:
        """How far it is."""
        ...

    @property
    def error(self) -> str | None:
        """Why it failed."""
        ...


class Looks(Protocol):
    """What is asked again and again until it is over."""

    @property
    def pause(self) -> float:
        """Seconds until the next look."""
        ...

    @property
    def left(self) -> float:
        """Seconds that the next look may take."""
        ...

    def next(self, now: float) -> RestRequest | None:
        """The next look; None once it is over."""
        ...

    def take(self, reply: RestReply) -> None:
        """Take what a look brought."""
        ...

    def miss(self, error: WeaviateBaseError) -> None:
        """Take that a look failed."""
        ...


def seconds(timeout: NUMBER) -> float:
    """How long a wait may take.

    Args:
        timeout: Seconds.

    Raises:
        WeaviateInvalidInputError: It is no number above 0.
    """
    given = number(timeout, "timeout")
    if given <= 0:
        raise WeaviateInvalidInputError(f"timeout: {timeout!r} is not above 0")
    return given


R = TypeVar("R", bound=Progress)


@dataclass(frozen=True, slots=True)
class Job(Generic[R]):
    """Something that the server does by itself.

    Attributes:
        what: What is done: "make the backup b".
        request: What asks how far it is.
        read: What reads the answer.
        failed: The class of the error where it fails.
        canceled: The class of the error where it is called off.
        advice: What can be done about it when nobody waits any more.
        logger: Where progress is told.
    """

    what: str
    request: RestRequest
    read: Callable[[RestReply], R]
    failed: type[WeaviateBaseError]
    canceled: type[WeaviateBaseError]
    advice: str
    logger: logging.Logger


class Waiting(Generic[R]):
    """The looks at a job, until it is done. Whatever ends the wait before, the job goes on; the error says so.

    ```
    with waiting:
        while (request := waiting.next(now())) is not None:
            try:
                waiting.take(send(request, within=waiting.left))
            except WeaviateBaseError as error:
                waiting.miss(error)
            wait(waiting.pause)
    ```

    Args:
        job: The job.
        timeout: Seconds after which the wait ends.
        on_progress: What is called with each answer; it must not take long.

    Attributes:
        left: Seconds that are left.

    Raises:
        WeaviateInvalidInputError: An argument is not what it should be.
    """

    def __init__(self, job: Job[R], timeout: NUMBER, on_progress: Callable[[R], object] | None) -> None:
        self._timeout = seconds(timeout)
        usable = on_progress is None or callable(on_progress)
        if not usable or inspect.iscoroutinefunction(on_progress):
            raise refused("on_progress", on_progress, "a function that is no coroutine function, or None")
        self._job = job
        self._on_progress = on_progress
        self._deadline: float | None = None
        self.left = self._timeout
        self._failures = 0
        self._next_pause = _FIRST_PAUSE
        self._said: R | None = None
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None or self._over:
            return
        error.add_note(self._goes_on)
        if not isinstance(error, Exception):
            # A cancelled wait: programs show the notes of such errors nowhere.
            self._job.logger.warning("%s: nobody waits for it any more. %s", self._job.what, self._goes_on)

    @property
    def pause(self) -> float:
        """Seconds until the next look."""
        return 0.0 if self._over else min(self._next_pause, self.left)

    @property
    def result(self) -> R:
        """What the server said last."""
        assert self._said is not None  # noqa: S101  # the wait has ended well
        return self._said

    def next(self, now: float) -> RestRequest | None:
        """The next look; None once the job is done.

        Args:
            now: The time.

        Raises:
            WeaviateTimeoutError: It is not done in time.
        """
        if self._over:
            return None
        if self._deadline is None:
            self._deadline = now + self._timeout
        elif now >= self._deadline:
            self._over = True
            state = "not known to have begun" if self._said is None else to_json(self._said.status)
            text = f"{self._job.what}: not done after {self._timeout:g} s, but {state}. {self._goes_on}"
            raise WeaviateTimeoutError(text).with_details(self._details(None))
        self.left = self._deadline - now
        return self._job.request

    def take(self, reply: RestReply) -> None:
        """Take what a look brought.

        Args:
            reply: The answer.

        Raises:
            WeaviateBaseError: The job failed, or was called off.
        """
        said = self._job.read(reply)
        if self._said is None or said.status != self._said.status:
            self._job.logger.info("%s: %s", self._job.what, to_json(said.status))
        self._said, self._failures = said, 0
        self._next_pause = min(self._next_pause * _GROWTH, _LONGEST_PAUSE)
        self._over = said.status in ("SUCCESS", "FAILED", "CANCELED")
        self._tell(said)
        if self._over and said.status != "SUCCESS":
            kind, verb = (
                (self._job.failed, "it failed")
                if said.status == "FAILED"
                else (self._job.canceled, "it was called off")
            )
            text = f"{self._job.what}: {verb}: {said.error or 'the server does not say why'}"
            raise kind(text).with_details(self._details(said.error))

    def miss(self, error: WeaviateBaseError) -> None:
        """Take that a look failed.

        Args:
            error: Why.

        Raises:
            WeaviateBaseError: It is one too many, or would fail again.
        """
        self._failures += 1
        self._next_pause = min(self._next_pause * 2, _LONGEST_PAUSE)
        if self._over or not error.retryable or self._failures > _FAILURES:
            raise error

    def _tell(self, said: R) -> None:
        if self._on_progress is None:
            return
        try:
            self._on_progress(said)
        except Exception:
            self._on_progress = None
            self._job.logger.exception(
                "The function that was to hear of progress failed, and is not called again: %s", self._job.what
            )

    @property
    def _goes_on(self) -> str:
        return f"It goes on at the server: {self._job.advice}"

    def _details(self, reason: str | None) -> ErrorDetails:
        return self._job.request.details.but(what=self._job.what, reason=reason, sent=True)
