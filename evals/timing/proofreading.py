"""How long checking and repairing take: ``python -m evals.timing.proofreading`` prints medians and their ratios.

The documents are a conformant notice whose body is repeated to a number of pages of 22 lines of 28 字 (GB/T 9704—2012, 5.2.3),
with a flaw in one paragraph of twelve.
"""

from __future__ import annotations

import copy
import math
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.rules.profile import load_profile
from evals.format.layout.document import base
from evals.format.names import w
from evals.format.reader import paragraph_text
from evals.format.xml import Node
from evals.timing.baselines import fixed_work_seconds
from evals.timing.processes import REPETITIONS, command, run_seconds

_PAGES = (10, 100)
_LINES, _CHARACTERS, _INDENT = 22, 28, 2
_EVERY = 12


def long_notice(pages: int) -> bytes:
    """A notice of about so many pages; one paragraph of twelve holds a half-width comma and is in another font."""
    draft = base("notice").copy()
    body = draft.labelled("body")
    lines, number, last = 0, 0, body[-1]
    while lines < pages * _LINES:
        made = copy.deepcopy(body[number % len(body)])
        last.addnext(made)
        last, number = made, number + 1
        lines += math.ceil((len(paragraph_text(made)) + _INDENT) / _CHARACTERS)
        if number % _EVERY == 0:
            _spoil(made)
    return draft.to_bytes()


def _spoil(paragraph: Node) -> None:
    for text in paragraph.iter(w("t")):
        text.text = (text.text or "").replace("，", ",", 1)
    for fonts in paragraph.iter(w("rFonts")):
        fonts.set(w("eastAsia"), "宋体")


def _median(work: Callable[[], object]) -> float:
    """Seconds, after one run that warms up."""
    work()
    took: list[float] = []
    for _ in range(REPETITIONS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def main() -> None:
    """Prints a line for every figure: seconds, and how many times the fixed work of this machine that is."""
    unit, profile, confirm = statistics.median(fixed_work_seconds()), load_profile(), Choice(include_confirm=True)
    with tempfile.TemporaryDirectory() as folder, Checker() as checker:
        for pages in _PAGES:
            data, path = long_notice(pages), Path(folder) / f"{pages}.docx"
            path.write_bytes(data)
            figures = {"check": _median(lambda data=data: checker.check(data, profile, "a.docx"))}
            for mode in FixMode:
                figures[f"fix {mode.code}"] = _median(
                    lambda data=data, mode=mode: checker.fix(data, profile, mode, confirm, "a.docx")
                )
            if pages == _PAGES[0]:
                clean = Path(folder) / "clean.docx"
                clean.write_bytes(base("notice").to_bytes())
                cold = [run_seconds(command("check", str(clean), "--json")) for _ in range(REPETITIONS)]
                figures["check of a short one, cold"] = statistics.median(cold)
            for name, seconds in figures.items():
                print(f"{pages} pages, {name}: {seconds:.3f} s, {seconds / unit:.1f} times the fixed work")


if __name__ == "__main__":
    main()
