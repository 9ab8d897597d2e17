"""The command ``gongwu``: runs one of the commands; what goes wrong is one sentence, and a fault of ours is logged."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer
from typer.exceptions import TyperException

from assistant.commands import group_of_commands
from assistant.errors import GongwuError
from assistant.usage import usage_sentence

INTERNAL_ERROR = 70
"""Exit code for a fault of the program itself (EX_SOFTWARE of sysexits.h)."""

CANCELLED = 130
"""Exit code after Ctrl+C, as Typer and shells give it (128 + SIGINT)."""

app = group_of_commands(
    name="gongwu",
    help="公务助手：依据政策文件库回答问题，答案引到条；不联网即可使用。",
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        typer.echo("磁盘空间不足，结果没有写完；请清理磁盘后再试。", err=True)
        return 2
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
