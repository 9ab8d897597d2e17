"""独立成行的层次标题末尾不用标点。

依据：GB/T 15834—2011 附录A.1，标题末尾通常不用标点。
错误示例：“一、压实责任。”单独一行。
正确示例：“一、压实责任”；标题后接着写正文的，标题句末用句号。
修复方式：去掉末尾的标点。
例外：标题后同段接正文的，标题句末用句号；成句的条目（中间有逗号的，或者后面没有正文、紧接同级条目的）不是标题；“……负责解释。”“……符合以下条件：”一类的句子不是标题；问号可以保留；只有序数的一行，序数后的“、”不是标题的标点。
"""

from __future__ import annotations

import re

from assistant.rules.layout import neighbour_after
from assistant.rules.numbering._labels import label_of
from assistant.rules.vocabulary import *

_END = re.compile(r"(?:[。：；，、:;,.]+|——|！)$")
# A statement of a rule, and a line that introduces what is listed below it.
_STATEMENT = re.compile(r"^本[《标办规细]|负责解释$|(?:解释权|之日)[^，。]*$|^凡")
_INTRODUCES = re.compile(r"(?:以下|下列|如下|下述|包括|应当?|须|需|有|为)[^，。]{0,8}$")
_SENTENCE = re.compile(r"[，。；：,;:]")


@dataclass(frozen=True)
class HeadingEnd(TextRule):
    """Rule N012.

    Attributes:
        longest: What is longer, in 字, is a sentence rather than a heading.
    """

    code = "N012"
    title = "标题末尾的标点"
    clause = "GB/T 15834—2011 附录A.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.HEADING_1, Element.HEADING_2)

    longest: int = 26

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each heading that stands alone and ends with a stop."""
        for paragraph in document.of(*self.elements):
            text = paragraph.own_text.rstrip()
            label = label_of(paragraph)
            if label is None or len(paragraph.spans) > 1 or paragraph.place.table is not None:
                continue
            match = _END.search(text)
            inner = text[label.end : match.start()] if match else ""
            if match and not inner.strip():
                # 一、 alone: the sign belongs to the number.
                continue
            if match and (_STATEMENT.search(inner) or (match[0] in "：:" and _INTRODUCES.search(inner))):
                continue
            if match is None or len(inner) > self.longest or _SENTENCE.search(inner) or _is_item(document, paragraph):
                continue
            yield Violation(
                in_paragraph(paragraph, match.start(), match.end()),
                f"独立成行的标题末尾不用“{match[0]}”。",
                match[0],
                "不用标点",
                "",
            )


def _is_item(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether nothing stands under it, so that it may as well be an item of a list that ends as sentences do."""
    following = neighbour_after(document, paragraph)
    if following is None or not following.flows or following.attachment != paragraph.attachment:
        return True
    level, below = paragraph.element.heading_level, following.element.heading_level
    if below is not None:
        return level is not None and below <= level
    return following.element not in (Element.BODY, Element.ATTACHMENT_BODY)
