"""The words in which reports name severities, repairs and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.proofreading.report_shapes import About, FindingEntry, GroupEntry

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
REPAIRS = {"safe": "可自动修正", "confirm": "确认后修正", "person": "请人工处理"}
KINDS = {"text": "文字问题", "layout": "版面问题"}
_BY_HAND = "请手工修改"


def repair_label(finding: FindingEntry | GroupEntry) -> str:
    """Who repairs a finding, or a group of them: what has no edits is left to people, whatever its rule can repair elsewhere."""
    repair = finding["repair"]
    return REPAIRS[repair] if finding["fixable"] or repair == "person" else _BY_HAND


def kind_notices(report: About) -> Iterator[str]:
    """What is to be said of the kind of a document: that it is no official document, or that its 文种 is not clear."""
    if report["genre"] is not None:
        yield f"这是{report['genre']}，不是公文：校对文字，版面只作建议，也不自动改版面。"
    elif not report["official"]:
        yield f"看起来不是公文，只按一般要求检查。{''.join(report['reasons'])}"
    if report["candidates"]:
        yield f"文种不明确，可能是{'、'.join(report['candidates'])}，请指明。"


def count_sentence(groups: Sequence[GroupEntry]) -> str:
    """How much was found, in a sentence: groups, the places at which they stand, and how heavy they are."""
    if not groups:
        return "没有发现问题。"
    counts = Counter(group["severity"] for group in groups)
    heavy = "，".join(f"{name} {counts[key]} 项" for key, name in SEVERITIES.items() if counts[key])
    fixable = sum(group["fixable"] for group in groups)
    said = f"；其中 {fixable} 项可自动或经确认后修正" if fixable else ""
    return f"共 {len(groups)} 项问题、{sum(group['count'] for group in groups)} 处：{heavy}{said}。"


def kind_sentence(kind: str, groups: Sequence[GroupEntry]) -> str:
    """The heading of one of the two lists: what it holds, and how much."""
    return f"{KINDS[kind]} {len(groups)} 项 {sum(group['count'] for group in groups)} 处"


def by_kind(groups: Sequence[GroupEntry]) -> Iterator[tuple[str, list[GroupEntry]]]:
    """The two lists that are not empty, words first."""
    for kind in KINDS:
        if here := [group for group in groups if group["kind"] == kind]:
            yield kind, here
