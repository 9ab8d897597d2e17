"""The section 试搜: a question, and how the library orders its articles for it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.section import Section
from assistant.page.library.trial.desk import ADDRESS, TRIAL_ROUTES, TrialDesk
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_trial.js`` fills."""
    html_area("library-trial-area", '<div id="library-trial" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The route of trial searches."""
    return router_of(services.desk(TrialDesk), TRIAL_ROUTES)


SECTION = Section("试搜", 3, build, router, ADDRESS)
