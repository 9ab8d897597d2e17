"""The section 体检: what is outdated, lapses soon, is not in force yet, or leans on texts that were repealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.health.desk import ADDRESS, HEALTH_ROUTES, HealthDesk
from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_health.js`` fills."""
    html_area("library-health-area", '<div id="library-health" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The route of the health of the library."""
    return router_of(services.desk(HealthDesk), HEALTH_ROUTES)


SECTION = Section("体检", 6, build, router, ADDRESS)
