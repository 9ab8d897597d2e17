"""``gongwu standard remove``: deletes standard answers."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands.standard._looked import say_done

ORDER = 5


def run(
    ids: Annotated[list[str], typer.Argument(help="编号（见 gongwu standard list）。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """删除标准答复；只是停用请用 withdraw。"""
    from assistant.front_door import StandardAnswers

    named = [readable(answer_id) for answer_id in ids]
    done = StandardAnswers(opened(library).current()).remove(named)
    say_done("移除", "removed", named, done, as_json)
