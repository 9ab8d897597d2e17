"""The section 没有找到: what was asked and not answered, or answered wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.answers.gaps import ADDRESSES, GAP_ROUTES, GapDesk
from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_gaps.js`` fills."""
    html_area("library-gaps-area", '<div id="library-gaps" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The routes of the list."""
    return router_of(services.desk(GapDesk), GAP_ROUTES)


SECTION = Section("没有找到", 5, build, router, ADDRESSES)
