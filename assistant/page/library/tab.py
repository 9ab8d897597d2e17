"""The 知识库 tab: the documents of the library, taking files in, and whatever else keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.page.library.layout import build
from assistant.page.library.section import sections
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Tab

if TYPE_CHECKING:
    from fastapi import APIRouter


def router(services: Services) -> APIRouter:
    """The routes of all sections."""
    routes = router_of(services, ())
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
    addresses="|".join(section.addresses for section in sections() if section.addresses),
    uploads=tuple(upload for section in sections() for upload in section.uploads),
)
