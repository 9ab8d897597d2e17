"""Small fixers of known behaviour, by which the scorer is tested: a perfect one, a copying one, and some that do harm."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from evals.format.cases import read_cases
from evals.format.draft import open_draft
from evals.format.undo import Undo
from tests.evals.undoing import apply_undo

NOTHING: Mapping[str, Any] = {"findings": []}
DOCUMENT = "word/document.xml"


def _cases(source: Path) -> list[Any]:
    """The defects of a mutant; none of a copy that was made elsewhere."""
    folder = source.parent.parent
    if not (folder / "cases.jsonl").is_file():
        return []
    return [case for case in _all_cases(folder) if case.mutant == str(source.relative_to(folder))]


@cache
def _all_cases(folder: Path) -> list[Any]:
    return list(read_cases(folder))


def _report(cases: list[Any], confirmed: bool) -> Mapping[str, Any]:
    said = {"place": {"part": "page"}, "reason": ""}
    findings = [
        {**said, "repair": c.repair, "changes": "text" if c.property == "text" else "layout", "outcome": "fixed"}
        | ({"place": c.place} if c.place else {})
        for c in cases
        if c.repair == "safe" or (c.repair == "confirm" and confirmed)
    ]
    return {"findings": findings}


def perfect(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Applies the undo of a mutant whose defect may be repaired; in tracked mode too, where nothing shows it."""
    cases = _cases(source)
    report = _report(cases, include_confirm)
    if not report["findings"] or mode.startswith("tracked"):
        shutil.copyfile(source, out)
        return NOTHING
    undo = [Undo(**{**step, "xml": tuple(step["xml"])}) for step in cases[0].undo]
    fixed = apply_undo(open_draft(source), undo)
    # Parts without an edit stay as they are, byte for byte.
    changed = {step.part for step in undo}
    data = fixed.to_bytes()
    rewrite(source, out, lambda name, old: (_part(data, name) or old) if name in changed else old)
    return report


def copying(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Finds nothing and copies."""
    shutil.copyfile(source, out)
    return NOTHING


def retyping(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Puts a character into every paragraph that has a comma."""
    rewrite(source, out, lambda name, old: old.replace("，".encode(), "，，".encode()) if name == DOCUMENT else old)
    return NOTHING


def reddening(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Gives all characters of 16 pt a red colour."""
    rewrite(
        source,
        out,
        lambda name, old: old.replace(b'<w:sz w:val="32"/>', b'<w:color w:val="FF0000"/><w:sz w:val="32"/>'),
    )
    return NOTHING


def losing_tables(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Takes the tables out."""
    rewrite(source, out, lambda name, old: re.sub(rb"<w:tbl>.*?</w:tbl>", b"", old, flags=re.DOTALL))
    return NOTHING


def reserialising(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Writes every XML part anew, without a change."""
    rewrite(source, out, lambda name, old: old.replace(b"/>", b" />") if name.endswith(".xml") else old)
    return NOTHING


def restless(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Adds an empty paragraph at the end of the text each time."""
    rewrite(
        source, out, lambda name, old: old.replace(b"<w:sectPr", b"<w:p/><w:sectPr", 1) if name == DOCUMENT else old
    )
    return _report(_cases(source), include_confirm)


def failing(source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> Mapping[str, Any]:
    """Refuses every document."""
    raise InputError("这份文件受保护。")


def rewrite(source: Path, out: Path, change: Callable[[str, bytes], bytes]) -> None:
    """A copy with changed parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, change(entry.filename, old.read(entry)))
    out.write_bytes(buffer.getvalue())


def _part(data: bytes, name: str) -> bytes:
    """The part; nothing where there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else b""
