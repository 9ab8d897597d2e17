"""What is made of a run: JSON for programs, a page of Markdown, a self-contained HTML report, tables for a terminal."""

from __future__ import annotations

import json

from evals.harness.finished import Run
from evals.harness.keeping import RESULT, write_lines
from evals.report.cases import case_rows, score_rows
from evals.report.html import write_html
from evals.report.result import result_of
from evals.report.summary import as_markdown

SCORES, CASES, SUMMARY, REPORT = "scores.jsonl", "cases.jsonl", "summary.md", "report.html"


def write_reports(run: Run) -> None:
    """Writes everything but the result first, so that a folder with a result is complete."""
    from evals.plots import draw_all

    rows = case_rows(run)
    write_lines(run.folder / SCORES, score_rows(run.evaluation))
    write_lines(run.folder / CASES, rows)
    plots = draw_all(run.evaluation, run.folder / "plots")
    result = result_of(run, [f"plots/{name}.svg" for name in plots])
    (run.folder / SUMMARY).write_text(as_markdown(run), encoding="utf-8")
    write_html(run, rows, plots, run.folder / REPORT)
    (run.folder / RESULT).write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
