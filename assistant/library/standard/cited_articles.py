"""The articles that standard answers rest on: found when an answer is written, and looked at again whenever it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from assistant.errors import InputError
from assistant.library.chunks import short_title
from assistant.library.references import find_references
from assistant.library.search import LibrarySearch
from assistant.library.second_texts import wording_digest
from assistant.library.source import SearchHit, SourceDocument
from assistant.library.standard.standard_answer import CitedArticle
from assistant.library.validity import validity_on

_CITATION = re.compile(r"《[^《》]{1,100}》[^《》]*")
_ENDS = " \t\n、，,；;。"
_GUIDE = "指南"


class CitedStanding(NamedTuple):
    """What has become of a cited article.

    Attributes:
        hit: The article as it reads now; None where nothing may rest on it any more.
        reason: Why not, in Chinese; empty where it holds.
    """

    hit: SearchHit | None
    reason: str


def citations_in(text: str) -> list[str]:
    """The single citations of a text: 《甲法》第一条、《乙条例》第二条 are two.

    Raises:
        InputError: Something stands there that is none.
    """
    found = [match[0].strip(_ENDS) for match in _CITATION.finditer(text)]
    if _CITATION.sub("", text).strip(_ENDS):
        raise InputError(f"依据“{text.strip()[:60]}”的写法不对，应写成《标题》第X条")
    return found


def cited_article(text: str, library: LibrarySearch, today: date) -> CitedArticle:
    """The article that a citation names.

    Args:
        text: As people write it, ``《公务员法》第三十四条``.
        library: Where it must stand.
        today: The day on which validity is judged.

    Raises:
        InputError: The library has no such document or article, or several, or nothing may rest on it.
    """
    references = find_references(text, library.documents.values())
    name, rest = text.partition("》")[0].strip("《 "), text.partition("》")[2].strip(_ENDS)
    documents = [entry.document for entry in references[0].documents] if references else []
    number = (references[0].article if references else None) or rest
    if not documents:
        raise InputError(f"知识库中没有《{name}》，请先收录，或不写这条依据")
    if not number:
        raise InputError(f"依据《{name}》没有写条号，应写成《{name}》第X条")
    hits = _in_force(documents, number, library, today)
    if isinstance(hits, str):
        raise InputError(hits)
    titles = dict.fromkeys(hit.title for hit in hits)
    if len(titles) > 1:
        raise InputError(f"《{name}》可能是{'、'.join(f'《{title}》' for title in titles)}，请写全称")
    if hits[0].level == _GUIDE:
        raise InputError(f"《{hits[0].title}》是指南，不能作为依据，请写它所依据的法律")
    return CitedArticle(hits[0].title, hits[0].article or number, wording_digest(hits[0].text), text)


def standing_of(cited: CitedArticle, library: LibrarySearch, today: date) -> CitedStanding:
    """Whether a standard answer may still rest on an article: it is law today, and reads as when the answer was written."""
    wanted = short_title(cited.title)
    held = [entry.document for entry in library.documents.values()]
    documents = [document for document in held if short_title(document.title) == wanted]
    if not documents:
        return CitedStanding(None, f"知识库中已没有《{cited.title}》")
    hits = _in_force(documents, cited.article, library, today)
    if isinstance(hits, str):
        return CitedStanding(None, hits)
    same = next((hit for hit in hits if wording_digest(hit.text) == cited.digest), None)
    return CitedStanding(same, "" if same else f"{cited.name}的文字与写答复时不同")


def _in_force(
    documents: Iterable[SourceDocument], number: str, library: LibrarySearch, today: date
) -> Sequence[SearchHit] | str:
    """The articles of that number in the documents that may ground an answer; a sentence without its end where none is."""
    documents = list(documents)
    grounding = [document for document in documents if validity_on(document, today).may_ground]
    if not grounding:
        newest = max(documents, key=lambda document: document.version)
        return f"《{newest.title}》{validity_on(newest, today).value}，不能作为依据"
    hits = library.find_article([document.id for document in grounding], number, today)
    return hits or f"《{grounding[0].title}》没有{number}"
