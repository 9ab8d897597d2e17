"""What happens in the 评测 tab, as functions on plain values: each gives what the page shows next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.page.evaluation.cases_html import cases_html, failures_html
from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.figures import comparison_html, metrics_html, thresholds_html
from assistant.page.evaluation.groups import groups_html
from assistant.page.evaluation.html import (
    entry_label,
    heading_html,
    missing_html,
    notice_html,
    plots_html,
    task_help_html,
)
from assistant.page.evaluation.result import Case, Result
from assistant.page.evaluation.state import OWN_DATA, DataSet, Entry, EntryState, Offer, Run, RunStatus, Wanted
from assistant.page.failures import CaughtFailure
from assistant.page.markup import fragment, text_html
from assistant.page.services import Services

CASES_A_PAGE = 10
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChoicesView:
    """The form.

    Attributes:
        missing: Why nothing can be measured, as HTML; then there is nothing to choose either.
        data_set: What is to be selected; empty leaves the selection alone.
        library: What the page's own library is called.
    """

    missing: str = ""
    tasks: Choices = ()
    data_sets: Choices = ()
    data_set: str = ""
    library: str = ""


@dataclass(frozen=True)
class WorkView:
    """The run and the history.

    Attributes:
        notice: What could not be done, as HTML.
        open: Name of the result that is to be opened, empty for none; None leaves the open one alone.
    """

    run: Run | None = None
    history: tuple[Entry, ...] = ()
    notice: str = ""
    open: str | None = None

    @property
    def entries(self) -> Choices:
        """The history as choices, newest first."""
        return tuple((entry_label(entry), entry.name) for entry in self.history)


@dataclass(frozen=True)
class CasesView:
    """One page of the cases."""

    html: str = ""
    position: str = ""
    page: int = 0
    pages: int = 0


@dataclass(frozen=True)
class ResultView:
    """A result, or what can be done with a run that has none.

    Attributes:
        complete: Whether there are figures.
        rivals: Results of the same task that it can be compared with.
        kinds: Types of question that occur.
    """

    name: str = ""
    heading: str = ""
    metrics: str = ""
    thresholds: str = ""
    groups: str = ""
    plots: str = ""
    failures: str = ""
    cases: CasesView = CasesView()
    rivals: Choices = ()
    kinds: Choices = ()
    complete: bool = False
    has_cases: bool = False
    can_resume: bool = False
    can_delete: bool = False


def choices(services: Services, task: str = "", uploaded: bool = False) -> ChoicesView:
    """What can be chosen for a task, the first where none is named; an upload that has just come in is selected."""
    with CaughtFailure() as failure:
        return _choices(services, services.desk(EvaluationDesk).offer(), task, uploaded)
    return ChoicesView(missing=missing_html(failure.sentence))


def help_on(services: Services, task: str) -> str:
    """What a task measures, as HTML."""
    with CaughtFailure():
        for offered in services.desk(EvaluationDesk).offer().tasks:
            if offered.name == task:
                return task_help_html(offered)
    return ""


def work(services: Services, selected: str) -> WorkView:
    """The run and the history as they stand; the newest result is opened where none is selected."""
    view = _work(services)
    if selected in [entry.name for entry in view.history]:
        return replace(_without_ended(view), open=selected)
    if view.run is not None and view.run.status in (RunStatus.CANCELLED, RunStatus.FAILED):
        return _opening(view)
    newest = next((entry.name for entry in view.history if entry.state is EntryState.COMPLETE), "")
    return replace(view, open=newest)


def begin(services: Services, wanted: Wanted) -> WorkView:
    """Starts a run."""
    return _after(services, lambda desk: desk.start(wanted), "没有开始")


def resume(services: Services, name: str) -> WorkView:
    """Goes on with an interrupted run."""
    return replace(_after(services, lambda desk: desk.resume(name), "没有继续"), open=name)


def cancel(services: Services) -> WorkView:
    """Interrupts the run; where it ends at once, what it left is opened, because nobody watches it any more."""
    return _opening(_after(services, lambda desk: desk.cancel(), "没有取消"))


def delete(services: Services, name: str) -> WorkView:
    """Removes a result, and opens none in its place."""
    with CaughtFailure() as failure:
        services.desk(EvaluationDesk).delete(name)
    view = _work(services, notice_html("没有删除", failure.sentence))
    return view if failure.sentence else replace(view, open="")


def watch(services: Services) -> WorkView:
    """The run while it goes on; once it has ended, the history with it, and what it left is opened."""
    run = services.desk(EvaluationDesk).run()
    if run is not None and run.status.active:
        return WorkView(run)
    return _opening(_work(services))


def _opening(view: WorkView) -> WorkView:
    """Opens what a run has left that has ended; where it left nothing, no result of another run stands in its place."""
    return view if view.run is None or view.run.status.active else replace(view, open=view.run.result)


def _without_ended(view: WorkView) -> WorkView:
    """Without how a run has ended, which would stand above another result as if it told of that one."""
    ended = view.run is not None and not view.run.status.active
    return replace(view, run=None) if ended else view


def result(services: Services, name: str) -> tuple[ResultView, str]:
    """A result as the page shows it, and what could not be read, as HTML."""
    if not name:
        return ResultView(), ""
    with CaughtFailure() as failure:
        history = services.desk(EvaluationDesk).history()
        entry = next((entry for entry in history if entry.name == name), None)
        if entry is None:
            return ResultView(), notice_html("已经不在了", "这次评测的结果已被删除，请选另一次。")
        if entry.state is not EntryState.COMPLETE:
            return _unfinished(services, entry), ""
        return _complete(services, entry, history), ""
    return ResultView(name=name, can_delete=True), notice_html("无法打开", failure.sentence)


def cases(services: Services, name: str, failed_only: bool, kind: str, page: int) -> CasesView:
    """A page of the cases that pass the filter; a page that does not exist becomes the nearest one that does."""
    with CaughtFailure() as failure:
        found = [
            case
            for case in services.desk(EvaluationDesk).cases(name)
            if (case.failed or not failed_only) and (not kind or case.type == kind)
        ]
        return _page(found, services.desk(EvaluationDesk).result(name), page)
    return CasesView(notice_html("无法打开", failure.sentence))


def compare(services: Services, earlier: str, later: str) -> str:
    """The comparison of two results, as HTML."""
    with CaughtFailure() as failure:
        evaluations = services.desk(EvaluationDesk)
        labels = {entry.name: entry_label(entry).replace("\n", " · ") for entry in evaluations.history()}
        comparison = evaluations.compare(earlier, later)
        figures = evaluations.result(later)
        return comparison_html(comparison, figures, labels.get(earlier, earlier), labels.get(later, later))
    return notice_html("没有比较", failure.sentence)


def comparing_html() -> str:
    """What stands there while two results are compared."""
    return fragment('<p class="working"><span class="spinner"></span>正在比较……</p>')


def _choices(services: Services, offer: Offer, task: str, uploaded: bool) -> ChoicesView:
    if offer.missing:
        return ChoicesView(missing=missing_html(offer.missing))
    chosen = next((each for each in offer.tasks if each.name == task), offer.tasks[0] if offer.tasks else None)
    data_sets = (OWN_DATA,) if chosen and chosen.own_data else offer.data_sets
    newest = next((data.path for data in offer.data_sets if data.uploaded), "") if uploaded else ""
    return ChoicesView(
        tasks=tuple((task.short_title, task.name) for task in offer.tasks),
        data_sets=tuple((_data_label(data), data.path) for data in data_sets),
        data_set=newest,
        library=services.library_summary().name,
    )


def _data_label(data: DataSet) -> str:
    if data.uploaded:
        return f"{data.title}（上传的）"
    return f"{data.title}（{data.questions:,} 题）" if data.questions is not None else data.title


def _after(services: Services, act: Callable[[EvaluationDesk], None], failed: str) -> WorkView:
    """The run and the history after something was done, and why it could not be, under that label."""
    with CaughtFailure() as failure:
        act(services.desk(EvaluationDesk))
    return _work(services, notice_html(failed, failure.sentence))


def _work(services: Services, notice: str = "") -> WorkView:
    with CaughtFailure() as failure:
        evaluations = services.desk(EvaluationDesk)
        return WorkView(evaluations.run(), evaluations.history(), notice)
    return WorkView(notice=notice + notice_html("无法读取历次评测", failure.sentence))


def _unfinished(services: Services, entry: Entry) -> ResultView:
    run = services.desk(EvaluationDesk).run()
    idle = run is None or not run.status.active
    heading = f"<h2>{text_html(entry.title)}</h2><p>{text_html(_SENTENCES[entry.state])}</p>"
    return ResultView(
        name=entry.name,
        heading=fragment(f'<div class="result-heading">{heading}</div>'),
        can_resume=entry.state is EntryState.INCOMPLETE and idle,
        can_delete=entry.state is not EntryState.RUNNING,
    )


_SENTENCES = {
    EntryState.INCOMPLETE: "这次评测中途停下了，还没有结果。可以接着做完，已做的题不会重做；不要了就删除。",
    EntryState.RUNNING: "这次评测正在运行，完成后这里显示结果。",
    EntryState.DAMAGED: "这次评测的结果文件已损坏，无法显示。可以删除后重新评测。",
}


def _complete(services: Services, entry: Entry, history: Sequence[Entry]) -> ResultView:
    evaluations = services.desk(EvaluationDesk)
    figures, all_cases = evaluations.result(entry.name), evaluations.cases(entry.name)
    kinds = {case.type: case.kind for case in all_cases if case.type}
    return ResultView(
        name=entry.name,
        heading=heading_html(entry.name, figures),
        metrics=metrics_html(figures),
        thresholds=thresholds_html(figures),
        groups=groups_html(figures),
        plots=plots_html(entry.name, figures.plots),
        failures="" if all_cases or not figures.failures else failures_html(figures.failures),
        cases=_page([case for case in all_cases if case.failed], figures, 0),
        rivals=_rivals(entry, history),
        kinds=tuple((title, kind) for kind, title in kinds.items()),
        complete=True,
        has_cases=bool(all_cases),
        can_delete=True,
    )


def _rivals(entry: Entry, history: Sequence[Entry]) -> Choices:
    """Complete results of the same task, those on the same data first, as others share no cases with it."""
    complete = [other for other in history if other.task == entry.task and other.state is EntryState.COMPLETE]
    others = sorted(
        (other for other in complete if other.name != entry.name), key=lambda other: other.data != entry.data
    )
    return tuple((entry_label(other).replace("\n", " · "), other.name) for other in others)


def _page(found: Sequence[Case], figures: Result, page: int) -> CasesView:
    if not found:
        return CasesView(fragment('<p class="empty">没有这样的题。</p>'))
    pages = -(-len(found) // CASES_A_PAGE)
    page = min(max(0, page), pages - 1)
    first = page * CASES_A_PAGE
    shown = found[first : first + CASES_A_PAGE]
    position = f"第 {first + 1}–{first + len(shown)} 题，共 {len(found):,} 题"
    return CasesView(cases_html(shown, figures.metric_titles, figures.started[:10]), position, page, pages)
