"""句子里的汉字之间、汉字与标点之间、汉字与数字之间不空格。

依据：GB/T 15834—2011 5.1，标点占固定的位置，汉字与汉字、汉字与标点相连排列，不另加空格；汉字与数字之间不空格是通行做法。
错误示例：建立用电台账， 按月统计分析；坚持统筹 建设，按时完成；于 2025 年 7 月 20 日前报送，共 32 份。
正确示例：建立用电台账，按月统计分析；坚持统筹建设，按时完成；于2025年7月20日前报送，共32份。
修复方式：删去空格，请本人确认；全角空格多半是漏了点号，由本人处理。
例外：名单里隔开的姓名、姓名与介绍之间、一行里分开填写的各栏（“签字： 日期：”）、联合行文的机关名、序号和小标题之后、段中条号两边（“1.2 建设地点”）、表格和留空填写的空格保留；西文两边的空格不判断；数字两边的空格只作提示。
"""

from __future__ import annotations

import re

from assistant.rules.prose import running_text
from assistant.rules.punctuation._private import CHINESE, HAN, marker_end
from assistant.rules.punctuation._spaces import Space, opens_field, parts_names, spaces
from assistant.rules.vocabulary import *

_SENTENCES = (
    Element.BODY,
    Element.HEADING_1,
    Element.HEADING_2,
    Element.HEADING_3,
    Element.HEADING_4,
    Element.ATTACHMENT_BODY,
)
_STOP = re.compile("[，。；]")
_ABOUT = re.compile(r"关于?(?P<gap>[ 　]+)(?=于?[\u4e00-\u9fff《“\d])")
# The number of a clause within the line, as in 。 1.2 建设地点, stands apart on both sides.
_CLAUSE = re.compile(
    rf"(?:(?<=[\s。；])|^)\d+(?:\.\d+)+[ \u00a0](?=[{HAN}])|(?<=[；。][ \u00a0])\d{{1,2}}[ \u00a0](?=[{HAN}]{{2}})"
)
_AROUND_DIGITS = re.compile(rf"(?<=[{HAN}])[ \u00a0](?=\d)|(?<=[\d%％])[ \u00a0](?=[{CHINESE}])")


@dataclass(frozen=True)
class NoSpaceBetweenCharacters(TextRule):
    """Rule M018."""

    code = "M018"
    title = "汉字间的空格"
    clause = "GB/T 15834—2011 5.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (*_SENTENCES, Element.TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each space within the sentences of a paragraph; those around numbers together; those around 关于 in a title."""
        for paragraph in document.of(Element.TITLE):
            for match in _ABOUT.finditer(paragraph.own_text) if document.character.official else ():
                place, message = in_paragraph(paragraph, *match.span("gap")), "标题里“关于”的字间不空格。"
                yield Violation(place, message, "空格", "不空格", "", Severity.INFO)
        for paragraph in running_text(document, *_SENTENCES):
            text = paragraph.own_text
            if paragraph.place.table is not None or not _STOP.search(text):
                continue
            start = marker_end(text) + 1
            for space in spaces(text, start):
                if not parts_names(text, space):
                    yield _report(paragraph, space)
            yield from _around_digits(paragraph, start)


def _report(paragraph: IdentifiedParagraph, space: Space) -> Violation:
    place = in_paragraph(paragraph, space.start, space.end)
    message = "句子里的汉字之间、汉字与标点之间不空格。"
    if space.wide and space.between_characters:
        message = "句子中间有全角空格，停顿的地方应当用逗号等点号，不是停顿的删去空格。"
        return Violation(place, message, "全角空格", "点号或者不空格", repair=Repair.PERSON)
    return Violation(place, message, "空格", "不空格", "")


def _around_digits(paragraph: IdentifiedParagraph, start: int) -> Iterator[Violation]:
    text = paragraph.own_text
    # What parts the fields of a form stays: 电话：0311-86835555 传真：….
    kept = {at for each in _CLAUSE.finditer(text) for at in (each.start() - 1, each.end() - 1)}
    found = [
        each
        for each in _AROUND_DIGITS.finditer(text, start)
        if each.start() not in kept and not opens_field(text[each.end() : each.end() + 20])
    ]
    if not found:
        return
    count = f"，本段有{len(found)}处" if len(found) > 1 else ""
    first = found[0]
    yield Violation(
        in_paragraph(paragraph, *first.span()),
        f"汉字与数字之间不空格{count}。",
        "空格",
        "不空格",
        severity=Severity.INFO,
        edits=tuple(ReplaceText(paragraph.address, *match.span(), "") for match in found),
    )
