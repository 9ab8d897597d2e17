"""How time grows with size: ``python -m evals.timing.growth [SHAPE …]`` prints seconds at n and 2n and their ratio.

Every shape is a notice in which one thing stands very often (:mod:`evals.timing.shapes`). What grows as the document does has a
ratio of about two; four is a quadratic. Figures are medians of processor time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from assistant.library.loaders.registry import loader_for
from assistant.library.structure import parse_structure
from assistant.ooxml.reader import read_document
from assistant.proofreading.check import check_document
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.fixing.fix import fix_document
from assistant.proofreading.report.page import page_html
from assistant.rules.profile import load_profile
from evals.timing.shapes import SHAPES, notice_with

_REPETITIONS = 3
_DATE = "2026-03-20T09:00:00Z"
# Shorter times are mostly those of the notice itself.
_SHORTEST = 0.05


def _works(data: bytes) -> dict[str, Callable[[], object]]:
    """What is measured on a document."""
    profile, confirm = load_profile(), Choice(include_confirm=True)
    report = check_document(read_document(data, "a.docx"), profile).as_json()
    return {
        "check": lambda: check_document(read_document(data, "a.docx"), profile).as_json(),
        "page": lambda: page_html([report], ""),
        "fix": lambda: fix_document(data, "a.docx", profile, FixMode.TRACKED, confirm, _DATE),
        "index": lambda: parse_structure(loader_for(Path("a.docx")).load(data)),
    }


def _seconds(work: Callable[[], object]) -> float:
    taken: list[float] = []
    for _ in range(_REPETITIONS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main() -> None:
    """Prints a line for every shape and work."""
    unknown = set(sys.argv[1:]) - SHAPES.keys()
    if unknown:
        sys.exit(f"没有这些形状：{'、'.join(sorted(unknown))}；可用的有：{'、'.join(SHAPES)}。")
    for name in sys.argv[1:] or SHAPES:
        size, shape = SHAPES[name]
        once, twice = (_works(notice_with(shape(count))) for count in (size, 2 * size))
        for work in once:
            one, two = _seconds(once[work]), _seconds(twice[work])
            ratio = f"{two / one:.1f}" if one > _SHORTEST else "–"
            print(f"{name}, {work}: {size} {one:.2f} s, {2 * size} {two:.2f} s, ratio {ratio}", flush=True)


if __name__ == "__main__":
    main()
