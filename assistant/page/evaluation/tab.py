"""The 评测 tab: runs of the evaluation harness, and their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.evaluation.desk import EvaluationDesk
from assistant.page.evaluation.layout import build
from assistant.page.evaluation.routes import ROUTES
from assistant.page.evaluation.state import TOO_LARGE, UPLOAD_LIMIT_MB
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Tab, Upload

if TYPE_CHECKING:
    from fastapi import APIRouter


def router(services: Services) -> APIRouter:
    """The routes of uploads and of files of results."""
    return router_of(services.desk(EvaluationDesk), ROUTES)


TAB = Tab(
    "evaluation",
    "评测",
    order=5,
    build=build,
    router=router,
    addresses=r"/evaluation/(?:uploads|template\.csv"
    r"|results/[0-9a-z_-]+/(?:report\.html|summary\.md|result\.json|plots/[\w.-]+\.svg))",
    uploads=(Upload("/evaluation/uploads", UPLOAD_LIMIT_MB * 2**20, TOO_LARGE),),
)
