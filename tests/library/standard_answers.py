"""A small library of invented regulations whose office writes standard answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.library.standard.desk import StandardAnswers
from tests.library.regulations import write_files, write_manifest

TODAY = date(2026, 12, 1)
LEAVE = """机关工作人员休假办法

第一条　工作人员参加工作满一年的，每年享受探亲假二十日。
第二条　申请探亲假，应当提前十五日向所在单位提出。
"""
PARKING = "公务车辆停放规定\n\n第一条　公务车辆应当停放在指定车位。\n"


def indexed(root: Path, leave: str = LEAVE, **known: str) -> Path:
    """Indexes the two regulations, the first of this text and with what a manifest says of it; gives the library's folder."""
    files = write_files(root / "docs", {"休假.txt": leave, "停放.txt": PARKING})
    manifest = write_manifest(
        root / "manifest.jsonl",
        {"file": "docs/休假.txt", "doc_id": "leave", "status": "in_force", **known},
        {"file": "docs/停放.txt", "doc_id": "parking", "status": "repealed"},
    )
    assert not index_into(root / "library", [files], manifest).failed
    return root / "library"


def desk_of(library: Path, today: date = TODAY) -> StandardAnswers:
    """The standard answers of a library as it is published now."""
    return StandardAnswers(LibrarySearch(library, None), today)
