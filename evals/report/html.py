"""The report as one HTML file: figures, charts, and every failure with question, answer and gold side by side. No scripts."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.harness.finished import Run
from evals.report.summary import circumstances
from evals.report.tables import HEADINGS, alike, group_rows, rows

TEMPLATE = "report.html.j2"
CASES_SHOWN = 300
"""A report of all 946 questions of a large set would take a browser minutes; cases.jsonl has them all."""


def write_html(run: Run, cases: Sequence[Mapping[str, Any]], plots: Mapping[str, str], path: Path) -> None:
    """Writes the report.

    Args:
        cases: As :func:`evals.report.cases.case_rows` gives them.
        plots: Title by file name, in the folder ``plots`` beside the report.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    failed = [case for case in cases if case["failed"]]
    html = environment.get_template(TEMPLATE).render(
        run=run,
        circumstances=circumstances(run),
        headings=HEADINGS,
        rows=rows(run.evaluation.metrics, run.metric_titles),
        figures=run.evaluation.metrics,
        tables=_tables(run),
        plots=[(title, _data_url(path.parent / "plots" / f"{name}.svg")) for name, title in plots.items()],
        failed=failed[:CASES_SHOWN],
        failed_count=len(failed),
        cases_count=len(cases),
    )
    path.write_text(html, encoding="utf-8")


def _tables(run: Run) -> list[tuple[list[str], list[tuple[str, ...]]]]:
    groups = run.evaluation.groups
    return [(["分组", *metrics], group_rows(groups, names, metrics)) for names, metrics in alike(groups)]


def _data_url(path: Path) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(path.read_bytes()).decode()}"
