# pyright: strict
"""What is known of the chain beside the database: its last link, and one link of each day.

    FOLDER/audit-head.json       number and digest of the last entry that this machine wrote
    FOLDER/audit-anchors.jsonl   one line a day: the last entry of the days before

Whoever shortens the chain, or writes all of it anew, has to change these files too; a line of the anchors that is printed or
sent elsewhere can be changed by nobody.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

_HEAD, _ANCHORS = "audit-head.json", "audit-anchors.jsonl"
WITNESSES = (_HEAD, _ANCHORS)
"""The names of the two files."""


class Link(NamedTuple):
    """One entry as it is witnessed.

    Attributes:
        source: Which file says so, as people read it.
        number: Of the entry; -1 where the line cannot be read.
    """

    source: str
    number: int
    digest: str


class Witness:
    """The two files.

    Args:
        folder: Where they lie; it is there.
    """

    def __init__(self, folder: Path) -> None:
        self._head = folder / _HEAD
        self._anchors = folder / _ANCHORS

    def saw(self, number: int, digest: str) -> None:
        """Remembers the last entry."""
        temporary = self._head.with_suffix(f".{os.getpid()}.new")
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            json.dump({"number": number, "digest": digest}, file)
        os.replace(temporary, self._head)

    def anchor(self, day: str, number: int, digest: str) -> None:
        """Remembers the last entry before a day, once."""
        if day == self._last_day():
            return
        line = json.dumps({"day": day, "number": number, "digest": digest})
        with open(os.open(self._anchors, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())

    def _last_day(self) -> str:
        if not self._anchors.is_file():
            return ""
        with self._anchors.open("rb") as file:
            file.seek(max(0, self._anchors.stat().st_size - 300))
            lines = file.read().splitlines()
        return str(_fields(lines[-1]).get("day", "")) if lines else ""

    def links(self) -> list[Link]:
        """All that was witnessed, oldest first."""
        found = [_link("每日锚点", line) for line in _lines(self._anchors)]
        return [*found, *(_link("最后一条的存证", line) for line in _lines(self._head))]


def _lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines() if path.is_file() else []


def _link(source: str, line: bytes) -> Link:
    fields = _fields(line)
    number, digest = fields.get("number"), fields.get("digest")
    if not isinstance(number, int) or not isinstance(digest, str):
        return Link(source, -1, "")
    return Link(f"{source} {fields['day']}" if "day" in fields else source, number, digest)


def _fields(line: bytes) -> Mapping[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError:
        return {}
    return cast("Mapping[str, Any]", fields) if isinstance(fields, dict) else {}
