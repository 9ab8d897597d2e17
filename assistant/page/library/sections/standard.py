"""The section 标准答复: the office's own answers are written, tried, published, withdrawn and kept in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.answers.standard_desk import StandardDesk
from assistant.page.library.answers.standard_routes import ADDRESSES, STANDARD_ROUTES, UPLOAD
from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_standard.js`` fills."""
    html_area("library-standard-area", '<div id="library-standard" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The routes of standard answers."""
    return router_of(services.desk(StandardDesk), STANDARD_ROUTES)


SECTION = Section("标准答复", 4, build, router, ADDRESSES, (UPLOAD,))
