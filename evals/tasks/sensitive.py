"""What is kept back before text leaves for a model elsewhere: marks that stop it, identifiers that are masked, false alarms.

A row is a text with its kind and whether it is sensitive. Each is screened as a question to a foreign service would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.sensitive.finding import find_sensitive
from assistant.answering.sensitive.screening import Screening
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Input, Output, Sample, Target
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Setting, Task, Wanted, timed
from evals.security.files import files_of, rows_of, security_data

NAME = "sensitive"
FILES = ("sensitive_text*.jsonl",)


def data(wanted: Wanted, progress: Progress) -> DataSet:
    """The folder with the texts; see :func:`evals.security.files.security_data`."""
    del progress
    return security_data(wanted, NAME, "涉密标志、个人信息和看似敏感的文字", FILES)


def samples(found: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """A sample a text."""
    del questions
    return [
        Sample(
            str(row["id"]),
            Input(str(row["text"])),
            Target(),
            metadata={"type": str(row["type"])},
            facts={"kind": str(row["type"]), "sensitive": bool(row["label"])},
        )
        for file in files_of(found.path, FILES)
        for row in rows_of(file, ("id", "label", "type", "text"))
    ]


def generate(setting: Setting) -> Iterator[Output]:
    """What becomes of every text on its way out and back."""
    wanted = setting.wanted(setting.samples)
    with setting.progress.stage("筛查文字", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            yield _screened(sample)
            advance(number)


def _screened(sample: Sample) -> Output:
    text, screening = sample.input.question, Screening()
    masked, seconds = timed(lambda: screening.mask(text))
    return {
        "id": sample.id,
        "key": sample.id,
        "seconds": seconds,
        "found": [finding.detector.code for finding in find_sensitive(text)],
        "stopped": screening.stops(text),
        "masked": masked,
        "restored": screening.restore(masked) == text,
    }


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and those of every kind of text."""
    return evaluated(NAME, cases)


TASK = Task(
    "敏感信息：涉密标志拦住多少，个人信息遮住多少，误报多少",
    samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    data=data,
)
