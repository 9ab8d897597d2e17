"""``gongwu standard confirm``: says that standard answers were reviewed."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands.standard._looked import say_done

ORDER = 7


def run(
    ids: Annotated[list[str], typer.Argument(help="编号（见 gongwu standard list）。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """复核之后确认：答复对条文现在的文字仍然成立，恢复使用。"""
    from assistant.front_door import StandardAnswers

    named = [readable(answer_id) for answer_id in ids]
    done = StandardAnswers(opened(library).current()).confirm(named)
    say_done("确认", "confirmed", named, done, as_json)
