"""``gongwu standard withdraw``: takes standard answers out of use and keeps them."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands.standard._looked import say_done

ORDER = 6


def run(
    ids: Annotated[list[str], typer.Argument(help="编号（见 gongwu standard list）。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """停用标准答复，内容保留；导入时停用一栏写“否”即恢复。"""
    from assistant.front_door import StandardAnswers

    named = [readable(answer_id) for answer_id in ids]
    done = StandardAnswers(opened(library).current()).withdraw(named)
    say_done("停用", "withdrawn", named, done, as_json)
