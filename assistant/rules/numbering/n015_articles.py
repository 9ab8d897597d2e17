"""章、条的序号用汉字数字，后面空一字，不加标点，依次排列。

依据：GB/T 15834—2011 附录B.3.6，“第一条”一类的序次语后面不用标点，用空格；《立法技术规范（试行）（一）》条的序号用汉字数字依次表述。
错误示例：“第二条：本办法适用于本市。”“第2条 本办法适用于本市。”。
正确示例：“第二条 本办法适用于本市。”。
修复方式：去掉标点，改成空格，请本人确认；跳号由本人核对。
例外：合同、协议不判断；全文都用阿拉伯数字的不报；引用别的文件的条文不报。
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.rules.vocabulary import *

_LABEL = re.compile(
    r"\s*第(?P<number>[一二三四五六七八九十百零]{1,6}|\d{1,3})(?P<kind>[条章])(?P<after>[：:、，,．.]|[ 　\t]*)(?=\S)"
)
_ELEMENTS = (Element.BODY, Element.ATTACHMENT_BODY, Element.UNKNOWN)
_CONTRACT = re.compile("合同|协议")
# So many articles make a regulation.
_ENOUGH = 4


@dataclass(frozen=True)
class Articles(TextRule):
    """Rule N015."""

    code = "N015"
    title = "章、条的序号"
    clause = "GB/T 15834—2011 附录B.3.6"
    level = Level.STANDARD
    severity = Severity.INFO
    repair = Repair.CONFIRM
    elements = _ELEMENTS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Labels of articles and chapters with a stop, in digits among Chinese ones, and one that is out of turn."""
        found = [
            (each, match)
            for each in document.paragraphs
            if each.place.table is None and (match := _LABEL.match(each.own_text)) is not None
        ]
        articles = [each for each in found if each[1]["kind"] == "条"]
        if len(articles) < _ENOUGH or _CONTRACT.search(document.text_of(Element.TITLE)):
            return
        yield from _with_stops(found)
        yield from _in_digits(found)
        yield from _out_of_turn(articles)


_Found = list[tuple[IdentifiedParagraph, re.Match[str]]]


def _with_stops(found: _Found) -> Iterator[Violation]:
    """A stop behind one label, where most have a blank."""
    odd = [(each, match) for each, match in found if match["after"].strip()]
    if len(odd) * 2 >= len(found):
        return
    for paragraph, match in odd:
        place = in_paragraph(paragraph, *match.span("after"))
        message = f"“第{match['number']}{match['kind']}”后面不用标点，空一字。"
        yield Violation(place, message, match["after"], "空一字", "　")


def _in_digits(found: _Found) -> Iterator[Violation]:
    odd = [(each, match) for each, match in found if match["number"].isdigit()]
    if len(odd) * 2 >= len(found):
        return
    for paragraph, match in odd:
        wanted = int_to_chinese(int(match["number"]))
        place = in_paragraph(paragraph, *match.span("number"))
        message = f"{match['kind']}的序号用汉字数字，写作“第{wanted}{match['kind']}”。"
        yield Violation(place, message, match["number"], wanted, wanted)


def _out_of_turn(articles: _Found) -> Iterator[Violation]:
    """The one article whose number is not the next, where those around it go on."""
    numbers = [_value(match["number"]) for _, match in articles]
    breaks = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    if not breaks or len(breaks) > 2 or breaks[-1] - breaks[0] > 1 or numbers[0] != 1:
        return
    if numbers[breaks[0]] == 1:
        # Another document begins, as an attachment.
        return
    paragraph, match = articles[breaks[0]]
    wanted = f"第{int_to_chinese(numbers[breaks[0] - 1] + 1)}条"
    # Where the numbers go on from a jump, an article may be missing.
    message = f"条的序号没有依次排列，这里是“第{match['number']}条”，前一条之后应当是“{wanted}”，请核对。"
    place = in_paragraph(paragraph, match.start("number") - 1, match.end("kind"))
    yield Violation(place, message, f"第{match['number']}条", wanted, repair=Repair.PERSON)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else chinese_to_int(number)
