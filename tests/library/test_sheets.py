"""Workbooks and tables as text: a row is a piece of its own, and says of each value to which column it belongs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest

from assistant.errors import DocumentTooLarge, UnreadableDocument, UnsupportedDocument
from assistant.library.loaders import LoadedText, csv, xlsx
from assistant.library.loaders._sheets import MAXIMUM_ROWS
from assistant.library.structure import parse_structure
from tests.library.sample_files import zipped
from tests.library.test_loaders import rezipped


def workbook(fill: Callable[[Any], None]) -> bytes:
    """A workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def lodging(book: Any) -> None:
    """A caption over all columns, headings of two rows, and a standard that holds for two regions."""
    sheet = book.active
    sheet.title = "住宿费"
    for row in (
        ["示例市差旅住宿费标准表"],
        ["序号", "地区", "标准（元/人·天）", None, "执行日期"],
        [None, None, "司局级", "其他人员", None],
        [1, "东区", 650, 500, date(2024, 3, 1)],
        [2, "西区", None, None, None],
        [3, "南区", 1200.5, 0.5, None],
        ["注：旺季可以上浮。"],
    ):
        sheet.append(row)
    for cells in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "C4:C5", "D4:D5", "E4:E5"):
        sheet.merge_cells(cells)
    sheet["C6"].number_format, sheet["D6"].number_format = "#,##0.00", "0%"


def texts(loaded: LoadedText) -> list[str]:
    return [block.text for block in loaded.blocks]


def test_a_row_names_its_columns_and_merged_cells_repeat_their_value() -> None:
    parsed = parse_structure(xlsx.load(workbook(lodging)))

    assert parsed.title == "示例市差旅住宿费标准表"
    assert [(article.path, article.paragraph, article.text) for article in parsed.articles] == [
        (("住宿费",), 4, "序号：1；地区：东区；标准（元/人·天）司局级：650；标准（元/人·天）其他人员：500；执行日期：2024-03-01"),
        (("住宿费",), 5, "序号：2；地区：西区；标准（元/人·天）司局级：650；标准（元/人·天）其他人员：500；执行日期：2024-03-01"),
        (("住宿费",), 6, "序号：3；地区：南区；标准（元/人·天）司局级：1,200.50；标准（元/人·天）其他人员：50%"),
        (("住宿费",), 7, "注：旺季可以上浮。"),
    ]  # fmt: skip


def test_sheets_are_headings_and_hidden_and_empty_ones_are_left_out() -> None:
    def fill(book: Any) -> None:
        book.active.append(["单位", "电话"])
        book.active.append(["办公室", "0755-1"])
        hidden, shown = book.create_sheet("底稿"), book.create_sheet("节假日")
        hidden.append(["作废", 1])
        hidden.sheet_state = "hidden"
        shown.append(["名称", "天数"])
        shown.append(["春节", 8])
        book.create_sheet("Sheet3")

    parsed = parse_structure(xlsx.load(workbook(fill)))

    assert [(article.path, article.text) for article in parsed.articles] == [
        (("Sheet",), "单位：办公室；电话：0755-1"),
        (("节假日",), "名称：春节；天数：8"),
    ]


def test_a_second_table_of_a_sheet_has_headings_of_its_own() -> None:
    def fill(book: Any) -> None:
        for row in (["一类地区"], ["职务", "标准"], ["处长", 800], [], ["二类地区"], ["名称", "数量"], ["办公桌", 1]):
            book.active.append(row)

    assert texts(xlsx.load(workbook(fill))) == ["职务：处长；标准：800", "二类地区", "名称：办公桌；数量：1"]


def test_text_with_separators_is_read_in_any_encoding_and_with_any_separator() -> None:
    rows = '单位,职数,说明\n甲局,3,领导\n乙局,4,"含\n换行"\n'
    for data in (rows.encode("gb18030"), rows.replace(",", "\t").encode("utf-8-sig"), rows.replace(",", ";").encode()):
        loaded = csv.load(data)

        assert texts(loaded) == ["单位：甲局；职数：3；说明：领导", "单位：乙局；职数：4；说明：含 换行"]
        assert [block.paragraph for block in loaded.blocks] == [2, 3]


def test_a_regulation_typed_into_one_column_is_divided_as_any_other() -> None:
    def fill(book: Any) -> None:
        for line in ("示例市用车办法", "第一条　先登记。", "第二条　再取车。"):
            book.active.append([line])

    parsed = parse_structure(xlsx.load(workbook(fill)))

    assert [(article.number, article.text) for article in parsed.articles] == [
        ("第一条", "先登记。"),
        ("第二条", "再取车。"),
    ]


def of_rows(count: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("大")
    sheet.append(["序号", "名称"])
    for number in range(count):
        sheet.append([number, "车"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_that_is_a_database_is_refused() -> None:
    with pytest.raises(DocumentTooLarge, match="10,000 行.*拆分"):
        xlsx.load(of_rows(MAXIMUM_ROWS))
    with pytest.raises(DocumentTooLarge, match="10,000 行.*拆分"):
        csv.load(b"a,b\n" * 100_000)


def formulas(book: Any) -> None:
    book.active.append(["项目", "金额"])
    book.active.append(["合计", "=SUM(1,2)"])


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (workbook(formulas), UnreadableDocument, "公式没有保存计算结果.*打开并保存"),
        (workbook(lambda book: None), UnreadableDocument, "没有内容"),
        (workbook(lodging)[:2000], UnreadableDocument, "损坏"),
        (zipped({"xl/a.xml": "<a/>"}), UnreadableDocument, "损坏"),
        (rezipped({"xl/vbaProject.bin": b"x"}, workbook(lodging)), UnsupportedDocument, "含有宏"),
    ],
)
def test_bad_workbooks_are_refused(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        xlsx.load(data)


def test_text_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="没有内容"):
        csv.load(b",,,\n,,,\n")
