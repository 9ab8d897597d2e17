"""Progress on stderr, so that stdout holds nothing but the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def track(items: Sequence[Item], title: str) -> Iterable[Item]:
    """Goes through the items and shows how far it is."""
    from rich.console import Console
    from rich.progress import track as track_on_console

    return track_on_console(items, description=title, console=Console(stderr=True), transient=True)


def say(sentence: str) -> None:
    """One line for people."""
    import typer

    typer.echo(sentence, err=True)
