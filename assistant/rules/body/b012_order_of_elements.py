"""主体各要素依次是标题、主送机关、正文、附件说明、署名、成文日期、附注、附件。

依据：GB/T 9704—2012 7.1、7.3。
错误示例：附件说明排在成文日期之后；附注排在署名之前。
正确示例：正文之后依次是附件说明、署名、成文日期、附注。
修复方式：由本人把要素移到应有的位置。
例外：联合行文的几个署名在一起；版头和版记不在此列；纪要的出席名单在正文之后。
"""

from __future__ import annotations

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_RANKS = {
    Element.TITLE: 0,
    Element.MAIN_RECIPIENTS: 1,
    Element.ATTACHMENT_LIST: 3,
    Element.ISSUER_SIGNATURE: 4,
    Element.SIGNING_DATE: 4,
    Element.REMARKS: 5,
}


@dataclass(frozen=True)
class OrderOfElements(Rule):
    """Rule B012."""

    code = "B012"
    title = "主体要素的顺序"
    clause = "GB/T 9704—2012 7.1、7.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = tuple(_RANKS)
    on_text = True

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """The first element that stands after one that should follow it."""
        highest: IdentifiedParagraph | None = None
        for paragraph in main_part(document):
            rank = _RANKS.get(paragraph.element)
            if rank is None or paragraph.place.table is not None:
                continue
            if highest is not None and rank < _RANKS[highest.element]:
                yield Violation(
                    in_paragraph(paragraph),
                    f"{paragraph.element.value}排在了{highest.element.value}之后，应当在它之前。",
                    f"在{highest.element.value}之后",
                    f"在{highest.element.value}之前",
                )
                return
            highest = paragraph
