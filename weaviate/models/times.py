"""Points in time and durations, as the server writes them."""

from __future__ import annotations

import datetime
import inspect
import warnings

_UNITS = (("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1000), ("us", 1))


def rfc3339(moment: datetime.datetime) -> str:
    """A point in time as text: `2024-05-01T12:30:00.000000+02:00`.

    Args:
        moment: The point in time. One without a zone is taken as UTC, with a warning.
    """
    if moment.tzinfo is datetime.UTC:
        # The same text, but the argument takes a quarter of the time.
        return moment.isoformat() if moment.microsecond else moment.isoformat(timespec="microseconds")
    offset = moment.utcoffset()
    if offset is None:
        warnings.warn(
            f"{moment!r} has no time zone and is taken as UTC. Give it one: datetime(..., tzinfo=timezone.utc).",
            UserWarning,
            stacklevel=_callers_level(),
        )
        moment = moment.replace(tzinfo=datetime.UTC)
    elif offset % datetime.timedelta(minutes=1):  # RFC 3339 has no seconds in offsets; zones before 1900 do
        moment = moment.astimezone(datetime.UTC)
    return moment.isoformat(timespec="microseconds")


def _callers_level() -> int:
    """How far up the stack a caller's own code is, so that a warning points there."""
    frame, level = inspect.currentframe(), 0
    while frame is not None and str(frame.f_globals.get("__name__")).startswith("weaviate."):
        frame, level = frame.f_back, level + 1
    return max(level, 1)


def duration(span: datetime.timedelta) -> str:
    """A duration in the largest unit that gives a whole number: `7d`, `90m`, `1500us`."""
    microseconds = span // datetime.timedelta(microseconds=1)
    for unit, size in _UNITS:
        if microseconds and microseconds % size == 0:
            return f"{microseconds // size}{unit}"
    return "0s"
