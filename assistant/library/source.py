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


class Relation(Enum):
    """How one document stands to another. The name greps in code and JSON, the value is what people read."""

    REPLACES = "取代"
    REPLACED_BY = "被取代"
    REPEALS = "废止"
    REPEALED_BY = "被废止"
    AMENDS = "修改"
    AMENDED_BY = "被修改"
    ISSUES = "印发"
    ISSUED_BY = "由其印发"

    @property
    def code(self) -> str:
        """The spelling of JSON, for instance ``replaced_by``."""
        return self.name.lower()

    @property
    def reverse(self) -> Relation:
        """How the other document stands to this one."""
        pairs: dict[Relation, Relation] = dict(zip(_ACTIVE, _PASSIVE, strict=True))
        return pairs.get(self) or next(active for active, passive in pairs.items() if passive is self)


_ACTIVE = (Relation.REPLACES, Relation.REPEALS, Relation.AMENDS, Relation.ISSUES)
_PASSIVE = (Relation.REPLACED_BY, Relation.REPEALED_BY, Relation.AMENDED_BY, Relation.ISSUED_BY)


@dataclass(frozen=True)
class Link:
    """A document that another one names as replaced, repealed, amended or issued by it, or the other way round.

    Attributes:
        title: The title as the text names it.
        document_number: The number beside it; empty where there is none.
        stated: The day on which the named document was passed or published, as the text says; None where it does not.
        day: From which day the relation holds, where the text says so.
        target: Id of the one document of the library that is meant; empty where none is, or several may be.
    """

    relation: Relation
    title: str
    document_number: str = ""
    stated: date | None = None
    day: date | None = None
    target: str = ""


@dataclass(frozen=True)
class Article:
    """One 条, or what stands in its place in a document that is not numbered by 条.

    Attributes:
        number: The number as printed: ``第三十四条``, ``一、``, ``一、（二）``, ``7.3.1``; None for text without one.
        path: The headings above it, outermost first: 编, 章, 节, or the titles of numbered sections.
        text: The text without the number; its 款 (and 项) are lines, one below the other.
        part: Title of the text that it belongs to where that is not the document itself: the regulation that a notice
            issues. It is cited under this title.
        page: The page (or slide) it starts on, counted from 1, where the format has pages.
        paragraph: The paragraph, line or row of the file it starts at, counted from 1, where the format has no pages.
        ocr: How certain its text is, from 0 to 1, where it was recognised from a picture.
    """

    number: str | None
    path: tuple[str, ...]
    text: str
    page: int | None = None
    part: str = ""
    paragraph: int | None = None
    ocr: float | None = field(default=None, kw_only=True)


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
        links: The documents that it replaces, amends or issues, and that do so to it.
        doubts: What is not certain about it, a Chinese sentence each, for the keeper to decide.
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
    links: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Its own title, and those of the regulations that it issues in the same file."""
        issued = (link.title for link in self.links if link.relation is Relation.ISSUES and link.target == self.id)
        return (self.title, *issued)


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
        title: Under which it is cited: of the regulation that a notice issues, else of the document.
        carrier: Title of the notice where the article stands in the regulation that it issues; empty elsewhere.
        ocr: How certain its text is, where it was recognised from a picture.
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
    carrier: str = ""
    ocr: float | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Identifies the article, whatever its rank: document and position in it."""
        return self.source_id, self.position
