"""Modules whose names are loaded when they are first used, so that importing one costs next to nothing."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any


def lazy(
    module: str, homes: Mapping[str, str] = MappingProxyType({})
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and the `__dir__` of a module.

    Args:
        module: The module's name.
        homes: The modules that its names come from. Other names are those of its submodules.
    """

    def load(name: str) -> Any:
        here = sys.modules[module]
        if name in homes:
            value = getattr(importlib.import_module(homes[name]), name)
        elif not name.startswith("_") and hasattr(here, "__path__") and find_spec(f"{module}.{name}"):
            value = importlib.import_module(f"{module}.{name}")
        else:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        setattr(here, name, value)
        return value

    def names() -> list[str]:
        here = sys.modules[module]
        below = (each.name for each in pkgutil.iter_modules(getattr(here, "__path__", ())))
        own = (name for name in vars(here) if name.startswith("__") or name in getattr(here, "__all__", ()))
        return sorted({*own, *homes, *(name for name in below if not name.startswith("_"))})

    return load, names
