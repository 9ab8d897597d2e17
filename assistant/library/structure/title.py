"""The title of a document: what the file names as its title, else the largest heading, else the first lines that read as one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.documents.document_number import find_document_numbers
from assistant.library.structure.lines import Line, clean, compact

_KINDS = (
    "法|条例|规定|办法|细则|规则|规程|决定|通知|通报|意见|通告|公告|公报|批复|函|纪要|报告|请示|方案|规划|计划|要点|标准|规范|章程|准则|"
    "守则|解释|答复|指南|指引|手册|制度|目录|清单|预案|案|决议|令|说明|问答|须知|总结|讲话"
)
_TITLE = re.compile(rf".*(?:{_KINDS})(?:[（(][^（）()]*[）)])*")
_MASTHEAD = re.compile(
    r"[^关于]{2,40}文件|[\d]{6}|(?:绝密|机密|秘密)(?:★.*)?|特急|加急|急件|签发人[：:].*|附件\s*\d*\s*[：:]?"
)
# 公文种类: a title with 关于 ends in one of them, and not in the 制度 or 条例 that it is about.
_OWN_KINDS = re.compile(
    r".*(?:决定|通知|通报|意见|通告|公告|公报|批复|函|纪要|报告|请示|决议|令|答复|解释|办法|规定|条例|细则|方案|措施|规则)(?:[（(][^（）()]*[）)])*"
)
_ADDRESSEES = re.compile(
    r"(?:各|有关|直属|中央|国务院各)[^《》]*(?:人民政府|部门|机构|单位|委员会|[厅局部委办司院会])(?:[（(][^（）()]*[）)])*"
)
_ANNOUNCEMENT = re.compile(r"[\u4e00-\u9fff、 ]{2,60}公告\s*[（(]?\d{4}\s*年?\s*第?\s*\d{1,4}\s*号[）)]?")
# Above a title stand mark, number and issuer at most.
_SEARCHED = 20
_LONGEST_LINE = 60
# What is put together from more lines is the beginning of the text.
_MOST_LINES = 4


def find_title(lines: list[Line], properties: Mapping[str, str]) -> tuple[str, int]:
    """The title, and the index of the line after it (0 where the title does not stand in the text).

    Args:
        lines: The lines in front of the first article.
        properties: What the file states of itself; its title counts only if the text has it too, since the title that
            programs write into a file is often that of its template.
    """
    named = clean(properties.get("title", ""))
    for name in (named, *re.split(r"\s*[_|｜]\s*|\s+[-—–]+\s*", named)[:1]):
        end = _end_of(name, lines) if len(name) > 1 else 0
        if end:
            return name, end
    levels = [line.level for line in lines[:_SEARCHED] if line.level is not None and line.label is None]
    if levels and min(levels) <= 2:
        return _marked(lines, min(levels))
    return _unmarked(lines) if lines else (named, 0)


def is_title(text: str) -> bool:
    """Whether a line by itself reads as the title of a document: it ends in 办法, 通知 or another kind of text."""
    return len(text) <= _LONGEST_LINE and _TITLE.fullmatch(text) is not None


def reads_as_title(text: str) -> bool:
    """Whether a title is surely one: it says what kind of text it is, or what it is about."""
    return _TITLE.fullmatch(text) is not None or "关于" in text or text.endswith("编")


def _end_of(name: str, lines: list[Line]) -> int:
    """The index after the lines that spell the name together, or 0."""
    wanted = compact(name)
    for start in range(min(len(lines), _SEARCHED)):
        text = ""
        for end in range(start, min(len(lines), start + _MOST_LINES)):
            text += compact(lines[end].text)
            if text == wanted:
                return end + 1
    return 0


def _marked(lines: list[Line], level: int) -> tuple[str, int]:
    start = next(i for i, line in enumerate(lines) if line.level == level and line.label is None)
    end = start + 1
    while end < len(lines) and lines[end].level == level and lines[end].label is None and end - start < _MOST_LINES:
        if _is_whole(lines, start, end):
            break
        end += 1
    return _put_together(lines[start:end]), end


def _unmarked(lines: list[Line]) -> tuple[str, int]:
    candidates = [i for i in range(min(len(lines), _SEARCHED)) if _can_be_title(lines[i])]
    for start in candidates:
        for end in range(start + 1, min(len(lines), start + _MOST_LINES) + 1):
            if not all(_can_be_title(line) for line in lines[start:end]):
                break
            if _is_whole(lines, start, end):
                return _put_together(lines[start:end]), end
    return (lines[candidates[0]].text, candidates[0] + 1) if candidates else ("", 0)


def _is_whole(lines: list[Line], start: int, end: int) -> bool:
    """Whether lines put together read as a title that the next line does not go on with."""
    title = _put_together(lines[start:end])
    if title.count("《") != title.count("》") or not _TITLE.fullmatch(title):
        return False
    if "关于" not in title or _OWN_KINDS.fullmatch(title) or end >= len(lines) or not _can_be_title(lines[end]):
        return True
    return _OWN_KINDS.fullmatch(_put_together(lines[start : end + 1])) is None


def _can_be_title(line: Line) -> bool:
    return (
        line.label is None
        and len(line.text) <= _LONGEST_LINE
        and line.text[-1] not in "。；：:；，"
        and line.text[0] not in "（(【>"
        and _ADDRESSEES.fullmatch(line.text) is None
        and not line.is_date
        and _MASTHEAD.fullmatch(line.text) is None
        and not find_document_numbers(line.text)
        and _ANNOUNCEMENT.fullmatch(line.text) is None
    )


def _put_together(lines: list[Line]) -> str:
    return clean("".join(line.text for line in lines))
