"""The outputs of the task ``format`` that tell of repairs: one a document and fixer, as ``fixing`` recorded them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.rules.profile import STANDARD, profile_names
from evals.format.cases import Case as FormatCase
from evals.format.cases import read_cases
from evals.harness.progress import Progress
from evals.harness.samples import Output, Sample
from evals.harness.task import Setting
from evals.proofreading.fixers import Fixer
from evals.proofreading.fixing import RUNS, Job, examine_all

CLEAN_RUNS = ("confirm", "tracked")


def fix_outputs(
    setting: Setting, by: str, fixer: Fixer, runs: Sequence[str] = tuple(RUNS), clean: bool = True
) -> Iterator[Output]:
    """Repairs the documents of a run and tells what became of each.

    Args:
        by: Whose repairs they are.
        runs: In which ways.
        clean: Whether conformant documents are given to the fixer too.
    """
    kinds = ("mutant", "clean", "outside") if clean else ("mutant",)
    samples = [sample for sample in setting.samples if sample.facts["kind"] in kinds]
    wanted = setting.wanted(samples, f"fix/{by}/")
    if not wanted:
        return
    jobs = [_job(setting.data.path, sample, cases) for sample, cases in _with_cases(setting.data.path, wanted)]
    if not clean:
        jobs = [replace(job, twice=False) for job in jobs]
    jobs = [replace(job, runs=tuple(run for run in job.runs if run in runs)) for job in jobs]
    yield from _told(setting.progress, by, wanted, jobs, fixer)


def _told(progress: Progress, by: str, wanted: Sequence[Sample], jobs: Sequence[Job], fixer: Fixer) -> Iterator[Output]:
    with progress.stage(f"修正样例 {by}", len(wanted)) as advance:
        results = examine_all(jobs, fixer)
        for number, (sample, records) in enumerate(zip(wanted, results, strict=True), 1):
            seconds = sum(record["seconds"] for record in records.values())
            yield {"id": sample.id, "key": f"fix/{by}/{sample.id}", "by": by, "seconds": seconds, "fix": records}
            advance(number)


def _with_cases(folder: Path, samples: Sequence[Sample]) -> Iterator[tuple[Sample, list[FormatCase]]]:
    by_file: dict[str, list[FormatCase]] = {}
    for case in read_cases(folder):
        by_file.setdefault(case.mutant, []).append(case)
    for sample in samples:
        yield sample, by_file.get(sample.id, [])


def _job(folder: Path, sample: Sample, cases: Sequence[FormatCase]) -> Job:
    if sample.facts["kind"] == "mutant":
        # The undo is not needed, and long.
        return Job(folder, sample.id, sample.facts["base"], tuple(replace(case, undo=None) for case in cases))
    if sample.facts["kind"] == "outside":
        return Job(folder, sample.id, None, (), (*CLEAN_RUNS, "tracked_text"))
    named = str(sample.facts.get("profile") or STANDARD)
    profile = named if named in profile_names() else STANDARD
    return Job(folder, sample.id, sample.id, (), CLEAN_RUNS, profile)
