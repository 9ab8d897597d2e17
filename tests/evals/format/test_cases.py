"""The folder of cases: seeded, spread over operators, the same bytes each time, and read back."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals.format.cases import Case, FaultyCases, read_cases, read_clean, write_cases
from evals.format.draft import Draft, open_draft
from evals.format.facts import facts, value_of
from evals.format.norms import permits
from evals.format.operators import all_operators, families
from evals.format.plan import CI_COUNT, DEFAULT_COUNT, plan
from evals.format.undo import Undo
from tests.evals.undoing import apply_undo, canonical


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cases")
    write_cases(path, count=34, seed=7, compound=3)
    return path


@pytest.mark.thorough
def test_the_same_arguments_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_cases(tmp_path, count=34, seed=7, compound=3)
    names = sorted(path.relative_to(folder) for path in folder.rglob("*.*"))
    assert names == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.*"))
    assert [name for name in names if (folder / name).read_bytes() != (tmp_path / name).read_bytes()] == []


def test_cases_are_read_back_and_true(folder: Path) -> None:
    cases = read_cases(folder)
    assert Counter(case.set for case in cases)["A"] == 34
    for case in cases:
        mutant, base = open_draft(folder / case.mutant), open_draft(folder / case.base)
        key = (case.element, case.property)
        assert value_of(facts(mutant), key) == case.value
        assert not permits(case.allowed, case.value)
        assert case.repair in {"safe", "confirm", "person"}
        undo = [Undo(**{**step, "xml": tuple(step["xml"])}) for step in case.undo or []]
        assert canonical(apply_undo(mutant, undo)) == canonical(base)


def test_compound_documents_have_5_to_15_defects_of_different_elements(folder: Path) -> None:
    compound = [case for case in read_cases(folder) if case.set == "B"]
    counts = Counter(case.mutant for case in compound)
    assert len(counts) == 3
    assert all(5 <= count <= 15 for count in counts.values())
    assert len({(case.mutant, case.element) for case in compound}) == len(compound)


def test_clean_documents_are_listed(folder: Path) -> None:
    clean = read_clean(folder)
    assert len(clean) >= 50
    assert all((folder / case.document).is_file() for case in clean)


def test_the_default_plan_takes_every_operator_and_the_short_one_every_family(bases: dict[str, Draft]) -> None:
    default, short = plan(bases), plan(bases, CI_COUNT)
    assert len(default) == DEFAULT_COUNT == 1200
    assert {step.operator.name for step in default} == {operator.name for operator in all_operators()}
    assert len(short) == CI_COUNT == 150
    assert {step.operator.family for step in short} == set(families())
    assert len(plan(bases, None)) > 3000
    assert plan(bases, 60, seed=1) != plan(bases, 60, seed=2)


def test_a_set_of_others_is_read_without_our_fields(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"")
    row = {"id": "x1", "base": "a.docx", "mutant": "b.docx", "element": "title", "property": "font"}
    row |= {"allowed": ["方正小标宋简体"], "rules": ["T002"], "repair": "safe", "note": "theirs"}
    (tmp_path / "cases.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    [case] = read_cases(tmp_path)
    assert case == Case("x1", "a.docx", "b.docx", "title", "font", {"values": ["方正小标宋简体"]}, ["T002"], "safe")
    assert read_clean(tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{", "第 1 行不是 JSON"),
        ("[]", "第 1 行不是 JSON 对象"),
        ('{"id": "x"}', "缺少 base、mutant"),
        (
            '{"id":"x","base":"no.docx","mutant":"no.docx","element":"t","property":"p","allowed":[],"rules":[],"repair":"safe"}',
            "no.docx",
        ),
    ],
)
def test_faulty_rows_are_named(lines: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(FaultyCases, match=said):
        read_cases(tmp_path)


def test_a_folder_without_cases_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyCases, match="没有 cases.jsonl"):
        read_cases(tmp_path)
