"""固定的说法不漏字。

依据：《党政机关公文处理工作条例》第二十条，公文的文字应当准确；漏字是录入、删改时最常见的差错之一。
错误示例：按照国家有关规执行；认真彻执行会议精神；要认真落各项措施。
正确示例：按照国家有关规定执行；认真贯彻执行会议精神；要认真落实各项措施。
修复方式：补上漏掉的字；请本人确认。
例外：只查固定的说法，漏字后剩下的字单独成不了词才报；“敢担当”“抓落实”一类的简缩说法不报；加入“我的词”的不报。
"""

from __future__ import annotations

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.terms import user_words_at
from assistant.rules.vocabulary import *
from assistant.rules.wording._misspellings import is_of_words
from assistant.rules.wording._omissions import omissions

_ELEMENTS = (*RUNNING, Element.TITLE)


@dataclass(frozen=True)
class MissingCharacters(TextRule):
    """Rule W021.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W021"
    title = "漏字"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each set phrase that lacks a character."""
        for paragraph in running_text(document, *_ELEMENTS):
            text = paragraph.own_text
            for each in omissions(text):
                if user_words_at(text, self.words, each.start, each.end) or not is_of_words(text):
                    continue
                written = text[each.start : each.end]
                place = in_paragraph(paragraph, each.start, each.end)
                message = f"“{written}”疑为“{each.right}”漏了字，请核对。"
                yield Violation(place, message, written, each.right, each.right)
