"""The peer gongwen-skill, in an environment of its own: its findings on documents, in the form of ours.

Run as a script by that environment's Python it reads paths, one JSON string a line, and writes its findings.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

VERSION = "2.15.0"
_SEVERITIES = {"P0": "error", "P1": "warning", "P2": "info"}


def prepare() -> str:
    """Makes the environment where it is missing; a Chinese sentence where it cannot be made."""
    python = _python()
    if python.is_file() and _installed(python):
        return ""
    venv.create(python.parent.parent, with_pip=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", f"gongwen-skill=={VERSION}"], capture_output=True, check=False
    )
    return "" if done.returncode == 0 else f"无法安装 gongwen-skill {VERSION}（需要软件源），没有与它比较。"


def check_files(paths: Iterable[Path]) -> Iterator[tuple[list[dict[str, Any]], float, str]]:
    """The findings on each document, the seconds that they took, and what went wrong in Chinese.

    The peer ends on some documents; it is started again for the next one.
    """
    process: subprocess.Popen[str] | None = None
    for path in paths:
        process = process if process is not None and process.poll() is None else _started()
        said = _asked(process, path)
        if said is None:
            process.wait()
            yield [], 0.0, "同类工具在这份文件上出错退出"
        else:
            yield [_as_ours(finding) for finding in said["findings"]], said["seconds"], ""
    if process is not None:
        process.communicate()


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [_python(), Path(__file__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _asked(process: subprocess.Popen[str], path: Path) -> dict[str, Any] | None:
    """The answer on one document; None where the peer has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(str(path)) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except BrokenPipeError:
        return None
    if not line:
        process.stdin.close()
        process.stdout.close()
    return json.loads(line) if line else None


def _as_ours(finding: dict[str, str]) -> dict[str, Any]:
    return {
        "rule": finding["rule_id"],
        "severity": _SEVERITIES.get(finding["severity"], "info"),
        "message": f"{finding['original']} → {finding['suggested']}",
        "place": _place(finding["location"]),
    }


def _place(location: str) -> dict[str, Any]:
    kind, _, number = location.partition(":")
    paragraph = int(number) if kind == "paragraph" and number.isdigit() else None
    part = {"paragraph": "body", "page_setup": "page"}.get(kind, kind)
    return {"part": part, "paragraph": paragraph, "start": None, "end": None, "element": None}


def _python() -> Path:
    from evals.locations import libraries_folder

    folder = libraries_folder() / f"gongwen-skill-{VERSION}"
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _installed(python: Path) -> bool:
    command = [python, "-c", f"from importlib.metadata import version; assert version('gongwen-skill') == '{VERSION}'"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _answer() -> None:
    """Runs in the peer's own environment, until its input ends."""
    import os
    import time

    # The peer logs to standard output, so the answers get a pipe of their own before it is loaded.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    from engine.core.document.parser import parse_docx  # pyright: ignore[reportMissingImports]
    from engine.core.rules.engine import RuleEngine  # pyright: ignore[reportMissingImports]

    engine = RuleEngine()
    for line in sys.stdin:
        started = time.perf_counter()
        issues = engine.check(parse_docx(json.loads(line)), "notice")
        found = [
            {
                "rule_id": issue.rule_id,
                "severity": issue.severity,
                "location": str(issue.location),
                "original": str(issue.original_text),
                "suggested": str(issue.suggested_fix),
            }
            for issue in issues
        ]
        print(json.dumps({"findings": found, "seconds": time.perf_counter() - started}), file=answers, flush=True)


if __name__ == "__main__":
    _answer()
