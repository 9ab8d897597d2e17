"""What is found in sentences: misspellings in misspelt ones, and false alarms in correct ones, always side by side.

Each sentence is checked alone, as pasted text is; only rules that text decides take part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.proofreading.checker import Checker
from assistant.rules.profile import load_profile
from evals.data.dataset import DataSet
from evals.harness.figures import measurement
from evals.harness.samples import Case, Output, Sample
from evals.harness.scoring import evaluated
from evals.harness.task import Evaluation, Metrics, Setting, Task, timed
from evals.proofreading.text_data import text_data, text_samples

NAME = "text"


def samples(data: DataSet, questions: Sequence[Sample]) -> Sequence[Sample]:
    """The sentences of the folder."""
    del questions
    return text_samples(data)


def generate(setting: Setting) -> Iterator[Output]:
    """The findings on every sentence."""
    wanted, profile = setting.wanted(setting.samples), load_profile()
    with Checker() as checker, setting.progress.stage("校对句子", len(wanted)) as advance:
        for number, sample in enumerate(wanted, 1):
            sentence = sample.input.question
            report, seconds = timed(lambda said=sentence: checker.check_text(said, profile))
            found = [
                {"rule": each["rule"], "severity": each["severity"], "message": each["message"], "place": each["place"]}
                for each in report["findings"]
            ]
            yield {"id": sample.id, "key": sample.id, "seconds": seconds, "findings": found}
            advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and the false alarms of each rule."""
    correct = [case for case in cases if case.sample.facts["kind"] == "correct"]
    alarms = Counter(finding["rule"] for case in correct for finding in case.output["findings"])
    groups: dict[str, Metrics] = {
        f"rule {rule}": {"findings_per_sentence": measurement(count / len(correct), len(correct))}
        for rule, count in alarms.most_common()
    }
    return evaluated(NAME, cases, more_groups=groups)


TASK = Task(
    "文字：错别字查出多少，正确的句子误报多少",
    samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    data=text_data,
)
