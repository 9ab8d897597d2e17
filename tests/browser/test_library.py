"""The 知识库 tab in a browser: the table, the form, removal and its undoing, and files on their way in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.running_server import RunningServer, running_server

SERVICES = "tests.page.library.served:services_with_documents"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running_server(tmp_path_factory.mktemp("kept"), SERVICES) as running:
        yield running


def _opened(open_page: OpenPage, **wanted: Any) -> Any:
    page = open_page(**wanted)
    page.get_by_role("tab", name="知识库").click()
    expect(page.locator(".library-table tbody tr")).to_have_count(50)
    return page


def test_a_clerk_finds_sorts_and_turns_pages(open_page: OpenPage) -> None:
    page = _opened(open_page)
    expect(page.locator(".library-count")).to_contain_text("份文件")
    page.get_by_role("button", name="下一页").first.click()
    expect(page.locator(".library-pager").first).to_contain_text("第 2 / 3 页")

    page.get_by_role("searchbox", name="查找文件").fill("财政局 差旅")
    expect(page.locator(".library-count")).to_contain_text("找到 6 份")
    page.get_by_role("combobox", name="层级").select_option("规范性文件")
    expect(page.locator(".library-count")).to_contain_text("找到 3 份")
    page.get_by_role("button", name="公布日期").click()
    dates = page.locator('td[data-label="公布日期"]').all_inner_texts()
    assert dates == sorted(dates)

    page.get_by_role("searchbox", name="查找文件").fill("没有这样的文件")
    expect(page.get_by_role("heading", name="没有符合条件的文件")).to_be_visible()
    page.get_by_role("button", name="清除筛选条件").click()
    expect(page.locator(".library-table tbody tr")).to_have_count(50)


def test_what_is_said_of_a_document_is_put_right_with_the_keyboard(open_page: OpenPage) -> None:
    page = _opened(open_page)
    page.get_by_role("searchbox", name="查找文件").fill("〔2001〕1号")
    expect(page.locator(".library-table tbody tr")).to_have_count(1)
    page.get_by_role("button", name="修改").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    page.keyboard.press("Enter")
    dialog.get_by_role("textbox", name="标题", exact=True).fill("清河市财政局差旅费管理细则")
    dialog.get_by_role("combobox", name="时效", exact=True).select_option("已废止")
    dialog.get_by_role("textbox", name="标题", exact=True).press("Enter")

    expect(dialog).to_be_hidden()
    expect(page.locator(".library-notice")).to_contain_text("已保存：标题、时效")
    expect(page.locator(".library-table tbody tr")).to_contain_text("清河市财政局差旅费管理细则")
    expect(page.locator(".library-table tbody .badge")).to_have_text("已废止")


def test_documents_are_removed_after_a_question_and_come_back(open_page: OpenPage) -> None:
    page = _opened(open_page)
    page.get_by_role("searchbox", name="查找文件").fill("印章")
    expect(page.locator(".library-count")).to_contain_text("找到 17 份")
    page.get_by_label("全选本页").check()
    expect(page.locator(".library-chosen")).to_contain_text("已选 17 份")
    page.get_by_role("button", name="移除", exact=True).click()
    expect(page.locator(".library-chosen")).to_contain_text("确定移除这 17 份文件？")
    page.get_by_role("button", name="确定移除").click()

    expect(page.get_by_role("heading", name="没有符合条件的文件")).to_be_visible()
    page.get_by_role("button", name="撤销移除").click()
    expect(page.locator(".library-count")).to_contain_text("找到 17 份")


def test_files_go_in_together_and_another_window_shows_the_same(open_page: OpenPage, tmp_path: Path) -> None:
    for number in range(6):
        text = f"关于第{number}次检查的通知\n清政发〔2024〕{number}号\n\n第一条 检查由第{number}组负责。\n"
        (tmp_path / f"检查{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 word/")
    page = _opened(open_page)
    page.get_by_role("tab", name="收录").click()
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="选择文件", exact=True).click()
    choosing.value.set_files(sorted(tmp_path.iterdir()))
    expect(page.get_by_role("button", name="完成 6")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="失败 1").click()
    expect(page.locator(".intake-jobs li")).to_have_count(1)
    expect(page.locator(".intake-jobs li")).to_contain_text("坏.docx")

    other = _opened(open_page, size=PHONE)
    other.get_by_role("tab", name="收录").click()
    expect(other.locator(".intake-jobs li")).to_have_count(7)
    other.get_by_role("button", name="清除已结束的").click()
    expect(other.locator(".library-empty", has_text="还没有收录过文件")).to_be_visible()
    expect(page.locator(".library-empty", has_text="没有失败的文件")).to_be_visible()


def test_a_phone_shows_cards_and_nothing_is_cut(open_page: OpenPage) -> None:
    page = _opened(open_page, size=PHONE)

    card = page.locator(".library-table tbody tr").first
    expect(card.locator('td[data-label="时效"] .badge')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    card.get_by_role("button", name="修改").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="保存", exact=True)).to_be_in_viewport()
