"""A server process for tests, on a free port, with every lookup and connection of the process written down."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from pathlib import Path

import psutil

from tests.browser.launch import IN_MEMORY
from tests.needs import ROOT

_START_SECONDS = 60
RECORDER = Path(__file__).parent / "recorder"


@dataclass(frozen=True)
class RunningServer:
    """A server that answers.

    Attributes:
        port: Where it listens on 127.0.0.1.
        process: Its process.
        connections: The file in which its lookups and connections are written down.
    """

    port: int
    process: subprocess.Popen[str]
    connections: Path

    @property
    def url(self) -> str:
        """Address of the page."""
        return f"http://127.0.0.1:{self.port}/"

    def get(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers with lower-case names, and body."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path, headers=headers or {})
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return response.status, names, response.read().decode("utf-8")

    def recorded(self) -> list[tuple[str, str]]:
        """(event, host) pairs so far; ``process`` events hold process ids."""
        lines = self.connections.read_text(encoding="utf-8").splitlines()
        return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]

    def foreign(self) -> list[tuple[str, str]]:
        """What the process looked up or was connected to that is not this machine."""
        events = [event for event in self.recorded() if event[0] != "process" and not is_local(event[1])]
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        remotes = [link.raddr.ip for member in family for link in member.net_connections() if link.raddr]
        return events + [("connection", address) for address in remotes if not is_local(address)]


def is_local(host: str) -> bool:
    """Whether this is a loopback address, or the path of a Unix socket."""
    if host.startswith("/") or not host:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextmanager
def running_server(
    folder: Path, factory: str = IN_MEMORY, command: Sequence[str] | None = None
) -> Iterator[RunningServer]:
    """Starts a server and ends it.

    Args:
        folder: Where its logs go.
        factory: Makes its services.
        command: Another module to run, with its arguments; ``PORT`` stands for the port.
    """
    port, log = free_port(), folder / "connections.tsv"
    environment = {**os.environ, "GONGWU_CONNECTION_LOG": str(log)}
    known = os.environ.get("PYTHONPATH")
    environment["PYTHONPATH"] = os.pathsep.join([str(RECORDER), str(ROOT), *([known] if known else [])])
    wanted = command or ["tests.browser.launch", "PORT", factory]
    arguments = [str(port) if word == "PORT" else word for word in wanted]
    with (folder / "server.log").open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            server = RunningServer(port, process, log)
            _wait_until_healthy(server, folder / "server.log")
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_healthy(server: RunningServer, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            if server.get("/health")[0] == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.2)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
