"""The one front door: what ``import assistant`` offers, and all that the command line calls.

What several doors share is a function here; everything else that a caller needs is named in ``_HOME`` and loaded when it is
first used, so that neither ``gongwu --help`` nor ``gongwu check`` waits for what it does not need.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from datetime import date
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.answering.answer import Answer, AnswerStatus, Citation, Turn, without_markdown
    from assistant.answering.as_json import answer_as_json, hit_as_json
    from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta, Withdrawn
    from assistant.answering.gaps import clear_gaps, gaps_of, mark_wrong
    from assistant.answering.model_use import ModelUse
    from assistant.answering.ranking.outside import RerankUse
    from assistant.answering.retriever import as_retriever
    from assistant.answering.searching import day_searched
    from assistant.diagnosis import diagnose
    from assistant.documents.dates import whole_date
    from assistant.isolation.child import LimitedChild
    from assistant.library.catalogue import DocumentEntry
    from assistant.library.comparing import ArticleChange
    from assistant.library.comparison import VersionComparison, compare_versions
    from assistant.library.health import LibraryHealth, library_health
    from assistant.library.indexing import IndexReport, remove_documents
    from assistant.library.keeper import index
    from assistant.library.source import Article, SearchHit, SourceDocument, Validity
    from assistant.library.standard.desk import Looked, StandardAnswers
    from assistant.library.standard.gaps import Gap
    from assistant.library.store import PolicyLibrary
    from assistant.library.validity import validity_of
    from assistant.library.vectorizing import start_vectors
    from assistant.proofreading.batch import Batch, files_of, printed
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.process import start_checking
    from assistant.proofreading.reference import list_lines, named_rule, reference_page, rule_as_json, rule_lines
    from assistant.proofreading.report.page import refuse_page, write_page
    from assistant.proofreading.report.repairs import repair_lines
    from assistant.proofreading.report.text import report_lines, summary_lines
    from assistant.proofreading.report_shapes import RepairReport, Report
    from assistant.rules.registry import all_rules

__all__ = [
    "Answer",
    "AnswerEvent",
    "AnswerStatus",
    "Article",
    "ArticleChange",
    "Citation",
    "DocumentEntry",
    "Gap",
    "IndexReport",
    "LibraryHealth",
    "Looked",
    "ModelUse",
    "PolicyLibrary",
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
    "mark_wrong",
    "named_rule",
    "open_library",
    "printed",
    "reference_page",
    "refuse_page",
    "remove_documents",
    "repair_lines",
    "report_lines",
    "rule_as_json",
    "rule_lines",
    "search",
    "start_checking",
    "start_vectors",
    "summary_lines",
    "validity_of",
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
    "assistant.answering.retriever": ("as_retriever",),
    "assistant.answering.searching": ("day_searched",),
    "assistant.diagnosis": ("diagnose",),
    "assistant.documents.dates": ("whole_date",),
    "assistant.library.catalogue": ("DocumentEntry",),
    "assistant.library.comparing": ("ArticleChange",),
    "assistant.library.comparison": ("VersionComparison", "compare_versions"),
    "assistant.library.health": ("LibraryHealth", "library_health"),
    "assistant.library.indexing": ("IndexReport", "remove_documents"),
    "assistant.library.keeper": ("index",),
    "assistant.library.source": ("Article", "SearchHit", "SourceDocument", "Validity"),
    "assistant.library.standard.desk": ("Looked", "StandardAnswers"),
    "assistant.library.standard.gaps": ("Gap",),
    "assistant.library.store": ("PolicyLibrary",),
    "assistant.library.validity": ("validity_of",),
    "assistant.library.vectorizing": ("start_vectors",),
    "assistant.proofreading.batch": ("files_of", "printed"),
    "assistant.proofreading.process": ("start_checking",),
    "assistant.proofreading.reference": ("list_lines", "named_rule", "reference_page", "rule_as_json", "rule_lines"),
    "assistant.proofreading.report.page": ("refuse_page", "write_page"),
    "assistant.proofreading.report.repairs": ("repair_lines",),
    "assistant.proofreading.report.text": ("report_lines", "summary_lines"),
    "assistant.rules.registry": ("all_rules",),
}


def __getattr__(name: str) -> Any:
    """Loads a public name from where it lives."""
    for home, names in _HOME.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open_library(path: str | PathLike[str] | None = None, vectors: bool | None = None) -> PolicyLibrary:
    """The library in a folder, with the bundled embedder where it is installed and wanted.

    Args:
        path: The folder; by default the one that the settings name.
        vectors: Whether vectors are used; by default as the settings say.

    Raises:
        SettingsError: The settings cannot be used.
    """
    from assistant.library.store import PolicyLibrary
    from assistant.settings import load_settings

    settings = load_settings(library_dir=None if path is None else Path(path), vectors=vectors)
    return PolicyLibrary.with_bundled_embedder(settings.library_dir, settings.vectors, settings.record_gaps)


def ask(
    question: str,
    library: PolicyLibrary,
    history: Sequence[Turn] = (),
    today: date | None = None,
    use: ModelUse | None = None,
    reranking: RerankUse | None = None,
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
        as_of: The day whose law is asked for; by default that of the question, which mostly is today's.

    Raises:
        InputError: The question is empty or too long.
        LibraryError: The library cannot be read.
    """
    from assistant.answering.pipeline import answer_question

    return answer_question(question, history, library.current(), today or date.today(), use, reranking, as_of)


def ask_in_events(
    question: str,
    library: PolicyLibrary,
    history: Sequence[Turn] = (),
    today: date | None = None,
    use: ModelUse | None = None,
    reranking: RerankUse | None = None,
    as_of: date | None = None,
) -> Generator[AnswerEvent, None, None]:
    """The same as it comes in: what is at work, pieces of text, and the answer as the last event; closing it stops a model."""
    from assistant.answering.pipeline import stream_answer

    day = today or date.today()
    return stream_answer(question, history, library.current(), day, use, reranking=reranking, as_of=as_of)


def search(
    query: str,
    library: PolicyLibrary,
    limit: int = 10,
    history: Sequence[Turn] = (),
    today: date | None = None,
    reranking: RerankUse | None = None,
    on_notice: Callable[[str], None] | None = None,
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
        as_of: As for :func:`ask`.

    Raises:
        InputError: The query is empty.
        LibraryError: The library cannot be read.
    """
    from assistant.answering.searching import search_articles

    day = today or date.today()
    return search_articles(query, history, library.current(), day, limit, reranking, on_notice, as_of)


def check(
    source: str | PathLike[str], profile: str = "standard", *, kind: str = "", as_official: bool = False
) -> Report:
    """The findings in a document, as ``gongwu check --json`` prints them.

    Args:
        source: The file.
        profile: Name of the house norm.
        kind: The 文种 that it is, where its title does not tell; as ``请示``.
        as_official: Whether it is taken for an official document, whatever it looks like.

    Raises:
        InputError: There is no such 文种.
        DocumentError: It cannot be read.
        ProfileError: There is no such norm, or it cannot be used.
    """
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.wishes import stated_of
    from assistant.rules.profile import load_profile

    with Checker() as checker:
        return checker.check(Path(source), load_profile(profile), stated=stated_of(kind, as_official))


def check_files(
    paths: Iterable[Path],
    profile: str = "standard",
    on_file: Callable[[str], None] | None = None,
    *,
    kind: str = "",
    as_official: bool = False,
    process: LimitedChild | None = None,
) -> Batch:
    """The findings in several files, or in those of folders; one that cannot be read does not stop the rest.

    Args:
        paths: Files and folders.
        profile: Name of the house norm.
        on_file: Told the name of each file before it is checked, where there is more than one.
        kind: The 文种 that they are.
        as_official: Whether they are taken for official documents, whatever they look like.
        process: The process that checks, where :func:`start_checking` has started it; it is ended.

    Raises:
        InputError: There is no such file or folder, nothing to read in it, or no such 文种.
        ProfileError: There is no such norm, or it cannot be used.
    """
    # The process that checks loads its rules while this one loads the rest.
    with process or start_checking() as child:
        from assistant.proofreading import batch
        from assistant.proofreading.checker import Checker
        from assistant.proofreading.wishes import stated_of
        from assistant.rules.profile import load_profile

        checker = Checker(child=child)
        norm, stated, found = load_profile(profile), stated_of(kind, as_official), batch.files_of(paths)
        return batch.check_files(checker, found, norm, on_file if len(found) > 1 else None, stated)


def fix(
    source: str | PathLike[str],
    out: str | PathLike[str],
    mode: str = "tracked",
    *,
    track: str = "text",
    accept: Collection[str] = (),
    rules: Collection[str] = (),
    include_confirm: bool = False,
    profile: str = "standard",
    checker: Checker | None = None,
    kind: str = "",
    as_official: bool = False,
    force: bool = False,
) -> RepairReport:
    """Writes a corrected copy of a document, and tells what became of every finding, as ``gongwu fix --json`` prints it.

    Args:
        source: The file; it is never written.
        out: The copy, a .docx (of a .dotx a .dotx). Of a .doc, .wps, .rtf or .odt it is made from LibreOffice's conversion,
            which the report says.
        mode: ``tracked`` for tracked changes with comments, ``clean`` for a copy without.
        track: Which changes of a tracked copy bear marks: ``text`` for those of words, while the layout is changed at once,
            ``all`` for all of them.
        accept: Ids of findings to confirm, or of groups of them, that are repaired too.
        rules: Codes of rules: only their findings are repaired, those to confirm too.
        include_confirm: Whether all findings to confirm are repaired.
        profile: Name of the house norm.
        checker: One that is already running, for many files.
        kind: The 文种 that it is, where its title does not tell.
        as_official: Whether it is taken for an official document, whatever it looks like.
        force: Whether a file that is there already is replaced; the original never is.

    Raises:
        InputError: The mode, what is to be tracked, a rule, a finding or a 文种 does not exist.
        DocumentError: The file cannot be read, or is locked against editing.
        OutputError: The copy cannot be written, or another file is there.
    """
    from assistant.files.formats import copy_ending
    from assistant.proofreading.checker import Checker
    from assistant.proofreading.fixing.choice import Choice
    from assistant.proofreading.fixing.saving import refuse_ending, refuse_output, save_copy
    from assistant.proofreading.wishes import codes_of, mode_of, stated_of, track_of
    from assistant.rules.profile import load_profile

    source, out = Path(source), Path(out)
    refuse_output(out, source, force)
    wanted, tracked, choice = (
        mode_of(mode),
        track_of(track),
        Choice(frozenset(accept), codes_of(rules), include_confirm),
    )
    norm, stated = load_profile(profile), stated_of(kind, as_official)
    own = checker or Checker()
    try:
        refuse_ending(out, copy_ending(own.recognise(source).format))
        report, data = own.fix(source, norm, wanted, choice, stated=stated, track=tracked)
    finally:
        if checker is None:
            own.close()
    known = {each["id"] for each in (*report["findings"], *report["groups"])}
    unknown = sorted(choice.accept - known)
    if unknown:
        raise InputError(f"没有编号为 {'、'.join(unknown)} 的问题；请先用 gongwu check 查看编号。")
    save_copy(out, data, source)
    report["output"] = str(out)
    return report
