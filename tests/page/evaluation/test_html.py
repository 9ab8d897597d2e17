"""Figures, cases and notices of the 评测 tab as HTML."""

from __future__ import annotations

import pytest

from assistant.page.evaluation.cases_html import cases_html, failures_html
from assistant.page.evaluation.figures import comparison_html, figure_text, metrics_html
from assistant.page.evaluation.groups import groups_html
from assistant.page.evaluation.html import (
    duration_text,
    entry_label,
    heading_html,
    notice_html,
    plots_html,
    run_html,
    task_help_html,
)
from assistant.page.evaluation.result import Case, Comparison, Failure, Figure, Result
from assistant.page.evaluation.state import Entry, EntryState, Run, RunStatus, Task
from tests.page.in_memory import HOSTILE


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(value=0.739, n=161, k=119), "73.9%"),
        (Figure(value=1, n=3, k=3), "100.0%"),
        (Figure(value=0.7134, n=161), "0.713"),
        (Figure(value=222, n=161), "222"),
        (Figure(value=11345.4), "11,345"),
        (Figure(value=17.62), "17.6"),
        (Figure(value=0, n=2, k=0), "0.0%"),
        (Figure(value=None, n=0, k=0), "—"),
    ],
)
def test_values_are_written_as_people_read_them(figure: Figure, text: str) -> None:
    assert figure_text(figure) == text


def test_an_interval_is_written_and_drawn() -> None:
    figures = {"right": Figure(value=0.5, n=4, k=2, low=0.25, high=0.75)}
    html = metrics_html(Result(metrics=figures, metric_titles={"right": "引对"}))
    assert "引对" in html
    assert "2 / 4" in html
    assert "25.0% ～ 75.0%" in html
    assert 'style="left:25.0%;width:50.0%"' in html
    assert 'style="left:50.0%"' in html


def test_a_number_without_a_scale_is_not_drawn() -> None:
    html = metrics_html(Result(metrics={"length": Figure(value=288, n=5, low=159, high=568)}))
    assert "159 ～ 568" in html
    assert "interval" not in html


def test_groups_are_named_in_chinese_and_stand_together_by_their_metrics() -> None:
    figure = Figure(value=1, n=1, k=1)
    groups = {
        "by type multi-turn": {"right": figure},
        "by format docx": {"right": figure},
        "citations per answer": {"1": figure, "2": figure},
        "curve: 3 of 12 refused": {"falsely_refused": figure},
    }
    html = groups_html(Result(groups=groups, group_titles={"by type multi-turn": "题型：多轮"}))
    assert html.count("<table") == 2
    assert "题型：多轮" in html
    assert "by format docx" in html
    assert "curve" not in html
    assert groups_html(Result()) == ""


def test_a_difference_is_clear_when_its_interval_holds_no_zero() -> None:
    later = Result(metrics={"right": Figure(value=0.6, n=10, k=6)}, metric_titles={"right": "引对"})
    row = {"a": 0.5, "b": 0.6, "difference": 0.1, "low": 0.02, "high": 0.18, "n": 10}
    same = {"a": 222, "b": 222, "difference": 0, "low": 0, "high": 0, "n": 10}
    comparison = Comparison.model_validate({"metrics": {"right": row, "length": same}})
    html = comparison_html(comparison, later, "甲", "乙")
    assert "+10.0" in html
    assert "百分点" in html
    assert html.count("有差别") == 1
    assert "0 ～ 0" in html
    assert html.count("没有。") == 2


def test_markup_from_outside_comes_out_as_text() -> None:
    passage = {
        "title": HOSTILE,
        "article": HOSTILE,
        "text": HOSTILE,
        "quote": HOSTILE,
        "label": "1",
        "validity": HOSTILE,
    }
    fields = ("id", "type", "question", "why", "answer", "status", "status_title", "as_of", "expected", "error")
    case = Case.model_validate(
        dict.fromkeys(fields, HOSTILE)
        | {"history": [{"role": "user", "content": HOSTILE}], "points": [HOSTILE], "key_values": [[HOSTILE, HOSTILE]]}
        | {"gold": [passage], "citations": [passage], "hits": [passage]}
        | {"scores": {HOSTILE: {"value": 1, "explanation": HOSTILE}}}
    )
    result = Result(
        title=HOSTILE,
        data_name=HOSTILE,
        started=HOSTILE,
        metrics={HOSTILE: Figure(value=1)},
        groups={HOSTILE: {HOSTILE: Figure(value=1)}},
    )
    run = Run(1, HOSTILE, RunStatus.RUNNING, 1, HOSTILE, 1, 2, (HOSTILE,))
    failed = Run(1, HOSTILE, RunStatus.FAILED, 1, failure=f"{HOSTILE}\n{HOSTILE}")
    pages = [
        cases_html([case], {}, ""),
        failures_html([Failure(id=HOSTILE, why=HOSTILE)]),
        metrics_html(result),
        groups_html(result),
        heading_html("name", result),
        plots_html("name", [HOSTILE]),
        run_html(run),
        run_html(failed),
        task_help_html(Task(HOSTILE, f"x：{HOSTILE}")),
        notice_html(HOSTILE, HOSTILE),
    ]
    for html in pages:
        assert "<script" not in html
        assert "<img src=" not in html.replace('<img src="/evaluation/', "")
        assert "\n" not in html


def test_gold_articles_are_marked_among_citations_and_hits() -> None:
    gold = {"title": "公务员法", "article": "第三十四条", "text": "试用期为一年。"}
    other = {"title": "公务员法", "article": "第三十五条"}
    case = Case.model_validate({"id": "1", "gold": [gold], "hits": [other, gold], "question": "试用期？"})
    html = cases_html([case], {}, "")
    assert "检索结果" in html
    assert html.count("标准条文</span>") == 1
    assert html.index("第三十五条") < html.index("标准条文</span>")


def test_a_file_that_was_only_read_has_no_sides_to_compare() -> None:
    read = Case.model_validate(
        {"id": "d1", "question": "办法.md", "error": "", "scores": {"title": {"value": 1, "explanation": "对"}}}
    )
    assert "标准答案" not in cases_html([read], {}, "")
    assert "逐项评分" in cases_html([read], {}, "")
    asked = Case.model_validate({"id": "1", "question": "试用期？", "hits": [], "gold": []})
    assert "没有找到任何条文" in cases_html([asked], {}, "")


def test_what_is_expected_and_when_stands_there_only_where_it_is_special() -> None:
    usual = Case(id="1", answer="好。", expected="回答", as_of="2026-11-25")
    special = Case(id="2", answer="好。", expected="拒答", as_of="2012-01-01")
    html = cases_html([usual], {}, "2026-11-25")
    assert "期望" not in html
    assert "提问日期" not in html
    html = cases_html([special], {}, "2026-11-25")
    assert "期望：拒答" in html
    assert "提问日期 2012-01-01" in html


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 秒"), (83.4, "1 分 23 秒"), (3725, "1 小时 2 分")])
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_the_history_says_what_became_of_each_run() -> None:
    entry = Entry("n", "answers", "回答", "题集", "2026-11-25T10:12:33", EntryState.INCOMPLETE, "")
    assert entry_label(entry) == "回答 · 题集\n2026-11-25 10:12 · 未完成"


def test_progress_without_a_known_total_has_no_share() -> None:
    html = run_html(Run(1, "回答 · 题集", RunStatus.RUNNING, 61, "收录文件", 55, 0))
    assert "收录文件 55" in html
    assert "已用 1 分 01 秒" in html
    assert "width:0%" in html
    assert run_html(Run(1, "", RunStatus.FINISHED, 1)) == run_html(None) == ""
