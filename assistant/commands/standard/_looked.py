"""A standard answer as several commands print it, and the sentence for ids that are not there."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import typer

from assistant.commands._printing import print_json

if TYPE_CHECKING:
    from assistant.front_door import Looked


def line_of(looked: Looked) -> str:
    """Standing, id, first question, and why it wants a review."""
    first, *others = looked.answer.questions
    more = f"（共 {len(others) + 1} 种问法）" if others else ""
    until = f"  有效期至 {looked.answer.valid_until}" if looked.answer.valid_until else ""
    why = f"  {'；'.join(looked.reasons)}" if looked.reasons else ""
    return f"{looked.standing.value}  {looked.answer.id}  {first}{more}{until}{why}"


def say_done(word: str, key: str, ids: Collection[str], done: Collection[str], as_json: bool) -> None:
    """Prints what was done to which answers, and ends with an error where some, or all, are not there."""
    missing = [answer_id for answer_id in ids if answer_id not in done]
    if as_json:
        print_json({key: list(done), "missing": missing})
    else:
        typer.echo(f"已{word} {len(done)} 条标准答复。")
    if missing:
        typer.echo(f"没有这些编号：{'、'.join(missing)}，请用 gongwu standard list 查看。", err=True)
        raise typer.Exit(1 if done else 2)
