"""Whether a text is law today: stated by a manifest, by its dates, by a newer version or a text that repeals it beside it.

What nothing speaks to is 未核实 (unverified): it may ground an answer, and is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.library.source import Link, Relation, SourceDocument, Validity
from assistant.library.stated import Stated

_GUIDE = "指南"
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
    text that was stated to be no law yet begins on the day that is stated for it, and on no other. A guide retells law that
    is older than the day on which it was written, so that this day begins nothing.
    """
    if document.validity is Validity.NOT_YET_IN_FORCE or document.level == _GUIDE:
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

    A validity that a manifest states stays; the day on which it ended is told by the texts where the manifest does not.
    What replaces a text is what a link says, before a newer text of the same title, for which both promulgation dates must
    be known. A version is law until the next one takes effect.

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
    inferred: dict[str, Inferred] = {}
    for document in by_id.values():
        said, end = stated[document.id], _ended_by(document, stated, links, by_id)
        newer = [version for version in versions.get(document.title, []) if _succeeds(version, document)]
        if said.validity is Validity.UNVERIFIED:
            inferred[document.id] = _inferred(said, end, newer)
        else:
            inferred[document.id] = _as_stated(document, said, end, [*newer, *_named(said, document, by_id)])
    return inferred


def _named(stated: Stated, document: SourceDocument, by_id: Mapping[str, SourceDocument]) -> list[SourceDocument]:
    """The document that takes its place as it is stated, by id or by title."""
    if not stated.replaced_by or stated.replaced_by in by_id:
        return [by_id[stated.replaced_by]] if stated.replaced_by else []
    title = stated.replaced_by.strip("《》")
    titled = [each for each in by_id.values() if each.title == title and each.id != document.id]
    return sorted(titled, key=lambda each: begins(each) or date.min)[-1:]


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


def is_newer_version(newer: SourceDocument, older: SourceDocument) -> bool:
    """Whether a document of the same title is a later version of it: of a rule, by the same body, promulgated later."""
    is_rule = not _PAPER.search(older.title) or bool(_RULE.search(older.title))
    return is_rule and newer.region == older.region and _succeeds(newer, older)


def _may_succeed(document: SourceDocument, stated: Validity) -> bool:
    if _PAPER.search(document.title) and not _RULE.search(document.title):
        return False
    will_be_law = stated is Validity.NOT_YET_IN_FORCE and document.effective is not None
    return document.promulgated is not None and (stated.may_ground or will_be_law)


def _inferred(stated: Stated, end: _End | None, newer: list[SourceDocument]) -> Inferred:
    if end:
        return Inferred(end.validity, end.successor, _earlier(end.day, stated.expires))
    if not newer:
        return Inferred(stated.validity, stated.replaced_by, stated.expires)
    newest = max(newer, key=lambda version: version.promulgated or date.min)
    return Inferred(Validity.SUPERSEDED, newest.id, _earlier(_first_day(newer), stated.expires))


def _first_day(newer: Iterable[SourceDocument]) -> date | None:
    """The day on which the first of them is law."""
    return min((day for version in newer if (day := begins(version))), default=None)


def _as_stated(document: SourceDocument, stated: Stated, end: _End | None, newer: list[SourceDocument]) -> Inferred:
    """The manifest's word, with the successor that a text names where the manifest names none."""
    ended = stated.validity in (Validity.SUPERSEDED, Validity.REPEALED)
    successor = stated.replaced_by or (end.successor if end and ended else "")
    doubt = ""
    if end and stated.validity is Validity.IN_FORCE:
        doubt = (
            f"清单写明《{document.title}》现行有效，但《{end.by.title}》（{end.by.id}）写明将其废止，"
            "现以清单为准，请核对。"
        )
    # The manifest says that it has ended, the texts since when; that a text will end it some day would contradict it, not
    # that the one which takes its place is still to come: until then it is law.
    since = end.day if end and end.day and end.day <= date.today() else None
    told = [day for day in (since, _first_day(newer)) if day]
    return Inferred(stated.validity, successor, stated.expires or (min(told) if ended and told else None), doubt)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _succeeds(newer: SourceDocument, older: SourceDocument) -> bool:
    if older.promulgated is None or newer.promulgated is None or newer.promulgated <= older.promulgated:
        return False
    return _same_issuer(newer.issuing_body, older.issuing_body)


def _same_issuer(one: str, other: str) -> bool:
    """Whether two issuing bodies may be one: unknown, the same, or an assembly and its standing committee."""
    return not one or not other or one.startswith(other) or other.startswith(one)
