"""A document before and after its repair, paragraph beside paragraph, with what became another as HTML."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from assistant.proofreading.place_names import element_and_place
from assistant.proofreading.report.alignment import Pair, paired
from assistant.proofreading.report.preview import Key, class_of, key_of, look_at, looking, style_of
from assistant.proofreading.report_shapes import ParagraphEntry, RepairedFinding, RepairReport, Report

_ALIGNMENTS = {"left": "左对齐", "center": "居中", "right": "右对齐", "justify": "两端对齐"}
_LOOKS = {"typeface": "字体", "size": "字号", "bold": "加粗", "colour": "颜色"}
# So many unchanged paragraphs around a changed one are shown as they are; what lies between is folded where it is longer.
_CONTEXT, _SHORT = 1, 2
Stretch: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class _Row:
    """A paragraph on both sides, and what became another, in Chinese."""

    before: ParagraphEntry | None
    after: ParagraphEntry | None
    notes: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return (
            bool(self.notes) or self.before is None or self.after is None or self.before["text"] != self.after["text"]
        )


def comparison_html(repair: RepairReport, after: Report) -> str:
    """All paragraphs side by side; unchanged stretches are folded.

    Args:
        repair: The JSON of ``gongwu fix``.
        after: The JSON of ``gongwu check`` of the copy.
    """
    fixed: dict[Key, list[RepairedFinding]] = defaultdict(list)
    for finding in repair["findings"]:
        if finding["outcome"] == "fixed":
            fixed[key_of(finding["place"])].append(finding)
    pairs = list(paired(repair["paragraphs"], after["paragraphs"]))
    moved = _moved(pairs)
    rows = [_Row(old, new, _notes(old, new, fixed, moved)) for old, new in pairs]
    beside = [finding for rest in fixed.values() for finding in rest]
    head = '<div class="pair-heads" aria-hidden="true"><b>修改前</b><b>修改后</b></div>'
    return f'<div class="comparison">{_summary(rows, beside)}{head}{_beside(beside)}{"".join(_folded(rows))}</div>'


def _summary(rows: Sequence[_Row], beside: Sequence[RepairedFinding]) -> str:
    count = sum(row.changed for row in rows)
    if not count and not beside:
        return '<p class="comparison-count">修改前后没有差别。</p>'
    paragraphs = f"{count} 段有改动，{len(rows) - count} 段没有改动" if count else "文字和段落没有改动"
    return f'<p class="comparison-count">{paragraphs}{"；页面设置有改动" if beside else ""}。</p>'


def _moved(pairs: Sequence[Pair]) -> frozenset[str]:
    """Texts that were taken out in one place and put in at another."""
    gone = {old["text"] for old, new in pairs if old is not None and new is None}
    come = {new["text"] for old, new in pairs if new is not None and old is None}
    return frozenset(text for text in gone & come if text)


def _notes(
    old: ParagraphEntry | None,
    new: ParagraphEntry | None,
    fixed: dict[Key, list[RepairedFinding]],
    moved: frozenset[str],
) -> tuple[str, ...]:
    """What became another: what was repaired here, and what else differs in the layout."""
    here = fixed.pop(key_of(old["place"]), []) if old is not None else []
    said = [_said(finding) for finding in here]
    if old is None or new is None:
        text = _text(old) or _text(new)
        what = "移到别处" if old is not None else "从别处移来"
        other = ("删去" if old is not None else "增加") + ("" if text else "空行")
        return (*said, what if text in moved else other)
    explained = any(finding["changes"] == "layout" for finding in here)
    return tuple(said) if explained else (*said, *_differences(old, new))


def _text(paragraph: ParagraphEntry | None) -> str:
    return paragraph["text"] if paragraph else ""


def _said(finding: RepairedFinding) -> str:
    if finding["changes"] == "text":
        return finding["title"]
    return f"{finding['title']}：{finding['actual']} → {finding['expected']}"


def _differences(old: ParagraphEntry, new: ParagraphEntry) -> Iterator[str]:
    """What differs in the layout of a paragraph, as far as the reports know it."""
    one, other = (_ALIGNMENTS.get(each.get("align") or "", "") for each in (old, new))
    if one != other:
        yield f"对齐：{one} → {other}"
    first, second = (each.get("first_line") or 0 for each in (old, new))
    if first != second:
        yield f"首行缩进：{first:g} 字 → {second:g} 字"
    if old["number"] != new["number"]:
        yield f"自动编号：{old['number'] or '无'} → {new['number'] or '无'}"
    if old["starts_page"] != new["starts_page"]:
        yield "另起一页" if new["starts_page"] else "不再另起一页"
    for name, title in _LOOKS.items():
        yield from _look_difference(old, new, name, title)


def _look_difference(old: ParagraphEntry, new: ParagraphEntry, name: str, title: str) -> Iterator[str]:
    before, after = _shares(old, name), _shares(new, name)
    lost = [value for value in before if value not in after or before[value] > after[value]]
    gained = [value for value in after if value not in before or after[value] > before[value]]
    if lost and gained:
        yield f"{title}：{'、'.join(_value(name, each) for each in lost)} → {'、'.join(_value(name, each) for each in gained)}"


def _shares(paragraph: ParagraphEntry, name: str) -> Counter[Any]:
    """How many characters have each value of a property."""
    shares: Counter[Any] = Counter()
    for start, end, look in paragraph.get("runs", ()):
        shares[look.get(name)] += end - start
    return shares


def _value(name: str, value: Any) -> str:
    match name:
        case "size":
            return f"{value:g} 磅" if value else "未注明"
        case "bold":
            return "加粗" if value else "不加粗"
        case "colour":
            return f"#{value}" if value else "自动"
        case _:
            return str(value or "未注明")


def _beside(findings: Sequence[RepairedFinding]) -> str:
    """What was repaired on pages, in headers and in footers."""
    if not findings:
        return ""
    notes = tuple(f"{element_and_place(each['place'])}，{_said(each)}" for each in findings)
    return f'<section class="pair changed beside"><h4>页面、页眉和页脚</h4>{_list(notes)}</section>'


def _folded(rows: Sequence[_Row]) -> Iterator[str]:
    near = {at + step for at, row in enumerate(rows) if row.changed for step in range(-_CONTEXT, _CONTEXT + 1)}
    for shown, stretch in groupby(enumerate(rows), lambda each: each[0] in near):
        content = [_pair(row) for _, row in stretch]
        if shown or len(content) <= _SHORT:
            yield "".join(content)
        else:
            yield f'<details class="same"><summary>{len(content)} 段没有改动</summary>{"".join(content)}</details>'


def _pair(row: _Row) -> str:
    old, new = row.before, row.after
    removed, added = _stretches(old, new)
    sides = _side(old, "old", removed, "del") + _side(new, "new", added, "ins")
    if not row.changed:
        return f'<section class="pair">{sides}</section>'
    return f'<section class="pair changed"><h4>{escape(_name(old or new))}</h4>{_list(row.notes)}{sides}</section>'


def _name(paragraph: ParagraphEntry | None) -> str:
    """What and where a paragraph is, counted in the document that has it."""
    if paragraph is None:
        return ""
    place = paragraph["place"]
    return element_and_place(
        {
            "part": place["part"],
            "section": None,
            "paragraph": place.get("paragraph"),
            "index": place.get("index"),
            "row": place.get("row"),
            "column": place.get("column"),
            "margin": None,
            "start": None,
            "end": None,
            "element": paragraph["element"],
            "text": paragraph["text"],
        }
    )


def _list(notes: Sequence[str]) -> str:
    return f'<ul class="became">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>' if notes else ""


def _stretches(old: ParagraphEntry | None, new: ParagraphEntry | None) -> tuple[list[Stretch], list[Stretch]]:
    """The characters that were taken out of the one and put into the other."""
    one, other = _text(old), _text(new)
    if one == other:
        return [], []
    steps = [step for step in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if step[0] != "equal"]
    return [(a, b) for _, a, b, _, _ in steps if a < b], [(a, b) for _, _, _, a, b in steps if a < b]


def _side(paragraph: ParagraphEntry | None, side: str, marked: Sequence[Stretch], tag: str) -> str:
    if paragraph is None:
        return f'<div class="{side} none"></div>'
    content = f"{escape(paragraph['number'])}{_content(paragraph, marked, tag)}" or "&nbsp;"
    return f'<div class="{side}"><p class="{class_of(paragraph)}" style="{style_of(paragraph)}">{content}</p></div>'


def _content(paragraph: ParagraphEntry, marked: Sequence[Stretch], tag: str) -> str:
    """Text as it looks, with what differs in elements of their own."""
    text, looks = paragraph["text"], paragraph.get("runs", ())
    edges = {0, len(text), *(edge for stretch in marked for edge in stretch), *(e for a, b, _ in looks for e in (a, b))}
    bounds = sorted(edge for edge in edges if 0 <= edge <= len(text))
    pieces: list[str] = []
    for start, end in pairwise(bounds):
        piece = looking(escape(text[start:end]), look_at(looks, start))
        differs = any(first <= start and end <= last for first, last in marked)
        pieces.append(f"<{tag}>{piece}</{tag}>" if differs else piece)
    return "".join(pieces)
