"""版记: copy recipients and printing authority at the foot of the last page (GB/T 9704—2012 7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from evals.format.description import Description
from evals.format.layout.looks import LOOKS
from evals.format.layout.paragraphs import Pen, line_paragraph
from evals.format.names import element, properties, put, w
from evals.format.reader import paragraph_text
from evals.format.xml import Node

# 0.35 mm and 0.25 mm in eighths of a pt (7.4.1).
THICK, THIN = 8, 6
_WIDTH = 8845
# Twips: of a line that is only a border, of a line of 4号, and from the page's upper edge to the type area's lower one.
_RULE_HEIGHT = 60
_LINE_HEIGHT = 480
_FOOT = 16838 - 1984


def imprint(described: Description, pen: Pen) -> Iterator[Node]:
    """The imprint as a table or as framed paragraphs, set on the lower edge of the type area."""
    if not described.imprint:
        return
    lines = list(_lines(described, pen))
    if described.format == "letter":
        # A letter's imprint has no lines, printing authority or date (10.1).
        yield from [*_stacked(lines), _anchor()]
    elif described.imprint_as == "table":
        yield _table(lines)
        yield _anchor()
    else:
        weights = [THICK, *[THIN] * (len(lines) - 1), THICK]
        rules = [
            line_paragraph("imprint_separator", "bottom", "single", weight, "000000", _RULE_HEIGHT)
            for weight in weights
        ]
        pairs = [paragraph for pair in zip(rules, lines, strict=False) for paragraph in pair]
        yield from [*_stacked([*pairs, rules[-1]]), _anchor()]


def _lines(described: Description, pen: Pen) -> Iterator[Node]:
    said = described.imprint
    if "copies" in said:
        yield pen.paragraph("copy_recipients", f"{said.get('label', '抄送')}：{said['copies']}")
    if "printed_by" in said:
        look = replace(LOOKS["printing_authority"], alignment="left")
        line = pen.paragraph("printing_authority", f"{said['printed_by']}\t{said['printed_on']}印发", look=look)
        # The date ends 1 字 from the right (7.4.3).
        put(properties(line, "pPr"), element("tabs", [element("tab", val="right", pos=_WIDTH - 280)]))
        yield line


def _stacked(paragraphs: list[Node]) -> list[Node]:
    """Each paragraph in a frame of its own, the last one's lower edge on that of the type area (7.4.1)."""
    y = _FOOT
    for paragraph in reversed(paragraphs):
        pPr = properties(paragraph, "pPr")
        is_rule = paragraph.find(f".//{w('pBdr')}") is not None
        y -= _RULE_HEIGHT if is_rule else _LINE_HEIGHT * _lines_of(paragraph_text(paragraph))
        where = {"vAnchor": "page", "hAnchor": "margin", "x": 1, "y": y}
        put(pPr, element("framePr", w=_WIDTH, hSpace=0, wrap="notBeside", **where))
        if not is_rule:
            put(pPr, element("spacing", line=_LINE_HEIGHT, lineRule="exact"))
    return paragraphs


def _lines_of(text: str) -> int:
    """How many lines a text of 4号 takes between its indents of 4 and 1 字: 442 pt / 14 pt - 5 = 26 字 each."""
    return -(-len(text) // 26)


def _table(lines: list[Node]) -> Node:
    weights = {"top": THICK, "bottom": THICK, "insideH": THIN}
    borders = [element(side, val="single", sz=size, space=0, color="000000") for side, size in weights.items()]
    margins = element("tblCellMar", [element(side, w=0, type="dxa") for side in ("left", "right")])
    place = element("tblpPr", vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom")
    tblPr = [
        place,
        element("tblW", w=_WIDTH, type="dxa"),
        element("tblBorders", borders),
        element("tblLayout", type="fixed"),
    ]
    table = element("tbl", [element("tblPr", [*tblPr, margins]), element("tblGrid", [element("gridCol", w=_WIDTH)])])
    for line in lines:
        cell = element("tc", [element("tcPr", [element("tcW", w=_WIDTH, type="dxa")]), line])
        table.append(element("tr", [cell]))
    return table


def _anchor() -> Node:
    """The paragraph that what floats is anchored to, as low as can be."""
    made = element("p")
    pPr = properties(made, "pPr")
    put(pPr, element("spacing", line=20, lineRule="exact"))
    put(put(pPr, element("rPr")), element("sz", val=2))
    return made
