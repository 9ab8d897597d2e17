"""The task ``audit``: its tampering is real, and a verification with a hole falls short."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.records.audit.chain import AuditChain
from assistant.records.audit.entries import Action
from assistant.records.database import Records
from evals.auditing.tampering import TAMPERINGS, lengthen, tamper
from evals.harness.samples import Case, Input, Sample, Target
from evals.tasks.audit import WHOLE, evaluate


def chain_of(place: Path, count: int) -> Records:
    records = Records(f"sqlite:///{place}").open()
    chain = AuditChain(records)
    for number in range(count):
        chain.add("张三", Action.ASKED, f"问题{number}", {"n": number})
    records.close()
    return records


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_tampering_changes_the_database_and_is_found(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "records.sqlite3"
    records = chain_of(place, 6)

    def content() -> list[tuple[object, ...]]:
        with sqlite3.connect(place) as database:
            return [*database.execute("SELECT * FROM audit_entries"), *database.execute("SELECT * FROM audit_head")]

    before = content()
    tamper(place, kind, 1)
    assert content() != before
    assert AuditChain(records).verify().faults
    records.close()


def test_a_lengthened_chain_is_whole(tmp_path: Path) -> None:
    records = chain_of(tmp_path / "records.sqlite3", 3)
    lengthen(tmp_path / "records.sqlite3", 5000)
    found = AuditChain(records).verify()
    assert (found.entries, found.faults) == (5000, ())
    records.close()


def case(key: str, kind: str, *, found: bool) -> Case:
    return Case(Sample(key, Input(""), Target()), {"id": key, "kind": kind, "found": found, "said": "", "seconds": 0.0})


def test_what_is_not_found_and_what_is_wrongly_found_count_against_it() -> None:
    metrics = evaluate(
        [case("a", "删一条", found=True), case("b", "删一条", found=False), case("c", WHOLE, found=True)]
    )
    values = {name: figure.value for name, figure in metrics.metrics.items()}
    assert values["tampering_found"] == 0.5
    assert values["no_false_alarm"] == 0
