"""标准的编号写完整、写规范。

依据：GB/T 1.1—2020，标准编号由代号、顺序号和年份号组成，年份号前用连接号；GB/T 15834—2011 4.13。
错误示例：执行GB9704 2012；执行GB/T 9704-2022《党政机关公文格式》；执行GB／T 9704--2012；执行国标9704。
正确示例：执行GB/T 9704—2012《党政机关公文格式》。
修复方式：由本人对照标准的封面改正。
例外：连接号用“—”还是“-”以全文统一为准，这里不报；不写年份的引用不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match
from assistant.rules.vocabulary import *

# The years in which these standards were published; no others exist.
_YEARS = {"9704": ("1988", "1999", "2012"), "15834": ("1995", "2011"), "15835": ("1995", "2011")}
_KNOWN = re.compile(
    rf"(?<![A-Za-z])GB\s?[/／]?\s?T?\s?(?P<number>{'|'.join(_YEARS)})\s?[-—–－]{{1,2}}\s?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_CODE = r"(?:GB|DB|HJ|JGJ|CJJ|GA|AQ)"
_FORMS = (
    (
        re.compile(rf"(?<![A-Za-z]){_CODE}(?:[/／]T)?\s?\d{{3,5}}(?P<slip> )(?:19|20)\d\d(?![\d年])"),
        "年份号前面用连接号",
    ),
    (
        re.compile(rf"(?<![A-Za-z]){_CODE}(?:[/／]T)?\s?\d{{3,5}}(?:\.\d+)?(?P<slip>--|－－)(?:19|20)\d\d(?!\d)"),
        "连接号只用一个",
    ),
    (re.compile(r"(?<![A-Za-z])GB(?P<slip>／)T"), "代号里的斜线用半角"),
    (re.compile(r"(?<![A-Za-z])(?P<slip>gb/t|Gb/t|GB/t)(?=\s?\d)"), "代号用大写字母"),
    (re.compile(r"(?P<slip>国标)(?=(?:9704|15834|15835)(?!\d))"), "代号写作“GB/T”"),
)


@dataclass(frozen=True)
class StandardNumbers(TextRule):
    """Rule R010."""

    code = "R010"
    title = "标准编号"
    clause = "GB/T 1.1—2020；GB/T 15834—2011 4.13"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each number of a standard that does not exist, or is written otherwise."""
        yield from each_match(document, _KNOWN, _missing)
        for pattern, wanted in _FORMS:
            yield from each_match(document, pattern, lambda p, m, said=wanted: _misformed(p, m, said))


def _missing(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    years = _YEARS[match["number"]]
    if match["year"] in years:
        return None
    newest = f"GB/T {match['number']}—{years[-1]}"
    place = in_paragraph(paragraph, *match.span())
    return Violation(place, f"没有“{match[0]}”这一版，现行的是{newest}，请核对。", match[0], newest)


def _misformed(paragraph: IdentifiedParagraph, match: re.Match[str], wanted: str) -> Violation:
    place = in_paragraph(paragraph, *match.span("slip"))
    message = f"标准的编号写法不规范，{wanted}，如“GB/T 9704—2012”。"
    return Violation(place, message, match[0], "GB/T 9704—2012的写法", severity=Severity.INFO)
