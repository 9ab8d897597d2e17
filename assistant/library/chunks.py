"""Articles into the pieces that are searched: one an article, a long article split at its 款."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from assistant.library.second_texts import questions_for
from assistant.library.source import Article, SourceDocument

CHUNK_LENGTH = 420
"""Longest piece in characters: with its heading it fits the 512 tokens that the embedder reads at once."""


class ChunkKind(Enum):
    """Whether a piece is the article's own wording, or a question that it answers. The value is the code on disk."""

    WORDING = "wording"
    QUESTION = "question"


@dataclass(frozen=True)
class Chunk:
    """A piece of an article that is searched as one, or a second text of it.

    Attributes:
        article_index: Which article of the document, counted from 0.
        heading: Title, path and number, so that the piece never stands without them; empty for a second text.
        text: The piece itself.
    """

    article_index: int
    heading: str
    text: str
    kind: ChunkKind = ChunkKind.WORDING

    @property
    def passage(self) -> str:
        """What is indexed and embedded."""
        return f"{self.heading}\n{self.text}" if self.heading else self.text

    @property
    def content_hash(self) -> str:
        """Identifies the passage: equal passages share one vector."""
        return hashlib.sha256(self.passage.encode()).hexdigest()[:32]


def short_title(title: str) -> str:
    """The title as people say it: 《中华人民共和国公务员法》 is 公务员法."""
    return title.removeprefix("中华人民共和国")


def heading_of(document: SourceDocument, article: Article) -> str:
    """Title, headings and number of an article in one line."""
    return " ".join([short_title(article.part or document.title), *article.path, article.number or ""]).strip()


def split_text(text: str, limit: int = CHUNK_LENGTH) -> list[str]:
    """Splits at 款 (lines) into pieces of at most ``limit`` characters, each led by the first line of its list.

    A single line over the limit stays whole: a 款 is never cut.
    """
    if len(text) <= limit:
        return [text]
    pieces: list[list[str]] = [[]]
    lead = ""
    for line in text.split("\n"):
        if line.endswith(("：", ":")):
            lead = line
        if pieces[-1] and sum(map(len, pieces[-1])) + len(line) > limit:
            pieces.append([lead] if lead and lead != line and _is_item(line) else [])
        pieces[-1].append(line)
    return ["\n".join(piece) for piece in pieces]


def _is_item(line: str) -> bool:
    return line.startswith(("（", "(", "1", "2", "3", "4", "5", "6", "7", "8", "9"))


def chunks_of(document: SourceDocument) -> Iterator[Chunk]:
    """The pieces of a document in the order of its text, behind each article's its second texts."""
    for index, article in enumerate(document.articles):
        heading = heading_of(document, article)
        for piece in split_text(article.text):
            yield Chunk(article_index=index, heading=heading, text=piece)
        for question in questions_for(document, article):
            yield Chunk(article_index=index, heading="", text=question, kind=ChunkKind.QUESTION)
