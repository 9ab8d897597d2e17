"""Progress on stderr, so that stdout holds nothing but the result: for people, or as JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from assistant.library.indexing import OnFile

SECONDS_BETWEEN = 0.2
"""How often programs are told at most."""


class Advance(Protocol):
    """Says how far a stage is."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """``done`` things of ``total``, where that has changed."""
        ...


class Progress(Protocol):
    """What a run tells while it works."""

    def stage(self, title: str, total: int | None = None) -> AbstractContextManager[Advance]:
        """A stage of so many things, where that is known; a context manager that gives an :class:`Advance`."""
        ...

    def say(self, sentence: str) -> None:
        """One sentence."""
        ...

    def fail(self, sentence: str) -> None:
        """Why the run ends without a result."""
        ...


class TerminalProgress:
    """Bars where stderr is a terminal, and sentences."""

    @contextmanager
    def stage(self, title: str, total: int | None = None) -> Iterator[Advance]:
        """See :class:`Progress`."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        console = Console(stderr=True)
        with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(title, total=total)

            def advance(done: int, total: int | None = None) -> None:
                bar.update(task, completed=done, total=bar.tasks[0].total if total is None else total)

            yield advance

    def say(self, sentence: str) -> None:
        """See :class:`Progress`."""
        import typer

        typer.echo(sentence, err=True)

    def fail(self, sentence: str) -> None:
        """See :class:`Progress`."""
        self.say(sentence)


class JsonProgress:
    """JSON lines: ``{"stage", "done", "total"}``, ``{"message"}``, ``{"error"}``."""

    @contextmanager
    def stage(self, title: str, total: int | None = None) -> Iterator[Advance]:
        """See :class:`Progress`."""
        told = 0.0
        known = total

        def advance(done: int, total: int | None = None) -> None:
            nonlocal told, known
            known = known if total is None else total
            if time.monotonic() - told >= SECONDS_BETWEEN or done == known:
                told = time.monotonic()
                self._write({"stage": title, "done": done, "total": known})

        advance(0)
        yield advance

    def say(self, sentence: str) -> None:
        """See :class:`Progress`."""
        self._write({"message": sentence})

    def fail(self, sentence: str) -> None:
        """See :class:`Progress`."""
        self._write({"error": sentence})

    def _write(self, event: dict[str, object]) -> None:
        sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")
        sys.stderr.flush()


def counting_files(advance: Advance) -> OnFile:
    """Counts the files that are taken in."""
    done = 0

    def on_file(file: str) -> bool:  # noqa: ARG001
        nonlocal done
        done += 1
        advance(done)
        return True

    return on_file
