"""Whether questions in everyday words get the right article, a clear word and a confidence that means something.

The questions come from one file, the shared one or an office's own; each is asked of the library that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.answers.asking import ask_all, notes_on
from evals.answers.calibration import calibration
from evals.data.everyday import everyday_data
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Setting, Task, every_sample

NAME = "everyday"


def generate(setting: Setting) -> Iterator[Output]:
    """The answers, library by library."""
    for part in setting.by_library():
        yield from ask_all(part)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole, by shape and library, and the curve of the confidence."""
    return evaluated(NAME, cases, notes_on(cases), calibration(cases))


TASK = Task(
    "日常问法：引到标准条文、先说能不能、误拒多少，置信度是否说到做到",
    every_sample,
    generate,
    evaluate,
    uses_model=True,
    data=everyday_data,
    titles={
        "expected_calibration_error": "置信度与实际的平均差距",
        "brier_score": "布里尔分数",
        "mean_confidence": "平均置信度",
        "right_at_confidence": "其中引到标准条文的",
    },
)
