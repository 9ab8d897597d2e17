"""What of a real model's recorded sentences stands: none that is wrong, and as many as can be of those that are right."""

from __future__ import annotations

import re

from evals.harness.metric import Metric, Summary, each, part, passed
from evals.harness.samples import UNSCORED, Case, Score

TASKS = frozenset({"exchanges"})


def _kept(case: Case, words: str) -> bool:
    return _bare(words) in _bare("".join(case.output["kept"]))


def _bare(text: str) -> str:
    """Without marks, punctuation and white space."""
    return re.sub(r"[\[【]\d+[\]】]|\W", "", text)


def _wrong_kept_out(case: Case) -> Score:
    wrong = case.output["wrong"]
    if not wrong:
        return UNSCORED
    shown = [words for words in wrong if _kept(case, words)]
    return passed(not shown, f"错句留下了：{'；'.join(shown)}")


def _right_kept(case: Case) -> Score:
    right = case.output["right"]
    lost = [words for words in right if not _kept(case, words)]
    return part(len(right) - len(lost), len(right), f"误删：{'；'.join(lost)}")


def _shown(case: Case) -> Score:
    return passed(bool(case.output["kept"]), "一句也没有留下")


METRICS = (
    Metric("wrong_sentences_kept_out", "错句被挡住的作答", TASKS, each(_wrong_kept_out), fails=True, after=1),
    Metric("right_sentences_kept", "对的句子留下", TASKS, each(_right_kept), Summary.POOLED, after=2),
    Metric("answers_left", "有句子留下的作答", TASKS, each(_shown), after=3),
)
