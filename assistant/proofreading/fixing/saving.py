"""Where a repaired copy may be written: never over the original."""

from __future__ import annotations

import stat
from pathlib import Path

from assistant.errors import OutputError
from assistant.files.formats import endings, listed, repaired
from assistant.files.saving import refuse_place, same_file, save_whole


def refuse_output(out: Path, source: Path, force: bool = False) -> None:
    """Refuses a place where no copy may or can be written, before any work is done.

    Args:
        out: Where the copy shall be written.
        source: The original, which nothing allows to replace.
        force: Whether another file that is there may be replaced.

    Raises:
        OutputError: It is the original, a file that is there already, of no format that is written, a folder, or in a folder
            that is not there.
    """
    if out.suffix.lower() not in endings(repaired):
        raise OutputError(f"输出文件 {out.name} 应当以 {listed(repaired)} 结尾；请改名后再试。")
    refuse_place(out, "输出文件夹")
    if same_file(out, source):
        raise OutputError("不能覆盖原件；请给修正稿另起一个文件名。")
    if out.exists() and not force:
        raise OutputError(f"已有文件 {out.name}，没有替换；请给修正稿另起一个文件名，确要替换的加 --force。")


def refuse_ending(out: Path, ending: str) -> None:
    """Refuses a name that says another format than the copy will have.

    Raises:
        OutputError: Its ending is another.
    """
    if out.suffix.lower() != ending:
        raise OutputError(
            f"这份文件的修正副本是 {ending} 文件，输出文件 {out.name} 应当以 {ending} 结尾；请改名后再试。"
        )


def save_copy(out: Path, data: bytes, source: Path) -> None:
    """Writes the repaired copy, whole or not at all, for those who may read the original.

    Raises:
        OutputError: There is no permission, no space, or another program holds the file.
    """
    save_whole(out, data, stat.S_IMODE(source.stat().st_mode) & 0o666)
