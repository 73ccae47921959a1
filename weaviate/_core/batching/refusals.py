"""Which refusals can pass, so that the same thing may succeed a little later."""

from __future__ import annotations

import re

_STATUS = re.compile(r"\b(?:(?:status(?: code)?|error code)\W{1,3}|http(?:/[\d.]+)?:? )([1-5]\d\d)\b", re.IGNORECASE)
"""How the modules of the server (1.39.3) quote the status that a provider answered with: "failed with status: 429". The
address in `Post "http://127.0.0.1:80/": connection refused` is none."""

_PASSING_STATUSES = frozenset({"408", "429", "500", "502", "503", "504", "529"})

_TEXTS = re.compile(
    r"rate.?limit|too many requests|quota exceeded for|tokens per min|requests per min|is overloaded|"
    r"currently loading|try again (?:later|in)|throttl|context deadline exceeded|connection (?:reset|refused)|"
    r"i/o timeout|not enough memory|replicas? .{0,40}(?:unavailable|not reachable)|"
    r"broadcast: cannot reach enough replicas",
    re.IGNORECASE,
)
"""What is said where no status is: by providers, and by a server that waits for something itself."""


_NAMES = re.compile(r"'\w+'|\"\w+\"")
"""How the server quotes names: nothing is to be read into a property that is called `rate_limit`."""


def passing(message: str, *names: str | None) -> bool:
    """Whether what the server said of one object can pass. A status counts more than the words around it.

    Args:
        message: What it said.
        names: Names that it may have in it without quotes: nothing is to be read into these either.
    """
    statuses = _STATUS.findall(message)
    if statuses:
        return any(status in _PASSING_STATUSES for status in statuses)
    for name in filter(None, names):
        message = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "", message)
    return _TEXTS.search(_NAMES.sub("", message)) is not None
