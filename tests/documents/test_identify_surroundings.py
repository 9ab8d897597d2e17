"""What stands around a text in files that are kept: tables of fields, contents, notes under the title, enumerations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument, identify
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build

E = Element
TITLE = "白河县档案管理办法"
ARTICLE = "第一条　为了加强档案管理，根据有关规定，制定本办法。"
CHAPTERS = ("第一章　总则", "第二章　档案的收集", "第三章　附则")


def identified(*blocks: str | Mapping[str, Any]) -> IdentifiedDocument:
    """Texts and tables built, read and identified."""
    spec: Sequence[Mapping[str, Any]] = [{"text": each} if isinstance(each, str) else each for each in blocks]
    return identify(read_document(build(spec), "测试.docx"))


def elements(*blocks: str | Mapping[str, Any]) -> list[Element]:
    return [each.element for each in identified(*blocks).paragraphs]


def test_a_table_of_fields_above_a_document_is_no_part_of_it() -> None:
    rows = [["标题", TITLE], ["发布机关", "白河县人民政府"], ["发布日期", "2026-04-08"], ["施行日期", "2026-05-01"]]
    found = elements({"table": rows}, TITLE, ARTICLE)
    assert found == [*[E.UNKNOWN] * 8, E.TITLE, E.BODY]


def test_another_table_at_the_top_stays_what_it_is() -> None:
    rows = [["白河县水利局", "文件"], ["白河县财政局", ""]]
    found = identified({"table": rows}, "关于加强汛期值守的通知", "各乡镇：", "请遵照执行。")
    assert E.UNKNOWN not in {each.element for each in found.paragraphs}


@pytest.mark.parametrize(
    "note",
    [
        "（2026年4月8日白河县人民政府令第12号公布）",
        "（1997年1月15日白河县第九届人民代表大会常务委员会第三次会议通过　根据2006年6月22日白河县第十届人民代表大会"
        "常务委员会第五次会议《关于修改〈白河县档案管理办法〉的决定》修正）",
        "（1957年5月22日）",
    ],
    ids=["published", "long and amended", "bare date"],
)
@pytest.mark.parametrize("title", [TITLE, "白河县人民政府关于档案管理的若干规定"])
def test_the_note_under_a_title_is_not_part_of_it(title: str, note: str) -> None:
    assert elements(title, note, ARTICLE) == [E.TITLE, E.UNKNOWN, E.BODY]


def test_a_bracket_that_belongs_to_a_title_stays_with_it() -> None:
    assert elements("白河县人民政府关于档案管理的规定", "（试行）", ARTICLE) == [E.TITLE, E.TITLE, E.BODY]


@pytest.mark.parametrize("pages", [("", "", ""), ("1", "……2", "10")], ids=["bare", "with pages"])
@pytest.mark.parametrize("heading", [(), ("目　录",)], ids=["no heading", "heading"])
def test_contents_are_headings_that_come_back(heading: tuple[str, ...], pages: tuple[str, ...]) -> None:
    entries = [chapter + page for chapter, page in zip(CHAPTERS, pages, strict=True)]
    text = [line for chapter in CHAPTERS for line in (chapter, ARTICLE)]
    found = elements(TITLE, *heading, *entries, *text)
    assert found == [E.TITLE, *[E.UNKNOWN] * (len(heading) + 3), *[E.BODY] * 6]


def test_headings_in_a_row_that_do_not_come_back_are_no_contents() -> None:
    found = elements(
        "关于加强值守的通知", "各乡镇：", "一、总体要求", "（一）工作目标", "（二）基本原则", "请抓好落实。"
    )
    assert found[2:] == [E.HEADING_1, E.HEADING_2, E.HEADING_2, E.BODY]


def test_items_with_semicolons_are_no_headings() -> None:
    found = elements(
        "关于补助范围的通知", "各乡镇：", "补助范围包括：", "（一）家属生活困难；", "（二）家属患病；", "（三）其他困难。",
        "（一）加强领导", "请抓好落实。",
    )  # fmt: skip
    assert found[3:] == [E.BODY, E.BODY, E.BODY, E.HEADING_2, E.BODY]


def test_a_lone_semicolon_does_not_make_a_heading_text() -> None:
    found = elements(
        "关于加强值守的通知", "各乡镇：", "一、总体要求；", "各乡镇要加强巡查。", "二、工作安排", "请抓好落实。"
    )
    assert found[2::2] == [E.HEADING_1, E.HEADING_1]


def test_a_cover_is_no_part_of_the_report_behind_it() -> None:
    title = {"text": "青石河变电站工程施工总结", "align": "center", "size": 36}
    cover = [title, "", {"text": "清江建筑有限公司", "align": "center"}, {"text": "2026年8月6日", "align": "center"}]
    behind = {"text": "青石河变电站工程施工总结", "align": "center", "page_break_before": True}
    found = elements(*cover, behind, "一、工程概况", "工程位于青石镇，按期完工。")
    assert found == [E.UNKNOWN, E.BLANK, E.UNKNOWN, E.UNKNOWN, E.TITLE, E.HEADING_1, E.BODY]


def test_a_title_that_stands_once_has_no_cover() -> None:
    found = elements(
        "清江市水利局", "关于加强汛期值守的通知", "各乡镇：", "请遵照执行。", "清江市水利局", "2026年8月6日"
    )
    assert E.TITLE in found
    assert found[-1] is E.SIGNING_DATE


def test_a_log_by_days_has_no_date_of_signing_and_no_attachments() -> None:
    days = [each for day in range(1, 6) for each in (f"2026年6月{day}日", f"讨论第{day}项工作，安排下一步任务。")]
    found = elements("会议纪要", *days)
    assert not {E.SIGNING_DATE, E.ATTACHMENT_TITLE, E.ATTACHMENT_BODY} & set(found)


def test_where_the_seal_goes_is_no_signature() -> None:
    close = [{"text": each, "align": "right"} for each in ("清江市水利局", "〔此处加盖红色印章〕", "2026年8月6日")]
    found = elements("关于加强汛期值守的通知", "各乡镇：", "请遵照执行。", *close)
    assert found[-3:] == [E.ISSUER_SIGNATURE, E.UNKNOWN, E.SIGNING_DATE]


@pytest.mark.parametrize("label", ["甲方：", "审核人：", "基本情况："])
def test_labels_with_a_colon_address_nobody(label: str) -> None:
    assert E.MAIN_RECIPIENTS not in elements("值班服务协议", label, "双方商定以下事项，共同遵守。")


def test_who_took_part_stands_below_the_date_of_minutes() -> None:
    found = elements(
        "防汛工作会议纪要",
        "会议研究了防汛工作。",
        "清江市水利局",
        "2026年8月6日",
        "出席：李明、王海",
        "请假：张建",
        "列席：赵刚",
    )
    assert E.ATTACHMENT_TITLE not in found


def test_red_letters_alone_are_no_mark() -> None:
    note = {"text": "（论文题目，小一号，可排两行）", "colour": "FF0000", "align": "center", "size": 24}
    assert E.ISSUING_AUTHORITY_MARK not in elements(note, "论文原创性声明", "本人郑重声明：所呈交的论文是独立完成的。")
