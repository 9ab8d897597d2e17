"""Facts of tables and frames that need no labels, for sets of others: every table, every framed paragraph, by its number."""

from __future__ import annotations

from collections.abc import Iterator

from evals.format.draft import Draft, label_of
from evals.format.facts import TWIPS_A_MM, Facts, Key, Value
from evals.format.names import DOCUMENT, attribute, w
from evals.format.xml import Node

_LINES = ("val", "sz", "color")


def plain_facts(draft: Draft) -> Facts:
    """Width, repeated rows and lines of tables; height of frames; alignment of tables and heights of rows."""
    found: Facts = {}
    for number, table in enumerate(draft.trees[DOCUMENT].iter(w("tbl"))):
        found |= dict(_table(f"table#{number}", table))
    for paragraph in draft.paragraphs():
        frame = paragraph.find(f"{w('pPr')}/{w('framePr')}")
        if frame is not None:
            found[f"{label_of(paragraph)}#0", "top_of_page_mm"] = _mm(attribute(frame, "y"))
    return found


def _table(key: str, table: Node) -> Iterator[tuple[Key, Value]]:
    width = sum(float(attribute(column, "w") or 0) for column in table.iter(w("gridCol")))
    yield (key, "width_mm"), round(width / TWIPS_A_MM, 1)
    yield (key, "header_repeats"), table.find(f".//{w('trPr')}/{w('tblHeader')}") is not None
    said = table.find(f"{w('tblPr')}/{w('tblW')}")
    yield (key, "table_width"), f"{attribute(said, 'type')} {attribute(said, 'w')}"
    for number, borders in enumerate([*table.iter(w("tblBorders")), *table.iter(w("tcBorders"))]):
        for line in borders:
            name = f"{number} {str(line.tag).rpartition('}')[2]}"
            yield (key, name), " ".join(attribute(line, each) or "" for each in _LINES)


def _mm(twips: str | None) -> float:
    return round(float(twips or 0) / TWIPS_A_MM, 1)
