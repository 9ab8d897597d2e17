"""Asking, searching and indexing from Python: what ``import assistant`` offers, and what the command line calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.answer import Answer, Turn
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question
from assistant.answering.searching import search_articles
from assistant.library.indexing import IndexReport
from assistant.library.keeper import index_into
from assistant.library.source import SearchHit
from assistant.library.store import PolicyLibrary
from assistant.models.bundled import BundledEmbeddings
from assistant.settings import load_settings

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever


def open_library(path: str | PathLike[str] | None = None, vectors: bool | None = None) -> PolicyLibrary:
    """The library in a folder, with the bundled embedder where it is installed and wanted.

    Args:
        path: The folder; by default the one that the settings name.
        vectors: Whether vectors are used; by default as the settings say.

    Raises:
        SettingsError: The settings cannot be used.
    """
    settings = load_settings(library_dir=None if path is None else Path(path), vectors=vectors)
    if settings.vectors and BundledEmbeddings.available():
        return PolicyLibrary(settings.library_dir, BundledEmbeddings(), BundledEmbeddings.name)
    return PolicyLibrary(settings.library_dir, None)


def ask(
    question: str,
    library: PolicyLibrary,
    history: Sequence[Turn] = (),
    today: date | None = None,
    use: ModelUse | None = None,
) -> Answer:
    """A grounded answer or a typed refusal.

    Args:
        question: In Chinese, at most 500 characters.
        library: Where the answer may rest.
        history: The conversation before, oldest first.
        today: The day on which validity is judged; today by default.
        use: The model that composes, for instance ``ModelUse.configured(load_settings())``; extracts by default.

    Raises:
        InputError: The question is empty or too long.
        LibraryError: The library cannot be read.
    """
    return answer_question(question, history, library.current(), today or date.today(), use)


def search(
    query: str, library: PolicyLibrary, limit: int = 10, history: Sequence[Turn] = (), today: date | None = None
) -> tuple[SearchHit, ...]:
    """The articles that speak to a question, best first.

    Args:
        query: A question or words.
        library: Where to look.
        limit: How many articles at most.
        history: The conversation before, oldest first.
        today: The day on which validity is judged; today by default.

    Raises:
        InputError: The query is empty.
        LibraryError: The library cannot be read.
    """
    return search_articles(query, history, library.current(), today or date.today(), limit)


def as_retriever(library: PolicyLibrary, limit: int = 10, today: date | None = None) -> BaseRetriever:
    """The library as a retriever of LangChain: ``as_retriever(open_library()).invoke("试用期多长？")``.

    Args:
        library: Where to look.
        limit: How many articles at most.
        today: The day on which validity is judged; the day of each question by default.
    """
    from assistant.answering.retriever import ArticleRetriever

    return ArticleRetriever(library=library.current, limit=limit, today=today)


def index(
    paths: Sequence[str | PathLike[str]] | str | PathLike[str],
    library: str | PathLike[str],
    manifest: str | PathLike[str] | None = None,
    national_laws: bool = False,
) -> IndexReport:
    """Brings a library up to date with files, or, where ``paths`` is empty, with the built-in guides.

    Vectors are another matter: :func:`assistant.library.vectorizing.compute_vectors`.

    Args:
        paths: Folders and files; one alone may stand without a list.
        library: The library's folder; made where it does not exist.
        manifest: What is known of the files, one JSON line each.
        national_laws: Whether the national laws of the extra ``laws`` go in as well.

    Raises:
        InputError: A path does not exist or holds nothing to read.
        ManifestError: The manifest cannot be used.
        LibraryError: The library cannot be changed.
    """
    given = [paths] if isinstance(paths, (str, PathLike)) else paths
    listed = None if manifest is None else Path(manifest)
    return index_into(Path(library), [Path(path) for path in given], listed, national_laws)
