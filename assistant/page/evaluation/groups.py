"""Figures of parts of the data, by type of question, by format, by what is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answering.answer import AnswerStatus
from assistant.page.evaluation.figures import NOTHING, figure_text
from assistant.page.evaluation.result import Figure, Result
from assistant.page.markup import fragment, text_html

_CURVE = "curve:"
"""Groups that are points of a curve, which is drawn and too long for a table."""
_STATUS_TITLES = {status.code: status.value for status in AnswerStatus}


def groups_html(result: Result) -> str:
    """The metrics by group, folded; groups that have the same metrics stand in one table."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for group, figures in result.groups.items():
        if not group.startswith(_CURVE):
            tables.setdefault(tuple(figures), []).append(group)
    html = "".join(_groups_table(result, groups, names) for names, groups in tables.items() if names)
    return fragment(f'<details class="groups" open=""><summary>分组结果</summary>{html}</details>') if html else ""


def _groups_table(result: Result, groups: Sequence[str], names: Sequence[str]) -> str:
    head = "".join(
        f"<th>{text_html(result.metric_titles.get(name) or _STATUS_TITLES.get(name, name))}</th>" for name in names
    )
    rows = "".join(_group_row(result.group_titles.get(group, group), result.groups[group], names) for group in groups)
    return (
        '<div class="scroll-x"><table class="groups-table">'
        f"<thead><tr><th>分组</th>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _group_row(title: str, figures: Mapping[str, Figure], names: Sequence[str]) -> str:
    cells = "".join(_group_cell(figures.get(name)) for name in names)
    return f'<tr><td class="metric">{text_html(title)}</td>{cells}</tr>'


def _group_cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return f"<td>{NOTHING}</td>"
    count = f"{figure.k} / {figure.n}" if figure.k is not None else (f"{figure.n}" if figure.n is not None else "")
    return f'<td><b>{figure_text(figure)}</b><span class="count">{count}</span></td>'
