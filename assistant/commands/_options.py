"""What several commands take: options that mean the same everywhere, and how what they bring is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.front_door import PolicyLibrary, Turn
    from assistant.settings import Settings

LibraryOption = Annotated[Path | None, typer.Option("--library", help="知识库所在文件夹，默认在本用户的数据目录下。")]
JsonOption = Annotated[bool, typer.Option("--json", help="以 JSON 输出，供脚本使用。")]
AllOption = Annotated[bool, typer.Option("--all", help="列出每一处；不写则同一类问题合在一起，只列项目。")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="按哪一天有效的规定，例如 2019-06-01；不写就是今天。")
]
HistoryOption = Annotated[
    Path | None, typer.Option("--history", help="之前的对话，JSON 列表，每项含 role 和 content。")
]
ProfileOption = Annotated[str, typer.Option("--profile", help="按哪个规范校对，见 knowledge/profiles。")]

KindOption = Annotated[str, typer.Option("--type", help="这份公文的文种，例如请示；标题看不出文种时用。")]
OfficialOption = Annotated[
    bool, typer.Option("--as-official", help="方案、讲话稿等不是公文的材料，也按公文格式校对和修正。")
]


def settings_with(library: Path | None) -> Settings:
    """The settings, with the library that the command line names."""
    from assistant.settings import load_settings

    return load_settings(library_dir=library)


def opened(library: Path | None) -> PolicyLibrary:
    """The library to ask; the built-in guides are indexed first where nothing was named and nothing is there."""
    from assistant.front_door import index, open_library
    from assistant.settings import default_library_folder

    settings = settings_with(library)
    found = open_library(settings.library_dir, settings.vectors)
    if not found.folder.exists and settings.library_dir == default_library_folder():
        typer.echo("首次使用，正在建立内置知识库……", err=True)
        index([], settings.library_dir)
    found.current()
    return found


def readable(text: str) -> str:
    """The text, which a terminal may have spoilt.

    Raises:
        InputError: It is no Unicode text.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("输入的文字不是有效的 UTF-8 编码，请检查终端的编码设置后重新输入。") from error
    return text


def day_in(text: str | None) -> date | None:
    """The day that ``--as-of`` names; None without one.

    Raises:
        InputError: It is no day.
    """
    if text is None:
        return None
    from assistant.front_door import whole_date

    day = whole_date(text)
    if day is None:
        raise InputError(f"--as-of 的日期“{text[:40]}”看不懂，请写成 2019-06-01 或 2019年6月1日。")
    return day


def history_in(path: Path | None) -> list[Turn]:
    """The conversation that a file holds; empty without one.

    Raises:
        InputError: It cannot be read, or is no conversation.
    """
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
    from assistant.front_door import Turn

    if entry["role"] not in ("user", "assistant") or not isinstance(entry["content"], str):
        raise ValueError(entry)
    return Turn(entry["role"], readable(entry["content"]))


def listed(text: str) -> list[str]:
    """What stands between commas, Chinese ones too."""
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
