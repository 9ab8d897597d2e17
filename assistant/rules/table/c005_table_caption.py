# pyright: strict
"""表题、图题用短语的，末尾不用句号。

依据：GB/T 15834—2011 附录 A.1，图或表的短语式说明文字末尾不用句号。
错误示例：表1　各县（市、区）物资储备情况表。
正确示例：表1　各县（市、区）物资储备情况表
修复方式：删去末尾的句号。
例外：说明文字较长、中间已经有句号的，末尾也用句号；不以“表1”“图1”一类编号开头的段落不看；正文里“表1所列……”的句子不是表题。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from assistant.documents.identify import IdentifiedDocument
from assistant.rules.prose import RUNNING, replaced, running_text
from assistant.rules.rule import Change, Level, Repair, Rule, Severity, Verdict

_NUMBER = r"[附续]?[表图]\s*(?:\d+(?:[-－.–]\d+)*|[一二三四五六七八九十]+)"
# A caption is a number, a gap or a colon, and a phrase without a stop within; a sentence on a table goes on at once.
_CAPTION = re.compile(rf"\s*{_NUMBER}(?:[ \t　]+|[：:])[^。，；！？]{{2,40}}(?P<stop>。)\s*\Z")


@dataclass(frozen=True)
class TableCaption(Rule):
    """Rule C005."""

    code: ClassVar = "C005"
    name: ClassVar = "table-caption"
    title: ClassVar = "表题图题末尾"
    clause: ClassVar = "GB/T 15834—2011 附录 A.1"
    level: ClassVar = Level.STANDARD
    severity: ClassVar = Severity.INFO
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    enabled: ClassVar = False
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each caption that ends with a full stop."""
        for found in running_text(document):
            match = _CAPTION.match(found.paragraph.text)
            if match is not None:
                yield replaced(found, match, "", "表题、图题是短语，末尾不用句号。", "stop")
