"""The page as a whole: its tabs, and what Gradio would expose of it."""

from __future__ import annotations

import subprocess
import sys

from assistant.web.app import ASSETS, build_app
from assistant.web.tabs import all_tabs
from tests.web.in_memory import InMemoryServices


def test_tabs_are_found_and_complete() -> None:
    tabs = all_tabs()
    assert [tab.TITLE for tab in tabs] == ["问答"]
    assert len({tab.ORDER for tab in tabs}) == len(tabs)


def test_no_handler_is_a_public_endpoint() -> None:
    dependencies = build_app(InMemoryServices()).get_config_file()["dependencies"]
    assert len(dependencies) > 5
    assert {dependency["api_visibility"] for dependency in dependencies} == {"private"}


def test_formulas_are_off_and_html_is_sanitised_everywhere() -> None:
    components = build_app(InMemoryServices()).get_config_file()["components"]
    areas = [component["props"] for component in components if component["type"] == "markdown"]
    assert areas
    assert all(area["latex_delimiters"] == [] and area["sanitize_html"] for area in areas)
    assert not [component for component in components if component["type"] == "html"]


def test_the_box_sends_on_enter() -> None:
    components = build_app(InMemoryServices()).get_config_file()["components"]
    (box,) = [component["props"] for component in components if component["type"] == "textbox"]
    assert (box["lines"], box["max_lines"]) == (1, 6)


def test_the_style_sheet_loads_nothing() -> None:
    css = (ASSETS / "page.css").read_text(encoding="utf-8")
    assert "url(" not in css
    assert "@import" not in css
    assert "@font-face" not in css


def test_importing_the_page_does_not_import_gradio() -> None:
    program = (
        "import sys, assistant.web.app, assistant.web.tabs.question_answering, assistant.server.serving;"
        "sys.exit(1 if {'gradio', 'nh3', 'markdown_it', 'uvicorn'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
