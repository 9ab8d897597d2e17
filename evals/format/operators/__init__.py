"""The operators, one family a file: a module with ``TITLE`` and ``OPERATORS``; found by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace

from evals.format.operator import Operator


def families() -> dict[str, str]:
    """Name and Chinese title of every family."""
    return {name: importlib.import_module(f"{__name__}.{name}").TITLE for name in _modules()}


def all_operators() -> list[Operator]:
    """All operators, in the order of their families."""
    found = []
    for name in _modules():
        found += [
            replace(operator, family=name) for operator in importlib.import_module(f"{__name__}.{name}").OPERATORS
        ]
    return found


def _modules() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__))
