"""句子里的汉字之间、汉字与标点之间不空格。

依据：GB/T 15834—2011 5.1，标点占固定的位置，汉字与汉字、汉字与标点相连排列，不另加空格。
错误示例：建立用电台账， 按月统计分析。
正确示例：建立用电台账，按月统计分析。
修复方式：删去空格，请本人确认。
例外：名单里隔开的姓名、联合行文机关名之间、条款号和序号之后、表格里的空格保留；全角空格不判断。
"""

from __future__ import annotations

import re

from assistant.rules.prose import running_text
from assistant.rules.punctuation._private import CHINESE, HAN, marker_end
from assistant.rules.vocabulary import *

_SENTENCES = (
    Element.BODY,
    Element.HEADING_1,
    Element.HEADING_2,
    Element.HEADING_3,
    Element.HEADING_4,
    Element.ATTACHMENT_BODY,
)
_NUMBERED = r"（[一二三四五六七八九十百\d]+）|[一二三四五六七八九十]+、|第[一二三四五六七八九十百千零〇\d]+[编章节条款]"
# A space before such a sign is where a line was broken.
_SPACE = re.compile(rf"(?<=[{CHINESE}])[ \u00a0]{{1,2}}(?=[{CHINESE}])(?!{_NUMBERED})")
_STOP = re.compile("[，。；]")
_PROVISION = re.compile(r"第[一二三四五六七八九十百千零〇\d]+[编章节条款项](?:之[一二三四五六七八九十]+)?$")
_PUNCTUATION = re.compile(f"[^{HAN}]")
# Two names of persons at most four characters long are a list.
_LONGEST_NAME = 4


@dataclass(frozen=True)
class NoSpaceBetweenCharacters(TextRule):
    """Rule M018."""

    code = "M018"
    title = "汉字间的空格"
    clause = "GB/T 15834—2011 5.1"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = _SENTENCES

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each space of one or two characters within the sentences of a paragraph."""
        for paragraph in running_text(document, *_SENTENCES):
            text = paragraph.own_text
            if paragraph.place.table is not None or not _STOP.search(text):
                continue
            for match in _SPACE.finditer(text, _start(text)):
                if not _parts_names(text, match):
                    yield _report(paragraph, match)


def _start(text: str) -> int:
    return marker_end(text) + 1


def _parts_names(text: str, match: re.Match[str]) -> bool:
    """Whether the space keeps apart what is two: names of persons in a list, of bodies in a title, 第一条 and its text."""
    before, after = text[match.start() - 1], text[match.end()]
    if _PUNCTUATION.match(before) or _PUNCTUATION.match(after):
        return False
    if _PROVISION.search(text[: match.start()]):
        return True
    opened = text.count("《", 0, match.start()) > text.count("》", 0, match.start())
    words = (re.split(f"[^{HAN}]", text[: match.start()])[-1], re.split(f"[^{HAN}]", text[match.end() :])[0])
    return opened or any(len(word) <= _LONGEST_NAME for word in words)


def _report(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation:
    place = in_paragraph(paragraph, match.start(), match.end())
    return Violation(place, "句子里的汉字之间、汉字与标点之间不空格。", "空格", "不空格", "")
