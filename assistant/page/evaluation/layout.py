"""The 评测 tab: a run of the evaluation harness, its figures, and every case beside what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.page.evaluation import views
from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.html import UPLOAD_HTML, lead_html
from assistant.page.evaluation.parts import ALL, FAILED, MADE, OWN, FormParts, ResultParts, WorkParts, library_choices
from assistant.page.evaluation.state import Wanted
from assistant.page.parts import Updates, html_area, plain_button, quiet
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr

_SECONDS_BETWEEN_LOOKS = 1


@dataclass(frozen=True)
class _Page:
    """The whole tab."""

    form: FormParts
    work: WorkParts
    result: ResultParts

    @property
    def quiet(self) -> dict[str, Any]:
        """What all events of the tab have in common."""
        return quiet([*self.form.all(), *self.work.all(), *self.result.all()])


def build(services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the tab and wires its events; nothing is asked of the harness before the tab is opened."""
    import gradio as gr
    from gradio.context import get_render_context

    tab = get_render_context()
    assert isinstance(tab, gr.Tab)
    missing = html_area("evaluation-missing")
    with gr.Row(elem_id="evaluation", visible=False) as bench:
        with gr.Column(elem_classes="evaluation-side", min_width=0):
            with gr.Column(elem_classes="evaluation-panel"):
                form, start = _form_parts()
            with gr.Column(elem_classes="evaluation-panel"):
                history = _history_parts()
        with gr.Column(elem_classes="evaluation-main", min_width=0):
            run = _run_parts()
            result = _heading_parts() | _figure_parts() | _case_parts()
    timer = gr.Timer(_SECONDS_BETWEEN_LOOKS, active=False)
    page = _Page(
        FormParts(missing=missing, bench=bench, **form),
        WorkParts(start=start, timer=timer, **run, **history),
        ResultParts(opened=gr.State(""), page=gr.State(0), **result),
    )
    _wire_form(services, page, tab)
    _wire_work(services, page)
    _wire_deleting(services, page)
    _wire_comparing(services, page)
    _wire_cases(services, page)


def _form_parts() -> tuple[dict[str, Any], gr.Button]:
    import gradio as gr

    html_area("evaluation-form-heading", "<h2>新的评测</h2>")
    parts: dict[str, Any] = {
        "task": gr.Dropdown([], label="评测项目", filterable=False, elem_id="evaluation-task"),
        "task_help": html_area("evaluation-task-help"),
        "data": gr.Dropdown([], label="题集", filterable=False, elem_id="evaluation-data"),
    }
    html_area("evaluation-upload", UPLOAD_HTML)
    for name, label in (("uploaded", "已上传"), ("upload_failed", "没有上传")):
        parts[name] = gr.Button(label, elem_id=f"evaluation-{name.replace('_', '-')}", elem_classes="is-for-scripts")
    parts["library"] = gr.Radio(library_choices(""), value=MADE, label="被测的知识库", elem_id="evaluation-library")
    full = "先算完全部语义向量（更准，首次较慢）"
    parts["full"] = gr.Checkbox(False, label=full, show_label=False, container=False, elem_id="evaluation-full")
    return parts, gr.Button("开始评测", variant="primary", elem_id="evaluation-start")


def _history_parts() -> dict[str, Any]:
    import gradio as gr

    html_area("evaluation-history-heading", "<h2>历次评测</h2>")
    return {
        "no_history": html_area("evaluation-no-history"),
        "history": gr.Radio([], show_label=False, label="历次评测", container=False, elem_id="evaluation-history"),
    }


def _run_parts() -> dict[str, Any]:
    notice, run = html_area("evaluation-notice"), html_area("evaluation-run")
    cancel = plain_button("取消评测", name="evaluation-cancel")
    return {"notice": notice, "run": run, "cancel": cancel}


def _heading_parts() -> dict[str, Any]:
    import gradio as gr

    lead = html_area("evaluation-lead", lead_html())
    with gr.Row(elem_classes="evaluation-top"):
        heading = html_area("evaluation-heading")
        with gr.Row(elem_classes="evaluation-actions", visible=False) as actions:
            resume, delete = (
                plain_button("继续运行", name="evaluation-resume"),
                plain_button("删除", name="evaluation-delete"),
            )
            with gr.Row(elem_classes="evaluation-confirmation", visible=False) as confirmation:
                html_area("evaluation-confirmation-text", "<p>删除后不能恢复。</p>")
                confirm = plain_button("确定删除", name="evaluation-confirm", visible=True)
                keep = plain_button("不删除", name="evaluation-keep", visible=True)
    with gr.Row(elem_classes="evaluation-compare", visible=False) as compare_row:
        rival = gr.Dropdown([], label="与另一次比较", filterable=False, elem_id="evaluation-rival", scale=1)
        compare = plain_button("比较", name="evaluation-compare", visible=True)
    return {
        "lead": lead,
        "heading": heading,
        "actions": actions,
        "resume": resume,
        "delete": delete,
        "confirmation": confirmation,
        "confirm": confirm,
        "keep": keep,
        "compare_row": compare_row,
        "rival": rival,
        "compare": compare,
        "comparison": html_area("evaluation-comparison"),
    }


def _figure_parts() -> dict[str, Any]:
    names = ("metrics", "thresholds", "groups", "plots", "cases_heading", "failures")
    return {name: html_area(f"evaluation-{name.replace('_', '-')}") for name in names}


def _case_parts() -> dict[str, Any]:
    import gradio as gr

    with gr.Row(elem_classes="evaluation-filters", visible=False) as filters:
        which = gr.Radio([FAILED, ALL], value=FAILED, label="显示", elem_id="evaluation-which")
        kind = gr.Dropdown([("全部类型", "")], value="", label="类型", filterable=False, elem_id="evaluation-kind")
    cases = html_area("evaluation-cases")
    with gr.Row(elem_classes="evaluation-pager", visible=False) as pager:
        back = plain_button("上一页", name="evaluation-back", visible=True)
        position = html_area("evaluation-position")
        forth = plain_button("下一页", name="evaluation-forth", visible=True)
    return {
        "filters": filters,
        "which": which,
        "kind": kind,
        "cases": cases,
        "pager": pager,
        "position": position,
        "back": back,
        "forth": forth,
    }


def _shown(services: Services, page: _Page, view: views.WorkView, selected: str | None, opened: str) -> Updates:
    """The run and the history, and the result that is opened with them, unless it is open already."""
    updates = page.work.show(view, selected)
    if view.open is None or (view.open == opened and opened):
        return updates
    result, notice = views.result(services, view.open)
    return updates | page.result.show(result) | {page.work.notice: view.notice + notice}


def _wire_form(services: Services, page: _Page, tab: gr.Tab) -> None:
    import gradio as gr

    form, work, result = page.form, page.work, page.result

    def show_choices(task: str | None, data: str | None, uploaded: bool = False) -> Updates:
        view = views.choices(services, task or "", uploaded)
        task = task or (view.tasks[0][1] if view.tasks else "")
        return form.show(view, task, data, views.help_on(services, task))

    def on_open(task: str | None, data: str | None, selected: str | None, opened: str) -> Updates:
        updates = show_choices(task, data)
        if updates[form.missing]:
            return updates
        return updates | _shown(services, page, views.work(services, selected or ""), selected, opened)

    def on_uploaded(task: str | None, data: str | None) -> Updates:
        return show_choices(task, data, uploaded=True)

    def on_upload_failed() -> Updates:
        return result.show(views.ResultView()) | {work.history: gr.update(value=None)}

    def on_task(task: str, data: str | None) -> Updates:
        return show_choices(task, data)

    tab.select(on_open, inputs=[form.task, form.data, work.history, result.opened], **page.quiet)
    form.uploaded.click(on_uploaded, inputs=[form.task, form.data], **page.quiet)
    form.upload_failed.click(on_upload_failed, **page.quiet)
    form.task.input(on_task, inputs=[form.task, form.data], **page.quiet)


def _wire_work(services: Services, page: _Page) -> None:
    form, work, result = page.form, page.work, page.result

    def on_start(task: str, data: str, library: str, full: bool, selected: str | None) -> Iterator[Updates]:
        wanted = Wanted(task or "", data or "", library == OWN, full)
        yield work.show_starting()
        yield work.show(views.begin(services, wanted), selected)

    def on_resume(selected: str | None, opened: str) -> Updates:
        return _shown(services, page, views.resume(services, opened), selected, "")

    def on_cancel(selected: str | None) -> Updates:
        return _shown(services, page, views.cancel(services), selected, "")

    def on_tick(selected: str | None) -> Updates:
        view = views.watch(services)
        if view.run is not None and view.run.status.active:
            return work.show_run(view)
        return _shown(services, page, view, selected, "")

    def on_choose(selected: str) -> Updates:
        view, notice = views.result(services, selected)
        run = services.desk(EvaluationDesk).run()
        updates = page.result.show(view) | {work.notice: notice}
        return updates if run is not None and run.status.active else updates | {work.run: ""}

    work.start.click(on_start, inputs=[form.task, form.data, form.library, form.full, work.history], **page.quiet)
    work.cancel.click(on_cancel, inputs=[work.history], **page.quiet)
    work.timer.tick(on_tick, inputs=[work.history], **page.quiet)
    work.history.input(on_choose, inputs=[work.history], **page.quiet)
    result.resume.click(on_resume, inputs=[work.history, result.opened], **page.quiet)


def _wire_deleting(services: Services, page: _Page) -> None:
    work, result = page.work, page.result

    def on_ask() -> Updates:
        return result.ask_before_deleting(None, asked=True)

    def on_keep() -> Updates:
        return result.ask_before_deleting(None, asked=False)

    def on_delete(selected: str | None, opened: str) -> Updates:
        return _shown(services, page, views.delete(services, opened), selected, opened)

    result.delete.click(on_ask, **page.quiet)
    result.keep.click(on_keep, **page.quiet)
    result.confirm.click(on_delete, inputs=[work.history, result.opened], **page.quiet)


def _wire_comparing(services: Services, page: _Page) -> None:
    result = page.result

    def on_compare(rival: str, opened: str) -> Iterator[Updates]:
        yield {result.comparison: views.comparing_html()}
        yield {result.comparison: views.compare(services, rival, opened)}

    result.compare.click(on_compare, inputs=[result.rival, result.opened], **page.quiet)


def _wire_cases(services: Services, page: _Page) -> None:
    import gradio as gr

    result = page.result

    def turn_to(opened: str, which: str, kind: str, number: int) -> Updates:
        return result.show_cases(views.cases(services, opened, which == FAILED, kind or "", number))

    def on_filter(opened: str, which: str, kind: str) -> Updates:
        return turn_to(opened, which, kind, 0)

    def on_back(opened: str, which: str, kind: str, number: int) -> Updates:
        return turn_to(opened, which, kind, number - 1)

    def on_forth(opened: str, which: str, kind: str, number: int) -> Updates:
        return turn_to(opened, which, kind, number + 1)

    chosen = [result.opened, result.which, result.kind]
    gr.on([result.which.input, result.kind.input], on_filter, inputs=chosen, **page.quiet)
    result.back.click(on_back, inputs=[*chosen, result.page], **page.quiet)
    result.forth.click(on_forth, inputs=[*chosen, result.page], **page.quiet)
