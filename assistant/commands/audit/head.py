"""``gongwu audit head``: the last link, to be printed or sent to another place."""

from __future__ import annotations

from assistant.commands._options import JsonOption
from assistant.commands._printing import print_json, print_line
from assistant.commands.audit._opened import opened_audit

ORDER = 2


def run(as_json: JsonOption = False) -> None:
    """给出最后一条的编号和摘要，可以打印或抄送他处留存。"""
    with opened_audit() as chain:
        last = chain.last(1)
    number, digest, at = (last[0].number, last[0].digest, last[0].at) if last else (0, "", "")
    if as_json:
        print_json({"number": number, "digest": digest, "at": at})
    else:
        print_line(f"第 {number} 条  {at}  {digest}" if last else "还没有记录。")
