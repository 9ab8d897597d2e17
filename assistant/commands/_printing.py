"""How commands print: text as it is, whatever looks like markup in it, and JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import typer


def print_json(value: Any) -> None:
    """For scripts."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_line(text: str = "") -> None:
    """A line for people; long ones are left to the terminal."""
    from rich.console import Console

    Console(highlight=False, soft_wrap=True).print(text, markup=False)


def print_lines(lines: Iterable[str]) -> None:
    """Lines for people and pipes, without any colour."""
    typer.echo("\n".join(lines))
