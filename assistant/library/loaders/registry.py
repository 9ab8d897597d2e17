"""Which loader reads which file: the one place that knows them, found by walking the package."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from assistant.errors import UnsupportedDocument
from assistant.library.loaders import LoadedText
from assistant.walking import modules_in

_ADVICE = {
    ".doc": "请用 Word 或 WPS 另存为 .docx 后再试",
    ".wps": "请用 WPS 另存为 .docx 后再试",
    ".rtf": "请另存为 .docx 后再试",
    ".ofd": "请导出为 PDF 或 .docx 后再试",
}


class Loader(Protocol):
    """What a loader module offers."""

    SUFFIXES: tuple[str, ...]

    def load(self, data: bytes) -> LoadedText:
        """Reads the bytes of a file."""
        ...


@cache
def _loaders() -> dict[str, Loader]:
    """Every loader by file name ending; modules whose name starts with ``_`` are parts of others.

    Raises:
        ValueError: Two loaders name the same ending.
    """
    found: dict[str, Loader] = {}
    for module in modules_in("assistant.library.loaders"):
        if module.__name__ == __name__:
            continue
        loader = cast(Loader, module)
        for suffix in loader.SUFFIXES:
            if suffix in found:
                raise ValueError(f"two loaders read {suffix}")
            found[suffix] = loader
    return found


def suffixes() -> tuple[str, ...]:
    """The file name endings that can be read, in alphabetical order."""
    return tuple(sorted(_loaders()))


def loader_for(path: PurePath) -> Loader:
    """The loader that reads a file of this name.

    Raises:
        UnsupportedDocument: No loader reads files with this ending.
    """
    suffix = path.suffix.lower()
    loader = _loaders().get(suffix)
    if loader is None:
        advice = _ADVICE.get(suffix, f"可以读取的格式是 {'、'.join(suffixes())}，请另存为其中一种后再试")
        raise UnsupportedDocument(f"不支持{f' {suffix} ' if suffix else '没有扩展名的'}文件；{advice}。")
    return loader
