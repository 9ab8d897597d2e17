"""Families of operators: the modules of a folder, each with ``TITLE`` and ``OPERATORS``."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace

from evals.format.operator import Operator


def titles_in(package: str) -> dict[str, str]:
    """Name and Chinese title of every family of a package."""
    return {name: importlib.import_module(f"{package}.{name}").TITLE for name in _modules(package)}


def operators_in(package: str) -> list[Operator]:
    """The operators of a package, in the order of their families."""
    return [
        replace(operator, family=name)
        for name in _modules(package)
        for operator in importlib.import_module(f"{package}.{name}").OPERATORS
    ]


def _modules(package: str) -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(importlib.import_module(package).__path__))
