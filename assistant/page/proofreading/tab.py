"""The 公文校对 tab: checks of documents, corrected copies, and several documents at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.proofreading.batch_routes import BATCH_ROUTES
from assistant.page.proofreading.desk import ProofreadingDesk
from assistant.page.proofreading.html import files_taken
from assistant.page.proofreading.layout import build
from assistant.page.proofreading.repair_routes import REPAIR_ROUTES
from assistant.page.proofreading.routes import CHECK_ROUTES
from assistant.page.proofreading.state import TOO_LARGE, UPLOAD_LIMIT_MB
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Tab, Upload

if TYPE_CHECKING:
    from fastapi import APIRouter


def router(services: Services) -> APIRouter:
    """The routes of checks, and of what follows them."""
    desk = services.desk(ProofreadingDesk)
    routes = router_of(desk, CHECK_ROUTES)
    for others in (router_of(desk.repairs, REPAIR_ROUTES), router_of(desk.batches, BATCH_ROUTES)):
        routes.routes.extend(others.routes)
    return routes


TAB = Tab(
    "proofreading",
    "公文校对",
    order=2,
    build=build,
    told=files_taken,
    router=router,
    addresses=r"/proofreading/(?:profiles|batches(?:/[\w-]{20,30}(?:/cancel|/copies\.zip|/report\.html)?)?|checks(?:/[\w-]{20,30}(?:/again|/continue|/report\.(?:html|json)"
    r"|/repairs/(?:tracked|clean)(?:/copy\.docx|/report\.html)?|/pages(?:/(?:before|after)/\d{1,3}\.png)?)?)?)",
    uploads=tuple(
        Upload(path, UPLOAD_LIMIT_MB * 2**20, TOO_LARGE) for path in ("/proofreading/checks", "/proofreading/batches")
    ),
)
