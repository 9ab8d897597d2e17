"""The 问答 tab: questions, answers, the articles they rest on, and what people say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.question_answering.feedback import ADDRESS, FEEDBACK_ROUTES, FeedbackDesk
from assistant.page.question_answering.layout import build
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Tab

if TYPE_CHECKING:
    from fastapi import APIRouter


def router(services: Services) -> APIRouter:
    """The route of feedback."""
    return router_of(services.desk(FeedbackDesk), FEEDBACK_ROUTES)


TAB = Tab("question_answering", "问答", order=1, build=build, router=router, addresses=ADDRESS)
