"""主体: from the title to the last attachment (GB/T 9704—2012 7.3)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from evals.format.description import Attachment, Description, label_by_marker, labelled_lines
from evals.format.layout.looks import LOOKS
from evals.format.layout.paragraphs import Pen
from evals.format.layout.pictures import SEAL, anchored, inline
from evals.format.names import element, properties, put
from evals.format.xml import Node

_SPLIT_LEAD = {"heading_1", "heading_2"}


def main_part(described: Description, pen: Pen) -> Iterator[Node]:
    """The paragraphs and tables of 主体."""
    if described.title:
        # Two lines under the separator (7.3.1); what has no masthead starts with its title.
        yield from [pen.blank(), pen.blank()] if described.masthead else []
        yield from (pen.paragraph("title", line) for line in described.title)
    # An order has neither title nor recipients: two lines under its number (10.2).
    yield from [pen.blank()] if described.title else [pen.blank(), pen.blank()]
    if described.to:
        yield pen.paragraph("main_recipients", described.to)
    if described.numbered_paragraphs:
        yield from (pen.paragraph("body", line) for line in described.body.splitlines())
    else:
        yield from text_lines(described.body, pen)
    if described.attachments and described.list_attachments:
        yield pen.blank()
        yield from _attachment_list([attachment.title for attachment in described.attachments], pen)
    yield from _attendance(described, pen)
    yield from _signature_and_date(described, pen)
    if described.remarks:
        yield pen.paragraph("remarks", described.remarks)
    several = len(described.attachments) > 1
    for number, attachment in enumerate(described.attachments, 1):
        yield from _attachment(attachment, f"附件{number}" if several else "附件", described, pen)


def text_lines(text: str, pen: Pen, otherwise: str = "body") -> Iterator[Node]:
    """Lines of text as paragraphs; a heading's own sentence in its own face, what follows it in 仿宋 (7.3.3)."""
    for label, line in labelled_lines(text, otherwise):
        lead, end, rest = line.partition("。")
        if label in _SPLIT_LEAD and rest:
            yield pen.paragraph(label, lead + end, (rest, "fangsong"))
        else:
            yield pen.paragraph(label, line)


def _attachment_list(titles: list[list[str]], pen: Pen) -> Iterator[Node]:
    """附件：1.… — each further line starts under the first 字 of the name (7.3.4)."""
    look = LOOKS["attachment_list"]
    if len(titles) == 1:
        yield pen.paragraph("attachment_list", "附件：" + "".join(titles[0]), look=replace(look, left=5, first=-3))
        return
    for number, title in enumerate(titles, 1):
        text = f"{number}.{''.join(title)}"
        hanging = look if number == 1 else replace(look, first=-1)
        yield pen.paragraph("attachment_list", "附件：" + text if number == 1 else text, look=hanging)


def _attendance(described: Description, pen: Pen) -> Iterator[Node]:
    """出席、请假、列席: one line under the text, the label in 黑体 (10.3)."""
    for index, line in enumerate(described.attendance):
        yield from [pen.blank()] if index == 0 else []
        label, colon, names = line.partition("：")
        yield pen.paragraph("attendance", label + colon, (names, "fangsong"))


def width(text: str) -> float:
    """Width in 字: a digit or Latin letter is half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def signature_indents(signature: str, date: str, sealed: bool) -> tuple[float, float]:
    """Right indents of 署名 and 成文日期 in 字 (GB/T 9704—2012 7.3.5.1 and 7.3.5.2).

    With a seal the date stands 4 字 from the right and the signature is centred on it. Without one the signature
    stands 2 字 from the right and the date starts 2 字 right of it; where the date is longer, it stands 2 字 from the
    right itself.
    """
    n, m = width(signature), width(date)
    if sealed:
        return max(4 + (m - n) / 2, 0), 4
    return (2, n - m) if m <= n else (4 + m - n, 2)


def _signature_and_date(described: Description, pen: Pen) -> Iterator[Node]:
    if not described.date:
        return
    if described.format == "order":
        yield from _signature_seal(described, pen)
        return
    yield from [pen.blank(), pen.blank()] if described.sealed else [pen.blank()]
    right = [signature_indents(name, described.date, described.sealed) for name in described.signature]
    for name, (indent, _) in zip(described.signature, right, strict=True):
        yield pen.paragraph("issuer_signature", name, look=replace(LOOKS["issuer_signature"], right=indent))
    date_right = right[-1][1] if right else 4
    yield pen.paragraph("signing_date", described.date, look=replace(LOOKS["signing_date"], right=date_right))


def _signature_seal(described: Description, pen: Pen) -> Iterator[Node]:
    """职务 and a signature seal: two lines under the text, 4 字 from the right; the date a line lower (7.3.5.3)."""
    yield from (pen.blank(), pen.blank())
    [position] = described.signature
    right = replace(LOOKS["issuer_signature"], right=4)
    signed = pen.paragraph("issuer_signature", f"{position}　　", look=right)
    signed.append(inline("rIdSeal", "签名章", 28, 12))
    yield from (signed, pen.blank())
    yield pen.paragraph("signing_date", described.date, look=replace(LOOKS["signing_date"], right=4))


def _attachment(attachment: Attachment, label: str, described: Description, pen: Pen) -> Iterator[Node]:
    """An attachment on a page of its own, its title in the third line (7.3.7)."""
    first: list[Node] = []
    if described.list_attachments:
        first = [pen.paragraph("attachment_label", label), pen.blank()]
    first += [pen.paragraph("attachment_title", line) for line in attachment.title]
    put(properties(first[0], "pPr"), element("pageBreakBefore"))
    yield from first
    yield pen.blank()
    if "第一条" in attachment.body:
        yield from _provisions(attachment.body, pen)
        return
    for is_table, lines in itertools.groupby(attachment.body.splitlines(), lambda line: line.startswith("|")):
        if is_table:
            yield _table([line.strip()[1:-1].split("|") for line in lines], pen)
        else:
            yield from _text_and_figures("\n".join(lines), pen)


def _provisions(text: str, pen: Pen) -> Iterator[Node]:
    """A regulation: its chapters are headings, the items （一）（二） of its articles are not."""
    for line in text.splitlines():
        is_chapter = label_by_marker(line) == "attachment_chapter"
        yield pen.paragraph("attachment_chapter" if is_chapter else "attachment_body", line)


def _text_and_figures(text: str, pen: Pen) -> Iterator[Node]:
    for line in text.splitlines():
        if figure := re.fullmatch(r"\[图\](.+)", line.strip()):
            picture = pen.paragraph("figure")
            picture.append(inline("rIdFigure", figure[1], 120, 60))
            # A picture is higher than an exact line and than one of the grid.
            put(properties(picture, "pPr"), element("snapToGrid", val=0))
            yield from (picture, pen.paragraph("figure_caption", figure[1]))
        else:
            yield from text_lines(line, pen, "attachment_body")


def _table(rows: list[list[str]], pen: Pen) -> Node:
    """A table as wide as the type area, its first row repeated on each page."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", [element(side, val="single", sz=4, space=0, color="000000") for side in sides])
    tblPr = [
        element("tblW", w=8845, type="dxa"),
        element("jc", val="center"),
        borders,
        element("tblLayout", type="fixed"),
    ]
    widths = _column_widths(rows)
    table = element("tbl", [element("tblPr", tblPr)])
    table.append(element("tblGrid", [element("gridCol", w=each) for each in widths]))
    for index, row in enumerate(rows):
        trPr = element("trPr", [element("cantSplit"), *([element("tblHeader")] if index == 0 else [])])
        cells = [
            element(
                "tc", [element("tcPr", [element("tcW", w=each, type="dxa")]), pen.paragraph("table_cell", cell.strip())]
            )
            for each, cell in zip(widths, row, strict=True)
        ]
        table.append(element("tr", [trPr, *cells]))
    return table


def _column_widths(rows: list[list[str]]) -> list[int]:
    """Widths in twips that add up to the type area's 8845, in proportion to the longest cell."""
    longest = [max(width(cell) for cell in column) + 2 for column in zip(*rows, strict=True)]
    widths = [round(8845 * each / sum(longest)) for each in longest]
    return [*widths[:-1], 8845 - sum(widths[:-1])]


def add_seal(signature: Node) -> None:
    """A seal's picture over signature and date, centred on them (7.3.5.1)."""
    signature.append(anchored("rIdSeal", "印章", *SEAL))
