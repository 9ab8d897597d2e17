"""Files that other programs wrote: the preservation set, and what LibreOffice makes of a document of ours."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from assistant.documents.document import OfficialDocument
from assistant.documents.formatting import Alignment
from assistant.documents.units import Length
from assistant.files.office import office_program
from assistant.ooxml.reader import read_document
from tests.needs import SHARED, needs_office, needs_shared
from tests.ooxml.building import build, field_xml


def preserved(name: str) -> OfficialDocument:
    assert SHARED is not None
    path = next((SHARED / "data" / "proofreading" / "preservation").glob(f"{name}-*.docx"))
    return read_document(path.read_bytes(), path.name)


@needs_shared
def test_a_plain_notice() -> None:
    document = preserved("01")

    title, recipients = document.paragraphs[:2]
    assert len(document.paragraphs) == 10
    assert title.text == "关于开展格式检查工作的通知"
    assert (title.format.alignment.value, title.runs[0].format.size.value.pt) == (Alignment.CENTER, 22)
    assert title.runs[0].format.east_asian_font.value == "方正小标宋简体"
    assert recipients.runs[0].format.east_asian_font.value == "仿宋_GB2312"
    assert recipients.format.space_after.value.length.pt == 10
    assert recipients.format.line_spacing.value.multiple == 1.15
    assert document.sections[0].page.top == Length.of_twips(1814)
    assert document.sections[0].page.lines_per_page is None


@needs_shared
def test_a_table_with_merged_cells() -> None:
    (table,) = preserved("02").tables

    assert [cell.text for cell in table.rows[0].cells] == ["事项", "责任部门", "完成情况"]
    assert [(cell.text, cell.grid_column, cell.span) for cell in table.rows[3].cells] == [
        ("备注", 0, 2),
        ("含合并单元格", 2, 1),
    ]
    assert table.style == "Table Grid"
    assert table.borders.inside_horizontal is not None


@needs_shared
def test_two_sections_that_share_header_and_footer() -> None:
    document = preserved("03")

    assert [section.page.title_page for section in document.sections] == [True, True]
    assert [p.text for p in document.paragraphs if p.starts_page] == ["第二节内容"]
    first, second = (section.footer() for section in document.sections)
    assert first is not None
    assert second is not None
    assert (first.inherited, second.inherited) == (False, True)
    assert [number.is_field for number in first.page_numbers] == [True]


@needs_shared
def test_a_picture_in_the_line() -> None:
    (picture,) = preserved("04").pictures

    assert (picture.kind, picture.width, picture.height) == ("picture", Length.of_mm(22), Length.of_mm(22))
    assert (picture.anchor.inline, picture.anchor.paragraph) == (True, 2)


@needs_shared
def test_a_text_box_of_old() -> None:
    (box,) = preserved("05").text_boxes

    assert (box.paragraphs[0].text, box.width, box.height) == ("文本框内文字", Length.of_pt(180), Length.of_pt(45))
    assert box.anchor.paragraph == 2


@needs_shared
def test_automatic_numbers() -> None:
    numbers = [paragraph.number_text for paragraph in preserved("06").paragraphs]

    assert numbers == ["", "1.", "2.", "3.", ""]


@needs_shared
def test_fields() -> None:
    document = preserved("07")

    assert [[field.name for field in p.fields] for p in document.paragraphs[:5]] == [
        [],
        ["TOC"],
        ["DATE"],
        ["REF"],
        ["PAGEREF"],
    ]
    assert document.paragraphs[2].text == "生成日期：1"


@needs_shared
def test_comments_notes_and_changes() -> None:
    document = preserved("08")

    assert [note.kind for note in document.notes] == ["footnote", "endnote", "comment"]
    assert (document.changes.insertions, document.changes.deletions) == (1, 1)
    assert document.paragraphs[2].text == "本段后续会通过 OOXML 注入修订标记。插入的修订文字"


# LibreOffice drops indents that are in characters alone, and gives levels of lists that have none an indent of zero.
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
SPEC: dict[str, Any] = {
    "given": [
        {"text": "关于示例工作的通知", "font": "方正小标宋简体", "size": "二号", "align": "center"},
        {"text": "各单位：", "style": "Body", "ppr": '<w:ind w:firstLineChars="0" w:firstLine="0"/>'},
        {"text": "现将有关事项通知如下。", "style": "Body"},
        {"text": "总体要求", "style": "Body", "font": "黑体", "list": (1, 0)},
        {"text": "工作措施", "style": "Body", "font": "黑体", "list": (1, 0)},
        {"table": [["事项", "单位"], ["汇总", "办公室"]]},
        {"text": "附件", "style": "Body", "page_break_before": True},
    ],
    "styles": {
        "Normal": {"default": True, "size": "三号"},
        "Body": {"name": "正文公文", "based_on": "Normal", "font": "仿宋_GB2312", "line": 28.95, "ppr": INDENT},
    },
    "lists": {1: [{"text": "%1、", "format": "chineseCounting", "ppr": '<w:ind w:left="0" w:firstLine="640"/>'}]},
    "footers": {"default": [{"xml": f"<w:p>{field_xml('PAGE', '1')}</w:p>"}]},
}


def facts(document: OfficialDocument) -> list[tuple[Any, ...]]:
    """What must be the same whoever wrote the file."""
    return [
        (
            p.text.strip("\f"),
            p.number_text,
            p.format.alignment.value,
            p.format.line_spacing.value.length,
            round(p.format.first_line.value.length.mm, 1),
            [(r.format.east_asian_font.value, r.format.size.value) for r in p.runs],
            p.starts_page,
        )
        for p in document.paragraphs
    ]


@needs_office
def test_what_libreoffice_writes_of_a_document_is_the_same_document(tmp_path: Path) -> None:
    data = build(SPEC)
    (tmp_path / "in.docx").write_bytes(data)
    program = office_program()
    assert program is not None
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out"), "in.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)

    before = read_document(data, "in.docx")
    after = read_document((tmp_path / "out" / "in.docx").read_bytes(), "in.docx")

    assert facts(after) == facts(before)
    assert [cell.text for cell in after.tables[0].cells] == ["事项", "单位", "汇总", "办公室"]
    page, footer = after.sections[0].page, after.sections[0].footer()
    assert (page.lines_per_page, page.characters_at(Length.of_pt(16))) == (22, 28)
    assert footer is not None
    assert [number.is_field for number in footer.page_numbers] == [True]
