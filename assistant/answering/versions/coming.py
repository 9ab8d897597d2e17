"""What is no law yet and will take the place of what an answer rests on: announced with its date, never a ground."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering import wording
from assistant.answering.answer import Citation
from assistant.answering.evidence import coverage
from assistant.answering.gathering.harmless import harmless_title
from assistant.answering.inquiry import Inquiry
from assistant.answering.understanding.times import day_of
from assistant.library.chunks import short_title
from assistant.library.comparing import ChangeKind, compare
from assistant.library.source import SearchHit, SourceDocument, Validity
from assistant.library.validity import begins

HELD = 0.5
"""A text that nobody names as a successor is announced where it holds so much of what the question says."""

LONGEST = 120
"""In characters, of the wording that an article will have."""


def announcements(inquiry: Inquiry) -> tuple[str, ...]:
    """A sentence on each text that is no law yet and will change what was cited, or else speaks to the question."""
    said: dict[str, str] = {}
    for citation in inquiry.citations:
        coming = _coming(inquiry, citation)
        if coming is not None:
            said.setdefault(coming.id, _change(inquiry, citation, coming))
    for hit in _also(inquiry):
        said.setdefault(hit.source_id, _speaks(inquiry, hit))
    return tuple(filter(None, said.values()))


def _coming(inquiry: Inquiry, citation: Citation) -> SourceDocument | None:
    entry = inquiry.library.documents.get(citation.source_id)
    return inquiry.library.succession.upcoming(entry.document, inquiry.today) if entry else None


def _also(inquiry: Inquiry) -> Iterator[SearchHit]:
    """The best of what is no law, where it is no law yet and speaks to the question as well as what was cited."""
    cited = [hit for hit in inquiry.hits if hit.source_id in {citation.source_id for citation in inquiry.citations}]
    for hit in inquiry.outdated[:1]:
        if hit.validity is Validity.NOT_YET_IN_FORCE:
            held = coverage(inquiry, [hit])
            if held >= max(HELD, coverage(inquiry, cited[:1])):
                yield hit


def _change(inquiry: Inquiry, citation: Citation, coming: SourceDocument) -> str:
    """What becomes of the article that is cited."""
    catalogue = inquiry.library.catalogue
    for change in compare(catalogue.articles(citation.source_id), catalogue.articles(coming.id)):
        if change.old and change.old.number == citation.article and change.old.text == citation.text:
            name = f"《{short_title(harmless_title(coming.title))}》"
            if change.new is None:
                return wording.will_end(name, _start(coming), citation.article or "")
            if change.kind is ChangeKind.CHANGED:
                text = harmless_title(change.new.text.replace("\n", ""))
                shown = text[:LONGEST] + ("……" if len(text) > LONGEST else "")
                return wording.will_change(name, _start(coming), citation.article or "", change.new.number or "", shown)
            return wording.will_stay(name, _start(coming), citation.article or "")
    return ""


def _speaks(inquiry: Inquiry, hit: SearchHit) -> str:
    entry = inquiry.library.documents.get(hit.source_id)
    start = _start(entry.document) if entry else ""
    return wording.not_yet_law(f"《{short_title(hit.title)}》{hit.article or ''}", start)


def _start(document: SourceDocument) -> str:
    first = begins(document)
    return day_of(first) if first else ""
