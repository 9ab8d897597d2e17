# pyright: strict
"""没有重复多出的字词。

依据：《党政机关公文处理工作条例》第二十条（四）要求文字准确。
错误示例：“工作的的要求”“加强加强管理”。
正确示例：“工作的要求”“加强管理”。
修复方式：去掉多出的字词；请本人确认。
例外：“研究研究”“人人”“渐渐”一类正常的重叠不报。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict

_VERBS = "加强|推进|落实|开展|组织|完善|建立|健全|强化|提高|做好|确保|加快|实施|坚持|促进|推动|贯彻|深化|优化|规范|负责|按照|根据|关于|进行|通过"
_DOUBLED = re.compile(rf"(?P<one>的)的(?=[\u4e00-\u9fff])(?<!目的的)|(?P<two>{_VERBS})(?P=two)")


@dataclass(frozen=True)
class DoubledWords(Rule):
    """Rule W007."""

    code: ClassVar = "W007"
    name: ClassVar = "doubled-words"
    title: ClassVar = "重字"
    clause: ClassVar = "《党政机关公文处理工作条例》第二十条（四）"
    level: ClassVar = Level.REGULATION
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each 的的, 了了 and doubled verb."""
        yield from each_match(
            document,
            _DOUBLED,
            lambda found, match: replaced(found, match, match["one"] or match["two"], f"“{match[0]}”重复了。"),
        )
