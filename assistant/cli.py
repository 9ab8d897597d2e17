"""The command line: parses, calls, prints. Heavy imports happen inside the commands, so that help is instant."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from assistant.errors import GongwuError, InputError
from assistant.usage import ChineseCommand, ChineseGroup, usage_sentence

if TYPE_CHECKING:
    from assistant.answering.answer import Turn
    from assistant.library.indexing import IndexReport
    from assistant.library.search import LibrarySearch
    from assistant.settings import Settings

INTERNAL_ERROR = 70
"""Exit code for a fault of the program itself (EX_SOFTWARE of sysexits.h)."""

CANCELLED = 130
"""Exit code after Ctrl+C, as Typer and shells give it (128 + SIGINT)."""


app = typer.Typer(
    name="gongwu",
    cls=ChineseGroup,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    help="公务助手：依据政策文件库回答问题，答案引到条；不联网即可使用。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
library_app = typer.Typer(
    help="查看和整理知识库。",
    cls=ChineseGroup,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    no_args_is_help=True,
)
app.add_typer(library_app, name="library")

LibraryOption = Annotated[Path | None, typer.Option("--library", help="知识库所在文件夹，默认在本用户的数据目录下。")]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出，供脚本使用。")]
HistoryOption = Annotated[
    Path | None, typer.Option("--history", help="之前的对话，JSON 列表，每项含 role 和 content。")
]


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and exits with its code; a fault of ours is logged once and said in one sentence.

    Args:
        arguments: What stands behind the program's name; ``sys.argv`` by default.
    """
    from assistant.server.offline import forbid_foreign_connections

    forbid_foreign_connections()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore
    with _LoggedFaults():
        sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int | None:
    """The exit code of a command; what is not the program's fault is said in one sentence."""
    try:
        code = app(arguments, prog_name="gongwu", standalone_mode=False)
    except GongwuError as error:
        typer.echo(error.message, err=True)
        return error.exit_code
    except TyperException as error:
        typer.echo(usage_sentence(error, "gongwu"), err=True)
        return 2
    except BrokenPipeError:
        return 0
    if code == CANCELLED:
        typer.echo("已取消；没有完成的部分未写入，原有内容不受影响。", err=True)
    return code


class _LoggedFaults:
    """Whatever gets through to the front door is our fault: it is logged once and said in one sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            typer.echo(
                f"程序内部出错，已记录在 {_log_fault(error)}，请重试；仍然出错时请把该文件交给管理员。", err=True
            )
            sys.exit(INTERNAL_ERROR)


def _log_fault(error: Exception) -> Path:
    path = _log_folder() / "gongwu.log"
    _keep_private(path)
    logging.basicConfig(filename=path, format="%(asctime)s %(levelname)s %(message)s", force=True, encoding="utf-8")
    logging.error("unexpected fault", exc_info=error)
    return path


def _keep_private(path: Path) -> None:
    """Makes the file, or takes it back from others: what went wrong may quote what somebody asked."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _log_folder() -> Path:
    """The platform's folder for logs, or a new one where that cannot be made."""
    from tempfile import mkdtemp

    from platformdirs import user_log_path

    folder = user_log_path("gongwu", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(mkdtemp(prefix="gongwu-log-"))
    return folder


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _settings(library: Path | None) -> Settings:
    from assistant.settings import load_settings

    return load_settings(library_dir=library)


def _open(library: Path | None) -> LibrarySearch:
    """The library to ask; the built-in guides are indexed first where nothing was named and nothing is there."""
    from assistant.front_door import open_library
    from assistant.library.keeper import index_into
    from assistant.settings import default_library_folder

    settings = _settings(library)
    opened = open_library(settings.library_dir, settings.vectors)
    if not opened.folder.exists and settings.library_dir == default_library_folder():
        typer.echo("首次使用，正在建立内置知识库……", err=True)
        index_into(settings.library_dir, [])
    return opened.current()


def _readable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("输入的文字不是有效的 UTF-8 编码，请检查终端的编码设置后重新输入。") from error
    return text


def _history(path: Path | None) -> list[Turn]:
    if path is None:
        return []
    try:
        turns = json.loads(path.read_text(encoding="utf-8-sig"))
        if not isinstance(turns, list):
            raise TypeError(turns)
        return [_turn(entry) for entry in turns]  # pyright: ignore[reportUnknownVariableType]
    except OSError as error:
        raise InputError(f"对话文件 {path} 无法读取，请检查 --history 的路径。") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(
            f"对话文件 {path} 的格式不对，应为 JSON 列表，每项含 role（user 或 assistant）和 content。"
        ) from error


def _turn(entry: Any) -> Turn:
    from assistant.answering.answer import Turn

    if entry["role"] not in ("user", "assistant") or not isinstance(entry["content"], str):
        raise ValueError(entry)
    return Turn(entry["role"], _readable(entry["content"]))


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"gongwu {version('gongwu')}")
        raise typer.Exit()


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号。", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """What the command takes without one of its commands."""


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def index(
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
    from assistant.command_output import IndexingDisplay, index_report_as_json, print_index_report
    from assistant.library.keeper import index_into
    from assistant.library.vectorizing import start_in_background, vectors_of

    settings = _settings(library)
    with IndexingDisplay() as display:
        report = index_into(settings.library_dir, paths or [], manifest, national_laws, display.on_file)
    wanted = settings.vectors and not no_vectors and report.documents > 0
    started = start_in_background(settings.library_dir) if wanted else None
    vectors = vectors_of(settings.library_dir, started is not None) if report.documents else "none"
    if as_json:
        _print_json(index_report_as_json(report, vectors))
    else:
        print_index_report(report, vectors)
    if report.nothing_taken_in:
        raise InputError(_nothing_taken_in(report))
    if report.failed:
        raise typer.Exit(1)


def _nothing_taken_in(report: IndexReport) -> str:
    first = report.failed[0]
    if len(report.failed) == 1:
        return f"{first.file} 没有收录：{first.reason}"
    return f"{len(report.failed)} 个文件都没有收录，例如 {first.file}：{first.reason}"


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def search(
    query: Annotated[str, typer.Argument(help="要检索的问题或词语。")],
    limit: Annotated[int, typer.Option("-k", min=1, max=200, help="最多给出多少条。")] = 10,
    history: HistoryOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """检索条文，按相关程度排列。"""
    from assistant.answering.as_json import hit_as_json
    from assistant.answering.searching import search_articles
    from assistant.command_output import print_hits

    today, opened = date.today(), _open(library)
    hits = search_articles(_readable(query), _history(history), opened, today, limit)
    if as_json:
        _print_json({"query": query, "as_of": today.isoformat(), "hits": [hit_as_json(hit) for hit in hits]})
    else:
        print_hits(hits)
    if opened.notice:
        typer.echo(opened.notice, err=True)


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def ask(
    question: Annotated[str, typer.Argument(help="要问的问题。")],
    history: HistoryOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """依据知识库回答问题，引到具体条文；没有依据就说明原因，不猜测。"""
    from assistant.answering.as_json import answer_as_json
    from assistant.answering.model_use import ModelUse
    from assistant.answering.pipeline import answer_question, stream_answer
    from assistant.command_output import print_events

    use = ModelUse.configured(_settings(library))
    asked = _readable(question), _history(history), _open(library), date.today(), use
    if as_json:
        _print_json(answer_as_json(answer_question(*asked)))
    else:
        with closing(stream_answer(*asked)) as events:
            print_events(events)


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def check(
    files: Annotated[list[Path], typer.Argument(help="要校对的公文，或装着公文的文件夹。")],
    profile: Annotated[str, typer.Option("--profile", help="按哪个规范校对，见 knowledge/profiles。")] = "standard",
    as_json: JsonOption = False,
    html: Annotated[Path | None, typer.Option("--html", help="另存一份网页报告：问题与原文对照，可打印。")] = None,
) -> None:
    """校对公文：逐处指出与国家标准不符的地方，不改动原文件。"""
    from assistant.proofreading.checker import Checker

    with Checker() as checker:
        # The process that checks loads its rules while this one loads the rest.
        checker.warm_up()
        from assistant.proofreading.batch import check_files, files_of, printed
        from assistant.proofreading.report.page import write_page
        from assistant.proofreading.report.text import report_lines, summary_lines
        from assistant.rules.profile import load_profile

        norm, paths = load_profile(profile), files_of(files)
        batch = check_files(checker, paths, norm, _say_file if len(paths) > 1 else None)
    single = len(files) == 1 and not files[0].is_dir()
    if single and "error" in batch.reports[0]:
        raise InputError(f"{batch.reports[0]['file']}：{batch.reports[0]['error']}")
    if html is not None:
        write_page(html, batch.reports)
        typer.echo(f"报告已存到 {html}。", err=True)
    if as_json:
        _print_json(printed(batch.reports[0]) if single else batch.as_json())
    elif html is None:
        for report in batch.reports:
            typer.echo("\n".join(report_lines(report)))
        if not single:
            typer.echo("\n".join(summary_lines(batch.reports, batch.summary)))
    if batch.needs_attention:
        raise typer.Exit(1)


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def fix(
    file: Annotated[Path, typer.Argument(help="要修正的公文（.docx）；原件不会被改动。")],
    out: Annotated[Path, typer.Option("-o", "--output", help="修正后的文件写到哪里。")],
    mode: Annotated[
        str, typer.Option("--mode", help="tracked 修订稿（逐处可接受或拒绝），或者 clean 清洁稿。")
    ] = "tracked",
    rules: Annotated[str, typer.Option("--rules", help="只修正这些规则发现的问题，规则编号用逗号隔开。")] = "",
    accept: Annotated[str, typer.Option("--accept", help="一并修正这些需要确认的问题，问题编号用逗号隔开。")] = "",
    include_confirm: Annotated[bool, typer.Option("--include-confirm", help="需要确认的问题也全部修正。")] = False,
    profile: Annotated[str, typer.Option("--profile", help="按哪个规范校对，见 knowledge/profiles。")] = "standard",
    as_json: JsonOption = False,
) -> None:
    """修正公文：只改有问题的那一处，写出修订稿或清洁稿，原件不动。"""
    from assistant.proofreading.front_door import fix as write_copy
    from assistant.proofreading.report.repairs import repair_lines

    chosen = {"accept": _listed(accept), "rules": _listed(rules), "include_confirm": include_confirm}
    report = write_copy(file, out, mode, profile=profile, **chosen)
    if as_json:
        _print_json(report)
    else:
        typer.echo("\n".join(repair_lines(report)))
    if report["remaining"]:
        raise typer.Exit(1)


def _listed(text: str) -> list[str]:
    """What stands between commas, Chinese ones too."""
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]


def _say_file(name: str) -> None:
    typer.echo(f"正在校对 {name}……", err=True)


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def rules(
    code: Annotated[str | None, typer.Argument(help="规则编号，例如 B006；不写则列出全部。")] = None,
    as_json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="输出全部规则的说明（docs/rules.md）。")] = False,
) -> None:
    """查看校对规则：依据、例子、修复方式和例外。"""
    from assistant.proofreading.reference import list_lines, named_rule, reference_page, rule_as_json, rule_lines
    from assistant.rules.registry import all_rules

    if markdown:
        typer.echo(reference_page(), nl=False)
    elif as_json:
        wanted = [named_rule(code)] if code else list(all_rules())
        _print_json(rule_as_json(wanted[0]) if code else {"rules": [rule_as_json(rule) for rule in wanted]})
    else:
        typer.echo("\n".join(rule_lines(named_rule(code)) if code else list_lines()))


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def serve(
    host: Annotated[str | None, typer.Option("--host", help="监听地址，目前只允许本机。")] = None,
    port: Annotated[int | None, typer.Option("--port", help="监听端口，默认 7860。")] = None,
    library: LibraryOption = None,
) -> None:
    """启动网页（同 python app.py）；首次使用自动建立内置知识库。"""
    from assistant.answering.model_use import ModelUse
    from assistant.page.services import Services
    from assistant.server.serving import listening_socket, serve_on
    from assistant.server.v1.keys import ApiKeys
    from assistant.settings import load_settings

    settings = load_settings(library_dir=library, host=host, port=port)
    keys = ApiKeys.configured(settings)
    with (
        listening_socket(settings.host, settings.port) as listener,
        closing(Services(settings.library_dir, settings.vectors, ModelUse.configured(settings))) as services,
    ):
        serve_on(listener, services, keys)


@app.command(cls=ChineseCommand, options_metavar="[选项]")
def doctor(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """检查各项配置：哪些可用，哪些缺少，怎么补上。"""
    from assistant.command_output import print_checks
    from assistant.diagnosis import diagnose

    checks = diagnose(_settings(library))
    if as_json:
        _print_json({"checks": [check.as_json() for check in checks]})
    else:
        print_checks(checks)
    if any(check.state == "failed" for check in checks):
        raise typer.Exit(1)


@library_app.command("list", cls=ChineseCommand, options_metavar="[选项]")
def library_list(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """列出收录的文件及其时效。"""
    from assistant.command_output import document_as_json, print_documents

    entries = list(_open(library).documents.values())
    if as_json:
        _print_json({"documents": [document_as_json(entry) for entry in entries]})
    else:
        print_documents(entries)


@library_app.command("show", cls=ChineseCommand, options_metavar="[选项]")
def library_show(
    source_id: Annotated[str, typer.Argument(help="文件编号（见 gongwu library list）或完整标题。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """显示一个文件的信息和全部条文。"""
    from assistant.command_output import article_as_json, document_as_json, print_document

    opened = _open(library)
    entry = opened.find_document(_readable(source_id))
    articles = opened.catalogue.articles(entry.document.id)
    if as_json:
        _print_json({**document_as_json(entry), "article_texts": [article_as_json(article) for article in articles]})
    else:
        print_document(entry, articles)


@library_app.command("remove", cls=ChineseCommand, options_metavar="[选项]")
def library_remove(
    source_ids: Annotated[list[str], typer.Argument(help="要移除的文件编号。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """从知识库移除文件；原始文件不受影响。"""
    from assistant.library.indexing import remove_documents

    removed = remove_documents(_settings(library).library_dir, [_readable(source_id) for source_id in source_ids])
    missing = [source_id for source_id in source_ids if source_id not in removed]
    if as_json:
        _print_json({"removed": removed, "missing": missing})
    else:
        typer.echo(f"已移除 {len(removed)} 个文件。")
    if missing:
        typer.echo(f"知识库中没有：{'、'.join(missing)}，请用 gongwu library list 查看编号。", err=True)
        raise typer.Exit(1 if removed else 2)
