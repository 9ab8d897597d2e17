"""The one front door: what ``import assistant`` offers, and all that the command line calls.

What several doors share is a function here; everything else that a caller needs is named in ``_HOME`` and loaded when it is
first used, so that neither ``gongwu --help`` nor ``gongwu check`` waits for what it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, AnswerStatus, Citation, Turn, without_markdown
    from assistant.answering.as_json import answer_as_json, hit_as_json
    from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta, Withdrawn
    from assistant.answering.gaps import clear_gaps, gaps_of, mark_wrong
    from assistant.answering.model_use import ModelUse
    from assistant.answering.ranking.outside import RerankUse
    from assistant.answering.retriever import as_retriever
    from assistant.answering.searching import day_searched
    from assistant.backup.making import BackupReport, make_backup, restore_backup
    from assistant.diagnosis import diagnose
    from assistant.documents.dates import whole_date
    from assistant.isolation.child import LimitedChild as LimitedChild
    from assistant.library.catalogue import DocumentEntry
    from assistant.library.comparing import ArticleChange
    from assistant.library.comparison import VersionComparison, compare_versions
    from assistant.library.health import LibraryHealth, library_health
    from assistant.library.indexing import IndexReport, remove_documents, undo_last_change
    from assistant.library.keeper import index
    from assistant.library.permission import Classification, Reader
    from assistant.library.purging import Purged, purge_documents
    from assistant.library.source import Article, Link, SearchHit, SourceDocument, Validity
    from assistant.library.standard.desk import Looked, StandardAnswers
    from assistant.library.standard.gaps import Gap
    from assistant.library.store import PolicyLibrary, open_library
    from assistant.library.validity import validity_of
    from assistant.library.vectorizing import start_vectors
    from assistant.library.verification import verify_library
    from assistant.proofreading.batch import files_of, printed
    from assistant.proofreading.doors import check, check_files, fix
    from assistant.proofreading.process import start_checking
    from assistant.proofreading.reference import list_lines, named_rule, reference_page, rule_as_json, rule_lines
    from assistant.proofreading.report.page import refuse_page, write_page
    from assistant.proofreading.report.repairs import repair_lines
    from assistant.proofreading.report.text import report_lines, summary_lines
    from assistant.records.audit.chain import AuditChain
    from assistant.records.audit.recording import recording, records_of
    from assistant.rules.registry import all_rules

__all__ = [
    "Answer",
    "AnswerEvent",
    "AnswerStatus",
    "Article",
    "ArticleChange",
    "AuditChain",
    "BackupReport",
    "Citation",
    "Classification",
    "DocumentEntry",
    "Gap",
    "IndexReport",
    "LibraryHealth",
    "Link",
    "Looked",
    "ModelUse",
    "PolicyLibrary",
    "Purged",
    "Reader",
    "ReasoningDelta",
    "RerankUse",
    "SearchHit",
    "SourceDocument",
    "StandardAnswers",
    "TextDelta",
    "Turn",
    "Validity",
    "VersionComparison",
    "Withdrawn",
    "all_rules",
    "answer_as_json",
    "as_retriever",
    "ask",
    "ask_in_events",
    "check",
    "check_files",
    "clear_gaps",
    "compare_versions",
    "day_searched",
    "diagnose",
    "files_of",
    "fix",
    "gaps_of",
    "hit_as_json",
    "index",
    "library_health",
    "list_lines",
    "make_backup",
    "mark_wrong",
    "named_rule",
    "open_library",
    "printed",
    "purge_documents",
    "recording",
    "records_of",
    "reference_page",
    "refuse_page",
    "remove_documents",
    "repair_lines",
    "report_lines",
    "restore_backup",
    "rule_as_json",
    "rule_lines",
    "search",
    "start_checking",
    "start_vectors",
    "summary_lines",
    "undo_last_change",
    "validity_of",
    "verify_library",
    "whole_date",
    "without_markdown",
    "write_page",
]

_HOME = {
    "assistant.answering.answer": ("Answer", "AnswerStatus", "Citation", "Turn", "without_markdown"),
    "assistant.answering.as_json": ("answer_as_json", "hit_as_json"),
    "assistant.answering.events": ("AnswerEvent", "ReasoningDelta", "TextDelta", "Withdrawn"),
    "assistant.answering.gaps": ("clear_gaps", "gaps_of", "mark_wrong"),
    "assistant.answering.model_use": ("ModelUse",),
    "assistant.answering.ranking.outside": ("RerankUse",),
    "assistant.backup.making": ("BackupReport", "make_backup", "restore_backup"),
    "assistant.library.indexing": ("IndexReport", "remove_documents", "undo_last_change"),
    "assistant.library.keeper": ("index",),
    "assistant.library.permission": ("Classification", "Reader"),
    "assistant.library.purging": ("Purged", "purge_documents"),
    "assistant.library.source": ("Article", "Link", "SearchHit", "SourceDocument", "Validity"),
    "assistant.library.standard.desk": ("Looked", "StandardAnswers"),
    "assistant.library.standard.gaps": ("Gap",),
    "assistant.library.store": ("PolicyLibrary", "open_library"),
    "assistant.answering.retriever": ("as_retriever",),
    "assistant.answering.searching": ("day_searched",),
    "assistant.diagnosis": ("diagnose",),
    "assistant.documents.dates": ("whole_date",),
    "assistant.library.catalogue": ("DocumentEntry",),
    "assistant.library.comparing": ("ArticleChange",),
    "assistant.library.comparison": ("VersionComparison", "compare_versions"),
    "assistant.library.health": ("LibraryHealth", "library_health"),
    "assistant.library.validity": ("validity_of",),
    "assistant.library.vectorizing": ("start_vectors",),
    "assistant.library.verification": ("verify_library",),
    "assistant.proofreading.batch": ("files_of", "printed"),
    "assistant.proofreading.doors": ("check", "check_files", "fix"),
    "assistant.proofreading.process": ("start_checking",),
    "assistant.proofreading.reference": ("list_lines", "named_rule", "reference_page", "rule_as_json", "rule_lines"),
    "assistant.proofreading.report.page": ("refuse_page", "write_page"),
    "assistant.proofreading.report.repairs": ("repair_lines",),
    "assistant.proofreading.report.text": ("report_lines", "summary_lines"),
    "assistant.records.audit.chain": ("AuditChain",),
    "assistant.records.audit.recording": ("recording", "records_of"),
    "assistant.rules.registry": ("all_rules",),
}


def __getattr__(name: str) -> Any:
    """Loads a public name from where it lives."""
    for home, names in _HOME.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def ask(
    question: str,
    library: PolicyLibrary,
    history: Sequence[Turn] = (),
    today: date | None = None,
    use: ModelUse | None = None,
    reranking: RerankUse | None = None,
    reader: Reader | None = None,
    as_of: date | None = None,
) -> Answer:
    """A grounded answer or a typed refusal.

    Args:
        question: In Chinese, not longer than :data:`assistant.answering.steps.screen.LONGEST_QUESTION`.
        library: Where the answer may rest.
        history: The conversation before, oldest first.
        today: The day on which it is asked, and validity is judged; today by default.
        use: The model that composes, for instance ``ModelUse.configured(load_settings())``; extracts by default.
        reranking: The service that orders what was found as well, for instance ``RerankUse.configured(load_settings())``.
        reader: Who asks; by default the one that the library was opened for.
        as_of: The day whose law is asked for; by default that of the question, which mostly is today's.

    Raises:
        InputError: The question is empty or too long.
        LibraryError: The library cannot be read.
    """
    from assistant.answering.pipeline import answer_question

    day = today or date.today()
    return answer_question(question, history, library.current(reader), day, use, reranking, as_of)


def ask_in_events(
    question: str,
    library: PolicyLibrary,
    history: Sequence[Turn] = (),
    today: date | None = None,
    use: ModelUse | None = None,
    reranking: RerankUse | None = None,
    reader: Reader | None = None,
    as_of: date | None = None,
) -> Generator[AnswerEvent, None, None]:
    """The same as it comes in: what is at work, pieces of text, and the answer as the last event; closing it stops a model."""
    from assistant.answering.pipeline import stream_answer

    day = today or date.today()
    return stream_answer(question, history, library.current(reader), day, use, reranking=reranking, as_of=as_of)


def search(
    query: str,
    library: PolicyLibrary,
    limit: int = 10,
    history: Sequence[Turn] = (),
    today: date | None = None,
    reranking: RerankUse | None = None,
    on_notice: Callable[[str], None] | None = None,
    reader: Reader | None = None,
    as_of: date | None = None,
) -> tuple[SearchHit, ...]:
    """The articles that speak to a question, best first.

    Args:
        query: A question or words.
        library: Where to look.
        limit: How many articles at most.
        history: The conversation before, oldest first.
        today: The day on which validity is judged; today by default.
        reranking: As for :func:`ask`.
        on_notice: Told in one sentence where that service was not used, or the law of which other day is searched.
        reader: As for :func:`ask`.
        as_of: As for :func:`ask`.

    Raises:
        InputError: The query is empty.
        LibraryError: The library cannot be read.
    """
    from assistant.answering.searching import search_articles

    day = today or date.today()
    return search_articles(query, history, library.current(reader), day, limit, reranking, on_notice, as_of)
