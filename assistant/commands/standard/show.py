"""``gongwu standard show``: all of one standard answer."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands._printing import print_json, print_line
from assistant.commands.standard._looked import line_of

ORDER = 4


def run(
    answer_id: Annotated[str, typer.Argument(help="编号（见 gongwu standard list）。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """显示一条标准答复的全部内容。"""
    from assistant.front_door import StandardAnswers

    looked = StandardAnswers(opened(library).current()).find(readable(answer_id))
    if as_json:
        print_json(looked.as_json())
        return
    answer = looked.answer
    print_line(line_of(looked))
    for question in answer.questions:
        print_line(f"问：{question}")
    print_line(f"答：{answer.answer}")
    for number, cited in enumerate(answer.citations, 1):
        print_line(f"[{number}] {cited.name}")
    begins = f"，从 {answer.valid_from} 起使用" if answer.valid_from else ""
    print_line(f"{answer.author} {answer.written} 撰写{begins}".strip())
