"""How long checking and repairing take: ``python -m evals.timing.proofreading`` prints medians, by the clock and of processor time.

Three pages cold, that is the whole command; then 10 and 100 pages and one habit 1,000 and 2,000 times, in a process that is
there. The documents are a conformant notice whose body is repeated to a number of pages of 22 lines of 28 字 (GB/T 9704—2012, 5.2.3),
with a flaw in one paragraph of twelve.
"""

from __future__ import annotations

import copy
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil

from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.rules.profile import load_profile
from evals.format.layout.document import base
from evals.format.names import w
from evals.format.reader import paragraph_text
from evals.format.xml import Node
from evals.timing.baselines import fixed_work_seconds
from evals.timing.processes import REPETITIONS, command, run_seconds
from evals.timing.shapes import SHAPES, notice_with

_SHORT = 3
_PAGES = (10, 100)
_TIMES = (1_000, 2_000)
_HABITS = ("paragraphs, each with a half-width comma", "paragraphs, each in another font")
_LINES, _CHARACTERS, _INDENT = 22, 28, 2
_EVERY = 12


@dataclass(frozen=True)
class Taken:
    """What a work takes.

    Attributes:
        clock: Seconds by the clock.
        processor: Seconds of processor time, of all processes together: on a busy machine the surer figure.
    """

    clock: float
    processor: float


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


def _processor_seconds() -> float:
    """The processor time of this process and of all that it has started, whether they run or have ended."""
    used = 0.0
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            times = child.cpu_times()
            used += times.user + times.system
    return used + sum(os.times()[:4])


def _taken(work: Callable[[], object]) -> Taken:
    """The medians, after one run that warms up."""
    work()
    clock: list[float] = []
    processor: list[float] = []
    for _ in range(REPETITIONS):
        started, used = time.perf_counter(), _processor_seconds()
        work()
        clock.append(time.perf_counter() - started)
        processor.append(_processor_seconds() - used)
    return Taken(statistics.median(clock), statistics.median(processor))


def _cold(folder: Path) -> Iterator[tuple[str, Taken]]:
    """Whole processes, with compiled files: the first run makes them."""
    flawed, clean = folder / "three.docx", folder / "clean.docx"
    flawed.write_bytes(long_notice(_SHORT))
    clean.write_bytes(base("notice").to_bytes())
    for name, path in ((f"{_SHORT} pages, cold", flawed), ("a conformant notice, cold", clean)):
        arguments = command("check", str(path), "--json")
        yield name, _taken(lambda arguments=arguments: run_seconds(arguments, accepted=(0, 1)))


def _warm(checker: Checker) -> Iterator[tuple[str, Taken]]:
    """Documents one after another in a process that is there."""
    profile, confirm = load_profile(), Choice(include_confirm=True)
    for pages in _PAGES:
        data = long_notice(pages)
        yield f"{pages} pages, check", _taken(lambda data=data: checker.check(data, profile, "a.docx"))
        for mode in FixMode:
            work = partial(checker.fix, data, profile, mode, confirm, "a.docx")
            yield f"{pages} pages, fix {mode.code}", _taken(work)


def _repeated(checker: Checker) -> Iterator[tuple[str, Taken]]:
    """One habit again and again."""
    profile = load_profile()
    for habit in _HABITS:
        for times in _TIMES:
            data = notice_with(SHAPES[habit][1](times))
            yield f"{times} {habit}", _taken(lambda data=data: checker.check(data, profile, "a.docx"))


def main() -> None:
    """Prints a line for every figure: seconds by the clock, how many times this machine's fixed work that is, processor time."""
    unit = statistics.median(fixed_work_seconds())
    with tempfile.TemporaryDirectory() as folder, Checker() as checker:
        before: float | None = None
        for name, taken in (*_cold(Path(folder)), *_warm(checker)):
            print(f"{name}: {_said(taken, unit)}", flush=True)
        for name, taken in _repeated(checker):
            ratio = (
                "" if before is None else f", {taken.processor / before:.1f} times the processor time of half as many"
            )
            print(f"{name}: {_said(taken, unit)}{ratio}", flush=True)
            before = taken.processor if before is None else None


def _said(taken: Taken, unit: float) -> str:
    times = f"{taken.clock / unit:.1f} times the fixed work"
    return f"{taken.clock:.3f} s ({times}), processor {taken.processor:.3f} s"


if __name__ == "__main__":
    main()
