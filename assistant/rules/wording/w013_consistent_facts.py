# pyright: strict
"""项数与列举相符，同一事实前后一致。

依据：《党政机关公文处理工作条例》第十九条、第二十条要求表述准确、数据属实。
错误示例：“通过以下四个渠道”后面只列三项。
正确示例：“通过以下三个渠道”列三项。
修复方式：由本人核对项数。
例外：列举跨段、附表列出的不判断；“等三个方面”不是列举的总数。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.documents.numbering import chinese_to_int
from assistant.documents.places import in_paragraph
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict, Violation

_COUNT = re.compile(
    r"(?P<said>(?:以下|下列|如下)(?P<count>[两二三四五六七八九十]{1,2})(?:个|项|点|条|种|类|方面)[\u4e00-\u9fff]{0,6})[^。：:]{0,12}[：:](?P<rest>.+)$"
)
_ONE_IS = re.compile(r"(?:^|[。；;，,])\s*([一二三四五六七八九十])是")
_BRACKETED = re.compile(r"[（(]([一二三四五六七八九十]|\d)[)）]")


@dataclass(frozen=True)
class ConsistentFacts(Rule):
    """Rule W013."""

    code: ClassVar = "W013"
    name: ClassVar = "consistent-facts"
    title: ClassVar = "前后一致"
    clause: ClassVar = "《党政机关公文处理工作条例》第十九条（四）、第二十条（四）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.ERROR
    repair: ClassVar = Repair.PERSON
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each sentence that names a count and lists another number of items."""
        for found in running_text(document):
            for match in _COUNT.finditer(found.paragraph.text):
                listed = _listed(match["rest"])
                wanted = chinese_to_int(match["count"])
                if listed and listed != wanted:
                    yield Violation(
                        in_paragraph(found, *match.span("said")),
                        f"说有 {wanted} 项，后面列了 {listed} 项。",
                        match["said"],
                        f"{listed} 项",
                    )


def _listed(rest: str) -> int:
    """How many items stand in the same paragraph: 一是…二是…, （一）…（二）…, or 、 in one sentence; 0 where that is unclear."""
    for pattern in (_ONE_IS, _BRACKETED):
        numbers = pattern.findall(rest)
        if len(numbers) >= 2 and numbers[0] in "一1":
            return len(numbers)
    return 0
