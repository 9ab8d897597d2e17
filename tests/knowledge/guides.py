"""Reads a guide of `knowledge/documents` into sections and passages, each passage with its 依据."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

BASIS = re.compile(r"〔依据：((?:[^〔〕]|〔\d{4}〕)+)〕$")
LIST_LINE = re.compile(r"^\d{1,2}\.\s*")


@dataclass(frozen=True)
class Passage:
    """One paragraph, or one list with its lead-in, that ends with one 依据.

    Attributes:
        place: Guide file and heading, for messages.
        text: The body, list ordinals and 依据 removed, lines joined by a line feed.
        basis: What stands after 依据：, or "" where the passage has none.
        list_length: Number of list lines in it.
    """

    place: str
    text: str
    basis: str
    list_length: int = 0


@dataclass(frozen=True)
class Section:
    """A `### （一）…` of a guide with its passages."""

    heading: str
    passages: tuple[Passage, ...]

    @property
    def length(self) -> int:
        """Number of characters of body text, sources not counted."""
        return sum(len(re.sub(r"\s", "", passage.text)) for passage in self.passages)


@dataclass(frozen=True)
class Guide:
    """A guide: its title and its sections in order."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages of the guide in order."""
        return tuple(passage for section in self.sections for passage in section.passages)


@dataclass
class _Reader:
    name: str
    title: str = ""
    heading: str = ""
    sections: list[Section] = field(default_factory=list[Section])
    passages: list[Passage] = field(default_factory=list[Passage])
    lines: list[str] = field(default_factory=list[str])

    def take(self, line: str) -> None:
        if line.startswith("# "):
            self.title = line[2:].strip()
        elif line.startswith("#"):
            self.close_section()
            self.heading = line.lstrip("#").strip()
        elif line.strip():
            self.take_body(line.strip())

    def take_body(self, line: str) -> None:
        starts_list = bool(self.lines) and self.lines[-1].endswith("：")
        continues_list = bool(self.lines) and bool(LIST_LINE.match(self.lines[-1]))
        if self.lines and not ((starts_list or continues_list) and LIST_LINE.match(line)):
            self.close_passage()
        self.lines.append(line)
        if BASIS.search(line):
            self.close_passage()

    def close_passage(self) -> None:
        if not self.lines:
            return
        basis = BASIS.search(self.lines[-1])
        body = [BASIS.sub("", line) for line in self.lines]
        text = "\n".join(LIST_LINE.sub("", line) for line in body)
        place = f"{self.name} {self.heading}"
        listed = sum(bool(LIST_LINE.match(line)) for line in body)
        self.passages.append(Passage(place, text, basis[1] if basis else "", listed))
        self.lines = []

    def close_section(self) -> None:
        self.close_passage()
        if self.passages:
            self.sections.append(Section(self.heading, tuple(self.passages)))
        self.passages = []


def parse_guide(name: str, text: str) -> Guide:
    """Parses the markdown of a guide.

    Args:
        name: File name, used in messages.
        text: The markdown.
    """
    reader = _Reader(name)
    for line in text.splitlines():
        reader.take(line)
    reader.close_section()
    return Guide(name, reader.title, tuple(reader.sections))


def read_guides(folder: Path) -> list[Guide]:
    """Reads every guide of a folder, in the order of the file names."""
    return [parse_guide(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md"))]
