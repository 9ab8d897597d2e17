"""标题里的文种和“关于”不重复。

依据：通行做法；转发、批转、印发的标题只留一层“关于”和一个文种。
错误示例：“关于做好防汛工作的通知的通知”“关于关于做好防汛工作的通知”。
正确示例：“关于做好防汛工作的通知”“转发市水利局关于防汛工作意见的通知”。
修复方式：删去重复的词；改动的是标题，请本人确认。跨行重复的、转发时有两层“关于”的，由本人改写。
例外：书名号、引号、括号里的原名照写；“转发……意见的通知”是两个不同的文种，不算重复；不是转发、批转、印发的标题，引用的事由里有“关于”的不判断；“——”引出的副题另算。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.rules.layout import main_part
from assistant.rules.title._names import without_names
from assistant.rules.vocabulary import *

_KINDS = "|".join(kind.value for kind in DocumentType)
_KIND_AGAIN = re.compile(
    rf"(?<=的)(?P<kind>{_KINDS})(?P<again>(?:的(?P=kind))+)|(?P<last>{_KINDS})(?P<plain>(?P=last))+$"
)
_ABOUT = re.compile("关于")
_PASSED_ON = re.compile("转发|批转|印发")
_SUBTITLE = re.compile(r"\s*(?:——|--|—|―)")


@dataclass(frozen=True)
class TitleRepetition(TextRule):
    """Rule T010."""

    code = "T010"
    title = "标题中的重复"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each kind of document and each 关于 that stands twice."""
        lines = [each for each in main_part(document, Element.TITLE) if not _SUBTITLE.match(each.own_text)]
        yield from _kinds(lines)
        yield from _abouts(lines)


def _kinds(lines: list[IdentifiedParagraph]) -> Iterator[Violation]:
    """The kinds that follow themselves, within a line or over the end of one."""
    within = [(paragraph, match) for paragraph in lines for match in _KIND_AGAIN.finditer(_own_words(paragraph))]
    for paragraph, match in within:
        yield _superfluous(paragraph, *match.span("again" if match["kind"] else "plain"))
    match = _KIND_AGAIN.search("".join("".join(_own_words(paragraph).split()) for paragraph in lines))
    if match is not None and not within:
        message, expected = f"标题里“{match[0]}”重复。", match["kind"] or match["last"]
        yield Violation(in_paragraph(lines[-1]), message, match[0], expected, repair=Repair.PERSON)


def _abouts(lines: list[IdentifiedParagraph]) -> Iterator[Violation]:
    """The second 关于 that follows the first at once, or that a title which passes something on has."""
    places = [(paragraph, match) for paragraph in lines for match in _ABOUT.finditer(_own_words(paragraph))]
    passed_on = any(_PASSED_ON.search(_own_words(paragraph)) for paragraph in lines)
    for (one, first), (other, second) in pairwise(places):
        if one is other and not one.own_text[first.end() : second.start()].strip():
            yield _superfluous(other, *second.span())
        elif passed_on:
            message = "转发、批转、印发的标题里“关于”用了两次，只留一层。"
            place = in_paragraph(other, *second.span())
            yield Violation(place, message, "关于……关于", "只用一个“关于”", repair=Repair.PERSON)


def _own_words(paragraph: IdentifiedParagraph) -> str:
    return without_names(paragraph.own_text)


def _superfluous(paragraph: IdentifiedParagraph, start: int, end: int) -> Violation:
    text = paragraph.own_text[start:end]
    return Violation(in_paragraph(paragraph, start, end), f"标题里“{text}”重复，删去。", text, f"删去“{text}”", "")
