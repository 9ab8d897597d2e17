"""What is proofread, and what a kind of file offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from assistant.documents.document import OfficialDocument
from assistant.files.formats import Format
from assistant.isolation.program import LimitedProgram


@dataclass(frozen=True)
class Input:
    """A document to be proofread.

    Attributes:
        document: The document.
        text_only: Whether its formatting means nothing, so that rules of layout are left out.
        not_judged: Chinese sentences on what was left out.
    """

    document: OfficialDocument
    text_only: bool = False
    not_judged: tuple[str, ...] = ()


Reader: TypeAlias = Callable[[bytes, str], Input]
"""Makes an input of bytes and the file's name; it runs in the limited child."""

Preparation: TypeAlias = Callable[[bytes, str, LimitedProgram], bytes]
"""Makes, of bytes and the ending of the name, the bytes that the reader reads; it runs in the parent."""


@dataclass(frozen=True)
class InputFormat:
    """A kind of file.

    Attributes:
        formats: The rows of the table of formats that it reads.
        read: Reads it.
        prepare: What has to be done before, by a program that is too large for the child; None where nothing has.
    """

    formats: tuple[Format, ...]
    read: Reader
    prepare: Preparation | None = None
