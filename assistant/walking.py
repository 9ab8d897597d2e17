"""Finds what stands one a file in a folder, so that a new file need not be registered anywhere."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names_in(package: str) -> list[str]:
    """The names of a package's modules and inner packages, sorted; ``_`` begins those that are parts of others."""
    found = iter_modules(import_module(package).__path__)
    return sorted(module.name for module in found if not module.name.startswith("_"))


def modules_in(package: str) -> list[ModuleType]:
    """The modules and inner packages themselves, in the order of their names."""
    return [import_module(f"{package}.{name}") for name in names_in(package)]
