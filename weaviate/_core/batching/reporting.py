"""What is told of a batch while it runs and at its end: progress to its caller, failures to the log."""

from __future__ import annotations

import atexit
import logging
import os
import weakref
from collections.abc import Callable
from contextvars import ContextVar

from weaviate._core.batching.machine import Machine
from weaviate.models.batch import BatchProgress

logger = logging.getLogger("weaviate.batch")

telling: ContextVar[Machine | None] = ContextVar("weaviate_batch_telling", default=None)
"""The batch whose progress is being told."""

_PERIOD = 1.0
"""Seconds between two lines of the log."""


class Reporter:
    """Tells what becomes of one batch. Failures are counted in the log, once a second at most, instead of listed.

    Args:
        machine: The batch.
        on_progress: What its caller wants to have called.
        now: The time.
    """

    def __init__(self, machine: Machine, on_progress: Callable[[BatchProgress], object] | None, now: float) -> None:
        self._machine = machine
        self._on_progress = on_progress
        self._began = now
        self._process = os.getpid()
        self._logged_at = float("-inf")
        self._logged = 0
        _running.add(self)

    def tell(self, now: float) -> None:
        """Take that something has been answered."""
        outcomes = self._machine.outcomes
        outcomes.seconds = now - self._began
        if outcomes.errors > self._logged and now - self._logged_at >= _PERIOD:
            self._log(now)
        self._call(ended=False)

    def end(self, now: float) -> None:
        """Take that the batch has ended."""
        self._machine.outcomes.seconds = now - self._began
        if self._machine.outcomes.errors > self._logged:
            self._log(now)
        self._call(ended=True)
        self._on_progress = None
        _running.discard(self)

    def progress(self, *, ended: bool) -> BatchProgress:
        """How far the batch is.

        Args:
            ended: Whether it has ended.
        """
        outcomes = self._machine.outcomes
        return BatchProgress(
            objects=outcomes.objects,
            stored=outcomes.stored,
            failed=outcomes.failed,
            references=outcomes.references,
            linked=outcomes.linked,
            unlinked=outcomes.unlinked,
            elapsed_seconds=outcomes.seconds,
            ended=ended,
        )

    def last_words(self) -> None:
        """Say what is lost, as the program ends and nobody ended the batch."""
        if self._process != os.getpid():
            return  # It is the parent's: a fork copied it.
        outcomes = self._machine.outcomes
        logger.error(
            "The program ends in the middle of a batch: %d of %d objects and %d of %d references were not stored. "
            "Leave the batch's block before.",
            outcomes.objects - outcomes.stored,
            outcomes.objects,
            outcomes.references - outcomes.linked,
            outcomes.references,
        )

    def _call(self, *, ended: bool) -> None:
        on_progress = self._on_progress
        if on_progress is None:
            return
        before = telling.set(self._machine)
        try:
            on_progress(self.progress(ended=ended))
        except Exception:
            self._on_progress = None
            logger.exception("The function that was to hear of a batch's progress failed, and is not called again.")
        except BaseException:
            self._on_progress = None
            raise
        finally:
            telling.reset(before)

    def _log(self, now: float) -> None:
        outcomes = self._machine.outcomes
        self._logged, self._logged_at = outcomes.errors, now
        logger.warning(
            "%d of %d objects and %d of %d references of a batch have failed, the last one because of: %s",
            outcomes.failed,
            outcomes.objects,
            outcomes.unlinked,
            outcomes.references,
            outcomes.last_error,
        )


_running: weakref.WeakSet[Reporter] = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    for reporter in list(_running):
        reporter.last_words()
