"""What the harness leaves in a result folder, read from its JSON. Fields that are missing or null take their defaults."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: Any) -> Any:
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class Figure(_Record):
    """The value of a metric.

    Attributes:
        value: 0 to 1 where it is a share, which is where ``k`` is set; None where nothing could be counted.
        k: How many of ``n``.
        low: Lower end of the 95 % interval.
    """

    value: float | None = None
    n: int | None = None
    k: int | None = None
    low: float | None = None
    high: float | None = None


class Failure(_Record):
    """A case that went wrong."""

    id: str = ""
    why: str = ""


class Threshold(_Record):
    """What had to be reached."""

    text: str = ""
    met: bool = False


class Result(_Record):
    """``result.json``."""

    task: str = ""
    title: str = ""
    data: str = ""
    data_name: str = ""
    started: str = ""
    seconds: float = 0
    metrics: dict[str, Figure] = Field(default_factory=dict)
    metric_titles: dict[str, str] = Field(default_factory=dict)
    groups: dict[str, dict[str, Figure]] = Field(default_factory=dict)
    group_titles: dict[str, str] = Field(default_factory=dict)
    failures: list[Failure] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    thresholds: list[Threshold] = Field(default_factory=list)
    plots: list[str] = Field(default_factory=list)

    def metric_title(self, name: str) -> str:
        """The Chinese title of a metric, its name where it has none."""
        return self.metric_titles.get(name, name)

    def is_share(self, name: str) -> bool:
        """Whether a metric counts cases, so that it is a share."""
        return name in self.metrics and self.metrics[name].k is not None


class DataDescription(_Record):
    """What ``config.json`` says of the data set."""

    name: str = ""
    title: str = ""


class Config(_Record):
    """``config.json``, which is there from the beginning of a run."""

    task: str = ""
    title: str = ""
    started: str = ""
    data: DataDescription = Field(default_factory=lambda: DataDescription())
    options: dict[str, Any] = Field(default_factory=dict)


class Turn(_Record):
    """Something that was said before the question."""

    role: str = ""
    content: str = ""


class Passage(_Record):
    """An article, with its text where that matters."""

    title: str = ""
    article: str = ""
    text: str = ""


class CitedPassage(_Record):
    """An article that the answer cites."""

    label: str = ""
    title: str = ""
    article: str = ""
    validity: str = ""
    quote: str = ""


class Score(_Record):
    """What a metric gave a case; no value where it does not count there."""

    value: float | None = None
    explanation: str = ""


class Case(_Record):
    """A line of ``cases.jsonl``."""

    id: str = ""
    type: str = ""
    type_title: str = ""
    question: str = ""
    as_of: str = ""
    expected: str = ""
    error: str = ""
    history: list[Turn] = Field(default_factory=list)
    gold: list[Passage] = Field(default_factory=list)
    points: list[str] = Field(default_factory=list)
    key_values: list[list[str]] = Field(default_factory=list)
    status: str = ""
    status_title: str = ""
    answer: str = ""
    citations: list[CitedPassage] = Field(default_factory=list)
    hits: list[Passage] = Field(default_factory=list)
    failed: bool = False
    why: str = ""
    scores: dict[str, Score] = Field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The Chinese name of the type of question, its code where it has none."""
        return self.type_title or self.type


class Difference(_Record):
    """What a metric is in two runs; the difference is the second less the first."""

    a: float | None = None
    b: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None


class Change(_Record):
    """A case that one of the runs does better."""

    id: str = ""
    metric: str = ""
    a: float | None = None
    b: float | None = None


class Comparison(_Record):
    """What ``compare`` prints."""

    task: str = ""
    metrics: dict[str, Difference] = Field(default_factory=dict)
    better: list[Change] = Field(default_factory=list)
    worse: list[Change] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
