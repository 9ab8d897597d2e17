"""Ways to tamper with a chain, from the clumsy to who computes all digests anew and keeps the head in step."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from assistant.records.audit.entries import digest_of

Tampering = Callable[[sqlite3.Connection, random.Random], None]
_FIELDS = ("at", "actor", "action", "subject", "details", "previous", "digest")


@dataclass
class _Row:
    number: int
    at: str
    actor: str
    action: str
    subject: str
    details: str
    previous: str
    digest: str


def _rows(database: sqlite3.Connection) -> list[_Row]:
    return [_Row(*row) for row in database.execute("SELECT * FROM audit_entries ORDER BY number")]


def _number(database: sqlite3.Connection, rng: random.Random) -> int:
    return rng.randint(1, len(_rows(database)))


def _write_anew(database: sqlite3.Connection, rows: list[_Row], *, computed: bool, head: bool) -> None:
    """Puts rows in the place of all, numbered in their order; with digests that fit, and the head in step, where that is wanted."""
    previous = ""
    for number, row in enumerate(rows, 1):
        row.number = number
        if computed:
            row.previous = previous
            row.digest = digest_of(number, row.at, row.actor, row.action, row.subject, row.details, previous)
        previous = row.digest
    database.execute("DELETE FROM audit_entries")
    values = [tuple(vars(row).values()) for row in rows]
    database.executemany("INSERT INTO audit_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    if head:
        database.execute("UPDATE audit_head SET number = ?, digest = ?", (len(rows), previous))


def _changed_field(database: sqlite3.Connection, rng: random.Random) -> None:
    field, number = rng.choice(_FIELDS), _number(database, rng)
    database.execute(f"UPDATE audit_entries SET {field} = {field} || '0' WHERE number = ?", (number,))


def _changed_character(database: sqlite3.Connection, rng: random.Random) -> None:
    row = rng.choice(_rows(database))
    place = rng.randrange(len(row.details))
    other = rng.choice([character for character in "0123456789abcdef" if character != row.details[place]])
    changed = row.details[:place] + other + row.details[place + 1 :]
    database.execute("UPDATE audit_entries SET details = ? WHERE number = ?", (changed, row.number))


def _changed_with_its_digest(database: sqlite3.Connection, rng: random.Random) -> None:
    row = rng.choice(_rows(database))
    digest = digest_of(row.number, row.at, "别人", row.action, row.subject, row.details, row.previous)
    database.execute("UPDATE audit_entries SET actor = '别人', digest = ? WHERE number = ?", (digest, row.number))


def _changed_with_all_digests(database: sqlite3.Connection, rng: random.Random) -> None:
    rows = _rows(database)
    rng.choice(rows).actor = "别人"
    _write_anew(database, rows, computed=True, head=True)


def _deleted(database: sqlite3.Connection, rng: random.Random) -> None:
    database.execute("DELETE FROM audit_entries WHERE number = ?", (_number(database, rng),))


def _deleted_and_renumbered(database: sqlite3.Connection, rng: random.Random) -> None:
    rows = _rows(database)
    rows.pop(rng.randrange(len(rows)))
    _write_anew(database, rows, computed=bool(rng.getrandbits(1)), head=True)


def _cut_off(database: sqlite3.Connection, rng: random.Random) -> None:
    database.execute("DELETE FROM audit_entries WHERE number > ?", (_number(database, rng) - 1,))


def _cut_off_with_the_head(database: sqlite3.Connection, rng: random.Random) -> None:
    rows = _rows(database)
    _write_anew(database, rows[: rng.randrange(len(rows))], computed=False, head=True)


def _exchanged(database: sqlite3.Connection, rng: random.Random) -> None:
    rows = _rows(database)
    one, other = rng.sample(range(len(rows)), 2)
    rows[one], rows[other] = rows[other], rows[one]
    _write_anew(database, rows, computed=bool(rng.getrandbits(1)), head=True)


def _put_in(database: sqlite3.Connection, rng: random.Random) -> None:
    rows = _rows(database)
    copy = _Row(**vars(rng.choice(rows)))
    copy.actor = "别人"
    rows.insert(rng.randrange(len(rows) + 1), copy)
    _write_anew(database, rows, computed=bool(rng.getrandbits(1)), head=bool(rng.getrandbits(1)))


def _emptied(database: sqlite3.Connection, rng: random.Random) -> None:
    _write_anew(database, [], computed=True, head=bool(rng.getrandbits(1)))


def _without_head(database: sqlite3.Connection, rng: random.Random) -> None:
    del rng
    database.execute("DELETE FROM audit_head")


TAMPERINGS: Mapping[str, Tampering] = MappingProxyType(
    {
        "改一个字段": _changed_field,
        "改一个字符": _changed_character,
        "改一条并重算它的摘要": _changed_with_its_digest,
        "改一条并重算全部摘要": _changed_with_all_digests,
        "删一条": _deleted,
        "删一条并重新编号": _deleted_and_renumbered,
        "截掉末尾": _cut_off,
        "截掉末尾并改表尾": _cut_off_with_the_head,
        "调换两条": _exchanged,
        "插入一条": _put_in,
        "清空": _emptied,
        "删去表尾": _without_head,
    }
)
"""By what they are called in the report."""


def tamper(path: Path, kind: str, seed: int) -> Mapping[str, Any]:
    """Tampers with the database in a file, in its own way for each seed; gives the kind and the seed."""
    database = sqlite3.connect(path)
    try:
        with database:
            TAMPERINGS[kind](database, random.Random(f"{kind} {seed}"))
    finally:
        database.close()
    return {"kind": kind, "seed": seed}


def lengthen(path: Path, count: int) -> None:
    """Makes the database of a chain one of so many entries, as if each had been added."""
    database = sqlite3.connect(path)
    try:
        with database:
            rows = _rows(database)
            more = [_Row(**vars(rows[number % len(rows)])) for number in range(count - len(rows))]
            _write_anew(database, [*rows, *more], computed=True, head=True)
    finally:
        database.close()
