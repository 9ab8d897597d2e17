"""批复答复下级的请示，复函答复来函，开头引来文的标题和发文字号，写“收悉”。

依据：《党政机关公文处理工作条例》第八条（十二）（十四）；引来文的写法是通行做法。
错误示例：批复开头直接写“同意……”；只引标题，没有文号。
正确示例：“你县《关于……的请示》（云政〔2026〕9号）收悉。”
修复方式：由本人补上来文的标题和文号。
例外：主动发出的函（去函）没有来文；来电、来信没有文号；复函和没有写全标题的，缺文号只作提示。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, stated_kind
from assistant.rules.vocabulary import *

_ANSWER = re.compile(r"(?:复函|答复(?:意见)?的函|的?答复.{0,12}函)(?:[（(].*)?$")
_RECEIVED = re.compile(r"收悉|收到|敬悉|已悉|来[函文信电]|报来|送来|《[^》]*(?:请示|函|报告|申请)(?:[（(][^》]*)?》")
_REQUEST = re.compile(r"《[^》]*请示(?:[（(][^》]*)?》")
_NUMBER = re.compile(
    r"[〔\[(（【［]\s*\d{2,4}\s*[〕\])）】］]\s*第?\s*\d+\s*号|第\s*\d+\s*号|\d{4}年?\d+号|来[电信]|电话|[电传]"
)


@dataclass(frozen=True)
class ReplyNamesRequest(TextRule):
    """Rule L017.

    Attributes:
        paragraphs: In how many paragraphs of the beginning it should be named.
    """

    code = "L017"
    title = "批复、复函引来文"
    clause = "《党政机关公文处理工作条例》第八条（十二）（十四）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING_BODY

    paragraphs: int = 2

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Replies whose beginning names no letter, or names it without its number."""
        kind, title = stated_kind(document), document.text_of(Element.TITLE)
        if kind is not DocumentType.REPLY and not (kind is DocumentType.LETTER and _ANSWER.search(title)):
            return
        beginning = list(body_paragraphs(document))[: self.paragraphs]
        if not beginning:
            return
        first, text = beginning[0], "".join(each.own_text for each in beginning)
        told = next((each for each in beginning if _RECEIVED.search(each.own_text)), None)
        wanted = "《……》（××〔××××〕×号）收悉"
        if told is None:
            yield Violation(
                in_paragraph(first), "开头应引来文的标题和发文字号，写“收悉”。", first.own_text[:20], wanted
            )
        elif not _NUMBER.search(text):
            sure = kind is DocumentType.REPLY and _REQUEST.search(text) is not None
            severity = None if sure else Severity.INFO
            yield Violation(in_paragraph(told), "引来文缺发文字号。", told.own_text[:20], wanted, severity=severity)
