"""The audit chain: what was tampered with is found, what was not is not complained of, and how long 10,000 entries take."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from assistant.records.audit.chain import AuditChain, Verified
from assistant.records.audit.entries import Action, content_digest
from assistant.records.database import Records
from evals.auditing.tampering import TAMPERINGS, lengthen, tamper
from evals.data.dataset import DataSet
from evals.harness.progress import Progress
from evals.harness.samples import Case, Output
from evals.harness.scoring import evaluated, figures, score_cases
from evals.harness.task import Evaluation, Setting, Task, Wanted, no_samples

NAME = "audit"
TRIALS = 1000
_ENTRIES, _LONG = 30, 10_000
WHOLE = "没有改动"


def audit_data(wanted: Wanted, progress: Progress) -> DataSet:
    """Nothing from outside: the chain is made here.

    Raises:
        InputError: Other data were named.
    """
    del progress
    if wanted.path or wanted.subset:
        raise InputError("audit 的记录是内置的，请去掉 --data 和 --subset。")
    here = Path(__file__)
    return DataSet(NAME, here, here, drafts=(), title="审计链：逐种改动")


def generate(setting: Setting) -> Iterator[Output]:
    """A chain that is whole, every tampering on a copy of it, and a long one for the time."""
    with TemporaryDirectory(prefix="gongwu-evals-") as folder, setting.progress.stage("改动审计链", TRIALS) as advance:
        place = Path(folder) / "records.sqlite3"
        _chain(place, _ENTRIES)
        whole = place.read_bytes()
        for number in range(TRIALS):
            kind = list(TAMPERINGS)[number % len(TAMPERINGS)]
            place.write_bytes(whole)
            tamper(place, kind, number)
            yield _output(f"{kind} {number}", kind, _verified(place))
            advance(number + 1)
        place.write_bytes(whole)
        yield _output(WHOLE, WHOLE, _verified(place))
        yield _long(Path(folder) / "long" / "records.sqlite3")


def _chain(place: Path, count: int) -> None:
    records = Records(f"sqlite:///{place}").open()
    chain = AuditChain(records)
    for number in range(count):
        chain.add(f"工号{number % 7}", Action.ASKED, content_digest(str(number)), {"characters": 5 + number % 40})
    records.close()


def _verified(place: Path) -> Verified:
    records = Records(f"sqlite:///{place}")
    try:
        return AuditChain(records).verify()
    finally:
        records.close()


def _long(place: Path) -> Output:
    _chain(place, _ENTRIES)
    lengthen(place, _LONG)
    started = time.process_time()
    found = _verified(place)
    seconds = time.process_time() - started
    return {**_output(f"{_LONG} 条", WHOLE, found), "seconds": seconds, "entries": found.entries}


def _output(key: str, kind: str, found: Verified) -> Output:
    said = "；".join(fault.sentence for fault in found.faults[:3])
    return {"id": key, "kind": kind, "found": bool(found.faults), "said": said, "seconds": 0.0}


def evaluate(cases: Sequence[Case]) -> Evaluation:
    """The figures, and those of each kind of tampering."""
    scores = score_cases(NAME, cases)
    kinds = dict.fromkeys(case.output["kind"] for case in cases)
    groups = {
        f"by kind {kind}": figures(NAME, scores, [c for c in cases if c.output["kind"] == kind]) for kind in kinds
    }
    long = [case.output for case in cases if case.output.get("entries")]
    said = tuple(f"核对 {each['entries']} 条用 {each['seconds']:.2f} 秒处理器时间。" for each in long)
    return evaluated(NAME, cases, said, groups)


TASK = Task(
    "审计链：改动、删除、插入、调换、截断有没有都查出来，没有改动的有没有误报",
    no_samples,
    generate,
    evaluate,
    needs_library=False,
    needs_golds=False,
    resumable=False,
    by_sample=False,
    data=audit_data,
)
