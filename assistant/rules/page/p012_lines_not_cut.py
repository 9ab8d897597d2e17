"""固定行距不小于字号，嵌在行里的图所在的段不用固定行距。

依据：GB/T 9704—2012 5.2.3、7.3.1，行距以能看清字为前提；固定行距小于字号，字和图的上部被裁去，这是文字处理软件的做法。
错误示例：二号的标题行距固定为 14 磅。
正确示例：二号的标题行距固定为 32 磅。
修复方式：由本人把行距改为不小于字号，有图的段改为单倍行距。
例外：空段、文本框和表格里的段不判断；最小值和多倍行距不会裁字，不判断；行距略小于字号而看不出来的不判断。
"""

from __future__ import annotations

from assistant.documents.formatting import LineRule
from assistant.rules.layout import type_size
from assistant.rules.vocabulary import *

_SEEN = 0.9
# A picture of a line or two, as a signature, only touches its neighbours.
_HIGHER = 2


@dataclass(frozen=True)
class LinesNotCut(Rule):
    """Rule P012.

    Attributes:
        share: From what share of the font size on a line cuts nothing off that is seen.
    """

    code = "P012"
    title = "行距不裁字"
    clause = "GB/T 9704—2012 5.2.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.TITLE, Element.BODY, Element.ATTACHMENT_BODY, Element.ATTACHMENT_TITLE)

    share: float = _SEEN

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph whose exact lines are lower than its type, or hold a picture that is higher."""
        pictures = {
            each.anchor.paragraph: each
            for each in document.document.pictures
            if each.anchor.inline and each.anchor.part == "body"
        }
        for paragraph in document.paragraphs:
            spacing = paragraph.format.line_spacing.value
            if spacing.rule is not LineRule.EXACT or not spacing.length or not paragraph.flows:
                continue
            distance = spacing.length
            if paragraph.own_text.strip() and distance.pt < self.share * type_size(paragraph).pt:
                message = f"行距固定为 {distance.pt:g} 磅，小于字号，字的上部会被裁去。"
                yield Violation(in_paragraph(paragraph), message, f"{distance.pt:g} 磅", "不小于字号的行距")
            picture = pictures.get(paragraph.paragraph.index)
            if picture is not None and picture.height is not None and picture.height.pt > _HIGHER * distance.pt:
                message = f"图所在的段行距固定为 {distance.pt:g} 磅，图会被裁去，应当用单倍行距。"
                yield Violation(in_paragraph(paragraph), message, f"固定行距 {distance.pt:g} 磅", "单倍行距")
