"""What became of a model's own text: how often it is shown, how often that is right, and why sentences were removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from evals.answers.outcome import is_answered
from evals.harness.figures import share
from evals.harness.samples import Case, Score
from evals.harness.task import Metrics

TITLES = {
    "shown": "模型写的答案得到采用（占已作答的）",
    "right": "采用的答案里，数值齐全并引到标准条文",
    "wrong": "采用的答案里，没有做到的",
    "answers with removed sentences": "有句子被删去的答案",
}
_QUOTED = re.compile(r"“[^”]*”+")


def composing_groups(cases: Sequence[Case], scores: Mapping[str, Mapping[str, Score]]) -> Mapping[str, Metrics]:
    """The figures of a run with a model, and the reasons for which sentences fell; nothing for a run without one."""
    answered = [case for case in cases if is_answered(case)]
    if not any(case.output.get("asked_model") for case in cases):
        return {}
    shown = [case for case in answered if case.output["model"] != "extractive"]
    right = sum(scores[case.sample.id]["right"].value == 1 for case in shown)
    fallen = sum(bool(case.output["removed"]) for case in answered)
    reasons = Counter(_kind(reason) for case in answered for _, reason in case.output["removed"])
    composed = {
        "shown": share(len(shown), len(answered)),
        "right": share(right, len(shown)),
        "wrong": share(len(shown) - right, len(shown)),
        "answers with removed sentences": share(fallen, len(answered)),
    }
    why = {reason: share(number, reasons.total()) for reason, number in reasons.most_common()}
    return {"composed by the model": composed, "removed because": why}


def _kind(reason: str) -> str:
    """A reason without the words that it quotes."""
    return _QUOTED.sub("“……”", reason)
