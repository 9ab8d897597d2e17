"""The tree of errors, as its docstring draws it."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from assistant import errors

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]


def test_the_docstring_draws_every_error_under_its_parent() -> None:
    drawn: dict[str, str] = {}
    parents = [""]
    for indent, name in re.findall(r"^([ │├└─]*)([A-Z]\w+) {2,}", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 4
        drawn[name] = parents[depth - 1] if depth > 1 else ""
        parents[depth:] = [name]

    assert drawn == {kind.__name__: kind.__base__.__name__ if kind.__base__ is not Exception else "" for kind in ALL}


@pytest.mark.parametrize("kind", ALL)
def test_an_error_keeps_its_sentence_on_the_way_between_processes(kind: type[errors.GongwuError]) -> None:
    again = pickle.loads(pickle.dumps(kind("文件是空的。")))

    assert type(again) is kind
    assert again.message == str(again) == "文件是空的。"


def test_an_outside_service_has_an_exit_code_of_its_own() -> None:
    assert {kind.exit_code for kind in ALL if not issubclass(kind, errors.ServiceError)} == {2}
    assert errors.ServiceError.exit_code == 3
