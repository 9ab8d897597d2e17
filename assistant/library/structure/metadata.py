"""文号, issuing body and dates, from the note under the title (题注), the signature and the last articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.dates import find_dates, parse_date
from assistant.documents.document_number import find_document_numbers, parse_document_number
from assistant.library.source import Article
from assistant.library.structure.bodies import is_person, issuing_body
from assistant.library.structure.lines import Line
from assistant.library.structure.rank import level_of, region_of
from assistant.library.structure.term import effective_day, expiry_day

_ENACTED = re.compile(r"通过|公布|发布|颁布|修订|修正|修改|批准|印发|制定|令第|政令|公告")
_IN_FORCE = re.compile(r"施行|实施|生效|执行")
_NOTE = re.compile(r"决定》[^。]{0,8}修改|通过|公布|发布|颁布|修订|修正|批准|施行|实行|印发|生效|令第|公告|号令")
_ANNOUNCED = re.compile(
    r"(?P<body>[\u4e00-\u9fff、 ]{2,60})公告\s*[（(〔\[]?\s*(?P<year>\d{4})\s*年?[〕\]]?\s*第?\s*(?P<serial>\d{1,4})\s*号[）)]?"
)
_DAY = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_SERIAL_FIRST = re.compile(r"(?P<body>[\u4e00-\u9fff、 ]{2,60}?)第\s*(?P<serial>\d{1,4})\s*号令")
# The signature run together with the last sentence, as text copied from web pages has it.
_GLUED = re.compile(r"。(?P<body>[\u4e00-\u9fff、 ]{2,40}?)\s*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)$")
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
    expires: date | None
    level: str
    region: str
    events: tuple[tuple[date, str], ...]
    days: tuple[date, ...]
    """The days that may be the day of promulgation, the one that was taken first."""


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
    names = tuple(line.text.replace(" ", "") for line in lines[first:last] if not is_person(line.text))
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
    is_standard: bool = False,
) -> Metadata:
    """The metadata; what the file states in an information table goes before what is read from the text.

    Args:
        numbers: Document numbers that stand alone in front of the text.
        is_standard: Whether the text is numbered 7.3.1.
    """
    events = _events(notes)
    signature = signature if signature.date else _glued_signature(articles)
    stated = parse_date(properties.get("publish_date", ""))
    days = [day for day in (stated, _promulgated(events), signature.date) if day]
    promulgated = days[0] if days else None
    effective = (
        parse_date(properties.get("effective_date", "")) or effective_day(articles, promulgated) or _in_force(events)
    )
    number = number_in(properties.get("doc_number", "")) or _number(numbers, notes)
    body = properties.get("issuing_body", "") or issuing_body(title, events, signature.bodies, number)
    return Metadata(
        number,
        body,
        promulgated,
        effective,
        expiry_day(articles, effective or promulgated),
        level_of(title, body, number, is_standard),
        region_of(title, body),
        tuple(events),
        tuple(dict.fromkeys(days)),
    )


def number_in(text: str) -> str:
    """The first document number of a text, also 公告2020年第3号 and 第4号令; empty where it has none."""
    text = _DAY.sub("|", text)
    if match := _ANNOUNCED.search(text):
        return f"{_bare(match['body'])}公告{match['year']}年第{int(match['serial'])}号"
    if match := _SERIAL_FIRST.search(text):
        return f"{_bare(match['body'])}令第{int(match['serial'])}号"
    return parse_document_number(text) or ""


def _bare(body: str) -> str:
    return re.sub(r"[\s、]+", "、", body.strip("、 ").removeprefix("中华人民共和国").strip())


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


def _in_force(events: Sequence[tuple[date, str]]) -> date | None:
    return next((when for when, what in events if _IN_FORCE.search(what)), None)


def _glued_signature(articles: Sequence[Article]) -> Signature:
    match = _GLUED.search(articles[-1].text) if articles else None
    return Signature((match["body"],), parse_date(match["date"])) if match else Signature()


def _number(numbers: Sequence[str], notes: Sequence[str]) -> str:
    in_notes = [number for note in notes for line in note.split("\n") if (number := _last_number(line))]
    return numbers[0] if numbers else in_notes[-1] if in_notes else ""


def _last_number(note: str) -> str:
    found = find_document_numbers(note)
    return found[-1] if found else number_in(note)
