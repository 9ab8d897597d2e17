"""上行文原则上主送一个上级机关，需要时抄送相关上级机关和同级机关。

依据：《党政机关公文处理工作条例》第十五条（一）。
错误示例：请示主送“市人民政府、省水利厅：”。
正确示例：主送“市人民政府：”，抄送省水利厅。
修复方式：由本人确定一个主送机关，其余改为抄送。
例外：名称里本来有“和”的机关（发展和改革委员会）是一个机关；受双重领导的机关主送一个、抄送另一个；口头报告开头称呼各位代表、委员的不算。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import recipients, stated_kind
from assistant.rules.vocabulary import *

# 和, 及, 与 and 并 divide names only after one that has ended: 发展和改革委员会 is one body.
_DIVIDER = re.compile(
    r"[、，,；;]|(?:(?<=政府)|(?<=委员会)|(?<=[省市县区州党]委)|(?<=党组)|(?<=[厅局部办院]))[和及与并](?=[\u4e00-\u9fff]{2})"
)
# White space divides names that have ended; within others it only spreads the characters.
_GAP = re.compile(r"(?:(?<=政府)|(?<=委员会)|(?<=[省市县区州党]委)|(?<=[厅局部办院]))\s+(?=[\u4e00-\u9fff]{3})")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


@dataclass(frozen=True)
class OneSuperior(TextRule):
    """Rule L004."""

    code = "L004"
    title = "上行文主送一个机关"
    clause = "《党政机关公文处理工作条例》第十五条（一）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.MAIN_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Requests and reports to more than one body."""
        kind, lines = stated_kind(document), recipients(document)
        if kind not in (DocumentType.REQUEST, DocumentType.REPORT) or not lines:
            return
        names = _names("\n".join(each.own_text for each in lines))
        if len(names) > 1:
            yield Violation(
                in_paragraph(lines[0]),
                f"上行文主送了 {len(names)} 个机关，原则上只主送一个上级机关。",
                "、".join(names),
                "一个上级机关，其余抄送",
            )
        elif kind is DocumentType.REQUEST and names and names[0].startswith("各"):
            yield Violation(
                in_paragraph(lines[0]), "请示主送一个上级机关，不主送各机关、各单位。", names[0], "一个上级机关"
            )


def _names(text: str) -> list[str]:
    divided = _DIVIDER.sub("、", _GAP.sub("、", _BRACKETS.sub("", text)))
    names = (re.sub(r"\s", "", each).rstrip("：:") for each in divided.split("、"))
    return [name for name in names if name]
