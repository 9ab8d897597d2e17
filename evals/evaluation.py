"""What a task makes of its outputs, and what a task is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.data import DataSet
from evals.figures import Figure

Output = dict[str, Any]
"""What was generated for one case, as JSON: ``id`` and whatever the task's evaluation reads."""

Metrics = Mapping[str, Figure]


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
        notes: What a reader must know to understand the figures; a Chinese sentence each.
    """

    metrics: Metrics
    groups: Mapping[str, Metrics] = field(default_factory=dict[str, Metrics])
    failures: Sequence[Failure] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Setting:
    """What a task may use to generate its outputs.

    Attributes:
        library: Folder of the library; None for tasks that need none.
        vectors: Whether that library has all its vectors.
    """

    data: DataSet
    library: Path | None
    vectors: bool

    def library_folder(self) -> Path:
        """The library's folder, for tasks that need one."""
        assert self.library is not None, "the task says that it needs a library"
        return self.library


@dataclass(frozen=True)
class Task:
    """Something that can be evaluated.

    Attributes:
        title: One Chinese line for people.
        generate: Produces the outputs through the assistant's public functions.
        evaluate: Scores them without the assistant.
        needs_library: Whether a library is prepared before.
    """

    title: str
    generate: Callable[[Setting], list[Output]]
    evaluate: Callable[[DataSet, Sequence[Output]], Evaluation]
    needs_library: bool = True
