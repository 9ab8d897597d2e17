"""What commands print: Chinese for people, and the JSON shapes that scripts rely on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from assistant.answering.answer import Answer, without_markdown
from assistant.answering.events import AnswerEvent, ReasoningDelta, StepStarted, TextDelta, Withdrawn
from assistant.diagnosis import Check
from assistant.library.catalogue import DocumentEntry
from assistant.library.indexing import IndexReport
from assistant.library.source import Article, SearchHit
from assistant.library.validity import validity_on

_VECTORS = {"ready": "已就绪", "building": "正在后台计算，完成后检索更准；现在即可使用", "none": "未计算，使用词法检索"}
_STATES = {"ok": "正常", "missing": "未安装", "failed": "有问题"}


class IndexingDisplay:
    """Shows on stderr, where that is a terminal, which file is being taken in, and how many so far."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("已处理 {task.completed} 个文件"),
            BarColumn(pulse_style="green"),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def on_file(self, file: str) -> bool:
        """Shows the next file; never stops the run."""
        self._progress.update(self._task, advance=1, description=file)
        return True


def index_report_as_json(report: IndexReport, vectors: str) -> dict[str, Any]:
    """``gongwu index --json``."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "failed": [{"file": failure.file, "reason": failure.reason} for failure in report.failed],
        "articles": report.articles,
        "vectors": vectors,
        "seconds": report.seconds,
    }


def print_index_report(report: IndexReport, vectors: str) -> None:
    """What a run of ``gongwu index`` did."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"新增 {report.added}，更新 {report.updated}，未变 {report.unchanged}，移除 {report.removed}；"
        f"知识库现有 {report.documents} 个文件、{report.articles} 条，用时 {report.seconds:.1f} 秒。"
    )
    console.print(f"语义向量：{_VECTORS[vectors]}。")
    if report.failed:
        console.print(f"{len(report.failed)} 个文件没有收录：")
    for failure in report.failed:
        console.print(f"  {failure.file}：{failure.reason}", markup=False)


def print_hits(hits: Sequence[SearchHit]) -> None:
    """Ranked articles with the beginning of their text."""
    console = Console(highlight=False, soft_wrap=True)
    if not hits:
        console.print("没有检索到相关条文，可以换一种说法，或用 gongwu library list 查看收录了哪些文件。")
    for hit in hits:
        number = f"（{hit.document_number}）" if hit.document_number else ""
        console.print(f"{hit.rank}. 《{hit.title}》{number}{hit.article or ''}  {hit.validity.value}", markup=False)
        console.print(f"   {hit.text[:120].replace(chr(10), ' ')}{'……' if len(hit.text) > 120 else ''}", markup=False)


def print_events(events: Iterable[AnswerEvent]) -> None:
    """An answer as it comes in, then its sources; what a model thinks is not printed, only that it does."""
    console = Console(highlight=False, soft_wrap=True)
    thinking = False
    for event in events:
        match event:
            case StepStarted():
                pass
            case ReasoningDelta():
                if not thinking:
                    Console(stderr=True).print("模型正在思考……", markup=False)
                thinking = True
            case TextDelta(text):
                console.file.write(without_markdown(text))
                console.file.flush()
            case Withdrawn():
                console.print("\n\n（以上内容没有答完或未能核实，作废；请以下文为准。）\n", markup=False)
            case Answer():
                print_sources(event)


def print_sources(answer: Answer) -> None:
    """What stands under an answer: how it came about, and its sources."""
    console = Console(highlight=False, soft_wrap=True)
    console.print()
    for notice in answer.notices:
        console.print(f"\n提示：{notice}", markup=False)
    if answer.citations:
        console.print("\n依据：", markup=False)
    for citation in answer.citations:
        number = f"（{citation.document_number}）" if citation.document_number else ""
        place = f"《{citation.title}》{number}{citation.article or ''}"
        console.print(f"[{citation.label}] {place}  {citation.validity.value}", markup=False)


def document_as_json(entry: DocumentEntry) -> dict[str, Any]:
    """One document of ``gongwu library list --json``."""
    document = entry.document
    return {
        "source_id": document.id,
        "title": document.title,
        "document_number": document.document_number,
        "issuing_body": document.issuing_body,
        "level": document.level,
        "version": document.version,
        "promulgated": document.promulgated.isoformat() if document.promulgated else None,
        "effective": document.effective.isoformat() if document.effective else None,
        "validity": validity_on(document, date.today()).code,
        "replaced_by": document.replaced_by,
        "articles": entry.article_count,
        "file": document.file,
        "collection": entry.root,
    }


def article_as_json(article: Article) -> dict[str, Any]:
    """One article of ``gongwu library show --json``."""
    return {"article": article.number, "path": list(article.path), "text": article.text, "page": article.page}


def print_documents(entries: Iterable[DocumentEntry]) -> None:
    """A line a document, then the totals."""
    console = Console(highlight=False, soft_wrap=True)
    entries = list(entries)
    for entry in entries:
        document = entry.document
        number = f"（{document.document_number}）" if document.document_number else ""
        console.print(
            f"{document.id}  《{document.title}》{number}  {validity_on(document, date.today()).value}  {entry.article_count} 条",
            markup=False,
        )
    console.print(f"共 {len(entries)} 个文件，{sum(entry.article_count for entry in entries)} 条。")


def print_document(entry: DocumentEntry, articles: Iterable[Article]) -> None:
    """A document's metadata and all of its text."""
    console = Console(highlight=False, soft_wrap=True)
    document = entry.document
    facts = [
        document.document_number,
        document.issuing_body,
        document.level,
        document.version,
        validity_on(document, date.today()).value,
    ]
    console.print(f"《{document.title}》", markup=False)
    console.print(" · ".join(fact for fact in facts if fact), markup=False)
    shown: tuple[str, ...] = ()
    for article in articles:
        if article.path != shown:
            console.print("\n" + " / ".join(article.path), markup=False)
            shown = article.path
        console.print(f"{article.number or ''} {article.text}".strip(), markup=False)


def print_checks(checks: Iterable[Check]) -> None:
    """A line a check."""
    console = Console(highlight=False, soft_wrap=True)
    for check in checks:
        console.print(f"{_STATES[check.state]}  {check.name}：{check.detail}", markup=False)
