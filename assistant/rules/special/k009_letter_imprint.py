"""信函的版记不加印发机关、印发日期和分隔线，位于公文最后一面版心内最下方。

依据：GB/T 9704—2012 10.1。
错误示例：信函末尾写“清江市教育局办公室　2026年4月9日印发”；抄送上下画了分隔线。
正确示例：只写“抄送：……。”，不画线。
修复方式：由本人删去印发行和分隔线。
例外：位置随正文排的看不出来，不作判断；首页下方的红色双线不是版记的分隔线；粘贴的文字看不出线。
"""

from __future__ import annotations

from assistant.rules.imprint._lines import imprint_lines
from assistant.rules.special._lines import is_double, is_letter
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class LetterImprint(TextRule):
    """Rule K009."""

    code = "K009"
    title = "信函的版记"
    clause = "GB/T 9704—2012 10.1"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.PRINTING_AUTHORITY, Element.COPY_RECIPIENTS)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Letters with a printing line, or with lines round their imprint."""
        if not is_letter(document):
            return
        for paragraph in document.of(Element.PRINTING_AUTHORITY):
            if paragraph.own_text.strip():
                yield Violation(
                    in_paragraph(paragraph),
                    "信函的版记不写印发机关和印发日期。",
                    paragraph.own_text.strip(),
                    "不写印发行",
                )
        drawn = [line for line in imprint_lines(document) if line.border is not None and not is_double(line.border)]
        if drawn:
            yield Violation(
                in_paragraph(drawn[0].at), "信函的版记不加分隔线。", f"画了 {len(drawn)} 条线", "不画分隔线"
            )
