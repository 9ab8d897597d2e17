"""``gongwu standard list``: a line an answer, and which of them are not used."""

from __future__ import annotations

from assistant.commands._options import JsonOption, LibraryOption, opened
from assistant.commands._printing import print_json, print_line
from assistant.commands.standard._looked import line_of

ORDER = 3


def run(library: LibraryOption = None, as_json: JsonOption = False) -> None:
    """列出标准答复及其状态；依据已经变化的标为需复核。"""
    from assistant.front_door import StandardAnswers

    all_of_them = StandardAnswers(opened(library).current()).all()
    if as_json:
        print_json({"answers": [looked.as_json() for looked in all_of_them]})
        return
    for looked in all_of_them:
        print_line(line_of(looked))
    used = sum(looked.standing.code == "in_use" for looked in all_of_them)
    print_line(f"共 {len(all_of_them)} 条，使用中 {used} 条。")
