"""The child's side: answers one request after another within the limits that each names.

An error that is not one of ours ends the child: it says the name of the exception and where it was raised, and its parent
starts another. So there is no state of a broken library to go on with.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from assistant.errors import GongwuError
from assistant.isolation.limits import limit_memory, limit_processor_time
from assistant.isolation.messages import error_message, read_message, write_message
from assistant.isolation.parent import when_the_parent_ends

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass
class _Served:
    """The request that is being answered, as :func:`begin_part` needs to know it; nothing where none is."""

    answers: BinaryIO | None = None
    cpu_seconds: int = 0


_served = _Served()


def serve(
    answer: Callable[[Mapping[str, Any]], Mapping[str, Any]], prepare: Callable[[], object] | None = None
) -> None:
    """Answers requests until the parent closes the pipe.

    Args:
        answer: Makes the answer to a request. What it raises of our errors is told to the parent, who raises it too.
        prepare: Does once, before the first request, what takes time.
    """
    when_the_parent_ends(lambda: os._exit(0))
    answers = _private_output()
    _served.answers = answers
    logging.disable(logging.CRITICAL)

    def report(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        write_message(answers, {"crash": kind.__name__, "at": _place(trace)})

    sys.excepthook = report
    if prepare is not None:
        _prepared(prepare)
    write_message(answers, {"ready": True})
    while (message := read_message(sys.stdin.buffer)) is not None:
        limit_memory(int(message["memory"]))
        _served.cpu_seconds = int(message["part_seconds"])
        limit_processor_time(int(message["cpu_seconds"]))
        try:
            said: Mapping[str, Any] = {"answer": answer(message["request"])}
        except GongwuError as error:
            said = error_message(error)
        write_message(answers, said)


def begin_part(number: int, parts: int) -> None:
    """Tells whoever asked that a part of the work begins, as a page to recognise; each part may take a time of its own.

    Nothing where no request is being answered: the work is done in the process that wants it.

    Args:
        number: Which part, from 1.
        parts: How many there are.
    """
    if _served.answers is not None:
        write_message(_served.answers, {"part": number, "parts": parts})
        limit_processor_time(_served.cpu_seconds)


def _prepared(prepare: Callable[[], object]) -> None:
    """Prepares, and keeps what was made from the collector of garbage: it stays, and would be looked through again and again."""
    gc.disable()
    prepare()
    gc.freeze()
    gc.enable()


def _place(trace: TracebackType | None) -> str:
    """The file and line of an error, of this package where one of it is there; what it says may hold the document's text."""
    innermost = ours = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        innermost = f"{file.name}:{trace.tb_lineno}"
        if file.is_relative_to(_PACKAGE) and file != Path(__file__).resolve():
            ours = f"{file.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return ours or innermost


def _private_output() -> BinaryIO:
    """The pipe to the parent, kept from whatever a library prints: standard output leads nowhere from here on."""
    private = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return private
