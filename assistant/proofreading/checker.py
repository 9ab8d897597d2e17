"""Checks files of strangers in a limited child process that is reused, and can be ended while it works."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from assistant.documents.document_types import NOTHING_STATED, StatedKind
from assistant.errors import Cancelled, UnreadableDocument, UnsupportedDocument
from assistant.files.admission import Recognised, admit_file, admit_size, recognise
from assistant.files.formats import Wing, converted, listed
from assistant.files.office import CONVERSION_LIMITS
from assistant.files.private_folder import temporary_folder
from assistant.isolation.child import LimitedChild
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.inputs import input_of
from assistant.proofreading.process import checking_process
from assistant.proofreading.report_shapes import RepairReport, Report
from assistant.proofreading.requests import profile_as_json, stated_as_json
from assistant.rules.profile import Profile

PASTED = "粘贴的文字"
_REPAIRED = listed(lambda each: each.repaired)
_COPY_OF_CONVERSION = (
    "修正副本是在 LibreOffice 转换成的 .docx 上改的，不是在原文件上改的；版面可能与原软件中的略有出入，请核对后使用。"
)


class Checker:
    """Checks one document at a time; several threads wait for each other.

    Args:
        limits: What one document may cost.
        conversion: What its conversion by LibreOffice may cost, where it needs one.
        child: The process that checks, where one has been started already, with the same limits.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        conversion: Limits = CONVERSION_LIMITS,
        child: LimitedChild | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._child = child or checking_process(self._limits)
        self._program = LimitedProgram(conversion)
        self._lock = threading.Lock()
        self._cancelled = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm_up(self) -> None:
        """Starts the child ahead of the first check, and does not wait for it."""
        self._child.start()

    def close(self) -> None:
        """Ends the child; a later check starts another."""
        self._child.close()

    def cancel(self) -> None:
        """Ends the check that is running, from another thread; who asked for it gets ``Cancelled``."""
        self._cancelled.set()
        self._program.cancel()
        self._child.cancel()

    def check(
        self, source: Path | bytes, profile: Profile, name: str = "", stated: StatedKind = NOTHING_STATED
    ) -> Report:
        """The report on a file, as ``gongwu check --json`` prints it.

        Args:
            source: The file, or its bytes.
            profile: The house norm.
            name: What people call it, the name of the file where none is given; its ending tells the format where the content
                does not.
            stated: What somebody has said that it is.

        Raises:
            UnreadableDocument: It is missing, empty, damaged, without text, or of a kind that is not read under that name.
            UnsupportedDocument: No input reads such files, it holds macros, or LibreOffice is not there to convert it.
            EncryptedDocument: It needs a password.
            DocumentTooLarge: It is over a limit of size, memory or time.
            MachineBusy: Other programs left no processor time for it.
            ProfileError: The house norm names what does not exist.
            Cancelled: Another thread cancelled the check.
        """
        name = name or (source.name if isinstance(source, Path) else "")
        what = self.recognise(source, name)
        with self._lock, temporary_folder() as folder:
            self._cancelled.clear()
            return cast(Report, self._ask(name, profile, stated, self._request(source, what, folder)))

    def fix(
        self,
        source: Path | bytes,
        profile: Profile,
        mode: FixMode,
        choice: Choice,
        name: str = "",
        stated: StatedKind = NOTHING_STATED,
        track: Track = Track.TEXT,
    ) -> tuple[RepairReport, bytes]:
        """A repaired copy, and the report, as ``gongwu fix --json`` prints it but for the output's name.

        Args:
            source: The file, or its bytes; it is never written.
            profile: The house norm.
            mode: How repairs are written.
            choice: Which findings are repaired.
            name: What people call it; the name of the file where none is given.
            stated: What somebody has said that it is.
            track: Which changes of a tracked copy bear marks.

        Raises:
            UnsupportedDocument: Files of its format are only checked, or LibreOffice is not there to convert it.
            ProtectedDocument: It is locked against editing, or signed.
            DocumentError: It cannot be read, or is over a limit of size, memory or time.
            ProfileError: The house norm names what does not exist.
            Cancelled: Another thread cancelled it.
        """
        name = name or (source.name if isinstance(source, Path) else "")
        what = self.recognise(source, name)
        if not what.format.repaired:
            raise UnsupportedDocument(f"只能修正 {_REPAIRED} 文件；请先用 Word 或 WPS 另存为 .docx 后再试。")
        with self._lock, temporary_folder() as folder:
            self._cancelled.clear()
            request, output = self._request(source, what, folder), folder / "output"
            if converted(what.format):
                request["notices"].append(_COPY_OF_CONVERSION)
            wanted = {"mode": mode.code, "track": track.code, "choice": choice.as_json(), "date": _now()}
            wanted["output"] = str(output)
            report = cast(RepairReport, self._ask(name, profile, stated, {**request, "fix": wanted}))
            return report, output.read_bytes()

    def recognise(self, source: Path | bytes, name: str = "") -> Recognised:
        """What a file is by its content, whatever its name says.

        Args:
            source: The file, or its bytes.
            name: What people call it; the name of the file where none is given.

        Raises:
            DocumentError: It is missing, empty, too large, or of no kind that is read.
        """
        self._admit(source)
        name = name or (source.name if isinstance(source, Path) else "")
        return recognise(Path(name).suffix.lower(), _bytes_of(source), Wing.PROOFREADING)

    def check_text(
        self, text: str, profile: Profile, name: str = PASTED, stated: StatedKind = NOTHING_STATED
    ) -> Report:
        """The report on pasted text: what text alone decides.

        Args:
            text: The text.
            profile: The house norm.
            name: What people call it.
            stated: What somebody has said that it is.

        Raises:
            UnreadableDocument: There is nothing but white space.
            DocumentTooLarge: It is over a limit.
            ProfileError: The house norm names what does not exist.
            Cancelled: Another thread cancelled the check.
        """
        if not text.strip():
            raise UnreadableDocument("没有可以校对的文字；请粘贴正文后再试。")
        admit_size(len(text.encode("utf-8", "replace")), self._limits.file_bytes)
        with self._lock:
            return cast(Report, self._ask(name, profile, stated, {"text": text}))

    def _ask(self, name: str, profile: Profile, stated: StatedKind, request: Mapping[str, Any]) -> dict[str, Any]:
        common = {"name": name, "profile": profile_as_json(profile), "stated": stated_as_json(stated)}
        return self._child.ask({**common, "seconds": self._limits.cpu_seconds, **request}, name)

    def _admit(self, source: Path | bytes) -> None:
        if isinstance(source, Path):
            admit_file(source, self._limits.file_bytes)
        else:
            admit_size(len(source), self._limits.file_bytes)

    def _request(self, source: Path | bytes, what: Recognised, folder: Path) -> dict[str, Any]:
        """What the child is told of the file that it reads."""
        path = self._prepared(source, what, folder)
        if self._cancelled.is_set():
            raise Cancelled("已取消。")
        return {"path": str(path.resolve()), "suffix": what.suffix, "notices": [what.notice] if what.notice else []}

    def _prepared(self, source: Path | bytes, what: Recognised, folder: Path) -> Path:
        """The file that the child reads; only where it is converted before do we load what reads it."""
        preparation = input_of(what.suffix).prepare if converted(what.format) else None
        if isinstance(source, Path) and preparation is None and _is_text(source):
            return source
        data = _bytes_of(source)
        path = folder / "document"
        path.write_bytes(data if preparation is None else preparation(data, what.suffix, self._program))
        return path


def _bytes_of(source: Path | bytes) -> bytes:
    return source.read_bytes() if isinstance(source, Path) else source


def _is_text(path: Path) -> bool:
    """Whether a path can be told to the child: names in another encoding than this system's cannot."""
    try:
        str(path.resolve()).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _now() -> str:
    """This second, as revisions and comments bear it (xsd:dateTime)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
