"""``gongwu fix``: writes a corrected copy of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands._options import AllOption, JsonOption, KindOption, OfficialOption, ProfileOption, listed
from assistant.commands._printing import print_json, print_lines

ORDER = 5


def run(
    file: Annotated[
        Path,
        typer.Argument(help="要修正的公文（.docx、.dotx；.doc、.wps、.rtf、.odt 先转换成 .docx）；原件不会被改动。"),
    ],
    out: Annotated[Path, typer.Option("-o", "--output", help="修正后的文件写到哪里。")],
    mode: Annotated[
        str, typer.Option("--mode", help="tracked 修订稿（逐处可接受或拒绝），或者 clean 清洁稿。")
    ] = "tracked",
    track: Annotated[
        str, typer.Option("--track", help="修订稿里哪些改动留修订标记：text 只有文字，版面直接改好；all 全部。")
    ] = "text",
    rules: Annotated[str, typer.Option("--rules", help="只修正这些规则发现的问题，规则编号用逗号隔开。")] = "",
    accept: Annotated[
        str, typer.Option("--accept", help="一并修正这些需要确认的问题，每一项或每一处的编号用逗号隔开。")
    ] = "",
    include_confirm: Annotated[bool, typer.Option("--include-confirm", help="需要确认的问题也全部修正。")] = False,
    profile: ProfileOption = "standard",
    kind: KindOption = "",
    as_official: OfficialOption = False,
    force: Annotated[bool, typer.Option("--force", help="已有同名的副本时替换；原件任何时候都不会被替换。")] = False,
    as_json: JsonOption = False,
    every_place: AllOption = False,
) -> None:
    """修正公文：只改有问题的那一处，写出修订稿或清洁稿，原件不动。"""
    from assistant.front_door import fix, repair_lines

    report = fix(
        *(file, out, mode),
        track=track,
        accept=listed(accept),
        rules=listed(rules),
        include_confirm=include_confirm,
        profile=profile,
        kind=kind,
        as_official=as_official,
        force=force,
    )
    if as_json:
        print_json(report)
    else:
        print_lines(repair_lines(report, every_place))
    if report["remaining"]:
        raise typer.Exit(1)
