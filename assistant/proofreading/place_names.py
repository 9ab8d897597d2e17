"""Where things stand, in words: one place, or the places of a group in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from assistant.documents.places import PlaceEntry
from assistant.proofreading.report_shapes import GroupPlace

_MARGINS = {"default": "", "first": "首页", "even": "偶数页"}
# What is counted through the whole document, whatever the section.
_IN_ORDER = ("body", "table", "textbox")
_MOST = 4
"""So many stretches of paragraphs are named where places are told in short."""


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


def places_in_short(places: Sequence[GroupPlace], most: int | None = _MOST) -> str:
    """The places of a group: 第 3、5–9 段、表 1，共 12 处.

    Args:
        places: As in the JSON of a group.
        most: How many stretches are named; None for all of them.
    """
    named = list(_parts(places, most))
    told = "、".join(text for text, _ in named)
    more = "等" if any(cut for _, cut in named) else ""
    return f"{told}{more}，共 {len(places)} 处" if len(places) > 1 else told


def applying(place: PlaceEntry) -> GroupPlace:
    """A place as that of a group: without what does not apply, its element and its text."""
    left_out = {"element", "text", *(("section",) if place["part"] in _IN_ORDER else ())}
    said = {name: value for name, value in place.items() if value is not None and name not in left_out}
    return cast("GroupPlace", said)


def place_key(place: PlaceEntry, kind: str) -> tuple[object, ...]:
    """What tells the places of a group apart: for the layout a paragraph, for words (``text``) each stretch."""
    names = ("part", "margin", "index", "row", "column", "paragraph", *(("start", "end") if kind == "text" else ()))
    section = None if place["part"] in _IN_ORDER else place["section"]
    return section, *(place.get(name) for name in names)


def _parts(places: Sequence[GroupPlace], most: int | None) -> Iterator[tuple[str, bool]]:
    """Each part of the document with its places, and whether some are left out."""
    for part, here in groupby(sorted(places, key=_kind), key=_kind):
        yield _of_part(part, list(here), most)


def _kind(place: GroupPlace) -> str:
    return place["part"]


def _of_part(part: str, places: Sequence[GroupPlace], most: int | None) -> tuple[str, bool]:
    match part:
        case "body":
            if "paragraph" not in places[0]:
                return "全文", False
            return _numbered("第 {} 段", (each.get("paragraph", 0) for each in places), most)
        case "page":
            return _numbered("第 {} 节页面", (each.get("section", 0) for each in places), most)
        case "table":
            return _numbered("表 {}", (each.get("index", 0) for each in places), most)
        case "textbox":
            return _numbered("文本框 {}", (each.get("index", 0) for each in places), most)
        case "footnote":
            return "脚注", False
        case _:
            kinds = dict.fromkeys(_MARGINS.get(each.get("margin", "default"), "") for each in places)
            return "、".join(f"{kind}{'页脚' if part == 'footer' else '页眉'}" for kind in kinds), False


def _numbered(pattern: str, numbers: Iterable[int], most: int | None) -> tuple[str, bool]:
    """Numbers from 0 as people count them, neighbours as a stretch."""
    stretches: list[list[int]] = []
    for number in sorted({number + 1 for number in numbers}):
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1] = [stretches[-1][0], number]
        else:
            stretches.append([number])
    shown = stretches if most is None else stretches[:most]
    said = "、".join(("、" if each[-1] == each[0] + 1 else "–").join(map(str, each)) for each in shown)
    return pattern.format(said), len(shown) < len(stretches)
