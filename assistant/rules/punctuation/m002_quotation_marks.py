"""引号用“”和‘’，先双后单。

依据：GB/T 15834—2011 4.8，横排文稿的引号是“”和‘’，引号里再用引号时外面用双引号、里面用单引号。
错误示例：做好"三农"工作；提倡「光盘行动」；开展‘清库行动’。
正确示例：做好“三农”工作；提倡“光盘行动”；开展“清库行动”。
修复方式：成对的换成弯引号，请本人确认；只有半个直引号的，请补齐另一半。
例外：英文里的引号和表示英寸、角秒的符号不动；双引号里面的单引号不报。
"""

from __future__ import annotations

from assistant.rules.prose import running_text
from assistant.rules.punctuation._private import WrittenRule
from assistant.rules.punctuation._quotes import WrongQuotes, single_outside, wrong_quotes
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class QuotationMarks(WrittenRule):
    """Rule M002."""

    code = "M002"
    title = "引号的形式"
    clause = "GB/T 15834—2011 4.8"
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each pair of straight quotes or corner brackets, each straight one without a partner, and single ones outside."""
        goes_on = False
        for paragraph in running_text(document, *self.elements):
            for quotes in wrong_quotes(paragraph.own_text):
                yield _report(paragraph, quotes)
            # A quotation of several paragraphs opens before this one, and single marks are right in it.
            if not goes_on:
                yield from (_single(paragraph, quotes) for quotes in single_outside(paragraph.own_text))
            text = paragraph.own_text
            goes_on = text.count("“") > text.count("”") or (goes_on and "”" not in text)


def _report(paragraph: IdentifiedParagraph, quotes: WrongQuotes) -> Violation:
    text = paragraph.own_text[quotes.start : quotes.end]
    place = in_paragraph(paragraph, quotes.start, quotes.end)
    if quotes.replacement is None:
        message = "这里有半个直引号，引号应当用“”并且成对，请补齐。"
        return Violation(place, message, text, "成对的“”", repair=Repair.PERSON)
    kind = "直角引号" if text[0] in "「『" else "直引号"
    message = f"公文的引号用“”和‘’，这里用了{kind}。"
    return Violation(place, message, text, quotes.replacement, quotes.replacement)


def _single(paragraph: IdentifiedParagraph, quotes: WrongQuotes) -> Violation:
    place = in_paragraph(paragraph, quotes.start, quotes.end)
    message = "外层的引号用双引号“”，引号里再用引号时才用单引号。"
    return Violation(place, message, place.text, quotes.replacement or "", quotes.replacement)
