"""Second texts of articles: how people ask for what an article says, in their own words.

``knowledge/questions`` holds them, one file a law or guide. They are searched like a further text of the article and never
shown as its wording. An article that reads otherwise than the one they were written for (another version of the law, or
another text under the same number) goes without them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.library.knowledge_files import read_knowledge
from assistant.library.source import Article, SourceDocument
from assistant.resources import knowledge_folder

_WRITTEN = re.compile(r"[^\u4e00-\u9fff]+")
DIGEST_LENGTH = 8


class SecondTexts(NamedTuple):
    """The questions that one article answers.

    Attributes:
        digest: Of the article's wording, see :func:`wording_digest`; empty in a guide, whose text is ours.
        questions: In everyday words.
    """

    digest: str
    questions: tuple[str, ...]


def questions_folder() -> Path:
    """Where the files lie."""
    return knowledge_folder() / "questions"


def wording_digest(text: str) -> str:
    """Eight hexadecimal digits of the Chinese characters of a text: spaces, punctuation and list marks do not count."""
    return hashlib.sha256(_WRITTEN.sub("", text).encode()).hexdigest()[:DIGEST_LENGTH]


def questions_for(document: SourceDocument, article: Article) -> tuple[str, ...]:
    """The second texts of an article; empty where there are none, or where they were written for another wording."""
    of_document = _all().get(document.id) or _all().get(document.title)
    found = of_document.get(article.number or "") if of_document else None
    if found is None or (found.digest and found.digest != wording_digest(article.text)):
        return ()
    return found.questions


@lru_cache(maxsize=1)
def questions_digest() -> str:
    """Digest of all files: a library that was made with others is brought up to date."""
    digest = hashlib.sha256()
    for path in sorted(questions_folder().glob("*.yaml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Mapping[str, SecondTexts]]:
    """Second texts by law title or guide id, and by article number."""
    return {name: articles for path in sorted(questions_folder().glob("*.yaml")) for name, articles in _read(path)}


def _read(path: Path) -> Iterator[tuple[str, Mapping[str, SecondTexts]]]:
    loaded = read_knowledge(path)
    digests: Mapping[str, str] = loaded.get("digests") or {}
    articles = {
        number: SecondTexts(str(digests.get(number, "")), tuple(questions))
        for number, questions in loaded["articles"].items()
        if "guide" in loaded or number in digests
    }
    yield str(loaded.get("guide") or loaded["law"]), articles
