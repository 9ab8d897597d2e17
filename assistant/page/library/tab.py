"""The 知识库 tab: the documents of the library, taking files in, and whatever else keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.document.desk import DocumentDesk
from assistant.page.library.document.routes import DOCUMENT_ADDRESSES, DOCUMENT_ROUTES
from assistant.page.library.layout import build
from assistant.page.library.section import sections
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Tab

if TYPE_CHECKING:
    from fastapi import APIRouter


def router(services: Services) -> APIRouter:
    """The routes of all sections, and those of documents that are opened."""
    routes = router_of(services.desk(DocumentDesk), DOCUMENT_ROUTES)
    for section in sections():
        if section.router:
            routes.routes.extend(section.router(services).routes)
    return routes


TAB = Tab(
    "library",
    "知识库",
    order=3,
    build=build,
    router=router,
    addresses="|".join([DOCUMENT_ADDRESSES, *(section.addresses for section in sections() if section.addresses)]),
    uploads=tuple(upload for section in sections() for upload in section.uploads),
)
