"""What a base document says, in the form in which ``bases/*.yaml`` hold it: elements with their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BASES = Path(__file__).resolve().parent / "bases"
_MARKERS = {
    "heading_1": r"[一二三四五六七八九十]+、",
    "heading_2": r"（[一二三四五六七八九十]+）",
    "heading_3": r"\d+\.",
    "heading_4": r"（\d+）",
    "attachment_chapter": r"第[一二三四五六七八九十]+章",
}


@dataclass(frozen=True)
class Attachment:
    """One attachment (附件): its title's lines and its text, a line a paragraph; ``|`` rows are a table."""

    title: list[str]
    body: str


@dataclass(frozen=True)
class Description:
    """One base document.

    Attributes:
        name: The file's name without ending.
        doc_type: 文种.
        format: ``general``, ``letter``, ``order`` or ``minutes`` (GB/T 9704—2012 7 and 10).
        sealed: Whether it is laid out for a seal (7.3.5.1) or without one (7.3.5.2).
        upward: Whether it goes to a superior, so that it names its signatory (7.2.6).
        through: ``direct`` or ``styles``: how the look is reached.
        producer: ``word`` or ``wps``: whose habits the XML follows.
        imprint_as: ``table`` or ``paragraphs``.
        masthead: ``mark`` (a name, or several of joint issuers), ``number``, ``signatory``, ``copy_number``,
            ``secrecy``, ``urgency``; empty for a document without 红头.
        fonts: Typeface names by family, where they are not the usual ones.
        imprint: ``copies``, ``label`` (抄送 where nothing else is said), ``printed_by``, ``printed_on``.
    """

    name: str
    doc_type: str
    format: str = "general"
    sealed: bool = True
    upward: bool = False
    through: str = "direct"
    producer: str = "word"
    imprint_as: str = "table"
    masthead: dict[str, Any] = field(default_factory=dict)
    title: list[str] = field(default_factory=list)
    to: str = ""
    body: str = ""
    attachments: list[Attachment] = field(default_factory=list)
    # False where the attachment is the regulation that the document promulgates (GB/T 9704—2012 10.2).
    list_attachments: bool = True
    attendance: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    date: str = ""
    remarks: str = ""
    # Whether 一、二、 start whole paragraphs of 仿宋 (the points of a reply) and not headings.
    numbered_paragraphs: bool = False
    fonts: dict[str, str] = field(default_factory=dict)
    imprint: dict[str, str] = field(default_factory=dict)


def base_names(folder: Path = BASES) -> list[str]:
    """The names of all bases, sorted."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def read_description(name: str, folder: Path = BASES) -> Description:
    """The description ``bases/NAME.yaml``."""
    import yaml

    said = yaml.load(
        (folder / f"{name}.yaml").read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    said["attachments"] = [Attachment(**attachment) for attachment in said.get("attachments", [])]
    return Description(name=name, **said)


def labelled_lines(text: str, otherwise: str = "body") -> Iterator[tuple[str, str]]:
    """Label and text of every line; a line that starts with a marker of 层次序数 is a heading."""
    for line in filter(None, map(str.strip, text.splitlines())):
        yield label_by_marker(line, otherwise), line


def label_by_marker(line: str, otherwise: str = "body") -> str:
    """The label that a line's first characters give it."""
    return next((label for label, marker in _MARKERS.items() if re.match(marker, line)), otherwise)
