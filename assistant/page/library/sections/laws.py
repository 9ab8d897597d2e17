"""The section 国家法律: the national laws are switched on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.laws.desk import ADDRESS, LAW_ROUTES, LawsDesk
from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_laws.js`` fills."""
    html_area("library-laws-area", '<div id="library-laws" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The routes of the switch."""
    return router_of(services.desk(LawsDesk), LAW_ROUTES)


SECTION = Section("国家法律", 7, build, router, ADDRESS)
