"""Memory of a real server on a library, after questions that are asked the way the page asks them."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from evals.harness.locations import PROJECT
from evals.timing.processes import command, environment
from evals.timing.searching import distinct_questions

if TYPE_CHECKING:
    import psutil

QUESTIONS = 20
START_SECONDS = 90
ANSWER_SECONDS = 60
LOOK_SECONDS = 0.3
"""While it starts, the server takes connections and does not answer them: it is looked at in between."""

QUESTION_BOX = "question-box"


@dataclass
class Peaks:
    """Peak memory in bytes, as far as it was looked at.

    Attributes:
        server: Of the server's process.
        background: Of the process that computes vectors beside it; 0 where none was seen.
    """

    server: int = 0
    background: int = 0

    def look(self, process: subprocess.Popen[bytes]) -> None:
        """Looks at the server and at what it started."""
        self.server = max(self.server, peak_of(process.pid))
        self.background = max([self.background, *(peak_of(child.pid) for child in _started_by(process))])


def peak_of(process_id: int) -> int:
    """The most memory a process ever held, where the system tells (Linux), else what it holds now; in bytes.

    0 where there is no such process any more.
    """
    import psutil

    try:
        match = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process_id}/status").read_text(encoding="utf-8"))
        return int(match[1]) * 1024 if match else psutil.Process(process_id).memory_info().rss
    except (OSError, psutil.NoSuchProcess):
        return 0


def peak_memory(asked: Sequence[str], library: Path, vectors: bool) -> Peaks:
    """Starts ``gongwu serve`` on a copy of the library, asks :data:`QUESTIONS` questions, and looks at its memory.

    Raises:
        InputError: The server does not start or does not answer.
    """
    with TemporaryDirectory(prefix="gongwu-evals-", ignore_cleanup_errors=True) as folder:
        copy = Path(shutil.copytree(library, Path(folder) / "library"))
        port = _free_port()
        process = subprocess.Popen(
            command("serve", "--library", str(copy), "--port", str(port)),
            cwd=PROJECT,
            env=environment(vectors),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return _ask_and_watch(process, port, distinct_questions(asked, QUESTIONS))
        finally:
            _end(process)


def _ask_and_watch(process: subprocess.Popen[bytes], port: int, questions: list[str]) -> Peaks:
    page, peaks = _Page(port), Peaks()
    deadline = time.monotonic() + START_SECONDS
    while not page.healthy():
        if process.poll() is not None or time.monotonic() > deadline:
            raise InputError("测内存时网页服务没有启动，请先确认 gongwu serve 可以使用这个知识库。")
        peaks.look(process)
        time.sleep(0.2)
    page.load()
    for number, question in enumerate(questions):
        page.ask(question, f"evals{number}")
        peaks.look(process)
    return peaks


def _started_by(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    import psutil

    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the server and what it started."""
    import psutil

    started = _started_by(process)
    process.terminate()
    for child in started:
        with suppress(psutil.NoSuchProcess):
            child.terminate()
    process.wait(timeout=20)
    psutil.wait_procs(started, timeout=20)


class _Page:
    """Speaks to the server as the page in a browser does: asks through Gradio's queue and reads to the end."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._function = 0
        self._trigger = 0
        self._inputs: list[tuple[int, Any]] = []

    def healthy(self) -> bool:
        """Whether the server answers and its library can be read."""
        try:
            with self._request("GET", "/health", seconds=LOOK_SECONDS) as answer:
                return answer.status == 200
        except (OSError, HTTPException):
            return False

    def load(self) -> None:
        """Loads the page's description and finds what happens when a question is sent."""
        with self._request("GET", "/config") as answer:
            config = json.load(answer)
        self._trigger = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == QUESTION_BOX)
        submits = (d for d in config["dependencies"] if [self._trigger, "submit"] in d["targets"])
        submit = next(submits)
        self._function = submit["id"]
        values = {component["id"]: component["props"].get("value") for component in config["components"]}
        self._inputs = [(each, values.get(each)) for each in submit["inputs"]]

    def ask(self, question: str, session: str) -> None:
        """Asks one question in a conversation of its own.

        Raises:
            InputError: It is not answered.
        """
        data = [question if each == self._trigger else value for each, value in self._inputs]
        asked = {"data": data, "fn_index": self._function, "trigger_id": self._trigger}
        with self._request("POST", "/gradio_api/queue/join", {**asked, "session_hash": session}) as answer:
            answer.read()
        with self._request("GET", f"/gradio_api/queue/data?session_hash={session}") as events:
            if not any(_is_success(line) for line in events):
                raise InputError("测内存时网页服务没有答完一个问题，请先在网页上确认问答正常。")

    @contextmanager
    def _request(
        self, method: str, path: str, body: dict[str, Any] | None = None, seconds: float = ANSWER_SECONDS
    ) -> Iterator[HTTPResponse]:
        content = None if body is None else json.dumps(body).encode()
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=seconds)) as connection:
            connection.request(method, path, content, {"Content-Type": "application/json"})
            with connection.getresponse() as response:
                yield response


def _is_success(line: bytes) -> bool:
    """Whether a line of Gradio's event stream says that the question was answered to the end."""
    return b'"process_completed"' in line and json.loads(line.removeprefix(b"data: "))["success"] is True


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
