"""What the library holds, as nouns: documents, their articles, and what a search returns of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Validity(Enum):
    """时效性 of a document. The name greps in code and JSON, the value is what people read."""

    IN_FORCE = "现行有效"
    SUPERSEDED = "已被新版取代"
    REPEALED = "已废止"
    NOT_YET_IN_FORCE = "尚未生效"
    UNVERIFIED = "未核实"

    @property
    def code(self) -> str:
        """The spelling of manifests and JSON, for instance ``in_force``."""
        return self.name.lower()

    @property
    def may_ground(self) -> bool:
        """Whether an answer may rest on text of this validity."""
        return self in (Validity.IN_FORCE, Validity.UNVERIFIED)

    @classmethod
    def from_code(cls, code: str) -> Validity:
        """The member that manifests spell ``code``.

        Raises:
            ValueError: There is no such validity.
        """
        try:
            return cls[code.upper()]
        except KeyError as error:
            raise ValueError(code) from error


@dataclass(frozen=True)
class Article:
    """One 条, or what stands in its place in a document that is not numbered by 条.

    Attributes:
        number: The number as printed: ``第三十四条``, ``一、``, ``一、（二）``, ``7.3.1``; None for text without one.
        path: The headings above it, outermost first: 编, 章, 节, or the titles of numbered sections.
        text: The text without the number; its 款 (and 项) are lines, one below the other.
        page: The page it starts on, counted from 1, where the format has pages.
    """

    number: str | None
    path: tuple[str, ...]
    text: str
    page: int | None = None


@dataclass(frozen=True)
class SourceDocument:
    """A policy document with its metadata and its articles in the order of the text.

    Attributes:
        id: The manifest's ``doc_id``, else derived from the file's name inside the indexed folder.
        title: The full title as printed.
        document_number: 文号, for instance ``国务院令第495号``; empty where it has none.
        version: Which version of the text this is, usually the date of the last amendment; empty where not known.
        promulgated: 公布日期.
        effective: 施行日期.
        expires: 失效日期: the first day on which it is law no more.
        replaced_by: Id or title of the document that took its place.
        departments: Who may read it; empty means everybody.
        collections: Which it belongs to; empty means the one that it came with.
        classification: 公开 or 内部; empty where nothing is stated.
        file: The manifest's string, else the path relative to the indexed folder.
        sha256: Digest of the file's bytes; a document is parsed again only when it changes.
    """

    id: str
    title: str
    file: str
    articles: tuple[Article, ...]
    sha256: str
    document_number: str = ""
    issuing_body: str = ""
    level: str = ""
    region: str = ""
    version: str = ""
    promulgated: date | None = None
    effective: date | None = None
    expires: date | None = None
    validity: Validity = Validity.UNVERIFIED
    replaced_by: str = ""
    departments: tuple[str, ...] = ()
    classification: str = ""
    collections: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchHit:
    """One article that a search found.

    Attributes:
        rank: Position in the result, from 1.
        score: Only comparable within one result; not shown to people.
        lexical: Share of the lexical score, 0 to 1 of the best hit.
        similarity: Cosine similarity of the vectors, or None where there are none yet.
        asked_similarity: Cosine similarity to the nearest of its second texts; None where it has none, or no vectors.
        signs: What spoke for it, by name and on one scale (:mod:`assistant.library.ranking`).
        second_texts: Questions that it answers, in everyday words; never shown as its wording.
    """

    rank: int
    source_id: str
    title: str
    document_number: str
    issuing_body: str
    level: str
    article: str | None
    path: tuple[str, ...]
    validity: Validity
    replaced_by: str
    version: str
    file: str
    text: str
    position: int
    score: float = 0.0
    lexical: float = 0.0
    similarity: float | None = None
    asked_similarity: float | None = None
    signs: Mapping[str, float] = field(default_factory=dict[str, float], compare=False)
    second_texts: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Identifies the article, whatever its rank: document and position in it."""
        return self.source_id, self.position
