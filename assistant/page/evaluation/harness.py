"""The evaluation harness as a program beside this one: where it is, what it offers, and how it is started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.errors import ServiceError

_PACKAGE = "evals"
_EXTRA = ("ir_measures", "matplotlib", "openpyxl")
_START = "uv run --extra laws --extra evals app.py"
_ANSWER_SECONDS = 300


@dataclass(frozen=True)
class Harness:
    """How the harness is called.

    Attributes:
        command: The program, to which the arguments of the harness are added.
        folder: Where it runs, and under which its ``evals/datasets`` are.
        missing: Why it cannot be called, and what to do; empty where it can.
    """

    command: tuple[str, ...]
    folder: Path
    missing: str = ""

    @property
    def template(self) -> Path:
        """The filled sheet that it ships."""
        return self.folder / "evals" / "datasets" / "template.csv"

    def start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        """Starts it in a session of its own, so that Ctrl+C on the server reaches it through us alone."""
        return subprocess.Popen(
            [*self.command, *arguments],
            cwd=self.folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def answer(self, arguments: Sequence[str]) -> Any:
        """Runs a short command to its end and gives the JSON that it prints.

        Raises:
            ServiceError: It failed, and this is what it said.
        """
        try:
            run = subprocess.run(
                [*self.command, *arguments],
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_ANSWER_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ServiceError("评测程序太久没有回应，请稍后再试。") from error
        if run.returncode == 2:
            raise ServiceError(run.stderr.decode("utf-8", "replace").strip() or "评测程序不接受这个请求。")
        return json_of(run.stdout)


def json_of(printed: bytes) -> Any:
    """The JSON document that the harness printed.

    Raises:
        ServiceError: It printed something else.
    """
    try:
        return json.loads(printed)
    except ValueError as error:
        raise ServiceError("评测程序没有给出可以读的结果，请在命令行运行 python -m evals list 查看原因。") from error


def installed_harness() -> Harness:
    """The harness of this checkout; with a sentence where it or a part that it needs is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        sentence = f"这个安装里没有评测程序。请在源码目录中用 {_START} 启动公务助手，再打开本页。"
        return Harness((), Path.cwd(), sentence)
    command = (sys.executable, "-m", _PACKAGE)
    folder = Path(spec.origin).resolve().parent.parent
    absent = [name.replace("_", "-") for name in _EXTRA if find_spec(name) is None]
    if absent:
        sentence = f"评测还缺少组件：{'、'.join(absent)}。请在源码目录中用 {_START} 重新启动公务助手，再打开本页。"
        return Harness(command, folder, sentence)
    return Harness(command, folder)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
