"""A comparison of two runs for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from evals.harness.comparison import Change, Comparison, Difference
from evals.metrics import titles
from evals.report.terminal import table

CHANGES_SHOWN = 60


def print_comparison(comparison: Comparison) -> None:
    """Prints the differences, and the cases that changed."""
    from rich.console import Console

    console = Console(highlight=False)
    console.print(f"{comparison.task}：{comparison.a} 与 {comparison.b} 比较", markup=False, soft_wrap=True)
    for note in comparison.notes:
        console.print(f"注意：{note}", markup=False)
    known = titles()
    body = [(name, known.get(name, ""), *_cells(difference)) for name, difference in comparison.metrics.items()]
    console.print(table(("指标", "含义", "前", "后", "差", "95% 区间", "题数"), body))
    for heading, changes in (("变好", comparison.better), ("变差", comparison.worse)):
        for line in _changes(heading, changes):
            console.print(line, markup=False)


def _cells(difference: Difference) -> tuple[str, ...]:
    return (
        f"{difference.a:g}",
        f"{difference.b:g}",
        f"{difference.difference:+g}",
        f"{difference.low:+g} – {difference.high:+g}",
        str(difference.n),
    )


def _changes(heading: str, changes: Sequence[Change]) -> list[str]:
    cases = len({change.id for change in changes})
    lines = [f"{heading}：{cases} 题，{len(changes)} 处"]
    lines += [f"  {c.id} {c.metric}：{c.a:g} → {c.b:g}" for c in changes[:CHANGES_SHOWN]]
    return [*lines, f"  ……另有 {len(changes) - CHANGES_SHOWN} 处"] if len(changes) > CHANGES_SHOWN else lines
