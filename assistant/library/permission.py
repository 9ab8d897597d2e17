"""Who may read what: the one function that makes the filter which every store applies inside its query.

A document carries collections, departments and a classification; a reader carries the same. What is not known is not read:
a document of an unknown classification is hidden from everybody, and a reader without a collection cannot be made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from assistant.errors import InputError
from assistant.library.source import SourceDocument

PUBLIC_COLLECTIONS = frozenset({"builtin", "national-laws"})
"""Collections of published texts: what states no classification there is public, and everywhere else internal."""


class Classification(Enum):
    """How far a document may be known. 涉密 documents are not taken in at all, so there is no level for them."""

    PUBLIC = "公开"
    INTERNAL = "内部"

    @property
    def rank(self) -> int:
        """The higher, the fewer may read it."""
        return list(Classification).index(self)


STATE_SECRETS = frozenset({"秘密", "机密", "绝密", "涉密"})
"""Classifications of what this system never takes in."""


def classification_fault(stated: str) -> str:
    """Why a document of a stated classification is not taken in, in Chinese; empty where it is."""
    if not stated or stated in {level.value for level in Classification}:
        return ""
    if any(stated.startswith(level) for level in STATE_SECRETS):
        return f"密级写的是“{stated[:20]}”，涉密文件不得存入本系统，已不收录；请按保密规定处理。"
    return f"密级写的是“{stated[:20]}”，只能写公开或内部；在改正之前不收录，以免越权查阅。"


class Every(Enum):
    """Stands for every department or collection there is, so that no name can be mistaken for it."""

    ONE = "every"


@dataclass(frozen=True)
class Reader:
    """What somebody may read.

    Attributes:
        departments: Those that the reader belongs to; none reads what is for everybody.
        clearance: The highest classification.
        collections: Those that are open to the reader; at least one.

    Raises:
        InputError: There is no collection or no clearance, so that nobody has said what may be read.
    """

    departments: frozenset[str] | Every
    clearance: Classification
    collections: frozenset[str] | Every

    def __post_init__(self) -> None:
        if not self.collections or not isinstance(cast("object", self.clearance), Classification):
            raise InputError("没有说明可以查阅哪些内容：至少要有一个文件集和一个密级，请联系管理员授权。")


EVERYTHING = Reader(Every.ONE, Classification.INTERNAL, Every.ONE)
"""The one reader that there is without accounts."""


@dataclass(frozen=True)
class Access:
    """What a document asks of its readers.

    Attributes:
        collections: One of them must be open to the reader.
        departments: The reader must be of one of them; none means everybody.
        classification: The reader must be cleared for it; None where it is not known, which hides the document.
    """

    collections: frozenset[str]
    departments: frozenset[str]
    classification: Classification | None

    @property
    def term(self) -> str:
        """All of it as one term, the same for all documents that ask the same."""
        level = self.classification.value if self.classification else ""
        return json.dumps([level, sorted(self.departments), sorted(self.collections)], ensure_ascii=False)

    @classmethod
    def of_term(cls, term: str) -> Access:
        """What a term says; one that cannot be read hides the document."""
        try:
            level, departments, collections = cast("tuple[Any, list[str], list[str]]", json.loads(term))
            known = {level.value: level for level in Classification}
            return cls(frozenset(collections), frozenset(departments), known.get(level))
        except (ValueError, TypeError, RecursionError):
            return cls(frozenset(), frozenset(), None)


def access_of(document: SourceDocument, root: str) -> Access:
    """What a document asks of its readers.

    Args:
        document: With what its manifest states.
        root: The collection it came with, which it belongs to where it names none.
    """
    unstated = Classification.PUBLIC if root in PUBLIC_COLLECTIONS else Classification.INTERNAL
    known = {level.value: level for level in Classification}
    level = known.get(document.classification) if document.classification else unstated
    return Access(frozenset(document.collections or (root,)), frozenset(document.departments), level)


def may_read(reader: Reader, access: Access) -> bool:
    """Whether a reader may read, find, and know of a document."""
    if access.classification is None or access.classification.rank > reader.clearance.rank:
        return False
    if access.departments and not _shares(reader.departments, access.departments):
        return False
    return _shares(reader.collections, access.collections)


def readable(reader: Reader, terms: Iterable[str]) -> frozenset[str]:
    """The filter: which of the terms of a library's documents a reader may read; every store asks for these and no others."""
    return frozenset(term for term in terms if may_read(reader, Access.of_term(term)))


def _shares(held: frozenset[str] | Every, wanted: frozenset[str]) -> bool:
    return bool(wanted) and (isinstance(held, Every) or not held.isdisjoint(wanted))
