"""联合行文只标主办机关的发文字号。

依据：《党政机关公文处理工作条例》第九条（五）。
错误示例：“清财农〔2026〕12号　清水〔2026〕21号”。
正确示例：“清财农〔2026〕12号”。
修复方式：由本人删去协办机关的发文字号。
例外：同一个文号在标题下又写一遍的不算两个；引用别的文件的文号在正文里。
"""

from __future__ import annotations

import re

from assistant.rules.vocabulary import *

_ONE = re.compile(
    r"[\u4e00-\u9fffA-Za-z]+\s*[〔\[(（【［﹝]\s*\d{2,4}\s*年?\s*[〕\])）】］﹞]\s*第?\s*(?:\d+|[×xX]+|(?=号))"
)


@dataclass(frozen=True)
class OneNumber(TextRule):
    """Rule D008."""

    code = "D008"
    title = "联合行文的发文字号"
    clause = "《党政机关公文处理工作条例》第九条（五）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.DOCUMENT_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """More than one number in the masthead."""
        numbers = [each for each in document.of(Element.DOCUMENT_NUMBER) if each.own_text.strip()]
        texts = [each.own_text[: each.spans[0].end] for each in numbers]
        different = {re.sub(r"\s", "", one) for text in texts for one in _ONE.findall(text)}
        if len(different) > 1:
            yield Violation(
                in_paragraph(numbers[-1]),
                f"版头标了 {len(different)} 个发文字号，联合行文只标主办机关的一个。",
                "；".join(text.strip() for text in texts),
                "主办机关的发文字号",
            )
