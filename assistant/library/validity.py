"""Whether a text is law today: stated by a manifest, by its dates, or by a newer version beside it.

What nothing speaks to is 未核实 (unverified): it may ground an answer, and is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.library.source import SourceDocument, Validity


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
        return Validity.IN_FORCE
    if expires and stated.may_ground:
        return Validity.SUPERSEDED
    return stated


@dataclass(frozen=True)
class Inferred:
    """A validity that follows from the other documents of the library."""

    validity: Validity
    replaced_by: str
    expires: date | None


def infer_superseded(documents: Iterable[SourceDocument], stated: Mapping[str, Validity]) -> dict[str, Inferred]:
    """What each document's validity is when newer versions of the same title are beside it.

    Only documents whose manifest states nothing are touched, and only where both promulgation dates are known. A version
    is law until the next one takes effect.

    Args:
        documents: All documents of the library.
        stated: What manifests state, by id.

    Returns:
        Validity, successor and end of every document, by id.
    """
    documents = list(documents)
    versions: dict[str, list[SourceDocument]] = {}
    for document in documents:
        if _may_succeed(document, stated[document.id]):
            versions.setdefault(document.title, []).append(document)
    return {d.id: _inferred(d, stated[d.id], versions.get(d.title, [])) for d in documents}


def _may_succeed(document: SourceDocument, stated: Validity) -> bool:
    will_be_law = stated is Validity.NOT_YET_IN_FORCE and document.effective is not None
    return document.promulgated is not None and (stated.may_ground or will_be_law)


def _inferred(document: SourceDocument, stated: Validity, versions: list[SourceDocument]) -> Inferred:
    if stated is not Validity.UNVERIFIED:
        return Inferred(stated, document.replaced_by, document.expires)
    newer = [version for version in versions if _succeeds(version, document)]
    if not newer:
        return Inferred(stated, "", None)
    newest = max(newer, key=lambda version: version.promulgated or date.min)
    ends = [version.effective or version.promulgated or date.min for version in newer]
    return Inferred(Validity.SUPERSEDED, newest.id, min(ends))


def _succeeds(newer: SourceDocument, older: SourceDocument) -> bool:
    if older.promulgated is None or newer.promulgated is None or newer.promulgated <= older.promulgated:
        return False
    return _same_issuer(newer.issuing_body, older.issuing_body)


def _same_issuer(one: str, other: str) -> bool:
    """Whether two issuing bodies may be one: unknown, the same, or an assembly and its standing committee."""
    return not one or not other or one.startswith(other) or other.startswith(one)
