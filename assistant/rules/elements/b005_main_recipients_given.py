"""通知、请示、报告、批复、函、议案写明主送机关；公告、通告、公报、决议、命令、纪要一般不写。

依据：《党政机关公文处理工作条例》第九条（八），主送机关是公文的主要受理机关；哪些文种不写是通行做法。
错误示例：通知的标题下面直接写正文；公告写“各县（市、区）人民政府：”。
正确示例：通知的标题下面写“各县（市、区）人民政府：”；公告的标题下面直接写正文。
修复方式：由本人补上主送机关；向社会公布的文种由本人删去主送机关，或者改用通知。
例外：意见、通报普发的可以不写，只提示；决定写不写都可以；待填的“[主送机关]”“××××：”、写在版记里的“主送：”、与正文用软回车连成一段的都算有；不是公文的、只有附件的不判断。
"""

from __future__ import annotations

from assistant.rules.elements._presence import has_recipients
from assistant.rules.elements._table import Need, elements_of
from assistant.rules.layout import main_part
from assistant.rules.routing._kind import RUNNING_BODY, recipients, stated_kind
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class MainRecipientsGiven(Rule):
    """Rule B005."""

    code = "B005"
    title = "应否有主送机关"
    clause = "《党政机关公文处理工作条例》第九条（八）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    changes = Change.TEXT

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document that should name whom it goes to and does not, or the other way round."""
        wanted, kind = elements_of(document), stated_kind(document)
        if wanted is None or kind is None:
            return
        given = recipients(document)
        if wanted.recipients is Need.UNUSUAL and given:
            message = f"{kind.value}一般不写主送机关；有特定受文机关的，由本人考虑改用通知等文种。"
            yield Violation(in_paragraph(given[0]), message, "有主送机关", "不写主送机关", severity=Severity.INFO)
        elif wanted.recipients in (Need.MUST, Need.USUAL) and not has_recipients(document):
            first = next((each for each in main_part(document, *RUNNING_BODY) if each.own_text.strip()), None)
            if first is not None:
                lighter = None if wanted.recipients is Need.MUST else Severity.INFO
                message = f"缺主送机关，{kind.value}{wanted.recipients.value}主送机关，写在标题下空一行的位置。"
                yield Violation(in_paragraph(first), message, "没有主送机关", "主送机关：", severity=lighter)
