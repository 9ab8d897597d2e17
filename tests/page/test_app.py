"""The page as a whole: its tabs, and what Gradio would expose of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route

from assistant.files.formats import HTML, Wing, converted, endings, listed, repaired, text_only
from assistant.page.app import ASSETS
from assistant.page.tabs import Tab, tabs_for
from tests.needs import ROOT
from tests.page.in_memory import InMemoryServices

_PRINT_CONFIG = """
import json
from assistant.server.offline import forbid_foreign_connections
forbid_foreign_connections()
from fastapi import FastAPI
from assistant.page.app import mount_page
from tests.page.in_memory import InMemoryServices
application = FastAPI()
mount_page(application, InMemoryServices())
(blocks,) = [route.app.get_blocks() for route in application.routes if hasattr(getattr(route, "app", None), "get_blocks")]
print(json.dumps(blocks.get_config_file() | {"ssr_mode": blocks.ssr_mode}, default=str))
"""


# In a process of its own: Gradio opens an event loop for every page it builds and leaves it to the interpreter.
@pytest.fixture(scope="module")
def config() -> dict[str, Any]:
    command = [sys.executable, "-c", _PRINT_CONFIG]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)


def test_tabs_are_found_and_complete() -> None:
    tabs = tabs_for()
    assert [tab.title for tab in tabs] == ["问答", "公文校对", "知识库", "评测"]
    assert len({tab.order for tab in tabs}) == len(tabs)
    assert {tab.name for tab in tabs} == {folder.parent.name for folder in ASSETS.parent.glob("*/tab.py")}


@pytest.mark.parametrize("tab", [tab for tab in tabs_for() if tab.router], ids=lambda tab: tab.name)
def test_the_guards_let_through_to_a_tab_what_it_takes_and_no_more(tab: Tab) -> None:
    posted = {(method, route.path) for route in _routes(tab) for method in route.methods}
    assert {("POST", upload.path) for upload in tab.uploads} <= posted
    needed = re.compile(tab.addresses)
    assert all(needed.fullmatch(_example(route.path)) for route in _routes(tab))
    assert not any(needed.fullmatch(path) for path in ("", "/", "/config", "/gradio_api/upload", f"/{tab.name}/other"))


def _routes(tab: Tab) -> list[Route]:
    assert tab.router
    return [route for route in tab.router(InMemoryServices()).routes if isinstance(route, Route)]


def _example(path: str) -> str:
    """The address with something for each of its variables."""
    values = {"key": "k" * 22, "kind": "html", "mode": "clean", "side": "after", "number": "1", "name": "a"}
    values |= {"ending": "xlsx"}
    return path.replace("{file:path}", "report.html").replace("{id:path}", "旧/办法.pdf").format_map(values)


def test_no_handler_is_a_public_endpoint(config: dict[str, Any]) -> None:
    assert len(config["dependencies"]) > 5
    assert {dependency["api_visibility"] for dependency in config["dependencies"]} == {"private"}


def test_no_rendering_server_and_no_run_history(config: dict[str, Any]) -> None:
    """What a statement of docs/security relies on: together they gave strangers the operator's token (CVE-2026-134825)."""
    assert (config["ssr_mode"], config["run_history"]) == (False, False)


def test_formulas_are_off_and_html_is_sanitised_everywhere(config: dict[str, Any]) -> None:
    areas = [component["props"] for component in config["components"] if component["type"] == "markdown"]
    assert areas
    assert all(area["latex_delimiters"] == [] and area["sanitize_html"] for area in areas)
    assert not [component for component in config["components"] if component["type"] == "html"]


def test_the_box_sends_on_enter(config: dict[str, Any]) -> None:
    (box,) = [component["props"] for component in config["components"] if component["type"] == "textbox"]
    assert (box["lines"], box["max_lines"]) == (1, 6)


@pytest.mark.parametrize("file", sorted(ASSETS.parent.rglob("*.css")), ids=lambda file: file.name)
def test_the_style_sheets_load_nothing(file: Path) -> None:
    css = file.read_text(encoding="utf-8")
    assert "url(" not in css
    assert "@import" not in css
    assert "@font-face" not in css


def test_importing_the_page_does_not_import_gradio() -> None:
    program = (
        "import sys, assistant.page.app, assistant.page.tabs, assistant.server.serving; assistant.page.tabs.tabs_for();"
        "sys.exit(1 if {'gradio', 'nh3', 'markdown_it', 'uvicorn'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_page_has_its_list_of_formats_from_the_table_alone() -> None:
    (tab,) = [tab for tab in tabs_for() if tab.name == "proofreading"]
    told, scripts = tab.told(), "".join(path.read_text(encoding="utf-8") for path in tab.assets.glob("*.js"))

    assert told["endings"].split(",") == list(endings(Wing.PROOFREADING.reads))
    assert [which for which in (repaired, converted, text_only) if listed(which) not in told["hint"]] == []
    # status.html is what the server answers.
    named = (
        suffix
        for suffix in endings(converted) + endings(text_only)
        if suffix not in HTML.suffixes and re.search(rf"{re.escape(suffix)}\b", scripts)
    )
    assert list(named) == []
