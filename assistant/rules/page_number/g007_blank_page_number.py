"""版记页前有空白页的，空白页和版记页都不编排页码。

依据：GB/T 9704—2012 7.5。
错误示例：版记页前夹了一张空白页，空白页和版记页仍有页码。
正确示例：空白页和版记页单独成节，不带页码。
修复方式：把版记页单独成节，并取消该节的页码；请人工处理。
例外：版记前没有空白页的，版记页照常编页码；实际分页文件里没有，只看明确的分页符。
"""

from __future__ import annotations

from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class BlankPageNumber(Rule):
    """Rule G007."""

    code = "G007"
    title = "空白页与版记页的页码"
    clause = "GB/T 9704—2012 7.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """An imprint after an explicitly blank page whose section shows page numbers."""
        imprint = document.of(Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)
        if not imprint:
            return
        first = document.position(imprint[0])
        breaks = [each for each in document.paragraphs[:first] if each.starts_page or each.page_breaks]
        if not _blank_page_before(document, first, breaks):
            return
        section = document.document.sections[imprint[0].section]
        footer = section.footer()
        if footer is not None and footer.page_numbers:
            yield Violation(
                in_paragraph(imprint[0]),
                "版记页前有空白页，空白页和版记页都不编页码，这里仍有页码。",
                "版记页有页码",
                "空白页和版记页不编页码",
            )


def _blank_page_before(document: IdentifiedDocument, first: int, breaks: list[IdentifiedParagraph]) -> bool:
    """Whether two page breaks follow each other before the imprint with nothing to be seen between them."""
    after = 0
    for each in breaks:
        after += 1 if each.starts_page else 0
        after += len(each.page_breaks)
    last_text = max((at for at, each in enumerate(document.paragraphs[:first]) if each.own_text.strip()), default=-1)
    between = [each for each in breaks if document.position(each) > last_text]
    return sum(max(len(each.page_breaks), int(each.starts_page)) for each in between) >= 2 <= after
