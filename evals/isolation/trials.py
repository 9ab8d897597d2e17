"""What is asked of the library by readers, through every door, and what of it they should not have been told."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

from langchain_core.embeddings import Embeddings
from typing_extensions import override

from assistant.answering.answer import Turn
from assistant.answering.as_json import answer_as_json
from assistant.answering.pipeline import answer_question
from assistant.answering.searching import search_articles
from assistant.errors import GongwuError
from assistant.library.embedders import folder_of_vectors
from assistant.library.folder import LibraryFolder
from assistant.library.generation import CATALOGUE
from assistant.library.indexing import index_collections
from assistant.library.inspection import InspectedCatalogue
from assistant.library.permission import Access, Reader, access_of, may_read
from assistant.library.references import find_references
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from assistant.library.store import PolicyLibrary
from assistant.library.vectors import VectorFolder
from evals.harness.samples import Output
from evals.isolation.world import Drawing, Drawn, draw_documents, draw_reader, oracle

DOCUMENTS = 120
READERS = 24
MODEL = "drawn"
TODAY = date(2026, 12, 1)
_DIMENSIONS = 32
_ODD = ("", "机密", "INTERNAL", "公开 ", "*")


class DigestEmbeddings(Embeddings):
    """Vectors made of digests of character pairs: the same pairs give the same vector, and nothing has to be installed."""

    @override
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Their vectors."""
        return [self.embed_query(text) for text in texts]

    @override
    def embed_query(self, text: str) -> list[float]:
        """The vector of one text."""
        values = [0.0] * _DIMENSIONS
        for start in range(len(text) - 1):
            digest = hashlib.sha256(text[start : start + 2].encode()).digest()
            values[digest[0] % _DIMENSIONS] += 1.0 if digest[1] % 2 else -1.0
        length = sum(value * value for value in values) ** 0.5 or 1.0
        return [value / length for value in values]


def property_trials(cases: int, seed: int) -> Iterator[Output]:
    """Random readers and documents against the oracle, a line for every thousand."""
    draw = random.Random(seed)
    for start in range(0, cases, 1000):
        count = min(1000, cases - start)
        wrong = [case for case in range(count) if not _agrees(draw)]
        key = f"property/{start // 1000 + 1}"
        yield {
            "id": key,
            "key": key,
            "kind": "property",
            "door": "filter",
            "asked": count,
            "leaks": len(wrong),
            "lost": 0,
        }


def _agrees(draw: random.Random) -> bool:
    [drawn] = draw_documents(draw, 1)
    document = drawn.document
    if draw.random() < 0.1:
        document = replace(document, classification=draw.choice(_ODD))
    reader, access = draw_reader(draw), access_of(document, Drawing.root)
    wanted = oracle(reader, document)
    return may_read(reader, access) == wanted and may_read(reader, Access.of_term(access.term)) == wanted


def query_trials(root: Path, queries: int, seed: int) -> Iterator[Output]:
    """Queries that aim at a document, by readers who may and may not know of it, through every door in turn."""
    draw = random.Random(seed)
    drawn = draw_documents(draw, DOCUMENTS)
    library = made_library(root / "library", drawn)
    shelf = PolicyLibrary(library, DigestEmbeddings(), MODEL)
    readers = [draw_reader(draw) for _ in range(READERS)]
    for number, (door, ask) in zip(range(1, queries + 1), cycle(DOORS.items()), strict=False):
        reader, aim = draw.choice(readers), draw.choice(drawn)
        told, held = ask(shelf.current(reader), aim)
        yield _judged(f"query/{number}", door, reader, drawn, aim, told, held)


def made_library(library: Path, drawn: Sequence[Drawn]) -> Path:
    """A library of these documents, with a vector for every passage."""
    import numpy as np

    index_collections(library, [Drawing(drawn)])
    folder = LibraryFolder(library)
    catalogue = InspectedCatalogue(folder.generation(folder.published().generation) / CATALOGUE)
    passages = catalogue.passages_by_hash()
    catalogue.close()
    vectors = VectorFolder(folder_of_vectors(folder.vectors, MODEL))
    vectors.path.mkdir(parents=True, exist_ok=True)
    made = np.array(DigestEmbeddings().embed_documents(list(passages.values())), dtype=np.float32)
    vectors.write_snapshot(list(passages), made, MODEL)
    return library


def _judged(
    key: str, door: str, reader: Reader, drawn: Sequence[Drawn], aim: Drawn, told: str, held: bool | None
) -> Output:
    """Which hidden documents are recognised in what was told, and whether a readable one was kept back."""
    readable = [each for each in drawn if oracle(reader, each.document)]
    # A word that the question or a readable title holds betrays nothing.
    titles = [*(each.document.title for each in readable), aim.document.title, aim.word]
    known = {each.word for each in drawn if each in readable or any(each.word in title for title in titles)}
    leaked = [
        each.document.id
        for each in drawn
        if each not in readable and (each.document.id in told or (each.word in told and each.word not in known))
    ]
    # What was asked for stands in the question, so that only its id and its text betray it.
    if aim not in readable and any(article.text in told for article in aim.document.articles):
        leaked.append(aim.document.id)
    lost = held is not None and held != (aim in readable)
    return {
        "id": key,
        "key": key,
        "kind": "query",
        "door": door,
        "asked": 1,
        "leaks": len(leaked),
        "lost": int(lost),
        "leaked": leaked,
    }


Door = Callable[[LibrarySearch, Drawn], tuple[str, bool | None]]
"""What a reader is told when he aims at a document, and whether he was given it; None where that cannot be expected."""


def _search(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    found = library.search(aim.document.articles[0].text, 50, tuple(Validity), TODAY).hits
    return repr(found), any(hit.source_id == aim.document.id for hit in found)


def _by_vectors(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    return repr(library.search_by("vectors", aim.document.articles[0].text, 50, tuple(Validity), TODAY)), None


def _articles(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    return repr(search_articles(f"{aim.word}有什么规定", (), library, TODAY, 10)), None


def _answer(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    answer = answer_question(f"《{aim.document.title}》第一条怎么规定的？", (), library, TODAY)
    return _said(answer_as_json(answer)), None


def _follow_up(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    earlier = Turn("assistant", aim.document.articles[0].text, (aim.document.id,))
    answer = answer_question("那违反的怎么处理？", (Turn("user", "怎么规定的？"), earlier), library, TODAY)
    return _said(answer_as_json(answer)), None


def _document(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    try:
        found = library.find_document(aim.document.id)
    except GongwuError:
        return "", False
    return f"{found!r}{library.catalogue.articles(found.document.id)!r}", True


def _title(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    try:
        return repr(library.find_document(aim.document.title)), None
    except GongwuError:
        return "", None


def _article(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    found = library.find_article([aim.document.id], "第一条", TODAY)
    return repr(found), bool(found)


def _list(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    return repr(library.documents), aim.document.id in library.documents


def _references(library: LibrarySearch, aim: Drawn) -> tuple[str, bool | None]:
    return repr(find_references(f"《{aim.document.title[3:]}》第一条", library.documents.values())), None


def _said(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


DOORS: dict[str, Door] = {
    "search": _search,
    "vectors": _by_vectors,
    "articles": _articles,
    "answer": _answer,
    "follow_up": _follow_up,
    "document": _document,
    "title": _title,
    "article": _article,
    "list": _list,
    "references": _references,
}
