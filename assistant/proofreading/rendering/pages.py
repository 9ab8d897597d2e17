"""Draws the pages of a document within limits of memory and time; may be stopped from another thread."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import Cancelled, UnreadableDocument, UnsupportedDocument
from assistant.files.office import CONVERSION_LIMITS, office_command, office_program
from assistant.files.pdf_pictures import can_draw
from assistant.files.private_folder import temporary_folder
from assistant.isolation.limits import Limits
from assistant.isolation.program import LimitedProgram
from assistant.proofreading.rendering.font_map import font_map

# Each is a picture in memory, and a comparison is looked at, not printed.
MAXIMUM_PAGES = 40
_DPI = 110
_NO_OFFICE = "本机没有安装 LibreOffice，不能显示版面；请看下面的段落对照，或下载后用 Word、WPS 查看。"
_NO_PICTURES = "本机没有安装显示版面的组件（pypdfium2），不能显示版面；请看下面的段落对照，或下载后用 Word、WPS 查看。"
_FAILED = "LibreOffice 没能排出版面；请看段落对照，或下载后用 Word、WPS 查看。"


@dataclass(frozen=True)
class Pages:
    """The pages of a document.

    Attributes:
        pictures: The first of them, as PNG files.
        count: How many there are.
    """

    pictures: tuple[bytes, ...]
    count: int


def why_not_drawn() -> str:
    """Why this machine cannot draw pages, in a Chinese sentence; empty where it can."""
    if office_program() is None:
        return _NO_OFFICE
    return "" if can_draw() else _NO_PICTURES


class PageRenderer:
    """Draws one document at a time.

    Args:
        limits: What each of the two programs may cost.
    """

    def __init__(self, limits: Limits = CONVERSION_LIMITS) -> None:
        self._program = LimitedProgram(limits)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ends what is being drawn, from another thread; who asked for it gets ``Cancelled``."""
        self._cancelled.set()
        self._program.cancel()

    def pages(self, data: bytes, suffix: str = ".docx") -> Pages:
        """The pages of a document as LibreOffice lays them out.

        Args:
            data: Its bytes.
            suffix: The ending that tells what it is.

        Raises:
            UnsupportedDocument: LibreOffice, or the library that draws, is not there.
            UnreadableDocument: They cannot lay it out.
            DocumentTooLarge: It takes too long.
            Cancelled: Another thread cancelled it.
        """
        office, reason = office_program(), why_not_drawn()
        if office is None or reason:
            raise UnsupportedDocument(reason)
        self._cancelled.clear()
        with temporary_folder() as folder:
            return self._drawn(self._laid_out(office, data, suffix, folder), folder)

    def _laid_out(self, office: str, data: bytes, suffix: str, folder: Path) -> Path:
        given, fonts = folder / f"document{suffix}", folder / "fonts.conf"
        given.write_bytes(data)
        fonts.write_text(font_map(), encoding="utf-8")
        command = office_command(office, folder, given, "pdf")
        self._program.run(command, given.name, folder, {"FONTCONFIG_FILE": str(fonts)})
        return self._made(folder / "made" / "document.pdf")

    def _drawn(self, pdf: Path, folder: Path) -> Pages:
        wanted = [str(pdf), str(folder), str(MAXIMUM_PAGES), str(_DPI)]
        self._program.run([sys.executable, "-m", "assistant.files.pdf_pictures", *wanted], pdf.name, folder)
        count = int(self._made(folder / "count").read_text(encoding="ascii"))
        shown = range(1, min(count, MAXIMUM_PAGES) + 1)
        return Pages(tuple((folder / f"{number}.png").read_bytes() for number in shown), count)

    def _made(self, path: Path) -> Path:
        if self._cancelled.is_set():
            raise Cancelled("已取消。")
        if not path.is_file():
            raise UnreadableDocument(_FAILED)
        return path
