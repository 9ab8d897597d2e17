"""What a task is: it generates outputs through the assistant's public functions, and scores them without the assistant."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from evals.data.dataset import DataSet
from evals.harness.figures import Figure
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output, Sample, Score

Metrics = Mapping[str, Figure]
Result = TypeVar("Result")


@dataclass(frozen=True)
class Failure:
    """A case that is not as it should be, and why, in Chinese."""

    id: str
    why: str


@dataclass(frozen=True)
class Evaluation:
    """The figures of a run.

    Attributes:
        metrics: The figures of the whole, by name.
        groups: The same and other figures of parts, by the name of the part.
        failures: The cases that failed.
        cases: The cases of the whole.
        scores: Their scores, by case and metric: what two runs are compared by.
        notes: What a reader must know to understand the figures; a Chinese sentence each.
    """

    metrics: Metrics
    groups: Mapping[str, Metrics] = field(default_factory=dict[str, Metrics])
    failures: Sequence[Failure] = ()
    cases: Sequence[Case] = ()
    scores: Mapping[str, Mapping[str, Score]] = field(default_factory=dict[str, Mapping[str, Score]])
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Setting:
    """What a task may use to generate its outputs.

    Attributes:
        samples: The samples of the task, with their articles.
        library: Folder of the library; None for tasks that need none.
        libraries: Folders of all libraries of a data set with several, by the names of :meth:`DataSet.parts`.
        vectors: Whether these libraries have all their vectors.
        done: Keys of outputs that an interrupted run has already kept.
        judge: Whether a configured model judges as well.
        model: Whether a configured model composes the answers.
    """

    data: DataSet
    samples: Sequence[Sample]
    library: Path | None
    vectors: bool
    progress: Progress
    done: frozenset[str] = frozenset()
    judge: bool = False
    model: bool = False
    libraries: Mapping[str, Path] = field(default_factory=dict[str, Path])

    def library_folder(self) -> Path:
        """The library's folder, for tasks that need one."""
        assert self.library is not None, "the task says that it needs a library"
        return self.library

    def by_library(self) -> Iterator[Setting]:
        """A setting for each library, with the samples that are asked of it."""
        if len(self.libraries) < 2:
            yield self
            return
        for name, folder in self.libraries.items():
            others = self.libraries.keys() - {name}
            asked = [s.metadata.get("corpus", "") for s in self.samples]
            part = [
                s for s, of in zip(self.samples, asked, strict=True) if of == name or (not name and of not in others)
            ]
            yield replace(self, library=folder, libraries={name: folder}, samples=part)

    def wanted(self, samples: Sequence[Sample], prefix: str = "") -> list[Sample]:
        """The samples whose output is not kept yet."""
        return [sample for sample in samples if prefix + sample.id not in self.done]


@dataclass(frozen=True)
class Wanted:
    """Which data a run was asked for: a folder or file, or None for the default; all of it; a named part; a named set."""

    path: Path | None
    full: bool
    subset: str
    set: str = ""


@dataclass(frozen=True)
class Task:
    """Something that can be evaluated.

    Attributes:
        title: One Chinese line for people.
        samples: The samples it works on, of a data set whose articles were looked up.
        generate: Produces the outputs, one by one.
        evaluate: Scores cases.
        needs_library: Whether a library is prepared before.
        needs_golds: Whether the articles of the data set are looked up in that library.
        resumable: Whether outputs of an interrupted run can be kept.
        sets: Names of further sets that ``data`` can make.
        titles: Chinese titles of figures that are no metrics of :mod:`evals.metrics`.
        by_sample: Whether each output belongs to a sample; else outputs are cases of their own.
        uses_model: Whether a configured model can compose its answers.
        uses_judge: Whether a configured model can give a second opinion on them.
        data: Finds or makes the data, for tasks that work on no questions and documents.
    """

    title: str
    samples: Callable[[DataSet, Sequence[Sample]], Sequence[Sample]]
    generate: Callable[[Setting], Iterator[Output]]
    evaluate: Callable[[Sequence[Case]], Evaluation]
    needs_library: bool = True
    needs_golds: bool = True
    resumable: bool = True
    by_sample: bool = True
    uses_model: bool = False
    uses_judge: bool = False
    data: Callable[[Wanted, Progress], DataSet] | None = None
    sets: Collection[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])


def timed(call: Callable[[], Result]) -> tuple[Result, float]:
    """What a call gives, and the seconds it took."""
    started = time.perf_counter()
    result = call()
    return result, time.perf_counter() - started


def every_sample(data: DataSet, samples: Sequence[Sample]) -> Sequence[Sample]:
    """All questions."""
    del data
    return samples


def no_samples(data: DataSet, samples: Sequence[Sample]) -> Sequence[Sample]:
    """None of them: the outputs are cases of their own."""
    del data, samples
    return ()


def answerable_samples(data: DataSet, samples: Sequence[Sample]) -> Sequence[Sample]:
    """The questions with gold articles."""
    del data
    return [sample for sample in samples if sample.answerable]
