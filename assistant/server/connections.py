"""Connections that do not wait for ever: uvicorn itself has no limit of time for what never ends, nor for what nobody reads."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

_SENTENCE = "请求太久没有发完，请重试。"


@dataclass(frozen=True)
class Patience:
    """How long the other side may take, in seconds.

    Attributes:
        headers: For the headers of a request, from its first byte or the opening of the connection.
        stall: Between two pieces of a body.
        body: For a whole body.
        unread: To read a piece of an answer.
        answer: For all of an answer in which it is waited for.
    """

    headers: float = 20
    stall: float = 30
    body: float = 300
    unread: float = 30
    answer: float = 300


class TimedProtocol(H11Protocol):
    """uvicorn's protocol, with a clock that runs while the other side owes something."""

    patience = Patience()

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Starts the clock."""
        super().connection_made(transport)
        self._clock: asyncio.TimerHandle | None = None
        self._owed: object = None
        self._since = 0.0
        self._reading: asyncio.TimerHandle | None = None
        self._paused_at = 0.0
        self._left = self.patience.answer
        self._watch()

    @override
    def data_received(self, data: bytes) -> None:
        """Takes what came, and looks what is still owed."""
        if not self.transport.get_write_buffer_size():
            self._read_on()
        super().data_received(data)
        self._watch()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Stops the clocks."""
        self._stop()
        self._read_on()
        super().connection_lost(exc)

    @override
    def pause_writing(self) -> None:
        """Starts the clock of an answer that is not read as fast as it is given."""
        super().pause_writing()
        self._paused_at = self.loop.time()
        self._expect_reading(min(self.patience.unread, self._left))

    @override
    def resume_writing(self) -> None:
        """Stops it; what was waited counts for the answer as a whole."""
        self._left -= self.loop.time() - self._paused_at
        self._read_on()
        if self.cycle and self.cycle.response_complete:
            self._expect_reading(self.patience.unread)
        super().resume_writing()

    @override
    def on_response_complete(self) -> None:
        """Expects the end of the answer to be read as well, which may still lie here."""
        self._left = self.patience.answer
        self._expect_reading(self.patience.unread)
        super().on_response_complete()

    @override
    def _unsupported_upgrade_warning(self) -> None:
        """Says nothing: the request is answered as any other, and whoever sends it should not fill the log."""

    def _watch(self) -> None:
        owed, now = self.conn.their_state, self.loop.time()
        if owed is not self._owed:
            self._owed, self._since = owed, now
        elif owed is h11.IDLE:
            return
        self._stop()
        if owed is h11.IDLE:
            self._clock = self.loop.call_later(self.patience.headers, self._give_up)
        elif owed is h11.SEND_BODY:
            seconds = min(self.patience.stall, self._since + self.patience.body - now)
            self._clock = self.loop.call_later(max(0.0, seconds), self._give_up)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _expect_reading(self, seconds: float) -> None:
        self._read_on()
        if self.transport.get_write_buffer_size():
            self._reading = self.loop.call_later(max(0.0, seconds), self._abandon)

    def _read_on(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _abandon(self) -> None:
        """Ends the connection with all that was not read; closing it would wait for the reader."""
        self._reading = None
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    def _give_up(self) -> None:
        self._clock = None
        if self.transport.is_closing():
            return
        if self.flow.read_paused:  # it is this side that is slow
            self._owed = None
            self._watch()
            return
        begun = self.conn.their_state is h11.SEND_BODY or bool(self.conn.trailing_data[0])
        if begun and self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._say_so()
        self.transport.close()
        self._expect_reading(self.patience.unread)

    def _say_so(self) -> None:
        body = _SENTENCE.encode("utf-8")
        headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body)))]
        headers += [("connection", "close"), ("x-content-type-options", "nosniff")]
        response = h11.Response(status_code=408, headers=headers, reason=b"Request Timeout")
        with suppress(h11.LocalProtocolError):
            for event in (response, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")


def timed_protocol(patience: Patience) -> type[TimedProtocol]:
    """The protocol with other times."""
    return type("TimedProtocol", (TimedProtocol,), {"patience": patience})
