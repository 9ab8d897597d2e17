"""The scorer of repairs, by fixers whose behaviour is known: a perfect one, a copying one, and some that do harm."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.format.cases import Case, read_cases, write_cases
from evals.proofreading.fixers import Fixer
from evals.proofreading.fixing import Job, examine_all
from tests.evals import fixers

Records = list[tuple[Job, Mapping[str, Any]]]
_FIELDS = ("id", "base", "mutant", "element", "property", "allowed", "rules", "repair")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eighteen single defects of as many families as there are, and a compound document."""
    path = tmp_path_factory.mktemp("cases")
    write_cases(path, count=18, seed=3, compound=1)
    return path


@pytest.fixture(scope="module")
def unlabelled(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a set of others: no labels, and only the fields that they must give."""
    path = tmp_path_factory.mktemp("others") / "set"
    shutil.copytree(folder, path)
    for beside in path.rglob("*.labels.json"):
        beside.unlink()
    rows = [json.loads(line) for line in (path / "cases.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps({name: row[name] for name in _FIELDS}, ensure_ascii=False) + "\n" for row in rows]
    (path / "cases.jsonl").write_text("".join(lines), encoding="utf-8")
    return path


def _examined(folder: Path, fixer: Fixer, cases: list[Case] | None = None) -> Records:
    by_file: dict[str, list[Case]] = defaultdict(list)
    for case in read_cases(folder) if cases is None else cases:
        by_file[case.mutant].append(case)
    jobs = [Job(folder, file, found[0].base, tuple(found)) for file, found in by_file.items()]
    return list(zip(jobs, examine_all(jobs, fixer, processes=1), strict=True))


def _total(records: Records, name: str, run: str = "confirm") -> int:
    return sum(record[run][name] for _, record in records)


def _lost(records: Records, name: str) -> int:
    return sum(record["confirm"][name]["lost"] for _, record in records)


@pytest.mark.thorough
def test_a_perfect_fixer_repairs_all_and_harms_nothing(folder: Path) -> None:
    records = _examined(folder, fixers.perfect)
    # It applies the undo of the whole document wherever one defect may be repaired.
    for job, record in records:
        left = {case.id for case in job.cases} if all(case.repair == "person" for case in job.cases) else set()
        assert record["confirm"]["unrepaired"].keys() == left
        assert record["confirm"]["right"] > 300
        assert record["confirm"]["again"] == {"copy": True, "fixed": 0, "error": ""}
    assert [_total(records, name) for name in ("wrong", "changed")] == [0, 0]
    assert [_lost(records, name) for name in ("objects", "parts", "nodes")] == [0, 0, 0]


def test_by_default_only_safe_defects_are_repaired(folder: Path) -> None:
    single = [case for case in read_cases(folder) if case.set == "A"]
    records = _examined(folder, fixers.perfect, single)
    left = {job.cases[0].repair for job, record in records if record["safe"]["unrepaired"]}
    assert left == {"confirm", "person"}
    assert all(not record["safe"]["unrepaired"] for job, record in records if job.cases[0].repair == "safe")


def test_a_copying_fixer_repairs_nothing_and_harms_nothing(folder: Path) -> None:
    records = _examined(folder, fixers.copying)
    for job, record in records:
        for run in (record[name] for name in ("confirm", "safe", "tracked")):
            assert run["unrepaired"].keys() == {case.id for case in job.cases}
            assert (run["copy"], run["wrong"], run["changed"]) == (True, 0, 0)
        assert record["tracked"]["rejected"] == []
        assert record["tracked"]["accepted"] == []
        assert (record["tracked_text"]["rejected"], record["tracked_text"]["accepted"]) == ([], [])
    assert [_lost(records, name) for name in ("objects", "parts", "nodes")] == [0, 0, 0]


def test_characters_that_are_put_in_are_counted(folder: Path) -> None:
    [(job, record)] = _first(folder, "page", fixers.retyping)
    body = (job.folder / job.file).parent / Path(job.file).name
    commas = sum(text.count("，") for text in _texts(body))
    # Every comma becomes two; a text is a fact.
    assert record["confirm"]["changed"] == commas
    assert record["confirm"]["wrong"] == sum("，" in text for text in _texts(body))
    assert record["confirm"]["again"]["copy"] is False
    assert record["tracked"]["rejected"]


def test_a_look_that_is_made_wrong_is_counted_and_names_its_place(folder: Path) -> None:
    [(_, record)] = _first(folder, "page", fixers.reddening)
    assert record["confirm"]["wrong"] > 10
    assert any("colour 由“000000”变为“FF0000”" in said for said in record["confirm"]["wrong_facts"])
    assert record["confirm"]["changed"] == 0
    assert record["confirm"]["nodes"]["lost"] > 10


def test_tables_that_are_lost_are_counted(folder: Path) -> None:
    [(_, record)] = _first(folder, "imprint", fixers.losing_tables)
    assert "表格没有原样保留（word/document.xml）" in record["confirm"]["objects"]["named"]
    assert record["confirm"]["wrong"] > 0
    assert record["confirm"]["changed"] > 0


def test_parts_that_are_written_anew_are_counted(folder: Path) -> None:
    [(_, record)] = _first(folder, "page", fixers.reserialising)
    assert "word/document.xml 没有改动却被重写" in record["confirm"]["parts"]["named"]
    assert (record["confirm"]["wrong"], record["confirm"]["nodes"]["lost"]) == (0, 0)


def test_a_fixer_that_never_rests_is_not_idempotent(folder: Path) -> None:
    [(_, record)] = _first(folder, "masthead", fixers.restless)
    assert record["confirm"]["again"]["copy"] is False
    assert record["confirm"]["nodes"]["named"] == ["多了段落：“”"]


def test_a_fixer_that_fails_repairs_nothing(folder: Path) -> None:
    [(job, record)] = _first(folder, "page", fixers.failing)
    assert record["confirm"]["error"] == "这份文件受保护。"
    assert record["confirm"]["unrepaired"] == {job.cases[0].id: "这份文件受保护。"}


def test_a_set_without_labels_is_judged_by_what_differs(unlabelled: Path, folder: Path) -> None:
    perfect = _examined(unlabelled, _undoing_by(folder))
    assert sum(len(record["confirm"]["unrepaired"]) for _, record in perfect) == 0
    assert [_total(perfect, name) for name in ("wrong", "changed")] == [0, 0]
    copied = _examined(unlabelled, fixers.copying)
    assert all(record["confirm"]["unrepaired"].keys() == {c.id for c in job.cases} for job, record in copied)
    assert [_total(copied, name) for name in ("wrong", "changed")] == [0, 0]


def test_other_processes_say_the_same(folder: Path) -> None:
    single = [case for case in read_cases(folder) if case.set == "A"][:4]
    jobs = [Job(folder, case.mutant, case.base, (case,)) for case in single]
    here, there = (list(examine_all(jobs, fixers.perfect, processes=count)) for count in (1, 2))
    assert [_without_seconds(record) for record in here] == [_without_seconds(record) for record in there]


def _first(folder: Path, family: str, fixer: Fixer) -> Records:
    case = next(case for case in read_cases(folder) if case.family == family and case.set == "A")
    return _examined(folder, fixer, [case])


def _texts(path: Path) -> list[str]:
    from evals.format.draft import open_draft
    from evals.format.reader import paragraph_text

    return [paragraph_text(paragraph) for paragraph in open_draft(path).paragraphs()]


def _undoing_by(folder: Path) -> Fixer:
    """A fixer that gives back the base of the labelled twin."""
    bases = {case.mutant: case.base for case in read_cases(folder)}

    def fixer(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
        name = f"{source.parent.name}/{source.name}"
        shutil.copyfile(folder / bases[name] if name in bases else source, out)
        return fixers.NOTHING

    return fixer


def _without_seconds(record: Mapping[str, Any]) -> dict[str, Any]:
    return {run: {key: value for key, value in made.items() if key != "seconds"} for run, made in record.items()}
