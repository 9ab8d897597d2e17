"""``gongwu ask``: an answer as it comes in, then its sources."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands._options import (
    AsOfOption,
    HistoryOption,
    JsonOption,
    LibraryOption,
    day_in,
    history_in,
    opened,
    readable,
    settings_with,
)
from assistant.commands._printing import print_json, print_line

if TYPE_CHECKING:
    from assistant.front_door import Answer, AnswerEvent

ORDER = 3


def run(
    question: Annotated[str, typer.Argument(help="要问的问题。")],
    history: HistoryOption = None,
    as_of: AsOfOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """依据知识库回答问题，引到具体条文；没有依据就说明原因，不猜测。"""
    from assistant.front_door import ModelUse, RerankUse, answer_as_json, ask, ask_in_events

    settings = settings_with(library)
    use, reranking = ModelUse.configured(settings), RerankUse.configured(settings)
    words, turns = readable(question), history_in(history)
    day = day_in(as_of)
    asked = words, opened(library), turns, date.today(), use, reranking, day
    if as_json:
        print_json(answer_as_json(ask(*asked)))
    else:
        with closing(ask_in_events(*asked)) as events:
            print_events(events)


def print_events(events: Iterable[AnswerEvent]) -> None:
    """An answer as it comes in, then its sources; what a model thinks is not printed, only that it does."""
    from rich.console import Console

    from assistant.front_door import Answer, ReasoningDelta, TextDelta, Withdrawn, without_markdown

    console = Console(highlight=False, soft_wrap=True)
    thinking = False
    for event in events:
        match event:
            case ReasoningDelta():
                if not thinking:
                    Console(stderr=True).print("模型正在思考……", markup=False)
                thinking = True
            case TextDelta(text):
                console.file.write(without_markdown(text))
                console.file.flush()
            case Withdrawn():
                print_line("\n\n（以上内容没有答完或未能核实，作废；请以下文为准。）\n")
            case Answer():
                print_sources(event)
            case _:
                pass


def print_sources(answer: Answer) -> None:
    """What stands under an answer: how it came about, and its sources."""
    print_line()
    for notice in answer.notices:
        print_line(f"\n提示：{notice}")
    if answer.citations:
        print_line("\n依据：")
    for citation in answer.citations:
        number = f"（{citation.document_number}）" if citation.document_number else ""
        place = f"《{citation.title}》{number}{citation.article or ''}"
        print_line(f"[{citation.label}] {place}  {citation.validity.value}")
