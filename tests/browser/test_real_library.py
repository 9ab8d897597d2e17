"""The whole product as a newcomer starts it: ``gongwu serve`` on the built-in library, asked in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.running_server import RunningServer, running_server
from tests.browser.test_question_answering import ask, width
from tests.needs import ROOT

GUIDES = len(list((ROOT / "knowledge" / "documents").glob("*.md")))


@pytest.fixture(scope="module")
def real_server(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("real")
    library = folder / "library"
    command = ["assistant", "serve", "--port", "PORT", "--library", str(library)]
    with running_server(folder, command=command) as running:
        yield running
        family = psutil.Process(running.process.pid).children(recursive=True)
    _, left = psutil.wait_procs(family, timeout=20)
    assert left == [], "processes of the server outlived it"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_newcomer_asks_and_sees_the_passage(
    open_page: OpenPage, real_server: RunningServer, size: tuple[int, int]
) -> None:
    page = open_page(size, real_server.url)
    expect(page.locator(".welcome")).to_contain_text(str(GUIDES))
    exchange = ask(page, "新录用公务员的试用期是多长？")
    expect(exchange).to_contain_text("试用期为一年")
    expect(exchange).to_contain_text("《公务员法》第三十四条")

    exchange.get_by_role("link", name="查看依据1").first.click()

    card = page.locator(".card.is-outlined")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("公务员录用与试用期指南")
    expect(card.locator("mark").first).to_contain_text("试用期为一年")
    expect(card.locator(".badge")).to_have_text("解读")
    assert width(page) <= size[0]
    assert real_server.foreign() == []


def test_what_has_no_source_is_refused_even_after_a_good_answer(
    open_page: OpenPage, real_server: RunningServer
) -> None:
    page = open_page(url=real_server.url)
    ask(page, "信访事项多长时间要办结，最多能延长多久？")

    refusal = ask(page, "厅级干部去上海出差，住宿费标准每天多少钱？")

    expect(refusal).to_contain_text("未找到依据")
    expect(refusal).to_contain_text("gongwu index")
    assert real_server.foreign() == []


def test_the_computation_of_vectors_looks_beyond_this_machine_as_little(real_server: RunningServer) -> None:
    processes = {value for kind, value in real_server.recorded() if kind == "process"}
    assert len(processes) >= 2, "the process that computes vectors was not recorded"
    assert real_server.foreign() == []
