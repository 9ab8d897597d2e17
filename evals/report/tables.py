"""Figures as the cells of tables, the same for a terminal, Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from evals.harness.figures import Figure
from evals.harness.samples import Behavior, QuestionType
from evals.harness.task import Metrics

_SYSTEMS = {
    "lexical": "词法",
    "vectors": "词法＋向量",
    "reranked by overlap": "词法检索加本机模拟的重排（只数相同的字）",
    "reranked by service": "词法检索加重排服务",
    "baseline words": "基线：词 BM25",
    "baseline bigrams": "基线：二字 BM25",
    "baseline vectors alone": "基线：仅向量",
    "peer china-law-mcp": "同类产品 china-law-mcp",
    "citations per answer": "每个答案的引用条数",
    "confidence": "置信度",
}
_TRAITS = {"type": "题型", "format": "格式", "law": "法律部门", "shape": "形状", "corpus": "知识库", "half": "一半"}
_KINDS = {
    **{member.code: member.value for member in (*QuestionType, *Behavior)},
    "builtin": "内置指南和国家法律",
    "policies": "政策文件",
    "even": "编号为偶数的",
    "odd": "编号为奇数的",
}
_TRAIT = re.compile(r"(?:(?P<stage>\w+): )?by (?P<trait>\w+) (?P<kind>.+)")

HEADINGS = ("指标", "含义", "数值", "计数", "95% 区间")


def rows(metrics: Metrics, known: Mapping[str, str]) -> list[tuple[str, ...]]:
    """A row a metric, under :data:`HEADINGS`.

    Args:
        known: The Chinese titles of metrics.
    """
    return [
        (name, known.get(name, ""), value(figure), count(figure), interval(figure)) for name, figure in metrics.items()
    ]


def alike(groups: Mapping[str, Metrics]) -> list[tuple[list[str], list[str]]]:
    """Groups that have the same metrics, with these, so that each such set makes one table."""
    tables: dict[tuple[str, ...], list[str]] = {}
    for name, metrics in groups.items():
        tables.setdefault(tuple(metrics), []).append(name)
    return [(names, list(metrics)) for metrics, names in tables.items()]


def group_rows(groups: Mapping[str, Metrics], names: Iterable[str], metrics: Iterable[str]) -> list[tuple[str, ...]]:
    """A row a group: its name, and each metric's value with its count."""
    metrics = list(metrics)
    return [(group_title(name), *(value_and_count(groups[name][metric]) for metric in metrics)) for name in names]


def group_title(name: str) -> str:
    """The Chinese name of a group; what has none is called as scripts call it."""
    match = _TRAIT.fullmatch(name)
    if match:
        stage = f"{_SYSTEMS.get(match['stage'], match['stage'])}，" if match["stage"] else ""
        return f"{stage}{_TRAITS.get(match['trait'], match['trait'])}：{_KINDS.get(match['kind'], match['kind'])}"
    ours, same, peer = name.partition(", questions of ")
    if same:
        return f"{_SYSTEMS.get(ours, ours)}（{_SYSTEMS.get(peer, peer)}能答的题）"
    expected, _, behavior = name.partition("expected ")
    if not expected and behavior:
        return f"期望{_KINDS.get(behavior, behavior)}的题"
    return _SYSTEMS.get(name) or _curve_title(name)


def _curve_title(name: str) -> str:
    band = re.fullmatch(r"confidence ([\d.]+–[\d.]+)", name)
    if band:
        return f"置信度 {band[1]} 的答案"
    match = re.fullmatch(r"curve: (\d+) of (\d+) refused", name)
    return f"该拒的 {match[2]} 题拒 {match[1]} 题" if match else name


def value(figure: Figure) -> str:
    """A share in per cent, another number as it is, a dash where nothing was counted."""
    if figure.value is None:
        return "—"
    return f"{100 * figure.value:.1f}%" if figure.k is not None else f"{figure.value:g}"


def count(figure: Figure) -> str:
    """``k/n``, or ``n``."""
    return str(figure.n) if figure.k is None else f"{figure.k}/{figure.n}"


def value_and_count(figure: Figure) -> str:
    """Both in one cell."""
    return f"{value(figure)} ({figure.k}/{figure.n})" if figure.k is not None and figure.n else value(figure)


def interval(figure: Figure) -> str:
    """The interval, or nothing."""
    if figure.low is None or figure.high is None:
        return ""
    shown = "{:.1%} – {:.1%}" if figure.k is not None else "{:g} – {:g}"
    return shown.format(figure.low, figure.high)
