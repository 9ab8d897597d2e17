"""The task ``isolation``: nothing is told that should not be, and a program with a hole falls short."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library import permission, readable_rows
from assistant.library.lexical import LexicalIndex
from evals.isolation.trials import DOORS, property_trials, query_trials


def leaks(tmp_path: Path, queries: int = 60) -> dict[str, int]:
    """Leaks by door."""
    found = dict.fromkeys(DOORS, 0)
    for output in query_trials(tmp_path, queries, seed=3):
        found[output["door"]] += output["leaks"]
    return found


def test_random_readers_and_documents_agree_with_the_oracle() -> None:
    [output] = property_trials(600, seed=1)

    assert (output["asked"], output["leaks"]) == (600, 0)


def test_no_door_tells_of_what_may_not_be_known_and_none_keeps_back_what_may(tmp_path: Path) -> None:
    outputs = list(query_trials(tmp_path, 150, seed=2))

    assert {output["door"] for output in outputs} == DOORS.keys()
    assert [output["id"] for output in outputs if output["leaks"] or output["lost"]] == []


def test_a_filter_that_lets_everything_through_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readable_rows, "readable", lambda reader, terms: frozenset(terms))

    found = leaks(tmp_path, 100)

    assert [door for door, count in found.items() if not count] in ([], ["follow_up"], ["references"])


def test_a_filter_that_ignores_departments_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    original = permission._shares
    monkeypatch.setattr(
        permission,
        "_shares",
        lambda held, wanted: original(held, wanted) or wanted <= {"办公室", "人事处", "财务处", "信访局"},
    )

    [output] = property_trials(300, seed=1)

    assert output["leaks"] > 0


def test_the_catalogue_hides_what_a_hole_in_the_index_lets_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LexicalIndex, "read_by", lambda index, readable: index)

    assert sum(leaks(tmp_path).values()) == 0
