"""“签发人”三字加全角冒号和姓名，居右空一字，与发文字号同一行；三字用三号仿宋，姓名用三号楷体。

依据：GB/T 9704—2012 7.2.6。
错误示例：姓名用仿宋；冒号用半角；右边不空字；签发人另起一行。
正确示例：“签发人：张明”，姓名用楷体，右边空一字。
修复方式：改字体、标点、缩进和制表位；签发人另起一行的，由本人排到发文字号的同一行。
例外：用空格把签发人推到右边的，右空几字不好推算，不作判断；多个签发人分行排列，末一个与发文字号同行；两字姓名中间可以空一字；放在文本框里的不看位置。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.formatting import Tab
from assistant.documents.units import ZERO
from assistant.rules.layout import in_characters, width_of
from assistant.rules.masthead._numbers import masthead_numbers
from assistant.rules.masthead._place import floats
from assistant.rules.masthead._signatories import Signatory, downward_kind, signatories
from assistant.rules.repairs import set_paragraph
from assistant.rules.typography import Stretch, in_other_type, retype, type_name
from assistant.rules.vocabulary import *

_UNSEEN = 0.5


@dataclass(frozen=True)
class SignatoryForm(Rule):
    """Rule H012.

    Attributes:
        label: Chinese names of the typefaces of the word 签发人.
        name_type: Those of the name.
        size: Chinese name of the font size.
        tolerance: How much the 字 on the right may differ, in 字.
    """

    code = "H012"
    title = "签发人的编排"
    clause = "GB/T 9704—2012 7.2.6"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.SIGNATORY,)

    label: tuple[str, ...] = (Typeface.FANGSONG.value,)
    name_type: tuple[str, ...] = (Typeface.KAITI.value,)
    size: str = FontSize.SAN_HAO.value
    tolerance: float = 0.4

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Signatories in other type, with another colon, without the 字 on the right, or in a line of their own."""
        if downward_kind(document):
            # That it should not be there is said elsewhere.
            return
        for given in signatories(document):
            yield from self._in_other_type(document, given)
            yield from _wording(given)
            yield from self._at_the_right(document, given)
        yield from _in_another_line(document)

    def _at_the_right(self, document: IdentifiedDocument, given: Signatory) -> Iterator[Violation]:
        right = _space_at_the_right(document, given.paragraph)
        if right is None or abs(right - 1) <= self.tolerance:
            return
        message = f"签发人右空 {right:.1f} 字，应右空一字。"
        place = in_paragraph(given.paragraph, given.label[0], given.names[1], Element.SIGNATORY)
        edits = _one_from_the_right(document, given.paragraph)
        actual, expected = f"右空 {right:.1f} 字", "右空 1 字"
        yield Violation(place, message, actual, expected, repair=Repair.CONFIRM, edits=edits)

    def _in_other_type(self, document: IdentifiedDocument, given: Signatory) -> Iterator[Violation]:
        for names, span in ((self.label, given.label), (self.name_type, given.names)):
            expected = type_name(names, self.size)
            for stretch in in_other_type(given.paragraph, names, self.size, *span):
                place = in_paragraph(given.paragraph, stretch.start, stretch.end, Element.SIGNATORY)
                message = f"签发人这一处是{stretch.actual}，应为{expected}。"
                yield Violation(place, message, stretch.actual, expected, edits=_retyped(document, given, stretch))


def _retyped(document: IdentifiedDocument, given: Signatory, stretch: Stretch) -> tuple[Edit, ...]:
    """The colon follows the word before it, where it looks like it."""
    paragraph, (start, end) = given.paragraph.paragraph, given.colon
    colon = next(paragraph.runs_between(start, end), None) if stretch.end == given.label[1] == start else None
    if colon is not None and not colon.format.differences(stretch.format):
        stretch = replace(stretch, end=end)
    return retype(document, given.paragraph, stretch)


def _wording(given: Signatory) -> Iterator[Violation]:
    colon = given.paragraph.own_text[slice(*given.colon)]
    label = re.sub(r"\s", "", given.paragraph.own_text[slice(*given.label)])
    if label != "签发人":
        place = in_paragraph(given.paragraph, *given.label, Element.SIGNATORY)
        yield Violation(place, f"应当写“签发人”，这里是“{label}”。", label, "签发人", "签发人")
    spread = given.paragraph.own_text[slice(*given.label)]
    if label == "签发人" != spread:
        place, message = in_paragraph(given.paragraph, *given.label, Element.SIGNATORY), "“签发人”三字之间不空格。"
        yield Violation(place, message, spread, "签发人", "签发人", Severity.INFO, Repair.CONFIRM)
    between = (given.colon[1], given.names[0])
    if colon and between[0] < between[1]:
        place, message = (
            in_paragraph(given.paragraph, *between, Element.SIGNATORY),
            "“签发人：”后面直接写姓名，不空格。",
        )
        yield Violation(place, message, "空格", "不空格", "", Severity.INFO, Repair.CONFIRM)
    if colon != "：":
        # Where there is none, blanks stand for it.
        span = given.colon if colon else (given.label[1], given.names[0])
        place = in_paragraph(given.paragraph, *span, Element.SIGNATORY)
        yield Violation(place, "“签发人”后用全角冒号。", colon or "没有冒号", "：", "：")


def _one_from_the_right(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> tuple[Edit, ...]:
    """By the indent of a line to the right, by the tab stop of one beside the number; typed blanks at the end go."""
    form = paragraph.format
    change = ParagraphChange(right=1)
    if form.alignment.value is not Alignment.RIGHT:
        width = document.page_of(paragraph).text_width
        *others, last = form.tabs.value
        place = width - FontSize.SAN_HAO.length
        change = ParagraphChange(tabs=(*others, Tab(place, last.alignment, last.leader)))
    text = paragraph.own_text
    blanks = (len(text.rstrip()), len(text))
    typed = (ReplaceText(paragraph.address, *blanks, ""),) if blanks[0] < blanks[1] else ()
    return (*set_paragraph(paragraph, change), *typed)


def _space_at_the_right(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> float | None:
    """What stands empty at the right, in 字, where an indent or a tab stop to the right says it."""
    form, text = paragraph.format, paragraph.own_text
    if (
        paragraph.place.text_box is not None
        or form.frame.value is not None
        or not _reaches_the_margin(document, paragraph)
    ):
        return None
    trailing = width_of(text) - width_of(text.rstrip())
    if paragraph.element is Element.SIGNATORY and form.alignment.value is Alignment.RIGHT:
        return in_characters(paragraph, form.right.value) + trailing
    tabs, before = form.tabs.value, text[: text.find("签")]
    if (
        paragraph.place.table is not None
        or not tabs
        or before.count("\t") != len(tabs)
        or tabs[-1].alignment != "right"
    ):
        return None
    width = document.page_of(paragraph).text_width
    return (width - tabs[-1].position).in_characters(FontSize.SAN_HAO.length) + trailing


def _reaches_the_margin(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether the table that it stands in, if any, is as wide as the type area."""
    if paragraph.place.table is None:
        return True
    table = document.document.tables[paragraph.place.table]
    width = table.width or sum(table.grid, ZERO)
    lacking = document.page_of(paragraph).text_width - width
    return not width or abs(lacking.in_characters(FontSize.SAN_HAO.length)) <= _UNSEEN


def _in_another_line(document: IdentifiedDocument) -> Iterator[Violation]:
    """One signatory in a paragraph of its own beside a number in another; several may take lines above the number."""
    numbers, signed = masthead_numbers(document), document.of(Element.SIGNATORY)
    plain = all(each.place.table is None and not floats(each) for each in (*numbers, *signed))
    if len(numbers) == 1 and len(signed) == 1 and len(numbers[0].spans) == 1 and plain:
        message = "签发人应当与发文字号排在同一行。"
        yield Violation(in_paragraph(signed[0]), message, "另起一行", "与发文字号同行", repair=Repair.PERSON)
