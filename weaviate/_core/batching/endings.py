"""How a batch ends, and what is raised then."""

from __future__ import annotations

from weaviate._core.batching.machine import Machine
from weaviate._core.batching.modes import Mode
from weaviate._core.batching.outcomes import Outcomes
from weaviate._core.batching.reporting import telling
from weaviate.exceptions import (
    WeaviateBaseError,
    WeaviateBatchSendError,
    WeaviateBatchStreamError,
    WeaviateInvalidInputError,
)

ELSEWHERE = "the batch was left in another process or event loop than it was begun in"
"""Why nothing more comes of a batch there."""


def broken_off(error: BaseException) -> str:
    """Why a batch sends nothing more whose block, or whose end, was broken off.

    Args:
        error: By what.
    """
    return f"the batch was broken off by {type(error).__name__}"


def is_interrupt(error: BaseException) -> bool:
    """Whether an error means that there is no time: the program is to end, or a task is cancelled.

    Args:
        error: What a block raised.
    """
    return not isinstance(error, Exception)


def unexpected(error: Exception) -> WeaviateBaseError:
    """An error of this package for any that came of sending.

    Args:
        error: What came.
    """
    if isinstance(error, WeaviateBaseError):
        return error
    failed = WeaviateBatchSendError(f"{type(error).__name__}: {error}")
    failed.__cause__ = error
    return failed


def note(error: BaseException, outcomes: Outcomes) -> None:
    """Have an error say what became of a batch that it broke off.

    Args:
        error: The error.
        outcomes: What became of everything.
    """
    if "partial_result" in vars(error):  # of a batch in the block of this one, or of one before
        return
    vars(error)["partial_result"] = outcomes.result()
    error.add_note(f"{_said(outcomes)}: see this error's attribute `partial_result`.")


def check(machine: Machine, mode: Mode) -> None:
    """Raise where a batch that has ended was not carried out as its caller wanted.

    Args:
        machine: The batch.
        mode: How it was run.

    Raises:
        WeaviateBatchSendError: Something was not sent; or it failed, where the caller wants that to be raised.
        WeaviateBatchStreamError: The same with streams.
    """
    outcomes = machine.outcomes
    if machine.stopped is not None:
        raise _error(f"{machine.stopped.rstrip('.')}. {_said(outcomes)}.", machine, mode)
    if outcomes.forgotten:
        raise _error(f"More failed than is kept without keep_uuids. {_said(outcomes)}.", machine, mode)


def check_usable(machine: Machine, mode: Mode, *, ended: bool, here: bool) -> None:
    """Raise where a batch takes nothing any more.

    Args:
        machine: The batch.
        mode: How it is run.
        ended: Whether its block was left.
        here: Whether this is the process and the event loop that it was begun in.

    Raises:
        WeaviateInvalidInputError: It has ended, or is in another process.
        WeaviateBatchSendError: It sends nothing any more.
        WeaviateBatchStreamError: The same with streams.
    """
    if ended:
        raise WeaviateInvalidInputError("This batch has ended: its block was left. Begin a new one.")
    if not here:
        raise WeaviateInvalidInputError("This batch was begun in another process or event loop. Begin one here.")
    if telling.get() is machine:
        raise WeaviateInvalidInputError("on_progress is called by those who send: it must not use the batch itself.")
    if machine.stopped is not None:
        raise _error(f"This batch takes nothing more, since {machine.stopped}", machine, mode)


def _error(message: str, machine: Machine, mode: Mode) -> WeaviateBaseError:
    kind = WeaviateBatchStreamError if mode.streams else WeaviateBatchSendError
    error = kind(message)
    error.partial_result = machine.outcomes.result()
    error.__cause__ = machine.error
    return error if machine.error is None else error.with_details(machine.error.details)


def _said(outcomes: Outcomes) -> str:
    said = f"{outcomes.stored} of {outcomes.objects} objects were stored and {outcomes.failed} failed"
    if outcomes.references:
        said += f"; {outcomes.linked} of {outcomes.references} references were added and {outcomes.unlinked} failed"
    return f"{said}; of {outcomes.open} it is not known" if outcomes.open else said
