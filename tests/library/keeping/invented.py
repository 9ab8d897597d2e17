"""Libraries of invented documents, made without reading any file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from assistant.library.collections import Candidate
from assistant.library.indexing import index_collections
from assistant.library.source import Article, SourceDocument, Validity

_BODIES = ("清河市人民政府", "清河市财政局", "临江县人民政府办公室")
_TOPICS = ("公务接待", "差旅费", "会议费", "年休假", "档案", "印章", "公务用车")
_VALIDITIES = (Validity.IN_FORCE, Validity.UNVERIFIED, Validity.REPEALED)


@dataclass(frozen=True)
class InventedCollection:
    """So many documents that nobody has to read.

    Attributes:
        count: How many.
        root: Names it.
    """

    count: int
    root: str = "/srv/qinghe"
    failures: tuple[tuple[str, str], ...] = ()
    notices: tuple[tuple[str, str], ...] = ()

    def candidates(self) -> Iterator[Candidate]:
        """The documents."""
        for number in range(self.count):
            document = invented_document(number)
            yield Candidate(document.id, document.file, document.sha256, partial(invented_document, number))


def invented_document(number: int) -> SourceDocument:
    """The document of a number: body, topic and validity go round."""
    body, topic = _BODIES[number % 3], _TOPICS[number % 7]
    year = 2000 + number % 25
    articles = tuple(
        Article(f"第{place}条", (), f"{body}的{topic}按照本办法第{number}号执行。")
        for place in "一二三四五"[: number % 5 + 1]
    )
    return SourceDocument(
        id=f"qinghe-{number}",
        title=f"{body}{topic}管理办法（{number}）",
        file=f"{topic}/{number}.docx",
        articles=articles,
        sha256=f"{number:064d}",
        document_number=f"清政发〔{year}〕{number}号",
        issuing_body=body,
        level="规范性文件" if number % 2 else "地方政府规章",
        promulgated=date(year, number % 12 + 1, 1),
        validity=_VALIDITIES[number % 3],
    )


def invented_library(folder: Path, count: int) -> Path:
    """A library of so many documents."""
    index_collections(folder, [InventedCollection(count)])
    return folder
