"""The paragraphs of a document as HTML, with the places of findings marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Literal, TypeAlias

from assistant.documents.places import PlaceEntry
from assistant.proofreading.place_names import place_name
from assistant.proofreading.report_shapes import AnyReport, FindingEntry, Look, ParagraphEntry, ParagraphPlace

# 三号, the size of the body: other sizes are shown in proportion to it.
_BODY_POINTS = 16
_NO_LOOK: Look = {}
_TYPEFACES = {"黑体": "heiti", "楷体": "kaiti", "小标宋": "xiaobiaosong", "宋体": "songti"}
# A place that more findings share names the last of them; each is named where it begins, and all stand in the list.
_MOST_IN_ONE_PLACE = 20
_ORDER = ("error", "warning", "info")
Key: TypeAlias = tuple[str, int | None, int | None, int | None, int | None]


def preview_html(report: AnyReport, prefix: str = "") -> str:
    """All paragraphs in reading order, then what was found beside them: on pages, in headers and footers.

    Args:
        report: The report of a check.
        prefix: What the ids of elements begin with, where several reports stand on one page.
    """
    findings: dict[Key, list[FindingEntry]] = defaultdict(list)
    for finding in report["findings"]:
        findings[key_of(finding["place"])].append(finding)
    lines = [_paragraph(each, findings.pop(key_of(each["place"]), []), prefix) for each in report["paragraphs"]]
    beside = [_beside(finding, prefix) for rest in findings.values() for finding in rest]
    return f'<div class="sheet">{"".join(beside)}{"".join(lines)}</div>'


def key_of(place: PlaceEntry | ParagraphPlace) -> Key:
    """What tells one paragraph of a document from all others."""
    return place["part"], place.get("index"), place.get("row"), place.get("column"), place.get("paragraph")


def _beside(finding: FindingEntry, prefix: str) -> str:
    place = finding["place"]
    text = f"{place_name(place)}：{place['text'] or finding['actual']}"
    return f'<p class="beside">{_mark(escape(text), [finding], prefix)}</p>'


def _paragraph(paragraph: ParagraphEntry, findings: Sequence[FindingEntry], prefix: str) -> str:
    whole = [each for each in findings if each["place"]["start"] is None]
    parts = [each for each in findings if each["place"]["start"] is not None]
    body = _marked(paragraph, parts, prefix)
    content = f"{escape(paragraph['number'])}{body}" or "&nbsp;"
    if whole:
        content = _mark(content, whole, prefix)
    page = ' data-page="1"' if paragraph["starts_page"] else ""
    bar = " misplaced" if any(each["changes"] == "layout" for each in findings) else ""
    return f'<p class="{class_of(paragraph)}{bar}" style="{style_of(paragraph)}" title="{escape(paragraph["element"])}"{page}>{content}</p>'


def class_of(paragraph: ParagraphEntry) -> str:
    """What kind of paragraph it is, for style sheets."""
    return "cell" if paragraph["place"]["part"] == "table" else "line"


def style_of(paragraph: ParagraphEntry) -> str:
    """How a paragraph stands on its line."""
    align = paragraph.get("align") or "justify"
    # A hanging first line has its room in the left indent, which a preview has not.
    indent = max(paragraph.get("first_line") or 0, 0)
    return f"text-align:{align};text-indent:{indent:g}em"


def _marked(paragraph: ParagraphEntry, findings: Sequence[FindingEntry], prefix: str) -> str:
    """Text as it looks, with the stretches of findings marked; where they overlap, a stretch carries all of them."""
    text, looks = paragraph["text"], paragraph.get("runs", ())
    edges = {edge for start, end, _ in looks for edge in (start, end) if 0 <= edge <= len(text)}
    bounds = sorted({0, len(text), *edges, *(_end(each, edge, text) for each in findings for edge in ("start", "end"))})
    beginning: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(findings):
        beginning[_end(each, "start", text)].append(number)
    open_: list[int] = []
    pieces: list[str] = []
    for start, end in [*(pairwise(bounds) if len(bounds) > 1 else [(0, len(text))]), (len(text), len(text))]:
        begun = beginning.pop(start, [])
        pieces += [_mark("‸", [findings[at]], prefix) for at in begun if _end(findings[at], "end", text) == start]
        open_ = sorted(at for at in (*open_, *begun) if _end(findings[at], "end", text) > start)
        piece = looking(escape(text[start:end]), look_at(looks, start))
        here = [findings[at] for at in open_[-_MOST_IN_ONE_PLACE:]]
        pieces.append(_mark(piece, here, prefix) if here else piece)
    return "".join(pieces)


def look_at(looks: Sequence[tuple[int, int, Look]], offset: int) -> Look:
    """How the character at an offset looks; the stretches stand in order."""
    at = bisect_right(looks, offset, key=lambda each: each[0]) - 1
    return looks[at][2] if at >= 0 and offset < looks[at][1] else _NO_LOOK


def looking(content: str, look: Look) -> str:
    """A piece of text with the typeface, weight, size and colour that the document gives it."""
    styles: list[str] = []
    if (size := look.get("size")) and size != _BODY_POINTS:
        styles.append(f"font-size:{min(max(size / _BODY_POINTS, 0.6), 2.2):.2f}em")
    if look.get("bold"):
        styles.append("font-weight:700")
    colour = look.get("colour") or ""
    if re.fullmatch(r"[0-9A-Fa-f]{6}", colour) and colour != "000000":
        styles.append(f"color:#{colour}")
    name = _TYPEFACES.get(look.get("typeface") or "", "")
    kind = f' class="{name}"' if name else ""
    style = f' style="{";".join(styles)}"' if styles else ""
    return f"<span{kind}{style}>{content}</span>" if kind or style else content


def _end(finding: FindingEntry, edge: Literal["start", "end"], text: str) -> int:
    return min(max(finding["place"][edge] or 0, 0), len(text))


def _mark(content: str, findings: Sequence[FindingEntry], prefix: str) -> str:
    words = [each for each in findings if each["changes"] == "text"]
    severity = min((each["severity"] for each in words or findings), key=_ORDER.index)
    kind = severity if words else f"{severity} layout"
    ids = " ".join(prefix + each["id"] for each in findings)
    said = "；".join(_tip(findings))
    return f'<mark class="{kind}" data-findings="{escape(ids)}" tabindex="0" title="{escape(said)}">{content}</mark>'


def _tip(findings: Sequence[FindingEntry]) -> Iterator[str]:
    return (f"{each['title']}：应为{each['expected']}" for each in findings)
