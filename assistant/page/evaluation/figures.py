"""Figures of an evaluation: written out with their counts, their intervals written and drawn."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.page.evaluation.result import Change, Comparison, Difference, Figure, Result
from assistant.page.markup import fragment, text_html

NOTHING = "—"


def figure_text(figure: Figure) -> str:
    """The value: a share in per cent, any other number as it is."""
    return number_text(figure.value, share=figure.k is not None)


def number_text(value: float | None, share: bool) -> str:
    """A value; a dash where nothing could be counted."""
    if value is None:
        return NOTHING
    if share:
        return f"{100 * value:.1f}%"
    if abs(value) < 10 and value != round(value):
        return f"{value:.3f}"
    return f"{value:,.0f}" if value == round(value) or abs(value) >= 1000 else f"{value:,.1f}"


def metrics_html(result: Result) -> str:
    """The table of metrics."""
    if not result.metrics:
        return fragment('<p class="empty">这次评测没有得出指标。</p>')
    rows = "".join(_metric_row(result.metric_title(name), figure) for name, figure in result.metrics.items())
    head = "<tr><th>指标</th><th>数值</th><th>计数</th><th>95% 区间</th>" + f"<th>{_scale_html()}</th></tr>"
    return fragment(f'<table class="figures-table"><thead>{head}</thead><tbody>{rows}</tbody></table>')


def thresholds_html(result: Result) -> str:
    """What had to be reached, and the notes."""
    reached = "".join(
        f'<li><span class="verdict {"is-good" if threshold.met else "is-bad"}">{"达到" if threshold.met else "未达到"}'
        f"</span>{text_html(threshold.text)}</li>"
        for threshold in result.thresholds
    )
    notes = "".join(f"<li>{text_html(note)}</li>" for note in result.notes)
    html = f'<h3>门槛</h3><ul class="verdicts">{reached}</ul>' if reached else ""
    return fragment(html + (f'<h3>说明</h3><ul class="notes">{notes}</ul>' if notes else ""))


def comparison_html(comparison: Comparison, later: Result, earlier_label: str, later_label: str) -> str:
    """The differences between two runs, and the cases that got better or worse."""
    reach = max((_reach(difference) for difference in comparison.metrics.values()), default=0) or 1
    rows = "".join(
        _difference_row(later.metric_title(name), difference, later.is_share(name), reach)
        for name, difference in comparison.metrics.items()
    )
    notes = "".join(f"<li>{text_html(note)}</li>" for note in comparison.notes)
    lists = _changes_html("变好", comparison.better, later) + _changes_html("变差", comparison.worse, later)
    return fragment(
        f'<div class="comparison"><p class="compared"><b>A</b> {text_html(earlier_label)}</p>'
        f'<p class="compared"><b>B</b> {text_html(later_label)}（当前打开的）</p>'
        '<table class="figures-table differences"><thead><tr><th>指标</th><th>A</th><th>B</th><th>差（B－A）</th>'
        f"<th>差的 95% 区间</th><th></th></tr></thead><tbody>{rows}</tbody></table>"
        '<p class="help">区间不含 0 的差别不像是偶然的；区间含 0 时，两次的高低可能只是碰巧。</p>'
        f'{f"<ul class=notes>{notes}</ul>" if notes else ""}<div class="changes">{lists}</div></div>'
    )


def _metric_row(title: str, figure: Figure) -> str:
    share = figure.k is not None
    count = f"{figure.k:,} / {figure.n or 0:,}" if share else (f"{figure.n:,}" if figure.n is not None else "")
    return (
        f'<tr><td class="metric">{text_html(title)}</td><td class="value">{figure_text(figure)}</td>'
        f'<td class="count">{count}</td><td class="range">{_range_text(figure, share)}</td>'
        f'<td class="drawing">{_interval_html(figure)}</td></tr>'
    )


def _range_text(figure: Figure | Difference, share: bool) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{number_text(figure.low, share)} ～ {number_text(figure.high, share)}"


def _scale_html() -> str:
    return '<span class="scale"><span>0</span><span>50%</span><span>100%</span></span>'


def _interval_html(figure: Figure) -> str:
    """The interval on a line from 0 to 1; nothing for a number that has no such line."""
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    if not 0 <= figure.low <= figure.high <= 1:
        return ""
    return (
        f'<div class="interval"><div class="span" style="left:{100 * figure.low:.1f}%;'
        f'width:{100 * (figure.high - figure.low):.1f}%"></div>'
        f'<div class="point" style="left:{100 * min(1, max(0, figure.value)):.1f}%"></div></div>'
    )


def _difference_row(title: str, difference: Difference, share: bool, reach: float) -> str:
    low, high = difference.low, difference.high
    clear = low is not None and high is not None and low * high > 0
    signed = NOTHING if difference.difference is None else _signed(difference.difference, share)
    written = "" if low is None or high is None else f"{_signed(low, share)} ～ {_signed(high, share)}"
    unit = " 百分点" if share and difference.difference else ""
    mark = '<span class="clear-mark">有差别</span>' if clear else ""
    return (
        f'<tr{" class=is-clear" if clear else ""}><td class="metric">{text_html(title)}</td>'
        f'<td class="count">{_letter("A")}{number_text(difference.a, share)}</td>'
        f'<td class="count">{_letter("B")}{number_text(difference.b, share)}</td>'
        f'<td class="value">{signed}<span class="unit">{unit}</span>{mark}</td>'
        f'<td class="range">{written}</td>'
        f'<td class="drawing">{_difference_drawing(difference, reach if _is_small(difference) else 0)}</td></tr>'
    )


def _letter(letter: str) -> str:
    """Which run a figure belongs to, for windows too narrow for the heading of the column."""
    return f'<span class="letter">{letter} </span>'


def _is_small(difference: Difference) -> bool:
    """Whether both values are from 0 to 1, so that differences can be drawn on one scale."""
    values = [value for value in (difference.a, difference.b) if value is not None]
    return bool(values) and all(0 <= value <= 1 for value in values)


def _signed(value: float, share: bool) -> str:
    if not value:
        return "0"
    if share:
        return f"{100 * value:+.1f}"
    return f"{'+' if value > 0 else ''}{number_text(value, share=False)}"


def _reach(difference: Difference) -> float:
    values = (difference.low, difference.high, difference.difference)
    return max((abs(value) for value in values if value is not None), default=0) if _is_small(difference) else 0


def _difference_drawing(difference: Difference, reach: float) -> str:
    """The interval on a line with 0 in its middle."""
    if not reach or difference.low is None or difference.high is None or difference.difference is None:
        return ""
    left, right, point = (50 + 48 * value / reach for value in (difference.low, difference.high, difference.difference))
    return (
        f'<div class="interval is-signed"><div class="span" style="left:{left:.1f}%;width:{right - left:.1f}%"></div>'
        f'<div class="point" style="left:{point:.1f}%"></div></div>'
    )


def _changes_html(title: str, changes: Sequence[Change], later: Result) -> str:
    rows = "".join(
        f"<tr><td>{text_html(change.id)}</td><td>{text_html(later.metric_title(change.metric))}</td>"
        f"<td>{number_text(change.a, share=False)} → {number_text(change.b, share=False)}</td></tr>"
        for change in changes
    )
    body = f'<div class="scroll-y"><table>{rows}</table></div>' if rows else '<p class="empty">没有。</p>'
    return f"<section><h3>{title}（{len(changes)}）</h3>{body}</section>"
