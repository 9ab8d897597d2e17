"""What stands around a document's own text: a database's table of fields above it, a table of contents.

GB/T 9704—2012 knows neither, but both are common in files that are kept: web sites and databases export a table of fields
above the text, long regulations and plans begin with their contents, and reports with a cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft

_FIELD = re.compile(
    r"(?:标题|题名|名称|文件名称?|索引号|来源|体裁|(?:主题|信息|文件)?分类|[发公]文字号|文号|主题词|关键词"
    r"|(?:发文|发布|公布|制定|印发)(?:机关|机构|单位|部门)|(?:成文|发文|发布|公布|印发|生成|施行|实施|生效|失效|废止)(?:日期|时间)"
    r"|时效性?|有效性|效力(?:级别|等级|状态)|法规类[型别]|公开(?:方式|类别|属性))[:：]?"
)
_CONTENTS = re.compile(r"目录|目次")
_PAGE_AT_END = re.compile(r"[.…·．]*\d{1,3}$")
# An entry typed by hand: the number of the page behind a tab.
_TYPED_ENTRY = re.compile(r"^\s*[^\t\d]{0,4}[^\t]{2,60}\t+\s*\d{1,3}\s*$")
_FEWEST_TYPED = 5
_CONTENTS_STYLE = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_LONGEST_CAPTION, _LONGEST_NOTE = 50, 150
_NOTE = re.compile(r"(?:附?注|备注|说明|(?:数据|资料)来源)\d*[：:]")
_UNIT = re.compile(r"[（(]?(?:计量)?单位[：:][^，。；]{1,12}[)）]?")
_LONGEST_COVER, _SHORTEST_TITLE = 60, 4
_CAPTION_NUMBER = r"[附续]?[图表]\s*(?:\d+(?:[-－.–]\d+)*|[一二三四五六七八九十]{1,3})"
_CAPTION = re.compile(rf"{_CAPTION_NUMBER}[:：]?(?P<phrase>.*)$")
_CAPTION_APART = re.compile(rf"\s*{_CAPTION_NUMBER}(?:[ \t\u3000]+|[:：])")
# Two lines that come back might be chance.
_FEWEST_ENTRIES = 3


def recognise_record(draft: Draft) -> None:
    """A table of fields above the document: in each row the name of a field and what it says."""
    first = next((at for at, line in enumerate(draft.lines) if not line.is_blank), None)
    if first is None or (table := draft.lines[first].place.table) is None:
        return
    cells = [at for at, line in enumerate(draft.lines) if line.place.table == table and not line.is_blank]
    names = [draft.text(at) for at in cells if (draft.lines[at].place.column or 0) % 2 == 0]
    if len(names) < 2 or not all(_FIELD.fullmatch(name) for name in names):
        return
    for at in cells:
        draft.give(at, Element.UNKNOWN, "文件之前登记标题、发布机关、日期等项目的表格，国标没有这一要素。")


def recognise_cover(draft: Draft) -> int:
    """A page with title, body and date before the text, on the next page of which the title comes back; where it ends, or 0."""
    before: dict[str, int] = {}
    for at, line in enumerate(draft.lines[:_LONGEST_COVER]):
        if line.is_blank or at in draft.verdicts:
            continue
        if line.text in before and _turns_page(draft, before[line.text], at):
            for each in list(draft.open_between(0, at)):
                if not draft.lines[each].in_table:
                    draft.give(each, Element.UNKNOWN, "封面的一行，国标没有这一要素。")
            return at
        if forms.is_prose(line.text) or (line.text.endswith(("：", ":")) and forms.are_organisations(line.text)):
            return 0
        if len(line.text) >= _SHORTEST_TITLE and not line.in_table:
            before.setdefault(line.text, at)
    return 0


def _turns_page(draft: Draft, start: int, end: int) -> bool:
    """Whether a page ends between two lines, or a date of the cover stands there."""
    between = draft.lines[start + 1 : end + 1]
    return any(line.starts_page or forms.DATE.fullmatch(line.text) for line in between)


def recognise_captions(draft: Draft) -> None:
    """Names of figures and tables, as 图1　路线图: a number, then a gap or a colon, or set in the middle; and a phrase."""
    for at, line in enumerate(draft.lines):
        if at >= draft.body_start and _is_note_of_a_table(draft, at):
            draft.give(at, Element.CAPTION, "紧挨着表格的表注、资料来源或者计量单位，国标没有这一要素。")
            continue
        if line.in_table or line.is_blank or len(line.text) > _LONGEST_CAPTION:
            continue
        if at >= draft.body_start and line.is_centred and _is_beside_a_picture(draft, at):
            draft.give(at, Element.CAPTION, "紧挨着图片、居中的短语，国标没有这一要素。")
        if (found := _CAPTION.match(line.text)) is None:
            continue
        apart = _CAPTION_APART.match(line.paragraph.text) is not None
        if found["phrase"] and (apart or line.is_centred) and not re.search("[，；！？]|。.", line.text):
            draft.give(at, Element.CAPTION, "以“图”“表”及其编号开头，是短语，国标没有这一要素。")


def _is_note_of_a_table(draft: Draft, at: int) -> bool:
    """Whether it says something of the table right above it, or names the unit of the one right below."""
    line, lines = draft.lines[at], draft.lines
    if line.in_table or line.is_blank or len(line.text) > _LONGEST_NOTE:
        return False
    below_one = at > 0 and lines[at - 1].in_table and _NOTE.match(line.text) is not None
    return below_one or (at + 1 < len(lines) and lines[at + 1].in_table and _UNIT.fullmatch(line.text) is not None)


def _is_beside_a_picture(draft: Draft, at: int) -> bool:
    """Whether a line of a few words stands right above or below a picture."""
    if re.search("[。，；：！？:]", draft.text(at)) or forms.heading_level(draft.text(at)) is not None:
        return False
    beside = [draft.lines[each] for each in (at - 1, at + 1) if 0 <= each < len(draft.lines)]
    return any(line.is_blank and any(each.kind not in ("line", "shape") for each in line.pictures) for line in beside)


def recognise_contents(draft: Draft) -> int | None:
    """A table of contents: by its field or style, or as headings in a row that all come back later; where it begins."""
    entries = sorted({*_marked_entries(draft), *_repeated_entries(draft)})
    for at in entries:
        draft.give(at, Element.UNKNOWN, "目录的一行，国标没有这一要素。")
    if not entries:
        return None
    above = next((at for at in range(entries[0] - 1, -1, -1) if not draft.lines[at].is_blank), None)
    if above is not None and _CONTENTS.fullmatch(draft.text(above)):
        draft.give(above, Element.UNKNOWN, "目录的标题，国标没有这一要素。")
        return above
    return entries[0]


def _marked_entries(draft: Draft) -> Iterator[int]:
    for at, line in enumerate(draft.lines):
        field = any(field.name == "TOC" for field in line.paragraph.fields)
        if not line.is_blank and (field or _CONTENTS_STYLE.match(line.paragraph.style)):
            yield at
    typed = [at for at, line in enumerate(draft.lines) if _TYPED_ENTRY.search(line.paragraph.text)]
    if len(typed) >= _FEWEST_TYPED:
        yield from typed


def _repeated_entries(draft: Draft) -> list[int]:
    last = {line.text: at for at, line in enumerate(draft.lines)}
    run: list[int] = []
    for at, line in enumerate(draft.lines):
        if line.is_blank:
            continue
        if _is_entry(draft, at) and _comes_back(draft, last, at):
            run.append(at)
        elif len(run) >= _FEWEST_ENTRIES:
            return run
        else:
            run = []
    return []


def _is_entry(draft: Draft, at: int) -> bool:
    text = draft.text(at)
    numbered = forms.is_provision(text) or forms.heading_level(text) in (1, 2)
    return numbered and len(text) <= 40 and not draft.lines[at].in_table


def _comes_back(draft: Draft, last: dict[str, int], at: int) -> bool:
    text = draft.text(at)
    return max(last.get(text, 0), last.get(_PAGE_AT_END.sub("", text), 0)) > at
