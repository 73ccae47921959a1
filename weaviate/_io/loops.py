"""Which event loop is which, by a number: an address in memory may be another loop's later on."""

from __future__ import annotations

import asyncio
import itertools
from weakref import WeakKeyDictionary

_numbers: WeakKeyDictionary[asyncio.AbstractEventLoop, int] = WeakKeyDictionary()
_unused = itertools.count(1)


def current() -> int:
    """The number of the loop that runs here; 0 where none does."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return 0
    number = _numbers.get(loop)
    if number is None:
        number = _numbers[loop] = next(_unused)
    return number


def is_open(number: int) -> bool:
    """Whether a loop is there, and not closed.

    Args:
        number: What `current` gave in it.
    """
    return any(each == number and not loop.is_closed() for loop, each in list(_numbers.items()))
