"""How tests speak to the server that they attack: as the page does, and as it never would."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.browser.running_server import RunningServer

JSON = {"Content-Type": "application/json"}


@dataclass
class Walls:
    """The running server, and the folder in which it writes."""

    server: RunningServer
    folder: Path

    @property
    def temporary(self) -> Path:
        """Its folder for temporary files."""
        return self.folder / "tmp"

    @property
    def log(self) -> str:
        """What it has printed so far."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    @cached_property
    def handlers(self) -> dict[int, int]:
        """Number of inputs of each handler of the page."""
        return {each["id"]: len(each["inputs"]) for each in json.loads(self.server.get("/config")[2])["dependencies"]}

    @cached_property
    def ask_handler(self) -> int:
        """The handler of the question box: the only one with three inputs that a submitted text triggers."""
        found = json.loads(self.server.get("/config")[2])["dependencies"]
        return next(each["id"] for each in found if any(target[1] == "submit" for target in each["targets"]))

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Status and body of an answer."""
        with closing(HTTPConnection("127.0.0.1", self.server.port, timeout=60)) as connection:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8")

    def join(self, **said: Any) -> tuple[int, str]:
        """Asks as the page does, with changes."""
        return self.join_raw(
            json.dumps({"session_hash": "attack", "trigger_id": 0, "event_data": None} | said).encode()
        )

    def join_raw(self, body: bytes) -> tuple[int, str]:
        """Asks with any body."""
        return self.send("POST", "/gradio_api/queue/join", body, JSON)

    def ask(self, window: str, question: str) -> str:
        """What a window is sent after a question, until the end."""
        assert self.join(session_hash=window, fn_index=self.ask_handler, data=[question, None, "model"])[0] == 200
        return self.send("GET", f"/gradio_api/queue/data?session_hash={window}")[1]

    def connection(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.server.port), timeout=30)

    def kept(self) -> int:
        """How many windows Gradio holds something of."""
        file = self.folder / "kept"
        file.unlink(missing_ok=True)
        os.kill(self.server.process.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 30
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        return int(file.read_text(encoding="ascii"))
