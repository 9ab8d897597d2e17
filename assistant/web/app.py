"""The page: the masthead over the tabs, as Gradio blocks and mounted into a FastAPI application."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files.private_folder import private_folder
from assistant.models.hosts import is_this_machine
from assistant.web.markup import fragment, text_html
from assistant.web.page_requests import PageRequests
from assistant.web.proofreading_html import script_html
from assistant.web.services import Services
from assistant.web.tabs import all_tabs
from assistant.web.theme import office_theme
from assistant.web.windows import Windows

if TYPE_CHECKING:
    import gradio as gr
    from fastapi import FastAPI

ASSETS = Path(__file__).parent / "assets"
ASSETS_PATH = "/page-assets"
_CONCURRENT_EVENTS = 20
_MASTHEAD = """<div class="masthead"><span class="seal">公</span>
<h1>公务助手</h1><p class="subline">政策问答 · 公文校对 · {whereabouts}</p></div>"""
_HEAD = f"""<link rel="icon" href="{ASSETS_PATH}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{ASSETS_PATH}/page.css">
<link rel="stylesheet" href="{ASSETS_PATH}/proofreading.css">
<link rel="stylesheet" href="{ASSETS_PATH}/evaluation.css">
<script src="{ASSETS_PATH}/page.js" defer></script>
{script_html(f"{ASSETS_PATH}/proofreading.js")}
<script src="{ASSETS_PATH}/proofreading_repairs.js" defer></script>
<script src="{ASSETS_PATH}/evaluation.js" defer></script>"""


@dataclass(frozen=True)
class PageDoor:
    """What a guard before the page has to know of it.

    Attributes:
        requests: What its scripts send.
        windows: The browser windows that it is open in.
    """

    requests: PageRequests
    windows: Windows


def build_app(services: Services) -> gr.Blocks:
    """The page with every tab of ``assistant.web.tabs``; nothing is served yet."""
    import gradio as gr

    with gr.Blocks(title="公务助手", analytics_enabled=False, fill_width=True) as blocks:
        gr.Markdown(_masthead_html(services), latex_delimiters=[], elem_id="masthead", container=False)
        with gr.Tabs(elem_id="tabs"):
            for tab in all_tabs():
                with gr.Tab(tab.TITLE):
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
    """Serves the page at ``/`` of the application, and its style sheet and script beside it."""
    # Read by Gradio when components are made; what it copies or takes in would otherwise be open to all users.
    os.environ["GRADIO_TEMP_DIR"] = str(private_folder("page"))
    import gradio as gr
    from starlette.staticfiles import StaticFiles

    application.mount(ASSETS_PATH, StaticFiles(directory=ASSETS))
    blocks = build_app(services)
    gr.mount_gradio_app(
        application,
        blocks,
        path="/",
        theme=office_theme(),
        head=_HEAD,
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
    blocks.has_launched = blocks.is_running = True
    return PageDoor(PageRequests(blocks), Windows(blocks))
