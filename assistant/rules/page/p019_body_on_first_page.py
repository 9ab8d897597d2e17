"""公文首页必须显示正文。

依据：GB/T 9704—2012 7.3.3。
错误示例：标题和主送机关占满首页，正文另起一页。
正确示例：首页至少排有一行正文。
修复方式：去掉正文前的分页；主送机关太多的移到版记，发文机关太多的压缩标志的字号和行距。
例外：没有明显分页符的，首页排到哪里要看实际排版，不作判断；附件另起一页；不是公文的材料可以有封面和目录。
"""

from __future__ import annotations

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_BODY = (Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


@dataclass(frozen=True)
class BodyOnFirstPage(Rule):
    """Rule P019."""

    code = "P019"
    title = "首页有正文"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A page break that the file states between the head of the document and its first body paragraph."""
        body = next((each for each in main_part(document, *_BODY) if each.text.strip()), None)
        if body is None or not document.character.official:
            return
        last, seen = document.position(body), False
        for paragraph in main_part(document):
            if document.position(paragraph) > last:
                return
            if paragraph.starts_page and seen:
                yield Violation(
                    in_paragraph(paragraph),
                    "首页没有正文：正文之前有分页。",
                    f"{paragraph.element.value}另起一页",
                    "首页显示正文",
                )
                return
            seen = seen or bool(paragraph.text.strip())
