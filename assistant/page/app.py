"""The page: the masthead over the tabs, as Gradio blocks and mounted into a FastAPI application."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files.private_folder import private_folder
from assistant.models.hosts import is_this_machine
from assistant.page.markup import fragment, text_html
from assistant.page.requests import PageRequests
from assistant.page.services import Services
from assistant.page.tabs import Tab, Upload, tabs_for
from assistant.page.theme import office_theme
from assistant.page.windows import Windows

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

ASSETS = Path(__file__).parent / "assets"
ASSETS_PATH = "/page-assets"
_CONCURRENT_EVENTS = 20
_MASTHEAD = """<div class="masthead"><span class="seal">公</span>
<h1>公务助手</h1><p class="subline">政策问答 · 公文校对 · {whereabouts}</p></div>"""
_STYLE = f'<link rel="stylesheet" href="{ASSETS_PATH}/{{}}">'
_SCRIPT = f'<script src="{ASSETS_PATH}/{{}}" defer{{}}></script>'


@dataclass(frozen=True)
class PageDoor:
    """What a guard before the page has to know of it.

    Attributes:
        requests: What its scripts send.
        windows: The browser windows that it is open in.
        addresses: A pattern of what may be asked of the routes of its tabs.
        uploads: Those of these routes that take files.
    """

    requests: PageRequests
    windows: Windows
    addresses: str
    uploads: tuple[Upload, ...]


def build_app(services: Services) -> gr.Blocks:
    """The page with every tab; nothing is served yet."""
    import gradio as gr

    with gr.Blocks(title="公务助手", analytics_enabled=False, fill_width=True) as blocks:
        gr.Markdown(_masthead_html(services), latex_delimiters=[], elem_id="masthead", container=False)
        with gr.Tabs(elem_id="tabs"):
            for tab in tabs_for():
                with gr.Tab(tab.title):
                    tab.build(services, blocks)
    blocks.queue(default_concurrency_limit=_CONCURRENT_EVENTS, api_open=False)
    return blocks


def _masthead_html(services: Services) -> str:
    """The masthead says where questions go: nowhere, or to the host of a model."""
    use = services.model_use()
    here = use is None or is_this_machine(use.model.host)
    whereabouts = "资料不出本机" if here else f"提问时，问题和条文会发给 {use.model.host if use else ''} 的语言模型"
    return fragment(_MASTHEAD.format(whereabouts=text_html(whereabouts)))


def mount_page(application: FastAPI, services: Services) -> PageDoor:
    """Serves the page at ``/`` of the application, and beside it the routes of its tabs, style sheets and scripts."""
    # Read by Gradio when components are made; what it copies or takes in would otherwise be open to all users.
    os.environ["GRADIO_TEMP_DIR"] = str(private_folder("page"))
    import gradio as gr
    from starlette.staticfiles import StaticFiles

    tabs = tabs_for()
    for router in [tab.router for tab in tabs if tab.router]:
        application.include_router(router(services))
    folders = [tab for tab in tabs if tab.assets.is_dir()]
    packages: list[str | tuple[str, str]] = [(f"{__package__}.{tab.name}", "assets") for tab in folders]
    application.mount(ASSETS_PATH, StaticFiles(directory=ASSETS, packages=packages))
    blocks = build_app(services)
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        theme=office_theme(),
        head=_head(tabs),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        max_file_size="1mb",
        favicon_path=str(ASSETS / "favicon.svg"),
    )
    # Gradio looks whether a file may be given out only where the blocks say that they run, which mounting does not set.
    blocks.has_launched = True
    addresses = "|".join(tab.addresses for tab in tabs if tab.addresses)
    uploads = tuple(upload for tab in tabs for upload in tab.uploads)
    return PageDoor(PageRequests(blocks), Windows(blocks), addresses, uploads)


def _head(tabs: Sequence[Tab]) -> str:
    """Names the icon, and every style sheet and script of the page and of its tabs; scripts are told what their tab says."""
    icon = f'<link rel="icon" href="{ASSETS_PATH}/favicon.svg" type="image/svg+xml">'
    folders = [(ASSETS, ""), *((tab.assets, _attributes(tab)) for tab in tabs)]
    styles = [_STYLE.format(file.name) for folder, _ in folders for file in sorted(folder.glob("*.css"))]
    scripts = [_SCRIPT.format(file.name, told) for folder, told in folders for file in sorted(folder.glob("*.js"))]
    return "\n".join([icon, *styles, *scripts])


def _attributes(tab: Tab) -> str:
    return "".join(f' data-{name}="{escape(value)}"' for name, value in tab.told().items())
