"""Whether answers are right, rest on the right articles, and quote them word for word; on the questions with gold articles.

*Right* is an answer (no refusal) that holds one spelling of every key value and cites a gold or also acceptable article.
A question without key values is right by its citation alone. What is printed beside it keeps dumping from winning: the
share of cited articles that are gold, how many are cited, and how long the answer is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from assistant.answering.answer import AnswerStatus
from assistant.library.source import Validity
from evals.asking import ask_all, notes_on
from evals.data import DataSet, Sample
from evals.evaluation import Evaluation, Failure, Metrics, Output, Setting, Task
from evals.figures import average, share, share_of
from evals.matching import holds_value, plain

MOST_CITATIONS = 3
SEVERAL_WANTED = frozenset({"list", "comparison", "multi-article", "procedure"})
"""Types of questions that more than three articles may answer; of the others, those whose words ask for several."""

_SEVERAL_IN_WORDS = re.compile(r"哪些|哪几|分别|区别|不同|相比|[和与跟同].{1,12}比")

MAY_SHOW_OUTDATED = frozenset({"validity", "comparison"})
"""Types of questions that may be answered with outdated text, if the answer says that it is."""


@dataclass(frozen=True)
class Verdict:
    """What is right and wrong about one answer.

    Attributes:
        missing: Key values that the answer does not hold, in their first spelling.
        gold: For each cited article, whether it is gold or also acceptable.
        verbatim: For each citation, whether every line of its quote stands in the library's article.
        outdated: Documents that the answer rests on and may not.
    """

    sample: Sample
    output: Output
    missing: tuple[str, ...]
    gold: tuple[bool, ...]
    verbatim: tuple[bool, ...]
    outdated: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether it is an answer at all."""
        return self.output["status"] == AnswerStatus.ANSWERED.code

    @property
    def few_wanted(self) -> bool:
        """Whether the question asks for one thing, so that three articles are enough."""
        several = self.sample.metadata["type"] in SEVERAL_WANTED
        return not several and not _SEVERAL_IN_WORDS.search(self.sample.input.question)

    @property
    def right(self) -> bool:
        """Whether it is an answer with all values and a gold citation."""
        return self.answered and not self.missing and any(self.gold)


def generate(setting: Setting) -> list[Output]:
    """The answers to the questions with gold articles."""
    return ask_all(setting, setting.data.answerable)


def judge(data: DataSet, sample: Sample, output: Output) -> Verdict:
    """Compares an answer with what a right one holds."""
    text = plain(output["text"])
    cited = output["citations"]
    return Verdict(
        sample=sample,
        output=output,
        missing=tuple(values[0] for values in sample.target.key_values if not holds_value(text, values)),
        gold=tuple((c["source_id"], c["article"]) in sample.target.articles for c in cited),
        verbatim=tuple(_is_verbatim(c) for c in cited),
        outdated=tuple(c["source_id"] for c in cited if _wrongly_outdated(data, sample, c, output["text"])),
    )


def _is_verbatim(citation: Output) -> bool:
    lines = citation["quote"].split("\n")
    return bool(citation["quote"]) and any(all(line in text for line in lines) for text in citation["articles"])


def _wrongly_outdated(data: DataSet, sample: Sample, citation: Output, text: str) -> bool:
    """Whether the citation is of a text that is law no more, and not shown as such to a question that is about it."""
    if citation["source_id"] not in data.outdated | sample.target.outdated:
        return False
    validity = Validity.from_code(citation["validity"])
    marked = not validity.may_ground and validity.value in text
    return not (marked and sample.metadata["type"] in MAY_SHOW_OUTDATED)


def evaluate(data: DataSet, outputs: Sequence[Output]) -> Evaluation:
    """The figures of the whole, by question type, and the distribution of the number of citations."""
    samples = {sample.id: sample for sample in data.answerable}
    verdicts = [judge(data, samples[output["id"]], output) for output in outputs]
    groups: dict[str, Metrics] = {"citations per answer": _citation_counts(verdicts)}
    for kind in sorted({verdict.sample.metadata["type"] for verdict in verdicts}):
        groups[f"by type {kind}"] = _metrics([v for v in verdicts if v.sample.metadata["type"] == kind])
    failures = [Failure(v.sample.id, why) for v in verdicts if (why := "；".join(_faults(v)))]
    return Evaluation(_metrics(verdicts), groups, failures, notes_on(outputs))


def _metrics(verdicts: Sequence[Verdict]) -> Metrics:
    answers = [verdict for verdict in verdicts if verdict.answered]
    few = [_cited(v) <= MOST_CITATIONS for v in answers if v.few_wanted]
    middle: Callable[[Sequence[float]], float] = median
    return {
        "right": share_of([v.right for v in verdicts]),
        "key_values": share_of([not v.missing for v in verdicts]),
        "gold_cited": share_of([any(v.gold) for v in verdicts]),
        "answered": share(len(answers), len(verdicts)),
        "cited_that_are_gold": share_of([gold for v in answers for gold in v.gold]),
        "quotes_verbatim": share_of([held for v in verdicts for held in v.verbatim]),
        "rests_on_nothing_outdated": share_of([not v.outdated for v in answers]),
        "at_most_3_citations": share_of(few),
        "citations_mean": average([float(_cited(v)) for v in answers]),
        "length_median": average([float(len(v.output["text"])) for v in answers], middle),
    }


def _cited(verdict: Verdict) -> int:
    return len(verdict.output["citations"])


def _citation_counts(verdicts: Sequence[Verdict]) -> Metrics:
    counts = Counter(_cited(verdict) for verdict in verdicts if verdict.answered)
    return {str(number): share(count, counts.total()) for number, count in sorted(counts.items())}


def _faults(verdict: Verdict) -> list[str]:
    faults: list[str] = []
    if not verdict.answered:
        faults.append(f"没有作答（{AnswerStatus[verdict.output['status'].upper()].value}）")
    elif not any(verdict.gold):
        cited = "、".join(f"{c['source_id']} {c['article'] or ''}".strip() for c in verdict.output["citations"])
        faults.append(f"没有引用标准条文（引用了 {cited}）")
    if verdict.answered and verdict.missing:
        faults.append(f"缺少 {'、'.join(verdict.missing)}")
    if not all(verdict.verbatim):
        faults.append("引文与条文不一致")
    if verdict.answered and verdict.outdated:
        faults.append(f"以失效文件为依据（{'、'.join(verdict.outdated)}）")
    return faults


TASK = Task("答案：数值齐全、引到标准条文、引文逐字一致", generate, evaluate)
