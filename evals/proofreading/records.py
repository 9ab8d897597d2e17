"""What a fixer made of the document of a case, as ``fixing`` recorded it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evals.harness.samples import Case

Record = Mapping[str, Any]


def record_of(case: Case, run: str) -> Record | None:
    """The record of a run; None where there is none, or the benchmark could not read what it should judge."""
    record = case.output.get("fix", {}).get(run)
    return None if record is None or record.get("unreadable") else record


def judged(case: Case, run: str) -> Record | None:
    """The same, of a document as a whole of which a copy was written and looked at."""
    record = record_of(case, run) if "defect" not in case.sample.facts else None
    return record if record is not None and "right" in record else None
