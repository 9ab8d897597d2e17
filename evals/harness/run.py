"""One run of a task: generate, evaluate, keep. A run that is interrupted can be taken up where it stopped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.errors import GongwuError, InputError, ServiceError
from evals.data.dataset import DataSet
from evals.data.faults import DataFaults
from evals.data.loading import sift_data
from evals.data.resolving import resolve
from evals.data.subsets import keys_of
from evals.harness.environment import describe_data, describe_environment, describe_library
from evals.harness.finished import Run
from evals.harness.keeping import RunFolder
from evals.harness.libraries import opened, prepare_library, vectors_complete
from evals.harness.locations import default_data_folder, results_folder
from evals.harness.options import Options
from evals.harness.overhead import Overhead
from evals.harness.progress import Progress, TerminalProgress
from evals.harness.samples import Case, Input, Output, Sample, Target
from evals.harness.task import Setting, Task, Wanted
from evals.harness.thresholds import check_thresholds
from evals.metrics import titles
from evals.report import write_reports
from evals.tasks import load_task


def run_task(name: str, options: Options, progress: Progress | None = None) -> Run:
    """Runs a task and keeps its outputs and figures.

    Raises:
        GongwuError: The data, the library or the results folder cannot be used; nothing is run half-way.
    """
    progress = progress or TerminalProgress()
    task = load_task(name)
    if not task.needs_library and (options.library or (options.full and task.data is None)):
        progress.say(f"{name} 直接读取文件，不用知识库：--library 和 --full 对它没有作用。")
    setting = _prepared(name, task, options, progress)
    folder = RunFolder.new(options.out or results_folder(), name)
    config = {
        "task": name,
        "started": datetime.now().isoformat(timespec="seconds"),
        "complete": False,
        "options": options.as_json(),
        "data": describe_data(setting.data),
        "library": describe_library(setting.library),
        "libraries": {name: describe_library(path) for name, path in setting.libraries.items()},
        "vectors": setting.vectors,
        "environment": describe_environment(),
    }
    folder.begin(config, setting.samples)
    return _generated_and_evaluated(name, task, setting, folder, config)


def resume_run(folder: Path, progress: Progress | None = None) -> Run:
    """Takes up a run where it was interrupted; what it has kept is not asked again.

    Raises:
        InputError: There is no such run, it is finished, or its data have changed since.
    """
    kept = RunFolder.existing(folder)
    config = kept.config()
    if config["complete"]:
        raise InputError(f"{folder} 已经完成；要重新评分请用 --from，要再测一次请直接运行该任务。")
    options, name = Options.kept(config["options"]), config["task"]
    task = load_task(name)
    if not task.resumable:
        raise InputError(f"{name} 要在同一次运行里测完，不能接着做，请重新运行。")
    progress = progress or TerminalProgress()
    setting = _prepared(name, task, options, progress)
    if describe_data(setting.data) != config["data"]:
        raise InputError(f"{folder} 中断以后数据有了变化，不能接着做，请重新运行该任务。")
    done = frozenset(output["key"] for output in kept.outputs())
    progress.say(f"接着做 {folder.name}：已有 {len(done)} 个结果。")
    return _generated_and_evaluated(name, task, replace(setting, done=done), kept, config)


def score_again(source: Path, options: Options, progress: Progress | None = None) -> Run:
    """Scores the kept outputs of a run again, without the assistant; on other data where those are named.

    Raises:
        InputError: There is no such run, or other data hold other samples.
    """
    kept = RunFolder.existing(source)
    config = kept.config()
    name = config["task"]
    task, outputs = load_task(name), kept.outputs()
    samples: Sequence[Sample] = kept.samples()
    data = config["data"]
    if options.data:
        asked = replace(Options.kept(config["options"]), data=options.data)
        setting = _prepared(name, task, asked, progress or TerminalProgress())
        samples, data = setting.samples, describe_data(setting.data)
    if not outputs:
        raise InputError(f"{source} 没有保存下来的结果，无法重新评分，请重新运行该任务。")
    folder = RunFolder.new(options.out or results_folder(), name)
    changed = {"from": str(source), "data": data, "complete": False, "environment": describe_environment()}
    config = {**config, **changed, "started": datetime.now().isoformat(timespec="seconds")}
    folder.begin(config, samples)
    for output in outputs:
        folder.keep(output)
    return _evaluated(name, task, samples, folder, config)


def _prepared(name: str, task: Task, options: Options, progress: Progress) -> Setting:
    """Everything that can be wrong is found here, before the run's folder is made."""
    data = _data(task, options, progress)
    libraries = _libraries(task, data, options, progress)
    samples = task.samples(data, _samples(data, libraries if task.needs_golds else {}))
    if not samples and task.needs_golds:
        raise InputError(f"数据 {data.path} 中没有 {name} 可以评测的题目，请检查题目是否有标准条文。")
    vectors = bool(libraries) and all(vectors_complete(library) for library in libraries.values())
    library = next(iter(libraries.values()), None)
    return Setting(
        data, samples, library, vectors, progress, judge=options.judge, model=options.model, libraries=libraries
    )


def _data(task: Task, options: Options, progress: Progress) -> DataSet:
    if task.data is not None:
        return task.data(Wanted(options.data, options.full, options.subset, options.set), progress)
    data = sift_data(options.data or default_data_folder())
    return data.subset(options.subset, keys_of(data, options.subset)) if options.subset else data


def _libraries(task: Task, data: DataSet, options: Options, progress: Progress) -> dict[str, Path]:
    """The libraries to measure; where rows are at fault they are only made to tell what else is wrong with them."""
    form = DataFaults(data.questions, data.faults) if data.faults else None
    if form and not (task.needs_library and task.needs_golds):
        raise form
    if not task.needs_library:
        return {}
    full = options.full and not form
    try:
        return {
            name: prepare_library(part, None if name else options.library, full, progress)
            for name, part in data.parts().items()
        }
    except GongwuError as error:
        raise form or error from error


def _samples(data: DataSet, libraries: Mapping[str, Path]) -> Sequence[Sample]:
    """The samples in the order of their rows; faults of all libraries are told at once."""
    if not libraries:
        return [draft.sample for draft in data.drafts]
    found: dict[int, Sample] = {}
    faults = list(data.faults)
    for name, part in data.parts().items():
        with opened(libraries[name], vectors=False) as search:
            try:
                samples = resolve(replace(part, faults=()), search)
            except DataFaults as unknown:
                faults += unknown.faults
            else:
                found |= {draft.line: sample for draft, sample in zip(part.drafts, samples, strict=True)}
    if faults:
        raise DataFaults(data.questions, faults)
    return [found[draft.line] for draft in data.drafts]


def _generated_and_evaluated(
    name: str, task: Task, setting: Setting, folder: RunFolder, config: Mapping[str, Any]
) -> Run:
    overhead = Overhead()
    started = datetime.now()
    with _leaving_a_trace(name, task, folder, setting.progress):
        for output in task.generate(setting):
            folder.keep(output)
            overhead.count(output)
    if not folder.outputs():
        folder.discard()
        raise InputError(f"数据 {setting.data.path} 中没有 {name} 可以评测的内容，请检查数据。")
    seconds = (datetime.now() - started).total_seconds()
    measured = {"generating_seconds": round(seconds, 2), "harness": overhead.as_json()}
    return _evaluated(name, task, setting.samples, folder, {**config, **measured})


def _evaluated(name: str, task: Task, samples: Sequence[Sample], folder: RunFolder, config: Mapping[str, Any]) -> Run:
    cases = _cases(task, samples, folder.outputs())
    evaluation = task.evaluate(cases)
    data = config["data"]
    thresholds = check_thresholds(data["name"], name, evaluation)
    spent = (datetime.now() - datetime.fromisoformat(config["started"])).total_seconds()
    config = {**config, "complete": True, "seconds": round(spent, 1)}
    run = Run(name, task.title, {**titles(), **task.titles}, data, evaluation, cases, thresholds, folder.path, config)
    write_reports(run)
    folder.finish(config)
    return run


def _cases(task: Task, samples: Sequence[Sample], outputs: Sequence[Output]) -> list[Case]:
    if not task.by_sample:
        return [Case(Sample(output["id"], Input(""), Target()), output) for output in outputs]
    by_id = {sample.id: sample for sample in samples}
    return [Case(by_id[output["id"]], output) for output in outputs if output["id"] in by_id]


@contextmanager
def _leaving_a_trace(name: str, task: Task, folder: RunFolder, progress: Progress) -> Iterator[None]:
    """Says how a run that is interrupted can be taken up; one that has kept nothing leaves no folder behind."""
    try:
        yield
    except (KeyboardInterrupt, ServiceError):
        if task.resumable and folder.outputs():
            progress.say(f"已有的结果保留着，接着做：python -m evals {name} --resume {folder.path}")
        raise
    finally:
        folder.close()
        if not folder.outputs():
            folder.discard()
