"""``gongwu audit verify``: whether the chain is as it was written."""

from __future__ import annotations

from dataclasses import asdict

import typer

from assistant.commands._options import JsonOption
from assistant.commands._printing import print_json, print_line
from assistant.commands.audit._opened import opened_audit

ORDER = 1


def run(as_json: JsonOption = False) -> None:
    """核对全部审计记录有没有被改动、删除、插入或调换。"""
    with opened_audit() as chain:
        found = chain.verify()
    if as_json:
        print_json(asdict(found))
    else:
        for fault in found.faults:
            print_line(f"第 {fault.number} 条：{fault.sentence}")
        verdict = f"发现 {len(found.faults)} 处异常，请保留数据库原样并报告管理员" if found.faults else "全部一致"
        print_line(f"共 {found.entries} 条，{verdict}。最后一条的摘要：{found.head or '（没有）'}")
    if found.faults:
        raise typer.Exit(1)
