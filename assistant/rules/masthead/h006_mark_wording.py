"""发文机关标志由发文机关全称或者规范化简称加“文件”二字组成，也可以只用名称。

依据：GB/T 9704—2012 7.2.4。
错误示例：“清江市人民政府红头文件”“清江市人民政府通知”。
正确示例：“清江市人民政府文件”。
修复方式：由本人核对机关名称。
例外：信函、纪要、命令另有规定，公告、通告的标志也不在此列；“××人民政府（通知）”式的旧版头不报；名称是不是全称或规范化简称，文件里没有依据，不作判断。
"""

from __future__ import annotations

import re

from assistant.rules.masthead._marks import marks
from assistant.rules.vocabulary import *

_OTHER = re.compile(
    r"(?:红头|正式|发布)文件$|(?:通知|报告|请示|批复|意见)(?:文件)?$|[公发行来]?(?<![人语])文$|红头$|文件(?:文件|头|纸|稿)$|关于.*$"
)


@dataclass(frozen=True)
class MarkWording(TextRule):
    """Rule H006."""

    code = "H006"
    title = "发文机关标志的文字"
    clause = "GB/T 9704—2012 7.2.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Marks that hold other words."""
        if document.format is not DocumentFormat.GENERAL:
            return
        for paragraph in marks(document):
            text = re.sub(r"\s", "", paragraph.own_text)
            match = _OTHER.search(text)
            if match is not None:
                name = text[: match.start()]
                message = f"标志由机关全称或规范化简称加“文件”组成，不用“{match[0]}”。"
                yield Violation(in_paragraph(paragraph), message, text, f"{name}文件")
