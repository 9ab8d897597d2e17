"""The peer gongwen-skill, in an environment of its own: its findings on documents in the form of ours, and its repairs.

Run as a script by that environment's Python it reads requests, a JSON object a line, and writes what it found or did. A
request with ``out`` is one to repair, as its command ``optimize --apply`` does it. It is measured as shipped, and with the
values of the standard, which its own ``--config-overrides`` takes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path
from typing import Any

VERSION = "2.15.0"
TYPE = "notice"
ENDED = "同类工具在这份文件上出错退出"
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


STANDARD_VALUES: dict[str, Any] = {
    "page_setup": {
        "margins": {"top": "3.7cm", "bottom": "3.5cm", "left": "2.8cm", "right": "2.6cm"},
        "footer_distance": "2.5cm",
    },
    **{
        name: {"line_spacing": "28.9pt"}
        for name in ("body", "doc_title", "heading_1", "heading_2", "heading_3", "heading_4")
    },
    "signature": {"size": "16pt", "align": "right"},
    "fix_rules": [
        {
            "id": "FIX-C003",
            "action": "set_page_margins",
            "target": "page_setup",
            "value": {"top": "3.7cm", "bottom": "3.5cm", "left": "2.8cm", "right": "2.6cm"},
        },
        {"id": "FIX-C023", "action": "set_bold", "target": "heading_3", "value": False},
    ],
}
"""GB/T 9704—2012 5.1, 5.2 and 7.3.5 in the peer's own configuration."""


class Peer:
    """The peer in a process of its own, started when it is first asked, and again after a document on which it ends.

    Args:
        standard: Whether it has the standard's values; else it is as shipped.
    """

    def __init__(self, standard: bool = False) -> None:
        self._overrides = STANDARD_VALUES if standard else None
        self._process: subprocess.Popen[str] | None = None

    def check(self, path: Path) -> tuple[list[dict[str, Any]], float, str]:
        """The findings on a document, the seconds that they took, and what went wrong in Chinese."""
        said = self._ask({"path": str(path)})
        return (
            ([], 0.0, ENDED) if said is None else ([_as_ours(each) for each in said["findings"]], said["seconds"], "")
        )

    def __call__(self, source: Path, out: Path, mode: str, include_confirm: bool, profile: str) -> dict[str, Any]:
        """Repairs a document; it has one way of doing so, and no report.

        Raises:
            InputError: It ended on this document.
        """
        from assistant.errors import InputError

        del mode, include_confirm, profile
        if self._ask({"path": str(source), "out": str(out)}) is None:
            raise InputError(ENDED)
        return {"findings": []}

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict[str, Any]) -> dict[str, Any] | None:
        if self._process is None or self._process.poll() is not None:
            self._process = _started()
        said = _asked(self._process, {**request, "overrides": self._overrides})
        if said is None:
            self._process.wait()
        return said


def _started() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [_python(), Path(__file__)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _asked(process: subprocess.Popen[str], request: dict[str, Any]) -> dict[str, Any] | None:
    """The answer on one document; None where the peer has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(request) + "\n")
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
    from evals.harness.locations import libraries_folder

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

    for line in sys.stdin:
        request = json.loads(line)
        started = time.perf_counter()
        found = _repair(request) if "out" in request else _findings(request)
        print(json.dumps({"findings": found, "seconds": time.perf_counter() - started}), file=answers, flush=True)


def _findings(request: dict[str, Any]) -> list[dict[str, str]]:
    from engine.core.document.parser import parse_docx  # pyright: ignore[reportMissingImports]

    return [
        {
            "rule_id": issue.rule_id,
            "severity": issue.severity,
            "location": str(issue.location),
            "original": str(issue.original_text),
            "suggested": str(issue.suggested_fix),
        }
        for issue in _engine(json.dumps(request["overrides"])).check(parse_docx(request["path"]), TYPE)
    ]


def _repair(request: dict[str, Any]) -> list[dict[str, str]]:
    from argparse import Namespace

    from gongwen._legacy import cmd_optimize  # pyright: ignore[reportMissingImports]

    overrides = request["overrides"]
    cmd_optimize(
        Namespace(
            input=request["path"],
            output=request["out"],
            doc_type=TYPE,
            apply=True,
            json=True,
            selected_rules=None,
            layout=None,
            verify=False,
            remove_ai_declaration=overrides is not None,
            config_overrides=json.dumps(overrides) if overrides else "",
        )
    )
    return []


@cache
def _engine(overrides: str) -> Any:
    """The engine with overrides, a JSON object or null."""
    from engine.core.rules.engine import RuleEngine  # pyright: ignore[reportMissingImports]

    engine = RuleEngine()
    engine.set_config_overrides(json.loads(overrides))
    return engine


if __name__ == "__main__":
    _answer()
