"""Attachments: 附件 marks, their titles and texts (GB/T 9704—2012, 7.3.7), and regulations attached without a mark (10.2)."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from assistant.documents.certainty import Certainty
from assistant.documents.elements import Element
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft

# A longer run of centred lines is a cover or a table, no title.
_MOST_TITLE_LINES = 4


def find_attachments(draft: Draft) -> list[int]:
    """The indices at which attachments begin; sets where the part before them ends.

    A mark alone on its line begins one, unless the list of attachments continues under it; so does 附件1：… on a new page.
    Without any mark, what comes on a new page after the date is an attachment.
    """
    starts = [at for at in draft.open_between(draft.body_start, len(draft.lines)) if _begins(draft, at)]
    if not starts:
        starts = _unmarked(draft)
    draft.main_end = starts[0] if starts else len(draft.lines)
    return starts


def _begins(draft: Draft, at: int) -> bool:
    line, text = draft.lines[at], draft.text(at)
    if line.in_data_table:
        return False
    if forms.REMARKED_LABEL.fullmatch(text):
        return line.starts_page or _date_above(draft, at)
    if forms.ATTACHMENT_LABEL.fullmatch(text):
        colon = text.endswith(("：", ":"))
        # Below the date of signing no list follows; further dates are in the attachment, as in a table pasted as text.
        ends_here = not colon and (_date_above(draft, at) or not _date_follows(draft, at))
        return line.starts_page or ends_here or not _list_follows(draft, at)
    if forms.ATTACHMENT_LIST.match(text) and len(text) < 60 and "。" not in text:
        numbered = re.match(r"附件?[一二三四五六七八九十\d]", text) is not None
        return line.starts_page or (numbered and _date_above(draft, at))
    return False


def _list_follows(draft: Draft, at: int) -> bool:
    following = next(iter(draft.open_between(at + 1, len(draft.lines))), None)
    return following is not None and (forms.heading_level(draft.text(following)) == 3 or _date_follows(draft, at))


def _date_follows(draft: Draft, at: int) -> bool:
    """Whether the date of signing comes within the next few lines."""
    following = itertools.islice(draft.open_between(at + 1, len(draft.lines)), 12)
    return any(forms.DATE.fullmatch(draft.text(each)) and not draft.lines[each].in_table for each in following)


def _date_above(draft: Draft, at: int) -> bool:
    return draft.has_date(draft.body_start, at)


def _unmarked(draft: Draft) -> list[int]:
    dates = [at for at in draft.dates if at >= draft.body_start and at not in draft.verdicts]
    if not dates or draft.is_diary:
        return []
    later = [at for at in draft.open_between(dates[0] + 1, len(draft.lines)) if not draft.lines[at].in_table]
    new_page = next((at for at in later if draft.lines[at].starts_page), None)
    if new_page is not None:
        return [new_page]
    titles = [
        at
        for at in later
        if not forms.BRACKETED.fullmatch(draft.text(at))
        and not forms.is_organisation(draft.text(at))
        and not forms.ATTENDANCE.match(draft.text(at))
    ]
    if len(titles) <= 2:
        return []
    draft.unmarked = True
    return titles[:1]


def recognise_attachments(draft: Draft, starts: list[int]) -> None:
    """Decides marks and titles of attachments; their texts are left to the headings and the body."""
    for number, (start, end) in enumerate(zip(starts, [*starts, len(draft.lines)][1:], strict=True), 1):
        _own_captions(draft, start, end, number)
        first = start
        if forms.ATTACHMENT_LABEL.fullmatch(draft.text(start)):
            draft.give(start, Element.ATTACHMENT_LABEL, "单独成行的“附件”及其顺序号，位于正文之后。", number)
            first = start + 1
        elif forms.REMARKED_LABEL.fullmatch(draft.text(start)):
            draft.give(
                start, Element.ATTACHMENT_LABEL, "以“附件”及其顺序号开头，括号里有说明，位于成文日期之后。", number
            )
            draft.doubt(start, Certainty.LIKELY, "“附件”之后还有括号里的说明")
            first = start + 1
        elif forms.ATTACHMENT_LIST.match(draft.text(start)):
            draft.give(
                start,
                Element.ATTACHMENT_LABEL,
                "以“附件”及其顺序号开头并写有附件名称，位于成文日期之后或者另面。",
                number,
            )
            continue
        _title(draft, first, end, number)


def _own_captions(draft: Draft, start: int, end: int, number: int) -> None:
    """Captions were told before attachments were: those that stand in one belong to it."""
    for at in range(start, end):
        if draft.element(at) is Element.CAPTION:
            draft.verdicts[at] = replace(draft.verdicts[at], attachment=number)


def _title(draft: Draft, start: int, end: int, number: int) -> None:
    taken = 0
    for at in range(start, end):
        line, text = draft.lines[at], draft.text(at)
        if line.is_blank and not taken:
            continue
        if line.is_blank or at in draft.verdicts or line.in_table or forms.is_prose(text) or text.endswith(("：", ":")):
            return
        if taken >= _MOST_TITLE_LINES or forms.BRACKETED.fullmatch(text) or forms.DATE.fullmatch(text):
            return
        draft.give(at, Element.ATTACHMENT_TITLE, "附件标识之后、附件正文之前的几行，不是成句的文字。", number)
        taken += 1
