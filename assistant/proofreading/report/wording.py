"""The words in which reports name places and severities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.documents.places import PlaceEntry
from assistant.proofreading.report_shapes import About, FindingEntry

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
REPAIRS = {"safe": "可自动修正", "confirm": "确认后修正", "person": "请人工处理"}
_BY_HAND = "请手工修改"
_MARGINS = {"default": "", "first": "首页", "even": "偶数页"}


def repair_label(finding: FindingEntry) -> str:
    """Who repairs a finding: what has no edits is left to people, whatever its rule can repair elsewhere."""
    repair = finding["repair"]
    return REPAIRS[repair] if finding["fixable"] or repair == "person" else _BY_HAND


def place_name(place: PlaceEntry) -> str:
    """Where a finding stands, for people: counted from 1."""
    part, paragraph = place["part"], place["paragraph"]
    nth = f"第 {paragraph + 1} 段" if paragraph is not None else ""
    index = (place["index"] or 0) + 1
    match part:
        case "page":
            return f"第 {(place['section'] or 0) + 1} 节页面"
        case "table":
            return f"表 {index} 第 {(place['row'] or 0) + 1} 行第 {(place['column'] or 0) + 1} 格{nth if paragraph else ''}"
        case "textbox":
            return f"文本框 {index} {nth}"
        case "header" | "footer":
            kind = _MARGINS.get(place["margin"] or "default", "")
            return f"{kind}{'页脚' if part == 'footer' else '页眉'}"
        case "footnote":
            return f"脚注 {nth}"
        case _:
            return nth or "全文"


def element_and_place(place: PlaceEntry) -> str:
    """The element and where it stands."""
    element = place["element"]
    return f"{element} · {place_name(place)}" if element else place_name(place)


def kind_notices(report: About) -> Iterator[str]:
    """What is to be said of the kind of a document: that it is no official document, or that its 文种 is not clear."""
    if report["genre"] is not None:
        yield f"这是{report['genre']}，不是公文：校对文字，版面只作建议，也不自动改版面。"
    elif not report["official"]:
        yield f"看起来不是公文，只按一般要求检查。{''.join(report['reasons'])}"
    if report["candidates"]:
        yield f"文种不明确，可能是{'、'.join(report['candidates'])}，请指明。"


def count_sentence(summary: Mapping[str, int]) -> str:
    """How many findings there are, in a sentence."""
    if not any(summary[severity] for severity in SEVERITIES):
        return "没有发现问题。"
    counts = "，".join(f"{name} {summary[key]} 处" for key, name in SEVERITIES.items() if summary[key])
    fixable = f"；其中 {summary['fixable']} 处可自动或经确认后修正" if summary["fixable"] else ""
    return f"{counts}{fixable}。"
