"""Runs a fixer over documents and records, by the benchmark's own reader, what it made of them.

Of a mutant: clean copies with confirmations granted (``confirm``: the main number) and without (``safe``: the default), and a
copy with all changes tracked (``tracked``), and one with those of words (``tracked_text``: the default). Of a conformant document: whether copies are the same bytes. Documents are spread over processes.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from assistant.errors import GongwuError
from assistant.rules.profile import STANDARD
from evals.format.cases import Case
from evals.format.draft import Draft
from evals.format.opening import UnreadableCase, open_any
from evals.format.preserving import preserved, reworded
from evals.format.reader import paragraph_text
from evals.format.rejecting import accept, reject
from evals.format.repairing import Bench, State
from evals.format.restoring import differences
from evals.format.targets import Targets, targets
from evals.proofreading.fixers import Fixer

RUNS = {
    "confirm": ("clean", True),
    "safe": ("clean", False),
    "tracked": ("tracked", True),
    "tracked_text": ("tracked_text", True),
}
TRACKED = ("tracked", "tracked_text")
NOT_TRACKABLE = "not_trackable"
_VERDICT = ("unrepaired", "right", "wrong", "wrong_facts", "characters", "changed", "texts")
_PRESERVATION = ("objects", "parts", "nodes")
_SHOWN = 5
"""How many of the things that went wrong a record names."""


@dataclass(frozen=True)
class Job:
    """A document to fix.

    Attributes:
        folder: Where the cases lie.
        file: Within it.
        base: The conformant document; the file itself for a conformant one; None for one of which nobody says what is right.
        cases: Its defects.
        runs: Which of ``RUNS``.
        profile: The house norm that holds for it.
        twice: Whether the fixer runs over its own clean copy again.
    """

    folder: Path
    file: str
    base: str | None
    cases: tuple[Case, ...] = ()
    runs: tuple[str, ...] = tuple(RUNS)
    profile: str = STANDARD
    twice: bool = True


@dataclass
class Examiner:
    """Fixes documents and looks at what came of it; keeps what it has read of bases."""

    fixer: Fixer
    benches: dict[Path, Bench] = field(default_factory=dict[Path, Bench])

    def examine(self, job: Job) -> dict[str, Any]:
        """A record a run, by its name; ``unreadable`` where the benchmark's reader cannot follow."""
        source = job.folder / job.file
        with tempfile.TemporaryDirectory(prefix="gongwu-evals-") as folder:
            made = {name: self._fixed(source, Path(folder) / f"{name}.docx", name, job.profile) for name in job.runs}
            try:
                self._read(job, source, Path(folder), made)
            except UnreadableCase as error:
                return {name: {**record, "unreadable": str(error)} for name, record in made.items()}
        return {name: {key: v for key, v in record.items() if key != "findings"} for name, record in made.items()}

    def close(self) -> None:
        """Ends what the fixer has started."""
        if close := getattr(self.fixer, "close", None):
            close()

    def _fixed(self, source: Path, out: Path, run: str, profile: str) -> dict[str, Any]:
        started = time.perf_counter()
        record: dict[str, Any] = {"error": "", "seconds": 0.0, "copy": False, "fixed": 0, "findings": []}
        try:
            report = self.fixer(source, out, *RUNS[run], profile)
        except GongwuError as error:
            return {**record, "error": error.message}
        if not out.is_file():
            return {**record, "error": "没有写出文件"}
        findings = list(report["findings"])
        fixed = [each for each in findings if each["outcome"] == "fixed"]
        return {
            **record,
            "seconds": round(time.perf_counter() - started, 4),
            "copy": out.read_bytes() == source.read_bytes(),
            "fixed": len(fixed),
            "failed": sum(each["outcome"] == "failed" for each in findings),
            "person": sum(each["repair"] == "person" for each in findings),
            "untracked": sum(str(each.get("reason", "")).startswith(NOT_TRACKABLE) for each in findings),
            "findings": fixed,
        }

    def _read(self, job: Job, source: Path, folder: Path, made: dict[str, dict[str, Any]]) -> None:
        for record in made.values():
            if record["error"]:
                record |= {"unrepaired": {case.id: record["error"] for case in job.cases}}
        written = {name: record for name, record in made.items() if not record["error"]}
        if job.base is None:
            _read_outside(source, folder, written)
        elif job.cases or not all(record["copy"] for record in written.values()):
            self._read_mutant(job, source, folder, written)
        else:
            return
        if "confirm" in written and job.twice:
            written["confirm"]["again"] = self._again(written["confirm"], folder / "confirm.docx", job.profile)

    def _read_mutant(self, job: Job, source: Path, folder: Path, written: dict[str, dict[str, Any]]) -> None:
        assert job.base is not None
        bench = self._bench(job.folder / job.base)
        mutant = bench.mutant(source)
        states: dict[str, State] = {}
        seen: dict[bytes, str] = {}
        for name, record in written.items():
            data = (folder / f"{name}.docx").read_bytes()
            if name == "tracked":
                tracked = open_any(data)
                states[name] = bench.fixed(mutant, accept(tracked))
                record |= {**_judged(bench, mutant, states[name], job.cases), **_rejected(mutant.draft, tracked)}
            elif name == "tracked_text":
                tracked = open_any(data)
                states[name] = bench.fixed(mutant, accept(tracked))
                record |= {"rejected": _texts_apart(mutant.draft, reject(tracked))}
            elif data in seen:
                # Without a finding to confirm both clean copies are the same bytes.
                states[name] = states[seen[data]]
                record |= {key: written[seen[data]][key] for key in (*_VERDICT, *_PRESERVATION)}
            else:
                seen[data] = name
                states[name] = mutant if record["copy"] else bench.fixed(mutant, open_any(data))
                record |= _judged(bench, mutant, states[name], job.cases)
                record |= _kept(source.read_bytes(), data, targets(mutant.draft, record["findings"], job.cases))
        for name in states.keys() & TRACKED if "confirm" in states else ():
            untracked = bool(written[name]["untracked"])
            written[name]["accepted"] = _apart(mutant, states["confirm"], states[name], untracked)

    def _bench(self, base: Path) -> Bench:
        if base not in self.benches:
            self.benches[base] = Bench(base)
        return self.benches[base]

    def _again(self, first: Mapping[str, Any], copy: Path, profile: str) -> dict[str, Any]:
        """A second run over the copy; where the copy is the input it is the first one again."""
        if first["copy"]:
            return {key: first[key] for key in ("copy", "fixed", "error")}
        second = self._fixed(copy, copy.with_name("again.docx"), "confirm", profile)
        return {key: second[key] for key in ("copy", "fixed", "error")}


def _judged(bench: Bench, mutant: State, state: State, cases: Sequence[Case]) -> dict[str, Any]:
    verdict = bench.judge(mutant, state, cases)
    return {
        "unrepaired": verdict.unrepaired,
        "right": verdict.right,
        "wrong": len(verdict.wrong),
        "wrong_facts": verdict.wrong[:_SHOWN],
        "characters": verdict.characters,
        "changed": verdict.changed,
        "texts": verdict.texts[:_SHOWN],
    }


def _kept(before: bytes, after: bytes, aims: Targets) -> dict[str, Any]:
    return {
        name: {"of": count.of, "lost": len(count.lost), "named": count.lost[:_SHOWN]}
        for name, count in vars(preserved(before, after, aims)).items()
    }


def _rejected(before: Draft, tracked: Draft) -> dict[str, Any]:
    return {"rejected": differences(before, reject(tracked))[:_SHOWN]}


def _texts_apart(before: Draft, after: Draft) -> list[str]:
    """The paragraphs whose words are not those before; how they look does not count."""
    old, new = ([paragraph_text(each) for each in draft.paragraphs()] for draft in (before, after))
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    return [f"文字没有复原：“{''.join(old[a:b])[:30]}”变为“{''.join(new[c:d])[:30]}”" for _, a, b, c, d in steps][
        :_SHOWN
    ]


def _read_outside(source: Path, folder: Path, written: dict[str, dict[str, Any]]) -> None:
    """A document of which nobody says what is right: what was not to be repaired must be as it was."""
    data, draft = source.read_bytes(), open_any(source)
    characters = sum(len(paragraph_text(paragraph)) for paragraph in draft.paragraphs())
    for name, record in written.items():
        out = (folder / f"{name}.docx").read_bytes()
        nothing = {"unrepaired": {}, "right": 0, "wrong": 0, "wrong_facts": []}
        aims = targets(draft, record["findings"])
        if name == "tracked_text":
            record |= {"rejected": _texts_apart(draft, reject(open_any(out)))}
            continue
        tracked = name == "tracked"
        changed, texts = (0, []) if tracked else reworded(data, out, aims)
        record |= {**nothing, "characters": characters, "changed": changed, "texts": texts[:_SHOWN]}
        record |= _rejected(draft, open_any(out)) if tracked else _kept(data, out, aims)


def _apart(mutant: State, clean: State, tracked: State, untracked: bool) -> list[str]:
    """Facts in which the tracked copy, its changes accepted, differs from the clean copy.

    What cannot be tracked is only done in the clean copy: where there was such a thing, facts may be as they were.
    """
    first, second, old = clean.facts, tracked.facts, mutant.facts
    apart = [key for key in first.keys() | second.keys() if first.get(key) != second.get(key)]
    meant = [key for key in apart if not (untracked and second.get(key) == old.get(key))]
    return [
        f"{key[0]} 的 {key[1]}：清洁稿 {first.get(key)!r}，修订稿 {second.get(key)!r}" for key in sorted(meant)[:_SHOWN]
    ]


def examine_all(jobs: Sequence[Job], fixer: Fixer, processes: int | None = None) -> Iterator[dict[str, Any]]:
    """The records of all documents, in their order.

    Args:
        processes: How many work side by side; as many as there are processors, four at most, where it is None. One means
            this process itself.
    """
    count = processes or max(1, min(4, os.cpu_count() or 1))
    if count == 1:
        examiner = Examiner(fixer)
        try:
            yield from (examiner.examine(job) for job in jobs)
        finally:
            examiner.close()
        return
    with get_context("spawn").Pool(count, _begin, (fixer,)) as pool:
        yield from pool.imap(_examine, jobs, chunksize=2)


_EXAMINERS: list[Examiner] = []
"""The one of this worker process."""


def _begin(fixer: Fixer) -> None:
    _EXAMINERS.append(Examiner(fixer))


def _examine(job: Job) -> dict[str, Any]:
    return _EXAMINERS[-1].examine(job)
