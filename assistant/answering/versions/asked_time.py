"""Which day's law a question asks for, and which two versions it sets side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from assistant.answering import wording
from assistant.answering.gathering.gather import OUTDATED, gather_grounds
from assistant.answering.inquiry import Inquiry
from assistant.answering.understanding.times import Period, compares_versions, day_of, period_asked, without_comparison
from assistant.library.references import find_references
from assistant.library.source import SourceDocument
from assistant.library.terms import content_words
from assistant.library.validity import begins, validity_on

LOOKED_AT = 3
"""Among so many of the best articles the document is looked for whose versions are meant."""

_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十])?|版本?|变化")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def read_time(inquiry: Inquiry) -> Inquiry:
    """Judges validity on the day that was asked for, in the question or beside it, and says so."""
    period = period_asked(inquiry.question, inquiry.asked_on)
    if period is not None:
        inquiry = _without_time(inquiry, period)
    if inquiry.as_of is not None:
        day = inquiry.as_of
        if day == inquiry.asked_on:
            return replace(inquiry, period=None)
        return _on(inquiry, Period(day_of(day), day, day, inquiry.question))
    if period is None or period.end is None:
        return replace(inquiry, period=period)
    return _on(inquiry, period)


def find_versions(inquiry: Inquiry) -> Inquiry:
    """Finds the texts that “before the amendment” or “old and new” mean; without them it is the law of today."""
    if inquiry.period is not None and inquiry.period.end is None:
        return _before_amendment(inquiry, inquiry.period)
    if inquiry.period is None and compares_versions(inquiry.query) and not names_no_document(inquiry):
        pair = _compared(inquiry)
        if pair is not None:
            question = without_comparison(inquiry.question)
            return replace(
                inquiry, question=question, query=without_comparison(inquiry.query), versions=pair, completed=True
            )
    return inquiry


def names_no_document(inquiry: Inquiry) -> bool:
    """Whether versions are to be set side by side, and nothing says of which document."""
    if inquiry.versions is not None or not compares_versions(inquiry.query):
        return False
    rest = _ARTICLE.sub("", without_comparison(inquiry.query))
    return not content_words(rest)


def _without_time(inquiry: Inquiry, period: Period) -> Inquiry:
    """The question without the words of time; what says nothing else is about what was asked before."""
    asked = inquiry.asked or inquiry.question
    if content_words(period.rest):
        return replace(inquiry, question=period.rest, asked=asked)
    earlier = next((turn.content for turn in reversed(inquiry.history) if turn.role == "user"), "")
    if not earlier:
        return replace(inquiry, asked=asked)
    before = period_asked(earlier, inquiry.asked_on)
    question = before.rest if before else earlier
    return replace(inquiry, question=question, asked=asked, completed=True).noting(wording.completed(question))


def _on(inquiry: Inquiry, period: Period) -> Inquiry:
    assert period.end is not None, "only a time with a day can be looked at"
    said = [wording.as_of(period.said, day_of(period.end) if period.start != period.end else "")]
    said += [wording.AS_OF_FUTURE] if period.end > inquiry.asked_on else []
    return replace(inquiry.judged_on(period.end), period=period).noting(*said)


def _before_amendment(inquiry: Inquiry, period: Period) -> Inquiry:
    for document in _meant(inquiry):
        for old, new in _pairs(inquiry, document):
            day = _last_day(old, new)
            if day is not None:
                said = f"《{old.title}》{period.said}（{day_of(day)}以前）"
                return _on(inquiry, Period(said, day, day, period.rest))
    return replace(inquiry, period=None).noting(wording.NO_EARLIER_VERSION)


def _last_day(old: SourceDocument, new: SourceDocument) -> date | None:
    """The last day on which the old text was law; None where nothing tells."""
    starts = begins(new)
    days = [end - timedelta(1) for end in (old.expires, starts) if end]
    return next((day for day in days if validity_on(old, day).may_ground), None)


def _compared(inquiry: Inquiry) -> tuple[SourceDocument, SourceDocument] | None:
    """The two texts that a question sets side by side, the older first: those of the years it names, else the last two."""
    years = _YEAR.findall(inquiry.query)
    for document in _meant(inquiry):
        family = _family(inquiry, document)
        named = [each for year in dict.fromkeys(years) for each in family if year in _years_of(each)]
        if len(named) > 1:
            first, second, *_ = sorted(named, key=lambda each: begins(each) or date.min)
            return first, second
        for pair in _pairs(inquiry, document):
            return pair
        current, coming = _current(inquiry, document), None
        if current is not None:
            coming = inquiry.library.succession.upcoming(current, inquiry.asked_on)
        if current is not None and coming is not None:
            return current, coming
    return None


def _years_of(document: SourceDocument) -> set[str]:
    days = (document.promulgated, document.effective)
    return {str(day.year) for day in days if day} | {document.version[:4]}


def _meant(inquiry: Inquiry) -> Iterator[SourceDocument]:
    """The documents that a question may mean: those it names, else those of the best articles."""
    documents = inquiry.library.documents
    question = without_comparison(inquiry.query)
    references = find_references(question, documents.values())
    if references:
        yield from (entry.document for reference in references for entry in reference.documents)
        return
    asked = replace(inquiry, query=question, question=without_comparison(inquiry.question))
    hits = gather_grounds(asked).hits[:LOOKED_AT]
    outdated = inquiry.searches.ranking(question, 1, OUTDATED).hits
    yield from (documents[hit.source_id].document for hit in (*hits, *outdated))


def _current(inquiry: Inquiry, document: SourceDocument) -> SourceDocument | None:
    if validity_on(document, inquiry.asked_on).may_ground:
        return document
    return inquiry.library.succession.current(document, inquiry.asked_on)


def _pairs(inquiry: Inquiry, document: SourceDocument) -> Iterator[tuple[SourceDocument, SourceDocument]]:
    """What a document took the place of, with it; of an outdated document what holds now."""
    current = _current(inquiry, document)
    if current is not None:
        yield from ((old, current) for old in inquiry.library.succession.predecessors(current)[:1])


def _family(inquiry: Inquiry, document: SourceDocument) -> list[SourceDocument]:
    current = _current(inquiry, document) or document
    coming = inquiry.library.succession.upcoming(current, inquiry.asked_on)
    return [*inquiry.library.succession.predecessors(current), current, *([coming] if coming else [])]
