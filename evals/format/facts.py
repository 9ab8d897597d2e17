"""Facts of a draft: (element, property) to value, as ``reader`` reads them.

An element is a label with its number within the label (``body#3``), a footer (``page_number#odd``), the section
(``page#0``) or the whole (``document#0``). Lengths are mm on the page and pt or 字 in text.
"""

from __future__ import annotations

import itertools
from collections import Counter

from evals.format.draft import BLANK, Draft, label_of
from evals.format.names import DOCUMENT, attribute, qualified, w
from evals.format.reader import Reader, blank_lines_before, is_on, nearest, paragraph_text, run_text, runs
from evals.format.xml import Node, etree

Value = str | float | bool | None
Key = tuple[str, str]
Facts = dict[Key, Value]

TWIPS_A_MM = 1440 / 25.4
# Where a lead (heading, label) ends and text of another face goes on in the same paragraph (GB/T 9704—2012 7.2.6, 7.3.3).
LEADS = {
    "document_number": "：",
    "heading_1": "。",
    "heading_2": "。",
    "signatory": "：",
    "attendance": "：",
}


def facts(draft: Draft) -> Facts:
    """All facts of a draft."""
    reader = Reader(draft)
    section = draft.body.findall(w("sectPr"))[-1]
    found = _page_facts(section, draft)
    grid = grid_pitch(section)
    for key, paragraph in draft.elements():
        read = (
            _line_facts(paragraph)
            if label_of(paragraph).endswith("separator")
            else _text_facts(reader, paragraph, grid)
        )
        found |= {(key, name): value for name, value in read.items()}
    found |= _mark_position(draft, reader, grid)
    found |= _footer_facts(draft, reader, section)
    return found | _tables(draft) | _outline(draft)


def value_of(found: Facts, key: Key) -> Value:
    """A fact's value; of an element that is not there the number is 0."""
    return found.get(key, 0.0 if key[1].startswith("count of ") else None)


def grid_pitch(section: Node) -> float | None:
    """The pitch of the line grid in pt; None where there is no grid (17.6.5)."""
    grid = section.find(w("docGrid"))
    if attribute(grid, "type") not in {"lines", "linesAndChars", "snapToChars"}:
        return None
    return int(attribute(grid, "linePitch") or 0) / 20


def _outline(draft: Draft) -> Facts:
    """Which elements there are, how many of each, and in which order they come."""
    labels = [label for label in draft.labels() if label != BLANK]
    order = [label for label, _ in itertools.groupby(labels)]
    body = {"heading_1", "heading_2", "heading_3", "heading_4"}
    order = [label for label, _ in itertools.groupby("body" if label in body else label for label in order)]
    found: Facts = {("document#0", "order"): " ".join(order)}
    return found | {("document#0", f"count of {label}"): float(count) for label, count in Counter(labels).items()}


def _page_facts(section: Node, draft: Draft) -> Facts:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    grid, numbers = section.find(w("docGrid")), section.find(w("pgNumType"))

    def twips(node: Node | None, name: str) -> int:
        return int(attribute(node, name) or 0)

    left = twips(margins, "left") + twips(margins, "gutter")
    width, height = twips(size, "w"), twips(size, "h")
    lengths = {
        "width_mm": width,
        "height_mm": height,
        "margin_top_mm": twips(margins, "top"),
        "margin_left_mm": left,
        "type_area_width_mm": width - left - twips(margins, "right"),
        "type_area_height_mm": height - twips(margins, "top") - twips(margins, "bottom"),
        "footer_mm": twips(margins, "footer"),
    }
    read: dict[str, Value] = {
        **{name: round(length / TWIPS_A_MM, 1) for name, length in lengths.items()},
        "orientation": attribute(size, "orient") or "portrait",
        "grid_line_pt": grid_pitch(section),
        "character_pitch_pt": _character_pitch(grid, draft),
        "title_page": is_on([section], "titlePg"),
        "page_number_start": attribute(numbers, "start") or "1",
        "page_number_format": attribute(numbers, "fmt") or "decimal",
        "header_text": "".join(
            paragraph_text(p) for tree in _parts(draft, section, "header") for p in tree.iter(w("p"))
        ),
    }
    return {("page#0", name): value for name, value in read.items()}


def _character_pitch(grid: Node | None, draft: Draft) -> float | None:
    """Width of a 字 of the default size on the grid, in pt: size plus charSpace / 4096 (17.6.5)."""
    if attribute(grid, "type") not in {"linesAndChars", "snapToChars"}:
        return None
    plain = etree.Element(w("p"))
    return round(Reader(draft).paragraph_size(plain) + int(attribute(grid, "charSpace") or 0) / 4096, 2)


def _text_facts(reader: Reader, paragraph: Node, grid: float | None) -> dict[str, Value]:
    indents = reader.indents(paragraph)
    levels = reader.paragraph_levels(paragraph)
    lead, rest = lead_and_rest(paragraph)
    read: dict[str, Value] = {
        "text": paragraph_text(paragraph),
        "alignment": (nearest(levels, "jc") or "left").replace("start", "left").replace("end", "right"),
        **{f"{name}_chars": value for name, value in indents.items()},
        "line_spacing": reader.line_spacing(paragraph, grid),
        "space_before_pt": reader.spacing(paragraph, "before"),
        "space_after_pt": reader.spacing(paragraph, "after"),
        "blank_before": float(blank_lines_before(paragraph)),
        "page_break_before": is_on(levels, "pageBreakBefore") or _breaks_page(paragraph),
        **_run_facts(reader, paragraph, lead),
    }
    if rest:
        read |= {f"rest_{name}": value for name, value in _run_facts(reader, paragraph, rest).items()}
    border = paragraph.find(f"{w('pPr')}/{w('pBdr')}/{w('bottom')}")
    return read | ({} if border is None else _border(border))


def _run_facts(reader: Reader, paragraph: Node, taken: list[Node]) -> dict[str, Value]:
    """What is the same for all runs is said once; what differs is joined with ``+``."""
    each = []
    for run in taken:
        levels = reader.run_levels(run, paragraph)
        emphasis = {"bold": "b", "italic": "i", "hidden": "vanish", "struck": "strike"}
        each.append(
            {
                "font": reader.font(levels),
                "size_pt": reader.size(levels),
                "colour": reader.colour(levels),
                "underline": nearest(levels, "u") or "none",
                "highlight": nearest(levels, "highlight") or "none",
                "scale": nearest(levels, "w") or "100",
                **{name: is_on(levels, tag) for name, tag in emphasis.items()},
            }
        )
    return {name: _joined([read[name] for read in each]) for name in each[0]} if each else {}


def _joined(values: list[Value]) -> Value:
    distinct = list(dict.fromkeys(values))
    return distinct[0] if len(distinct) == 1 else "+".join(map(str, distinct))


def lead_and_rest(paragraph: Node) -> tuple[list[Node], list[Node]]:
    """Runs with text, parted after the run in which the lead ends."""
    lead: list[Node] = []
    rest: list[Node] = []
    end = LEADS.get(label_of(paragraph))
    into = lead
    for run in runs(paragraph):
        if run_text(run).strip("\t\n"):
            into.append(run)
            into = rest if end and end in run_text(run) else into
    return lead, rest


def _breaks_page(paragraph: Node) -> bool:
    before = paragraph.getprevious()
    nodes = [paragraph, *([] if before is None or paragraph_text(before).strip() else [before])]
    return any(attribute(node, "type") == "page" for each in nodes for node in each.iter(w("br")))


def _line_facts(paragraph: Node) -> dict[str, Value]:
    borders = paragraph.find(f"{w('pPr')}/{w('pBdr')}")
    line = next((node for node in ([] if borders is None else borders) if attribute(node, "val") != "none"), None)
    return {"line": "none"} if line is None else _border(line)


def _border(line: Node) -> dict[str, Value]:
    """A border: its style, weight in pt (w:sz is eighths, 17.3.4), colour, and space to the text in pt."""
    return {
        "line": attribute(line, "val"),
        "line_pt": int(attribute(line, "sz") or 0) / 8,
        "line_colour": (attribute(line, "color") or "auto").upper().replace("AUTO", "000000"),
        "line_space_pt": float(attribute(line, "space") or 0),
    }


def _mark_position(draft: Draft, reader: Reader, grid: float | None) -> Facts:
    """The upper edge of 发文机关标志 in mm: of the page where it stands in a frame, else of the type area."""
    mark = next(iter(draft.labelled("issuing_authority_mark")), None)
    if mark is None:
        return {}
    frame = mark.find(f"{w('pPr')}/{w('framePr')}")
    if frame is not None:
        return {("issuing_authority_mark#0", "top_of_page_mm"): round(int(attribute(frame, "y") or 0) / TWIPS_A_MM, 1)}
    table = mark.getparent().getparent().getparent() if mark.getparent().tag == w("tc") else None
    first = mark if table is None else table
    above = sum(
        reader.line_height(p, grid) + reader.spacing(p, "before") + reader.spacing(p, "after")
        for p in first.itersiblings(w("p"), preceding=True)
        if p.find(f"{w('pPr')}/{w('framePr')}") is None
    )
    # An exact line is taller than its characters; half of the difference lies above them.
    air = max(reader.line_height(mark, grid) - reader.paragraph_size(mark), 0) / 2
    return {
        ("issuing_authority_mark#0", "top_mm"): round((above + reader.spacing(mark, "before") + air) / 72 * 25.4, 1)
    }


def _parts(draft: Draft, section: Node, kind: str, which: str | None = None) -> list[Node]:
    """The headers or footers that a section names; ``which`` is default, even or first."""
    targets = {str(node.get("Id")): str(node.get("Target")) for node in draft.trees["word/_rels/document.xml.rels"]}
    named = [node for node in section.findall(w(f"{kind}Reference")) if which in (None, attribute(node, "type"))]
    return [draft.trees[f"word/{targets[str(node.get(qualified('r:id')))]}"] for node in named]


def _footer_facts(draft: Draft, reader: Reader, section: Node) -> Facts:
    found: Facts = {("page#0", "even_and_odd"): reader.even_and_odd()}
    for which, name in (("default", "odd"), ("even", "even"), ("first", "first")):
        for tree in _parts(draft, section, "footer", which):
            paragraph = next((p for p in tree.iter(w("p")) if paragraph_text(p).strip() or _border_of(p) is None), None)
            read = {"page_field": False, "text": ""} if paragraph is None else _number_facts(reader, paragraph)
            line = next((_border_of(p) for p in tree.iter(w("p")) if _border_of(p) is not None), None)
            read |= {} if line is None else _border(line)
            found |= {(f"page_number#{name}", key): value for key, value in read.items()}
    return found


def _border_of(paragraph: Node) -> Node | None:
    borders = paragraph.find(f"{w('pPr')}/{w('pBdr')}")
    return None if borders is None else borders[0]


def _number_facts(reader: Reader, paragraph: Node) -> dict[str, Value]:
    taken = [run for run in runs(paragraph) if run_text(run)]
    fields = [node.text or "" for node in paragraph.iter(w("instrText"))]
    fields += [attribute(node, "instr") or "" for node in paragraph.iter(w("fldSimple"))]
    indents = reader.indents(paragraph)
    levels = [reader.run_levels(run, paragraph) for run in taken]
    return {
        "page_field": any(field.split()[:1] == ["PAGE"] for field in fields),
        "text": paragraph_text(paragraph),
        "font": _joined([reader.font(level, "ascii") for level in levels]) if levels else None,
        "size_pt": _joined([reader.size(level) for level in levels]) if levels else None,
        "alignment": nearest(reader.paragraph_levels(paragraph), "jc") or "left",
        "left_chars": indents["left"],
        "right_chars": indents["right"],
    }


def _tables(draft: Draft) -> Facts:
    """Tables that are not layout: width, and whether the first row repeats; the lines of an imprint that is a table."""
    found: Facts = {}
    numbers = itertools.count()
    for table in draft.trees[DOCUMENT].iter(w("tbl")):
        inside = {label_of(p) for p in table.iter(w("p"))}
        width = sum(int(attribute(column, "w") or 0) for column in table.iter(w("gridCol")))
        if "table_cell" in inside:
            key = f"table#{next(numbers)}"
            found[key, "width_mm"] = round(width / TWIPS_A_MM, 1)
            found[key, "header_repeats"] = table.find(f".//{w('trPr')}/{w('tblHeader')}") is not None
        elif inside & {"printing_authority", "copy_recipients"}:
            found |= _imprint_table(table, width)
    return found


def _imprint_table(table: Node, width: int) -> Facts:
    found: Facts = {("imprint_separator#0", "width_mm"): round(width / TWIPS_A_MM, 1)}
    for side in ("top", "insideH", "bottom"):
        line = table.find(f"{w('tblPr')}/{w('tblBorders')}/{w(side)}")
        read = {"line": "none"} if line is None else _border(line)
        found |= {
            ("imprint_separator#0", f"{side}_{name}"): value for name, value in read.items() if name != "line_space_pt"
        }
    return found
