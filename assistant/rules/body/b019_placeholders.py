"""定稿里没有占位符和模板的提示语。

依据：通行做法；《党政机关公文处理工作条例》第二十条（四）要求发文前审核文字和格式。
错误示例：“预计支出××万元”“（此处补充数据）”“＿＿＿＿”“【待定】”。
正确示例：写出具体的数字和名称。
修复方式：由起草人补上内容。
例外：附件中的表格和示范文本留空填写的不判断；引号、书名号里说到这些符号的不判断；用“××”隐去姓名地名的，请自行甄别。
"""

from __future__ import annotations

import re

from assistant.rules.prose import matches
from assistant.rules.vocabulary import *

_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_UNITS = "[%％‰万亿千元人个项家户件次亩吨年月日]"
_PLACEHOLDER = re.compile(
    r"[×✕╳Ｘ]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z\d])"
    rf"|(?<![\d\w%％）)])×(?={_UNITS})|(?<=[长降约达出计为额共])×(?={_UNITS})"
    r"|[（(【\[](?:此处|这里|请|待)[^（()）【】\[\]]{0,12}(?:填写?|补充?|核实|核对|确认|插入|更新|定)[^（()）【】\[\]]{0,8}[)）】\]]"
    r"|【[^】]*(?:填写|示例|待)[^】]*】|[_＿]{3,}|[?？]{3,}|\b(?:TODO|TBD)\b|某某(?!某)"
)


@dataclass(frozen=True)
class Placeholders(TextRule):
    """Rule B019."""

    code = "B019"
    title = "占位符残留"
    clause = "通行做法；《党政机关公文处理工作条例》第二十条（四）"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    enabled = False

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each sign or note that stands for what is still to be written."""
        for paragraph in document.paragraphs:
            if paragraph.attachment is not None or paragraph.place.table is not None:
                continue
            # What is quoted keeps its width, so that offsets stay.
            own = _QUOTED.sub(lambda match: "□" * len(match[0]), paragraph.own_text)
            for match in matches(_PLACEHOLDER, own):
                place = in_paragraph(paragraph, match.start(), match.end())
                yield Violation(place, f"这里的“{match[0]}”像是还没有填写的内容。", match[0], "具体内容")
