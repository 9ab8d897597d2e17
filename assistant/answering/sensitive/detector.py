"""What a detector of sensitive text is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.answering.sensitive.reading import Reading

Span = tuple[int, int]
"""Start and end in the plain text of a :class:`Reading`, end exclusive."""


@dataclass(frozen=True)
class Detector:
    """One kind of sensitive text (敏感信息).

    Attributes:
        code: As scripts read it, for instance ``resident_id``.
        title: What people read, and what the placeholder says: ``身份证号``.
        spans: Where it stands in a text; pieces may overlap.
        stops: Whether text that holds it must not be sent at all; else it is masked.
        rank: Of two findings at the same place the lower rank counts: the surer kind.
    """

    code: str
    title: str
    spans: Callable[[Reading], Iterable[Span]]
    stops: bool = False
    rank: int = 50


@dataclass(frozen=True)
class Finding:
    """One place of a text that is sensitive.

    Attributes:
        detector: What was found.
        start: First character in the text as it was given, in code points.
        end: Behind the last one.
        text: The characters between.
    """

    detector: Detector
    start: int
    end: int
    text: str
