"""表格 (GB/T 9704—2012 8)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft, label_of
from evals.format.making import font_change, labelled, runs_operator
from evals.format.names import w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import RUN_ROUTES
from evals.format.xml import Node

TITLE = "表格"


def _table(draft: Draft) -> Node | None:
    tables = draft.body.iter(w("tbl"))
    return next((each for each in tables if any(label_of(p) == "table_cell" for p in each.iter(w("p")))), None)


def _tables(draft: Draft) -> list[Target]:
    return [] if _table(draft) is None else [Target(element="table#0")]


def _widened(factor: float) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        table = _table(at.draft)
        assert table is not None
        for node in (*table.iter(w("tblW")), *table.iter(w("gridCol")), *table.iter(w("tcW"))):
            node.set(w("w"), str(round(int(node.get(w("w")) or 0) * factor)))

    return apply


def _no_repeat(at: Site) -> None:
    table = _table(at.draft)
    assert table is not None
    for node in list(table.iter(w("tblHeader"))):
        node.getparent().remove(node)


OPERATORS = [
    Operator("table-too-wide", "表格超出版心", ("C002",), "width_mm", _tables, _widened(1.15)),
    Operator("table-to-page-edge", "表格宽到纸边", ("C002",), "width_mm", _tables, _widened(1.3)),
    Operator("table-header-once", "跨页表头不重复", ("C004",), "header_repeats", _tables, _no_repeat),
    runs_operator(
        "table-kaiti", "表内文字用楷体", "C005", labelled("table_cell"), font_change("楷体_GB2312"), RUN_ROUTES
    ),
]
