"""One file a kind of file that can be proofread; each is found by walking this package, as the loaders of the library are.

A module names the rows of the table of formats that it reads in ``FORMAT`` (:mod:`assistant.files.formats`). Modules whose
name starts with ``_`` are parts of others.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from assistant.files.formats import Wing, unsupported
from assistant.proofreading.inputs._format import Input, InputFormat, Preparation
from assistant.proofreading.inputs._text import pasted_input
from assistant.walking import modules_in, names_in

__all__ = ["Input", "InputFormat", "Preparation", "input_of", "inputs", "pasted_input"]


@cache
def inputs() -> dict[str, InputFormat]:
    """Every format by file name ending.

    Raises:
        ValueError: Two formats name the same ending.
    """
    found: dict[str, InputFormat] = {}
    for module in modules_in(__name__):
        made: InputFormat = module.FORMAT
        for suffix in (ending for each in made.formats for ending in each.suffixes):
            if suffix in found:
                raise ValueError(f"two formats read {suffix}")
            found[suffix] = made
    return found


def input_of(suffix: str) -> InputFormat:
    """The format of files with that ending, in lower case with the dot.

    Raises:
        UnsupportedDocument: There is none.
    """
    found = _named(suffix) or inputs().get(suffix)
    if found is None:
        raise unsupported(suffix, Wing.PROOFREADING)
    return found


def _named(suffix: str) -> InputFormat | None:
    """The format of the module that is called as the ending, which alone is loaded then; None where there is none."""
    name = suffix.removeprefix(".")
    if name not in names_in(__name__):
        return None
    named: InputFormat = import_module(f"{__name__}.{name}").FORMAT
    return named if any(suffix in each.suffixes for each in named.formats) else None
