"""引号、括号、书名号成对使用。

依据：GB/T 15834—2011 4.8、4.9、4.15，这些标号由前后两半组成，缺一不可；引号、书名号里再用同类标号时，外双内单。
错误示例：形成了“横向到边、纵向到底“的责任体系；落实《安全生产责任制规定，抓好各项工作。
正确示例：形成了“横向到边、纵向到底”的责任体系；落实《安全生产责任制规定》，抓好各项工作。
修复方式：请对照原意补上缺的一半，或者改正方向。
例外：引文分几段时，每段开头用前引号，只在最后一段末尾用后引号；“1）”这样的序号不算括号。
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from assistant.rules.prose import running_text
from assistant.rules.punctuation._pairs import KINDS, Fault, Unpaired, unpaired
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.vocabulary import *

_NAMES = {
    "“": "双引号",
    "‘": "单引号",
    "（": "圆括号",
    "《": "书名号",
    "〈": "单书名号",
    "〔": "六角括号",
    "【": "方头括号",
}
# A quotation or a remark may run over so many paragraphs, as in a decision that amends a law.
_REACH = 30
_SEVERAL_LINES = (Element.TITLE, Element.ATTACHMENT_TITLE, Element.ATTACHMENT_LIST)


@dataclass(frozen=True)
class _Group:
    """A paragraph, or the lines of a title, and what is faulty in it."""

    text: str
    faults: tuple[tuple[IdentifiedParagraph, Unpaired], ...]


@dataclass(frozen=True)
class PairedMarks(WrittenRule):
    """Rule M010."""

    code = "M010"
    title = "标号成对"
    clause = "GB/T 15834—2011 4.8、4.9、4.15"
    severity = Severity.ERROR
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each mark without a partner in its paragraph, or in the lines of its title."""
        paragraphs = list(running_text(document, *self.elements))
        groups = [_group_of(list(group)) for _, group in itertools.groupby(enumerate(paragraphs), _together)]
        for paragraph, fault in _without_partners(groups):
            yield _report(paragraph, fault)


def _together(numbered: tuple[int, IdentifiedParagraph]) -> object:
    """The lines of a title are one text; every other paragraph is one of its own."""
    at, paragraph = numbered
    return (paragraph.element, paragraph.attachment) if paragraph.element in _SEVERAL_LINES else at


def _group_of(numbered: Sequence[tuple[int, IdentifiedParagraph]]) -> _Group:
    lines = [paragraph for _, paragraph in numbered]
    text = "".join(paragraph.own_text for paragraph in lines)
    offsets = [0, *itertools.accumulate(len(paragraph.own_text) for paragraph in lines)]
    faults: list[tuple[IdentifiedParagraph, Unpaired]] = []
    for fault in unpaired(text):
        line = bisect.bisect_right(offsets, fault.at) - 1
        faults.append((lines[line], _shifted(fault, offsets[line], len(lines[line].own_text))))
    return _Group(text, tuple(faults))


def _shifted(fault: Unpaired, offset: int, length: int) -> Unpaired:
    start, end = max(fault.start - offset, 0), min(fault.end - offset, length)
    return Unpaired(fault.fault, fault.kind, fault.at - offset, start, end)


def _without_partners(groups: list[_Group]) -> Iterator[tuple[IdentifiedParagraph, Unpaired]]:
    """What does not find its other half in one of the next paragraphs, and is no quotation of several paragraphs."""
    partnered: set[int] = set()
    for at, here in enumerate(groups):
        following = groups[at + 1 : at + 1 + _REACH]
        for _, fault in here.faults:
            if fault.fault is Fault.NOT_CLOSED:
                partner = _partner(following, fault.kind, partnered)
                partnered |= {id(fault), id(partner)} if partner else set()
                partnered |= {id(fault)} if _goes_on(fault, following) else set()
    for group in groups:
        yield from (each for each in group.faults if id(each[1]) not in partnered)


def _partner(following: list[_Group], kind: str, taken: set[int]) -> Unpaired | None:
    for _, fault in itertools.chain.from_iterable(group.faults for group in following):
        if fault.fault is Fault.NOT_OPENED and fault.kind == kind and id(fault) not in taken:
            return fault
    return None


def _goes_on(fault: Unpaired, following: list[_Group]) -> bool:
    """Whether the next paragraph opens a quotation again, as each but the last leaves it open (GB/T 15834—2011, 4.8.3.5)."""
    return fault.kind in "“‘" and bool(following) and following[0].text.lstrip().startswith(fault.kind)


def _report(paragraph: IdentifiedParagraph, fault: Unpaired) -> Violation:
    text, name = paragraph.own_text, _NAMES[fault.kind]
    nested = fault.fault is Fault.NESTED
    inner = {"“": "‘’", "《": "〈〉"}.get(fault.kind, "")
    message = f"{name}{fault.fault.value}" + (f"，里面的应当用“{inner}”。" if nested else "，请对照原意改正。")
    return Violation(
        in_paragraph(paragraph, fault.start, max(fault.end, fault.at + 1)),
        message,
        text[fault.at : fault.at + 1],
        inner or "成对" if nested else f"成对的“{fault.kind}{KINDS[fault.kind]}”",
        severity=Severity.WARNING if nested else None,
    )
