"""Counts with the names of what is counted in brackets behind them, or after 分别是: 四部门（水利、气象、公安）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.numbering import chinese_to_int

_COUNT = r"(?<![第\d一二三四五六七八九十百千万多几余数~～—\-])(?P<count>[两二三四五六七八九十]|1?\d)"
_COUNTED = r"(?:个?(?:部门|单位|县|乡镇|街道|社区|学校)|家(?:单位|企业)|个村|名同志|所学校|项(?:措施|制度|任务|工作))"
_PATTERNS = (
    re.compile(rf"{_COUNT}{_COUNTED}（(?P<list>[^（）；：，。\d]{{4,80}})）"),
    re.compile(rf"{_COUNT}{_COUNTED}分别[是为]：?(?P<list>[^（）；：，。\d]{{4,80}})(?=[。；，])"),
)
_OPEN = re.compile("等|含|包括|其中|除|或|及以上|简称|附后|下同")
_SHORTEST = 2


@dataclass(frozen=True)
class Miscount:
    """A count that its list does not have.

    Attributes:
        start: Offset of the count.
        end: Offset after the list.
        said: How many are said to be there.
        listed: How many are listed.
    """

    start: int
    end: int
    said: int
    listed: int


def miscounts(text: str) -> Iterator[Miscount]:
    """The counts of a text whose lists are whole and have another number of names."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            names = match["list"].split("、")
            # 和 may join the last two, or belong to a name.
            joined = len(re.findall("[和及与]", match["list"]))
            said = _number(match["count"])
            plain = len(names) > 1 and not _OPEN.search(match["list"]) and min(map(len, names)) >= _SHORTEST
            if plain and not len(names) <= said <= len(names) + joined:
                yield Miscount(match.start(), match.end(), said, len(names) + joined)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else chinese_to_int(said.replace("两", "二"))
