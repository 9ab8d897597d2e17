"""The everyday training questions: every one holds against the articles, and what is wrong with one is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.datasets.everyday_training.verify import (
    QUESTIONS,
    built_in_articles,
    main,
    policy_articles,
    read_questions,
    shared_run,
    verify,
)
from tests.needs import SHARED, needs_laws, needs_shared

ARTICLES = {
    ("guide", "一、（一）"): ("试用期指南", "试用期为一年。试用期满不合格的，取消录用。"),
    ("law", "第二条"): ("假期法", "年休假五天。"),
}
GOLD = [{"doc_id": "guide", "law": "试用期指南", "article": "一、（一）"}]
GOOD: Mapping[str, Any] = {
    "id": "T001",
    "question": "刚考上的头一年干不好咋办",
    "history": [],
    "shape": "后果",
    "corpus": "builtin",
    "gold_articles": GOLD,
    "also_acceptable": [],
    "gold_answer_points": ["试用期1年，不合格的取消录用"],
    "key_values": [["取消录用"]],
    "polarity": None,
    "expected_behavior": "answer",
    "must_refuse": False,
    "as_of": "2026-11-30",
    "overlap": 2,
}


@needs_laws
@needs_shared
def test_the_questions_hold_against_the_articles() -> None:
    assert SHARED is not None
    corpora = {"builtin": built_in_articles(), "policies": policy_articles(SHARED / "data" / "policies")}
    assert verify(read_questions(), corpora) == []


@needs_laws
def test_the_command_needs_no_policy_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--policies", str(tmp_path / "nowhere")]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_the_readme_counts_as_the_questions_do() -> None:
    readme = QUESTIONS.with_name("README.md").read_text(encoding="utf-8")
    rows = read_questions()
    counts = Counter(row["shape"] for row in rows)
    stated = {shape: int(count) for shape, count in re.findall(r"\| ([\u4e00-\u9fff]+) \| (\d+) (?=\|)", readme)}
    answered = [row for row in rows if row["expected_behavior"] == "answer"]
    documents = {gold["doc_id"] for row in answered for gold in row["gold_articles"]}
    assert stated == dict(counts)
    assert f"{len(rows)} 题" in readme
    assert f"{len(answered)} 题中 {sum(row['overlap'] <= 2 for row in answered)} 题" in readme
    assert f"分属 {len(documents)} 个文件" in readme


def test_a_good_question_has_no_fault() -> None:
    assert verify([GOOD], {"builtin": ARTICLES}) == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"gold_articles": [{**GOLD[0], "article": "九、（一）"}]}, "没有有效的《试用期指南》九、（一）"),
        ({"gold_articles": [{**GOLD[0], "law": "别的指南"}]}, "标题是《试用期指南》"),
        ({"also_acceptable": [{"doc_id": "law", "law": "假期法", "article": "第二条"}]}, "没有任何关键字样"),
        ({"key_values": [["取消录用"], ["六个月", "6个月"]]}, "标准条文中没有关键字样“六个月”"),
        ({"gold_answer_points": ["试用期2年"]}, "要点中的“2年”"),
        ({"overlap": 4}, "overlap"),
        ({"shape": "追问"}, "追问没有上文"),
        ({"shape": "是非"}, "没有写明能不能"),
        ({"shape": "含糊"}, "形状与期望不符"),
        ({"shape": "答不了", "expected_behavior": "refuse", "must_refuse": True}, "没有写明原因"),
        ({"gold_answer_points": []}, "缺条文、要点或关键字样"),
        ({"as_of": "2026-01-01"}, "提问日期"),
    ],
)
def test_a_seeded_fault_is_named(fields: Mapping[str, Any], fault: str) -> None:
    faults = verify([{**GOOD, **fields}], {"builtin": ARTICLES})
    assert any(each.startswith("T001：") and fault in each for each in faults), faults


def test_a_question_asked_twice_is_named() -> None:
    assert verify([GOOD, {**GOOD, "id": "T002"}], {}) == [f"问题重复：{GOOD['question']}[]"]


def test_the_shared_run_skips_punctuation() -> None:
    assert shared_run("试用期，为一年吗", "试用期为一年。") == 6
    assert shared_run("新人", "试用期") == 0
