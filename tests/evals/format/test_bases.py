"""The bases: every element where and how GB/T 9704—2012 wants it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from evals.format.description import base_names, labelled_lines
from evals.format.draft import Draft, open_draft
from evals.format.facts import facts
from evals.format.layout.main_part import signature_indents, width
from evals.format.norms import norms, permits

ROOT = Path(__file__).resolve().parents[3]


def test_the_set_holds_the_documents_that_the_benchmark_names(bases: dict[str, Draft]) -> None:
    abouts = [draft.about for draft in bases.values()]
    assert len(bases) >= 12
    assert {about["doc_type"] for about in abouts} >= {"通知", "函", "请示", "报告", "批复", "意见", "纪要", "命令"}
    assert {about["format"] for about in abouts} == {"general", "letter", "order", "minutes"}
    assert {about["masthead"] for about in abouts if about["doc_type"] == "通知"} == {True, False}
    assert any(about["joint"] for about in abouts)
    assert any(about["producer"] == "wps" for about in abouts)
    labels = set(bases["notice_attachments"].labels())
    assert labels >= {"attachment_label", "table_cell", "figure", "copy_number", "security_classification", "urgency"}


@pytest.mark.parametrize("name", base_names())
def test_every_fact_is_allowed(name: str, bases: dict[str, Draft]) -> None:
    found = facts(bases[name])
    allowed = norms(bases[name], found)
    assert {key: found[key] for key in allowed if not permits(allowed[key], found[key])} == {}
    assert len(allowed) > 300


@pytest.mark.parametrize("name", base_names())
def test_a_base_is_of_full_length(name: str, bases: dict[str, Draft]) -> None:
    text = "".join(str(value) for (_, fact), value in facts(bases[name]).items() if fact == "text")
    assert 600 <= len(text) <= 2000


def test_labels_stand_beside_the_file_and_not_in_it(tmp_path: Path, bases: dict[str, Draft]) -> None:
    path = tmp_path / "notice.docx"
    bases["notice"].save(path)
    again = open_draft(path)
    assert again.labels() == bases["notice"].labels()
    assert facts(again) == facts(bases["notice"])
    assert b"gongwu" not in bases["notice"].to_bytes()
    assert again.to_bytes() == bases["notice"].to_bytes()


def test_signature_and_date_stand_as_the_standard_says() -> None:
    # 清江市人民政府 is 7 字 wide, 2026年3月16日 is 4 * 0.5 + 1 + 0.5 + 1 + 2 * 0.5 + 1 = 6.5 字.
    assert width("清江市人民政府") == 7
    assert width("2026年3月16日") == 6.5
    # With a seal: the date 4 字 from the right, the signature centred on it, 4 + (6.5 - 7) / 2.
    assert signature_indents("清江市人民政府", "2026年3月16日", sealed=True) == (3.75, 4)
    # Without: 2 字 from the right, the date's first 字 2 to the right of the signature's: 7 - 6.5.
    assert signature_indents("清江市人民政府", "2026年3月16日", sealed=False) == (2, 0.5)
    # A date longer than the signature stands 2 字 from the right: 4 + 6.5 - 4.
    assert signature_indents("市财政局", "2026年3月16日", sealed=False) == (6.5, 2)


def test_headings_are_told_by_their_markers() -> None:
    text = "总述\n一、甲\n（一）乙\n1.丙\n（1）丁\n第一章　总则"
    labels = [label for label, _ in labelled_lines(text)]
    assert labels == ["body", "heading_1", "heading_2", "heading_3", "heading_4", "attachment_chapter"]


def test_the_benchmark_imports_nothing_that_it_measures() -> None:
    for path in (ROOT / "evals" / "format").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.split(".")[0] == "assistant"], path
