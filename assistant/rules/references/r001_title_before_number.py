# pyright: strict
"""引用公文先引标题，后引发文字号。

依据：通行做法；写法出自已经废止的《国家行政机关公文处理办法》，《党政机关公文处理工作条例》没有规定。
错误示例：“清政发〔2025〕3号《清江市防汛办法》”。
正确示例：“《清江市防汛办法》（清政发〔2025〕3号）”。
修复方式：调换次序，文号加圆括号；请本人确认。
例外：表格、目录里只列文号的不在此列。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_NUMBER_FIRST = re.compile(r"(?P<number>[\u4e00-\u9fff]{1,8}〔\d{4}〕\d+号)(?:文件?)?(?P<title>《[^《》]+》)(?![（(])")
_LEAD = re.compile(r"^(?:按照|根据|依据|贯彻|落实|执行|遵照|以及|和|与|及|经|由|对|将|把|在)")


@dataclass(frozen=True)
class TitleBeforeNumber(Rule):
    """Rule R001."""

    code: ClassVar = "R001"
    name: ClassVar = "title-before-number"
    title: ClassVar = "先标题后文号"
    clause: ClassVar = "通行做法"
    level: ClassVar = Level.PRACTICE
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number that stands directly before the title it belongs to."""
        for found in running_text(document):
            for match in _NUMBER_FIRST.finditer(found.paragraph.text):
                lead = _LEAD.match(match["number"])
                number = match["number"][lead.end() :] if lead else match["number"]
                start = match.end("number") - len(number)
                actual, wanted = found.paragraph.text[start : match.end()], f"{match['title']}（{number}）"
                yield Violation(
                    in_paragraph(found, start, match.end()),
                    "引用公文应先引标题，后引发文字号。",
                    actual,
                    wanted,
                    wanted,
                )
