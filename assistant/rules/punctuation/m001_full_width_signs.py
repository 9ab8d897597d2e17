"""汉字之间的标点用全角。

依据：GB/T 15834—2011 5.1，句号、逗号等点号和括号、书名号各占一个字的位置，即用全角。
错误示例：各单位要加强领导,压实责任(详见附件).
正确示例：各单位要加强领导，压实责任（详见附件）。
修复方式：把紧挨汉字的半角标点换成同名的全角标点；夹在两段文字中间的点、尖括号须确认原意后再改。
例外：网址、邮箱、英文、算式和数字内部（15:30、1:500、1,200、坐标(0,0)）的半角标点不动；按 GB/T 7714 著录的参考文献、单独引起来的符号不报；层次序号和发文字号里的括号由另外的规则判断。
"""

from __future__ import annotations

from assistant.rules.prose import running_text
from assistant.rules.punctuation._doubled import goes_from_row, goes_from_title
from assistant.rules.punctuation._fullwidth import HalfWidth, half_width
from assistant.rules.punctuation._private import WrittenRule, marker_end
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class FullWidthSigns(WrittenRule):
    """Rule M001."""

    code = "M001"
    title = "汉字语境用全角标点"
    clause = "GB/T 15834—2011 5.1"
    severity = Severity.ERROR
    repair = Repair.SAFE

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each half-width sign next to Chinese characters; a pair of brackets or of angle brackets is one."""
        for paragraph in running_text(document, *self.elements):
            text = paragraph.own_text
            for stretch in half_width(text, _first(paragraph)):
                if not _has_a_rule_of_its_own(paragraph, stretch) and not _goes(paragraph, stretch):
                    yield _report(paragraph, stretch)


def _first(paragraph: IdentifiedParagraph) -> int:
    """Where to begin: after the sign that numbers a heading (N009); the brackets of a numbered item are signs in text."""
    text = paragraph.own_text
    if paragraph.element.heading_level is None and text.lstrip().startswith("("):
        return 0
    return marker_end(text)


def _has_a_rule_of_its_own(paragraph: IdentifiedParagraph, stretch: HalfWidth) -> bool:
    """The colon after the recipients (B002) and the brackets around the remarks (S012)."""
    text = paragraph.own_text
    bare = text.strip()
    if paragraph.element is Element.MAIN_RECIPIENTS:
        return stretch.end == len(text.rstrip())
    return paragraph.element is Element.REMARKS and (
        text[stretch.start : stretch.end] == bare or (stretch.end - stretch.start == 1 and bare.endswith(")"))
    )


def _goes(paragraph: IdentifiedParagraph, stretch: HalfWidth) -> bool:
    """A stop that another rule takes away; what brackets hold is repaired by itself."""
    span = (paragraph, stretch.start, stretch.end)
    return stretch.end - stretch.start == 1 and (goes_from_title(*span) or goes_from_row(*span))


def _report(paragraph: IdentifiedParagraph, stretch: HalfWidth) -> Violation:
    text = paragraph.own_text[stretch.start : stretch.end]
    what = "尖括号不能当书名号用，应当用“《》”" if text[0] in "<＜" else "汉字语境里的标点应当用全角"
    return Violation(
        in_paragraph(paragraph, stretch.start, stretch.end),
        f"{what}，这里写成了“{_short(text)}”。",
        text,
        stretch.replacement,
        stretch.replacement,
        repair=None if stretch.sure else Repair.CONFIRM,
    )


def _short(text: str) -> str:
    return text if len(text) <= 12 else f"{text[:6]}…{text[-5:]}"
