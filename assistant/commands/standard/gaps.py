"""``gongwu standard gaps``: the questions that standard answers are to be written for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable, settings_with
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import Gap

ORDER = 9
_NOT_RECORDED = "没有记录：设置 record_gaps 没有打开，没有找到依据的问题不会记下。"


def run(
    wrong: Annotated[str, typer.Option("--wrong", help="把一个答错的问题记到清单里。")] = "",
    clear: Annotated[bool, typer.Option("--clear", help="清空清单。")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """列出没有找到依据的和答错的问题，供编写标准答复。"""
    from assistant.front_door import clear_gaps, gaps_of, mark_wrong

    shelf = opened(library).current()
    if clear:
        typer.echo(f"已清空 {clear_gaps(shelf)} 个问题。", err=True)
    if wrong:
        mark_wrong(readable(wrong), shelf)
    recording, gaps = settings_with(library).record_gaps, gaps_of(shelf)
    if as_json:
        print_json({"recording": recording, "questions": [vars(gap) for gap in gaps]})
    else:
        _print(gaps, recording)


def _print(gaps: list[Gap], recording: bool) -> None:
    for gap in gaps:
        print_line(f"{gap.said}  {gap.count} 次  最近 {gap.last}  {gap.question}")
    print_line(f"共 {len(gaps)} 个问题。" if gaps or recording else _NOT_RECORDED)
