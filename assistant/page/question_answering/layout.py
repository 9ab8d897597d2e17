"""The 问答 tab: the conversation beside the original text of the articles it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Event
from typing import TYPE_CHECKING, Any, cast

from assistant.page.parts import Updates, html_area, plain_button, quiet
from assistant.page.question_answering import asking, library_state
from assistant.page.question_answering.conversation import Conversation
from assistant.page.question_answering.evidence import panel_html
from assistant.page.question_answering.parts import ConversationParts, LibraryParts
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr

WITH_MODEL, EXTRACTS = "model", "extracts"
_SECONDS_BETWEEN_LOOKS = 3


def build(services: Services, blocks: gr.Blocks) -> None:
    """Lays out the tab and wires its events."""
    import gradio as gr

    with gr.Row(elem_id="workbench"):
        with gr.Column(scale=3, min_width=0, elem_classes="conversation-column"):
            with gr.Column(elem_classes="welcome-column") as welcome:
                opening = _opening_parts()
            transcript = {"earlier": html_area("earlier"), "latest": html_area("latest")}
            with gr.Column(elem_classes="composer"):
                composer = _composer_parts()
                background: dict[str, Any] = {"vectors": html_area("vectors")}
                with gr.Row(elem_classes="composer-foot"):
                    background["holdings"] = html_area("holdings-area")
                    choice = _model_choice(services)
                    anew = gr.Button("新对话", visible=False, elem_id="new-conversation", scale=0, min_width=0)
        with gr.Column(scale=2, min_width=0, elem_classes="evidence-column"):
            html_area("evidence-heading", "<h2>依据原文</h2>")
            evidence = html_area("evidence", panel_html(Conversation()))
    conversation = gr.State(Conversation())
    parts = ConversationParts(
        choice=choice,
        conversation=conversation,
        welcome=welcome,
        evidence=evidence,
        anew=anew,
        **transcript,
        **composer,
    )
    timer = gr.Timer(_SECONDS_BETWEEN_LOOKS, active=False)
    library = LibraryParts(timer=timer, loading_laws=gr.State(False), **opening, **background)
    _wire_conversation(services, parts)
    _wire_library(services, library, blocks)


def _opening_parts() -> dict[str, Any]:
    import gradio as gr

    welcome = html_area("welcome-area")
    with gr.Row(elem_classes="laws-row"):
        laws_button = plain_button("载入国家法律")
        laws_note = html_area("laws-note")
        laws_cancel = plain_button("取消载入")
    return {"welcome": welcome, "laws_button": laws_button, "laws_note": laws_note, "laws_cancel": laws_cancel}


def _composer_parts() -> dict[str, Any]:
    import gradio as gr

    with gr.Row(elem_classes="composer-row"):
        box = gr.Textbox(
            lines=1,
            max_lines=6,
            show_label=False,
            label="问题",
            placeholder="输入问题，按回车发送",
            elem_id="question-box",
            container=False,
            autofocus=True,
            scale=1,
        )
        send = gr.Button("发送", variant="primary", elem_id="send-button", scale=0, min_width=0)
        stop = gr.Button("停止", visible=False, elem_id="stop-button", scale=0, min_width=0)
    return {"box": box, "send": send, "stop": stop, "hint": html_area("hint")}


def _model_choice(services: Services) -> gr.Dropdown:
    """Whether the model composes or extracts are wanted; not there where no model is configured."""
    import gradio as gr

    use = services.model_use()
    name = use.model.name if use else ""
    return gr.Dropdown(
        [(f"模型作答：{name}", WITH_MODEL), ("只摘录条文", EXTRACTS)],
        value=WITH_MODEL,
        label="作答方式",
        show_label=False,
        container=False,
        filterable=False,
        visible=use is not None,
        elem_id="model-choice",
        scale=0,
        min_width=0,
    )


def _wire_conversation(services: Services, parts: ConversationParts) -> None:
    import gradio as gr

    stops: dict[str | None, Event] = {}

    def on_ask(question: str, conversation: Conversation, choice: str, request: gr.Request) -> Iterator[Updates]:
        stop = stops[request.session_hash] = Event()
        asked = asking.ask(services, question, conversation, with_model=choice != EXTRACTS, cancelled=stop)
        with closing(cast(Any, asked)) as views:
            for view in views:
                if stop.is_set():
                    yield parts.show(asking.stop(view.conversation))
                    return
                yield parts.show(view)

    def on_stop(request: gr.Request) -> None:
        # Gradio's own cancelling drops a question that is asked before it is through; the run ends by itself instead.
        if request.session_hash in stops:
            stops[request.session_hash].set()

    # Gradio knows by the type that a handler wants the request, and cannot read it from a name that is local here.
    for handler in (on_ask, on_stop):
        handler.__annotations__ = {"request": gr.Request}

    def on_start_anew() -> Updates:
        return parts.show(asking.start_anew())

    running = gr.on(
        [parts.box.submit, parts.send.click],
        on_ask,
        inputs=[parts.box, parts.conversation, parts.choice],
        trigger_mode="always_last",
        **quiet(parts.all()),
    )
    parts.stop.click(on_stop, **quiet())
    parts.anew.click(None, cancels=[running], api_visibility="private").then(on_start_anew, **quiet(parts.all()))


def _wire_library(services: Services, parts: LibraryParts, blocks: gr.Blocks) -> None:
    import gradio as gr

    def on_look(loading_laws: bool) -> Updates:
        updates = parts.show(library_state.look_at_library(services))
        for part in (parts.laws_button, parts.laws_note, parts.laws_cancel, parts.loading_laws) if loading_laws else ():
            del updates[part]
        return updates

    def on_load_laws() -> Iterator[Updates]:
        note = ""
        with closing(cast(Any, library_state.load_national_laws(services))) as notes:
            for note in notes:
                yield parts.show_loading(note)
        yield on_look(False) | {parts.laws_note: note}

    def on_cancel_laws() -> None:
        library_state.cancel_loading(services)

    gr.on([blocks.load, parts.timer.tick], on_look, inputs=[parts.loading_laws], **quiet(parts.all()))
    parts.laws_button.click(on_load_laws, **quiet(parts.all()))
    parts.laws_cancel.click(on_cancel_laws, **quiet())
