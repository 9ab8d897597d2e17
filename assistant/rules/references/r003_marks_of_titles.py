"""引用法律、法规、文件的名称用书名号。

依据：GB/T 15834—2011 4.15，法律、法规、文件等的名称用书名号标示；“（试行）”“（草案）”是名称的一部分时，放在书名号里面。
错误示例：根据中华人民共和国防洪法第三条规定；根据<公共机构节能条例>有关规定
正确示例：根据《中华人民共和国防洪法》第三条规定；根据《公共机构节能条例》有关规定
修复方式：给名称加上书名号，或者把其他符号换成书名号；请本人确认。
例外：法律的简称（如“预算法”）可以不加书名号；引号里的定义、书名号里的名称、泛指的“有关条例”不检查。
"""

from __future__ import annotations

import re
from functools import cache

from assistant.rules.prose import RUNNING, running_text
from assistant.rules.references._private import CITING, HAN, within_marks
from assistant.rules.terms import names, user_words_at
from assistant.rules.vocabulary import *

_STATE = "中华人民共和国"
_KIND = r"(?:法|条例|办法|规定|细则|规则|准则|通知|意见|决定|方案|规划|纲要|通报|公告|标准|批复|请示|报告)"
# What follows the name of a law where a law is meant, and not, say, 国家赔偿法律制度.
_FOLLOWED = r"(?![律规学治定人院典庭官案])"
_PROVISION = r"(?=(?:（[^（）]*）)?(?:第[一二三四五六七八九十百千零〇\d]+[编章节条]|的?(?:有关|相关)?(?:规定|要求|精神)|等(?:法律|有关|相关|规定)?|[，。；、和与及]|$))"
_REGULATION = re.compile(rf"{CITING}(?:好|了)?(?P<name>[{HAN}]{{4,30}}?(?:实施条例|条例|实施细则)){_PROVISION}")
# A name made of words such as 有关 is none; nor is one that reaches over a verb or another name.
_NO_NAME = re.compile(
    r"有关|相关|法定|制定|自治条例|单行条例|本|该|此|其|这|那|各|及其|以及|或者|和国家|法律|行政法规|上述|前款|前述|下列|新|根据|规定|按照|等|由|依照|经|国家的|我[国省市县区]|修订|[省市县区](?:的|现行)|[甲乙丙丁]方|^(?:[我贵本]?公司|单位|学校|双方)|的.*(?:及|和|与)"
)
# No law has a longer name.
_LONGEST_NAME = 200
_OPENING = ("《", "〈", "“", "<")
_ANGLES = re.compile(rf"(?<![<《])<(?P<name>[{HAN}][^<>《》]{{2,60}}?{_KIND}(?:（[^（）]*）)?)>(?!>)")
_QUOTED = re.compile(rf"{CITING}“(?P<name>{_STATE}[{HAN}]{{2,30}}法)”")
_INSIDE = re.compile(
    r"《[^《》]{2,40}(?:法|条例|办法|规定)(?P<article>第[一二三四五六七八九十百\d]{1,6}条[^《》]{0,8})》"
)
_OUTSIDE = re.compile(r"(?P<close>》)(?P<state>[（(](?:试行|暂行|草案|修订草案)[）)])")


@dataclass(frozen=True)
class MarksOfTitles(TextRule):
    """Rule R003.

    Attributes:
        words: Names that need no marks.
    """

    words: frozenset[str] = frozenset()

    code = "R003"
    title = "引用名称加书名号"
    clause = "GB/T 15834—2011 4.15"
    level = Level.STANDARD
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each name without marks, in other marks, or whose last part stands outside them."""
        for paragraph in running_text(document, *RUNNING):
            for match in _INSIDE.finditer(paragraph.own_text):
                message = "条、款的序号不是名称，写在书名号外面。"
                place = in_paragraph(paragraph, *match.span("article"))
                yield Violation(place, message, match["article"], "写在书名号外面", repair=Repair.PERSON)
            for start, end in sorted(_bare(paragraph.own_text)):
                if not user_words_at(paragraph.own_text, self.words, start, end):
                    yield _marked(paragraph, start, end)
            yield from _otherwise_marked(paragraph)


def _bare(text: str) -> set[tuple[int, int]]:
    stretches = {match.span() for match in _full_names().finditer(text)}
    stretches |= {match.span("name") for match in _regulations().finditer(text)}
    for match in _REGULATION.finditer(text):
        if not _NO_NAME.search(match["name"]):
            stretches.add(match.span("name"))
    # An opening mark directly before it is enough: what closes it may stand in the next line.
    outside = {(a, b) for a, b in stretches if not within_marks(text, a, b) and text[max(0, a - 1) : a] not in _OPENING}
    # Of stretches that share characters the longest is the name.
    ordered = sorted(outside)
    return {one for at, one in enumerate(ordered) if not any(_is_longer(one, other) for other in _beside(ordered, at))}


def _beside(ordered: list[tuple[int, int]], at: int) -> Iterator[tuple[int, int]]:
    """The stretches that may share characters with one: names are so short that those further away cannot."""
    first, last = ordered[at]
    for below in range(at - 1, -1, -1):
        if ordered[below][0] < first - _LONGEST_NAME:
            break
        yield ordered[below]
    for above in range(at + 1, len(ordered)):
        if ordered[above][0] >= last:
            break
        yield ordered[above]


def _is_longer(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and other[1] - other[0] > one[1] - one[0]


@cache
def _full_names() -> re.Pattern[str]:
    """Laws with 中华人民共和国: they are names wherever they stand."""
    laws = sorted((name for name in names("law_titles") if name != "宪法"), key=len, reverse=True)
    return re.compile(rf"{_STATE}(?:{'|'.join(map(re.escape, laws))}){_FOLLOWED}")


@cache
def _regulations() -> re.Pattern[str]:
    """Known regulations after a verb of citing, or before a provision."""
    known = [name for name in names("law_titles") if not name.endswith(("法", "典"))]
    listed = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?:{CITING}(?:好|了)?|(?<=[》、和与及]))(?P<name>{listed}){_PROVISION}")


def _marked(paragraph: IdentifiedParagraph, start: int, end: int) -> Violation:
    place = in_paragraph(paragraph, start, end)
    message = "引用法律、法规的名称应当加书名号。"
    return Violation(place, message, place.text, f"《{place.text}》", f"《{place.text}》")


def _otherwise_marked(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    text = paragraph.own_text
    for pattern in (_ANGLES, _QUOTED):
        for match in pattern.finditer(text):
            start, end = match.start("name") - 1, match.end("name") + 1
            replacement = f"《{match['name']}》"
            place = in_paragraph(paragraph, start, end)
            yield Violation(place, "文件名称应当用书名号，不用别的符号。", place.text, replacement, replacement)
    for match in _OUTSIDE.finditer(text):
        state = f"（{match['state'][1:-1]}）"
        message = f"“{state}”是名称的一部分，应当放在书名号里面。"
        # The width of the brackets is another matter (M001).
        replacement = f"{match['state']}》"
        yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], f"{state}》", replacement)
