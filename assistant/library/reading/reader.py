"""The parent's side of reading: checks that need no parsing, and one child process that is reused and replaced."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from assistant.errors import DocumentTooLarge, UnreadableDocument
from assistant.library.loaders.registry import loader_for
from assistant.library.reading.protocol import parsed_text, read_message, write_message
from assistant.library.structure import ParsedText

_log = logging.getLogger(__name__)
_PACKAGE_FOLDER = Path(__file__).resolve().parents[3]
# The exit code of a child that used up its processor time; no such thing on Windows.
_OUT_OF_TIME = -signal.SIGXCPU if sys.platform != "win32" else None
_TOO_LONG = "文件结构过于复杂，解析超过时间上限；请拆分或重新另存后再试。"
_TOO_BIG = "文件解析所需内存超过上限；请拆分或重新另存后再试。"
_BROKEN = "文件已损坏或结构异常，无法解析；请用原来的软件打开并重新另存后再试。"


@dataclass(frozen=True)
class ReadingLimits:
    """What one file may cost.

    Attributes:
        file_bytes: Size of the file.
        memory_bytes: Address space of the child process (not on Windows).
        cpu_seconds: Processor time (not on Windows).
        wall_seconds: Time by the clock.
    """

    file_bytes: int = 50 * 2**20
    memory_bytes: int = 2**30
    cpu_seconds: int = 20
    wall_seconds: float = 30.0


class DocumentReader:
    """Reads files one at a time in a child process; may be used from several threads, which wait for each other.

    Args:
        limits: What one file may cost.
    """

    def __init__(self, limits: ReadingLimits | None = None) -> None:
        self._limits = limits or ReadingLimits()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child process; a later read starts another."""
        with self._lock:
            self._stop()

    def read(self, path: Path) -> ParsedText:
        """The document in a file.

        Raises:
            UnreadableDocument: It is missing, empty, damaged, has no text, or is not what its name says.
            UnsupportedDocument: No loader reads files of this name.
            EncryptedDocument: It needs a password.
            DocumentTooLarge: It is over a limit of size, memory or time.
        """
        self._check(path)
        with self._lock:
            answer = self._ask(path.resolve())
        return parsed_text(answer)

    def _check(self, path: Path) -> None:
        loader_for(path)
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError as error:
            raise UnreadableDocument("文件无法访问；请检查读取权限。") from error
        if size is None:
            raise UnreadableDocument("文件不存在，或不是普通文件；请检查路径。")
        if size == 0:
            raise UnreadableDocument("文件是空的（0 字节）；请检查上传或保存是否完整。")
        if size > self._limits.file_bytes:
            raise DocumentTooLarge(
                f"文件有 {size / 2**20:.0f} MB，超过 {self._limits.file_bytes // 2**20} MB 的上限；请压缩图片或拆分后再试。"
            )
        if not os.access(path, os.R_OK):
            raise UnreadableDocument("没有读取这个文件的权限；请检查文件权限。")

    def _ask(self, path: Path) -> dict[str, Any]:
        process = self._running()
        overdue = threading.Event()

        def stop() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(self._limits.wall_seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = self._exchange(process, path)
        finally:
            timer.cancel()
        if overdue.is_set() or answer is None or "crash" in answer:
            self._stop()
        if answer is None or "crash" in answer:
            self._raise_for_end(process, path, (answer or {}).get("crash"), overdue.is_set())
        return cast(dict[str, Any], answer)

    def _exchange(self, process: subprocess.Popen[bytes], path: Path) -> dict[str, Any] | None:
        limits = self._limits
        request = {"path": str(path), "memory": limits.memory_bytes, "cpu_seconds": limits.cpu_seconds}
        try:
            write_message(cast(BinaryIO, process.stdin), request)
            return read_message(cast(BinaryIO, process.stdout))
        except (OSError, ValueError):
            return None

    def _raise_for_end(self, process: subprocess.Popen[bytes], path: Path, crash: str | None, overdue: bool) -> None:
        """Says why the child ended.

        Raises:
            DocumentTooLarge: A limit ended it.
            UnreadableDocument: Anything else did.
        """
        _log.warning("reading %s ended: %s, exit code %s", path.name, crash or "no answer", process.returncode)
        if overdue or process.returncode == _OUT_OF_TIME:
            raise DocumentTooLarge(_TOO_LONG)
        if crash == "MemoryError":
            raise DocumentTooLarge(_TOO_BIG)
        raise UnreadableDocument(_BROKEN)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            # What a file makes a library print must not reach the terminal, so standard error leads nowhere.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "assistant.library.reading.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        try:
            process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment() -> dict[str, str]:
    """The parent's environment, with this package importable wherever the parent was started."""
    known = os.environ.get("PYTHONPATH")
    folders = str(_PACKAGE_FOLDER) if not known else f"{_PACKAGE_FOLDER}{os.pathsep}{known}"
    return {**os.environ, "PYTHONPATH": folders, "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
