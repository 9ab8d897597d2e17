"""成文日期用阿拉伯数字将年、月、日标全，年份标全称。

依据：GB/T 9704—2012 7.3.5.4。
错误示例：“二〇二六年三月十六日”“2026.3.16”“26年3月16日”“2026年3月”；2026 年 3 月 16 日。
正确示例：“2026年3月16日”。
修复方式：换成年、月、日标全的写法；缺日的由本人补上。
例外：“2026年×月×日”“2026年　月　日”一类待填的日期只提示；数字与“年”“月”“日”之间的空格不在此列；题注里会议通过的日期、不是公文的文件封面上的年月不在此列。
"""

from __future__ import annotations

import re

from assistant.documents.dates import find_dates
from assistant.documents.identification.forms import is_unfilled_date
from assistant.documents.identification.placeholders import named_placeholder
from assistant.documents.issuers import mark_issuers, title_issuer
from assistant.documents.numbering import chinese_to_int
from assistant.rules.layout import neighbour_before
from assistant.rules.vocabulary import *

_RIGHT = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
# A date of which the year is short, or whose parts are not all in the same digits.
_PARTS = re.compile(
    r"(?P<year>\d{4}|\d{2}|[一二][〇零○一二三四五六七八九]{3})\s*[年./．-]\s*(?P<month>\d{1,2}|[一二三四五六七八九十元]{1,2})"
    r"\s*[月./．-]\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?"
)
# What stands on the cover of a plan or a tender.
_MONTH = re.compile(r"(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_AMONG = re.compile(
    r"(?P<before>(?:成文|落款|发文)?日期[：:]|公元)?\s*(?P<date>\d{4}\s*[年./．-]\s*\d{1,2}\s*[月./．-]\s*\d{1,2}\s*日?)"
    r"\s*(?P<after>[。，]|签发|印发|[（(][^（()）]{2,8}[)）])?"
)
# Two digits up to here are years of this century.
_LATEST = 50


@dataclass(frozen=True)
class DateForm(TextRule):
    """Rule S001."""

    code = "S001"
    title = "成文日期的写法"
    clause = "GB/T 9704—2012 7.3.5.4"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.SIGNING_DATE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each signing date that is written otherwise."""
        for paragraph in document.of(Element.SIGNING_DATE, Element.ISSUER_SIGNATURE):
            for span in paragraph.spans:
                if span.element is not Element.SIGNING_DATE:
                    continue
                text = paragraph.own_text[span.start : span.end]
                bare = text.strip()
                compact = re.sub(r"\s", "", bare)
                if not bare or _RIGHT.fullmatch(compact):
                    if bare != compact and document.character.official:
                        yield _spaced(paragraph, span.start + text.index(bare), bare, compact)
                    continue
                if is_unfilled_date(compact) or named_placeholder(compact) is not None:
                    yield _to_fill(paragraph, span.start + text.index(bare), bare)
                    continue
                start = span.start + text.index(bare)
                wanted = _written_out(bare)
                if wanted is None and not document.character.official and _MONTH.fullmatch(compact):
                    continue
                yield Violation(
                    in_paragraph(paragraph, start, start + len(bare), Element.SIGNING_DATE),
                    "成文日期应当用阿拉伯数字把年、月、日标全。",
                    bare,
                    wanted or "××××年×月×日",
                    wanted,
                    repair=None if wanted else Repair.PERSON,
                )
        yield from _among_words(document)


def _among_words(document: IdentifiedDocument) -> Iterator[Violation]:
    """What stands for the date right below the issuer's name, with other words or signs around it."""
    names = {*mark_issuers(document), *title_issuer(document).split("、")} - {""}
    if document.of(Element.SIGNING_DATE) or not names:
        return
    for paragraph in document.paragraphs:
        match = _AMONG.fullmatch(paragraph.own_text.strip()) if paragraph.flows else None
        above = neighbour_before(document, paragraph) if match and (match["before"] or match["after"]) else None
        if match and above is not None and above.own_text.strip() in names:
            yield _worded(paragraph, match["date"])


def _worded(paragraph: IdentifiedParagraph, date: str) -> Violation:
    message = "成文日期只写年、月、日，前后不加别的字和标点。"
    return Violation(in_paragraph(paragraph), message, paragraph.own_text.strip(), date, repair=Repair.PERSON)


def _written_out(bare: str) -> str | None:
    """The date with year, month and day in digits; None where one of them is missing or there is no such day."""
    whole = next((each.value for each in find_dates(bare) if (each.start, each.end) == (0, len(bare))), None)
    if whole is not None:
        return f"{whole.year}年{whole.month}月{whole.day}日"
    parts = _PARTS.fullmatch(bare)
    if parts is None:
        return None
    year, month, day = (_value(parts[name]) for name in ("year", "month", "day"))
    if year < _LATEST * 2:
        year += 2000 if year < _LATEST else 1900
    full = f"{year}年{month}月{day}日"
    return full if find_dates(full) else None


def _value(digits: str) -> int:
    return int(digits) if digits.isascii() else chinese_to_int(re.sub("[零○]", "〇", digits).replace("元", "一"))


def _spaced(paragraph: IdentifiedParagraph, start: int, bare: str, compact: str) -> Violation:
    """Blanks between the digits and 年, 月, 日, which nobody needs."""
    place = in_paragraph(paragraph, start, start + len(bare), Element.SIGNING_DATE)
    message = "成文日期的数字与年、月、日之间一般不空格。"
    return Violation(place, message, bare, compact, compact, severity=Severity.INFO, repair=Repair.CONFIRM)


def _to_fill(paragraph: IdentifiedParagraph, start: int, bare: str) -> Violation:
    """A date that is to be filled in when the document is signed."""
    return Violation(
        in_paragraph(paragraph, start, start + len(bare), Element.SIGNING_DATE),
        "成文日期还没有填全，定稿时要用阿拉伯数字把年、月、日标全。",
        bare,
        "××××年×月×日",
        severity=Severity.INFO,
        repair=Repair.PERSON,
    )
