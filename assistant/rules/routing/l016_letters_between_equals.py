"""不相隶属的机关之间商洽、请求批准、答复用函；请示只向上级，批复只向下级。

依据：《党政机关公文处理工作条例》第八条（十）（十一）（十二）（十四）。
错误示例：清江市水利局向清江市财政局发“请示”；市水利局给市财政局“批复”。
正确示例：清江市水利局向清江市财政局发“函”，市财政局用“复函”答复。
修复方式：由本人改用函；确有领导或者授权管理关系的不改。
例外：只看名称能断定是同一级政府的两个工作部门的；由部门管理的局（林业、药品监督等）和垂直管理的机关不作判断。
"""

from __future__ import annotations

import re

from assistant.documents.issuers import mark_issuers, signatures, title_issuer
from assistant.rules.routing._bodies import Department, department_of, same_area
from assistant.rules.routing._kind import recipients, stated_kind
from assistant.rules.vocabulary import *

_INSTEAD = {DocumentType.REQUEST: "函", DocumentType.REPORT: "函", DocumentType.REPLY: "复函"}


@dataclass(frozen=True)
class LettersBetweenEquals(TextRule):
    """Rule L016."""

    code = "L016"
    title = "不相隶属机关用函"
    clause = "《党政机关公文处理工作条例》第八条（十）（十一）（十二）（十四）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.MAIN_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Requests, reports and replies from one department to another of the same government."""
        kind, issuer = stated_kind(document), _issuer(document)
        if kind not in _INSTEAD or issuer is None:
            return
        for paragraph in recipients(document):
            for name in re.split(r"[、，,；;：:]", re.sub(r"\s", "", paragraph.own_text)):
                to = department_of(name)
                if to is not None and same_area(issuer, to) and to.name != issuer.name:
                    yield Violation(
                        in_paragraph(paragraph),
                        f"“{name}”与“{issuer.area}{issuer.name}”是同级部门，不用{kind.value}，应当用{_INSTEAD[kind]}。",
                        kind.value,
                        _INSTEAD[kind],
                        # What bodies are to one another is more than their names say.
                        severity=Severity.WARNING,
                    )


def _issuer(document: IdentifiedDocument) -> Department | None:
    names = (*signatures(document)[:1], title_issuer(document), *mark_issuers(document)[:1])
    return next((found for name in names if (found := department_of(name)) is not None), None)
