"""Whether a text is law today: stated by a manifest, by its dates, by a newer version or a text that repeals it beside it.

What nothing speaks to is 未核实 (unverified): it may ground an answer, and is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.library.source import Link, Relation, SourceDocument, Validity
from assistant.library.stated import Stated


def validity_on(document: SourceDocument, day: date) -> Validity:
    """The validity of a document on a day: dates that lie ahead of it, or behind it, weigh more than what was stated.

    A text whose successor takes effect later is in force until then.
    """
    return _validity(document.validity, document.effective, document.expires, day)


def validity_term(document: SourceDocument) -> str:
    """The document's validity as one term of the lexical index.

    It carries the dates, so that the index need not be made anew when one of them comes.
    """
    effective = document.effective.isoformat() if document.effective else ""
    expires = document.expires.isoformat() if document.expires else ""
    return f"{document.validity.code}@{effective}~{expires}"


def term_on(term: str, day: date) -> Validity:
    """The validity that a term of :func:`validity_term` means on a day."""
    code, _, dates = term.partition("@")
    effective, _, expires = dates.partition("~")
    return _validity(Validity.from_code(code), _date(effective), _date(expires), day)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _validity(stated: Validity, effective: date | None, expires: date | None, day: date) -> Validity:
    if effective and effective > day:
        return Validity.NOT_YET_IN_FORCE
    if stated is Validity.NOT_YET_IN_FORCE:
        return Validity.IN_FORCE if effective else stated
    if expires and expires > day:
        return stated if stated.may_ground else Validity.IN_FORCE
    if expires and stated.may_ground:
        return Validity.REPEALED
    return stated


@dataclass(frozen=True)
class Inferred:
    """A validity that follows from the other documents of the library.

    Attributes:
        doubt: What the keeper has to decide, in Chinese; empty where nothing is open.
    """

    validity: Validity
    replaced_by: str
    expires: date | None
    doubt: str = ""


_ENDING = {Relation.REPLACED_BY: Validity.SUPERSEDED, Relation.REPEALED_BY: Validity.REPEALED}


def infer_validities(
    documents: Iterable[SourceDocument], stated: Mapping[str, Stated], links: Mapping[str, Iterable[Link]]
) -> dict[str, Inferred]:
    """What each document's validity is when newer versions and texts that repeal it are beside it.

    A validity that a manifest states stays. What replaces a text is what a link says, before a newer text of the same
    title, for which both promulgation dates must be known. A version is law until the next one takes effect.

    Args:
        documents: All documents of the library.
        stated: What each says by itself, by id.
        links: Those of each document with their targets, by id (:mod:`assistant.library.linking`).

    Returns:
        Validity, successor and end of every document, by id.
    """
    by_id = {document.id: document for document in documents}
    versions: dict[str, list[SourceDocument]] = {}
    for document in by_id.values():
        if _may_succeed(document, stated[document.id].validity):
            versions.setdefault(document.title, []).append(document)
    return {
        d.id: _inferred(d, stated[d.id], _ended_by(d, stated, links, by_id), versions.get(d.title, []))
        for d in by_id.values()
    }


@dataclass(frozen=True)
class _End:
    validity: Validity
    by: SourceDocument
    day: date | None

    @property
    def successor(self) -> str:
        """A decision that only repeals takes nobody's place."""
        return self.by.id if self.validity is Validity.SUPERSEDED else ""


def _ended_by(
    document: SourceDocument,
    stated: Mapping[str, Stated],
    links: Mapping[str, Iterable[Link]],
    by_id: Mapping[str, SourceDocument],
) -> _End | None:
    """The first text that says it ends this one, and is or will be law itself."""
    ends = [
        _End(_ENDING[link.relation], other, link.day or other.effective or other.promulgated)
        for link in links.get(document.id, ())
        if link.relation in _ENDING and (other := by_id.get(link.target)) and _counts(other, stated[other.id].validity)
    ]
    return min(ends, key=lambda end: end.day or date.min, default=None)


def _counts(document: SourceDocument, stated: Validity) -> bool:
    """Whether what a text repeals is repealed: also where it was itself replaced since, but not before it is law."""
    return stated is not Validity.NOT_YET_IN_FORCE or document.effective is not None


def _may_succeed(document: SourceDocument, stated: Validity) -> bool:
    will_be_law = stated is Validity.NOT_YET_IN_FORCE and document.effective is not None
    return document.promulgated is not None and (stated.may_ground or will_be_law)


def _inferred(document: SourceDocument, stated: Stated, end: _End | None, versions: list[SourceDocument]) -> Inferred:
    if stated.validity is not Validity.UNVERIFIED:
        return _as_stated(document, stated, end)
    if end:
        return Inferred(end.validity, end.successor, _earlier(end.day, stated.expires))
    newer = [version for version in versions if _succeeds(version, document)]
    if not newer:
        return Inferred(stated.validity, stated.replaced_by, stated.expires)
    newest = max(newer, key=lambda version: version.promulgated or date.min)
    ends = [version.effective or version.promulgated or date.min for version in newer]
    return Inferred(Validity.SUPERSEDED, newest.id, _earlier(min(ends), stated.expires))


def _as_stated(document: SourceDocument, stated: Stated, end: _End | None) -> Inferred:
    """The manifest's word, with the successor that a text names where the manifest names none."""
    ended = stated.validity in (Validity.SUPERSEDED, Validity.REPEALED)
    successor = stated.replaced_by or (end.successor if end and ended else "")
    doubt = ""
    if end and stated.validity is Validity.IN_FORCE:
        doubt = (
            f"清单写明《{document.title}》现行有效，但《{end.by.title}》（{end.by.id}）写明将其废止，"
            "现以清单为准，请核对。"
        )
    # The manifest says that it has ended, the text since when; a day that is still to come would contradict it.
    since = end.day if end and ended and end.day and end.day <= date.today() else None
    return Inferred(stated.validity, successor, stated.expires or since, doubt)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _succeeds(newer: SourceDocument, older: SourceDocument) -> bool:
    if older.promulgated is None or newer.promulgated is None or newer.promulgated <= older.promulgated:
        return False
    return _same_issuer(newer.issuing_body, older.issuing_body)


def _same_issuer(one: str, other: str) -> bool:
    """Whether two issuing bodies may be one: unknown, the same, or an assembly and its standing committee."""
    return not one or not other or one.startswith(other) or other.startswith(one)
