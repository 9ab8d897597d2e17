"""One place decides what skips, so that a run says in one vocabulary what it did not try."""

from __future__ import annotations

import re
from pathlib import Path

from tests.needs import ROOT

SKIPS = re.compile(r"skipif\(|pytest\.skip\(|importorskip\(|mark\.skip\b")


def test_only_the_needs_decide_what_skips() -> None:
    deciding = [path for path in (ROOT / "tests").rglob("*.py") if SKIPS.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT) for path in deciding if path != Path(__file__)] == [Path("tests/needs.py")]
