"""Which documents of the library the texts name as replaced, repealed, amended or issued, and what is not certain of it.

A link is resolved by title, number and date, and only where it fits exactly one document; where several fit, or the
issuing bodies differ and nothing else confirms it, the keeper is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.library.source import Link, Relation, SourceDocument, Validity
from assistant.library.stated import Stated

_INNER = re.compile(r"(?:印发|发布|公布|转发|颁布)[〈《](.+)[〉》](?:的|$)")
_LAYOUT = re.compile(r"[\s《》〈〉()（）〔〕\[\]]")
_NAMED_BY_OTHERS = (Relation.AMENDED_BY, Relation.ISSUES)
"""Relations to documents that a library rarely holds: none that fits is nothing to tell the keeper."""
_SHOWN = 3


@dataclass
class Related:
    """What follows for one document from the others."""

    links: list[Link] = field(default_factory=list[Link])
    doubts: list[str] = field(default_factory=list[str])


def relate(documents: Iterable[SourceDocument], stated: Mapping[str, Stated]) -> dict[str, Related]:
    """The links of every document with their targets and the links back, and the doubts about them.

    Args:
        documents: All documents of the library.
        stated: What each says by itself, by id.
    """
    documents = list(documents)
    found = {document.id: Related() for document in documents}
    by_title = _by_title(documents, stated)
    for document in documents:
        for link in stated[document.id].links:
            _resolve(document, link, by_title, found)
    for doubt, ids in _twice(documents, stated):
        for source_id in ids:
            found[source_id].doubts.append(doubt)
    return found


def _resolve(
    document: SourceDocument, link: Link, by_title: Mapping[str, list[SourceDocument]], found: Mapping[str, Related]
) -> None:
    own = found[document.id]
    if link.target:
        own.links.append(link)
        return
    candidates, confirmed = _candidates(document, link, by_title)
    if len(candidates) == 1 and (confirmed or _may_be_by(document, candidates[0])):
        target = candidates[0]
        own.links.append(replace(link, target=target.id))
        back = Link(link.relation.reverse, document.title, document.document_number, document.promulgated, link.day)
        _add_back(found[target.id], replace(back, target=document.id))
        return
    own.links.append(link)
    if candidates and link.relation not in _NAMED_BY_OTHERS:
        own.doubts.append(_unresolved(link, candidates))


def _add_back(related: Related, link: Link) -> None:
    """A link back takes the place of the same link without a target."""
    same = [each for each in related.links if each.relation is link.relation and each.target in ("", link.target)]
    for each in same:
        if _key(each.title) == _key(link.title):
            related.links.remove(each)
    related.links.append(link)


def _candidates(
    document: SourceDocument, link: Link, by_title: Mapping[str, list[SourceDocument]]
) -> tuple[list[SourceDocument], bool]:
    """The documents that may be meant, and whether a number or a date confirms it."""
    inner = _INNER.search(link.title)
    named = by_title.get(_key(link.title), []) or (by_title.get(_key(inner[1]), []) if inner else [])
    others = [each for each in named if each.id != document.id]
    if link.document_number:
        same = [each for each in others if each.document_number == link.document_number]
        if same:
            return same, True
        others = [each for each in others if not each.document_number]
    if link.stated:
        same = [each for each in others if each.promulgated == link.stated]
        if same:
            return same, True
    if link.relation in (Relation.REPLACES, Relation.REPEALS) and document.promulgated:
        others = [each for each in others if not each.promulgated or each.promulgated < document.promulgated]
    return others, False


def _may_be_by(document: SourceDocument, other: SourceDocument) -> bool:
    """Whether one body may have issued both: not known, one named in the other, or of one place."""
    one, another = document.issuing_body, other.issuing_body
    if not one or not another or one in another or another in one:
        return True
    return bool(document.region) and document.region == other.region


def _unresolved(link: Link, candidates: list[SourceDocument]) -> str:
    names = "、".join(each.id for each in candidates[:_SHOWN]) + (" 等" if len(candidates) > _SHOWN else "")
    many = len(candidates) > 1
    why = f"库中有 {len(candidates)} 个文件与它相符" if many else "库中同名文件的发文机关不同"
    return f"文中写明{link.relation.value}《{link.title}》，{why}（{names}），没有据此改变时效，请核对后在清单中写明。"


def _by_title(documents: Iterable[SourceDocument], stated: Mapping[str, Stated]) -> dict[str, list[SourceDocument]]:
    """Documents by their titles, and by the titles of the regulations that they carry."""
    found: dict[str, list[SourceDocument]] = {}
    for document in documents:
        issued = (link.title for link in stated[document.id].links if link.relation is Relation.ISSUES and link.target)
        for key in {_key(title) for title in (document.title, *issued)}:
            found.setdefault(key, []).append(document)
    return found


def _key(title: str) -> str:
    return _LAYOUT.sub("", title).removeprefix("中华人民共和国")


def _twice(documents: Iterable[SourceDocument], stated: Mapping[str, Stated]) -> Iterable[tuple[str, list[str]]]:
    """The same version of the same text, taken in more than once with different validities."""
    same: dict[tuple[str, str], list[SourceDocument]] = {}
    for document in documents:
        version = document.version or document.document_number
        if version:
            same.setdefault((_key(document.title), version), []).append(document)
    for group in same.values():
        said = {stated[each.id].validity for each in group} - {Validity.UNVERIFIED}
        if len(said) > 1:
            states = "、".join(f"{each.id} 为{stated[each.id].validity.value}" for each in group)
            yield (
                f"《{group[0].title}》的同一版本收录了 {len(group)} 份，时效说法不一（{states}），请核对并只留一份。",
                [each.id for each in group],
            )
