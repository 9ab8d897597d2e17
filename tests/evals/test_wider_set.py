"""The task ``format`` on the wider set: what is found over all and by family, and what is missed by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.format.operator import Operator
from evals.format.plan import Step
from evals.format.wider.cases import own_bases, write_wider_cases
from evals.format.wider.operators import wider_operators
from evals.proofreading.format_data import WIDER_NAME
from tests.evals.command import run_as_json, run_evals

_NAMED = {operator.name: operator for operator in wider_operators()}
# A full stop is doubled (GB/T 15834—2011 4.2.3.3), which is the first thing that any proofreader sees.
_FOUND = _NAMED["doubled-marks"]


def _folder(folder: Path, operators: list[Operator]) -> Path:
    bases = {"forward": own_bases()["forward"]}
    steps = [Step(operator, operator.routes[0], "forward") for operator in operators if operator.find(bases["forward"])]
    write_wider_cases(folder / f"{WIDER_NAME}-small", bases, steps)
    return folder / f"{WIDER_NAME}-small"


def test_what_is_found_is_told_over_all_and_by_family(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = _folder(tmp_path, [_FOUND, _NAMED["sums"]])
    (data / "clean.jsonl").write_text("", encoding="utf-8")
    code, result = run_as_json(capsys, "format", "--data", data, "--out", tmp_path)
    assert code == 0
    groups = result["groups"]
    assert groups["located overall"]["located"]["n"] == 2
    assert groups["located 标点"]["located"]["k"] == 1
    assert {"located 标点", "located 数字与计量"} <= set(groups)
    # Nothing is repaired: repairs are measured on the benchmark itself.
    assert result["metrics"]["correction_accuracy"]["n"] == 0


def test_what_is_missed_is_named_with_its_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unheard = _NAMED["self-names-mixed"]
    data = _folder(tmp_path, [unheard])
    lines = (data / "cases.jsonl").read_text(encoding="utf-8")
    (data / "cases.jsonl").write_text(lines.replace('"W006"', '"Z999"'), encoding="utf-8")
    (data / "clean.jsonl").write_text("", encoding="utf-8")
    _, result = run_as_json(capsys, "format", "--data", data, "--out", tmp_path)
    [note] = [note for note in result["notes"] if "没有查出" in note]
    assert note.startswith("用语与事实没有查出：自称混用 self-names-mixed 1/1（Z999")


def test_another_set_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_evals("format", "--set", "narrower", "--out", tmp_path) == 2
    assert "只有 wider" in capsys.readouterr().err
