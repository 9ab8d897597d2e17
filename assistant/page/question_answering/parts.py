"""The components of the 问答 tab by name, and how its views fill them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.page.parts import Parts, Updates
from assistant.page.question_answering.answer_html import exchanges_html
from assistant.page.question_answering.asking import ConversationView
from assistant.page.question_answering.evidence import panel_html
from assistant.page.question_answering.library_html import note_html
from assistant.page.question_answering.library_state import LibraryView

if TYPE_CHECKING:
    import gradio as gr


@dataclass(frozen=True)
class ConversationParts(Parts):
    """The components that a ``ConversationView`` fills."""

    choice: gr.Dropdown
    conversation: gr.State
    welcome: gr.Column
    earlier: gr.Markdown
    latest: gr.Markdown
    evidence: gr.Markdown
    box: gr.Textbox
    hint: gr.Markdown
    send: gr.Button
    stop: gr.Button
    anew: gr.Button

    def show(self, view: ConversationView) -> Updates:
        """The view as Gradio's updates by component."""
        import gradio as gr

        exchanges, running = view.conversation.exchanges, view.conversation.running
        return {
            self.choice: gr.skip(),
            self.conversation: view.conversation,
            self.welcome: gr.update(visible=not exchanges),
            self.earlier: exchanges_html(exchanges[:-1]),
            self.latest: exchanges_html(exchanges[-1:]),
            self.evidence: panel_html(view.conversation),
            self.box: gr.skip() if view.question is None else view.question,
            self.hint: note_html(view.hint),
            self.send: gr.update(visible=not running),
            self.stop: gr.update(visible=running),
            self.anew: gr.update(visible=bool(exchanges)),
        }


@dataclass(frozen=True)
class LibraryParts(Parts):
    """The components that a ``LibraryView`` fills, and whether this window is taking the national laws in."""

    holdings: gr.Markdown
    welcome: gr.Markdown
    vectors: gr.Markdown
    laws_button: gr.Button
    laws_note: gr.Markdown
    laws_cancel: gr.Button
    loading_laws: gr.State
    timer: gr.Timer

    def show(self, view: LibraryView) -> Updates:
        """The view as Gradio's updates by component."""
        import gradio as gr

        return {
            self.holdings: view.holdings,
            self.welcome: view.welcome,
            self.vectors: view.vectors,
            self.laws_button: gr.update(value=view.laws_button, visible=bool(view.laws_button)),
            self.laws_note: view.laws_note,
            self.laws_cancel: gr.update(visible=False),
            self.loading_laws: False,
            self.timer: gr.Timer(active=not view.settled),
        }

    def show_loading(self, note: str) -> Updates:
        """The progress of taking the national laws in."""
        import gradio as gr

        return {
            self.laws_note: note,
            self.laws_button: gr.update(visible=False),
            self.laws_cancel: gr.update(visible=True),
            self.loading_laws: True,
        }
