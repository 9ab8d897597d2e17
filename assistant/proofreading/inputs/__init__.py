"""One file a kind of file that can be proofread; each is found by walking this package, as the loaders of the library are.

A module states what it reads as ``FORMAT``. Modules whose name starts with ``_`` are parts of others.
"""

from __future__ import annotations

from functools import cache

from assistant.errors import UnsupportedDocument
from assistant.proofreading.inputs._format import Input, InputFormat, Preparation
from assistant.proofreading.inputs._text import pasted_input
from assistant.walking import modules_in

__all__ = ["Input", "InputFormat", "Preparation", "format_of", "pasted_input", "suffixes"]

_ADVICE = {
    ".docm": "文件可能含有宏，请用 Word 或 WPS 另存为不含宏的 .docx 后再试",
    ".dotx": "请用 Word 或 WPS 另存为 .docx 后再试",
    ".wpt": "请用 WPS 另存为 .docx 后再试",
    ".ceb": "请导出为 PDF，或使用起草时的 .docx 后再试",
    ".caj": "请导出为 PDF，或使用起草时的 .docx 后再试",
}


@cache
def _formats() -> dict[str, InputFormat]:
    """Every format by file name ending.

    Raises:
        ValueError: Two formats name the same ending.
    """
    found: dict[str, InputFormat] = {}
    for module in modules_in(__name__):
        made: InputFormat = module.FORMAT
        for suffix in made.suffixes:
            if suffix in found:
                raise ValueError(f"two formats read {suffix}")
            found[suffix] = made
    return found


def suffixes() -> tuple[str, ...]:
    """The file name endings that can be proofread, in alphabetical order."""
    return tuple(sorted(_formats()))


def format_of(suffix: str) -> InputFormat:
    """The format of files with that ending, in lower case with the dot.

    Raises:
        UnsupportedDocument: There is none.
    """
    found = _formats().get(suffix)
    if found is None:
        advice = _ADVICE.get(suffix, f"可以校对的格式是 {'、'.join(suffixes())}，请另存为其中一种后再试")
        raise UnsupportedDocument(f"不支持{f' {suffix} ' if suffix else '没有扩展名的'}文件；{advice}。")
    return found
