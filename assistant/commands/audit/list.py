"""``gongwu audit list``: the last entries."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from assistant.commands._options import JsonOption
from assistant.commands._printing import print_json, print_line
from assistant.commands.audit._opened import opened_audit

ORDER = 3


def run(
    count: Annotated[int, typer.Option("-n", "--count", min=1, max=10_000, help="列出最近多少条。")] = 20,
    as_json: JsonOption = False,
) -> None:
    """列出最近的审计记录，新的在前。"""
    with opened_audit() as chain:
        entries = chain.last(count)
    if as_json:
        print_json({"entries": [{**asdict(entry), "details": json.loads(entry.details)} for entry in entries]})
        return
    for entry in entries:
        print_line(f"{entry.number}  {entry.at}  {entry.actor}  {entry.action_name}  {entry.subject}  {entry.details}")
