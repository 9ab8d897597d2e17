"""From when to when a text is law: 施行日期 and 有效期, as its last articles say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.documents.dates import find_dates, parse_date
from assistant.documents.numbering import chinese_to_int
from assistant.library.source import Article

_APPLY = "施行|实施|执行|生效|实行"
_ISSUED = "公布|发布|颁布|印发|通过|下发|签发"
_FROM = re.compile(rf"(?:自|从|于)\s*(?P<date>[^自，。；《]{{4,20}}日)\s*(?:起|开始)?(?:正式|试)?(?:{_APPLY})")
_FROM_NOW = re.compile(rf"自(?:{_ISSUED})之日起(?:正式|试)?(?:{_APPLY})")
_FROM_DAYS = re.compile(
    rf"自(?:{_ISSUED})之日起?\s*(?:满|的?第)?\s*(?P<days>\d{{1,3}}|[一二三四五六七八九十]{{1,4}})\s*(?P<unit>日|个月)(?:后|之后)?(?:起)?(?:{_APPLY})"
)
_NUMBER = r"(?P<years>\d{1,2}|[一二三四五六七八九十两]{1,3})"
_YEARS = re.compile(rf"(?:有效期限?|试行期限?|暂?施行期限?)\s*(?:为|是|暂定)?\s*{_NUMBER}\s*年")
_UNTIL = re.compile(
    r"(?:有效期限?\s*(?:截?至|到|截止到?)|(?:施行|执行|实施|试行)\s*(?:截?至|到))\s*(?P<date>[^，。；]{4,20}日)(?:止|为止)?"
)
_UNTIL_YEAR = re.compile(
    r"(?:有效|实施|执行|试行)期?限?\s*(?:截?至|到)\s*(?P<year>20\d\d)\s*年(?:底|末|年底)?(?!\s*\d)"
)
_OWN = re.compile(rf"本[\u4e00-\u9fff]{{1,10}}|(?:自|起)[^。；]*(?:{_APPLY})")
_OTHER_TERM = re.compile(r"(?:证|书|照|资格|合同|结果|许可|文件规定)[^，。；]{0,8}(?:有效期|期限)|延续|续展")
_SENTENCE = re.compile(r"[^。；\n]+")
# When a text takes effect stands in its last articles, and in those of the notice that issues it.
_LAST = 4


def effective_day(articles: Sequence[Article], promulgated: date | None) -> date | None:
    """The first day on which the text is law; None where its last articles do not say."""
    for article in _closing(articles):
        for match in _FROM.finditer(article.text):
            if stated := parse_date(match["date"]):
                return stated
        if promulgated and (later := _FROM_DAYS.search(article.text)):
            return _after(promulgated, int(_value(later["days"])), later["unit"])
        if _FROM_NOW.search(article.text):
            return promulgated
    return None


def expiry_day(articles: Sequence[Article], begins: date | None) -> date | None:
    """The first day on which the text is law no more; None where it sets itself no end."""
    for article in _closing(articles):
        for sentence in _SENTENCE.findall(article.text):
            if not _OWN.search(sentence) or _OTHER_TERM.search(sentence):
                continue
            if (until := _UNTIL.search(sentence)) and (last := parse_date(until["date"])):
                return last + timedelta(days=1)
            if until := _UNTIL_YEAR.search(sentence):
                return date(int(until["year"]) + 1, 1, 1)
            if begins and (years := _YEARS.search(sentence)):
                return _years_after(begins, _value(years["years"]))
    return None


def _closing(articles: Sequence[Article]) -> list[Article]:
    """The last articles of the text and of each part, the last first."""
    ends = [i for i, article in enumerate(articles) if i + 1 == len(articles) or articles[i + 1].part != article.part]
    ends += [i for i, article in enumerate(articles[:-1]) if article.number and _is_annex(articles[i + 1])]
    found = {i for end in ends for i in range(max(0, end - _LAST + 1), end + 1)}
    return [articles[i] for i in sorted(found, reverse=True)]


def _is_annex(article: Article) -> bool:
    return article.number is None and bool(article.path) and article.path[0].startswith("附")


def _after(day: date, count: int, unit: str) -> date:
    if unit == "日":
        return day + timedelta(days=count)
    years, month = divmod(day.month - 1 + count, 12)
    return find_dates(f"{day.year + years}年{month + 1}月{min(day.day, 28)}日")[0].value


def _years_after(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return date(day.year + years, 3, 1) if leap else day.replace(year=day.year + years)


def _value(text: str) -> int:
    return chinese_to_int(text)
