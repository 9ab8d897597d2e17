"""A second opinion on answers by a configured language model, kept with the outputs and reported apart from the metrics.

The judge sees the question, the gold points and values, the answer and the articles it cites, and says whether the answer is
correct and grounded. What it says is kept, so that scoring again needs no model; how often it agrees with the metrics is
reported beside it, because a judge errs too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.answers.outcome import citations_of, is_answered
from evals.harness.figures import Figure, share_of
from evals.harness.samples import Case, Score
from evals.harness.task import Metrics

if TYPE_CHECKING:
    from assistant.models.chat import ChatModel

PROMPT = Path(__file__).with_name("judge_prompt.md")
_OBJECT = re.compile(r"\{[^{}]*\}", re.DOTALL)
AXES = ("correct", "grounded")


def configured_judge() -> ChatModel:
    """The model that the settings name.

    Raises:
        SettingsError: They name none.
    """
    from assistant.models.chat import ChatModel
    from assistant.settings import load_settings

    return ChatModel.configured(load_settings())


def verdict_on(case: Case, judge: ChatModel) -> dict[str, Any] | None:
    """What the judge says: ``correct``, ``grounded``, ``why`` and its ``model``; None for what is no answer.

    Raises:
        ServiceError: The model does not answer.
    """
    if not is_answered(case):
        return None
    said = judge.complete(PROMPT.read_text(encoding="utf-8"), _material(case))
    return {**_parsed(said), "model": judge.model}


def _material(case: Case) -> str:
    target = case.sample.target
    articles = [
        f"[{c['label']}]《{c['title']}》{c['article'] or ''}\n{text}"
        for c in citations_of(case)
        for text in c["articles"]
    ]
    parts = {
        "问题": case.sample.input.question,
        "标准要点": "\n".join(target.points) or "（无）",
        "标准数值": "\n".join(" / ".join(values) for values in target.key_values) or "（无）",
        "助手的回答": case.output["text"],
        "所引条文": "\n\n".join(articles) or "（无）",
    }
    return "\n\n".join(f"【{name}】\n{text}" for name, text in parts.items())


def _parsed(said: str) -> dict[str, Any]:
    """The verdict; where the judge did not keep to the form, both axes are unscored."""
    for text in reversed(_OBJECT.findall(said)):
        try:
            verdict = json.loads(text)
        except ValueError:
            continue
        if all(isinstance(verdict.get(axis), bool) for axis in AXES):
            return {**{axis: verdict[axis] for axis in AXES}, "why": str(verdict.get("why", ""))}
    return {**dict.fromkeys(AXES), "why": "评审没有按格式回答"}


def judge_metrics(cases: Sequence[Case], scores: Mapping[str, Mapping[str, Score]]) -> dict[str, Metrics]:
    """What the judge said, and how often the metrics agree with it; empty where no judge was asked."""
    judged = [(case, case.output["judge"]) for case in cases if case.output.get("judge")]
    if not judged:
        return {}
    figures: dict[str, Figure] = {}
    for axis in AXES:
        said = [(verdict[axis], scores[case.sample.id][axis].value) for case, verdict in judged]
        figures[f"judge_{axis}"] = share_of([verdict for verdict, _ in said if verdict is not None])
        both = [verdict == (value == 1) for verdict, value in said if verdict is not None and value is not None]
        figures[f"agrees_{axis}"] = share_of(both)
    return {f"judge {judged[0][1]['model']}": figures}
