"""Real documents: the log is whole, its figures are those of arithmetic, and findings are told again by document and id."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import InputError
from evals.harness.progress import TerminalProgress
from evals.harness.samples import Case, Input, Sample, Target
from evals.harness.task import Wanted
from evals.real.log import (
    HERE,
    UNSEEN,
    Document,
    Judgement,
    Log,
    Repairs,
    Verdict,
    both_logs,
    files_by_digest,
    read_log,
)
from evals.real.looking import UNJUDGED, as_logged, looked_again
from evals.real.precision import TITLES, by_rule, figures
from evals.tasks.real import evaluate, real_data
from tests.proofreading.samples import as_docx

LOGS = {folder: read_log(folder) for folder in (HERE, UNSEEN)}


@pytest.mark.parametrize("log", LOGS.values(), ids=["first", "unseen"])
def test_every_judgement_is_of_a_known_document(log: Log) -> None:
    assert {digest for digest, _ in log.judgements} <= log.documents.keys()
    assert log.repairs.keys() <= log.documents.keys()
    for (digest, finding), said in log.judgements.items():
        assert finding.startswith(f"{said.rule}-")
        assert said.rule in log.documents[digest].findings
        assert said.reason or said.verdict is Verdict.RIGHT


@pytest.mark.parametrize("folder", LOGS, ids=["first", "unseen"])
def test_the_log_holds_addresses_and_no_text_of_documents(folder: Path) -> None:
    log = LOGS[folder]
    assert len(log.documents) >= 60
    assert len({document.kind for document in log.documents.values()}) >= 12
    assert len({document.producer for document in log.documents.values()}) >= 3
    wanted = {"findings.jsonl": {"document", "id", "rule", "verdict", "reason"}}
    for name, fields in wanted.items():
        rows = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        assert all(set(row) == fields and len(row["reason"]) < 60 for row in rows)
    assert all(len(document.address) == 3 and all(document.address) for document in log.documents.values())


def test_no_document_is_in_both_sets() -> None:
    assert not LOGS[HERE].documents.keys() & LOGS[UNSEEN].documents.keys()
    assert len(both_logs().documents) == sum(len(log.documents) for log in LOGS.values())


def finding(rule: str, verdict: str, number: int) -> dict[str, Any]:
    return {"kind": "finding", "id": f"d/{rule}-{number}", "rule": rule, "verdict": verdict, "reason": "理由"}


def document(counts: dict[str, int], lines: int, repairs: dict[str, Any] | None) -> dict[str, Any]:
    about = {"kind_of_document": "通知", "producer": "Word"}
    return {"kind": "document", "id": "d", **about, "findings": counts, "lines": lines, "repairs": repairs}


OUTPUTS = [
    document({"B006": 90, "T007": 10}, 20, {"safe": False, "confirmed": False, "reason": "冒号删去"}),
    document({"B006": 98, "T007": 2}, 30, {"safe": True, "confirmed": True, "reason": ""}),
    document({}, 40, None),
    finding("B006", "right", 1),
    finding("B006", "debatable", 2),
    finding("T007", "wrong", 1),
    finding("T007", "wrong", 2),
    finding("T007", "wrong", 3),
    finding("T007", "right", 4),
    finding("T007", UNJUDGED, 5),
]


def test_a_rule_counts_with_all_its_findings() -> None:
    found = figures(OUTPUTS)

    assert (found["wrong"].k, found["wrong"].n) == (3, 6)
    assert found["wrong"].low is not None
    # Of 200 findings 188 are of B006, none of them wrong, and 12 of T007, three quarters wrong.
    assert found["wrong_weighted"].value == pytest.approx(9 / 200)
    assert found["wrong_weighted_without_mass"].value == pytest.approx(0.75)
    assert found["debatable_weighted"].value == pytest.approx(94 / 200)
    assert (found["unjudged"].value, found["documents"].value, found["kinds"].value) == (1, 3, 1)
    assert (found["safe_copies_wrong"].k, found["safe_copies_wrong"].n) == (1, 2)
    assert found["report_lines_median"].value == 30
    assert found.keys() == TITLES.keys()
    assert (by_rule(OUTPUTS)["by rule T007"]["wrong"].k, by_rule(OUTPUTS)["by rule T007"]["wrong"].n) == (3, 4)


def test_wrong_findings_and_copies_are_failures_and_what_is_unjudged_is_told() -> None:
    nothing = Sample("", Input(""), Target())
    told = evaluate([Case(nothing, output) for output in OUTPUTS])

    assert [each.why for each in told.failures] == ["修正后的副本有错：冒号删去", *["T007：理由"] * 3]
    assert "1 处发现还没有人看过（T007 1" in told.notes[0]


def test_the_unseen_set_is_told_apart() -> None:
    nothing = Sample("", Input(""), Target())
    unseen = [
        {**document({"M001": 4}, 12, None), "set": "unseen set"},
        {**finding("M001", "right", 9), "set": "unseen set"},
    ]
    told = evaluate([Case(nothing, output) for output in [*OUTPUTS, *unseen]])

    assert told.metrics["documents"].value == 3
    assert told.groups["unseen set"]["documents"].value == 1
    assert told.groups["unseen set, by rule M001"]["right"].n == 1
    assert "by rule M001" not in told.groups


def test_findings_are_told_again_by_document_and_id(tmp_path: Path) -> None:
    data = as_docx()
    (tmp_path / "改了名.docx").write_bytes(data)
    (tmp_path / "别的.txt").write_text("无关", encoding="utf-8")
    digest = hashlib.sha256(data).hexdigest()
    known = Document(digest, ("a/b", "0", "通知.docx"), "通知", "Word", {"M008": 1}, 9)
    bare = Log({digest: known}, {}, {})
    first = list(looked_again(bare, files_by_digest(tmp_path), TerminalProgress()))
    slip = next(each for each in first if each["kind"] == "finding" and each["rule"] == "M008")
    assert slip["verdict"] == UNJUDGED

    judged = {
        (digest, slip["id"].split("/")[1]): Judgement("M008", Verdict.RIGHT, ""),
        (digest, "M008-vanished"): Judgement("M008", Verdict.WRONG, "不再报"),
    }
    log = Log({digest: known}, judged, {digest: Repairs(True, True, "")})
    again = list(looked_again(log, files_by_digest(tmp_path), TerminalProgress()))
    verdicts = [each["verdict"] for each in again if each["kind"] == "finding" and each["rule"] == "M008"]
    assert verdicts == ["right"]
    assert next(each for each in again if each["kind"] == "document")["lines"] > 9
    assert [each["verdict"] for each in as_logged(log) if each["kind"] == "finding"] == ["right", "wrong"]


def test_a_folder_without_the_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有日志"):
        real_data(Wanted(tmp_path, False, ""), TerminalProgress())
    with pytest.raises(InputError, match="没有子集"):
        real_data(Wanted(None, False, "ci"), TerminalProgress())
