"""机构、地名用规范名称；撤并、改名的机构用现名。

依据：《党政机关公文处理工作条例》第二十条，起草公文应当表述准确；各机构改名的依据见 knowledge/terms/renamed_bodies.yaml。
错误示例：“市计划委员会”“市环保局”。
正确示例：“市发展和改革委员会”“市生态环境局”。
修复方式：由本人核对机构现名后改写。
例外：说历史、引原文件名称的用当时的名称，“原环保局”不报；书名号、引号里的不报；写明改革以前年份的句子、改革以前成文的公文不报；\
地方机构名称与国家不尽相同的，请加入“我的词”。
"""

from __future__ import annotations

import re

from assistant.rules.prose import LONGEST_SENTENCE, RUNNING, running_text, sentence_around
from assistant.rules.terms import Term, term_table, user_words_at
from assistant.rules.vocabulary import *

_ELEMENTS = (
    *RUNNING,
    Element.TITLE,
    Element.MAIN_RECIPIENTS,
    Element.COPY_RECIPIENTS,
    Element.PRINTING_AUTHORITY,
    Element.ISSUER_SIGNATURE,
)
_NAMED = re.compile(r"《[^》]*》|“[^”]*”|〈[^〉]*〉")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
# A sentence that tells of the reform, or of a person's career.
_HISTORY = re.compile(
    "更名|改名|撤销|撤并|组建|并入|划转|划入|整合|合并|改组|前身|转隶|不再保留|历任|曾任|时任|沿革|历史"
)


@dataclass(frozen=True)
class PresentNames(TextRule):
    """Rule W005.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W005"
    title = "机构用现名"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each former name of the table, outside the names of documents and what tells of the past."""
        written = _year(document)
        for paragraph in running_text(document, *_ELEMENTS):
            text = paragraph.own_text
            for match, term in term_table("renamed_bodies").find(text):
                start, end = match.span()
                past = written is not None and written <= term.since
                if (
                    not past
                    and not _told_as_past(text, start, end, term)
                    and not user_words_at(text, self.words, start, end)
                ):
                    yield _report(paragraph, start, end, term)


def _year(document: IdentifiedDocument) -> int | None:
    """The year in which the document was signed; None where that is not written."""
    match = _YEAR.search(document.text_of(Element.SIGNING_DATE))
    return int(match[1]) if match else None


def _told_as_past(text: str, start: int, end: int, term: Term) -> bool:
    around = _NAMED.finditer(text, max(start - LONGEST_SENTENCE, 0), end + LONGEST_SENTENCE)
    named = any(match.start() < end and start < match.end() for match in around)
    if named or text.startswith("原", end):
        return True
    sentence = sentence_around(text, start, end)
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(_HISTORY.search(sentence)) or any(year <= term.since for year in years)


def _report(paragraph: IdentifiedParagraph, start: int, end: int, term: Term) -> Violation:
    message = f"“{term.wrong}”已经改名或撤并（{term.source}），职责现归“{term.right}”，请核对现名。{term.note}"
    return Violation(in_paragraph(paragraph, start, end), message, term.wrong, term.right)
