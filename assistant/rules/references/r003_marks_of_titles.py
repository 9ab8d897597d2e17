# pyright: strict
"""引用法律、法规和公文的名称加书名号。

依据：GB/T 15834—2011 4.15；《党政机关公文处理工作条例》第十九条。
错误示例：“根据中华人民共和国防洪法”“贯彻城镇燃气管理条例”。
正确示例：“根据《中华人民共和国防洪法》”。
修复方式：加上书名号；请本人确认名称的起止。
例外：“按照有关法律法规”一类泛指不加；“依法”“民法典时代”等不是引用名称；标题里被引的法规名称也加书名号。
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

_MARKED = re.compile(r"《[^》]*》")
_LAW = re.compile(
    r"(?<![《〈<])(?P<name>中华人民共和国[\u4e00-\u9fff]{1,16}?(?:法典|法|条例))(?![\u4e00-\u9fff]{0,2}》|律|院|制|规|定|官|人|治)"
)
_REGULATION = re.compile(
    r"(?:根据|依据|按照|依照|贯彻|执行|遵守|违反|落实|实施)(?P<name>[\u4e00-\u9fff]{2,20}?(?:条例|实施细则|管理办法|暂行规定))(?=的|规定|第|，|。|、|和|有关|要求|精神|等)"
)
_ANGLE = re.compile(r"(?P<name>[<＜][\u4e00-\u9fff]{3,30}(?:法|条例|办法|规定|细则|意见|通知|决定)[>＞])")


@dataclass(frozen=True)
class MarksOfTitles(Rule):
    """Rule R003."""

    code: ClassVar = "R003"
    name: ClassVar = "marks-of-titles"
    title: ClassVar = "法规名称加书名号"
    clause: ClassVar = "GB/T 15834—2011 4.15"
    level: ClassVar = Level.STANDARD
    severity: ClassVar = Severity.WARNING
    repair: ClassVar = Repair.CONFIRM
    changes: ClassVar = Change.TEXT
    elements: ClassVar = RUNNING
    on_text: ClassVar = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each full name of a law, or of a regulation after a word of citing, that stands in no marks."""
        for found in running_text(document):
            text = found.paragraph.text
            marked = [match.span() for match in _MARKED.finditer(text)]
            for pattern in (_LAW, _REGULATION, _ANGLE):
                for match in pattern.finditer(text):
                    start, end = match.span("name")
                    if not any(a <= start and end <= b for a, b in marked):
                        bare = match["name"].strip("<>＜＞〈〉")
                        yield Violation(
                            in_paragraph(found, start, end),
                            "法律法规的名称应当加书名号。",
                            match["name"],
                            f"《{bare}》",
                            f"《{bare}》",
                        )
