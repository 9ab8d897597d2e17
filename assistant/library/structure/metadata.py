"""文号, issuing body and dates, from the note under the title (题注), the signature and the last articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.dates import find_dates, parse_date
from assistant.documents.document_number import find_document_numbers, parse_document_number
from assistant.library.source import Article
from assistant.library.structure.lines import Line

_NUMERAL = "[一二三四五六七八九十百零〇0-9]"
_ENACTED = re.compile(r"通过|公布|发布|颁布|修订|修正|修改|批准|印发|制定|令第|政令|公告")
_IN_FORCE = re.compile(r"施行|实施|生效|执行")
_NOTE = re.compile(r"通过|公布|发布|颁布|修订|修正|批准|施行|实行|印发|生效|令第|公告")
_BODIES = (
    re.compile(
        rf"(?P<region>[\u4e00-\u9fff]{{2,12}}?)?第{_NUMERAL}+届(?P<body>(?:全国)?[\u4e00-\u9fff]{{0,10}}?人民代表大会(?:常务委员会)?)"
    ),
    re.compile(rf"(?P<body>[\u4e00-\u9fff]{{2,12}}人民代表大会(?:常务委员会)?)第{_NUMERAL}+次会议"),
    re.compile(r"(?P<body>最高人民(?:法院|检察院))"),
    re.compile(r"(?:中华人民共和国)?(?P<body>国务院)(?:令|第|公布|发布|批准)"),
    re.compile(r"(?P<body>[\u4e00-\u9fff]{2,30}?)(?:令\s*第|发布|公布|颁布|印发)"),
)
_ISSUER_IN_TITLE = re.compile(
    r"(?P<body>国务院|[^《》]{1,60}?(?:法院|检察院|部|委|委员会|局|总局|厅|办公厅|办公室|政府|署|大会|行|会))关于"
)
_FROM = re.compile(r"自\s*(?P<date>[^自，。；]{4,20}日)\s*起(?:正式|试)?(?:施行|实施|执行|生效|实行)")
_FROM_NOW = re.compile(r"自(?:公布|发布|颁布|印发|通过|下发)之日起(?:施行|实施|执行|生效|实行)")
# The signature run together with the last sentence, as text copied from web pages has it.
_GLUED = re.compile(r"。(?P<body>[\u4e00-\u9fff、 ]{2,40}?)\s*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)$")
# When a text takes effect stands in its last articles.
_SEARCHED_ARTICLES = 4
# What stands above so many names of signers is text.
_MOST_SIGNATURES = 5
_LONGEST_SIGNATURE = 30


@dataclass(frozen=True)
class Metadata:
    """What a document says of itself; empty or None where it does not."""

    document_number: str
    issuing_body: str
    promulgated: date | None
    effective: date | None


@dataclass(frozen=True)
class Signature:
    """The names and the date under a document."""

    bodies: tuple[str, ...] = ()
    date: date | None = None


def is_note(text: str) -> bool:
    """Whether a line in front of the text tells when the document was passed, published or changed."""
    inner = text.strip("（）() ")
    dates = find_dates(inner)
    if not dates or inner.endswith(("。", "：")):
        return False
    return bool(_NOTE.search(inner)) or inner == inner[dates[0].start : dates[0].end]


def take_signature(lines: list[Line]) -> tuple[list[Line], Signature]:
    """The lines without a signature at their end, and the signature: a date under up to five short names."""
    last = next((i for i in range(len(lines) - 1, max(len(lines) - 6, 0), -1) if lines[i].is_date), None)
    if last is None:
        return lines, Signature()
    first = last
    while first > 0 and last - first < _MOST_SIGNATURES and _is_signature(lines[first - 1]):
        first -= 1
    names = tuple(line.text.replace(" ", "") for line in lines[first:last])
    return lines[:first] + lines[last + 1 :], Signature(names, parse_date(lines[last].text))


def _is_signature(line: Line) -> bool:
    return line.label is None and line.level is None and line.is_title_like and len(line.text) <= _LONGEST_SIGNATURE


def metadata_of(
    title: str,
    notes: Sequence[str],
    numbers: Sequence[str],
    signature: Signature,
    articles: Sequence[Article],
    properties: Mapping[str, str],
) -> Metadata:
    """The metadata; what the file states in an information table goes before what is read from the text.

    Args:
        numbers: Document numbers that stand alone in front of the text.
    """
    events = _events(notes)
    signature = signature if signature.date else _glued_signature(articles)
    promulgated = parse_date(properties.get("publish_date", "")) or _promulgated(events) or signature.date
    effective = parse_date(properties.get("effective_date", "")) or _effective(articles, events, promulgated)
    number = parse_document_number(properties.get("doc_number", "")) or _number(numbers, notes)
    body = properties.get("issuing_body", "") or _issuing_body(title, events, signature, number)
    return Metadata(number, body, promulgated, effective)


def _events(notes: Sequence[str]) -> list[tuple[date, str]]:
    """The dates of the notes with what happened on each: the text up to the next date."""
    text = "\n".join(notes)
    dates = find_dates(text)
    ends = [*(found.start for found in dates[1:]), len(text)][: len(dates)]
    return [
        (found.value, text[found.end : end].strip("，,；;\n （）()")) for found, end in zip(dates, ends, strict=True)
    ]


def _promulgated(events: Sequence[tuple[date, str]]) -> date | None:
    enacted = [when for when, what in events if _ENACTED.search(what) or not _IN_FORCE.search(what)]
    return enacted[-1] if enacted else None


def _effective(
    articles: Sequence[Article], events: Sequence[tuple[date, str]], promulgated: date | None
) -> date | None:
    for article in reversed(articles[-_SEARCHED_ARTICLES:]):
        for match in _FROM.finditer(article.text):
            if stated := parse_date(match["date"]):
                return stated
        if _FROM_NOW.search(article.text):
            return promulgated
    return next((when for when, what in events if _IN_FORCE.search(what)), None)


def _glued_signature(articles: Sequence[Article]) -> Signature:
    match = _GLUED.search(articles[-1].text) if articles else None
    return Signature((match["body"],), parse_date(match["date"])) if match else Signature()


def _number(numbers: Sequence[str], notes: Sequence[str]) -> str:
    in_notes = [number for note in notes for number in find_document_numbers(note)]
    return numbers[0] if numbers else in_notes[-1] if in_notes else ""


def _issuing_body(title: str, events: Sequence[tuple[date, str]], signature: Signature, number: str) -> str:
    for _, what in events:
        if body := _body_in(what):
            return body
    if match := _ISSUER_IN_TITLE.match(title):
        return "、".join(re.split(r"[\s、]+", match["body"]))
    if signature.bodies:
        return "、".join(signature.bodies)
    return number.partition("令第")[0] if "令第" in number else ""


def _body_in(text: str) -> str:
    text = re.sub(r"《[^》]*(?:》|$)", "", text)
    for pattern in _BODIES:
        if match := pattern.search(text):
            return (match.groupdict().get("region") or "") + match["body"]
    return ""
