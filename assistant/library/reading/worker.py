"""The process that reads untrusted files: ``python -m assistant.library.reading.worker``, spoken to over its pipes.

It reads one file after another within limits of memory and processor time. An error that is not one of a document ends
it: it says the name of the exception, and its parent starts another. So there is no state of a broken library to go on with.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from assistant.errors import DocumentError
from assistant.library.loaders.registry import loader_for
from assistant.library.reading.protocol import error_message, read_message, result_message, write_message
from assistant.library.reading.sniffing import check_content
from assistant.library.structure import ParsedText, parse_structure


def main() -> None:
    """Answers requests until the parent closes the pipe."""
    answers = _private_output()
    logging.disable(logging.CRITICAL)

    def report(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> None:
        write_message(answers, {"crash": kind.__name__})

    sys.excepthook = report
    while (request := read_message(sys.stdin.buffer)) is not None:
        limit_memory(int(request["memory"]))
        limit_processor_time(int(request["cpu_seconds"]))
        try:
            answer = result_message(parse_file(Path(request["path"])))
        except DocumentError as error:
            answer = error_message(error)
        write_message(answers, answer)


def parse_file(path: Path) -> ParsedText:
    """Reads and divides one file in this process.

    Raises:
        DocumentError: The file cannot be taken in.
    """
    loader = loader_for(path)
    data = path.read_bytes()
    check_content(path.suffix.lower(), data)
    return parse_structure(loader.load(data))


def limit_memory(size: int) -> None:
    """Limits the address space of this process to ``size`` bytes; nothing on Windows."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_within(size, hard), hard))


def limit_processor_time(seconds: int) -> None:
    """Lets this process use that many seconds more of processor time, then it is ended; nothing on Windows."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (_within(limit, hard), hard))


def _within(limit: int, hard: int) -> int:
    return limit if hard < 0 else min(limit, hard)


def _private_output() -> BinaryIO:
    """The pipe to the parent, kept from whatever a library prints: standard output leads nowhere from here on."""
    private = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return private


if __name__ == "__main__":
    main()
