"""Corrected copies from the page in a real browser: exactly what was accepted is changed in the file that is downloaded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from assistant.proofreading.rendering.pages import why_not_drawn
from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.test_proofreading import cards, upload
from tests.browser.test_question_answering import width
from tests.proofreading.flawed import (
    FIVE_FAULTS,
    document_of_five_habits,
    document_with_five_faults,
    flawed_document,
    request_to_two_organs,
)

NAME = "防汛通知.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMA, INDENT = 7, 8


def opened(page: Page, content: bytes, name: str = NAME) -> None:
    upload(page, name, content)
    expect(page.locator(".check-head")).to_contain_text(name, timeout=30_000)


def choose(page: Page, rule: str, title: str) -> None:
    cards(page, rule).get_by_role("radio", name=title).check()


def made(page: Page, title: str) -> None:
    page.get_by_role("button", name=f"生成{title}").click()
    expect(page.locator(".repair-result h4", has_text=title)).to_be_visible(timeout=30_000)


def downloaded(page: Page, title: str, folder: Path) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("link", name=f"下载{title}").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.name, path.read_bytes()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(content: bytes) -> list[Any]:
    return etree.fromstring(parts(content)["word/document.xml"]).findall(f"{W}body/{W}p")


def canonical(node: Any) -> bytes:
    return etree.tostring(node, method="c14n")


def text_of(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def test_two_of_five_are_accepted_and_exactly_those_change(open_page: OpenPage, tmp_path: Path) -> None:
    original = document_with_five_faults()
    page = open_page()
    opened(page, original)
    expect(page.locator(".finding")).to_have_count(4)
    expect(page.locator(".chosen")).to_have_text("已选 3 项 4 处")
    expect(cards(page, "M001")).to_contain_text("已预选")
    expect(cards(page, "M008").get_by_role("radio", name="不改")).to_be_checked()

    page.get_by_role("button", name="全部不选").click()
    expect(page.get_by_role("button", name="生成清洁稿")).to_be_disabled()
    choose(page, "M001", "接受")
    choose(page, "B007", "接受")
    expect(page.locator(".chosen")).to_have_text("已选 2 项 2 处")
    made(page, "清洁稿")
    expect(page.locator(".repair-result")).to_contain_text("已修正 2 处，未修正 3 处")
    expect(cards(page, "M001").locator(".outcome")).to_have_text("已修正")
    expect(cards(page, "M008").locator(".outcome")).to_contain_text("未修正")
    name, copy = downloaded(page, "清洁稿", tmp_path)

    assert name == "防汛通知-清洁稿.docx"
    before, after = parts(original), parts(copy)
    assert [part for part in before if before[part] != after.get(part)] == ["word/document.xml"]
    assert before.keys() == after.keys()
    old, new = paragraphs(original), paragraphs(copy)
    assert len(old) == len(new) == len(FIVE_FAULTS)
    changed = [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if canonical(one) != canonical(other)]
    assert changed == [COMMA, INDENT]
    assert text_of(new[COMMA]) == "各地要严格落实24小时值班制度，及时报送汛情。"
    assert text_of(new[INDENT]) == text_of(old[INDENT])
    assert new[INDENT].find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"
    for one, other in ((old[COMMA], new[COMMA]), (old[INDENT], new[INDENT])):
        looks = [{canonical(node) for node in each.iter(f"{W}rPr")} for each in (one, other)]
        assert looks[0] == looks[1]


def test_the_tracked_copy_bears_revisions_of_what_was_accepted(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    opened(page, document_with_five_faults())
    page.get_by_role("button", name="全部不选").click()
    choose(page, "M008", "接受")
    made(page, "修订稿")
    name, copy = downloaded(page, "修订稿", tmp_path)

    assert name == "防汛通知-修订稿.docx"
    body = etree.fromstring(parts(copy)["word/document.xml"])
    assert "".join(node.text for node in body.iter(f"{W}delText")) == "……"
    assert {node.get(f"{W}author") for node in body.iter(f"{W}del")} == {"公务助手"}
    assert not list(body.iter(f"{W}rPrChange"))
    (comments,) = (etree.fromstring(xml) for part, xml in parts(copy).items() if part.startswith("word/comments"))
    assert len(comments) == 1
    assert "M008" in text_of(comments)
    report = downloaded(page, "修正报告", tmp_path)[1].decode("utf-8")
    assert report.count('class="outcome fixed"') == 1


def test_choices_are_made_by_keyboard_and_all_safe_ones_at_once(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, document_with_five_faults())
    page.get_by_role("button", name="全部不选").click()
    expect(page.locator(".chosen")).to_have_text("已选 0 项 0 处")
    cards(page, "M008").get_by_role("radio", name="不改").focus()
    page.keyboard.press("ArrowLeft")
    expect(cards(page, "M008").get_by_role("radio", name="接受")).to_be_checked()
    page.get_by_role("button", name="全部接受可自动修正的").click()
    expect(page.locator(".chosen")).to_have_text("已选 4 项 5 处")

    cards(page, "M001").get_by_role("button", name="本次忽略").click()
    expect(page.locator(".chosen")).to_have_text("已选 3 项 4 处")
    expect(page.get_by_role("button", name="生成修订稿")).to_be_enabled()


def test_a_group_is_chosen_whole_and_its_places_one_by_one(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    original = document_of_five_habits(4)
    opened(page, original)
    expect(page.locator(".check-count")).to_contain_text("共 5 项问题")
    expect(page.locator(".kind h4").first).to_contain_text("文字问题 2 项 8 处")
    expect(page.locator(".kind h4").last).to_contain_text("版面问题 3 项 13 处")
    page.get_by_role("button", name="全部不选").click()
    card = cards(page, "M001")
    card.get_by_role("radio", name="接受").check()
    expect(page.locator(".chosen")).to_have_text("已选 1 项 4 处")
    card.get_by_text("4 处，可以逐处选").click()
    card.get_by_role("checkbox").nth(1).uncheck()
    expect(page.locator(".chosen")).to_have_text("已选 1 项 3 处")
    card.locator(".to-place").first.click()
    expect(page.locator("mark.is-outlined")).to_have_text(",")
    made(page, "清洁稿")
    expect(card.locator(".outcomes")).to_have_text("已修正 3 处 未修正 1 处 ")

    _, copy = downloaded(page, "清洁稿", tmp_path)
    texts = [text_of(each) for each in paragraphs(copy)]
    assert sum("," in text for text in texts) == 1
    for box in card.get_by_role("checkbox").all():
        box.uncheck()
    expect(card.get_by_role("radio", name="不改")).to_be_checked()


def test_the_layout_is_tracked_where_it_is_wanted(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page()
    opened(page, document_with_five_faults())
    made(page, "修订稿")
    assert b"<w:rPrChange " not in parts(downloaded(page, "修订稿", tmp_path)[1])["word/document.xml"]
    page.get_by_label("修订稿里版面改动也逐处留痕").check()
    expect(page.locator(".repair-stale")).to_be_visible()
    page.get_by_role("button", name="生成修订稿").click()
    expect(page.locator(".repair-stale")).to_be_hidden()
    assert b"<w:rPrChange " in parts(downloaded(page, "修订稿", tmp_path)[1])["word/document.xml"]


def test_work_goes_on_with_the_corrected_document(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, document_with_five_faults())
    made(page, "修订稿")
    choose(page, "M008", "接受")
    expect(page.locator(".repair-stale")).to_contain_text("重新生成")
    made(page, "修订稿")
    expect(page.locator(".repair-result")).to_contain_text("已修正 5 处；复查没有问题")

    page.get_by_role("button", name="继续校对修正后的文件").click()
    expect(page.locator(".check-head h3")).to_have_text("防汛通知-清洁稿.docx", timeout=30_000)
    expect(page.locator(".check-head")).to_contain_text("没有发现问题")
    expect(page.locator(".finding")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_before_and_after_stand_side_by_side(open_page: OpenPage, size: tuple[int, int]) -> None:
    page = open_page(size)
    opened(page, document_with_five_faults())
    assert width(page) <= size[0]
    made(page, "清洁稿")
    page.get_by_role("button", name="修改前后").click()

    expect(page.locator(".pair.changed")).to_have_count(4)
    expect(page.locator(".pair.changed del")).to_have_text(",")
    expect(page.locator(".pair.changed ins")).to_have_text("，")
    expect(page.locator(".comparison")).to_contain_text("正文字体字号：宋体 → 三号仿宋")
    expect(page.locator(".view-findings")).to_be_hidden()
    assert width(page) <= size[0]
    page.get_by_role("button", name="问题与原文").click()
    expect(page.locator(".view-findings")).to_be_visible()


def test_pages_are_drawn_on_demand_or_a_sentence_says_why_not(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, flawed_document())
    made(page, "清洁稿")
    page.get_by_role("button", name="修改前后").click()
    if reason := why_not_drawn():
        expect(page.locator(".pages-bar")).to_have_text(reason)
        return
    page.get_by_role("button", name="查看版面").click()
    expect(page.locator(".repair-progress")).to_be_visible()
    expect(page.locator(".pages figure")).to_have_count(2, timeout=90_000)
    for image in page.locator(".pages img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 500


def test_a_repair_is_cancelled_and_nothing_else_is_lost(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, document_with_five_faults(copies=60))
    page.get_by_role("button", name="生成修订稿").click()
    progress = page.locator(".repair-progress")
    expect(progress).to_contain_text("修订稿")
    progress.get_by_role("button", name="取消").click()
    expect(page.locator(".repair-said")).to_have_text("已取消，没有生成文件。")
    expect(page.locator(".repair-result")).to_have_count(0)
    expect(page.get_by_role("button", name="生成修订稿")).to_be_enabled()


def test_a_locked_document_says_why_it_is_not_repaired(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, document_with_five_faults('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'))
    page.get_by_role("button", name="生成清洁稿").click()
    expect(page.locator(".repair-said")).to_contain_text("保护", timeout=30_000)
    expect(page.get_by_role("button", name="生成清洁稿")).to_be_enabled()


def test_what_people_must_mend_cannot_be_accepted(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, request_to_two_organs(), "请示.docx")
    expect(cards(page, "L004")).to_contain_text("请人工处理")
    expect(cards(page, "L004").get_by_role("radio")).to_have_count(0)
    expect(cards(page, "B006").get_by_role("radio")).to_have_count(2)


def test_other_formats_are_only_checked(open_page: OpenPage) -> None:
    page = open_page()
    opened(page, "各地要备足沙袋、水泵……等物资。".encode(), "物资.txt")
    expect(page.locator(".check-result")).to_contain_text("请先用 Word 或 WPS 另存为 .docx")
    expect(page.locator(".repair-bar")).to_have_count(0)
    expect(page.get_by_role("radio")).to_have_count(0)


def test_a_phone_shows_the_whole_repair(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(PHONE)
    opened(page, document_with_five_faults())
    page.get_by_role("button", name="全部不选").click()
    card = cards(page, "B007")
    card.get_by_role("radio", name="接受").check()
    box = card.locator(".choice").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= PHONE[0]
    made(page, "清洁稿")
    name, copy = downloaded(page, "清洁稿", tmp_path)
    assert name.endswith(".docx")
    assert [text_of(each) for each in paragraphs(copy)] == [each["text"] for each in FIVE_FAULTS]
    assert width(page) <= PHONE[0]
