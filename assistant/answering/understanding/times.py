"""The time that a question asks about: 2019年时怎么规定, 2015年3月的时候, 修订前, 旧法.

Only what asks for the law of another time counts. A year that tells when something happened, or that belongs to a title, a
number or a plan (2019年入职, 国发〔2019〕5号, 2019年度考核), is none.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assistant.documents.numbering import chinese_to_int

_DIGITS = "〇零一二三四五六七八九"
_YEAR = (
    rf"(?:(?<!\d)(?P<year>(?:19|20)\d\d)|(?P<cyear>[一二][{_DIGITS}]{{3}})"
    r"|(?<![\d满了够近约过足龄限])(?P<short>[089]\d|1\d|2[0-6])(?=年(?:那会|那时|那阵|那年)))年"
)
_MONTH = r"(?:(?P<month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号])?)?"
_PART = r"(?P<part>上半年|下半年|年?初|年?末|年?底)?"
_AGO = r"(?P<ago>\d{1,2}|[一二两三四五六七八九十]{1,3})年(?:以)?前"
_LAST = r"(?P<last>大前年|前年|去年)"
_WHEN = rf"(?:{_YEAR}{_MONTH}{_PART}|{_LAST}{_PART.replace('part', 'part2')}|{_AGO})"
_RULED = r"(?:怎么|咋|如何|是怎么|是咋|是如何|又是怎么|到底怎么|具体怎么)?(?:样)?(?:规定|要求)"
_RULE = r"(?:老|旧|政策|法律|法规|相关|有关|具体|这方面)?的?(?:规定|规矩|政策|法律|条文|法条|说法|老规定|旧规定)"
_MOMENT = r"的?(?:时候|那时候?|那会儿?|那阵子?|那年|当时|当年|时(?![间限效期段刻长常]))"
_BEFORE = rf"(?P<before>以前|之前|(?<!年)前)(?={_RULED}|的?{_RULE}|，?[^，。？?]{{0,20}}(?:{_RULED}|的规定))"
_ASKED = re.compile(
    rf"(?P<lead>截至|截止到?|按照?|依照?|根据|在|到|回到)?{_WHEN}(?:{_BEFORE}|(?P<moment>{_MOMENT})|(?=(?:的|{_RULED}){_RULE})|(?={_RULED})|(?=的(?:老|旧)?(?:规定|规矩|政策|法律|条文|法条|说法)))"
)
_STANDING = re.compile(rf"(?:截至|截止到?){_WHEN}")
_NOT_LAW = re.compile(r"《[^》]*》|〔[^〕]*〕|\[\d{4}\]|（(?:19|20)\d\d年[^）]*）|(?:19|20)\d\d年度")

_EARLIER = re.compile(
    r"(?:在|按照?|依照?|根据)?(?:最近一次|上一?次|这次)?(?:修订|修改|修正|修法|改版|新法(?:出台|施行|实施)|新规(?:出台|施行|实施)|更新)(?:以|之)?前(?!后|款)的?(?:时候|版本|文本)?"
    r"|(?:按照?|依照?|根据)?(?:原来|以前|过去|从前|早先|先前|老早)的?(?=(?:老|旧)?(?:规定|规矩|条文|法律|法条|版本)|(?:是)?(?:怎么|咋|如何)(?:规定|要求))"
    r"|(?:按照?|依照?|根据)?(?:当年|当时)的?(?=(?:规定|法律|法条|条文|版本)|(?:是)?(?:怎么|咋|如何)(?:规定|要求))"
    r"|(?:按照?|依照?|根据)?(?:旧法|老法|旧版本?|老版本?|上一版本?|原版|旧规定?|老规定|旧条例|老条例|旧办法|老办法)(?:里|中|上|那时|规定)?的?(?![、和与]新)"
)
_COMPARED = re.compile(
    r"新旧|新老|(?:旧|老|原)(?:版|法|规|办法|条例|规定).{0,8}新(?:版|法|规|办法|条例|规定)|新(?:版|法|规|办法|条例|规定).{0,8}(?:旧|老|原)(?:版|法|规|办法|条例|规定)|[修改]订?[正改法]?前后|前后两[版个]|两[版个](?:本)?(?:之间|有|的|对比|相比)|(?:与|和|跟|同|比)(?:旧|老|原|以前|过去|原来|上一)[^，。？]{0,8}(?:相比|比|有什么|有啥|有哪些|不同|不一样|变|区别|差)"
    r"|(?:改了|变了|修改了|修订了|调整了)(?:什么|啥|哪些|哪|多少|没)|(?:有|发生)(?:了)?(?:什么|啥|哪些|何)(?:变化|修改|改动|调整|变动)|(?:有没有|是否)(?:变化|修改|改动|变动|调整)|(?:较|比)(?:旧|老|原|以前|修[订改]前)"
    r"|(?:19|20)\d\d年?版?(?:与|和|跟|同)(?:19|20)\d\d年?版?[^，。？]{0,16}(?:不同|区别|变化|比|不一样)"
)
_COMPARED_WORDS = re.compile(
    r"(?:的)?(?:旧|老|新)版?(?:法|规)?(?:跟|和|与|同|、)(?:旧|老|新)版?(?:法|规)?|(?:的)?(?:新旧|新老)(?:两[版个](?:本)?|版本?)?的?|的?(?:修订|修改|修正|修法)前后的?(?:两版)?的?|前后两[版个](?:本)?的?|(?:与|和|跟|同)?(?:旧|老|原)(?:法|版|规定|办法|条例)?相?比"
    r"|(?:改了|变了|修改了|修订了|调整了)(?:什么|啥|哪些|哪|多少|没)|(?:都)?(?:有|发生)(?:了)?(?:什么|啥|哪些|何)(?:变化|修改|改动|调整|变动|不同|不一样|区别)|(?:有没有|是否)(?:变化|修改|改动|变动|调整)|对比|比较"
)

_TODAY = re.compile(r"现在|如今|目前|今年|今天|眼下|这会儿")
_PERSON = re.compile(r"(?:[我俺咱他她]们?|本人|[小老][\u4e00-\u9fff])(?:是|在)?$")

LONGEST_AGO = 60


@dataclass(frozen=True)
class Period:
    """The time that a question asks about.

    Attributes:
        said: How it is told back: ``2019年``, ``2015年3月``, ``修订前``.
        start: Its first day; None where it is told by an amendment and not by a date.
        end: Its last day, on which the law is looked at; None as for ``start``.
        rest: The question without the words of time.
    """

    said: str
    start: date | None
    end: date | None
    rest: str


def day_of(day: date) -> str:
    """A day as people write it."""
    return f"{day.year}年{day.month}月{day.day}日"


@lru_cache(maxsize=256)
def period_asked(question: str, today: date) -> Period | None:
    """The time whose law a question asks for; None where it asks for the law of today, or sets versions side by side."""
    if compares_versions(question):
        return None
    plain = _NOT_LAW.sub(lambda match: "\0" * len(match[0]), question)
    match = _ASKED.search(plain) or _STANDING.search(plain)
    if match is not None and not _tells_a_fact(match, plain):
        period = _dated(match, question, today)
        return None if period is None or (period.start and period.start <= today <= (period.end or today)) else period
    earlier = _EARLIER.search(plain)
    if earlier is None:
        return None
    rest = _tidied(question[: earlier.start()] + question[earlier.end() :])
    return Period("修订前", None, None, rest)


def _tells_a_fact(match: re.Match[str], plain: str) -> bool:
    """Whether the time is when something happened: 我2015年的时候签的合同，现在能解除吗."""
    return bool(match.groupdict().get("moment")) and bool(
        _TODAY.search(plain[match.end() :]) or _PERSON.search(plain[: match.start()])
    )


def compares_versions(question: str) -> bool:
    """Whether an old version of a text and a new one are to be set side by side."""
    return bool(_COMPARED.search(question))


def without_comparison(question: str) -> str:
    """The question without the words that ask for a comparison of versions."""
    return _tidied(_COMPARED_WORDS.sub("", question))


def _dated(match: re.Match[str], question: str, today: date) -> Period | None:
    found = match.groupdict()
    bounds = _bounds(found, today)
    if bounds is None:
        return None
    start, end, said = bounds
    if found.get("before"):
        start, end, said = start - timedelta(1), start - timedelta(1), f"{said}以前"
    return Period(said, start, end, _tidied(question[: match.start()] + question[match.end() :]))


def _bounds(found: dict[str, str | None], today: date) -> tuple[date, date, str] | None:
    """First day, last day and name of the time that was matched; None where there is no such day."""
    if found["ago"]:
        years = int(found["ago"]) if found["ago"].isdigit() else chinese_to_int(found["ago"].replace("两", "二"))
        if not 0 < years <= LONGEST_AGO:
            return None
        day = today.replace(year=today.year - years, day=min(today.day, 28))
        return day, day, f"{years}年前（{day_of(day)}）"
    year = _year(found, today)
    month, day_number = found["month"], found["day"]
    if not month:
        return _within_year(year, found["part"] or found["part2"] or "")
    last = calendar.monthrange(year, int(month))[1]
    if day_number:
        if int(day_number) > last:
            return None
        day = date(year, int(month), int(day_number))
        return day, day, day_of(day)
    return date(year, int(month), 1), date(year, int(month), last), f"{year}年{int(month)}月"


def _year(found: dict[str, str | None], today: date) -> int:
    if found["last"]:
        return today.year - {"去年": 1, "前年": 2, "大前年": 3}[found["last"]]
    if found["year"]:
        return int(found["year"])
    if found["short"]:
        return int(found["short"]) + (1900 if int(found["short"]) > 50 else 2000)
    return int(
        "".join(str(_DIGITS.replace("〇", "").index(digit)) for digit in (found["cyear"] or "").replace("〇", "零"))
    )


def _within_year(year: int, part: str) -> tuple[date, date, str]:
    if part == "上半年":
        return date(year, 1, 1), date(year, 6, 30), f"{year}年上半年"
    if part.endswith("初"):
        return date(year, 1, 1), date(year, 1, 31), f"{year}年初"
    if part:
        first = date(year, 7, 1) if part == "下半年" else date(year, 12, 1)
        return first, date(year, 12, 31), f"{year}年{part.removeprefix('年')}"
    return date(year, 1, 1), date(year, 12, 31), f"{year}年"


def _tidied(text: str) -> str:
    text = re.sub(r"^[，,、。的\s]+", "", text)
    text = re.sub(r"[，,、\s]+(?=[，,。？?]|$)", "", text)
    return re.sub(r"的(?=[？?。]?$)", "", text).strip()
