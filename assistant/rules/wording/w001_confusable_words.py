# pyright: strict
"""不写错别字，异形词用推荐的词形。

依据：《现代汉语词典》和《第一批异形词整理表》（GF 1001—2001）；各词的出处见 knowledge/terms/confusable_words.yaml。
错误示例：“布署”“台帐”“既使”“其它”。
正确示例：“部署”“台账”“即使”“其他”。
修复方式：换成应有的写法。
例外：加入“我的词”的不报；书名、引文照原文的，请加入“我的词”。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.terms import term_table

_ELEMENTS = (*RUNNING, Element.TITLE, Element.ATTACHMENT_TITLE, Element.ATTACHMENT_LIST)


@dataclass(frozen=True)
class ConfusableWords(Rule):
    """Rule W001.

    Attributes:
        words: Words that are never reported.
    """

    code: ClassVar = "W001"
    name: ClassVar = "confusable-words"
    title: ClassVar = "易混词"
    clause: ClassVar = "通行做法；《第一批异形词整理表》GF 1001—2001"
    level: ClassVar = Level.PRACTICE
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = _ELEMENTS
    on_text: ClassVar = True

    words: frozenset[str] = frozenset()

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each word of the table."""
        table = term_table("confusable_words")
        for found in running_text(document, *_ELEMENTS):
            for start, end, term in table.find(found.paragraph.text):
                if term.wrong not in self.words:
                    yield Violation(
                        in_paragraph(found, start, end),
                        f"“{term.wrong}”应写“{term.right}”。",
                        term.wrong,
                        term.right,
                        term.right,
                    )
