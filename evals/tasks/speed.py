"""How long things take and how much memory they need: medians, and ratios to fixed work of the same run.

Nothing here is a threshold: machines differ and are busy. Ratios make runs comparable: a process is compared with the
start of an empty Python, work in this process with a fixed piece of computing, memory with an empty Python's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from evals.harness.figures import Figure, measurement
from evals.harness.libraries import index_corpus
from evals.harness.samples import Case, Output
from evals.harness.task import Evaluation, Metrics, Setting, Task, every_sample
from evals.timing import baselines, embedding, processes, searching, serving

MEGABYTE = 2**20
NO_VECTORS = "知识库的语义向量没有算全，没有测量带向量的检索和内存；加 --full 先算向量。"


TITLES = {
    "empty_python_seconds": "启动一个空的 Python（秒）",
    "fixed_work_seconds": "固定工作量（秒）",
    "empty_python_memory_mb": "空的 Python 的内存（MB）",
    "help_cold_seconds": "gongwu --help（秒）",
    "search_cold_lexical_seconds": "冷启动检索，词法（秒）",
    "search_cold_vectors_seconds": "冷启动检索，有向量（秒）",
    "search_warm_lexical_p50_ms": "热检索中位数，词法（毫秒）",
    "search_warm_lexical_p95_ms": "热检索 p95，词法（毫秒）",
    "search_warm_vectors_p50_ms": "热检索中位数，有向量（毫秒）",
    "search_warm_vectors_p95_ms": "热检索 p95，有向量（毫秒）",
    "embed_passages_per_second": "每秒算出的语义向量（条）",
    "index_documents_seconds": "收录全部文件（秒）",
    "serve_peak_lexical_mb": "网页服务内存峰值，词法（MB）",
    "serve_peak_vectors_mb": "网页服务内存峰值，有向量（MB）",
    "serve_vector_process_peak_mb": "计算向量的进程内存峰值（MB）",
    "to_baseline": "与基准之比",
}


def generate(setting: Setting) -> Iterator[Output]:
    """Every measurement with all its repetitions, the baselines first and, for fixed work, once more at the end."""
    with setting.progress.stage("测速") as advance:
        for number, (name, unit, baseline, values) in enumerate(_measurements(setting), 1):
            setting.progress.say(f"  {name}：{median(values):.4g} {unit}")
            described = {"unit": unit, "baseline": baseline, "vectors": setting.vectors, "values": values}
            yield {"id": name, "key": f"{number}/{name}", **described}
            advance(number)


def _measurements(setting: Setting) -> Iterator[tuple[str, str, str, list[float]]]:
    """(name, unit, name of the baseline, values)."""
    library, questions = setting.library_folder(), [sample.input.question for sample in setting.samples]
    stages = (False, True) if setting.vectors else (False,)
    yield "empty_python", "s", "", baselines.empty_python_seconds()
    yield "fixed_work", "s", "", baselines.fixed_work_seconds()
    yield "empty_python_memory", "MB", "", [baselines.empty_python_memory() / MEGABYTE]
    yield "help_cold", "s", "empty_python", processes.help_seconds()
    for vectors in stages:
        name = _stage(vectors)
        yield f"search_cold_{name}", "s", "empty_python", processes.search_seconds(library, vectors)
        yield f"search_warm_{name}", "s", "fixed_work", searching.search_seconds(questions, library, vectors)
    yield from _embedding(setting)
    yield "index_documents", "s", "fixed_work", [_index_seconds(setting)]
    for vectors in stages:
        peaks = serving.peak_memory(questions, library, vectors)
        yield f"serve_peak_{_stage(vectors)}", "MB", "empty_python_memory", [peaks.server / MEGABYTE]
        if peaks.background:
            yield "serve_vector_process_peak", "MB", "empty_python_memory", [peaks.background / MEGABYTE]
    yield "fixed_work", "s", "", baselines.fixed_work_seconds()


def _index_seconds(setting: Setting) -> float:
    if setting.data.corpus is None:
        raise InputError(f"数据 {setting.data.path} 没有附带文件，无法测量收录的速度，请换一个数据文件夹。")
    with TemporaryDirectory(prefix="gongwu-evals-") as folder:
        return index_corpus(setting.data.corpus, Path(folder) / "library", setting.progress).seconds


def _embedding(setting: Setting) -> Iterator[tuple[str, str, str, list[float]]]:
    seconds = embedding.seconds_per_passage(setting.library_folder())
    if seconds:
        yield "embed_passage", "s", "fixed_work", seconds


def _stage(vectors: bool) -> str:
    return "vectors" if vectors else "lexical"


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Medians by name and unit, the 95th percentile of what was repeated often, and ratios to the baselines."""
    outputs = [case.output for case in cases]
    values: dict[str, list[float]] = {}
    for output in outputs:
        values.setdefault(output["id"], []).extend(output["values"])
    described = {output["id"]: output for output in outputs}
    metrics: dict[str, Figure] = {}
    ratios: dict[str, Figure] = {}
    for name, repeated in values.items():
        metrics.update(_figures(name, described[name]["unit"], repeated))
        baseline = described[name]["baseline"]
        if baseline:
            ratios[name] = measurement(median(repeated) / median(values[baseline]), len(repeated))
    groups: dict[str, Metrics] = {f"ratio: {name}": {"to_baseline": figure} for name, figure in ratios.items()}
    complete = all(output["vectors"] for output in outputs)
    return Evaluation(metrics, groups, notes=() if complete else (NO_VECTORS,))


def _figures(name: str, unit: str, values: Sequence[float]) -> Metrics:
    if name == "embed_passage":
        return {"embed_passages_per_second": measurement(1 / median(values), len(values))}
    if unit == "MB":
        return {f"{name}_mb": measurement(round(median(values)), len(values))}
    if len(values) < searching.QUESTIONS:
        return {f"{name}_seconds": measurement(median(values), len(values))}
    p95 = quantiles(values, n=20)[-1]
    return {
        f"{name}_p50_ms": measurement(round(1000 * median(values), 1), len(values)),
        f"{name}_p95_ms": measurement(round(1000 * p95, 1), len(values)),
    }


TASK = Task(
    "速度与内存：中位数，以及与同一次运行中固定工作量之比",
    every_sample,
    generate,
    evaluate,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    titles=TITLES,
)
