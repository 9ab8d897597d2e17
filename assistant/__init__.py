"""Gongwu 公务助手: answers administrative questions from a policy library, cited to the article.

    from assistant import ask, open_library

    answer = ask("新录用公务员的试用期是多长？", open_library())

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.errors import GongwuError
    from assistant.front_door import (
        Answer,
        AnswerStatus,
        Article,
        Citation,
        IndexReport,
        PolicyLibrary,
        SearchHit,
        SourceDocument,
        Turn,
        Validity,
        as_retriever,
        ask,
        check,
        fix,
        index,
        open_library,
        search,
    )

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


def __getattr__(name: str) -> Any:
    """Loads a public name from the front door."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "assistant.errors" if name == "GongwuError" else "assistant.front_door"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
