"""``.ci/audit`` fails for a vulnerability that nobody has assessed, and never takes silence for an answer."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.needs import ROOT

SKIPPED = {"name": "fastapi", "skip_reason": "not found"}
CLEAN = {"name": "fastapi", "version": "0.165.0", "vulns": []}


def vulnerable(name: str, version: str, identifier: str, *aliases: str) -> dict[str, Any]:
    found = {"id": identifier, "aliases": list(aliases), "fix_versions": []}
    return {"name": name, "version": version, "vulns": [found]}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The requirements and the security statements of the project, to be changed."""
    shutil.copytree(ROOT / "docs" / "security", tmp_path / "docs" / "security")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    return tmp_path


def audit(project: Path, *packages: dict[str, Any], today: str = "2026-12-01") -> tuple[int, str]:
    """Exit code and output for a report of pip-audit about these packages."""
    report = project / "report.json"
    report.write_text(json.dumps({"dependencies": packages, "fixes": []}), encoding="utf-8")
    command = [sys.executable, ROOT / ".ci" / "audit", "--root", project, "--report", report, "--today", today]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not run.stderr
    return run.returncode, run.stdout


def test_an_answer_without_vulnerabilities_is_enough(project: Path) -> None:
    code, output = audit(project, CLEAN)
    assert (code, "by hand" in output) == (0, False)
    assert "answers about 1 of 1" in output


@pytest.mark.parametrize("packages", [(SKIPPED,), (CLEAN, SKIPPED), ()], ids=["silent", "half silent", "no pip-audit"])
def test_silence_leaves_the_audit_by_hand(project: Path, packages: tuple[dict[str, Any], ...]) -> None:
    code, output = audit(project, *packages)
    assert code == 0
    assert "Relying on the audit by hand of 2026-" in output
    assert "WARNING" not in output


def test_an_old_audit_by_hand_is_only_warned_of(project: Path) -> None:
    code, output = audit(project, SKIPPED, today="2030-01-01")
    assert (code, "WARNING" in output) == (0, True)


def test_an_audit_by_hand_of_other_versions_fails(project: Path) -> None:
    requirements = project / "requirements.txt"
    changed = requirements.read_text(encoding="utf-8").replace("h11==0.16.0", "h11==0.17.0")
    requirements.write_text(changed, encoding="utf-8")
    code, output = audit(project, SKIPPED)
    assert code == 1
    assert "(h11==0.16.0, h11==0.17.0): repeat the audit" in output


def test_a_vulnerability_that_is_not_stated_fails(project: Path) -> None:
    code, output = audit(project, vulnerable("starlette", "1.10.0", "PYSEC-2027-1", "CVE-2027-0001"))
    assert code == 1
    assert "VULNERABLE pkg:pypi/starlette@1.10.0: PYSEC-2027-1 = CVE-2027-0001, fixed in no version yet" in output


@pytest.mark.parametrize("names", [("CVE-2026-45829",), ("PYSEC-2026-311", "GHSA-f4j7-r4q5-qw2c")])
def test_a_vulnerability_stated_under_any_of_its_names_passes(project: Path, names: tuple[str, ...]) -> None:
    assert audit(project, vulnerable("chromadb", "1.5.9", *names))[0] == 0


def test_a_statement_holds_for_its_version_only(project: Path) -> None:
    assert audit(project, vulnerable("chromadb", "1.6.0", "CVE-2026-45829"))[0] == 1


def test_a_statement_of_being_affected_does_not_pass(project: Path) -> None:
    statements = project / "docs" / "security" / "chromadb.vex.json"
    document = json.loads(statements.read_text(encoding="utf-8"))
    for statement in document["statements"]:
        statement["status"] = "affected"
    statements.write_text(json.dumps(document), encoding="utf-8")
    assert audit(project, vulnerable("chromadb", "1.5.9", "CVE-2026-45829"))[0] == 1
