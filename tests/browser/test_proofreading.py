"""The 公文校对 tab in a real browser: a flawed document is uploaded, and its findings stand at their places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.files.formats import Wing, converted, listed, repaired, text_only
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.test_question_answering import width
from tests.proofreading.flawed import flawed_document


def upload(page: Page, name: str, content: bytes) -> None:
    page.get_by_role("tab", name="公文校对").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="选择文件").click()
    chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def cards(page: Page, rule: str) -> Any:
    return page.locator(f'#proofreading .finding[data-rule~="{rule}"]')


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_flawed_document_is_shown_with_its_findings_at_their_places(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(size)
    upload(page, "防汛通知.docx", flawed_document())

    expect(page.locator(".check-head")).to_contain_text("防汛通知.docx", timeout=30_000)
    expect(page.locator(".check-head")).to_contain_text("通知")
    card = cards(page, "B006")
    expect(card).to_contain_text("宋体")
    expect(card).to_contain_text("第 4 段")

    card.click()
    mark = page.locator("mark.is-outlined")
    expect(mark).to_have_text("现将有关事项通知如下：")
    expect(mark).to_be_in_viewport()

    page.locator("mark", has_text="……等").click()
    expect(cards(page, "M008")).to_have_class("finding warning is-outlined")
    assert width(page) <= size[0]


def test_findings_are_filtered_ignored_and_their_rules_switched_off_and_on(open_page: OpenPage) -> None:
    page = open_page()
    upload(page, "防汛通知.docx", flawed_document())
    expect(cards(page, "M008")).to_be_visible(timeout=30_000)

    page.locator('[data-show="warning"]').uncheck()
    expect(cards(page, "M008")).to_be_hidden()
    page.locator('[data-show="warning"]').check()

    cards(page, "M008").get_by_role("button", name="本次忽略").click()
    expect(cards(page, "M008")).to_be_hidden()
    page.get_by_role("button", name="恢复本次忽略的").click()
    expect(cards(page, "M008")).to_be_visible()

    cards(page, "B006").get_by_role("button", name="停用此规则").click()
    expect(cards(page, "B006")).to_have_count(0)
    page.get_by_text("我的设置").click()
    page.get_by_role("button", name="B006").click()
    expect(cards(page, "B006")).to_have_count(1)


def test_the_report_is_downloaded(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    upload(page, "防汛通知.docx", flawed_document())
    expect(cards(page, "B006")).to_be_visible(timeout=30_000)

    for title, ending in (("下载报告", "html"), ("下载数据", "json")):
        with page.expect_download() as download:
            page.get_by_role("link", name=title).click()
        download.value.save_as(tmp_path / f"report.{ending}")

    assert "防汛通知.docx" in (tmp_path / "report.html").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert {"B006", "M008"} <= {finding["rule"] for finding in report["findings"]}


def test_pasted_text_is_checked_without_its_layout(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("tab", name="公文校对").click()
    page.get_by_role("button", name="改为粘贴文字").click()
    page.locator("#proofreading textarea").fill("各地要备足沙袋、水泵……等物资。")
    page.get_by_role("button", name="校对文字").click()

    expect(cards(page, "M008")).to_be_visible(timeout=30_000)
    expect(page.locator(".check-head")).to_contain_text("版面")
    expect(cards(page, "B006")).to_have_count(0)


def test_what_cannot_be_read_is_said_in_a_sentence(open_page: OpenPage) -> None:
    page = open_page()
    upload(page, "说明.docx", b"this is no document")
    fault = page.locator("#proofreading .check-fault")
    expect(fault).to_be_visible(timeout=30_000)
    expect(fault).to_contain_text("。")

    upload(page, "照片.jpg", b"\xff\xd8\xff")
    expect(fault).to_contain_text(listed(Wing.PROOFREADING.reads))
    hint = page.locator("#proofreading .check-drop .hint")
    for which in (repaired, converted, text_only):
        expect(hint).to_contain_text(listed(which))


def test_the_kind_of_a_document_is_asked_and_answered_with_a_click(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("tab", name="公文校对").click()
    page.get_by_role("button", name="改为粘贴文字").click()
    page.locator("#proofreading textarea").fill("县人民政府：\n经费不足。\n特此报告。\n县水利局\n2026年3月16日")
    page.get_by_role("button", name="校对文字").click()

    question = page.locator(".check-kind")
    expect(question).to_contain_text("这是报告吗？", timeout=30_000)
    question.get_by_role("button", name="是请示").click()

    expect(page.locator(".check-head")).to_contain_text("识别为：请示", timeout=30_000)
    expect(question).to_have_count(0)
