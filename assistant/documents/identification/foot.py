"""What follows the body: 版记 and page numbers, then 附件说明, 署名, 成文日期, 附注 (GB/T 9704—2012, 7.3.4 to 7.3.6, 7.4)."""

from __future__ import annotations

import re

from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft
from assistant.documents.identification.placeholders import is_blank_placeholder, named_placeholder

# Several bodies on one line stay below; sentences of the body do not.
_LONGEST_SIGNATURE = 60
# 说明：… and 注：… under a list are no name of an attachment.
_LABELLED = re.compile(r"(?:说明|备?注|来源|单位|联系\w{0,3}|电话)[:：]")
_CLOSE = 6
# 附注 tell who may read it or whom to call; what is longer is text.
_LONGEST_REMARK = 120


def recognise_imprint(draft: Draft) -> None:
    """抄送机关, 印发机关和印发日期, their lines, and page numbers that were typed."""
    found: list[int] = []
    for at in draft.open_between(draft.body_start, len(draft.lines)):
        text = draft.text(at)
        if draft.lines[at].in_data_table:
            continue
        if _names_copies(text):
            draft.give(at, Element.COPY_RECIPIENTS, f"以“{re.split('[：:]', text)[0][:4]}”开头，位于正文之后。")
            found.append(at)
        elif len(text) < _LONGEST_SIGNATURE and forms.PRINTED.fullmatch(text):
            draft.give(at, Element.PRINTING_AUTHORITY, "以日期和“印发”结尾，位于正文之后。")
            found += [at, *_authority_beside(draft, at)]
        elif found and _is_name_and_date(text):
            draft.give(at, Element.PRINTING_AUTHORITY, "位于抄送机关之后，由机关名称和日期组成。")
            found.append(at)
        else:
            _out_of_standard(draft, at)
    if found:
        _between(draft, min(found), max(found))


def _names_copies(text: str) -> bool:
    if forms.COPIES.match(text) is None or len(text) >= 400:
        return False
    return "：" in text[:6] or ":" in text[:6] or text.startswith("抄")


def _out_of_standard(draft: Draft, at: int) -> None:
    """What is no part of the standard's text area: words of older formats, page numbers that were typed."""
    text = draft.text(at)
    if forms.KEYWORDS.match(text):
        draft.give(at, Element.UNKNOWN, "旧格式的主题词，国标没有这一要素。")
    elif forms.NO_TEXT_HERE.fullmatch(text):
        draft.give(at, Element.UNKNOWN, "“此页无正文”的字样，国标没有这一要素。")
    elif forms.PAGE_NUMBER.fullmatch(text):
        draft.give(at, Element.PAGE_NUMBER, "只有页码数字和一字线，是手工输入的页码。")


def _is_name_and_date(text: str) -> bool:
    """印发机关 and a date whose 印发 is missing or another word."""
    found = forms.NAME_AND_DATE.fullmatch(text[:_LONGEST_SIGNATURE])
    return found is not None and forms.is_organisation(found["body"])


def _authority_beside(draft: Draft, at: int) -> list[int]:
    """The line before 印发日期, where that one holds no name."""
    found = forms.PRINTED.fullmatch(draft.text(at))
    before = list(draft.open_between(max(at - 3, draft.body_start), at))
    if found is None or found["body"] or not before or not forms.is_organisation(draft.text(before[-1])):
        return []
    draft.give(before[-1], Element.PRINTING_AUTHORITY, "紧接在印发日期之前的机关名称。")
    return [before[-1]]


def _between(draft: Draft, start: int, end: int) -> None:
    """Further lines of 抄送机关, and the lines that are drawn around the imprint (7.4.1)."""
    inside = [at for at in range(start, end) if at not in draft.verdicts and not draft.lines[at].is_blank]
    if len(inside) <= 6:
        for at in inside:
            draft.give(at, Element.COPY_RECIPIENTS, "位于抄送机关和印发机关之间，续写抄送机关。")
    for at in range(max(start - 2, draft.body_start), min(end + 3, len(draft.lines))):
        if draft.lines[at].draws_line:
            draft.give(at, Element.SEPARATOR, "没有文字，只有一条线，位于版记。")


def recognise_close(draft: Draft) -> None:
    """附注, 成文日期, 署名, 附件说明, in the part before the attachments."""
    date = _signing_date(draft)
    if date is None:
        date = _date_of_a_closing_table(draft)
    if date is not None:
        draft.give(date, Element.SIGNING_DATE, "单独成行的日期，位于正文之后。")
    _remarks(draft, date)
    _signatures(draft, date)
    _attachment_list(draft)


def _signing_date(draft: Draft) -> int | None:
    """The last date that stands alone; one without a year only among the last lines, where nothing else can be meant."""
    if draft.is_diary:
        return None
    lines = [at for at in draft.open_between(draft.body_start, draft.main_end) if not draft.lines[at].in_table]
    dates = [at for at in draft.dates if draft.body_start <= at < draft.main_end and at not in draft.verdicts]
    dates = dates or [at for at in lines[-3:] if named_placeholder(draft.text(at)) is Element.SIGNING_DATE]
    short = [at for at in lines[1:][-2:] if forms.DATE_WITHOUT_YEAR.fullmatch(draft.text(at))]
    return next(iter(dates[-1:] or short[-1:]), None)


def _date_of_a_closing_table(draft: Draft) -> int | None:
    """The date in a small table that ends the text and holds names of bodies and dates alone; its names are decided too."""
    last = max(draft.open_between(draft.body_start, draft.main_end), default=None)
    table = draft.lines[last].place.table if last is not None else None
    if last is None or table is None or draft.lines[last].in_data_table:
        return None
    first = next(at for at in range(last, -1, -1) if at == 0 or draft.lines[at - 1].place.table != table)
    cells = list(draft.open_between(first, last + 1))
    dates = [at for at in cells if forms.DATE.fullmatch(draft.text(at))]
    names = [at for at in cells if at not in dates]
    if not dates or not names or not all(forms.are_organisations(draft.text(at)) for at in names):
        return None
    for at in names:
        draft.give(at, Element.ISSUER_SIGNATURE, "正文之后的小表格里只有机关名称和日期，这是机关名称。")
    return dates[-1]


def _remarks(draft: Draft, date: int | None) -> None:
    for at in draft.open_between(draft.body_start, draft.main_end):
        text = draft.text(at)
        after = date is not None and at > date
        if len(text) > _LONGEST_REMARK or draft.lines[at].in_table or forms.heading_level(text) is not None:
            continue
        if forms.BRACKETED.fullmatch(text) and (after or forms.REMARK_WORDS.search(text)):
            draft.give(at, Element.REMARKS, "用圆括号括起，说明联系人、公开或者传达范围等事项，位于正文之后。")
        elif after and forms.REMARK_WORDS.search(text):
            draft.give(at, Element.REMARKS, "位于成文日期之后，说明联系人、公开或者传达范围等事项。")


def _signatures(draft: Draft, date: int | None) -> None:
    """The names above the date, and beside it; without a date the names that end the text."""
    end = date if date is not None else draft.main_end
    _seal_places(draft, end)
    lines = list(draft.open_between(draft.body_start, end))
    for at in reversed(lines):
        if not _is_signature(draft, at, date) or _is_under_a_heading(draft, at):
            break
        draft.give(at, Element.ISSUER_SIGNATURE, "正文之后、成文日期之前单独成行的机关名称或者职务。")
    if date is None:
        return
    below = next(iter(draft.open_between(date + 1, draft.main_end)), None)
    if below is not None and forms.is_organisation(draft.text(below)) and not draft.lines[below].paragraph.starts_page:
        draft.give(below, Element.ISSUER_SIGNATURE, "紧接在成文日期之下的机关名称。")


def _seal_places(draft: Draft, end: int) -> None:
    """〔此处加盖红色印章〕 in the lines above the date."""
    for at in list(draft.open_between(max(draft.body_start, end - _CLOSE), end)):
        if forms.SEAL_PLACE.fullmatch(draft.text(at)):
            draft.give(at, Element.UNKNOWN, "说明盖章位置的占位文字，国标没有这一要素。")


def _is_under_a_heading(draft: Draft, at: int) -> bool:
    """Whether it stands like text right under a heading, as a place does under 二、地点."""
    line = draft.lines[at]
    if at > 0 and draft.lines[at - 1].is_blank:
        return False
    above = next((draft.text(each) for each in range(at - 1, draft.body_start - 1, -1) if draft.text(each)), "")
    indented = line.paragraph.format.first_line.value.length.pt > 5 or line.paragraph.text[:1].isspace()
    heading = forms.heading_level(above) is not None and not above.endswith(("。", "；", "！"))
    return heading and indented and not line.is_right and not line.is_centred


def _is_signature(draft: Draft, at: int, date: int | None) -> bool:
    line, text = draft.lines[at], draft.text(at)
    if line.in_data_table or (line.in_table and date is None):
        return False
    if len(text) > _LONGEST_SIGNATURE or forms.ATTACHMENT_LIST.match(text):
        return False
    if named_placeholder(text) is Element.ISSUER_SIGNATURE or (is_blank_placeholder(text) and date is not None):
        return True
    if len(line.pieces) > 1 and _is_close_in_one(line.pieces):
        return True
    with_date = re.fullmatch(rf"(?P<name>[^，。；]+?){forms.DATE.pattern}", text)
    if with_date is not None and date is None:
        return forms.are_organisations(with_date["name"])
    if forms.DATE.fullmatch(text):
        return True
    if re.search(r"[，。；：！？:;]", text) or forms.heading_level(text) is not None or text.startswith("《"):
        return False
    named = forms.are_organisations(text) or forms.ROLE.match(text) is not None
    return named or (line.is_right and date is not None)


def _is_close_in_one(pieces: tuple[str, ...]) -> bool:
    """Whether soft returns divide a paragraph into names of bodies and a date."""
    names = [piece for piece in pieces if not forms.DATE.fullmatch(piece)]
    return 0 < len(names) < len(pieces) and all(forms.are_organisations(name) for name in names)


def _attachment_list(draft: Draft) -> None:
    """附件：1.… and its further lines, up to the first blank line or signature that follows."""
    started, unnumbered = False, False
    for at in range(draft.body_start, draft.main_end):
        text = draft.text(at)
        if at in draft.verdicts or draft.lines[at].in_table:
            started = False
        elif _opens_list(text):
            draft.give(at, Element.ATTACHMENT_LIST, "以“附件”开头列出附件名称，位于正文之后、署名之前。")
            started, unnumbered = True, _UNNUMBERED.fullmatch(text) is not None
        elif started and text and _continues_list(draft, at) and not _is_apart(draft, at, unnumbered=unnumbered):
            draft.give(at, Element.ATTACHMENT_LIST, "接在附件说明之后，续列附件名称。")
        elif text:
            started = False


def _is_apart(draft: Draft, at: int, *, unnumbered: bool) -> bool:
    """Whether it is no further line of the list: another list begins, or a body signs below a blank line."""
    text = draft.text(at)
    if unnumbered and _FIRST.match(text):
        return True
    return at > 0 and draft.lines[at - 1].is_blank and forms.are_organisations(text) and not re.match(r"\d", text)


# 附件：评分标准 has no number; 1.… below it begins another list.
_UNNUMBERED = re.compile(r"附件?[:：]\s*[^\d一二三四五六七八九十\s].*")
_FIRST = re.compile(r"1[.．、]")
# 附件材料详见文件夹…: a sentence on files that lie elsewhere.
_ELSEWHERE = re.compile("详见|请见|另见|见文件夹|下载|另行")
# A sentence that says what is to be done, and ends as one.
_DEMANDS = re.compile(r"(?:应当?|不得|必须|须|可以|予以|以[^，。]{2,10}为准)[^。]*。$")


def _opens_list(text: str) -> bool:
    if forms.ATTACHMENT_LIST.match(text):
        return len(text) < 150 and not re.search(r"[。；]", text[:-1])
    if forms.REMARKED_LABEL.fullmatch(text):
        return False
    # The colon is missing.
    if _ELSEWHERE.search(text):
        return False
    return re.match(r"附件[^是中所的]", text) is not None and len(text) < 60 and not forms.is_prose(text)


def _continues_list(draft: Draft, at: int) -> bool:
    text = draft.text(at)
    if (
        len(text) > 100
        or "。" in text[:-1]
        or _LABELLED.match(text)
        or _DEMANDS.search(text)
        or text.endswith(("：", ":"))
    ):
        return False
    return forms.heading_level(text) == 3 or re.match(r"\d", text) is not None or not forms.is_prose(text)
