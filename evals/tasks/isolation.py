"""Permissions inside retrieval: what readers are told through every door, against an oracle of who may read what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.figures import Figure, measurement
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.task import Evaluation, Failure, Metrics, Setting, Task, Wanted, no_samples

NAME = "isolation"
CI = f"{NAME}-ci"
_PROPERTIES, _QUERIES = {NAME: 10_000, CI: 2_000}, {NAME: 1_000, CI: 200}
_SEED = 14
TITLES = {
    "leaks": "泄露：读到、列出或提到无权知道的文件（次，必须是 0）",
    "lost": "误拦：有权读的文件没有给出（次，必须是 0）",
    "asked": "问过的次数",
}


def isolation_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: documents and readers are drawn at random, always the same.

    Raises:
        InputError: Other data were named.
    """
    del progress
    if wanted.path or wanted.subset not in ("", "ci"):
        raise InputError("isolation 的文件是内置的，请去掉 --data；--subset 只能是 ci，也可以不写。")
    here = Path(__file__)
    name = CI if wanted.subset else NAME
    return DataSet(name, here, here, drafts=(), title="知识库的权限：逐个入口对照独立的判断")


def generate(setting: Setting) -> Iterator[Output]:
    """Readers and documents against the filter alone, then queries through every door."""
    from evals.isolation.trials import property_trials, query_trials

    form = setting.data.name
    with TemporaryDirectory(prefix="gongwu-evals-") as folder, setting.progress.stage("越权查阅") as advance:
        trials = chain(property_trials(_PROPERTIES[form], _SEED), query_trials(Path(folder), _QUERIES[form], _SEED))
        for number, output in enumerate(trials, 1):
            yield output
            advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """How often something was told that should not have been, and the other way round, for each door."""
    outputs = [case.output for case in cases]
    doors = dict.fromkeys(output["door"] for output in outputs)
    groups: dict[str, Metrics] = {
        f"door: {door}": _counted([output for output in outputs if output["door"] == door]) for door in doors
    }
    failures = [
        Failure(output["id"], f"{output['door']}：泄露 {output['leaks']} 次，误拦 {output['lost']} 次")
        for output in outputs
        if output["leaks"] or output["lost"]
    ]
    return Evaluation(_counted(outputs), groups, failures)


def _counted(outputs: Sequence[Output]) -> dict[str, Figure]:
    return {name: measurement(sum(output[name] for output in outputs), len(outputs)) for name in TITLES}


TASK = Task(
    "知识库的权限：检索、问答、列表、引用等每个入口，有没有让人知道无权知道的文件",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=isolation_data,
    titles=TITLES,
)
