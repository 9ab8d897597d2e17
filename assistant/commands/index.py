"""``gongwu index``: takes files into a library, and tells what became of each."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from assistant.commands._options import JsonOption, LibraryOption, settings_with
from assistant.commands._printing import print_json, print_line
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.front_door import IndexReport

ORDER = 1
_VECTORS = {"ready": "已就绪", "building": "正在后台计算，完成后检索更准；现在即可使用", "none": "未计算，使用词法检索"}


def run(
    paths: Annotated[list[Path] | None, typer.Argument(help="要收录的文件或文件夹；不写则收录内置指南。")] = None,
    manifest: Annotated[
        Path | None, typer.Option("--manifest", help="文件清单（JSON Lines），写明标题、文号、时效等。")
    ] = None,
    national_laws: Annotated[
        bool, typer.Option("--national-laws", help="同时收录国家法律（需安装附加数据 laws）。")
    ] = False,
    library: LibraryOption = None,
    no_vectors: Annotated[bool, typer.Option("--no-vectors", help="不计算语义向量，只用词法检索。")] = False,
    as_json: JsonOption = False,
) -> None:
    """收录或更新文件；只处理有变化的，随后在后台计算语义向量。"""
    from assistant.front_door import index, start_vectors

    settings = settings_with(library)
    with _Display() as display:
        report = index(paths or [], settings.library_dir, manifest, national_laws, display.on_file, display.on_page)
    wanted = settings.vectors and not no_vectors
    vectors = start_vectors(settings.library_dir, wanted) if report.documents else "none"
    if as_json:
        print_json(_as_json(report, vectors))
    else:
        _print(report, vectors)
    if report.nothing_taken_in:
        raise InputError(_nothing_taken_in(report))
    if report.failed:
        raise typer.Exit(1)


class _Display:
    """Shows on stderr, where that is a terminal, which file is being taken in, and how many so far."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

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

    def on_page(self, path: Path, page: int, pages: int) -> bool:
        """Shows which page of a scan is being recognised; never stops the run."""
        self._progress.update(self._task, description=f"{path.name}：识别第 {page}/{pages} 页")
        return True


def _nothing_taken_in(report: IndexReport) -> str:
    first = report.failed[0]
    if len(report.failed) == 1:
        return f"{first.file} 没有收录：{first.reason}"
    return f"{len(report.failed)} 个文件都没有收录，例如 {first.file}：{first.reason}"


def _as_json(report: IndexReport, vectors: str) -> dict[str, Any]:
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "failed": [{"file": failure.file, "reason": failure.reason} for failure in report.failed],
        "notices": [{"file": notice.file, "sentence": notice.sentence} for notice in report.notices],
        "articles": report.articles,
        "vectors": vectors,
        "seconds": report.seconds,
    }


def _print(report: IndexReport, vectors: str) -> None:
    print_line(
        f"新增 {report.added}，更新 {report.updated}，未变 {report.unchanged}，移除 {report.removed}；"
        f"知识库现有 {report.documents} 个文件、{report.articles} 条，用时 {report.seconds:.1f} 秒。"
    )
    print_line(f"语义向量：{_VECTORS[vectors]}。")
    if report.failed:
        print_line(f"{len(report.failed)} 个文件没有收录：")
    for failure in report.failed:
        print_line(f"  {failure.file}：{failure.reason}")
    for notice in report.notices:
        print_line(f"{notice.file}：{notice.sentence}")
