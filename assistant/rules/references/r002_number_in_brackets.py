# pyright: strict
"""引用的发文字号外面用全角圆括号，与书名号之间不加标点和空格。

依据：GB/T 15834—2011 4.9；GB/T 9704—2012 7.2.5。
错误示例：“《办法》(清政发〔2025〕3号)”“《办法》 （……）”“《办法》，（……）”。
正确示例：“《清江市防汛办法》（清政发〔2025〕3号）”。
修复方式：换成全角括号，去掉多余的标点和空格。
例外：文号单独使用、不跟在标题后的不在此列。
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

_AFTER_TITLE = re.compile(
    r"》(?P<gap>[\s，、,]*)(?P<open>[（(])\s*(?P<number>[\u4e00-\u9fffA-Za-z]{1,12}[〔\[【（(]\d{4}[〕\]】）)]第?\d+号)\s*(?P<close>[)）])"
)


@dataclass(frozen=True)
class NumberInBrackets(Rule):
    """Rule R002."""

    code: ClassVar = "R002"
    name: ClassVar = "number-in-brackets"
    title: ClassVar = "引用文号的括号"
    clause: ClassVar = "GB/T 15834—2011 4.9；GB/T 9704—2012 7.2.5"
    level: ClassVar = Level.STANDARD
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.SAFE
    changes: ClassVar = Change.TEXT
    elements: ClassVar = (*RUNNING, Element.TITLE)
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number after a title in other brackets, or with something between."""
        for found in running_text(document, *RUNNING, Element.TITLE):
            for match in _AFTER_TITLE.finditer(found.paragraph.text):
                if match["gap"] or (match["open"], match["close"]) != ("（", "）"):
                    wanted = f"（{match['number']}）"
                    start, end = match.start("gap"), match.end("close")
                    yield Violation(
                        in_paragraph(found, start, end),
                        "文号紧接书名号，外面用全角圆括号。",
                        found.paragraph.text[start:end],
                        wanted,
                        wanted,
                    )
