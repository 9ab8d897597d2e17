"""印发机关和印发日期一般用四号仿宋体字，印发机关左空一字，印发日期右空一字，日期后加“印发”二字，月日不编虚位。

依据：GB/T 9704—2012 7.4.3。
错误示例：“2026.3.18印发”“2026年03月18日”；用三号字；左边不空字；有抄送机关而没有印发机关和印发日期。
正确示例：“清江市人民政府办公室　2026年3月18日印发”。
修复方式：改字体字号和缩进，改日期写法，补“印发”。
例外：信函的版记没有印发行，不按这条；日期用空格推到右边的，右空几字不好推算，不作判断；只有右对齐或者右对齐制表位写明了位置的才判断。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.dates import parse_date
from assistant.documents.identification import forms
from assistant.rules.layout import first_indent, in_characters, type_size, width_of
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_NUMBERED = re.compile(r"〔\d{4}〕\s*\d+号")
_UNSEEN, _UNSEEN_RIGHT = 0.4, 0.6
_SIDE = 1.0
_MOST_CELLS, _LONGEST = 4, 60
_TYPE_AREA = Length.of_mm(156)
_ANY_DATE = re.compile(
    r"(?P<date>(?:\d{2,4}|[一二][〇零○ＯO一二三四五六七八九]{3})\s*(?:年|[.．/-])\s*[\d一二三四五六七八九十]{1,3}\s*(?:月|[.．/-])\s*"
    r"[\d一二三四五六七八九十]{1,3}\s*[日号]?)\s*(?P<word>[^\s，。；（(]*)"
)
_MORE = re.compile(r"^\s*(?:印发机关|承办单位|主办单位|打印|校对)\s*[：:]|^\s*[（(](?:主动|依申请|不予)公开[)）]")
_OPEN = re.compile(r"[×xX*_＿]|年[\s　]*月|月[\s　]*日|^\s*印发\s*$")
_RIGHT = re.compile(r"(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")


@dataclass(frozen=True)
class PrintingAuthority(TypeRule):
    """Rule F009."""

    code = "F009"
    title = "印发机关和印发日期"
    clause = "GB/T 9704—2012 7.4.3"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.PRINTING_AUTHORITY,)

    size: str = FontSize.SI_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A printing line in other type, placed otherwise, or with a date that is written otherwise."""
        if document.format is DocumentFormat.LETTER:
            # A letter has no printing line (10.1); another rule says so.
            return
        for paragraph in document.of(Element.PRINTING_AUTHORITY):
            if paragraph.own_text.strip():
                yield from self.in_other_type(document, paragraph)
                yield from _left(paragraph)
                yield from _right(document, paragraph)
                yield from _date(paragraph)
                yield from _more_words(paragraph)
        if not document.of(Element.PRINTING_AUTHORITY):
            without = list(_without_word(document))
            yield from without or _missing(document)


def _left(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    form, text = paragraph.format, paragraph.own_text
    left = first_indent(paragraph)
    left += width_of(text[: len(text) - len(text.lstrip())])
    if form.alignment.value is Alignment.CENTER and paragraph.place.table is None and "\t" not in text:
        yield Violation(
            in_paragraph(paragraph), "印发机关居中，应左空一字。", "居中", "左空 1 字", repair=Repair.PERSON
        )
    aligned = form.alignment.value not in (Alignment.RIGHT, Alignment.CENTER)
    if aligned and not _ANY_DATE.fullmatch(text.strip()) and abs(left - 1) > _UNSEEN:
        message = f"印发机关左空 {left:.1f} 字，应左空一字。"
        indented = form.first_line.value.length.emu or form.first_line.value.characters
        change = ParagraphChange(left=_SIDE, first_line=0 if indented else None)
        edits = set_paragraph(paragraph, change) + strip_blanks(paragraph)
        yield Violation(in_paragraph(paragraph), message, f"左空 {left:.1f} 字", "左空 1 字", edits=edits)


def _right(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """Where a tab stop or the alignment says how far the date is from the right."""
    form, text = paragraph.format, paragraph.own_text.strip()
    match = _ANY_DATE.search(text)
    page = document.page_of(paragraph)
    stops = [tab for tab in form.tabs.value if tab.alignment in ("right", "end")]
    if match is None or paragraph.place.text_box is not None:
        return
    size = type_size(paragraph)
    if form.alignment.value is Alignment.RIGHT:
        right, change = in_characters(paragraph, form.right.value), ParagraphChange(right=_SIDE)
    elif (
        text.count("\t") == 1
        and page.text_width.is_near(_TYPE_AREA, Length.of_mm(1))
        and len(form.tabs.value) == len(stops) == 1
        and paragraph.place.table is None
    ):
        right = (page.text_width - stops[0].position).in_characters(size)
        stop = replace(stops[0], position=page.text_width - Length.of_characters(_SIDE, size))
        change = ParagraphChange(tabs=(stop,))
    else:
        return
    if abs(right - 1) > _UNSEEN_RIGHT:
        message = f"印发日期右空 {right:.1f} 字，应右空一字。"
        place, edits = in_paragraph(paragraph), set_paragraph(paragraph, change)
        yield Violation(place, message, f"右空 {right:.1f} 字", "右空 1 字", severity=Severity.WARNING, edits=edits)


def _without_word(document: IdentifiedDocument) -> Iterator[Violation]:
    """A name and a date at the very end, behind signature and date: the printing line without its 印发."""
    signed = [document.position(each) for each in document.of(Element.SIGNING_DATE)]
    written = [each for each in document.paragraphs[signed[-1] + 1 :] if each.own_text.strip()] if signed else []
    rows = [each for each in written if each.place.table is not None and each.place.table == written[-1].place.table]
    last = (rows[-2:] if 1 < len(rows) <= _MOST_CELLS else written[-1:]) if written else []
    text = "".join("".join(each.own_text.split()) for each in last)
    found = forms.NAME_AND_DATE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is not None and _RIGHT.search(text) and text.endswith("日") and forms.is_organisation(found["body"]):
        message = "末行像是印发机关和印发日期，日期后应加“印发”二字。"
        place = in_paragraph(last[-1])
        yield Violation(place, message, "没有“印发”", "印发", severity=Severity.WARNING, repair=Repair.PERSON)


def _missing(document: IdentifiedDocument) -> Iterator[Violation]:
    """Copy recipients with no printing line below, where nothing drawn or on a page of its own may hold it."""
    copies = [each for each in document.of(Element.COPY_RECIPIENTS) if each.own_text.strip()]
    numbered = _NUMBERED.search(document.text_of(Element.DOCUMENT_NUMBER))
    last = copies[-1] if copies else None
    if last is None or not numbered or document.format is not DocumentFormat.GENERAL:
        return
    below = document.paragraphs[document.position(last) + 1 :]
    if last.place.text_box is None and not any(each.own_text.strip() for each in below):
        message = "版记里没有印发机关和印发日期，排在抄送机关之下。"
        place = in_paragraph(last)
        yield Violation(place, message, "没有印发机关和印发日期", "印发机关、印发日期", repair=Repair.PERSON)


def _more_words(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """What stands around the name, the date and 印发, and a date that is not whole."""
    text = paragraph.own_text
    for match in _MORE.finditer(text):
        place = in_paragraph(paragraph, *match.span())
        message = f"印发机关和印发日期这一行不写“{match[0].strip()}”。"
        yield Violation(place, message, match[0].strip(), "不写", severity=Severity.INFO, repair=Repair.PERSON)
    if text.rstrip().endswith("印发") and not _ANY_DATE.search(text) and not _OPEN.search(text):
        message = "印发日期要把年、月、日标全。"
        yield Violation(in_paragraph(paragraph), message, text.strip(), "××××年×月×日印发", repair=Repair.PERSON)


def _date(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    match = _ANY_DATE.search(paragraph.own_text)
    if match is None:
        return
    written, place = re.sub(r"\s", "", match["date"]), in_paragraph(paragraph, *match.span("date"))
    parsed = parse_date(written)
    if not _RIGHT.fullmatch(written):
        wanted = f"{parsed.year}年{parsed.month}月{parsed.day}日" if parsed else None
        message, repair = "印发日期用阿拉伯数字把年、月、日标全，月、日不编虚位。", None if parsed else Repair.PERSON
        yield Violation(place, message, match["date"], wanted or "××××年×月×日", wanted, repair=repair)
    elif parsed is None:
        message = f"没有“{written}”这一天。"
        yield Violation(place, message, match["date"], "真实存在的日期", repair=Repair.PERSON)
    if match["word"] != "印发":
        place, actual = in_paragraph(paragraph, *match.span("word")), match["word"] or "没有“印发”"
        # What is longer than another word for it may be something of its own.
        wanted = "印发" if len(match["word"]) <= len("印发") else None
        repair = None if wanted else Repair.PERSON
        yield Violation(place, "印发日期后应加“印发”二字。", actual, "印发", wanted, repair=repair)
