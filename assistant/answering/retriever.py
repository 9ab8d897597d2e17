"""The policy library as a retriever of LangChain, for chains and agents that others build.

What it gives back is as harmless as what the assistant itself quotes: without hidden characters and without sentences
that are written to the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from typing_extensions import override

from assistant.answering.as_json import hit_as_json
from assistant.answering.searching import search_articles
from assistant.library.search import LibrarySearch
from assistant.library.source import SearchHit
from assistant.library.store import PolicyLibrary


class ArticleRetriever(BaseRetriever):
    """Articles of a library as documents: ``page_content`` is the article, ``metadata`` says which one.

    Attributes:
        library: Gives the library as it is now.
        limit: How many articles at most.
        today: The day on which validity is judged; None for the day of the question.
    """

    library: Callable[[], LibrarySearch]
    limit: int = 10
    today: date | None = None

    @override
    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        del run_manager
        hits = search_articles(query, (), self.library(), self.today or date.today(), self.limit)
        return documents(hits)


def documents(hits: Sequence[SearchHit]) -> list[Document]:
    """Hits as LangChain's documents, best first; the metadata are those of ``gongwu search --json``."""
    return [
        Document(
            page_content=hit.text, metadata={key: value for key, value in hit_as_json(hit).items() if key != "text"}
        )
        for hit in hits
    ]


def as_retriever(library: PolicyLibrary, limit: int = 10, today: date | None = None) -> ArticleRetriever:
    """The library as a retriever of LangChain: ``as_retriever(open_library()).invoke("试用期多长？")``.

    Args:
        library: Where to look.
        limit: How many articles at most.
        today: The day on which validity is judged; the day of each question by default.
    """
    return ArticleRetriever(library=library.current, limit=limit, today=today)
