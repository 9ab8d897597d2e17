"""A browser, a server, and pages on which every request is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.running_server import RunningServer, running_server
from tests.needs import CHROMIUM

DESKTOP, PHONE = (1366, 768), (390, 844)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--lang=zh-CN",
]

OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Gone with its file: Playwright leaves a running event loop in the thread, and no other test could start one."""
    from playwright.sync_api import expect, sync_playwright

    # Beside other tests a page that lists the harness's tasks takes longer than the five seconds that are usual.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def open_page(browser: Any, server: RunningServer) -> Iterator[OpenPage]:
    """Opens the page in a window of a size; at the end no request may have left the machine, no script been refused."""
    contexts: list[Any] = []
    requests: list[str] = []
    complaints: list[str] = []

    def open_window(size: tuple[int, int] = DESKTOP, url: str = server.url) -> Any:
        context = browser.new_context(locale="zh-CN", viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        page.get_by_role("textbox", name="问题").wait_for(timeout=60_000)
        page.locator(".welcome").wait_for()
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert requests
    assert [url for url in requests if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))] == []
    # What a window still asks when it is closed is given up.
    assert [said for said in complaints if "AbortError: signal is aborted" not in said] == []
