"""What the 公文校对 tab knows of corrected copies, as values, and what it asks of whoever makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from assistant.proofreading.fixing.choice import FixMode
from assistant.proofreading.report_shapes import RepairReport, Report
from assistant.web.proofreading_state import CheckState


class Side(Enum):
    """Which of two documents that are compared."""

    BEFORE = "修改前"
    AFTER = "修改后"


@dataclass(frozen=True)
class Copy:
    """A corrected document.

    Attributes:
        name: What its file is called.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True)
class RepairStatus:
    """A corrected copy as it stands now.

    Attributes:
        mode: How repairs are written.
        seconds: How long it has been going, or how long it took.
        sentence: Why it did not end well.
        report: The JSON of ``gongwu fix`` but for the output's name, once it is done.
        after: The JSON of ``gongwu check`` of the copy, once it is done.
    """

    mode: FixMode
    state: CheckState
    seconds: float
    sentence: str = ""
    report: RepairReport | None = None
    after: Report | None = None


@dataclass(frozen=True)
class PagesStatus:
    """Pictures of the pages before and after, as they stand now.

    Attributes:
        seconds: How long it has been going, or how long it took.
        sentence: Why it did not end well.
        shown: How many pages of each document are drawn.
        counts: How many pages each document has.
    """

    state: CheckState
    seconds: float
    sentence: str = ""
    shown: Mapping[Side, int] | None = None
    counts: Mapping[Side, int] | None = None


class Repairs(Protocol):
    """Corrected copies of documents that are being proofread; every method may raise ``GongwuError``."""

    def start(self, key: str, mode: FixMode, accept: frozenset[str]) -> None:
        """Begins to repair the findings that somebody has accepted, and nothing else.

        Args:
            key: Of the check.
            mode: How repairs are written.
            accept: Ids of its findings.
        """
        ...

    def look(self, key: str, mode: FixMode) -> RepairStatus:
        """How a copy stands."""
        ...

    def cancel(self, key: str, mode: FixMode) -> None:
        """Ends the making of a copy; the document and its check stay."""
        ...

    def copy(self, key: str, mode: FixMode) -> Copy:
        """The copy, once it is done."""
        ...

    def go_on(self, key: str) -> str:
        """Begins to check the clean copy as a document of its own; gives its key."""
        ...

    def start_pages(self, key: str) -> None:
        """Begins to draw the pages of the document and of its copy."""
        ...

    def look_at_pages(self, key: str) -> PagesStatus:
        """How the pictures stand."""
        ...

    def cancel_pages(self, key: str) -> None:
        """Ends the drawing."""
        ...

    def page(self, key: str, side: Side, number: int) -> bytes:
        """A page as a PNG file; the first has the number 1."""
        ...
