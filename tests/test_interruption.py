"""Ctrl+C on the command line: told in one sentence, nothing half-done is left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.command_line import CommandLine, Outcome, says_one_sentence
from tests.needs import posix_only

FILES = 3000
_SECONDS = 60


@posix_only
def test_an_interrupted_index_says_so_and_publishes_nothing(gongwu: CommandLine, tmp_path: Path) -> None:
    documents, library = tmp_path / "documents", tmp_path / "library"
    documents.mkdir()
    for number in range(FILES):
        (documents / f"{number}.txt").write_text(f"第一条 第{number}号会议室应当提前一日预约。", encoding="utf-8")
    command = [sys.executable, "-m", "assistant", "index", str(documents), "--library", str(library), "--no-vectors"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=gongwu.home, env=gongwu.environment
    )
    _wait_for(library / "generations" / "1.unpublished" / "catalogue.sqlite3")

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=_SECONDS)

    outcome = Outcome(process.returncode, out.decode(), err.decode())
    assert (outcome.code, outcome.out) == (130, "")
    assert says_one_sentence(outcome)
    assert "已取消" in outcome.err
    assert gongwu.run("search", "会议室", "--library", library).code == 2


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} was never made"
        time.sleep(0.01)
