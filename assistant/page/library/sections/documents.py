"""The section 文件: a table of the documents; a document is put right, replaced or removed from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_documents.js`` fills."""
    html_area("library-documents-area", '<div id="library-documents"></div>')


SECTION = Section("文件", 1, build)
