"""What the 公文校对 tab knows of checks, as values, and what it asks of whoever runs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.proofreading.report_shapes import Report
from assistant.web.proofreading_repairs import Repairs
from assistant.web.proofreading_state import CheckState

UPLOAD_LIMIT_MB = 50
TOO_LARGE = f"文件超过 {UPLOAD_LIMIT_MB} MB，请压缩其中的图片或拆分后再上传。"
TEXT_LIMIT = 200_000
"""Pasted text: at most so many characters, about 200 pages."""


@dataclass(frozen=True)
class CheckOptions:
    """How a document shall be checked.

    Attributes:
        profile: Name of the house norm.
        off: Codes of rules that the user has switched off.
        words: Words that the user has called right.
    """

    profile: str = "standard"
    off: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CheckStatus:
    """A check as it stands now.

    Attributes:
        name: The file's name; empty for pasted text.
        seconds: How long it has been going, or how long it took.
        sentence: Why it did not end well.
        report: The JSON of ``gongwu check``, once it is done.
        why_not_repaired: Why a document of its kind can only be checked, in a Chinese sentence; empty where it can be repaired.
    """

    name: str
    state: CheckState
    seconds: float
    sentence: str = ""
    report: Report | None = None
    why_not_repaired: str = ""


class Proofreading(Protocol):
    """Checks of documents; every method may raise ``GongwuError``."""

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Name and title of every house norm."""
        ...

    def start(self, name: str, content: bytes, options: CheckOptions, owner: str = "") -> str:
        """Begins to check a file; gives the key under which it is found again, which nobody can guess.

        Args:
            name: Of the file.
            content: Its bytes.
            options: How it shall be checked.
            owner: What tells browsers apart; each may have so many documents only.
        """
        ...

    def start_text(self, text: str, options: CheckOptions, owner: str = "") -> str:
        """Begins to check pasted text."""
        ...

    def again(self, key: str, options: CheckOptions) -> None:
        """Checks the same document in another way."""
        ...

    def look(self, key: str) -> CheckStatus:
        """How a check stands."""
        ...

    def cancel(self, key: str) -> None:
        """Ends a check; the document and its copies are forgotten."""
        ...

    def repairs(self) -> Repairs:
        """Corrected copies of the documents."""
        ...
