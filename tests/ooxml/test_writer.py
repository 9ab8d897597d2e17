"""Edits applied to real files: the named property becomes another, and nothing else does."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from assistant.documents.document import OfficialDocument
from assistant.documents.edits import (
    Edit,
    InsertParagraph,
    MoveParagraphs,
    PageChange,
    ParagraphChange,
    RemovePageBreaks,
    RemoveParagraph,
    ReplaceText,
    RunChange,
    SetNumberFormat,
    SetOddAndEven,
    SetPage,
    SetPageNumber,
    SetParagraphFormat,
    SetRunFormat,
    SetTable,
    TableChange,
)
from assistant.documents.formatting import Alignment, Border, LineRule, LineSpacing
from assistant.documents.page_setup import DocumentGrid, GridType, MarginKind
from assistant.documents.units import ZERO, Length
from assistant.errors import ProtectedDocument
from assistant.ooxml.reader import read_document
from assistant.ooxml.writer import Tracking, Written, apply_edits
from assistant.ooxml.writing.comments import Comment
from assistant.ooxml.writing.refusals import Reason
from tests.ooxml.building import build, document_parts, field_xml
from tests.ooxml.packaging import package

TRACKED = Tracking("2026-03-20T09:00:00Z")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN = {"font": "仿宋_GB2312", "size": "三号"}
PT16 = Length.of_pt(16)


def done(data: bytes, *edits: Edit, tracking: Tracking | None = None) -> tuple[OfficialDocument, Written]:
    written = apply_edits(data, "a.docx", edits, tracking)
    return read_document(written.data, "a.docx"), written


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def root(data: bytes, name: str = "word/document.xml"):
    return etree.fromstring(part(data, name))


def test_without_edits_the_bytes_are_those_of_the_input() -> None:
    data = build([{"text": "特此通知。", **PLAIN}])
    assert apply_edits(data, "a.docx", []).data is data


def test_parts_that_no_edit_touches_are_the_same_and_the_rest_of_the_part_is_equal_in_canonical_form() -> None:
    data = build({"given": [{"text": "一", **PLAIN}, {"text": "二", "font": "宋体"}], "styles": {"a": PLAIN}})
    _, written = done(data, SetRunFormat(1, RunChange(east_asian_font="仿宋_GB2312")))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(written.data)) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            assert (old.read(name) == new.read(name)) == (name != "word/document.xml")
    first, second = root(data).iter(f"{W}p"), root(written.data).iter(f"{W}p")
    assert etree.tostring(next(first), method="c14n") == etree.tostring(next(second), method="c14n")


def test_a_font_goes_before_that_of_the_theme_and_quotes_follow_it() -> None:
    theme = {"given": [{"text": "他说“好”。", "rpr": '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:ascii="Arial"/>'}]}
    document, written = done(
        build({**theme, "theme": {"minor": {"ea": "宋体"}}}),
        SetRunFormat(0, RunChange(east_asian_font="仿宋_GB2312")),
    )
    run = document.paragraphs[0].runs[0]
    assert {run.format.font_of(each).value for each in run.text} == {"仿宋_GB2312"}
    fonts = root(written.data).find(f".//{W}r/{W}rPr/{W}rFonts")
    assert dict(fonts.attrib) == {f"{W}ascii": "Arial", f"{W}eastAsia": "仿宋_GB2312", f"{W}hint": "eastAsia"}


def test_only_the_characters_between_two_offsets_get_another_look() -> None:
    document, _ = done(
        build([{"runs": [{"text": "一二三", **PLAIN}, {"text": "四五六", **PLAIN, "bold": True}]}]),
        SetRunFormat(0, RunChange(size=Length.of_pt(14)), 2, 4),
    )
    assert [(run.text, run.format.size.value.pt, run.format.bold.value) for run in document.paragraphs[0].runs] == [
        ("一二", 16, False),
        ("三", 14, False),
        ("四", 14, True),
        ("五六", 16, True),
    ]


def test_a_look_can_be_taken_back_that_a_style_gives() -> None:
    style = {"bold": True, "italic": True, "underline": "single", "colour": "FF0000", "scale": 80}
    change = RunChange(bold=False, italic=False, underline="none", colour="auto", scale=100)
    document, _ = done(build([{"text": "特此通知。", "style": style}]), SetRunFormat(0, change))
    form = document.paragraphs[0].runs[0].format
    assert (form.bold.value, form.italic.value, form.underline.value, form.colour.value, form.scale.value) == (
        *(False, False, "none", None),
        100,
    )


def test_a_paragraph_is_placed_otherwise_in_characters_of_its_own_size() -> None:
    given = {
        "text": "特此通知。",
        **PLAIN,
        "ppr": '<w:ind w:hanging="300" w:start="500"/><w:spacing w:beforeLines="100"/>',
    }
    change = ParagraphChange(alignment=Alignment.JUSTIFY, first_line=2, left=0, right=1, space_before=ZERO)
    document, written = done(build([given]), SetParagraphFormat(0, change))
    form = document.paragraphs[0].format
    assert form.alignment.value is Alignment.JUSTIFY
    assert [form.first_line.value.characters, form.right.value.characters] == [2, 1]
    assert (form.left.value.length, form.space_before.value.length) == (ZERO, ZERO)
    indents = root(written.data).find(f".//{W}ind")
    assert indents.get(f"{W}firstLine") == "640", "2 字 of 16 pt, in twentieths of a point"


def test_children_stand_where_the_schema_wants_them() -> None:
    given = {"text": "一", "ppr": '<w:jc w:val="left"/>', "rpr": '<w:sz w:val="30"/><w:lang w:val="zh-CN"/>'}
    edits = (
        SetParagraphFormat(0, ParagraphChange(page_break_before=True, line_spacing=LineSpacing(LineRule.EXACT, PT16))),
        SetRunFormat(0, RunChange(bold=True, colour="FF0000", underline="none"), 0, 1),
    )
    _, written = done(build([given]), *edits)
    names = [etree.QName(each).localname for each in root(written.data).find(f".//{W}pPr")]
    assert names == ["pageBreakBefore", "spacing", "jc", "rPr"]
    names = [etree.QName(each).localname for each in root(written.data).find(f".//{W}r/{W}rPr")]
    assert names == ["b", "color", "sz", "u", "lang"]


def test_a_page_gets_its_margins_and_its_grid() -> None:
    grid = DocumentGrid(GridType.LINES_AND_CHARACTERS, Length.of_pt(28.95), -849)
    change = PageChange(top=Length.of_mm(37), left=Length.of_mm(28), grid=grid, title_page=True, number_start=1)
    document, _ = done(build([{"text": "一"}]), SetPage(0, change))
    page = document.sections[0].page
    assert (round(page.top.mm), round(page.left.mm), page.title_page, page.number_start) == (37, 28, True, 1)
    assert (page.grid.type, page.grid.char_space) == (GridType.LINES_AND_CHARACTERS, -849)


def test_a_document_without_a_section_gets_one() -> None:
    document, _ = done(build({"given": [{"text": "一"}], "page": "none"}), SetPage(0, PageChange(top=Length.of_mm(37))))
    assert round(document.sections[0].page.top.mm) == 37


@pytest.mark.parametrize("runs", [["第二〇二六号"], ["第二", "〇二", "六号"], ["第", "二〇二六", "号"]])
@pytest.mark.parametrize("tracking", [None, TRACKED])
def test_a_text_takes_the_place_of_a_stretch_and_keeps_its_look(runs: list[str], tracking: Tracking | None) -> None:
    looks = [{"text": text, **PLAIN, "bold": at == 1} for at, text in enumerate(runs)]
    document, _ = done(build([{"runs": looks}]), ReplaceText(0, 1, 5, "2026"), tracking=tracking)
    paragraph = document.paragraphs[0]
    assert paragraph.text == "第2026号"
    (new,) = [run for run in paragraph.runs if "2" in run.text]
    expected = looks[1]["bold"] if len(runs) > 1 and runs[0] != "第二" else False
    assert new.format.bold.value is expected


def test_several_texts_of_a_paragraph_are_replaced_put_in_and_taken_out() -> None:
    edits = (
        ReplaceText(0, 0, 1, ""),
        ReplaceText(0, 2, 2, "补"),
        ReplaceText(0, 3, 5, "新文字"),
        ReplaceText(0, 5, 5, "尾"),
    )
    for tracking in (None, TRACKED):
        document, _ = done(build([{"text": "一二三四五六", **PLAIN}]), *edits, tracking=tracking)
        assert document.paragraphs[0].text == "二补三新文字尾六"


def test_a_tab_and_a_line_break_are_elements() -> None:
    document, written = done(build([{"text": "甲乙", **PLAIN}]), ReplaceText(0, 1, 1, "\t丙\n"))
    assert document.paragraphs[0].text == "甲\t丙\n乙"
    assert root(written.data).find(f".//{W}tab") is not None


@pytest.mark.parametrize("tracking", [None, TRACKED])
def test_what_a_field_shows_is_left_alone_and_text_beside_it_is_not_put_into_it(tracking: Tracking | None) -> None:
    data = build([{"runs": [{"xml": field_xml("PAGE", "1")}]}])
    _, written = done(data, ReplaceText(0, 0, 1, "2"), tracking=tracking)
    assert list(written.refused.values()) == [Reason.GENERATED]
    document, _ = done(data, ReplaceText(0, 0, 0, "— "), ReplaceText(0, 1, 1, " —"), tracking=tracking)
    paragraph = document.paragraphs[0]
    assert paragraph.text == "— 1 —"
    assert [(field.start, field.end) for field in paragraph.fields] == [(2, 3)]


def test_a_stretch_with_a_note_in_it_is_left_alone() -> None:
    runs = [{"text": "甲"}, {"xml": '<w:r><w:t>乙</w:t><w:footnoteReference w:id="2"/></w:r>'}, {"text": "丙"}]
    _, written = done(build([{"runs": runs}]), ReplaceText(0, 0, 3, "丁"))
    assert list(written.refused.values()) == [Reason.HOLDS_OBJECT]


@pytest.mark.parametrize(
    "edit",
    [
        SetRunFormat(0, RunChange(bold=True)),
        SetParagraphFormat(0, ParagraphChange(alignment=Alignment.CENTER)),
        ReplaceText(0, 0, 1, "乙"),
        RemoveParagraph(0),
    ],
)
def test_what_bears_somebody_else_s_revision_is_left_alone(edit: Edit) -> None:
    change = '<w:rPrChange w:id="1" w:author="张三" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    marked = {
        "xml": '<w:p><w:pPr><w:pPrChange w:id="3" w:author="张三"><w:pPr/></w:pPrChange></w:pPr>'
        f'<w:ins w:id="2" w:author="张三"><w:r><w:rPr><w:b w:val="0"/>{change}</w:rPr><w:t>甲</w:t></w:r></w:ins></w:p>'
    }
    data = build([marked, {"text": "下一段"}])
    written = apply_edits(data, "a.docx", [edit])
    assert (list(written.refused.values()), written.data) == ([Reason.OTHER_REVISION], data)


def test_paragraphs_are_put_in_taken_out_and_moved() -> None:
    data = build([{"text": text, **PLAIN} for text in "甲乙丙丁戊"])
    document, _ = done(
        data,
        InsertParagraph(1, "新", change=ParagraphChange(first_line=2), run=RunChange(size=Length.of_pt(22))),
        RemoveParagraph(2),
        MoveParagraphs(3, 3, 0),
    )
    assert [paragraph.text for paragraph in document.paragraphs] == ["丁", "甲", "新", "乙", "戊"]
    new = document.paragraphs[2]
    assert (new.runs[0].format.size.value.pt, new.format.first_line.value.characters) == (22, 2)
    assert new.runs[0].format.east_asian_font.value == "仿宋_GB2312"


def test_a_paragraph_that_ends_a_section_or_is_the_last_stays() -> None:
    data = build([{"text": "甲", "section": {}}, {"text": "乙"}])
    _, written = done(data, RemoveParagraph(0), RemoveParagraph(1))
    assert set(written.refused.values()) == {Reason.HOLDS_OBJECT, Reason.NO_PLACE}


def test_bookmarks_of_a_paragraph_that_goes_stay() -> None:
    data = build(
        [{"xml": '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>'}, {"text": "乙"}]
    )
    _, written = done(data, RemoveParagraph(0))
    assert [each.get(f"{W}name") for each in root(written.data).iter(f"{W}bookmarkStart")] == ["a"]


def test_page_breaks_are_taken_out() -> None:
    document, _ = done(
        build([{"runs": [{"text": "甲"}, {"xml": '<w:r><w:br w:type="page"/></w:r>'}]}]), RemovePageBreaks(0)
    )
    assert document.paragraphs[0].text == "甲"


def test_a_missing_footer_is_made_and_a_typed_number_becomes_a_field() -> None:
    for footers in ({}, {"default": [{"text": "- 1 -", "align": "center"}]}):
        edit = SetPageNumber(0, MarginKind.DEFAULT, Alignment.RIGHT, 1, "宋体", Length.of_pt(14))
        document, _ = done(build({"given": [{"text": "甲"}], "footers": footers}), edit)
        footer = document.sections[0].footer()
        assert footer is not None
        (number,) = footer.page_numbers
        assert (number.is_field, number.before, number.after) == (True, "— ", " —")
        form = number.paragraph.format
        assert (form.alignment.value, form.right.value.characters) == (Alignment.RIGHT, 1)
        assert number.paragraph.runs[0].format.size.value.pt == 14


def test_odd_and_even_pages_get_their_own() -> None:
    document, _ = done(build([{"text": "甲"}]), SetOddAndEven(True))
    assert document.sections[0].page.odd_and_even


def test_a_table_gets_its_lines_its_width_and_its_repeated_row() -> None:
    line = Border("single", Length.of_pt(1), "000000", ZERO)
    change = TableChange(
        width=Length.of_mm(156), header_rows=1, top=line, bottom=line, inside=replace(line, width=Length.of_pt(0.5))
    )
    document, _ = done(build([{"table": [["甲", "乙"], ["丙", "丁"]]}, {"text": "后"}]), SetTable(0, change))
    (table,) = document.tables
    assert table.width is not None
    assert round(table.width.mm) == 156
    assert [row.is_header for row in table.rows] == [True, False]
    drawn = (table.borders.top, table.borders.inside_horizontal, table.borders.bottom)
    assert [each.width.pt if each else None for each in drawn] == [1, 0.5, 1]


def test_the_label_of_a_list_gets_another_look_but_not_tracked() -> None:
    lists = {"1": [{"format": "chineseCounting", "text": "%1、"}]}
    data = build({"given": [{"text": "总则", "list": ["1", 0]}], "lists": lists})
    edit = SetNumberFormat(0, RunChange(east_asian_font="黑体", size=PT16))
    document, _ = done(data, edit)
    number = document.paragraphs[0].number
    assert number is not None
    assert (number.format.east_asian_font.value, number.format.size.value) == ("黑体", PT16)
    assert apply_edits(data, "a.docx", [edit], TRACKED).refused == {edit: Reason.NOT_TRACKABLE}


def test_text_in_a_box_is_changed_for_new_and_old_programs() -> None:
    data = build([{"text": "甲", "box": [{"text": "旧文字"}]}])
    document = read_document(data, "a.docx")
    address = document.text_boxes[0].paragraphs[0].address
    _, written = done(data, ReplaceText(address, 0, 1, "新"))
    boxes = root(written.data).iter(f"{W}txbxContent")
    assert ["".join(box.itertext()) for box in boxes] == ["新文字", "新文字"]


def test_tracked_changes_say_what_was_there_who_and_when() -> None:
    edits = (
        SetRunFormat(0, RunChange(bold=True), 0, 2),
        SetParagraphFormat(0, ParagraphChange(alignment=Alignment.CENTER)),
        SetPage(0, PageChange(top=Length.of_mm(37))),
        ReplaceText(0, 2, 3, "丁"),
        InsertParagraph(1),
        RemoveParagraph(1),
    )
    data = build([{"text": "甲乙丙", **PLAIN}, {"text": "次"}, {"text": "末"}])
    _, written = done(data, *edits, tracking=TRACKED)
    tree = root(written.data)
    names = {"rPrChange", "pPrChange", "sectPrChange", "ins", "del"}
    marks = [each for each in tree.iter() if etree.QName(each).localname in names]
    assert {etree.QName(each).localname for each in marks} == names
    assert {each.get(f"{W}author") for each in marks} == {"公务助手"}
    assert {each.get(f"{W}date") for each in marks} == {"2026-03-20T09:00:00Z"}
    ids = [each.get(f"{W}id") for each in marks]
    assert len(set(ids)) == len(ids)
    assert [each.text for each in tree.iter(f"{W}delText")] == ["丙", "次"]


def test_comments_stand_round_what_they_are_about_and_are_not_repeated() -> None:
    comment = Comment(0, "应为“部署”。\n依据：通行做法", 1, 3)
    _, written = done(build([{"text": "再布署一次", **PLAIN}]), tracking=replace(TRACKED, comments=(comment,)))
    document = read_document(written.data, "a.docx")
    assert [(note.author, note.paragraphs[0].text) for note in document.comments] == [
        ("公务助手", "应为“部署”。\n依据：通行做法")
    ]
    start = next(root(written.data).iter(f"{W}commentRangeStart"))
    assert "".join(start.getnext().itertext()) == "布署"
    again = apply_edits(written.data, "a.docx", [], replace(TRACKED, comments=(comment,)))
    assert again.data == written.data


@pytest.mark.parametrize("edit", ["readOnly", "forms", "comments"])
def test_a_document_that_is_locked_is_not_changed(edit: str) -> None:
    settings = f'<w:documentProtection w:edit="{edit}" w:enforcement="1"/>'
    with pytest.raises(ProtectedDocument):
        apply_edits(build({"given": [{"text": "甲"}], "settings": settings}), "a.docx", [ReplaceText(0, 0, 1, "乙")])


def test_strict_documents_and_odd_prefixes_stay_what_they_are() -> None:
    parts = document_parts({"given": [{"text": "甲乙", **PLAIN}]})
    strict = {
        name: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace("xmlns:w=", "xmlns:ns7=")
        .replace("<w:", "<ns7:")
        .replace("</w:", "</ns7:")
        .replace(" w:", " ns7:")
        if name.startswith("word/") and name.endswith(".xml")
        else xml
        for name, xml in parts.items()
    }
    document, written = done(package(strict), SetRunFormat(0, RunChange(bold=True), 0, 1))
    assert [(run.text, run.format.bold.value) for run in document.paragraphs[0].runs] == [("甲", True), ("乙", False)]
    xml = part(written.data).decode()
    assert "schemas.openxmlformats.org/wordprocessingml/2006/main" not in xml
    assert "<ns7:b/>" in xml
