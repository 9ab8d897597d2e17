"""The nouns of an evaluation: a sample, what a right output for it holds, and the score that an output gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from assistant.answering.answer import Turn

ArticleKey = tuple[str, str | None]
"""Document id and article number: what a citation must hit."""

Output = dict[str, Any]
"""What was generated for one sample, as JSON: ``id``, ``key`` (unique in a run), ``seconds``, and what the metrics read."""


class QuestionType(Enum):
    """What kind of question a sample is. The name's lower case with hyphens is its code, the value what people read."""

    FACT = "事实"
    NUMERIC = "数值"
    LIST = "列举"
    PROCEDURE = "程序"
    MULTI_ARTICLE = "多条"
    MULTI_TURN = "多轮"
    COMPARISON = "比较"
    VALIDITY = "时效"
    AMBIGUOUS = "含糊"
    UNANSWERABLE_OUT_OF_SCOPE = "无据可答"
    FALSE_PREMISE = "错误前提"
    REPEALED_ONLY = "仅有失效"
    AS_OF = "历史时点"
    COLLOQUIAL = "口语"

    @property
    def code(self) -> str:
        """The spelling in data files, for instance ``multi-article``."""
        return self.name.lower().replace("_", "-")


class Behavior(Enum):
    """What the assistant is expected to do. The name's lower case is its code."""

    ANSWER = "回答"
    REFUSE = "拒答"
    CLARIFY_OR_ENUMERATE = "追问"

    @property
    def code(self) -> str:
        """The spelling in data files."""
        return self.name.lower()


@dataclass(frozen=True)
class Input:
    """What the assistant is given.

    Attributes:
        as_of: The day on which the question is asked.
    """

    question: str
    history: tuple[Turn, ...] = ()
    as_of: date = field(default_factory=date.today)


@dataclass(frozen=True)
class GoldArticle:
    """An article that a right answer cites, with its text where the library holds it."""

    source_id: str
    article: str | None
    title: str = ""
    text: str = ""

    @property
    def key(self) -> ArticleKey:
        """What a citation must hit."""
        return self.source_id, self.article


@dataclass(frozen=True)
class Target:
    """What a right output holds (标准答案).

    Attributes:
        gold: Articles that carry the answer.
        acceptable: Other articles that say the same.
        points: Spans of the gold articles whose content a right answer carries.
        key_values: A right answer holds one spelling of each.
        status: The code of the status that is right, where only one is.
        outdated: Documents that the answer must not rest on.
    """

    gold: tuple[GoldArticle, ...] = ()
    acceptable: frozenset[ArticleKey] = frozenset()
    points: tuple[str, ...] = ()
    key_values: tuple[tuple[str, ...], ...] = ()
    behavior: Behavior = Behavior.ANSWER
    status: str = ""
    must_refuse: bool = False
    outdated: frozenset[str] = frozenset()

    @property
    def refusal_wanted(self) -> bool:
        """Whether a refusal is what is right, however the row says it."""
        stated = self.status not in ("", "answered", "clarification")
        return self.must_refuse or self.behavior is Behavior.REFUSE or stated

    @property
    def articles(self) -> frozenset[ArticleKey]:
        """Articles of which a right answer cites at least one; empty where there is no gold one."""
        return frozenset(article.key for article in self.gold) | self.acceptable if self.gold else frozenset()


@dataclass(frozen=True)
class Sample:
    """One case of a data set (样例): a question, or, for the task ``structure``, a document.

    Attributes:
        metadata: ``type`` of the question, ``format`` of the files of its gold documents, and what else groups are made of.
        facts: What a document is known to be; only for the task ``structure``.
    """

    id: str
    input: Input
    target: Target
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def answerable(self) -> bool:
        """Whether it has a gold article."""
        return bool(self.target.gold)


@dataclass(frozen=True)
class Case:
    """A sample and what was generated for it."""

    sample: Sample
    output: Output


@dataclass(frozen=True)
class Score:
    """What a metric says of one output (评分).

    Attributes:
        value: None where the metric has nothing to say of this output: unscored, which is not zero.
        explanation: Why, in Chinese, for whoever looks into the case; empty where nothing is wrong.
        of: How many things the value is the share of, for metrics that count things rather than cases.
    """

    value: float | None
    explanation: str = ""
    of: int = 1


UNSCORED = Score(None)
