"""Sections: pages, grids, headers and footers, page numbers."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.documents.document import OfficialDocument
from assistant.documents.page_setup import GridType, MarginKind, PageNumber
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build, field_xml


def read(**document: Any) -> OfficialDocument:
    return read_document(build({"given": [{"text": "文"}], **document}), "文.docx")


def test_the_page_of_the_standard_has_22_lines_of_28_characters() -> None:
    """GB/T 9704—2012, 5.2: 版心 156 mm x 225 mm; 5.4: 22 行, 28 字."""
    page = read(defaults={"size": "三号"}).sections[0].page

    assert [round(length.mm, 1) for length in (page.top, page.left, page.right, page.bottom)] == [37, 28, 26, 35]
    assert (round(page.text_width.mm), round(page.text_height.mm)) == (156, 225)
    assert (page.grid.type, page.lines_per_page, page.characters_per_line) == (GridType.LINES_AND_CHARACTERS, 22, 28)


def test_every_property_of_a_page_is_read() -> None:
    page = (
        read(
            page={
                "size": {"w": 16838, "h": 11906, "orient": "landscape"},
                "margins": {"top": -1134, "gutter": 100, "header": 600, "footer": 700},
                "grid": {"type": "snapToChars", "linePitch": 312, "charSpace": 5},
                "xml": '<w:type w:val="oddPage"/>',
                "more": '<w:pgBorders><w:top w:val="single"/></w:pgBorders><w:pgNumType w:start="3" w:fmt="numberInDash"/>'
                '<w:cols w:num="2"/><w:vAlign w:val="center"/><w:titlePg/><w:textDirection w:val="tbRl"/>',
            },
            settings="<w:evenAndOddHeaders/><w:mirrorMargins/><w:gutterAtTop/>",
        )
        .sections[0]
        .page
    )

    assert (page.landscape, page.width.twips, page.height.twips) == (True, 16838, 11906)
    assert (page.top.twips, page.top_fixed, page.gutter_at_top) == (1134, True, True)
    assert page.text_height.twips == 11906 - 1134 - 1984 - 100
    assert (page.header_distance.twips, page.footer_distance.twips) == (600, 700)
    assert (page.grid.type, page.grid.char_space) == (GridType.SNAP_TO_CHARACTERS, 5)
    assert (page.break_type, page.columns) == ("oddPage", 2)
    assert (page.number_start, page.number_format) == (3, "numberInDash")
    assert (page.title_page, page.odd_and_even, page.mirror_margins) == (True,) * 3


def test_a_grid_without_a_type_is_none() -> None:
    page = read(page={"grid": {"type": None, "charSpace": None, "linePitch": 312}}).sections[0].page

    assert (page.grid.type, page.lines_per_page, page.characters_per_line) == (GridType.NONE, None, None)


def test_the_grid_is_built_on_the_size_of_the_default_style() -> None:
    page = (
        read(styles={"Normal": {"default": True, "size": "五号"}}, page={"grid": {"charSpace": 21_687}})
        .sections[0]
        .page
    )

    assert (page.default_size.pt, page.characters_per_line) == (10.5, 28)


def test_negative_spaces_may_be_written_as_unsigned_numbers() -> None:
    """LibreOffice writes -842 as 2**32 - 842."""
    page = read(defaults={"size": "三号"}, page={"grid": {"charSpace": 2**32 - 842}}).sections[0].page

    assert (page.grid.char_space, page.characters_per_line) == (-842, 28)


def test_a_document_without_a_section_has_the_page_of_word() -> None:
    document = read(page="none")

    assert len(document.sections) == 1
    assert document.sections[0].page.width.twips == 12240


def test_sections_know_their_paragraphs_and_pages() -> None:
    wide = {"size": {"w": 16838, "h": 11906, "orient": "landscape"}}
    document = read(
        given=[{"text": "一"}, {"text": "二", "section": {}}, {"text": "三", "section": wide}, {"text": "四"}]
    )

    assert [(s.index, s.first_paragraph, s.last_paragraph, s.page.landscape) for s in document.sections] == [
        (0, 0, 1, False),
        (1, 2, 2, True),
        (2, 3, 3, False),
    ]
    assert [p.section for p in document.paragraphs] == [0, 0, 1, 2]


def footer(*runs: str) -> dict[str, str]:
    return {"xml": f"<w:p><w:pPr><w:jc w:val='right'/></w:pPr>{''.join(runs)}</w:p>"}


def numbers_of(*blocks: dict[str, Any]) -> tuple[PageNumber, ...]:
    found = read(footers={"default": list(blocks)}).sections[0].footer()
    assert found is not None
    return found.page_numbers


def typed(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    "field",
    [
        field_xml("PAGE", "1"),
        field_xml("PAGE \\* MERGEFORMAT", "1"),
        f'<w:fldSimple w:instr=" page ">{typed("1")}</w:fldSimple>',
        f"<w:sdt><w:sdtContent>{field_xml('PAGE', '1')}</w:sdtContent></w:sdt>",
    ],
)
def test_a_page_field_is_a_page_number_with_the_text_around_it(field: str) -> None:
    (number,) = numbers_of(footer(typed("— "), field, typed(" —")))

    assert (number.is_field, number.before, number.text, number.after) == (True, "— ", "1", " —")


def test_a_page_field_without_a_result_is_one_all_the_same() -> None:
    (number,) = numbers_of(footer(typed("- "), field_xml("PAGE"), typed(" -")))

    assert (number.is_field, number.before, number.text, number.after) == (True, "- ", "", " -")


@pytest.mark.parametrize(
    ("text", "before", "digits", "after"),
    [("— 1 —", "— ", "1", " —"), ("1", "", "1", ""), ("-2-", "-", "2", "-"), ("第 3 页", "第 ", "3", " 页"),
     ("第1页 共3页", "第", "1", "页 共3页")],
)  # fmt: skip
def test_typed_digits_are_page_numbers_that_do_not_change(text: str, before: str, digits: str, after: str) -> None:
    (number,) = numbers_of(footer(typed(text)))

    assert (number.is_field, number.before, number.text, number.after) == (False, before, digits, after)


@pytest.mark.parametrize("text", ["", "示例市人民政府办公室", "2026年5月6日印发", "联系电话：12345", "共3份"])
def test_other_texts_are_no_page_numbers(text: str) -> None:
    assert numbers_of(footer(typed(text))) == ()


def test_number_of_pages_is_no_page_number() -> None:
    (number,) = numbers_of(footer(field_xml("PAGE", "1"), typed("/"), field_xml("NUMPAGES", "9")))

    assert (number.text, number.after) == ("1", "/9")


def test_page_numbers_in_text_boxes_and_tables_of_a_footer_are_found() -> None:
    number = {"xml": f"<w:p>{field_xml('PAGE', '1')}</w:p>"}

    found = numbers_of({"text": "", "box": [number]}, {"table": [[[number]]]})

    assert [one.is_field for one in found] == [True, True]


def test_odd_even_and_first_pages_have_footers_of_their_own() -> None:
    odd, even, first = ({"text": text} for text in ("单", "双", "首"))
    document = read(footers={"default": [odd], "even": [even], "first": [first]}, headers={"default": [{"text": "眉"}]})
    section = document.sections[0]

    texts = [section.footer(kind) for kind in (MarginKind.DEFAULT, MarginKind.EVEN, MarginKind.FIRST)]

    assert [margin and margin.text for margin in texts] == ["单", "双", "首"]
    header = section.header()
    assert header is not None
    assert (header.text, header.is_footer, header.part) == ("眉", False, "word/header_default.xml")
    assert section.header(MarginKind.EVEN) is None


def test_a_section_without_a_footer_has_that_of_the_section_before() -> None:
    """ECMA-376 part 1, 17.10.1. The document builder writes the footer into the last section, so one more refers to it."""
    reference = '<w:footerReference w:type="default" r:id="rId1"/>'
    document = read(
        given=[{"text": "一", "section": {"references": reference}}, {"text": "二", "section": {}}, {"text": "三"}],
        footers={"default": [{"text": "脚"}]},
    )

    footers = [section.footer() for section in document.sections]

    assert [footer and (footer.text, footer.inherited) for footer in footers] == [
        ("脚", False),
        ("脚", True),
        ("脚", False),
    ]


def test_paragraphs_of_a_footer_have_effective_formats() -> None:
    document = read(
        footers={"default": [{"text": "— 1 —", "style": "Footer", "size": "四号"}]},
        styles={"Footer": {"name": "页脚", "align": "right", "font": "宋体"}},
    )

    found = document.sections[0].footer()

    assert found is not None
    (paragraph,) = found.paragraphs
    assert (paragraph.style, paragraph.format.alignment.value.value) == ("页脚", "右对齐")
    assert (paragraph.runs[0].format.size.value.pt, paragraph.runs[0].format.east_asian_font.value) == (14, "宋体")
