"""The task of the lying model: what is planted is a lie, and what the pipeline makes of it is counted rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import InputError
from evals.lying.choosing import told
from evals.lying.planting import KINDS, lies_in
from evals.lying.truth import Said, TrueAnswer, load_answers
from tests.evals.command import run_as_json

TEXT = (
    "工作满一年的，每年休探亲假二十日；事假累计超过三十日的不休。〔依据：《休假办法》第三条〕\n"
    "提前十五日申请的，应当在五个工作日内答复。〔依据：《休假办法》第五条〕"
)
ANSWER = TrueAnswer(
    "T001",
    "探亲假几天",
    {"A": ("休假须知", "一、（一）")},
    (Said("每年休探亲假20日。", ("A",)), Said("依据是《休假办法》第三条。", ("A",))),
)


def test_every_kind_of_lie_can_be_planted_and_each_differs_from_the_truth() -> None:
    lies = list(lies_in(ANSWER, {"A": TEXT}))
    assert {lie.kind for lie in lies} == set(KINDS)
    assert all(lie.says != ANSWER.says for lie in lies)
    assert all(lie.planted in lie.sentence for lie in lies)


def test_an_easy_lie_stands_nowhere_in_the_section_and_a_hard_one_does() -> None:
    lies = list(lies_in(ANSWER, {"A": TEXT}))
    assert all(lie.planted not in TEXT for lie in lies if not lie.hard)
    hard = {lie.sentence for lie in lies if lie.hard}
    assert hard == {"每年休探亲假30日。", "每年休探亲假15日。", "依据是《休假办法》第五条。"}


def test_the_same_lies_are_told_every_time() -> None:
    runs = told([ANSWER], {"T001": {"A": TEXT}})
    assert [run.lie for run in runs] == [run.lie for run in told([ANSWER], {"T001": {"A": TEXT}})]
    assert runs[0].lie is None


def test_our_answers_name_sentences_with_sections() -> None:
    answers = load_answers()
    assert len(answers) >= 60
    assert len({answer.question for answer in answers}) == len(answers)


@pytest.mark.thorough
def test_no_easy_lie_reaches_the_user_and_true_sentences_stay(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, result = run_as_json(capsys, "lying", "--out", tmp_path)
    metrics, groups = result["metrics"], result["groups"]
    assert code == 0
    assert (metrics["lies_kept_out"]["k"], metrics["lies_kept_out"]["n"]) == (200, 200)
    assert metrics["hard_lies_kept_out"]["n"] == 100
    assert metrics["true_sentences_kept"]["value"] >= 0.97
    assert {groups[f"easy {kind}"]["lies_kept_out"]["n"] for kind in KINDS} == {40}


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("- {question: 问, cites: {}, says: [没有注明[B]。]}", encoding="utf-8")
    with pytest.raises(InputError):
        load_answers(tmp_path / "answers.yaml")
