"""Gongwu 公务助手: answers administrative questions from a policy library, cited to the article.

    from assistant import ask, open_library

    answer = ask("新录用公务员的试用期是多长？", open_library())

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, AnswerStatus, Citation, Turn
    from assistant.errors import GongwuError
    from assistant.front_door import as_retriever, ask, index, open_library, search
    from assistant.library.indexing import IndexReport
    from assistant.library.source import Article, SearchHit, SourceDocument, Validity
    from assistant.library.store import PolicyLibrary
    from assistant.proofreading.front_door import check, fix

__all__ = [
    "Answer",
    "AnswerStatus",
    "Article",
    "Citation",
    "GongwuError",
    "IndexReport",
    "PolicyLibrary",
    "SearchHit",
    "SourceDocument",
    "Turn",
    "Validity",
    "as_retriever",
    "ask",
    "check",
    "fix",
    "index",
    "open_library",
    "search",
]

_HOME = {
    "Answer": "assistant.answering.answer",
    "AnswerStatus": "assistant.answering.answer",
    "Article": "assistant.library.source",
    "Citation": "assistant.answering.answer",
    "GongwuError": "assistant.errors",
    "IndexReport": "assistant.library.indexing",
    "PolicyLibrary": "assistant.library.store",
    "SearchHit": "assistant.library.source",
    "SourceDocument": "assistant.library.source",
    "Turn": "assistant.answering.answer",
    "Validity": "assistant.library.source",
    "as_retriever": "assistant.front_door",
    "ask": "assistant.front_door",
    "check": "assistant.proofreading.front_door",
    "fix": "assistant.proofreading.front_door",
    "index": "assistant.front_door",
    "open_library": "assistant.front_door",
    "search": "assistant.front_door",
}


def __getattr__(name: str) -> Any:
    """Loads a public name from where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
