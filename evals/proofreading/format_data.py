"""The folder of cases that the task ``format`` works on: one that somebody names, or one that is made here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.format.cases import Case as FormatCase
from evals.format.cases import FaultyCases, read_cases, read_clean, write_cases
from evals.format.catalogue import rule_facts
from evals.format.plan import CI_COUNT, DEFAULT_COUNT
from evals.format.wider.cases import wider_bases, wider_plan, write_wider_cases
from evals.harness.locations import libraries_folder, shared_folder
from evals.harness.progress import Progress
from evals.harness.samples import Input, Sample, Target
from evals.harness.task import Wanted

_KEPT = ("id", "element", "property", "rules", "repair", "family", "operator", "title", "route", "place", "set")
SEED = 0
CI_NAME = f"format-{CI_COUNT}"
WIDER_NAME = "format-wider"
SETS = ("wider",)


def format_data(wanted: Wanted, progress: Progress) -> DataSet:
    """The cases of a run.

    Raises:
        InputError: The folder holds no cases that can be read, or there is no such subset.
    """
    if wanted.path is not None:
        return _data_set(wanted.path, wanted.path.name)
    if wanted.set not in ("", *SETS):
        raise InputError(f"format 没有名为 {wanted.set} 的样例集，只有 {'、'.join(SETS)}。")
    count = _count(wanted)
    if wanted.set:
        return _wider(wanted, progress)
    name = f"format-{count or 'all'}"
    folder = libraries_folder() / name
    progress.say(f"生成样例：{count or '全部组合'}处单项缺陷，另有多缺陷文件和合格文件……")
    write_cases(folder, count, SEED, compound=10 if count == CI_COUNT else 40)
    return _data_set(folder, name, f"公文格式缺陷样例（种子 {SEED}）")


def _wider(wanted: Wanted, progress: Progress) -> DataSet:
    """The wider set: every route of every operator once; with ``--subset ci`` as many as there."""
    bases = wider_bases()
    steps = wider_plan(bases, CI_COUNT if wanted.subset else None, SEED)
    name = f"{WIDER_NAME}-{len(steps)}"
    folder = libraries_folder() / name
    progress.say(f"生成样例：目录各条和标准各款的 {len(steps)} 处单项缺陷，不论有没有规则……")
    write_wider_cases(folder, bases, steps, SEED)
    return _data_set(folder, name, f"公文格式缺陷样例，宽集（种子 {SEED}）")


def _count(wanted: Wanted) -> int | None:
    if wanted.subset not in ("", "ci"):
        raise InputError(f"format 没有名为 {wanted.subset} 的子集，只有 ci。")
    return None if wanted.full else CI_COUNT if wanted.subset else DEFAULT_COUNT


def _data_set(folder: Path, name: str, title: str = "公文格式缺陷样例") -> DataSet:
    return DataSet(name=name, path=folder, questions=folder / "cases.jsonl", drafts=(), title=title)


def format_samples(data: DataSet) -> Sequence[Sample]:
    """A sample a document: the bases, the mutants with their defects, and the clean ones.

    Raises:
        InputError: The cases cannot be read.
    """
    try:
        cases, clean = read_cases(data.path), read_clean(data.path)
    except FaultyCases as error:
        raise InputError(f"样例文件夹 {data.path} 不能用：{error}") from error
    by_file: dict[str, list[FormatCase]] = {}
    for case in cases:
        by_file.setdefault(case.mutant, []).append(case)
    bases = dict.fromkeys(case.base for case in cases)
    outside = [] if is_wider(data) else sorted(_outside(data).glob("*.docx"))
    return [
        *(_sample(base, {"kind": "base"}) for base in bases),
        *(_sample(file, _mutant(found)) for file, found in by_file.items()),
        *(_sample(each.document, {"kind": "clean", "title": each.title, "profile": each.profile}) for each in clean),
        *(_sample(str(path), {"kind": "outside"}) for path in outside),
    ]


def is_wider(data: DataSet) -> bool:
    """Whether it is the wider set, of which only what is found is measured."""
    return data.name.startswith(WIDER_NAME)


def _outside(data: DataSet) -> Path:
    """Where documents lie that nobody here wrote (set C): beside others' cases, or among the measuring data."""
    made_here = data.path.parent == libraries_folder()
    return (shared_folder() / "data" / "proofreading" if made_here else data.path) / "preservation"


def _mutant(cases: list[FormatCase]) -> dict[str, Any]:
    return {"kind": "mutant", "base": cases[0].base, "defects": list(_defects(cases))}


def _defects(cases: list[FormatCase]) -> Iterator[dict[str, Any]]:
    for case in cases:
        said = asdict(case)
        yield {**{name: said[name] for name in _KEPT}, "tier": _tier(case.rules)}


def _tier(rules: Sequence[str]) -> str:
    """``extended`` where the catalogue knows the defect and counts none of its rules as core.

    Codes of our own, which it does not know, only say who else may tell of it.
    """
    known = [rule_facts()[rule].tier for rule in rules if rule in rule_facts()]
    return "extended" if known and "core" not in known else "core"


def _sample(file: str, facts: dict[str, Any]) -> Sample:
    return Sample(id=file, input=Input(file), target=Target(), facts=facts)
