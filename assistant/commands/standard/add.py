"""``gongwu standard add``: writes one standard answer."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands._printing import print_json, print_line

ORDER = 1


def run(
    question: Annotated[str, typer.Argument(help="问题。")],
    answer: Annotated[str, typer.Argument(help="答复。")],
    also: Annotated[list[str] | None, typer.Option("--also", help="同一问题的另一种问法，可以写几次。")] = None,
    cite: Annotated[
        list[str] | None, typer.Option("--cite", help="依据，如《公务员法》第三十四条，可以写几次。")
    ] = None,
    valid_from: Annotated[str, typer.Option("--from", help="从哪一天起使用，如 2026-12-01。")] = "",
    valid_until: Annotated[str, typer.Option("--until", help="有效期至哪一天，含当天。")] = "",
    author: Annotated[str, typer.Option("--author", help="撰写人，默认是本机的用户名。")] = "",
    answer_id: Annotated[str, typer.Option("--id", help="编号，默认由程序给出。")] = "",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """写入一条标准答复；同样的问题以后优先用它回答。"""
    from assistant.front_door import StandardAnswers

    fields = {
        "id": readable(answer_id),
        "questions": [readable(said) for said in [question, *(also or [])]],
        "answer": readable(answer),
        "citations": [readable(said) for said in cite or []],
        "valid_from": valid_from,
        "valid_until": valid_until,
        "author": readable(author) or _user(),
    }
    desk = StandardAnswers(opened(library).current())
    written = desk.add(fields)
    if as_json:
        print_json(desk.find(written.id).as_json())
    else:
        print_line(f"已写入标准答复，编号 {written.id}，依据 {len(written.citations)} 条。")


def _user() -> str:
    from getpass import getuser

    with suppress(OSError, KeyError, ImportError):
        return getuser()
    return ""
