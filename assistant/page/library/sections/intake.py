"""The section 收录: files are dragged in, and how each of them stands is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_intake.js`` fills."""
    html_area("library-intake-area", '<div id="library-intake"></div>')


SECTION = Section("收录", 2, build)
