"""同一份文件在全文中标题和发文字号前后一致。

依据：《党政机关公文处理工作条例》第二十条，起草公文引用文件应当准确；标题和字号是同一份文件的两个标志，必须对得上。
错误示例：前文写《关于加强安全生产的通知》（东政发〔2025〕3号），后文写《关于加强安全生产的通知》（东政发〔2025〕8号）。
正确示例：前后都写《关于加强安全生产的通知》（东政发〔2025〕3号）。
修复方式：对照原文核对，改正写错的一处；请人工处理。
例外：同名文件经修订重新发布、新旧字号同时出现的，不报；标题过短（如简称）的不比较；没有前后两处可比的，不判断。
"""

from __future__ import annotations

import itertools
import re

from assistant.rules.prose import RUNNING
from assistant.rules.references._private import Citation, citations
from assistant.rules.terms import term_table
from assistant.rules.vocabulary import *

_ELEMENTS = (Element.TITLE, *RUNNING)
# Shorter ones are 简称, or titles that many documents have.
_SHORTEST = 9
_RENEWED = re.compile("废止|失效|修订|修改|修正|原|历年|每年|先后|分别")


@dataclass(frozen=True)
class OneDocumentOneName(TextRule):
    """Rule R007."""

    code = "R007"
    title = "文号与标题对应"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each citation that does not agree with an earlier one, or with what is known of the document."""
        before = _Earlier()
        for paragraph, group in itertools.groupby(citations(document), lambda each: each.paragraph):
            if not _RENEWED.search(paragraph.own_text):
                for citation in group:
                    yield from _against_known(citation)
                    yield from _against_earlier(citation, before.like(citation))
                    before.add(citation)


def _against_known(citation: Citation) -> Iterator[Violation]:
    """The few documents whose number is known: those on official documents."""
    for known in term_table("document_numbers").terms.values():
        title, number = known[0].wrong, known[0].number
        if citation.title == title and citation.number != number:
            message = f"《{title}》的发文字号与来源不符，请核对；已知的字号是{number}。"
            yield _report(citation, message, number)


class _Earlier:
    """What was cited before, each document once, found again by its number and by the end of its title."""

    def __init__(self) -> None:
        self._alike: dict[str, dict[tuple[str, str], tuple[int, Citation]]] = {}
        self._count = 0

    def add(self, citation: Citation) -> None:
        """Takes up a citation."""
        self._count += 1
        for key in _keys(citation):
            group = self._alike.setdefault(key, {})
            group.setdefault((citation.title, citation.number), (self._count, citation))

    def like(self, citation: Citation) -> list[Citation]:
        """Those that may be of the same document, in order: only they can agree in one respect and differ in the other."""
        found = {at: each for key in _keys(citation) for at, each in self._alike.get(key, {}).values()}
        return [found[at] for at in sorted(found)]


def _keys(citation: Citation) -> tuple[str, str]:
    return citation.number, citation.title[-_SHORTEST:]


def _against_earlier(citation: Citation, before: list[Citation]) -> Iterator[Violation]:
    for earlier in before:
        same_title, same_number = _same(citation.title, earlier.title), citation.number == earlier.number
        if min(len(citation.title), len(earlier.title)) < _SHORTEST or same_title == same_number:
            continue
        if same_title:
            message = f"前文引用同一标题时字号是{earlier.number}，这里是{citation.number}，请核对。"
        else:
            message = f"字号{citation.number}前文是《{earlier.title}》的，这里写在另一份文件后面，请核对。"
        yield _report(citation, message, earlier.number if same_title else "与前文不同的字号")
        return


def _same(one: str, other: str) -> bool:
    """Whether two titles are one document's: the issuing body may be left out."""
    return one == other or one.endswith(other) or other.endswith(one)


def _report(citation: Citation, message: str, expected: str) -> Violation:
    return Violation(in_paragraph(citation.paragraph, *citation.number_span), message, citation.number, expected)
