"""Tables of Word documents and slides as lines: a value says to which row and column it belongs."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.errors import DocumentError
from assistant.library.loaders import pptx
from assistant.library.loaders.docx import load
from assistant.library.structure import parse_structure
from tests.library.sample_files import presentation, shape
from tests.library.test_loaders import rezipped
from tests.ooxml.building import build, table_xml


def cell(text: str, across: int = 1, down: str = "") -> str:
    """A cell; ``down`` is restart where it reaches down, continue where it belongs to the one above."""
    merge = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merge += f'<w:vMerge w:val="{down}"/>' if down else ""
    return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def lines(*rows: list[Any]) -> list[str]:
    return [block.text for block in load(build({"given": [{"text": "标准如下。"}, {"table": list(rows)}]})).blocks][1:]


def test_headings_of_two_rows_and_a_group_over_all_columns() -> None:
    assert lines(
        [cell("地区", down="restart"), cell("住宿费（元）", across=2)],
        [cell("", down="continue"), cell("司局级"), cell("其他人员")],
        [cell("一、省会", across=3)],
        [cell("东区"), cell("650"), cell("500")],
        [cell("西区"), cell("600", across=2)],
        [cell("二、其他", across=3)],
        [cell("南区"), cell("450"), cell("350")],
    ) == [
        "一、省会",
        "地区：东区；住宿费（元）司局级：650；住宿费（元）其他人员：500",
        "地区：西区；住宿费（元）司局级：600；住宿费（元）其他人员：600",
        "二、其他",
        "地区：南区；住宿费（元）司局级：450；住宿费（元）其他人员：350",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["受理条件", "具有本市户籍。"], ["办理时限", "5个工作日"]], ["受理条件：具有本市户籍。", "办理时限：5个工作日"]),
        ([["职务", "标准"], ["处长", "800元/天"]], ["职务：处长；标准：800元/天"]),
        ([["年级", "人数"], ["一年级", "30"], ["二年级", "28"]], ["年级：一年级；人数：30", "年级：二年级；人数：28"]),
        ([["姓名", "张三", "性别", "男"], ["电话", "0755-1", "职务", "科员"]], ["姓名：张三；性别：男", "电话：0755-1；职务：科员"]),
        ([["姓名", "", "性别", ""], ["电话", "", "职务", ""]], ["姓名；性别", "电话；职务"]),
        ([["甲", "1", "2"], ["乙", "3", "4"]], ["甲 | 1 | 2", "乙 | 3 | 4"]),
        ([["名称", "数量", "备注"]], ["名称 | 数量 | 备注"]),
        ([["项目", "标准", "说明"], ["用车", "3万公里", ""], ["", "", ""]], ["项目：用车；标准：3万公里"]),
    ],
    ids=["labels", "headings of two columns", "headings above numbers", "a form", "an empty form", "no headings", "headings alone", "empty cells"],
)  # fmt: skip
def test_which_way_a_table_runs(rows: list[list[str]], expected: list[str]) -> None:
    assert lines(*rows) == expected


def test_rows_marked_as_headings_are_headings_whatever_they_say() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("2023年") + cell("2024年") + "</w:tr>"
    table = table_xml({"table": [["3%", "5%"]]}).replace("<w:tr>", head + "<w:tr>", 1)
    blocks = load(build({"given": [{"text": "增长如下。"}, {"xml": table}]})).blocks

    assert [block.text for block in blocks] == ["增长如下。", "2023年：3%；2024年：5%"]


def test_a_frame_of_one_cell_holds_paragraphs() -> None:
    assert lines([[{"text": "第一条　先登记。"}, {"text": "第二条　再取车。"}]]) == [
        "第一条 先登记。",
        "第二条 再取车。",
    ]


def test_rows_belong_to_the_article_in_front_of_them_and_know_their_place() -> None:
    given = [
        {"text": "办法"},
        {"text": "第一条　标准如下："},
        {"table": [["车型", "上限"], ["轿车", "2万公里"]]},
        {"text": "第二条　完。"},
    ]
    articles = parse_structure(load(build({"given": given}))).articles

    assert [(article.text, article.paragraph) for article in articles] == [
        ("标准如下：\n车型：轿车；上限：2万公里", 2),
        ("完。", 3),
    ]


# Slides


def slide_table(rows: str) -> str:
    return (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def slide_row(*cells: tuple[str, str]) -> str:
    texts = (
        f"<a:tc {merge}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>" for text, merge in cells
    )
    return f"<a:tr>{''.join(texts)}</a:tr>"


def test_slides_give_titles_texts_tables_and_notes() -> None:
    table = slide_table(
        slide_row(("车型", ""), ("上限", ""))
        + slide_row(("轿车", ""), ("2万公里", 'rowSpan="2"'))
        + slide_row(("客车", ""), ("", 'vMerge="1"'))
    )
    slides = [
        shape(["先登记，再取车。"]) + shape(["用车标准"], "title") + table + shape(["12"], "sldNum"),
        shape(["谢谢。"]),
    ]
    loaded = pptx.load(presentation(slides, {1: shape(["讲到这里提问。"], "body")}))

    assert [(block.text, block.heading_level, block.page) for block in loaded.blocks] == [
        ("用车标准", 1, 1),
        ("先登记，再取车。", None, 1),
        ("车型：轿车；上限：2万公里", None, 1),
        ("车型：客车；上限：2万公里", None, 1),
        ("备注：讲到这里提问。", None, 1),
        ("谢谢。", None, 2),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (presentation([shape([""])]), "没有文字"),
        (presentation([shape(["甲"])])[:300], "损坏"),
        (rezipped({"ppt/vbaProject.bin": b"x"}, presentation([shape(["甲"])])), "含有宏"),
        (rezipped({"ppt/media/a.bin": bytes(30_000_000)}, presentation([shape(["甲"])])), "压缩炸弹"),
    ],
)
def test_bad_presentations_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        pptx.load(data)
