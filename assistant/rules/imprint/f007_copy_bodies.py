"""抄送机关是主送机关以外需要知晓的机关，不重复主送机关，不写个人。

依据：《党政机关公文处理工作条例》第九条（十六）、第十五条（五）。
错误示例：主送和抄送都写“市财政局”；“抄送：李明市长。”
正确示例：抄送只写主送以外的机关。
修复方式：由本人删去重复的机关，把个人改为机关。
例外：主送写的是统称（“各县（市、区）人民政府”）的，只有逐字相同才算重复；向下级抄送另有规则；纪要分送参会领导的不看；负责人直接交办的事项请人工核对。
"""

from __future__ import annotations

import re

from assistant.rules.imprint._groups import groups_of, names_in
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_PERSON = re.compile(
    r"(?:.*[^\u4e00-\u9fff])?[\u4e00-\u9fff]{1,3}(?:副?(?:省长|市长|县长|区长|书记|主任|局长|厅长|部长|处长|主席|总理|院长|秘书长)|同志)"
    r"|(?:[国省市县区州局厅]|各位)(?:[\u4e00-\u9fff]{0,2})领导"
)


@dataclass(frozen=True)
class CopyBodies(TextRule):
    """Rule F007."""

    code = "F007"
    title = "不应抄送的对象"
    clause = "《党政机关公文处理工作条例》第九条（十六）、第十五条（五）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Bodies that are main recipients too, and persons."""
        groups = [each for each in groups_of(document) if each.element is Element.COPY_RECIPIENTS]
        main = {name for each in main_part(document, Element.MAIN_RECIPIENTS) for name in names_in(each.own_text)}
        main |= {name for each in groups if each.is_main for name in each.names}
        for group in groups:
            for name in (name for name in dict.fromkeys(group.names) if group.names.count(name) > 1):
                message = f"“{name}”抄送了两次，只写一次。"
                yield Violation(group.place_of(name), message, name, "只写一次", severity=Severity.WARNING)
            for name in () if group.is_main else group.names:
                if name in main:
                    message = f"“{name}”已经是主送机关，不再抄送。"
                    yield Violation(group.place_of(name), message, name, "不重复主送机关", severity=Severity.WARNING)
                elif _PERSON.fullmatch(name) and document.format is not DocumentFormat.MINUTES:
                    message = f"“{name}”是个人，抄送应当写机关。"
                    yield Violation(group.place_of(name), message, name, "写机关名称", severity=Severity.WARNING)
