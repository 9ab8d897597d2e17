"""Checking and repairing from Python: what ``import assistant`` offers, and what the command line calls."""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.proofreading.checker import Checker
from assistant.proofreading.fixing.choice import Choice, FixMode
from assistant.proofreading.fixing.saving import refuse_output, save_copy
from assistant.rules.profile import load_profile
from assistant.rules.registry import rule_of


def check(source: str | PathLike[str], profile: str = "standard") -> dict[str, Any]:
    """The findings in a document, as ``gongwu check --json`` prints them.

    Args:
        source: The file.
        profile: Name of the house norm.

    Raises:
        DocumentError: It cannot be read.
        ProfileError: There is no such norm, or it cannot be used.
    """
    with Checker() as checker:
        return checker.check(Path(source), load_profile(profile))


def fix(
    source: str | PathLike[str],
    out: str | PathLike[str],
    mode: str = "tracked",
    *,
    accept: Collection[str] = (),
    rules: Collection[str] = (),
    include_confirm: bool = False,
    profile: str = "standard",
    checker: Checker | None = None,
) -> dict[str, Any]:
    """Writes a corrected copy of a .docx, and tells what became of every finding, as ``gongwu fix --json`` prints it.

    Args:
        source: The file; it is never written.
        out: The copy; where it exists it is replaced.
        mode: ``tracked`` for tracked changes with comments, ``clean`` for a copy without.
        accept: Ids of findings to confirm that are repaired too.
        rules: Codes of rules: only their findings are repaired, those to confirm too.
        include_confirm: Whether all findings to confirm are repaired.
        profile: Name of the house norm.
        checker: One that is already running, for many files.

    Raises:
        InputError: The mode, a rule or a finding does not exist.
        DocumentError: The file cannot be read, or is locked against editing.
        OutputError: The copy cannot be written.
    """
    source, out = Path(source), Path(out)
    refuse_output(out, source)
    wanted, choice = _mode(mode), Choice(frozenset(accept), _codes(rules), include_confirm)
    own = checker or Checker()
    try:
        report, data = own.fix(source, load_profile(profile), wanted, choice)
    finally:
        if checker is None:
            own.close()
    unknown = sorted(choice.accept - {finding["id"] for finding in report["findings"]})
    if unknown:
        raise InputError(f"没有编号为 {'、'.join(unknown)} 的问题；请先用 gongwu check 查看编号。")
    save_copy(out, data)
    return {**report, "output": str(out)}


def _mode(mode: str) -> FixMode:
    known = {each.code: each for each in FixMode}
    if mode not in known:
        raise InputError(f"--mode 只能是 {'、'.join(known)}，不能是“{mode}”。")
    return known[mode]


def _codes(rules: Collection[str]) -> frozenset[str]:
    unknown = sorted(code for code in rules if rule_of(code) is None)
    if unknown:
        raise InputError(f"没有规则 {'、'.join(unknown)}；请用 gongwu rules 查看编号。")
    return frozenset(rules)
