"""What a text says of other documents: those it replaces, repeals, amends or issues, and those that amended it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.documents.dates import find_dates
from assistant.documents.document_number import find_document_numbers
from assistant.library.source import Article, Link, Relation

_TITLE = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》){2,150})》")
_ENDED = re.compile(
    r"(?:同时|即行|即时|相应|一并|均|予以|现予|决定|之日起|日起|起)\s*(?:予以)?(?:废止|停止执行|停止施行|失效)"
)
_FROM = re.compile(r"自\s*(?P<date>[^自，。；《]{4,20}日)\s*起\s*(?:同时|即行|予以)?(?:废止|停止执行|失效)")
_AMENDED = re.compile(
    r"^[\s，]*(?:第[^》]{1,12}[条款项]\s*)?(?:作如下|作出如下|作以下|作出|进行|予以)?(?:修改|修正|修订)"
)
_PART_OF_A_TEXT = re.compile(r"^\s*(?:第[一二三四五六七八九十百零0-9]+[编章节条款]|中(?:的|有关)|有关|关于|附件)")
_BASIS = re.compile(r"(?:根据|依照|按照|依据|符合|违反|依)(?:[^，。；》]{0,12}|(?:《[^》]*》[、和及与以]*)+)$")
_ISSUE = re.compile(
    r"(?:印发|发布|公布|颁布|颁发|转发|批转)(?P<open>[《〈])?(?P<title>[^《》〈〉]{3,80}?)(?(open)[》〉])(?:的|等)?(?:通知|公告|通告|决定|函|令|批复)"
)
_IN_ITS_PLACE = re.compile(r"(?:由|以|被|改按|改为|按|按照|依|执行|适用)\s*$")
_TAKES_A_PLACE = re.compile(
    r"^\s*(?:[（(][^（）()]{2,60}[）)])?\s*(?:所|来)?(?:代替|替代|取代|替换|规范|执行|办理|规定)"
)
_AMENDING_TITLE = re.compile(r"修改|修正|修订")
_REPEALING_TITLE = re.compile(r"废止|宣布失效")
_SENTENCE = re.compile(r"[^。；\n]*[。；]?")
# The texts that a text replaces stand in its last articles.
_LAST = 4
# So far behind a title may its number stand in brackets.
_NUMBER_WITHIN = 40


def issued_title(title: str) -> str:
    """The title of what a notice issues, as its own title names it; empty where it issues nothing.

    ``关于印发《示例办法》的通知`` and ``关于印发示例办法的通知`` both issue ``示例办法``.
    """
    match = _ISSUE.search(title.replace("〈", "《").replace("〉", "》"))
    return match["title"].strip() if match else ""


def links_in(title: str, articles: Sequence[Article], events: Sequence[tuple[date, str]]) -> tuple[Link, ...]:
    """What the text says of other documents, each once.

    Args:
        events: The dates of the note under the title with what happened on each.
    """
    found = [*_amendments_of_it(events), *_amended_by_it(title, articles)]
    if _REPEALING_TITLE.search(title):
        found += _listed_as_repealed(articles)
    else:
        found += [link for article in _closing(articles) for link in _replaced(article.text)]
    if issued := issued_title(title):
        found.append(Link(Relation.ISSUES, issued))
    once = {(link.relation, link.title): link for link in reversed(found) if link.title != title}
    return tuple(reversed(once.values()))


def _closing(articles: Sequence[Article]) -> list[Article]:
    parts = {article.part for article in articles}
    return [
        article
        for part in sorted(parts)
        for article in _numbered_last([each for each in articles if each.part == part])
    ]


def _numbered_last(articles: list[Article]) -> list[Article]:
    own = [each for each in articles if not (each.path and each.path[0].startswith("附件"))]
    return own[-_LAST:]


def _replaced(text: str) -> Iterator[Link]:
    """The titles in a sentence in front of 同时废止."""
    for sentence in _SENTENCE.findall(text):
        end = _ENDED.search(sentence)
        if end is None:
            continue
        from_day = _FROM.search(sentence)
        day = find_dates(from_day["date"])[0].value if from_day and find_dates(from_day["date"]) else None
        for match in _TITLE.finditer(sentence[: end.start()]):
            if not _is_mentioned(sentence, match):
                yield _link(Relation.REPLACES, sentence, match, day)


def _is_mentioned(sentence: str, match: re.Match[str]) -> bool:
    """Whether a title is only the basis, a decision on the way, what takes the place, or has but a part of it repealed."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    decision = _AMENDING_TITLE.search(match["title"]) and re.match(
        r"\s*(?:的)?(?:第[一二三四五六]次)?(?:修正|修订|修改)", after
    )
    successor = _IN_ITS_PLACE.search(before) and (
        _TAKES_A_PLACE.match(after) or before.rstrip().endswith(("执行", "适用"))
    )
    return bool(_BASIS.search(before) or _PART_OF_A_TEXT.match(after) or decision or successor)


def _link(relation: Relation, sentence: str, match: re.Match[str], day: date | None = None) -> Link:
    behind = re.match(r"\s*[（(]([^（）()]{4,60})[）)]", sentence[match.end() : match.end() + _NUMBER_WITHIN + 20])
    numbers = find_document_numbers(behind[1]) if behind else ()
    before = sentence[: match.start()]
    since = max(before.rfind("》"), 0)
    dates = find_dates(before[since:])
    return Link(relation, match["title"], numbers[0] if numbers else "", dates[-1].value if dates else None, day)


def _listed_as_repealed(articles: Sequence[Article]) -> Iterator[Link]:
    """The texts that a decision on repealing names, in sentences or as the items of a list."""
    listing = False
    for article in articles:
        for line in article.text.split("\n"):
            for match in _TITLE.finditer(line):
                ends = re.search("废止|失效", line) or listing or (article.path[:1] and "废止" in article.path[0])
                if ends and not _is_mentioned(line, match) and not _AMENDED.match(line[match.end() :]):
                    yield _link(Relation.REPEALS, line, match)
            listing = bool(re.search(r"(?:废止|失效)[^。]*[：:]$", line)) or (listing and "《" in line)


def _amended_by_it(title: str, articles: Sequence[Article]) -> Iterator[Link]:
    """What a decision on amending changes."""
    if not _AMENDING_TITLE.search(title):
        return
    for match in _TITLE.finditer(title):
        yield Link(Relation.AMENDS, match["title"])
    for text in (text for article in articles for text in (*article.path, article.text)):
        for match in _TITLE.finditer(text):
            if _AMENDED.match(text[match.end() :]):
                yield _link(Relation.AMENDS, text, match)


def _amendments_of_it(events: Sequence[tuple[date, str]]) -> Iterator[Link]:
    """The decisions that the note under the title names: 根据2018年3月1日《…修改…的决定》修正."""
    for day, what in events:
        for match in _TITLE.finditer(what):
            if _AMENDING_TITLE.search(match["title"]):
                yield Link(Relation.AMENDED_BY, match["title"], stated=day)
