"""公文应编排页码，页码由页码域得出，编在版心下边缘之下。

依据：GB/T 9704—2012 7.5。
错误示例：页脚没有页码；手工打了数字“1”，每页都一样；页码放在页眉里；设了奇偶页不同，双页却没有页码。
正确示例：页脚里插入页码域：— 1 —。
修复方式：把手工打的数字换成页码域；没有页码的加上页码；首页不同而首页没有内容的，确认后取消首页不同；页码在页眉、文本框里的请人工处理。
例外：信函首页不显示页码；全文可能只有一页的不作判断；版记单独成节的可以不编（前有空白页时不应编）；横排的节页码可在页眉或文本框里。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.edits import PageChange, SetPage, SetPageNumber
from assistant.documents.elements import Zone
from assistant.documents.fonts import typeface_of
from assistant.documents.page_setup import MarginKind, Section
from assistant.documents.places import in_margin
from assistant.rules.page_number._footers import (
    FoundNumber,
    is_shown,
    may_hide_first,
    numbered,
    odd_and_even,
    page_numbers,
    stands_alone,
)
from assistant.rules.vocabulary import *

_ONE_PAGE = 22
_CHARACTERS_A_LINE = 28
_FOOTER, _UNSEEN = Length.of_mm(25), Length.of_mm(3.2)


@dataclass(frozen=True)
class PageNumberField(Rule):
    """Rule G001."""

    code = "G001"
    title = "编排页码"
    clause = "GB/T 9704—2012 7.5"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.PAGE_NUMBER,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A document without page numbers, numbers that were typed, numbers above the text, and pages that show none."""
        found = list(page_numbers(document))
        if not found and document.character.official:
            yield _missing(document)
        for each in found:
            if not each.number.is_field:
                yield _typed(document, each)
            elif not each.margin.is_footer and not each.section.page.landscape:
                yield _above(each)
        if any(each.number.is_field for each in found):
            for section in document.document.sections:
                yield from _gaps(document, section)


def _typed(document: IdentifiedDocument, found: FoundNumber) -> Violation:
    # In a text box it is placed by the box; in a header it is in the wrong place too.
    plain = found.in_footer and found.margin.is_footer and stands_alone(found.number)
    return Violation(
        in_margin(found.section.index, found.margin, found.number.paragraph),
        f"页码“{found.number.text}”是手工输入的数字，每一页都相同，应插入页码域。",
        f"手工输入的“{found.number.text}”",
        "页码域",
        repair=None if plain else Repair.PERSON,
        edits=(_as_field(document, found),) if plain else (),
    )


def _as_field(document: IdentifiedDocument, found: FoundNumber) -> SetPageNumber:
    """The number as a field where it stands, as large as it is and in its own cut of 宋体 if it has one."""
    made = numbered(document, found.section, found.margin.kind)
    run = next(iter(found.number_runs), None)
    if run is None:
        return made
    font = run.format.latin_font.value
    return replace(made, font=font if typeface_of(font) is Typeface.SONGTI else made.font, size=run.format.size.value)


def _above(found: FoundNumber) -> Violation:
    return Violation(
        in_margin(found.section.index, found.margin, found.number.paragraph),
        "页码在页眉里，应编在版心下边缘之下。",
        "页码在页眉",
        "页码在页脚",
        severity=Severity.WARNING,
        repair=Repair.PERSON,
    )


def _gaps(document: IdentifiedDocument, section: Section) -> Iterator[Verdict]:
    """Pages of a section without a number, where the document has numbers elsewhere."""
    if not is_shown(section, MarginKind.DEFAULT):
        if _needs_numbers(document, section):
            even = section.page.odd_and_even and not is_shown(section, MarginKind.EVEN)
            kinds = (MarginKind.DEFAULT, *((MarginKind.EVEN,) if even else ()))
            edits = tuple(numbered(document, section, kind) for kind in kinds)
            yield _gap(section, f"第 {section.index + 1} 节", edits)
        return
    if section.page.title_page and not (is_shown(section, MarginKind.FIRST) or may_hide_first(document, section)):
        yield _of_first_page(document, section)
    if section.page.odd_and_even and not is_shown(section, MarginKind.EVEN):
        even_pages = "双页" if section.index == 0 else f"第 {section.index + 1} 节的双页"
        yield _gap(section, even_pages, (numbered(document, section, MarginKind.EVEN),))


def _of_first_page(document: IdentifiedDocument, section: Section) -> Violation:
    """A first page that has nothing of its own needs none; else it gets its number."""
    pages = "首页" if section.index == 0 else f"第 {section.index + 1} 节的首页"
    own = [each for each in section.margins if each.kind is MarginKind.FIRST]
    if any(each.text.strip() or each.pictures for each in own):
        return _gap(section, pages, (numbered(document, section, MarginKind.FIRST),))
    return replace(_gap(section, pages, (SetPage(section.index, PageChange(title_page=False)),)), repair=Repair.CONFIRM)


def _needs_numbers(document: IdentifiedDocument, section: Section) -> bool:
    """Not so a landscape section, whose number may hang in a box, one with the imprint (7.5), and an empty one."""
    own = [each for each in document.paragraphs if each.section == section.index and each.text.strip()]
    if not own or section.page.landscape or may_hide_first(document, section):
        return False
    return not any(each.element.zone is Zone.IMPRINT for each in own)


def _gap(section: Section, pages: str, edits: tuple[Edit, ...]) -> Violation:
    return Violation(
        on_page(section.index),
        f"{pages}没有页码，其他页有；除信函首页等情形外，各页都应显示页码。",
        f"{pages}没有页码",
        f"{pages}显示页码",
        severity=Severity.WARNING,
        edits=edits,
    )


def _missing(document: IdentifiedDocument) -> Verdict:
    """A document that may fit on one page may go without a number; how many it has is only known from its layout."""
    lines = sum(max(1, -(-len(each.text) // _CHARACTERS_A_LINE)) for each in document.paragraphs)
    if lines <= _ONE_PAGE and not any(each.starts_page for each in document.paragraphs[1:]):
        return CannotTell("没有编排页码；全文可能只有一页，超过一页的应编页码，请人工核对。")
    first = document.document.sections[0]
    # A number in a footer that stands too low would be the next thing to mend.
    low = not first.page.footer_distance.is_near(_FOOTER, _UNSEEN)
    raised = (SetPage(0, PageChange(footer_distance=_FOOTER)),) if low else ()
    edits = (*raised, numbered(document, first, MarginKind.DEFAULT), *odd_and_even(document))
    return Violation(on_page(0), "没有编排页码。", "没有页码", "— 1 —，编在版心下边缘之下", edits=edits)
