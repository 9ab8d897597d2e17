"""Files that went wrong: whether check, fix and index end with an answer or a sentence, and lose nothing.

Every file is the mutant of a number, the same in every run; a failure names the number that repeats it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.fuzz.bases import bases_of
from evals.fuzz.examining import BATCH, Batch, examine_all
from evals.harness.figures import measurement
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, Wanted, no_samples

NAME = "fuzz"
SEED = 0
CI_COUNT, FULL_COUNT = 2_000, 20_000
_SIZES = {f"{NAME}-{count}": count for count in (CI_COUNT, FULL_COUNT)}


def fuzz_data(wanted: Wanted, progress: Progress) -> DataSet:
    """How many mutants, of our own documents or of those in a folder.

    Raises:
        InputError: There is no such subset, or the folder holds no documents.
    """
    del progress
    if wanted.subset not in ("", "ci"):
        raise InputError(f"{NAME} 没有名为 {wanted.subset} 的子集，只有 ci。")
    bases_of(wanted.path)
    count = FULL_COUNT if wanted.full and not wanted.subset else CI_COUNT
    here = Path(__file__)
    title = f"{count:,} 个变异文件（种子 {SEED}）"
    return DataSet(name=f"{NAME}-{count}", path=wanted.path or here, questions=here, drafts=(), title=title)


def generate(setting: Setting) -> Iterator[Output]:
    """What becomes of every mutant."""
    given = None if setting.data.path == Path(__file__) else setting.data.path
    count, bases = _SIZES[setting.data.name], bases_of(given)
    numbers = iter([n for n in range(count) if f"{n:06}{bases[n % len(bases)].suffix}" not in setting.done])
    batches: list[Batch] = []
    while batch := list(islice(numbers, BATCH)):
        batches.append(Batch(batch, SEED))
    with setting.progress.stage("检查变异文件", count) as advance:
        done = count - sum(len(batch.numbers) for batch in batches)
        for records in examine_all(batches, bases):
            yield from records
            done += len(records)
            advance(done)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole and of each format; how doors ended, and which mutations led to failures, as counts."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for name in sorted({str(case.output["format"]) for case in cases}):
        groups[f"by format {name}"] = figures(NAME, scores, [c for c in cases if c.output["format"] == name])
    for door in ("check", "fix", "index"):
        ends = Counter(case.output[door]["error"] or "read" for case in cases if case.output[door])
        groups[f"{door} ended"] = {end: measurement(count) for end, count in ends.most_common()}
    return evaluated(NAME, cases, [_REPEAT], groups)


_REPEAT = "失败的文件可以单独重做：python -m evals.fuzz 编号 --save 文件夹（编号是文件名里的数字；用 --data 测的，同样写上 --data）。"

TASK = Task(
    "变异文件：校对、修正、收录有没有内部出错，超时，改动原件，或者副本丢了东西",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    by_sample=False,
    data=fuzz_data,
    titles={"read": "读出", "UnreadableDocument": "读不了", "UnsupportedDocument": "不支持", "EncryptedDocument": "加密",
            "DocumentTooLarge": "过大", "ProtectedDocument": "有保护"},
)  # fmt: skip
