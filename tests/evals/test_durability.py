"""The task ``durability``: its trials on a healthy program, and that a program with a hole falls short."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from assistant.library.catalogue import Catalogue
from assistant.library.folder import LibraryFolder
from evals.durability.damage import damage_trials
from evals.durability.kills import STAGES, kill_trials
from evals.durability.races import race_trials
from evals.durability.scene import Scene
from evals.harness.samples import Case, Input, Output, Sample, Target
from evals.tasks.durability import evaluate
from tests.evals.command import run_as_json, run_evals
from tests.needs import posix_only

pytestmark = posix_only


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path, vectors=False)


def failures(*outputs: Output) -> dict[str, str]:
    cases = [Case(Sample(output["id"], Input(""), Target()), output) for output in outputs]
    return {failure.id: failure.why for failure in evaluate(cases).failures}


def test_kills_and_a_race_cost_nothing(scene: Scene) -> None:
    outputs = [*islice(kill_trials(scene, 1), 2), *race_trials(scene, 1)]

    assert [output["stage"] for output in outputs] == ["read", "write", "held"]
    assert outputs[-1]["told"]
    at_leisure = {"seconds": 0.0, "told_seconds": 0.0}  # How long it takes is no test.
    assert failures(*(output | at_leisure for output in outputs)) == {}


def test_every_file_is_damaged_and_every_damage_told(scene: Scene) -> None:
    outputs = list(damage_trials(scene, flips=1))

    assert {"library.json", "1/catalogue.sqlite3", "lexical/meta.json"} <= {output["stage"] for output in outputs}
    assert len(outputs) == 4 * len({output["stage"] for output in outputs})
    assert failures(*outputs) == {}


def take_for_an_aborted_first_run(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(LibraryFolder, "_lost_manifest", False)


def lose_articles(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(Catalogue, "articles", lambda *_: ())


def add_a_harmless_file(scene: Scene) -> None:
    """Without its vectors a library of tests holds nothing that may be damaged without being closed for it."""
    (scene.base / "vectors").mkdir()
    (scene.base / "vectors" / "progress.json").write_text("{}", encoding="utf-8")


HOLES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "a library without its manifest is taken for none": (take_for_an_aborted_first_run, "悄悄换掉"),
    "a library opens without its articles": (lose_articles, "残缺的内容"),
}


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_in_the_program_is_found(scene: Scene, hole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, why = HOLES[hole]
    make(monkeypatch)

    add_a_harmless_file(scene)
    found = failures(*damage_trials(scene, flips=1))

    assert any(why in said for said in found.values())


def test_other_data_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {place.count(":") for stage in STAGES.values() for place in stage.places} == {1}
    for options in (("--data", tmp_path), ("--subset", "all")):
        assert run_evals("durability", *options, "--out", tmp_path / "results") == 2
        assert "内置" in capsys.readouterr().err


@pytest.mark.thorough
def test_the_short_form_reaches_its_thresholds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, result = run_as_json(capsys, "durability", "--subset", "ci", "--out", tmp_path)

    assert (code, result["failures"]) == (0, [])
    assert result["metrics"]["nothing_partial"]["n"] > 40
    assert {"by kind kill", "by kind race", "by kind damage"} <= result["groups"].keys()
