"""Citations open their law, librarians try searches and write answers: the tab 知识库 and pages of documents in a browser."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from assistant.page.addresses import document_address
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.running_server import RunningServer, running_server
from tests.browser.test_question_answering import ask, width
from tests.page.library.prepared import LEAVE, LONG, PRINTED

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture(scope="module")
def prepared(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("prepared"), "tests.page.library.prepared:services") as running:
        yield running


def section(page: Any, title: str) -> None:
    """Opens a section of the tab, which on a phone may be in the menu of those that have no room."""
    page.get_by_role("tab", name="知识库").click()
    tab = page.locator("#library-sections").get_by_role("tab", name=title, exact=True)
    page.wait_for_timeout(200)
    if tab.count() and tab.first.is_visible():
        tab.first.click()
        return
    page.locator("#library-sections .overflow-menu > button").first.click()
    page.locator("#library-sections .overflow-dropdown button", has_text=title).first.click()


def opened(page: Any, prepared: RunningServer, source_id: str, article: str = "") -> None:
    page.goto(prepared.url.rstrip("/") + document_address(source_id, article))


@SIZES
def test_a_citation_opens_the_whole_law_at_its_article(
    open_page: OpenPage, prepared: RunningServer, size: tuple[int, int]
) -> None:
    page = open_page(size, prepared.url)
    ask(page, "年休假分段安排的，不超过几次？")
    card = page.locator(".card", has_text="第三条").first
    expect(card).to_be_visible()
    with page.context.expect_page() as opening:
        card.get_by_role("link", name="打开全文").click()
    law = opening.value

    expect(law.locator("article.is-current")).to_contain_text("分段安排的不超过三次")
    expect(law.locator("article.is-current")).to_be_in_viewport()
    assert law.url.endswith("#" + quote("第三条"))
    expect(law.locator('.tree a[aria-current="true"]')).to_have_text("第三条")
    assert law.evaluate("document.documentElement.scrollWidth") <= size[0]
    expect(page.locator(".exchange")).to_have_count(1)
    assert prepared.foreign() == []


def test_an_article_stays_addressed_through_reload_back_and_a_second_window(
    open_page: OpenPage, prepared: RunningServer
) -> None:
    page = open_page(url=prepared.url)
    opened(page, prepared, LEAVE, "第三条")
    expect(page.locator("article.is-current .number")).to_have_text("第三条")
    page.locator(".tree a", has_text="第五条").click()
    expect(page.locator("article.is-current .number")).to_have_text("第五条")
    page.go_back()
    expect(page.locator("article.is-current .number")).to_have_text("第三条")
    page.go_forward()
    page.reload()
    expect(page.locator("article.is-current .number")).to_have_text("第五条")

    second = page.context.new_page()
    second.goto(page.url)
    expect(second.locator("article.is-current .number")).to_have_text("第五条")


@SIZES
def test_an_article_far_down_a_long_document_is_there_at_once(
    open_page: OpenPage, prepared: RunningServer, size: tuple[int, int]
) -> None:
    page = open_page(size, prepared.url)
    started = time.monotonic()
    opened(page, prepared, LONG, "第六百条")
    article = page.locator("article.is-current")
    article.wait_for()
    took = time.monotonic() - started

    page.wait_for_timeout(900)
    expect(article).to_be_in_viewport()
    expect(article.locator(".number")).to_have_text("第六百条")
    assert page.locator("article").count() <= 600
    assert took < 5  # On a free machine 0.3 s; here others work beside it.


def test_words_are_found_and_a_reference_is_copied(open_page: OpenPage, prepared: RunningServer) -> None:
    page = open_page(url=prepared.url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, prepared, LEAVE)
    page.get_by_role("searchbox", name="在本文件中查找").fill("分段")
    page.keyboard.press("Enter")
    expect(page.locator(".results")).to_contain_text("“分段”在 2 条里找到")
    expect(page.locator("article.is-current mark")).to_have_count(2)

    page.locator("article.is-current").get_by_role("button", name="复制引用").click()
    expect(page.locator("article.is-current .copy-quotation")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第三条：“各单位统筹安排")


def test_the_original_is_shown_beside_the_text_at_the_page_of_the_article(
    open_page: OpenPage, prepared: RunningServer
) -> None:
    page = open_page(url=prepared.url)
    opened(page, prepared, PRINTED)
    page.get_by_role("button", name="看原件").click()
    picture = page.locator(".original img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(image) => image.naturalWidth") > 300
    expect(page.locator(".page-said")).to_have_text("第 1 页")
    later = page.locator(".page-number", has_text=re.compile("第 2 页")).first
    later.click()
    expect(page.locator(".page-said")).to_have_text("第 2 页")


@SIZES
def test_a_wrong_answer_becomes_a_standard_answer(
    open_page: OpenPage, prepared: RunningServer, size: tuple[int, int]
) -> None:
    question = f"年休假分段安排不超过几次，{size[0]}号窗口？"
    page = open_page(size, prepared.url)
    exchange = ask(page, question)
    exchange.get_by_role("button", name="答错了").click()
    exchange.get_by_role("button", name="过时").click()
    expect(exchange.locator(".feedback-said")).to_contain_text("已记下这个问题")

    section(page, "没有找到")
    gap = page.locator("#library-gaps li", has_text=question)
    expect(gap).to_contain_text("过时")
    gap.get_by_role("button", name="写成标准答复").click()
    dialog = page.locator(".standard-dialog")
    expect(dialog.get_by_label("问题（")).to_have_value(question)
    dialog.get_by_label("答复（").fill("最多三次。[1]")
    dialog.get_by_role("searchbox", name="查条文").fill("年休假分段安排")
    dialog.get_by_role("button", name="查条文").click()
    dialog.locator(".cite-found button", has_text="第三条").first.click()
    expect(dialog.get_by_label("依据（")).to_have_value("《清河市机关工作人员年休假实施办法》第三条")
    dialog.get_by_role("button", name="试问").click()
    expect(dialog.locator(".tried")).to_contain_text("会用这条答复")
    assert width(page) <= size[0]
    dialog.get_by_role("button", name="保存并启用").click()
    expect(page.locator("#library-standard li", has_text=question)).to_contain_text("使用中")

    page.get_by_role("tab", name="问答").click()
    expect(ask(page, question)).to_contain_text("本单位标准答复")


@SIZES
def test_a_trial_search_and_the_health_of_the_library(
    open_page: OpenPage, prepared: RunningServer, size: tuple[int, int]
) -> None:
    page = open_page(size, prepared.url)
    section(page, "试搜")
    page.get_by_role("searchbox", name="试搜的问题").fill("年休假能分几次")
    page.keyboard.press("Enter")
    first = page.locator("#library-trial .ranked > li").first
    expect(first).to_contain_text("第三条")
    expect(first).to_contain_text("条文里有问题的词")
    assert width(page) <= size[0]

    section(page, "体检")
    expect(page.locator("#library-health")).to_contain_text("已失效")
    with page.context.expect_page() as opening:
        page.locator("#library-health a").first.click()
    expect(opening.value.locator(".document-notice")).to_contain_text("不能作为依据")
