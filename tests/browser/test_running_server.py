"""The recorder that other tests rely on: what it cannot see, they cannot find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.running_server import RECORDER, is_local

# A lookup of an address that is already numeric asks nobody.
_LOOKUP = "import socket; socket.getaddrinfo('192.0.2.1', 80, flags=socket.AI_NUMERICHOST)"
_IN_A_CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_LOOKUP!r}], check=True)"


@pytest.mark.parametrize("program", [_LOOKUP, _IN_A_CHILD])
def test_a_lookup_is_written_down(program: str, tmp_path: Path) -> None:
    log = tmp_path / "log.tsv"
    environment = {**os.environ, "PYTHONPATH": str(RECORDER), "GONGWU_CONNECTION_LOG": str(log)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert "socket.getaddrinfo\t192.0.2.1" in log.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("/run/bus", True), ("192.0.2.1", False), ("api.gradio.app", False)],
)
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local
