"""Everything sensitive in a text: what the detectors find, each place once."""

from __future__ import annotations

import re

from assistant.answering.sensitive.detector import Detector, Finding
from assistant.answering.sensitive.detectors import all_detectors
from assistant.answering.sensitive.reading import Reading

_MAY_HOLD = re.compile(
    r"[\d\uff10-\uff19]|[@＠]|[密内祕此本公开姓住址★☆]|[〇零一二三四五六七八九]{11}|secret|confidential|restricted|internal|official",
    re.IGNORECASE,
)
"""No detector can find anything in a text without one of these: most sentences are done with here."""


def find_sensitive(text: str) -> tuple[Finding, ...]:
    """The sensitive places of a text in their order; of two that overlap, the surer kind counts.

    Args:
        text: Anything: a question, a passage, a whole document.
    """
    if not _MAY_HOLD.search(text):
        return ()
    reading = Reading(text)
    kept: list[tuple[int, int, Detector]] = []
    for detector in all_detectors():
        for start, end in detector.spans(reading):
            if not any(start < other_end and other_start < end for other_start, other_end, _ in kept):
                kept.append((start, end, detector))
    return tuple(_finding(reading, *place) for place in sorted(kept, key=lambda place: place[0]))


def _finding(reading: Reading, start: int, end: int, detector: Detector) -> Finding:
    first, last = reading.origin(start, end)
    return Finding(detector, first, last, reading.text[first:last])
