"""Headings of four levels and running text, in the body and in attachments (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

import itertools

from assistant.documents.certainty import Certainty
from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.doubts import is_set_apart
from assistant.documents.identification.draft import Draft
from assistant.documents.identification.items import run_in_items

_HEADINGS = {1: Element.HEADING_1, 2: Element.HEADING_2, 3: Element.HEADING_3, 4: Element.HEADING_4}
_SHAPES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
# A run-in heading is a phrase; a longer first sentence, or one with a comma, is the text itself.
_LONGEST_LEAD = 22


def recognise_body(draft: Draft, starts: list[int]) -> None:
    """Decides every line with text that is still open.

    Args:
        draft: The lines.
        starts: Where attachments begin.
    """
    edges = [0, *starts, len(draft.lines)]
    for number, (start, end) in enumerate(itertools.pairwise(edges)):
        _part(draft, start, end, number or None)


def _part(draft: Draft, start: int, end: int, attachment: int | None) -> None:
    text_element = Element.BODY if attachment is None else Element.ATTACHMENT_BODY
    lines = list(draft.open_between(start, end))
    outline = [at for at in lines if not draft.lines[at].in_table]
    regulation = any(forms.is_provision(draft.text(at)) for at in outline)
    items = _items(draft, outline)
    points = _are_points([draft.text(at) for at in outline if forms.heading_level(draft.text(at)) == 1])
    run_in = {outline[place] for place in run_in_items([draft.text(at) for at in outline])}
    for at in lines:
        level = None if draft.lines[at].in_table else _level(draft, at)
        if at in run_in and not regulation:
            draft.give(at, Element.HEADING_3, "以第三层次序数“1.”的形式开头，前后的序数相接。", attachment)
        elif attachment is None and forms.REMARKED_LABEL.fullmatch(draft.text(at)):
            draft.give(at, Element.UNKNOWN, "“附件”及其顺序号，括号里有说明，位于正文之中。")
            draft.doubt(at, Certainty.UNSURE, "可能是附件标识，也可能是正文")
        elif level is None and attachment is None and not regulation and is_set_apart(draft, at):
            draft.give(at, Element.UNKNOWN, "居中或者靠右的短行，没有层次序数，也不成句。")
            draft.doubt(at, Certainty.UNSURE, "可能是小标题、图表题名或者署名")
        elif level is None:
            draft.give(at, text_element, _text_evidence(draft, at, attachment), attachment)
        elif regulation:
            draft.give(at, text_element, "在分条的文本中，序号引出的是条款的项，不是标题。", attachment)
        elif at in items:
            draft.give(at, text_element, "序号引出的是以分号隔开的列举的一项，不是标题。", attachment)
        elif level == 1 and points:
            draft.give(at, text_element, "序号引出的是整段成句的意见，不是标题。", attachment)
        else:
            draft.give(
                at, _HEADINGS[level], f"以第{'一二三四'[level - 1]}层次序数“{_SHAPES[level]}”的形式开头。", attachment
            )


def _level(draft: Draft, at: int) -> int | None:
    """The level of its label; one that the program counts is read alone, since 1. before 2026年 would look like a decimal."""
    number = draft.lines[at].paragraph.number
    counted = forms.heading_level(number.text.strip()) if number and number.number_format != "bullet" else None
    return counted or forms.heading_level(draft.text(at))


def _text_evidence(draft: Draft, at: int, attachment: int | None) -> str:
    where = "附件" if attachment is not None else "正文"
    if draft.lines[at].in_table:
        return f"{where}的表格中的文字。"
    return f"位于{where}之中，没有层次序数。"


def _items(draft: Draft, outline: list[int]) -> set[int]:
    """The items of enumerations such as （一）…；（二）…。: a line that a semicolon ends, and the next one of its level.

    Only the levels whose headings have a face of their own; 1. and （1） look alike as heading and as item. A full stop
    inside ends a run-in heading.
    """
    found: set[int] = set()
    for above, at in itertools.pairwise(outline):
        first, second = draft.text(above), draft.text(at)
        level = forms.heading_level(first)
        alike = level in (1, 2) and level == forms.heading_level(second)
        if alike and first.endswith(("；", ";")) and "。" not in first + second[:-1]:
            found |= {above, at}
    return found


def _are_points(texts: list[str]) -> bool:
    """Whether most paragraphs with 一、 are sentences of their own, as the points of a reply are, and not headings."""
    sentences = [text for text in texts if _is_point(text)]
    return bool(texts) and len(sentences) * 2 > len(texts)


def _is_point(text: str) -> bool:
    if not text.endswith(("。", "；", ";")):
        return False
    lead, _, rest = text.partition("。")
    return not rest or len(lead) > _LONGEST_LEAD or "，" in lead
