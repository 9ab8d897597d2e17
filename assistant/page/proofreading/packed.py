"""Reports as they are kept: compressed, since one with many findings takes a hundred times the memory of its document.

A report is unpacked for as long as it is looked at. Unpacking and what is made of it take memory and time, so that it is done
outside of the server's event loop, and a few at a time.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from starlette.concurrency import run_in_threadpool

_AT_ONCE = 2
_PIECE = 64 * 1024
_FAST = 1

Value = TypeVar("Value")


class Packed(Generic[Value]):
    """A value of JSON.

    Args:
        value: It is not kept itself.
    """

    def __init__(self, value: Value) -> None:
        self._data = zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), _FAST)

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self._data)

    def read(self) -> Value:
        """The value, made anew."""
        return json.loads(zlib.decompress(self._data))

    def pieces(self) -> Iterator[bytes]:
        """Its JSON in UTF-8, a piece at a time."""
        unpacking, rest = zlib.decompressobj(), self._data
        while rest or not unpacking.eof:
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail


class Turns:
    """Lets few at a time unpack reports; the others wait without holding a thread."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(_AT_ONCE)

    async def take(self, work: Callable[..., Value], *arguments: Any) -> Value:
        """What the work gives, in a thread."""
        async with self._free:
            return await run_in_threadpool(work, *arguments)
