"""What has a token renewed while nobody makes calls."""

from __future__ import annotations

import contextvars
import weakref
from functools import partial
from typing import Protocol

from weaviate._io.aio import BackgroundTask, Condition

_LONGEST = 60.0
"""Seconds between looks at whether there is still somebody to keep the token for."""
_PATIENCE = 1.0
"""Seconds that it has for its end."""


class Kept(Protocol):
    """What has a token."""

    async def look_after(self) -> float | None:
        """Renew the token if that is due, and say after how many seconds to look again; None for never."""


class Keeper:
    """Looks after a token, beside everything else, from now until it is stopped.

    It does not keep what has the token: once nobody else does, it ends by itself, as it does with its place.

    Args:
        kept: What has the token.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = weakref.ref(kept)
        self._bell = Condition()
        self._rung = False
        self._stopped = False
        # In a context of its own: that of the call which happens to start it may hold much, and a span that ends.
        self._task = contextvars.Context().run(partial(BackgroundTask.start, self._run, name="weaviate-token"))

    async def _run(self) -> None:
        seconds = await self._call()
        while seconds is not None and not self._stopped:
            async with self._bell:
                if not self._rung and not self._stopped:
                    await self._bell.wait(min(seconds, _LONGEST))
                self._rung = False
            seconds = await self._call()

    async def _call(self) -> float | None:
        kept = self._kept()
        return None if kept is None or self._stopped else await kept.look_after()

    def ring(self) -> None:
        """Have it look now: something has changed. From anywhere."""
        self._rung = True
        self._bell.wake()

    async def stop(self) -> None:
        """Have it end, and wait for that for a while."""
        self.dismiss()
        self._task.cancel()
        await self._task.join(_PATIENCE)

    def dismiss(self) -> None:
        """Have it end. From anywhere."""
        self._stopped = True
        self._bell.wake()
