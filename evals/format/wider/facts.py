"""Facts that only the wider set reads: what stays hidden in runs, paragraphs, sections and parts beside the usual ones."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.facts import TWIPS_A_MM, Facts, Value, facts
from evals.format.names import attribute, w
from evals.format.reader import Reader, is_on, nearest, run_text, runs
from evals.format.xml import Node

# A toggle or value of a run's properties, by the fact's name.
_RUN_VALUES = {"emphasis_mark": "em", "character_spacing": "spacing", "raised": "position", "vertical": "vertAlign"}
_RUN_TOGGLES = ("outline", "shadow", "emboss", "imprint", "dstrike", "caps")
_COUNTED = {"inserted": "ins", "deleted": "del", "comments": "commentReference", "links": "hyperlink", "drawn": "pict"}


def wider_facts(draft: Draft) -> Facts:
    """All facts of the benchmark, and those of this set."""
    reader = Reader(draft)
    found = facts(draft)
    for key, paragraph in draft.elements():
        found |= {(key, name): value for name, value in _of_paragraph(reader, paragraph).items()}
    found |= {("page#0", "sections"): " ".join(_orientation(node) for node in draft.body.iter(w("sectPr")))}
    found |= {("page#0", "header_drawn"): float(_drawn_in_headers(draft))}
    if (footer := draft.trees.get("word/footer_first.xml")) is not None:
        found["page_number#first", "width_mm"] = _frame_width(footer)
    # What is put in without a label is counted, so that no defect passes unseen.
    found |= {("document#0", f"count of {tag}"): float(_count(draft.body, tag)) for tag in ("tbl", "tr", "drawing")}
    return found


def _of_paragraph(reader: Reader, paragraph: Node) -> dict[str, Value]:
    levels = reader.paragraph_levels(paragraph)
    read: dict[str, Value] = {
        "widow_control": is_on(levels, "widowControl"),
        "line_start_rules": nearest(levels, "kinsoku", default="1") or "1",
        "numbered": any(level.find(w("numPr")) is not None for level in levels),
        "paragraph_shading": _fill(levels),
        "line_width_mm": _frame_width(paragraph),
        "cells_break": any(True for _ in paragraph.iterancestors(w("tr"))) and _may_break(paragraph),
    }
    read |= {f"{name} here": float(_count(paragraph, tag)) for name, tag in _COUNTED.items()}
    texts = [run for run in runs(paragraph) if run_text(run).strip("\t\n")]
    return read | _of_runs([reader.run_levels(run, paragraph) for run in texts], reader)


def _of_runs(each: list[list[Node]], reader: Reader) -> dict[str, Value]:
    read: dict[str, Value] = {
        "latin_font": _distinct([_latin(reader, levels) for levels in each]),
        "shading": _distinct([_fill(levels) for levels in each]),
        "effects": _distinct([" ".join(t for t in _RUN_TOGGLES if is_on(levels, t)) for levels in each]),
    }
    return read | {name: _distinct([nearest(levels, tag) for levels in each]) for name, tag in _RUN_VALUES.items()}


def _latin(reader: Reader, levels: list[Node]) -> str | None:
    """The face of digits and Latin letters, where it is not that of the Chinese characters."""
    own = reader.font(levels, "ascii")
    return "as the Chinese" if own == reader.font(levels) else own


def _distinct(values: list[str | None]) -> str:
    return "+".join(dict.fromkeys(value or "none" for value in values))


def _fill(levels: list[Node]) -> str:
    fill = next((attribute(node, "fill") for level in levels if (node := level.find(w("shd"))) is not None), None)
    return fill or "none"


def _count(node: Node, tag: str) -> int:
    return sum(1 for _ in node.iter(w(tag)))


def _may_break(paragraph: Node) -> bool:
    row = next(paragraph.iterancestors(w("tr")))
    return row.find(f"{w('trPr')}/{w('cantSplit')}") is None


def _frame_width(node: Node) -> float | None:
    frame = next(node.iter(w("framePr")), None)
    return None if frame is None else round(int(attribute(frame, "w") or 0) / TWIPS_A_MM, 1)


def _orientation(section: Node) -> str:
    return attribute(section.find(w("pgSz")), "orient") or "portrait"


def _drawn_in_headers(draft: Draft) -> int:
    headers = [tree for name, tree in draft.trees.items() if name.startswith("word/header")]
    return sum(_count(tree, tag) for tree in headers for tag in ("pict", "drawing", "pBdr"))
