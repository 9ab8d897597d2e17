"""How often the proofreader is right on documents that people made: precision from a log of findings judged by eye.

Without ``--data`` the figures are those of the log. With a folder of the documents, which are told by their digests, they are
proofread again: findings that are gone count no more, and those that nobody has judged are listed. The figures are those of the
first set, on which rules were mended; the second one, judged by somebody who had not written the rules, is a group of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.task import Evaluation, Failure, Setting, Task, Wanted, no_samples
from evals.real import log
from evals.real.looking import UNJUDGED, as_logged, looked_again
from evals.real.precision import TITLES, by_rule, figures

NAME = "real"
_UNSEEN = "unseen set"


def real_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The log, or a folder that holds some of its documents.

    Raises:
        InputError: There is no such folder, or none of the documents in it; or a part was asked for.
    """
    del progress
    if wanted.subset or wanted.full:
        raise InputError("real 没有子集，请去掉 --subset 和 --full。")
    folder = wanted.path or log.HERE
    if not folder.is_dir():
        raise InputError(f"找不到文件夹 {folder}，请检查 --data。")
    if wanted.path and not log.files_by_digest(folder).keys() & log.both_logs().documents.keys():
        raise InputError(f"{folder} 里没有日志（evals/real/documents.jsonl）中的文件，请按其中的地址收集后再试。")
    return DataSet(name=NAME, path=folder, questions=folder, drafts=(), title="公开仓库里的真实文件")


def generate(setting: Setting) -> Iterator[Output]:
    """Every document, and every finding with its verdict."""
    here = None if setting.data.path == log.HERE else log.files_by_digest(setting.data.path)
    for name, folder in (("", log.HERE), (_UNSEEN, log.UNSEEN)):
        said = log.read_log(folder)
        found = as_logged(said) if here is None else looked_again(said, here, setting.progress)
        yield from ({**each, "set": name} for each in found)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures of the whole and of each rule; findings and copies that are wrong are failures."""
    outputs = [case.output for case in cases]
    first = [each for each in outputs if each.get("set", "") != _UNSEEN]
    second = [each for each in outputs if each.get("set", "") == _UNSEEN]
    groups = by_rule(first)
    if second:
        groups = {_UNSEEN: figures(second), **groups, **by_rule(second, f"{_UNSEEN}, ")}
    return Evaluation(
        metrics=figures(first),
        groups=groups,
        failures=list(_failures(outputs)),
        cases=cases,
        notes=list(_notes(outputs)),
    )


def _failures(outputs: Sequence[Output]) -> Iterator[Failure]:
    for each in outputs:
        if each["kind"] == "finding" and each["verdict"] == log.Verdict.WRONG.code:
            yield Failure(each["id"], f"{each['rule']}：{each['reason']}")
        elif each["kind"] == "document" and each["repairs"] and not each["repairs"]["confirmed"]:
            yield Failure(each["id"], f"修正后的副本有错：{each['repairs']['reason']}")


def _notes(outputs: Sequence[Output]) -> Iterator[str]:
    left = Counter(each["rule"] for each in outputs if each["kind"] == "finding" and each["verdict"] == UNJUDGED)
    if left:
        most = "、".join(f"{rule} {count}" for rule, count in left.most_common(12))
        yield f"有 {left.total()} 处发现还没有人看过（{most}……）；用 python -m evals.real 文件夹 列出，判定后记入 findings.jsonl。"
    yield "修正后的副本是否有错，来自日志，不随程序重新判断。"


TASK = Task(
    "真实文件：校对的发现有多少是对的，修正后的副本有没有错（来自人工判定的日志）",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    by_sample=False,
    data=real_data,
    titles=TITLES,
)
