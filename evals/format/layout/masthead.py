"""版头: from 份号 to the red separator (GB/T 9704—2012 7.2, 10.1 to 10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evals.format.description import Description
from evals.format.layout.looks import LOOKS, RED, Look
from evals.format.layout.paragraphs import Pen, line_paragraph
from evals.format.names import element, properties, put
from evals.format.xml import Node

_MM = 1440 / 25.4
_GRID_PT = 28.95
_AIR_PT = 6.0
# 170 mm, centred on the page, 30 mm from its upper edge (10.1).
LETTER_WIDTH = round(170 * _MM)


def masthead(described: Description, pen: Pen) -> Iterator[Node]:
    """The paragraphs of 版头; nothing for a document without 红头."""
    if not described.masthead:
        return
    if described.format == "letter":
        yield from _letter(described, pen)
        return
    corner = list(_corner(described, pen))
    yield from corner
    yield from _mark(described, pen, len(corner))
    yield pen.blank()
    yield pen.blank()
    yield from _number_and_separator(described, pen)


def mark_look(text: str) -> Look:
    """The mark's size: as large as one line of the type area (442 pt) holds, at most 60 pt (7.2.4 leaves it open)."""
    size = min(60, 430 // len(text))
    return replace(LOOKS["issuing_authority_mark"], size=size, line=round((size + 2 * _AIR_PT) * 20))


def _corner(described: Description, pen: Pen) -> Iterator[Node]:
    said = described.masthead
    named = {"copy_number": "copy_number", "secrecy": "security_classification", "urgency": "urgency"}
    yield from (pen.paragraph(label, said[key]) for key, label in named.items() if key in said)


def _mark(described: Description, pen: Pen, lines_above: int) -> Iterator[Node]:
    """The mark, its upper edge 35 mm under that of the type area (7.2.4), 20 mm in an order (10.2)."""
    wanted = (20 if described.format == "order" else 35) * 72 / 25.4
    before = round((wanted - lines_above * _GRID_PT - _AIR_PT) * 20)
    mark = described.masthead["mark"]
    if isinstance(mark, list):
        spacer = element("p")
        put(properties(spacer, "pPr"), element("spacing", line=before, lineRule="exact"))
        yield spacer
        yield _joint_mark(mark, pen)
        return
    made = pen.paragraph("issuing_authority_mark", mark, look=mark_look(mark))
    put(properties(made, "pPr"), element("spacing", before=before, line=mark_look(mark).line, lineRule="exact"))
    yield made


def _joint_mark(names: list[str], pen: Pen) -> Node:
    """The issuers one under the other, 文件 to their right, centred on them (7.2.4)."""
    look = replace(mark_look("　" * (max(map(len, names)) + 3)), alignment="distribute")
    stacked = [pen.paragraph("issuing_authority_mark", name, look=look) for name in names]
    word = pen.paragraph("issuing_authority_mark", "文件", look=replace(look, alignment="center"))
    wide = round((max(map(len, names)) + 0.4) * look.size * 20)
    return layout_table([(wide, stacked), (8845 - wide, [word])])


def layout_table(cells: list[tuple[int, list[Node]]]) -> Node:
    """A table of one row without lines; each cell has a width in twips and its paragraphs."""
    zero = element("tblCellMar", [element(side, w=0, type="dxa") for side in ("left", "right")])
    table = element(
        "tbl", [element("tblPr", [element("tblW", w=8845, type="dxa"), element("tblLayout", type="fixed"), zero])]
    )
    table.append(element("tblGrid", [element("gridCol", w=width) for width, _ in cells]))
    row = element("tr")
    for width, paragraphs in cells:
        tcPr = element("tcPr", [element("tcW", w=width, type="dxa"), element("vAlign", val="center")])
        row.append(element("tc", [tcPr, *paragraphs]))
    table.append(row)
    return table


def _number_and_separator(described: Description, pen: Pen) -> Iterator[Node]:
    said = described.masthead
    if described.upward and described.through == "styles":
        yield _number_in_table(said, pen)
        yield line_paragraph("separator", "bottom", "single", 12, RED, 227)
    elif described.upward:
        yield _number_with_tab(said, pen)
        yield line_paragraph("separator", "bottom", "single", 12, RED, 227)
    else:
        number = pen.paragraph("document_number", said["number"])
        if described.format != "order":
            # 4 mm between number and separator (7.2.7): w:space is in pt.
            line = element("bottom", val="single", sz=12, space=11, color=RED)
            put(properties(number, "pPr"), element("pBdr", [line]))
        yield number


def _number_with_tab(said: dict[str, str], pen: Pen) -> Node:
    """Number and signatory in one line, each 1 字 from its side (7.2.5, 7.2.6)."""
    look = replace(LOOKS["document_number"], alignment="left", left=1)
    texts = [f"{said['number']}\t签发人：", (said["signatory"], "kaiti")]
    made = pen.paragraph("document_number", *texts, look=look)
    put(properties(made, "pPr"), element("tabs", [element("tab", val="right", pos=8845 - 320)]))
    return made


def _number_in_table(said: dict[str, str], pen: Pen) -> Node:
    left = replace(LOOKS["document_number"], alignment="left", left=1)
    number = pen.paragraph("document_number", said["number"], look=left)
    signatory = pen.paragraph("signatory", "签发人：", (said["signatory"], "kaiti"))
    return layout_table([(4422, [number]), (4423, [signatory])])


def _letter(described: Description, pen: Pen) -> Iterator[Node]:
    said = described.masthead
    mark = pen.paragraph("issuing_authority_mark", said["mark"], look=mark_look(said["mark"]))
    # 4 mm under the mark a double line, the upper one thick (10.1).
    line = line_paragraph("separator", "bottom", "thickThinSmallGap", 24, RED, 227)
    for node in (mark, line):
        put(properties(node, "pPr"), letter_frame(round(30 * _MM)))
    yield from (mark, line)
    number = pen.paragraph("document_number", said["number"], look=replace(LOOKS["document_number"], alignment="right"))
    # 7/8 of the height of 3号 under the line (10.1).
    put(properties(number, "pPr"), element("spacing", before=280))
    yield number


def letter_frame(y: int) -> Node:
    """A frame 170 mm wide, centred on the page, ``y`` twips under its upper edge."""
    where = {"vAnchor": "page", "hAnchor": "page", "xAlign": "center", "y": y}
    return element("framePr", w=LETTER_WIDTH, hSpace=0, wrap="notBeside", **where)
