"""Every message and enum of the protocol package `weaviate.v1`, under its own name.

Nothing is loaded before the first name is asked for. The types of all names are in `v1.pyi`.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """Find a message, an enum or an enum's value, and keep it for the next time."""
    if name.startswith("_"):  # Tools probe for these, which must not cost loading the pool.
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Here and not above, so that loading waits for the first name. However many threads ask for that at once, the
    # import system runs a module's body once: there is one pool.
    from weaviate._proto import pool  # noqa: PLC0415

    try:
        value = pool.find(name)
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    globals()[name] = value
    return value
