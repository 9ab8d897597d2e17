"""标题由发文机关名称、事由和文种组成。

依据：《党政机关公文处理工作条例》第九条（七）。
错误示例：“关于做好防汛工作”“防汛工作的通知”。
正确示例：“清江市人民政府关于做好防汛工作的通知”。
修复方式：由起草人补上缺的部分。
例外：有版头的，标题省去机关名称是通行做法；纪要、命令、公告、通告和会议通过的决议有自己的写法；模板里待填的标题（“[此处输入标题]”）、看起来不是公文的不判断。
"""

from __future__ import annotations

import re

from assistant.documents.document_types import type_of_title
from assistant.rules.layout import main_part
from assistant.rules.title._names import lacks_about
from assistant.rules.vocabulary import *

# These are told by T009.
_OTHER_END = re.compile(
    r"(?:汇报|申请|总结|方案|计划|规划|说明|要点|安排|建议|规定|办法|细则|条例|规则|章程|名单|目录|讲话|表)(?:[（(].*[)）])?$"
)


# What a template has where the title is to be written.
_TO_WRITE = re.compile(r"^[\[［【{（(<＜].*[\]］】}）)>＞]$|^(?:公文|文件|文档|通知|报告|请示|函|纪要|此处|输入)*标题$")


@dataclass(frozen=True)
class TitleParts(TextRule):
    """Rule T001."""

    code = "T001"
    title = "标题三要素"
    clause = "《党政机关公文处理工作条例》第九条（七）"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title without the kind of document, or without what introduces its matter."""
        lines = list(main_part(document, Element.TITLE))
        kind = document.document_type
        if (
            not lines
            or not document.character.official
            or (document.format is not DocumentFormat.GENERAL and kind is None)
        ):
            return
        title = document.text_of(Element.TITLE)
        if _TO_WRITE.match(title.strip()):
            return
        if type_of_title(title) is None and not _OTHER_END.search(title):
            yield _report(lines[-1], "文种", "以法定文种结尾")
        elif lacks_about(document):
            yield _report(lines[0], "“关于”引出的事由", "关于……的＋文种")


def _report(paragraph: IdentifiedParagraph, part: str, expected: str) -> Violation:
    text = paragraph.own_text.strip()
    return Violation(in_paragraph(paragraph), f"标题里没有{part}。", text, expected)
