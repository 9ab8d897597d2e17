"""引号、破折号、省略号随正文用中文字体。

依据：GB/T 9704—2012 5.2.2，公文各要素一般用 3 号仿宋体字；标点也是公文的文字。
错误示例：正文的引号用了 Times New Roman。
正确示例：引号与前后的汉字用同一种字体。
修复方式：把这几个符号标明为中文符号，随中文字体显示；文字和字体名称都不改。
例外：夹在英文里的引号和撇号、连接数字的一字线（0731—82345678）不看；西文字体本身就是中文字体的、只有文档默认值或主题指定西文字体的不算；整段以西文为主的不看。
"""

from __future__ import annotations

import re

from assistant.documents.edits import RunChange, SetRunFormat
from assistant.documents.fonts import typeface_of
from assistant.documents.formatting import FontSlot, Origin, font_slot
from assistant.documents.paragraph import Run
from assistant.rules.prose import RUNNING
from assistant.rules.vocabulary import *

_SIGN = re.compile("[“”‘’]|—+|…+")
_NAMES = {"“": "引号", "”": "引号", "‘": "引号", "’": "引号", "—": "破折号", "…": "省略号"}
# What only the defaults or the theme say, programs often show in the Chinese font all the same.
_NAMED = (Origin.DIRECT, Origin.RUN_STYLE, Origin.PARAGRAPH_STYLE)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True)
class ChineseSignsType(Rule):
    """Rule B023."""

    code = "B023"
    title = "引号破折号省略号的字体"
    clause = "GB/T 9704—2012 5.2.2"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (
        *RUNNING,
        Element.TITLE,
        Element.MAIN_RECIPIENTS,
        Element.ATTACHMENT_LIST,
        Element.ATTACHMENT_TITLE,
        Element.COPY_RECIPIENTS,
    )

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each paragraph with such signs in a Western font."""
        for paragraph in document.of(*self.elements):
            if not paragraph.flows:
                continue
            text = paragraph.own_text
            signs = [each for run in paragraph.runs for each in _western_signs(text, run)]
            if signs and not _is_western(text):
                yield _report(paragraph, signs)


def _report(paragraph: IdentifiedParagraph, signs: list[tuple[int, int, str]]) -> Violation:
    start, end, font = signs[0]
    text = paragraph.own_text
    names = "、".join(dict.fromkeys(_NAMES[text[at]] for at, _, _ in signs))
    actual = f"{names}用西文字体 {font}（{len(signs)} 处）"
    change = RunChange(east_asian_context=True)
    edits = tuple(SetRunFormat(paragraph.address, change, first, last) for first, last, _ in signs)
    message = f"这一段的{actual}，应随前后的汉字用中文字体。"
    return Violation(in_paragraph(paragraph, start, end), message, actual, "随汉字用中文字体", edits=edits)


def _is_western(text: str) -> bool:
    return len(_CHINESE.findall(text)) <= len(_LATIN.findall(text))


def _western_signs(text: str, run: Run) -> Iterator[tuple[int, int, str]]:
    """The signs of a run that a Western font sets, with it."""
    form = run.format
    if form.hidden.value or form.east_asian_context.value:
        return
    for match in _SIGN.finditer(run.text):
        found = form.font_of(match[0][0])
        font = found.value
        chinese = found.level not in _NAMED or typeface_of(font) is not None or _CHINESE.search(font) or not font
        start, end = run.start + match.start(), run.start + match.end()
        if not chinese and not _is_in_western_words(text, start, end):
            yield start, end, font


def _is_in_western_words(text: str, start: int, end: int) -> bool:
    """Whether a sign belongs to Western words or numbers: it touches a letter and no Chinese, or joins digits as in 0731—82345678."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isdigit() and after.isdigit():
        return True
    touches = _LATIN.fullmatch(before) or _LATIN.fullmatch(after)
    slots = (font_slot(each, east_asian_context=True) for each in before + after)
    return touches is not None and not any(slot is FontSlot.EAST_ASIAN for slot in slots)
