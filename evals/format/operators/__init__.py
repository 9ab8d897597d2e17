"""The operators, one family a file: a module with ``TITLE`` and ``OPERATORS``; found by walking this folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from assistant.walking import modules_in, names_in
from evals.format.operator import Operator


def families() -> dict[str, str]:
    """Name and Chinese title of every family."""
    return {name: module.TITLE for name, module in _modules()}


def all_operators() -> list[Operator]:
    """All operators, in the order of their families."""
    return [replace(operator, family=name) for name, module in _modules() for operator in module.OPERATORS]


def _modules() -> Iterator[tuple[str, ModuleType]]:
    return zip(names_in(__name__), modules_in(__name__), strict=True)
