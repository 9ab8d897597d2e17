"""A real ``/v1`` door on the loopback interface, and a client that reads its streams as OpenAI's clients do."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from assistant.server.v1.keys import ApiKeys
from assistant.server.v1.limits import Limits
from assistant.server.v1.routes import StreamAnswer, add_openai_routes

if TYPE_CHECKING:
    from assistant.answering.answer import Turn

KEY = "a-key-of-the-evaluation-harness"
_SECONDS = 120
_MANY = 100_000


@dataclass
class Streamed:
    """What came over a stream.

    Attributes:
        status: Of HTTP.
        content: The text of all pieces.
        finish_reason: Of the last piece that has one; empty for none.
        extension: The field ``gongwu``.
        error: The sentence of an error; empty for none.
        first: Seconds until the first event with text came.
        seconds: Seconds until the end.
        done: Whether the stream ended as it should.
    """

    status: int
    content: str = ""
    finish_reason: str = ""
    extension: dict[str, Any] = field(default_factory=dict[str, Any])
    error: str = ""
    first: float = 0.0
    seconds: float = 0.0
    done: bool = False

    def take(self, line: str, since: float) -> None:
        """Takes one line of the stream."""
        if not line.startswith("data: "):
            return
        if line == "data: [DONE]":
            self.done = True
            return
        event = json.loads(line.removeprefix("data: "))
        self.error = event.get("error", {}).get("message", self.error)
        self.extension = event.get("gongwu", self.extension)
        for choice in event.get("choices", []):
            text = choice["delta"].get("content") or ""
            self.first = self.first or (time.perf_counter() - since if text else 0.0)
            self.content += text
            self.finish_reason = choice["finish_reason"] or self.finish_reason


@contextmanager
def listening(answer: StreamAnswer) -> Iterator[int]:
    """The door of what answers; gives its port."""
    import uvicorn
    from fastapi import FastAPI

    application = FastAPI()
    add_openai_routes(application, answer, ApiKeys.of([KEY]), Limits(a_minute=_MANY))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(application, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(_SECONDS)


def ask(port: int, question: str, history: Sequence[Turn] = ()) -> Streamed:
    """Asks in the way of a chat window, and reads the stream to its end."""
    messages = [{"role": turn.role, "content": turn.content} for turn in history]
    body = {"model": "gongwu", "stream": True, "messages": [*messages, {"role": "user", "content": question}]}
    since = time.perf_counter()
    with closing(HTTPConnection("127.0.0.1", port, timeout=_SECONDS)) as connection:
        headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
        connection.request("POST", "/v1/chat/completions", json.dumps(body).encode(), headers)
        with connection.getresponse() as response:
            streamed = Streamed(response.status)
            for line in response:
                streamed.take(line.decode("utf-8").rstrip("\r\n"), since)
    streamed.seconds = time.perf_counter() - since
    return streamed
