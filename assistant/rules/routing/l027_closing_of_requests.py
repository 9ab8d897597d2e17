"""请示以“妥否，请批示”“以上请示，请予批复”一类的结束语结尾。

依据：通行做法，《党政机关公文处理工作条例》没有规定结束语。
错误示例：请示写完请求的事项就落款。
正确示例：正文最后另起一段写“妥否，请批示。”
修复方式：由本人补上结束语。
例外：正文里已经写明请求批准、批复、审批、审核的不提示；其他文种没有结束语不提示。
"""

from __future__ import annotations

import re

from assistant.rules.elements._table import elements_of
from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, stated_kind
from assistant.rules.vocabulary import *

_CLOSES = re.compile(
    r"[妥当可是]否|恳请|敬请|请(?:求|予|给予|尽快|审|批|核|示|指示|复|准|上级|[省市县区州局厅部委院领]|贵|党|政府)"
    r"|(?:批示|批复|审批|审核|批准|核准|审定|指示)[。！]?\s*$"
)
_LAST = 3


@dataclass(frozen=True)
class ClosingOfRequests(TextRule):
    """Rule L027."""

    code = "L027"
    title = "请示的结束语"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = RUNNING_BODY

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A request whose last paragraphs ask for no answer."""
        if stated_kind(document) is not DocumentType.REQUEST or elements_of(document) is None:
            return
        text = list(body_paragraphs(document))
        if text and not any(_CLOSES.search(each.own_text) for each in text[-_LAST:]):
            message = "请示没有结束语，一般用“妥否，请批示”一类的话结尾。"
            yield Violation(in_paragraph(text[-1]), message, "没有结束语", "妥否，请批示。")
