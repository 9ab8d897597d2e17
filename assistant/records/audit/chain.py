# pyright: strict
"""The chain in the database: entries are added at its end, read, and verified from its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from assistant.records.audit.entries import Action, Details, Entry, as_details, digest_of
from assistant.records.audit.witness import Link, Witness
from assistant.records.database import Records
from assistant.records.faults import RecordsUnavailable
from assistant.records.tables import AUDIT, AUDIT_HEAD

BATCH = 2000
LONGEST_SUBJECT = 500
MOST_FAULTS = 100
"""So many are named; a chain that was written anew has one for each entry."""


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written.

    Attributes:
        number: Of the entry that it was found at.
        sentence: What, in Chinese.
    """

    number: int
    sentence: str


@dataclass(frozen=True)
class Verified:
    """What a verification found.

    Attributes:
        entries: How many there are.
        head: Digest of the last one, to be printed or sent elsewhere; empty without any.
        faults: Nothing, where the chain is as it was written.
    """

    entries: int
    head: str
    faults: tuple[Fault, ...]


class AuditChain:
    """The audit of an office; safe to share between threads and processes.

    Args:
        records: The database.
        witnesses: Where the files beside it lie; by default in its own folder.
    """

    def __init__(self, records: Records, witnesses: Path | None = None) -> None:
        folder = witnesses or records.folder
        self._records = records
        self._witness = Witness(folder) if folder else None

    def add(self, actor: str, action: Action, subject: str, details: Details | None = None) -> Entry:
        """Adds an entry at the end; when this returns, it is kept.

        Args:
            actor: Who did it.
            action: What.
            subject: To what, by reference; cut at 500 characters.
            details: References, digests and counts.

        Raises:
            RecordsUnavailable: It could not be written.
        """
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._records.writing() as connection:
            head = select(AUDIT_HEAD.c.number, AUDIT_HEAD.c.digest).with_for_update()
            number, previous = connection.execute(head).one()
            content = (
                number + 1,
                now,
                actor,
                action.code,
                subject[:LONGEST_SUBJECT],
                as_details(details or {}),
                previous,
            )
            entry = Entry(*content, digest=digest_of(*content))
            connection.execute(AUDIT.insert(), asdict(entry))
            connection.execute(update(AUDIT_HEAD).values(number=entry.number, digest=entry.digest))
        self._witnessed(entry, previous)
        return entry

    def _witnessed(self, entry: Entry, previous: str) -> None:
        if self._witness is None:
            return
        try:
            self._witness.anchor(entry.at[:10], entry.number - 1, previous)
            self._witness.saw(entry.number, entry.digest)
        except OSError as error:
            raise RecordsUnavailable(
                "审计的存证文件写不进去，请检查记录所在文件夹的权限和磁盘空间，然后重试。"
            ) from error

    def last(self, count: int) -> list[Entry]:
        """The last entries, newest first."""
        with self._records.reading() as connection:
            rows = connection.execute(select(AUDIT).order_by(AUDIT.c.number.desc()).limit(count)).all()
        return [Entry(*row) for row in rows]

    def verify(self) -> Verified:
        """Goes through the whole chain, and compares it with what was witnessed beside it.

        Raises:
            RecordsUnavailable: It could not be read.
        """
        links = self._witness.links() if self._witness else []
        witnessed = self._witness is None or bool(links)
        with self._records.reading() as connection:
            state = _State(links)
            for entry in _entries(connection):
                state.see(entry)
            number, digest = connection.execute(select(AUDIT_HEAD.c.number, AUDIT_HEAD.c.digest)).one_or_none() or (
                -1,
                "",
            )
        state.end(number, digest)
        if state.count and not witnessed:
            state.faults.append(Fault(state.count, "数据库旁边的存证文件不见了，不能确定末尾有没有被截掉。"))
        return Verified(state.count, state.previous, tuple(state.faults[:MOST_FAULTS]))


def _entries(connection: Connection) -> Iterator[Entry]:
    after: int | None = None
    while True:
        query = select(AUDIT).order_by(AUDIT.c.number).limit(BATCH)
        rows = connection.execute(query if after is None else query.where(AUDIT.c.number > after)).all()
        if not rows:
            return
        yield from (Entry(*row) for row in rows)
        after = rows[-1].number


class _State:
    """What is known while the chain is gone through."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._witnessed: dict[int, list[Link]] = {}
        for link in links:
            self._witnessed.setdefault(link.number, []).append(link)
        self.faults: list[Fault] = [Fault(0, f"{link.source}无法读取。") for link in self._witnessed.pop(-1, [])]
        self.count, self._last, self.previous = 0, 0, ""
        self._compare(0, "")

    def see(self, entry: Entry) -> None:
        """The next entry."""
        if entry.number != self._last + 1:
            self._say(entry.number, f"第 {self._last + 1} 条到第 {entry.number - 1} 条缺失。")
        elif entry.previous != self.previous:
            self._say(entry.number, "与前一条接不上：前一条被改动，或者顺序被换过。")
        if not entry.is_text or entry.digest != entry.computed:
            self._say(entry.number, "内容与写入时不一致。")
        self._compare(entry.number, entry.digest)
        self.count, self._last, self.previous = self.count + 1, entry.number, entry.digest

    def end(self, number: int, digest: str) -> None:
        """What the database says of its last entry."""
        if (number, digest) != (self._last, self.previous):
            self._say(self._last, f"末尾不完整：最后写入的是第 {number} 条。")
        for missing in self._witnessed:
            self._say(missing, "末尾不完整：存证里有这一条，数据库里没有。")

    def _compare(self, number: int, digest: str) -> None:
        for link in self._witnessed.pop(number, []):
            if link.digest != digest:
                self._say(number, f"与{link.source}不一致：这一条和它以前的被改写过。")

    def _say(self, number: int, sentence: str) -> None:
        self.faults.append(Fault(number, sentence))
