"""Second texts of articles: how people ask for what an article says, in their own words.

``knowledge/questions`` holds them, one file a law or guide. They are searched like a further text of the article and never
shown as its wording. An article that reads otherwise than the one they were written for (another version of the law, or
another text under the same number) goes without them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
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
    of_document = _texts_of(document.id) or _texts_of(document.title)
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
def _files() -> Mapping[str, Path]:
    """The file of each law title or guide id, told by its first line: whoever takes in one document reads one file."""
    return {_subject(path): path for path in sorted(questions_folder().glob("*.yaml"))}


def _subject(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        _, _, subject = file.readline().partition(":")
    return subject.strip().strip("\"'")


@lru_cache(maxsize=1024)
def _texts_of(subject: str) -> Mapping[str, SecondTexts]:
    """Second texts of a law title or guide id by article number; none where there is no file of it."""
    path = _files().get(subject)
    return _read(path) if path else {}


def _read(path: Path) -> Mapping[str, SecondTexts]:
    loaded = read_knowledge(path)
    digests: Mapping[str, str] = loaded.get("digests") or {}
    return {
        number: SecondTexts(str(digests.get(number, "")), tuple(questions))
        for number, questions in loaded["articles"].items()
        if "guide" in loaded or number in digests
    }
