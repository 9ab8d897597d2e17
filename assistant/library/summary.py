"""What people are told about the library: its size, and how far work in the background has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal

VectorState = Literal["ready", "building", "none", "failed"]


@dataclass(frozen=True)
class LibrarySummary:
    """The size of a library.

    Attributes:
        name: What people call it, for instance ``内置知识库``.
        documents: How many documents it holds, of any validity.
        articles: How many articles those have.
        in_force: Documents that are 现行有效.
        outdated: Documents that may not ground an answer.
        levels: (层级, documents) pairs, the highest rank first.
        updated: When it was last published; None before the first time.
    """

    name: str
    documents: int
    articles: int
    in_force: int
    outdated: int
    levels: tuple[tuple[str, int], ...] = ()
    updated: datetime | None = None


@dataclass(frozen=True)
class VectorProgress:
    """How many articles have a vector.

    Attributes:
        done: Articles with a vector.
        total: Articles that are to have one.
        state: ``building`` while they are being computed, ``none`` where none are wanted or possible.
        message: One Chinese sentence for ``failed`` and ``none``; empty where there is nothing to say.
    """

    done: int
    total: int
    state: VectorState
    message: str = ""


class NationalLawsStatus(Enum):
    """Whether the national laws of the extra ``laws`` can be taken in."""

    NOT_INSTALLED = "未安装"
    AVAILABLE = "可载入"
    INDEXING = "正在载入"
    INDEXED = "已载入"


@dataclass(frozen=True)
class NationalLawsState:
    """Where the national laws are on their way into the library.

    Attributes:
        documents: How many laws the package carries; 0 where it is not installed.
        message: One Chinese sentence to show beside it; may be empty.
    """

    status: NationalLawsStatus
    documents: int = 0
    message: str = ""


@dataclass(frozen=True)
class IndexProgress:
    """One step of taking documents in.

    Attributes:
        done: Documents finished.
        total: Documents to take in.
        title: The document at hand.
    """

    done: int
    total: int
    title: str = ""
