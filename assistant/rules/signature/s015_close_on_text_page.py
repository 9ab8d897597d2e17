"""署名、成文日期、印章要与正文同在一面，不单独落到新的一页。

依据：GB/T 9704—2012 7.3.5.5；通行做法是同面至少有两行正文。
错误示例：署名前有分页符。
正确示例：署名与正文最后几行在同一面。
修复方式：去掉落款前的分页，调整行距、字距；请本人确认版面。
例外：没有明显分页符的，落款排到哪里要看实际排版，不作判断。
"""

from __future__ import annotations

from assistant.documents.edits import RemovePageBreaks
from assistant.rules.layout import blank_paragraphs_before, main_part, neighbour_before
from assistant.rules.repairs import set_paragraph
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class CloseOnTextPage(Rule):
    """Rule S015."""

    code = "S015"
    title = "落款不单独成页"
    clause = "GB/T 9704—2012 7.3.5.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A page break that the file states directly before signature or date."""
        for paragraph in main_part(document, Element.ISSUER_SIGNATURE, Element.SIGNING_DATE):
            above = neighbour_before(document, paragraph)
            gaps = blank_paragraphs_before(document, paragraph)
            breaks = paragraph.starts_page or any(each.page_breaks for each in gaps)
            if breaks and above is not None and paragraph.place.table is None and above.attachment is None:
                edits = tuple(_without_breaks(above, *gaps, paragraph))
                yield Violation(
                    in_paragraph(paragraph),
                    f"{paragraph.element.value}之前有分页，落款应与正文同面。",
                    "另起一面",
                    "与正文同面",
                    # A section may begin a page too; what else changes with it is for a person to see.
                    repair=None if edits else Repair.PERSON,
                    edits=edits,
                )
                return


def _without_breaks(above: IdentifiedParagraph, *below: IdentifiedParagraph) -> Iterator[Edit]:
    """Takes the page breaks between the text and its close away, those at the end of the text too."""
    text = above.own_text
    ends = bool(above.page_breaks) and not text[above.page_breaks[0] :].strip()
    for each in (above, *below) if ends else below:
        if each.page_breaks:
            yield RemovePageBreaks(each.address)
    for each in below:
        if each.format.page_break_before.value:
            yield from set_paragraph(each, ParagraphChange(page_break_before=False))
