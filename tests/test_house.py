"""The house rules that a program can read off: short files, and tests that can fail."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tests.needs import ROOT

LONGEST_FILE = 400
_CHECKS = ("pytest.raises", "pytest.warns", "pytest.fail", "expect")
_FILES = sorted(path for room in ("assistant", "evals", "tests") for path in (ROOT / room).rglob("*.py"))
Functions = Mapping[str, Sequence[ast.FunctionDef]]


def test_no_file_is_longer_than_people_read() -> None:
    lines = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in _FILES}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_every_test_asserts_something() -> None:
    """Itself, or through what it calls, in whatever file of the tests that stands."""
    functions: dict[str, list[ast.FunctionDef]] = defaultdict(list)
    for function in _functions():
        functions[function.name].append(function)
    tests = [function for function in _functions() if function.name.startswith("test_")]
    assert len(tests) > 1_000
    assert [test.name for test in tests if not _asserts(test, functions, {test.name})] == []


def _functions() -> Iterator[ast.FunctionDef]:
    for path in (path for path in _FILES if path.is_relative_to(ROOT / "tests")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield node


def _asserts(function: ast.FunctionDef, functions: Functions, seen: set[str]) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            name = called.rpartition(".")[2]
            if called.endswith(_CHECKS):
                return True
            if name not in seen and any(_asserts(each, functions, seen | {name}) for each in functions.get(name, ())):
                return True
    return False
