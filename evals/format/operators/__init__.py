"""The operators, one family a file: a module with ``TITLE`` and ``OPERATORS``; found by walking this folder."""

from __future__ import annotations

from evals.format.families import operators_in, titles_in
from evals.format.operator import Operator


def families() -> dict[str, str]:
    """Name and Chinese title of every family."""
    return titles_in(__name__)


def all_operators() -> list[Operator]:
    """All operators, in the order of their families."""
    return operators_in(__name__)
