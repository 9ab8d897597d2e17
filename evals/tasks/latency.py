"""How long the assistant takes with a language model, the model's own time apart.

Nothing here is a threshold: machines differ and are busy. The targets that the figures are to be read against are in
``TITLES``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.figures import Figure, measurement
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.task import Evaluation, Setting, Task, Wanted, no_samples
from evals.timing import answering

NAME = "latency"
TITLES = {
    "overhead_p50_ms": "除模型和检索外的耗时，中位数（毫秒，目标 ≤ 30）",
    "overhead_p95_ms": "除模型和检索外的耗时，p95（毫秒）",
    "passed_on_p50_ms": "模型的第一段文字传到用户，中位数（毫秒，目标 ≤ 50）",
    "passed_on_p95_ms": "模型的第一段文字传到用户，p95（毫秒）",
    "crowd_p50_ms": "20 人同时提问，模型用 1 秒，中位数（毫秒）",
    "crowd_p95_ms": "20 人同时提问，模型用 1 秒，p95（毫秒，目标 ≤ 3000）",
}
QUESTIONS = (
    "新录用公务员的试用期是多长？",
    "请示可以主送两个机关吗？",
    "收到政府信息公开申请，多少天内答复？",
    "信访事项多长时间要办结，最多能延长多久？",
    "公文标题用几号什么字体？",
    "公文的密级怎样标注？",
    "联系人身份证号 11010119900307109X、电话 13900000000，信访事项由谁受理？",
)
ROUNDS = 5


def latency_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the questions are our own.

    Raises:
        InputError: Other data were named.
    """
    del progress
    if wanted.path or wanted.subset:
        raise InputError("latency 的问题是内置的，请去掉 --data 和 --subset。")
    here = Path(__file__)
    return DataSet(name=NAME, path=here, questions=here, drafts=(), title="带模型作答的耗时")


def generate(setting: Setting) -> Iterator[Output]:
    """Every measurement with all its repetitions, on a library of the built-in guides; the first round only warms up."""
    from assistant.library.keeper import index_into
    from assistant.library.search import LibrarySearch

    measures = {
        "overhead": answering.overhead_seconds,
        "passed_on": answering.passed_on_seconds,
        "crowd": answering.crowd_seconds,
    }
    with TemporaryDirectory(prefix="gongwu-evals-") as folder:
        index_into(Path(folder) / "library", [])
        with (
            closing(LibrarySearch(Path(folder) / "library", None)) as library,
            setting.progress.stage("测耗时", len(measures)) as advance,
        ):
            for number, (name, measure) in enumerate(measures.items(), 1):
                measure(QUESTIONS, library)
                rounds = 1 if name == "crowd" else ROUNDS
                values = [seconds for _ in range(rounds) for seconds in measure(QUESTIONS, library)]
                yield {"id": name, "key": name, "values": values}
                advance(number)


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """Median and 95th percentile of every measurement."""
    metrics: dict[str, Figure] = {}
    for case in cases:
        name, values = case.output["id"], [1000 * value for value in case.output["values"]]
        metrics[f"{name}_p50_ms"] = measurement(round(median(values), 1), len(values))
        metrics[f"{name}_p95_ms"] = measurement(round(quantiles(values, n=20)[-1], 1), len(values))
    return Evaluation(metrics)


TASK = Task(
    "带模型作答的耗时：自身的开销、第一段文字、多人同时提问",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=latency_data,
    titles=TITLES,
)
