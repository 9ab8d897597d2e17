"""The section 文件: a table of the documents; what is said of one is put right, and documents are taken out, from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.library.keeping.sheets import LARGEST
from assistant.page.library.keeping.desk import KeepingDesk
from assistant.page.library.keeping.document_routes import DOCUMENT_ADDRESSES, DOCUMENT_ROUTES
from assistant.page.library.section import Section
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Upload

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_documents.js`` fills."""
    html_area("library-documents-area", '<div id="library-documents" class="library"></div>')


def router(services: Services) -> APIRouter:
    """The routes of the table and of what is said of documents."""
    return router_of(services.desk(KeepingDesk), DOCUMENT_ROUTES)


SECTION = Section(
    "文件",
    1,
    build,
    router,
    DOCUMENT_ADDRESSES,
    (Upload("/library/manifest", LARGEST, f"清单超过 {LARGEST // 2**20} MB，请分成几个文件上传。"),),
)
