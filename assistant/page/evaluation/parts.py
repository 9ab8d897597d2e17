"""The components of the 评测 tab by name, and how its views fill them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.page.evaluation.html import lead_html, run_html, starting_html
from assistant.page.evaluation.state import RunStatus
from assistant.page.evaluation.views import CasesView, Choices, ChoicesView, ResultView, WorkView
from assistant.page.markup import fragment
from assistant.page.parts import Parts, Updates

if TYPE_CHECKING:
    import gradio as gr

FAILED, ALL = "未通过", "全部"
OWN, MADE = "own", "made"
_NO_HISTORY = fragment('<p class="empty">还没有评测过。</p>')


def library_choices(name: str) -> list[tuple[str, str]]:
    """Which library is measured."""
    own = "本页面的知识库"
    return [(own if name in ("", "知识库") else f"{own}（{name}）", OWN), ("题集指定的文件（另建一个知识库）", MADE)]


@dataclass(frozen=True)
class FormParts(Parts):
    """What a ``ChoicesView`` fills."""

    missing: gr.Markdown
    bench: gr.Row
    task: gr.Dropdown
    task_help: gr.Markdown
    data: gr.Dropdown
    uploaded: gr.Button
    upload_failed: gr.Button
    library: gr.Radio
    full: gr.Checkbox

    def show(self, view: ChoicesView, task: str | None, data: str | None, task_help: str) -> Updates:
        """The view as Gradio's updates; what is selected stays so, as long as it can be chosen."""
        import gradio as gr

        task, data = _kept(view.tasks, task), _kept(view.data_sets, view.data_set or data)
        updates: Updates = {
            self.missing: view.missing,
            self.bench: gr.update(visible=not view.missing),
            self.task: gr.update(choices=list(view.tasks), value=task),
            self.task_help: task_help,
            self.data: gr.update(choices=list(view.data_sets), value=data),
            self.library: gr.update(choices=library_choices(view.library)),
        }
        if view.data_set:
            # What was uploaded asks about the office's own documents, which are in the library of the page.
            updates[self.library] = gr.update(choices=library_choices(view.library), value=OWN)
        return updates


@dataclass(frozen=True)
class WorkParts(Parts):
    """What a ``WorkView`` fills."""

    notice: gr.Markdown
    run: gr.Markdown
    start: gr.Button
    cancel: gr.Button
    history: gr.Radio
    no_history: gr.Markdown
    timer: gr.Timer

    def show(self, view: WorkView, selected: str | None) -> Updates:
        """The view as Gradio's updates."""
        import gradio as gr

        selected = selected if view.open is None else view.open or None
        names = [name for _, name in view.entries]
        return {
            **self.show_run(view),
            self.notice: view.notice,
            self.history: gr.update(
                choices=list(view.entries), value=selected if selected in names else None, visible=bool(names)
            ),
            self.no_history: "" if names else _NO_HISTORY,
        }

    def show_starting(self) -> Updates:
        """That a run has been asked for, before there is one."""
        import gradio as gr

        return {
            self.notice: "",
            self.run: starting_html(),
            self.start: gr.update(interactive=False, value="正在评测……"),
        }

    def show_run(self, view: WorkView) -> Updates:
        """The run only, which changes every second."""
        import gradio as gr

        active = view.run is not None and view.run.status.active
        cancelling = view.run is not None and view.run.status is RunStatus.CANCELLING
        return {
            self.run: run_html(view.run),
            self.start: gr.update(interactive=not active, value="正在评测……" if active else "开始评测"),
            self.cancel: gr.update(visible=active, interactive=not cancelling),
            self.timer: gr.Timer(active=active),
        }


@dataclass(frozen=True)
class ResultParts(Parts):
    """What a ``ResultView`` fills; ``opened`` holds the name of the result that is shown."""

    opened: gr.State
    page: gr.State
    lead: gr.Markdown
    heading: gr.Markdown
    actions: gr.Row
    resume: gr.Button
    delete: gr.Button
    confirmation: gr.Row
    confirm: gr.Button
    keep: gr.Button
    compare_row: gr.Row
    rival: gr.Dropdown
    compare: gr.Button
    comparison: gr.Markdown
    metrics: gr.Markdown
    thresholds: gr.Markdown
    groups: gr.Markdown
    plots: gr.Markdown
    cases_heading: gr.Markdown
    failures: gr.Markdown
    filters: gr.Row
    which: gr.Radio
    kind: gr.Dropdown
    cases: gr.Markdown
    pager: gr.Row
    position: gr.Markdown
    back: gr.Button
    forth: gr.Button

    def show(self, view: ResultView) -> Updates:
        """The view as Gradio's updates."""
        import gradio as gr

        kinds = [("全部类型", ""), *view.kinds]
        rivals = list(view.rivals)
        return {
            **self.show_cases(view.cases),
            **self.ask_before_deleting(view, asked=False),
            self.opened: view.name,
            self.lead: "" if view.name else lead_html(),
            self.heading: view.heading,
            self.resume: gr.update(visible=view.can_resume),
            self.compare_row: gr.update(visible=bool(rivals)),
            self.rival: gr.update(choices=rivals, value=rivals[0][1] if rivals else None),
            self.comparison: "",
            self.metrics: view.metrics,
            self.thresholds: view.thresholds,
            self.groups: view.groups,
            self.plots: view.plots,
            self.cases_heading: "<h3>逐题对照</h3>" if view.has_cases else "<h3>未通过的</h3>" if view.failures else "",
            self.failures: view.failures,
            self.filters: gr.update(visible=view.has_cases),
            self.which: FAILED,
            self.kind: gr.update(choices=kinds, value="", visible=len(kinds) > 2),
            self.cases: view.cases.html if view.has_cases else "",
        }

    def show_cases(self, view: CasesView) -> Updates:
        """A page of cases."""
        import gradio as gr

        return {
            self.page: view.page,
            self.cases: view.html,
            self.pager: gr.update(visible=view.pages > 1),
            self.position: fragment(f'<p class="position">{view.position}</p>') if view.position else "",
            self.back: gr.update(interactive=view.page > 0),
            self.forth: gr.update(interactive=view.page < view.pages - 1),
        }

    def ask_before_deleting(self, view: ResultView | None, asked: bool) -> Updates:
        """The question whether to delete, or the button that leads to it."""
        import gradio as gr

        can_delete = view is None or view.can_delete
        return {
            self.actions: gr.update(visible=view is None or view.can_delete or view.can_resume),
            self.delete: gr.update(visible=can_delete and not asked),
            self.confirmation: gr.update(visible=asked),
        }


def _kept(choices: Choices, selected: str | None) -> str | None:
    names = [name for _, name in choices]
    if selected in names:
        return selected
    return names[0] if names else None
