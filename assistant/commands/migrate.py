"""``gongwu migrate``: brings the records to this version."""

from __future__ import annotations

from assistant.commands._options import JsonOption
from assistant.commands._printing import print_json, print_line

ORDER = 12


def run(as_json: JsonOption = False) -> None:
    """升级程序以后，把记录数据库升级到这个版本；先备份再运行。"""
    from assistant.front_door import records_of
    from assistant.settings import load_settings

    records = records_of(load_settings())
    try:
        before, after = records.migrate()
    finally:
        records.close()
    if as_json:
        print_json({"before": before, "after": after})
    elif before == after:
        print_line(f"记录数据库已经是这个版本（{after}）。")
    else:
        print_line(f"记录数据库已从 {before or '空'} 升级到 {after}。")
