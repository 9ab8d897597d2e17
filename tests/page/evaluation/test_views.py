"""The callbacks of the 评测 tab as plain functions, on the desk of the server and a small harness process."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from assistant.errors import InputError, LibraryDamaged
from assistant.library.summary import LibrarySummary
from assistant.page.evaluation import views
from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.state import Offer, RunStatus, Wanted
from assistant.page.evaluation.views import WorkView
from tests.page.evaluation.fake_harness import FAULTS
from tests.page.in_memory import KEPT_RESULT, InMemoryServices


class Missing(InMemoryServices):
    """A page beside which no harness is installed."""

    class _Evaluations:
        def offer(self) -> Offer:
            return Offer(missing="没有评测程序。请重新安装。")

    def desk(self, kind: type[object]) -> _Evaluations:
        """Offers nothing."""
        return self._Evaluations()


class Damaged(InMemoryServices):
    """A library that cannot be read."""

    def library_summary(self) -> LibrarySummary:
        """Says so."""
        raise LibraryDamaged("知识库已损坏。")


@pytest.fixture
def services() -> InMemoryServices:
    return InMemoryServices()


@pytest.fixture
def measured() -> InMemoryServices:
    """With two results."""
    return InMemoryServices(results=2)


def wanted(services: InMemoryServices, title: str = "示例题集") -> Wanted:
    paths = {data.title: data.path for data in services.desk(EvaluationDesk).offer().data_sets}
    return Wanted("answers", paths[title])


def watched(services: InMemoryServices) -> Iterator[WorkView]:
    """What a window sees until the run has ended."""
    while True:
        view = views.watch(services)
        yield view
        if view.run is None or not view.run.status.active:
            return
        time.sleep(0.05)


def test_the_form_offers_tasks_sets_and_the_library(services: InMemoryServices) -> None:
    view = views.choices(services)
    assert view.tasks[0] == ("回答质量", "answers")
    assert view.data_sets[0][0] == "示例题集（24 题）"
    assert (view.library, view.missing, view.data_set) == ("内置知识库", "", "")


def test_an_upload_is_offered_and_selected(services: InMemoryServices) -> None:
    services.desk(EvaluationDesk).keep_upload("科室题集.xlsx", b"x")
    view = views.choices(services, uploaded=True)
    assert view.data_sets[-1] == ("科室题集.xlsx（上传的）", view.data_set)


@pytest.mark.parametrize(("services", "sentence"), [(Missing(), "没有评测程序"), (Damaged(), "知识库已损坏")])
def test_what_stands_in_the_way_is_said(services: InMemoryServices, sentence: str) -> None:
    view = views.choices(services)
    assert sentence in view.missing
    assert view.tasks == ()


def test_every_task_says_what_it_measures(services: InMemoryServices) -> None:
    assert "标准条文" in views.help_on(services, "answers")
    assert "上传的题集不适用" in views.help_on(services, "speed")
    assert views.help_on(services, "nothing") == ""


def test_a_run_is_watched_to_its_result(services: InMemoryServices) -> None:
    begun = views.begin(services, wanted(services))
    assert begun.run is not None
    assert begun.run.status is RunStatus.RUNNING
    assert begun.notice == ""

    *_, last = watched(services)

    assert last.run is not None
    assert last.open == last.run.result == last.history[0].name
    assert re.fullmatch(r"回答质量 · 示例题集\n\d{4}-\d\d-\d\d \d\d:\d\d · 写全且引对 73\.9%", last.entries[0][0])
    assert views.work(services, "").open == last.open


def test_a_second_run_is_told_and_the_first_goes_on(services: InMemoryServices) -> None:
    first = views.begin(services, wanted(services, "很长的题集"))
    second = views.begin(services, wanted(services))
    assert "已有一次评测正在运行" in second.notice
    assert first.run is not None
    assert second.run is not None
    assert (second.run.number, second.run.status) == (first.run.number, RunStatus.RUNNING)
    views.cancel(services)
    *_, _last = watched(services)


def test_a_cancelled_run_is_opened_and_can_be_resumed(services: InMemoryServices) -> None:
    views.begin(services, wanted(services, "很长的题集"))
    while not (view := views.watch(services)).run or not view.run.done:
        time.sleep(0.05)
    views.cancel(services)
    *_, last = watched(services)
    assert last.open
    result, notice = views.result(services, last.open)
    assert (result.can_resume, result.can_delete, result.complete, notice) == (True, True, False, "")
    assert "接着做完" in result.heading

    resumed = views.resume(services, last.open)

    assert resumed.notice == ""
    during, _ = views.result(services, last.open)
    assert (during.can_resume, during.can_delete) == (False, False)
    *_, last = watched(services)
    assert views.result(services, last.open or "")[0].complete


def test_faults_are_shown_one_a_line(services: InMemoryServices) -> None:
    from assistant.page.evaluation.html import run_html

    views.begin(services, wanted(services, "有错的题集"))
    *_, last = watched(services)
    html = run_html(last.run)
    assert [fault for fault in FAULTS if f"<li>{fault}</li>" not in html] == []
    assert last.open == ""


def test_a_run_that_is_cancelled_before_it_has_begun_promises_nothing(measured: InMemoryServices) -> None:
    """And no other result is left standing under it, nor does one come there when the page is opened anew."""
    from assistant.page.evaluation.html import run_html

    views.begin(measured, wanted(measured, "准备很久的"))
    time.sleep(1)
    last = views.cancel(measured)
    for view in watched(measured):
        last = view
    assert last.run is not None
    assert (last.run.status, last.run.result) == (RunStatus.CANCELLED, "")
    assert "没有可以接着做的" in run_html(last.run)
    assert "继续运行" not in run_html(last.run)
    assert (last.open, views.work(measured, "").open) == ("", "")
    assert views.result(measured, "") == (views.ResultView(), "")
    other = views.work(measured, KEPT_RESULT)
    assert (other.open, other.run) == (KEPT_RESULT, None)


def test_a_result_is_shown_with_its_figures_failures_and_rivals(measured: InMemoryServices) -> None:
    view, notice = views.result(measured, KEPT_RESULT)
    assert notice == ""
    assert (view.complete, view.has_cases, view.can_delete, view.can_resume) == (True, True, True, False)
    assert "119 / 161" in view.metrics
    assert "未达到" in view.thresholds
    assert f"/evaluation/results/{KEPT_RESULT}/plots/by_type.svg" in view.plots
    assert [label for label, _ in view.kinds] == ["事实", "数值", "多轮", "无据可答"]
    assert [name for _, name in view.rivals] == ["20261120-090000-answers"]


def test_cases_are_filtered_and_paged(measured: InMemoryServices) -> None:
    failed = views.cases(measured, KEPT_RESULT, True, "", 0)
    assert (failed.pages, failed.position) == (2, "第 1–10 题，共 12 题")
    assert failed.html.count("未通过") == 10
    assert views.cases(measured, KEPT_RESULT, True, "", 1).position == "第 11–12 题，共 12 题"
    assert views.cases(measured, KEPT_RESULT, True, "", 9).page == 1
    assert views.cases(measured, KEPT_RESULT, False, "", 0).position == "第 1–10 题，共 24 题"
    assert views.cases(measured, KEPT_RESULT, False, "numeric", 0).position == "第 1–6 题，共 6 题"
    assert "没有这样的题" in views.cases(measured, KEPT_RESULT, True, "numeric", 0).html


def test_two_results_are_compared(measured: InMemoryServices) -> None:
    html = views.compare(measured, "20261120-090000-answers", KEPT_RESULT)
    assert "+3.9" in html
    assert "+0.4 ～ +7.8" in html
    assert html.count("有差别") == 1
    assert "G005" in html


def test_a_result_is_deleted_and_nothing_opened_in_its_place(measured: InMemoryServices) -> None:
    view = views.delete(measured, KEPT_RESULT)
    assert (view.open, view.notice) == ("", "")
    assert [name for _, name in view.entries] == ["20261120-090000-answers"]
    again = views.delete(measured, KEPT_RESULT)
    assert "不在了" in again.notice
    assert again.open is None


def test_a_result_that_is_gone_is_told(measured: InMemoryServices) -> None:
    for call in (views.resume(measured, "gone").notice, views.result(measured, "gone")[1]):
        assert "不在了" in call
    assert "不在了" in views.cases(measured, "gone", True, "", 0).html
    assert "不在了" in views.compare(measured, KEPT_RESULT, "gone")
    assert views.result(measured, "") == (views.ResultView(), "")


def test_a_damaged_result_can_only_be_deleted(measured: InMemoryServices) -> None:
    file = measured.desk(EvaluationDesk).file(KEPT_RESULT, "result.json")
    file.write_text("{", encoding="utf-8")
    view, notice = views.result(measured, KEPT_RESULT)
    assert (view.can_delete, view.can_resume, view.complete, notice) == (True, False, False, "")
    assert "已损坏" in view.heading
    with pytest.raises(InputError):
        measured.desk(EvaluationDesk).result(KEPT_RESULT)
