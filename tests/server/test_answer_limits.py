"""Large answers that nobody reads: they are counted, and the ones there is no room for are refused; small ones never are."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import Response

from assistant.server.answer_limits import ANSWERS_AT_A_TIME, ANSWERS_IN_FLIGHT, PIECE, AnswerLimits


class Reader:
    """Asks, and reads one message, or all of them once it is let."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.reads = asyncio.Event()

    async def send(self, message: Any) -> None:
        self.messages.append(message)
        await self.reads.wait()

    @property
    def status(self) -> int:
        return self.messages[0]["status"]

    @property
    def body(self) -> bytes:
        return b"".join(each["body"] for each in self.messages[1:])


async def receive() -> Any:
    return {"type": "http.disconnect"}


async def asked(limits: AnswerLimits, count: int) -> list[tuple[Reader, asyncio.Task[None]]]:
    """So many who have asked and do not read on."""
    scope: Any = {"type": "http", "method": "GET", "path": "/", "headers": []}
    readers = [Reader() for _ in range(count)]
    tasks = [asyncio.create_task(_run(limits, scope, reader)) for reader in readers]
    await asyncio.sleep(0.01)
    return list(zip(readers, tasks, strict=True))


async def _run(limits: AnswerLimits, scope: Any, reader: Reader) -> None:
    await limits(scope, receive, reader.send)


def limits_around(size: int) -> AnswerLimits:
    return AnswerLimits(Response(bytes(size)))


@pytest.mark.parametrize(
    ("size", "most"), [(PIECE + 1, ANSWERS_AT_A_TIME), (ANSWERS_IN_FLIGHT // 3, 3), (ANSWERS_IN_FLIGHT * 2, 1)]
)
def test_there_is_room_for_so_many_and_then_again(size: int, most: int) -> None:
    async def attack() -> None:
        limits = limits_around(size)
        first = await asked(limits, most + 2)
        assert [reader.status for reader, _ in first] == [200] * most + [503] * 2
        first[0][0].reads.set()
        await first[0][1]
        assert len(first[0][0].body) == size
        first[-1][0].reads.set()
        await first[-1][1]
        assert first[-1][0].body.decode().endswith("。")
        assert [reader.status for reader, _ in await asked(limits, 2)] == [200, 503]
        for task in asyncio.all_tasks() - {asyncio.current_task()}:  # pyright: ignore[reportOperatorIssue]
            task.cancel()

    asyncio.run(attack())


def test_small_answers_are_not_counted() -> None:
    async def attack() -> None:
        readers = await asked(limits_around(PIECE), 3 * ANSWERS_AT_A_TIME)
        assert {reader.status for reader, _ in readers} == {200}
        for reader, task in readers:
            reader.reads.set()
            await task
        assert {len(reader.body) for reader, _ in readers} == {PIECE}

    asyncio.run(attack())


def test_who_hangs_up_gives_the_room_back() -> None:
    async def attack() -> None:
        limits = limits_around(ANSWERS_IN_FLIGHT)
        [(_, task)] = await asked(limits, 1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert [reader.status for reader, _ in await asked(limits, 2)] == [200, 503]
        for left in asyncio.all_tasks() - {asyncio.current_task()}:  # pyright: ignore[reportOperatorIssue]
            left.cancel()

    asyncio.run(attack())
