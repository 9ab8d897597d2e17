"""A library under attack: writers killed at every stage, two of them at once, and every file damaged.

The commands are real processes that are ended with SIGKILL. Afterwards the library is opened as the program opens it: all
of a change or nothing of it may be seen, what was said to be done must be there, and what is broken must be said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from assistant.models.bundled import BundledEmbeddings
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Metrics, Setting, Task, Wanted, no_samples

NAME = "durability"
FULL = f"{NAME}-full"
_KILLS, _RACES, _FLIPS = {NAME: 2, FULL: 50}, {NAME: 2, FULL: 20}, {NAME: 1, FULL: 50}
_NO_VECTORS = "本机没有内置的向量模型，没有测计算语义向量时被结束的情形。"


def durability_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the documents are invented.

    Raises:
        InputError: Other data were named, or this system has no SIGKILL.
    """
    del progress
    if wanted.path or wanted.subset not in ("", "ci"):
        raise InputError("durability 的文件是内置的，请去掉 --data；--subset 只能是 ci，也可以不写。")
    if sys.platform == "win32":
        raise InputError("durability 要强行结束进程，只能在 Linux 和 macOS 上运行。")
    here = Path(__file__)
    return DataSet(FULL if wanted.full else NAME, here, here, drafts=(), title="知识库：强行结束、同时写入、文件损坏")


def generate(setting: Setting) -> Iterator[Output]:
    """Every trial on a library of its own."""
    from evals.durability.damage import damage_trials
    from evals.durability.kills import kill_trials
    from evals.durability.races import race_trials
    from evals.durability.scene import Scene

    form = setting.data.name
    with TemporaryDirectory(prefix="gongwu-evals-") as folder, setting.progress.stage("毁坏知识库") as advance:
        scene = Scene(Path(folder), BundledEmbeddings.available())
        trials = chain(
            kill_trials(scene, _KILLS[form]), race_trials(scene, _RACES[form]), damage_trials(scene, _FLIPS[form])
        )
        for number, output in enumerate(trials, 1):
            yield output
            advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and those of each kind and each stage or file."""
    scores = score_cases(NAME, cases)
    groups: dict[str, Metrics] = {}
    for trait in ("kind", "stage"):
        for value in dict.fromkeys(case.output[trait] for case in cases):
            groups[f"by {trait} {value}"] = figures(NAME, scores, [c for c in cases if c.output[trait] == value])
    vectors = any(case.output["stage"] == "snapshot" for case in cases)
    return evaluated(NAME, cases, () if vectors else (_NO_VECTORS,), groups)


TASK = Task(
    "知识库的耐久：写入时被强行结束、两个同时写、文件损坏，有没有丢失或看到一半",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=durability_data,
)
