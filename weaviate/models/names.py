"""The names of collections, as the server has them."""

from __future__ import annotations

import re

# What stays as it is where no small letter comes next: the namespace, for those who see all of them.
_FIRST_LETTER = re.compile(r"\A(?:[a-z0-9][a-z0-9-]*:)?+[a-z]")


def capitalised(name: str) -> str:
    """A collection's name, or an alias's, with its first letter upper-cased: after the namespace, where there is one.

    Args:
        name: The name, or a pattern of names.
    """
    # Of ASCII alone: no other letter can be in a name, and the upper case of some is two letters.
    return _FIRST_LETTER.sub(lambda found: found[0][:-1] + found[0][-1].upper(), name)
