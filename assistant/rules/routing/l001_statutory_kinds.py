"""公文的文种是决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要十五种。

依据：《党政机关公文处理工作条例》第八条。
错误示例：有发文字号和主送机关的“……的专报”“……的备忘录”。
正确示例：“……的请示”。
修复方式：由起草人选用法定文种。
例外：标题已由“标题的文种”一条指出的不再重复；作为附件的方案、办法、名单不是公文的文种；执法文书（处罚告知书、检察建议书等）另有体例。
"""

from __future__ import annotations

import re

from assistant.documents.document_types import type_of_title
from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_TAIL = re.compile(r"(?:[（(][^（()）]*[)）]|[。．.])+$")
_OTHER = re.compile(
    r"(?:通告书|告知书|倡议书|建议书|责任书|承诺书|说明书|备忘录|简报|快报|专报|签报|呈报|便函告知|提示|提醒|指令单|督办单"
    r"|情况反映|会议记录|公示|声明|简讯|捷报|呈文|呈请|函告|便函通知|申报|请求报告)$"
)
# Documents of law enforcement have forms and kinds of their own, and so have recommendations of courts and supervisors.
_LEGAL = re.compile(r"处罚|行政|执法|检察|监察|司法|听证|整改|停产|停工|许可|征收|补偿|审计|税务|催告")


@dataclass(frozen=True)
class StatutoryKinds(TextRule):
    """Rule L001."""

    code = "L001"
    title = "十五种法定文种"
    clause = "《党政机关公文处理工作条例》第八条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document with a number of its own whose title names none of them."""
        title = document.text_of(Element.TITLE)
        numbered = bool(document.of(Element.DOCUMENT_NUMBER)) and bool(document.of(Element.MAIN_RECIPIENTS))
        if not title or not numbered or type_of_title(title) is not None or not document.character.official:
            return
        match = _OTHER.search(_TAIL.sub("", title))
        if match is not None and not (match[0].endswith("书") and _LEGAL.search(title)):
            last = list(main_part(document, Element.TITLE))[-1]
            yield Violation(in_paragraph(last), f"“{match[0]}”不在十五种法定文种之内。", match[0], "十五种法定文种之一")
