"""Reads the files under ``knowledge/terms``: YAML, of which they use so little that it is read line by line, ten times as fast.

A file in which anything else stands goes to the parser of YAML as a whole. Both give the same; a test compares them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

_LINE = re.compile(r"(?P<begins>  - |    )(?P<key>[a-z_]+): (?P<value>.+)")
_CONTINUED = re.compile(r" {6}(?P<text>[^ #].*)(?<! )")
_FOLDED = ">-"
# What is a text in YAML too: a Chinese character stands in it, no sign of YAML begins it, no key and no remark can be in it.
_TEXT = re.compile(r"(?=.*[\u4e00-\u9fff])[\w（《“〔【(](?:[^#:]|:(?! |$)|(?<! )#)*(?<! )|info|warning|GB/T \d+—\d{4}")
_QUOTED = re.compile(r"'(?P<text>(?:[^']|'')*)'")
_YEAR = re.compile(r"[12]\d{3}")


def content_of(path: Path) -> dict[str, Any]:
    """What a file holds: ``title`` and ``entries``.

    Raises:
        ValueError: They are missing.
    """
    text = path.read_text(encoding="utf-8")
    content: Any = read_plainly(text)
    if content is None:
        content = read_as_yaml(text)
    if not isinstance(content, dict) or not {"title", "entries"} <= content.keys():
        raise ValueError(f"{path.name}: title and entries are missing")
    return cast(dict[str, Any], content)


def read_as_yaml(text: str) -> Any:
    """What the parser of YAML makes of a text."""
    import yaml

    # The parser in C is ten times as fast; a wheel without it still reads.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, loader)  # noqa: S506 - both loaders are safe


def read_plainly(text: str) -> dict[str, Any] | None:
    """The same of a text with a title, remarks above, and entries of one line, or one folded text, a field; else None."""
    head, _, listed = text.partition("\nentries:\n")
    said = [line for line in head.splitlines() if not line.startswith("#")]
    entries = _entries(listed.splitlines())
    if len(said) != 1 or not said[0].startswith("title: ") or not entries:
        return None
    title = _value(said[0].removeprefix("title: "))
    return None if title is None else {"title": title, "entries": entries}


def _entries(lines: list[str]) -> list[dict[str, Any]] | None:
    entries: list[dict[str, Any]] = []
    at = 0
    while at < len(lines):
        match = _LINE.fullmatch(lines[at])
        at += 1
        if match is None:
            return None
        begins, key, value = match.groups()
        if begins == "  - ":
            entries.append({})
        read: str | int | None = None
        if value == _FOLDED:
            at, read = _folded(lines, at)
        else:
            read = _value(value)
        if read is None or not entries or key in entries[-1]:
            return None
        entries[-1][key] = read
    return entries


def _folded(lines: list[str], at: int) -> tuple[int, str | None]:
    """The lines that belong to one text, as one; and where the next field stands."""
    texts: list[str] = []
    while at < len(lines) and (match := _CONTINUED.fullmatch(lines[at])) is not None:
        texts.append(match["text"])
        at += 1
    return at, " ".join(texts) or None


def _value(said: str) -> str | int | None:
    """A text or a year; None where YAML might make something else of it."""
    if _TEXT.fullmatch(said):
        return said
    if (quoted := _QUOTED.fullmatch(said)) is not None:
        return quoted["text"].replace("''", "'")
    return int(said) if _YEAR.fullmatch(said) else None
