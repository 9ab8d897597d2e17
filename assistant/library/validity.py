"""Whether a text is law today: stated by a manifest, by its dates, or by a newer version beside it.

What nothing speaks to is 未核实 (unverified): it may ground an answer, and is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.library.source import SourceDocument, Validity

_PAPER = re.compile(r"(?:通知|公告|通告|通报|批复|请示|报告|函|纪要|意见|决定)$")
_RULE = re.compile(r"》|条例|办法|规定|细则|规则|规范|准则|制度|标准|方案|预案")
"""A paper that bears the title of an earlier one is no newer version of it, unless it issues a rule."""


def validity_on(document: SourceDocument, day: date) -> Validity:
    """The validity of a document on a day: dates that lie ahead of it, or behind it, weigh more than what was stated.

    A text whose successor takes effect later is in force until then.
    """
    return _validity(document.validity, begins(document), document.expires, day)


def validity_of(document: SourceDocument) -> Validity:
    """Whether a document of a library may be relied on today."""
    return validity_on(document, date.today())


def begins(document: SourceDocument) -> date | None:
    """The first day on which this text is law, as far as its dates tell.

    The text of an amended law bears the day of the amendment beside the much earlier one on which the law took effect. A
    text that was stated to be no law yet begins on the day that is stated for it, and on no other.
    """
    if document.validity is Validity.NOT_YET_IN_FORCE:
        return document.effective
    known = [day for day in (document.effective, document.promulgated) if day]
    return max(known) if known else None


def validity_term(document: SourceDocument) -> str:
    """The document's validity as one term of the lexical index.

    It carries the dates, so that the index need not be made anew when one of them comes.
    """
    first = begins(document)
    effective = first.isoformat() if first else ""
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

    Validity and successor are inferred only where no manifest states a validity and both promulgation dates are known; the
    day on which a text ended, also where it is stated that it did: a version is law until the next one takes effect.

    Args:
        documents: All documents of the library.
        stated: What manifests state, by id.

    Returns:
        Validity, successor and end of every document, by id.
    """
    by_id = {document.id: document for document in documents}
    versions: dict[str, list[SourceDocument]] = {}
    for document in by_id.values():
        if _may_succeed(document, stated[document.id]):
            versions.setdefault(document.title, []).append(document)
    inferred: dict[str, Inferred] = {}
    for document in by_id.values():
        newer = [version for version in versions.get(document.title, []) if _succeeds(version, document)]
        named = _named(document, by_id)
        inferred[document.id] = _inferred(document, stated[document.id], newer, named)
    return inferred


def _named(document: SourceDocument, by_id: Mapping[str, SourceDocument]) -> SourceDocument | None:
    """The document that ``replaced_by`` names, by id or by title."""
    if not document.replaced_by or document.replaced_by in by_id:
        return by_id.get(document.replaced_by)
    title = document.replaced_by.strip("《》")
    titled = [each for each in by_id.values() if each.title == title and each.id != document.id]
    return max(titled, key=lambda each: begins(each) or date.min, default=None)


def is_newer_version(newer: SourceDocument, older: SourceDocument) -> bool:
    """Whether a document of the same title is a later version of it: of a rule, by the same body, promulgated later."""
    is_rule = not _PAPER.search(older.title) or bool(_RULE.search(older.title))
    return is_rule and newer.region == older.region and _succeeds(newer, older)


def _may_succeed(document: SourceDocument, stated: Validity) -> bool:
    if _PAPER.search(document.title) and not _RULE.search(document.title):
        return False
    will_be_law = stated is Validity.NOT_YET_IN_FORCE and document.effective is not None
    return document.promulgated is not None and (stated.may_ground or will_be_law)


def _inferred(
    document: SourceDocument, stated: Validity, newer: list[SourceDocument], named: SourceDocument | None
) -> Inferred:
    ends = [first for version in newer if (first := begins(version))]
    if stated in (Validity.SUPERSEDED, Validity.REPEALED):
        last = begins(named) if named else None
        ends += [last] if last else []
        return Inferred(stated, document.replaced_by, min(ends) if ends else document.expires)
    if stated is not Validity.UNVERIFIED:
        return Inferred(stated, document.replaced_by, document.expires)
    if not newer:
        return Inferred(stated, "", None)
    newest = max(newer, key=lambda version: version.promulgated or date.min)
    return Inferred(Validity.SUPERSEDED, newest.id, min(ends))


def _succeeds(newer: SourceDocument, older: SourceDocument) -> bool:
    if older.promulgated is None or newer.promulgated is None or newer.promulgated <= older.promulgated:
        return False
    return _same_issuer(newer.issuing_body, older.issuing_body)


def _same_issuer(one: str, other: str) -> bool:
    """Whether two issuing bodies may be one: unknown, the same, or an assembly and its standing committee."""
    return not one or not other or one.startswith(other) or other.startswith(one)
