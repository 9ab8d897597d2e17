# pyright: strict
"""机构、地名用规范名称；撤并、改名的机构用现名。

依据：《党政机关公文处理工作条例》第十九条；各机构改名的依据见 knowledge/terms/renamed_bodies.yaml。
错误示例：“市计划委员会”“市环保局”。
正确示例：“市发展和改革委员会”“市生态环境局”。
修复方式：由本人核对机构现名后改写。
例外：说历史、引原文件名称的用当时的名称，“原环保局”不报；书名号里的不报；地方机构名称与国家不尽相同的，请加入“我的词”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.elements import Element
from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation
from assistant.rules.terms import term_table

_ELEMENTS = (*RUNNING, Element.MAIN_RECIPIENTS, Element.COPY_RECIPIENTS, Element.ISSUER_SIGNATURE)
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")


@dataclass(frozen=True)
class PresentNames(Rule):
    """Rule W005.

    Attributes:
        words: Words that are never reported.
    """

    code: ClassVar = "W005"
    name: ClassVar = "present-names"
    title: ClassVar = "机构用现名"
    clause: ClassVar = "《党政机关公文处理工作条例》第十九条（一）（五）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = _ELEMENTS
    on_text: ClassVar = True

    words: frozenset[str] = frozenset()

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each former name of the table, outside the names of documents."""
        table = term_table("renamed_bodies")
        for found in running_text(document, *_ELEMENTS):
            text = found.paragraph.text
            named = [match.span() for match in _NAMED.finditer(text)]
            for start, end, term in table.find(text):
                if term.wrong in self.words or any(a < end and start < b for a, b in named):
                    continue
                yield Violation(
                    in_paragraph(found, start, end),
                    f"“{term.wrong}”已经改名或撤并，现为“{term.right}”。",
                    term.wrong,
                    term.right,
                )
