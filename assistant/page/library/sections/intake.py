"""The section 收录: files are dragged in, and how each of them stands is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.files.formats import Wing, listed
from assistant.isolation.limits import Limits
from assistant.page.library.keeping.desk import KeepingDesk
from assistant.page.library.keeping.intake_routes import INTAKE_ADDRESSES, INTAKE_ROUTES
from assistant.page.library.section import Section
from assistant.page.markup import text_html
from assistant.page.parts import html_area
from assistant.page.routing import router_of
from assistant.page.services import Services
from assistant.page.tabs import Upload

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import APIRouter

_LARGEST = Limits().file_bytes
_TOO_LARGE = f"文件超过 {_LARGEST // 2**20} MB，请压缩其中的图片或拆成几个文件后再收录。"


def build(_services: Services, _blocks: gr.Blocks) -> None:
    """Lays out the area that ``assets/library_intake.js`` fills."""
    formats = text_html(listed(Wing.LIBRARY.reads))
    html_area("library-intake-area", f'<div id="library-intake" class="library"><p>{formats}</p></div>')


def router(services: Services) -> APIRouter:
    """The routes of files on their way in."""
    return router_of(services.desk(KeepingDesk), INTAKE_ROUTES)


SECTION = Section("收录", 2, build, router, INTAKE_ADDRESSES, (Upload("/library/intake", _LARGEST, _TOO_LARGE),))
