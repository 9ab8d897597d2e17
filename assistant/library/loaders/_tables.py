"""Tables of any format as lines that say of each value to which row and column it belongs.

A table with a row of headings gives a line a row, ``职务：处长；标准：800元/天``; one with labels on the left gives ``申请人：张三``.
Where neither can be told the cells stand side by side, ``甲 | 乙``. The grid that comes in has the text of a merged cell in
each of the places that it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Grid: TypeAlias = Sequence[Sequence[str]]
"""The texts of a table row by row; what is merged stands in each of its places."""


class Across(str):
    """The text of a cell in the further columns that it covers."""

    __slots__ = ()


_LONGEST_HEADING = 30
_MOST_HEADING_ROWS = 3
_SENTENCE = re.compile(r"[。；！？]")
_VALUE = re.compile(r"[\s_\d.,，%％‰¥￥$()（）\-—~～至年月日时分元万亿个次天岁/：:]+")
_DIGIT = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万两]+(?:年|个|日|天|元|次|倍|成)")
# What stands alone in the first cell and is no value of its column: the name of a group of rows, a note.
_GROUP = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|(?:附?注|说明|备注|填表说明)\s*\d*[:：]|.*[。；]$"
)
_LABEL_END = re.compile(r"[:：]$")
# What headings of columns end with, and what people are asked for in forms: a pair of such words tells which way a table runs.
_COLUMN_WORDS = re.compile(
    r"(?:序号|编号|名称|项目|事项|类别|类型|种类|级别|等级|标准|金额|数量|内容|要求|条件|依据|单位|部门|机关|职责|职务|职级|备注|说明|"
    r"比例|范围|对象|期限|时限|时间|日期|时长|频次|情形|情节|方式|方法|措施|处罚|程序|材料|形式|指标|目标|任务|姓名|人员|地区|地点|区域|"
    r"车型|上限|下限|额度|费用|价格|分值|得分|年龄|面积|座位|人数|次数|结果|意见)(?:[（(].{0,12}[)）])?"
)
_FORM_WORDS = re.compile(
    r"(?:姓\s*名|性\s*别|民\s*族|籍\s*贯|学\s*历|学\s*位|出生年月|出生日期|政治面貌|身份证号码?|联系电话|联系方式|电话|手机|传真|地址|邮编|"
    r"电子邮箱|邮箱|工作单位|所在单位|单位名称|职务|职称|职级|申请人|申请单位|负责人|联系人|经办人|承办人|法定代表人|填表人|填报单位|"
    r"填报日期|申请日期|受理条件|办理时限|办理地点|办理时间|收费标准|咨询电话|监督电话|监督投诉|事项名称|实施主体|服务对象|法律依据|设定依据)"
)


@dataclass(frozen=True)
class TableRow:
    """A row as a line.

    Attributes:
        text: Its text.
        row: Which row of the table it is, from 0.
        is_whole: Whether one text fills it, as a caption or the name of a group of rows does.
    """

    text: str
    row: int
    is_whole: bool = False


def table_lines(grid: Grid, headings: int | None = None, labels: bool = False) -> Iterator[TableRow]:
    """The lines of a table in the order of its rows; rows without text are left out.

    Args:
        grid: Its texts.
        headings: How many of its rows the format itself marks as headings; None where it marks none.
        labels: Whether the format marks the cells on the left as headings of their rows.
    """
    first = next((n for n, row in enumerate(grid) if not _is_whole(row) and any(row)), len(grid))
    yield from _whole_rows(grid[:first], 0)
    body = grid[first:]
    start, count = _headings(body) if headings is None else (0, max(headings - first, 0))
    if not labels and count and _has_values(body[start + count :]):
        yield from _without_headings(body[:start], first, labels)
        yield from _under_headings(body[start:], count, first + start)
    else:
        yield from _without_headings(body, first, labels)


def _whole_rows(grid: Grid, start: int) -> Iterator[TableRow]:
    for number, row in enumerate(grid, start):
        if any(row):
            yield TableRow(next(filter(None, row)), number, is_whole=True)


def _is_whole(row: Sequence[str]) -> bool:
    """Whether one text fills a row of several cells, or stands alone in front of empty ones."""
    return any(row) and all(isinstance(text, Across) or not text for text in row[1:])


def _has_values(body: Grid) -> bool:
    return any(any(row) and not _is_whole(row) for row in body)


def _headings(body: Grid) -> tuple[int, int]:
    """Where the rows of headings begin, and how many they are; that is below rows of fewer cells, as forms have them."""
    width = max(map(_cells, body), default=0)
    for start, row in enumerate(body):
        count = _heading_rows(body[start:])
        if count and _fits(body[start:], count):
            return start, count
        if _cells(row) == width:
            break
    return 0, 0


def _cells(row: Sequence[str]) -> int:
    """How many cells a row has."""
    return sum(not isinstance(text, Across) for text in row)


def _fits(body: Grid, count: int) -> bool:
    """Whether most rows are divided as their headings are, and none further."""
    wanted = _cells(body[count - 1])
    rows = [_cells(row) for row in body[count:] if any(row) and not _is_whole(row)]
    return bool(rows) and max(rows) <= wanted and sum(each == wanted for each in rows) >= 0.5 * len(rows)


def _heading_rows(body: Grid) -> int:
    """How many rows in front are headings of columns; 0 where the first is none.

    Headings of two rows show themselves by what is merged: above several columns, or over both rows.
    """
    if len(body) < 2 or not _is_heading(body[0]):
        return 0
    if max(map(_cells, body)) == 2 == _cells(body[0]) and not _runs_down(body):
        return 0
    if _is_form(body):
        return 0
    rows = 1
    while rows < min(_MOST_HEADING_ROWS, len(body) - 1) and _goes_on(body[rows - 1], body[rows]):
        rows += 1
    return rows


def _is_heading(row: Sequence[str]) -> bool:
    said = [text for text in row if text]
    if len(said) < 2 or len(said) < 0.6 * len(row):
        return False
    return not any(
        len(text) > _LONGEST_HEADING or _SENTENCE.search(text) or _VALUE.fullmatch(text) or _LABEL_END.search(text)
        for text in said
    )


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row is the second of the headings: under a heading of several columns stand their own."""
    wide = [
        n for n, text in enumerate(above) if any(isinstance(each, Across) for each in (text, *above[n + 1 : n + 2]))
    ]
    return (
        bool(wide)
        and _is_heading(row)
        and any(row[n] and row[n] != above[n] for n in wide if n < len(row))
        and all(row[n] in ("", text) for n, text in enumerate(above) if n not in wide and n < len(row))
    )


def _runs_down(body: Grid) -> bool:
    """Whether the first of rows of two cells is headings: by the words, or as only those below hold numbers."""
    left, right = (text for text in body[0] if not isinstance(text, Across))
    if all(_COLUMN_WORDS.search(text) or _FORM_WORDS.fullmatch(text) for text in (left, right)):
        return True
    if _DIGIT.search(left + right) or _FORM_WORDS.fullmatch(left):
        return False
    values = [row[-1] for row in body[1:] if row and row[-1] and not _is_whole(row)]
    return bool(values) and all(_DIGIT.search(text) for text in values)


def _is_form(body: Grid) -> bool:
    """Whether labels and values alternate from the left to the right, as forms have them."""
    rows = [row for row in body if any(row)]
    labelled = sum(bool(row[0] and (_FORM_WORDS.fullmatch(row[0]) or _LABEL_END.search(row[0]))) for row in rows)
    return labelled >= 2 and labelled >= 0.5 * len(rows)


def _under_headings(body: Grid, count: int, first: int) -> Iterator[TableRow]:
    names = _names(body[:count])
    for number, row in enumerate(body[count:], first + count):
        if _is_whole(row) and (isinstance(row[-1], Across) or _GROUP.match(row[0])):
            yield TableRow(next(filter(None, row)), number, is_whole=True)
        elif pairs := list(_pairs(names, row)):
            yield TableRow(_side_by_side(pairs), number)


def _names(rows: Grid) -> list[str]:
    """The heading of each column: those of several rows one behind the other, each once."""
    width = max(map(len, rows))
    parts = [[row[n] for row in rows if n < len(row) and row[n]] for n in range(width)]
    return [" ".join(dict.fromkeys(part)).replace("） ", "）") for part in parts]


def _pairs(names: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """The values with the names of their columns; a value over several columns once, under the first."""
    for n, text in enumerate(row):
        name = names[n] if n < len(names) else ""
        repeated = isinstance(text, Across) and (not name or (0 < n < len(names) and name == names[n - 1]))
        if text and not repeated:
            yield f"{name.rstrip('：:')}：{text}" if name else text


def _without_headings(body: Grid, first: int, labels: bool) -> Iterator[TableRow]:
    pairwise = bool(body) and (labels or _is_form(body) or _two_columns(body))
    for number, row in enumerate(body, first):
        texts = [text for text in row if not isinstance(text, Across)]
        if not any(texts):
            continue
        if pairwise and len(texts) % 2 == 0:
            line = "；".join(
                _labelled(texts[n], texts[n + 1]) for n in range(0, len(texts), 2) if any(texts[n : n + 2])
            )
            yield TableRow(line, number)
        else:
            yield TableRow(" | ".join(texts), number, is_whole=len(list(filter(None, texts))) == 1)


def _side_by_side(pairs: Sequence[str]) -> str:
    """Pairs as one line; the stop at the end of a value gives way to the mark between them."""
    return "；".join([*(pair.rstrip("。；") for pair in pairs[:-1]), pairs[-1]])


def _two_columns(body: Grid) -> bool:
    return all(_cells(row) == 2 for row in body) and all(
        len(row[0]) <= _LONGEST_HEADING and not _SENTENCE.search(row[0]) for row in body
    )


def _labelled(label: str, value: str) -> str:
    label = label.rstrip("：: ")
    return f"{label}：{value}" if label and value else label or value
