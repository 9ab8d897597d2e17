"""项数与列举相符，日期与星期相符。

依据：《党政机关公文处理工作条例》第二十条，公文内容应当准确；写明的项数、日期在同一份公文里要对得上。
错误示例：“通过以下四个渠道解决：”后面只列三项；由四部门（水利、气象、公安）负责；“2026年3月16日（星期三）”（这一天是星期一）。
正确示例：“通过以下三个渠道解决：”后面列三项；由三部门（水利、气象、公安）负责；“2026年3月16日（星期一）”。
修复方式：由本人核对项数、日期。
例外：序号不连续、列举的终点看不出来的，不判断；写“等”表示没有列尽的，不报；农历日期不检查。
"""

from __future__ import annotations

import itertools
import re
from datetime import date

from assistant.documents.dates import parse_date
from assistant.documents.numbering import LabelKind, chinese_to_int, parse_label
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *
from assistant.rules.wording._enumerations import Miscount, miscounts

_ELEMENTS = (*RUNNING, Element.TITLE)
_CHINESE = "一二三四五六七八九十"
_COUNT = re.compile(
    rf"(?:以下|下列|如下)(?P<count>[两{_CHINESE}]{{1,3}}|\d{{1,2}})(?:个方面|个|项|点|条|种|类|方面)(?!以[上下])(?P<what>[^。；：:，]{{0,16}})[：:。]"
)
# 抓好三方面工作：一是… says how many without 以下; only a list right behind the colon is meant.
_ANNOUNCED = re.compile(
    rf"(?<![第\d{_CHINESE}])(?P<count>[两{_CHINESE}]{{1,2}}|\d{{1,2}})(?:个方面|个|项|点|条|种|类|方面)(?P<what>[^，。；：:\d]{{0,12}})[：:](?=\s*一(?:是|、))"
)
_DIGIT_IS = re.compile(rf"(?:^|[。；;，,：:])\s*(?:第?(?P<number>[{_CHINESE}]{{1,2}})(?:是|、|，))")
_BRACKETED = re.compile(rf"(?:^|[。；;，,：:])\s*[（(](?P<number>[{_CHINESE}]{{1,2}}|\d{{1,2}})[)）]")
_DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\s*[（(]?(?:星期|周)(?P<week>[一二三四五六日天])[)）]?)"
)
# A list goes on for so many paragraphs, or characters, at most; what is longer is not judged.
_REACH, _LONGEST_LIST = 1_000, 5_000
_WEEK = "一二三四五六日"
# Items of one sentence that stand in paragraphs of their own begin so.
_ITEM_IS = re.compile(rf"^\s*(?P<number>[{_CHINESE}]{{1,2}})是")
_FOLLOWING = re.compile("(?:以下|下列|如下)$")
_OPEN = re.compile("等|主要|之一|其中|^或")


@dataclass(frozen=True)
class ConsistentFacts(TextRule):
    """Rule W013."""

    code = "W013"
    title = "前后一致"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each count that the list after it does not have, and each day of the week that a date does not have."""
        paragraphs = [each for each in document.paragraphs if each.element is not Element.BLANK]
        for at, paragraph in enumerate(paragraphs):
            if paragraph.element in _ELEMENTS and paragraph.place.table is None:
                following = (paragraphs[below] for below in range(at + 1, min(at + 1 + _REACH, len(paragraphs))))
                yield from _counts(paragraph, following)
        signed = parse_date(document.text_of(Element.SIGNING_DATE))
        for paragraph in running_text(document, *_ELEMENTS):
            yield from _weekdays(paragraph, signed)
            yield from (_miscounted(paragraph, each) for each in miscounts(paragraph.own_text))


def _miscounted(paragraph: IdentifiedParagraph, each: Miscount) -> Violation:
    place = in_paragraph(paragraph, each.start, each.end)
    return Violation(
        place, f"这里写有{each.said}个，列了{each.listed}个，请核对。", f"{each.said}个", f"{each.listed}个"
    )


def _counts(paragraph: IdentifiedParagraph, following: Iterator[IdentifiedParagraph]) -> Iterator[Violation]:
    text = paragraph.own_text.rstrip()
    for match in (*_COUNT.finditer(text), *_without_following(text)):
        rest = text[match.end() : match.end() + _LONGEST_LIST + 1]
        # Only the last count of a paragraph has nothing after it, so that what follows is gone through once.
        listed = _listed_within(rest) if rest else _listed_below(following)
        wanted = _number(match["count"])
        if listed and listed != wanted and not _OPEN.search(match["what"]):
            place = in_paragraph(paragraph, match.start(), match.end("what"))
            message = f"这里写有{wanted}项，后面列了{listed}项，请核对。"
            yield Violation(place, message, f"{wanted}项", f"{listed}项")


def _without_following(text: str) -> Iterator[re.Match[str]]:
    """The counts right before 一是 that do not say 以下."""
    return (match for match in _ANNOUNCED.finditer(text) if not _FOLLOWING.search(text[: match.start()]))


def _listed_within(rest: str) -> int:
    """How many items stand in the rest of the paragraph; 0 where that is unclear, or the rest too long to be a list."""
    if len(rest) > _LONGEST_LIST:
        return 0
    for pattern in (_DIGIT_IS, _BRACKETED):
        numbers = [_number(match["number"]) for match in pattern.finditer(rest)]
        if len(numbers) > 1 and _counts_up(numbers):
            return len(numbers)
    return 0


def _listed_below(following: Iterator[IdentifiedParagraph]) -> int:
    """How many items stand in the paragraphs below: the labels of the first one's kind, up to one of a higher kind."""
    first = next(following, None)
    if first is None or (kind := _label(first)) is None:
        return 0
    numbers: list[int] = []
    for paragraph in itertools.chain([first], following):
        label = _label(paragraph)
        if paragraph.element not in RUNNING or paragraph.place.table is not None or _ends(kind[0], label):
            break
        if label is not None and label[0] == kind[0]:
            if numbers and label[1] == 1:
                break
            numbers.append(label[1])
    return len(numbers) if len(numbers) > 1 and _counts_up(numbers) else 0


def _label(paragraph: IdentifiedParagraph) -> tuple[int, int] | None:
    """The kind of a paragraph's label, 0 for 一是 and 1 to 4 for 一、 to （1）, and its number."""
    if match := _ITEM_IS.match(paragraph.text):
        return 0, _number(match["number"])
    label = parse_label(paragraph.text)
    level = _LEVELS.get(label.kind) if label else None
    return (level, label.numbers[-1]) if label and level else None


_LEVELS = {kind: level for level, kind in enumerate(LabelKind, start=1)}


def _ends(kind: int, label: tuple[int, int] | None) -> bool:
    """Whether a label is of a higher kind than the list: 一是 stands below all others."""
    return label is not None and label[0] != kind and (kind == 0 or 0 < label[0] < kind)


def _counts_up(numbers: list[int]) -> bool:
    return numbers == list(range(1, len(numbers) + 1))


def _number(message: str) -> int:
    return int(message) if message.isdigit() else chinese_to_int(message.replace("两", "二"))


def _weekdays(paragraph: IdentifiedParagraph, signed: date | None) -> Iterator[Violation]:
    for match in _DATE.finditer(paragraph.own_text):
        days = _days(match, signed)
        said = match["week"].replace("天", "日")
        if not days or any(_WEEK[day.weekday()] == said for day in days):
            continue
        right = _WEEK[days[0].weekday()]
        message = f"{days[0].year}年{match['month']}月{match['day']}日是星期{right}，请核对日期和星期。"
        yield Violation(in_paragraph(paragraph, *match.span()), message, f"星期{match['week']}", f"星期{right}")


def _days(match: re.Match[str], signed: date | None) -> list[date]:
    """The days that a date may be; one without a year is of the year of the document or, in months before it, of the next."""
    month, day = int(match["month"]), int(match["day"])
    years = [int(match["year"])] if match["year"] else [] if signed is None else [signed.year]
    if not match["year"] and signed is not None and month != signed.month:
        years.append(signed.year + (1 if month < signed.month else -1))
    try:
        return [date(year, month, day) for year in years]
    except ValueError:
        return []
