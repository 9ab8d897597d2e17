"""附件不能与正文一起装订的，在附件左上角第一行顶格编排公文的发文字号，后标“附件”及顺序号。

依据：GB/T 9704—2012 7.3.7。
错误示例：“清政发〔2026〕12号：附件1”。
正确示例：“清政发〔2026〕12号附件1”。
修复方式：由本人在标识前加上发文字号。
例外：附件与正文在同一文件里的一起装订，不适用；只有附件的文件，看不出是否单独装订，列为未判断。
"""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

_WITH_NUMBER = re.compile(r"\s*\S{1,12}〔\d{4}〕\d+号\s*[：:，,、的]?\s*附件\s*\d{0,2}\s*[：:]?\s*$")
_SPACED = re.compile(r"号\s*[：:，,、的]\s*附件")


@dataclass(frozen=True)
class SeparateAttachment(TextRule):
    """Rule A010."""

    code = "A010"
    title = "不合订附件的标注"
    clause = "GB/T 9704—2012 7.3.7"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ATTACHMENT_LABEL,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Attachments that stand alone in the file."""
        labels = document.of(Element.ATTACHMENT_LABEL)
        numbered = [each for each in document.paragraphs[:3] if _WITH_NUMBER.match(each.own_text)]
        if labels and not document.of(Element.TITLE, Element.SIGNING_DATE) and not numbered:
            yield CannotTell("文件里只有附件；不与正文一起装订的，应在左上角写明发文字号和“附件”，请人工核对。")
        for each in numbered:
            text = each.own_text.strip()
            if _SPACED.search(text):
                yield Violation(
                    in_paragraph(each),
                    "发文字号后直接写“附件”及顺序号，中间不加标点。",
                    text,
                    _SPACED.sub("号附件", text),
                )
