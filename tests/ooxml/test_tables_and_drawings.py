"""Tables, text boxes, pictures and shapes."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.documents.document import OfficialDocument
from assistant.documents.formatting import Alignment, Origin
from assistant.documents.tables import Table
from assistant.documents.units import Length
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build, table_xml


def read(*given: dict[str, Any], **document: Any) -> OfficialDocument:
    return read_document(build({"given": list(given), **document}), "文.docx")


def only_table(spec: dict[str, Any], **document: Any) -> Table:
    (table,) = read(spec, **document).tables
    return table


def test_cells_know_their_place_their_span_and_their_text() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr><w:p/></w:tc>"
    below = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p/></w:tc>"
    table = only_table({"table": [["甲", "乙", "丙"], [wide, "丁"], [below, "戊"]]})

    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙", "丙"], ["", "丁"], ["", "戊"]]
    last = table.rows[2].cells[1]
    assert (last.row, last.column, last.grid_column) == (2, 1, 2)
    assert [cell.merged_above for cell in (table.rows[1].cells[0], table.rows[2].cells[0])] == [False, True]
    assert [column.twips for column in table.grid] == [2000, 2000, 2000]


def test_a_span_of_two_millions_is_a_number_and_nothing_more() -> None:
    huge = "<w:tc><w:tcPr><w:gridSpan w:val='2000000'/></w:tcPr><w:p/></w:tc>"

    table = only_table({"table": [[huge, "末"]] * 20})

    assert sum(len(row.cells) for row in table.rows) == 40
    assert table.rows[0].cells[1].grid_column == 2_000_000


def test_tables_within_tables_count_for_themselves() -> None:
    inner = {"xml": table_xml({"table": [["内"]]})}

    table = only_table({"table": [[[{"text": "前"}, inner, {"text": "后"}]]]})

    (cell,) = table.cells
    assert [p.text for p in cell.paragraphs] == ["前", "后"]
    assert [c.text for c in cell.tables[0].cells] == ["内"]
    assert cell.tables[0].before == 1


def test_a_table_says_how_it_stands() -> None:
    properties = '<w:tblW w:w="8845" w:type="dxa"/><w:jc w:val="center"/><w:tblInd w:w="-100" w:type="dxa"/><w:tblpPr/>'
    table = only_table({"table": [["格"]], "properties": properties})

    assert (table.width, table.indent.twips) == (Length.of_twips(8845), -100)
    assert (table.alignment, table.floating) == (Alignment.CENTER, True)
    assert only_table({"table": [["格"]], "properties": '<w:tblW w:w="5000" w:type="pct"/>'}).width is None


LINE = '<w:{0} w:val="single" w:sz="8" w:color="000000"/>'


def test_lines_come_from_the_table_or_its_style_and_cells_have_their_own() -> None:
    style = f"<w:tblPr><w:tblBorders>{LINE.format('top')}{LINE.format('bottom')}</w:tblBorders></w:tblPr>"
    cell = f"<w:tc><w:tcPr><w:tcBorders>{LINE.format('start')}</w:tcBorders></w:tcPr><w:p/></w:tc>"
    own = '<w:tblStyle w:val="T"/><w:tblBorders><w:bottom w:val="none"/></w:tblBorders>'
    styles = {"T": {"type": "table", "name": "网格型", "more": style}}

    table = only_table({"table": [[cell]], "properties": own}, styles=styles)

    assert table.style == "网格型"
    assert table.borders.top is not None
    assert table.borders.top.width.pt == 1
    assert table.borders.bottom is None
    left = next(table.cells).borders.left
    assert left is not None
    assert left.style == "single"


def test_a_table_style_speaks_before_the_defaults_and_for_its_conditions_alone() -> None:
    first_row = "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>"
    styles = {"T": {"type": "table", "size": "小四", "align": "center", "more": first_row}}
    look = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/>'
    spec = {"table": [["头"], ["身"]], "properties": look}

    table = only_table(spec, styles=styles, defaults={"size": "五号", "align": "right"})

    head, body = (cell.paragraphs[0] for cell in table.cells)
    assert (head.runs[0].format.size.value.pt, head.runs[0].format.size.origin) == (12, Origin.TABLE_STYLE)
    assert (body.format.alignment.value, body.format.alignment.origin) == (Alignment.CENTER, Origin.TABLE_STYLE)
    assert [p.runs[0].format.bold.value for p in (head, body)] == [True, False]


def test_rows_that_are_deleted_are_gone() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = row.format("<w:del w:author='甲'/>", "删") + row.format("<w:tblHeader/><w:cantSplit/>", "留")

    table = only_table({"xml": f"<w:tbl>{rows}</w:tbl>"})

    assert [cell.text for cell in table.cells] == ["留"]
    assert table.rows[0].is_header


def test_a_text_box_in_both_notations_is_read_once() -> None:
    document = read({"text": "正文"}, {"text": "锚", "box": [{"text": "示例市人民政府文件", "colour": "FF0000"}]})

    (box,) = document.text_boxes
    assert [(p.text, p.runs[0].format.colour.value) for p in box.paragraphs] == [("示例市人民政府文件", "FF0000")]
    assert (box.width, box.anchor.paragraph, box.anchor.offset) == (Length.of_mm(156), 1, 1)
    assert (box.anchor.inline, box.anchor.vertical_from) == (False, "page")
    assert box.anchor.y == Length.of_mm(72)
    assert document.paragraphs[1].text == "锚"


def test_a_text_box_of_old_is_read() -> None:
    shape = (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:10pt;margin-top:5mm;width:180pt;height:1in">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
    )
    (box,) = read({"xml": shape}).text_boxes

    assert (box.paragraphs[0].text, box.width, box.height) == ("框内", Length.of_pt(180), Length.of_pt(72))
    assert (box.anchor.inline, box.anchor.x, box.anchor.y) == (False, Length.of_pt(10), Length.of_mm(5))


def test_boxes_within_boxes_are_all_read() -> None:
    document = read({"text": "外", "box": [{"text": "中", "box": [{"text": "内"}]}]})

    assert [[p.text for p in box.paragraphs] for box in document.text_boxes] == [["中"], ["内"]]
    assert [box.anchor.part for box in document.text_boxes] == ["body", "textbox"]


@pytest.mark.parametrize(("holder", "inline"), [("inline", True), ("anchor", False)])
def test_pictures_have_a_size_and_a_place(holder: str, inline: bool) -> None:
    picture = (
        f'<w:p><w:r><w:drawing><wp:{holder}><wp:extent cx="1512000" cy="1512000"/><wp:docPr id="1" name="章" descr="印章"/>'
        f"<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:{holder}></w:drawing></w:r></w:p>"
    )
    (found,) = read({"xml": picture}).pictures

    assert (found.kind, found.description, found.anchor.inline) == ("picture", "印章", inline)
    assert (found.width, found.height) == (Length.of_mm(42), Length.of_mm(42))


def test_lines_drawn_as_separators_have_a_colour_and_a_width() -> None:
    modern = (
        '<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="5616000" cy="0"/><a:graphic><a:graphicData><wps:wsp><wps:spPr>'
        '<a:prstGeom prst="line"/><a:ln w="19050"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
    old = (
        '<w:p><w:r><w:pict><v:line style="position:absolute" from="-10pt,2pt" to="432.2pt,2pt" strokecolor="#f00" '
        'strokeweight="1.5pt"/></w:pict></w:r></w:p>'
    )

    found = read({"xml": modern}, {"xml": old}).pictures

    assert [(p.kind, p.line_colour, p.line_width) for p in found] == [("line", "FF0000", Length.of_pt(1.5))] * 2
    assert [round(p.width.mm) for p in found if p.width is not None] == [156, 156]


def test_embedded_objects_are_named_and_not_opened() -> None:
    embedded = '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId9"/></w:object></w:r></w:p>'

    (found,) = read({"xml": embedded}).pictures

    assert (found.kind, found.description) == ("object", "Excel.Sheet.12")
