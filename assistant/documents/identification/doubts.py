"""What speaks against what the lines were taken for: told when all are decided, from neighbours and from how they stand.

A document that is as the standard wants has no doubts, and a slip of formatting alone makes none: only where text, place and
look leave several readings open is the least sure of them told.
"""

from __future__ import annotations

import re

from assistant.documents.certainty import Certainty
from assistant.documents.document_types import type_of_title
from assistant.documents.elements import Element
from assistant.documents.genres import genre_of_title
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft
from assistant.documents.identification.placeholders import is_placeholder

_TEXT = (Element.BODY, Element.ATTACHMENT_BODY)
# What is longer is text, however it stands.
_LONGEST_SHORT_LINE = 30
# Marks are larger than titles. So many dates alone in their lines are headings of a record kept day by day.
_MARK_SIZE, _DIARY = 30, 3
_TO_FILL_IN = re.compile(r"[\[［【][\u4e00-\u9fff]{2,14}[\]］】]")
_POINTS_AT = re.compile(r"^附件.{0,12}(?:详见|请见|见|参见|发送|发至)")
_SOFT_RETURN = "段内有软回车，可能是几段连在一起"
_ENDS = ("。", "；", ";", "：", ":", "！", "？", "，", "、", "）", ")", "”", "…", "!", "?", ".", ",")


def weigh(draft: Draft) -> None:
    """Adds the doubts of all lines."""
    for at, verdict in draft.verdicts.items():
        element = verdict.element
        if element in _TEXT:
            _of_text(draft, at)
        elif element is Element.TITLE:
            _of_title(draft, at)
        elif element is Element.MAIN_RECIPIENTS:
            _of_recipients(draft, at)
        elif element is Element.ISSUER_SIGNATURE:
            _of_signature(draft, at)
        elif element is Element.ISSUING_AUTHORITY_MARK:
            _of_mark(draft, at)
        elif element is Element.ATTACHMENT_LIST:
            _of_attachment_list(draft, at)
        elif element is Element.SIGNING_DATE and len(draft.dates) >= _DIARY:
            draft.doubt(at, Certainty.UNSURE, "单独成行的日期有好几处，可能是分日记录的标题")
        if _TO_FILL_IN.search(draft.text(at)) and element in (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY):
            draft.doubt(at, Certainty.UNSURE, "是模板里待填写的内容")
        if verdict.attachment is not None and draft.unmarked:
            left = Certainty.UNSURE if len(draft.dates) >= _DIARY else Certainty.LIKELY
            draft.doubt(at, left, "没有附件标识，也没有另起一页，不一定是附件")


def is_set_apart(draft: Draft, at: int) -> bool:
    """Whether a short line of the text stands in the middle or at the right and is no sentence: a subtitle, a name, a caption."""
    line = draft.lines[at]
    short = not line.in_table and 0 < len(line.text) <= _LONGEST_SHORT_LINE and not line.text.endswith(_ENDS)
    return short and (line.is_centred or line.is_right) and forms.heading_level(line.text) is None


def _of_text(draft: Draft, at: int) -> None:
    line = draft.lines[at]
    if line.in_table or line.is_blank:
        return
    if len(line.pieces) > 1:
        draft.doubt(at, Certainty.UNSURE, _SOFT_RETURN)
    if is_set_apart(draft, at) and not forms.is_provision(line.text):
        draft.doubt(at, Certainty.UNSURE, "是居中或者靠右的短行，不成句，可能是小标题、图表题名或者署名")


def _of_title(draft: Draft, at: int) -> None:
    joined = draft.joined(Element.TITLE)
    if draft.lines[at].is_red and draft.lines[at].size >= _MARK_SIZE:
        draft.doubt(at, Certainty.UNSURE, "红色大字，可能是发文机关标志")
    if type_of_title(joined) is not None or "关于" in joined or genre_of_title(joined) is not None:
        return
    line = draft.lines[at]
    if line.is_centred and line.size >= 18:
        draft.doubt(at, Certainty.LIKELY, "没有写明事由和文种")
    else:
        draft.doubt(at, Certainty.UNSURE, "没有写明事由和文种，也不像标题那样编排")


def _of_recipients(draft: Draft, at: int) -> None:
    line = draft.lines[at]
    if len(line.pieces) > 1:
        draft.doubt(at, Certainty.LIKELY, _SOFT_RETURN)
    if not line.text.endswith(("：", ":")) and line.is_centred:
        draft.doubt(at, Certainty.LIKELY, "居中而且没有冒号，也可能是发文机关或者副题")


def _of_signature(draft: Draft, at: int) -> None:
    line = draft.lines[at]
    if len(line.pieces) > 1:
        draft.doubt(at, Certainty.UNSURE, "署名和日期用软回车连成一段")
    named = forms.are_organisations(line.text) or forms.ROLE.search(line.text) is not None or draft.has_date_in(at)
    if not named and not is_placeholder(line.text):
        draft.doubt(at, Certainty.LIKELY, "不是机关名称，也不是职务姓名")


def _of_mark(draft: Draft, at: int) -> None:
    line = draft.lines[at]
    numbered = bool(draft.given(Element.DOCUMENT_NUMBER))
    if not (numbered or line.is_red or line.text.endswith(("文件", "令", "纪要"))):
        draft.doubt(at, Certainty.LIKELY, "不是红色，下面也没有发文字号")


def _of_attachment_list(draft: Draft, at: int) -> None:
    if _POINTS_AT.search(draft.text(at)):
        draft.doubt(at, Certainty.UNSURE, "是说附件在哪里的一句话")
    if forms.ATTACHMENT_LIST.match(draft.text(at)) or not draft.text(at).startswith("附件"):
        return
    above = max((each for each in draft.given(Element.ATTACHMENT_LIST) if each < at), default=None)
    if above is None and forms.heading_level(draft.text(at)) is None and not _is_named_once(draft, at):
        draft.doubt(at, Certainty.LIKELY, "“附件”之后没有冒号")


def _is_named_once(draft: Draft, at: int) -> bool:
    """Whether the date of signing follows, above which only a list of attachments stands so."""
    dates = draft.given(Element.SIGNING_DATE)
    return bool(dates) and dates[-1] > at
