"""表格与图 (GB/T 9704—2012 8; GB/T 15834—2011 附录 A.1)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.making import aligned, font_change, labelled, paragraph_operator, runs_operator
from evals.format.names import drop, element, properties, put, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.wider.making import replacements

TITLE = "表格与图"
_CELLS = labelled("table_cell")
_CAPTION = labelled("figure_caption")


def _rows(draft: Draft) -> list[Target]:
    return [Target(p) for p in draft.labelled("table_cell")][:1]


def _breaking(at: Site) -> None:
    row = next(at.paragraph.iterancestors(w("tr")))
    drop(row.find(w("trPr")), "cantSplit")


def _exact(at: Site) -> None:
    """A line of exact height cuts the picture."""
    put(properties(at.paragraph, "pPr"), element("spacing", line=579, lineRule="exact"))


def _totals(draft: Draft) -> list[Target]:
    return [t for t in _CELLS(draft) if paragraph_text(t.paragraph) == "1210"]


OPERATORS = [
    *replacements("caption-stop", "图题末尾有句号", "C005 M022", _CAPTION, [("$", "。"), ("$", "；"), ("$", "：")]),
    *replacements("caption-spaced", "图题字间有空格", "M018 C005", _CAPTION, [("(?<=应急)", " ")]),
    paragraph_operator("caption-left", "图题不居中", "C005", _CAPTION, aligned("left")),
    Operator(
        "row-breaks", "表格的行可以跨页断开", ("C004",), "cells_break", _rows, _breaking, along=("* cells_break",)
    ),
    Operator(
        "figure-cut",
        "图所在段用固定行距，图被裁去",
        ("P012", "C002"),
        "line_spacing",
        lambda d: [Target(p) for p in d.labelled("figure")],
        _exact,
    ),
    runs_operator("cell-red", "表内文字用红字", "P008", _CELLS, ("colour", [element("color", val="FF0000")])),
    runs_operator("cell-heiti", "表内文字用微软雅黑", "C005", _CELLS, font_change("微软雅黑")),
    *replacements(
        "cell-total-wrong",
        "表内合计不等于各行之和",
        "U014",
        _totals,
        [("1210", "1310"), ("1210", "1201"), ("1210", "1120")],
    ),
]
