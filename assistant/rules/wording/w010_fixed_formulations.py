"""固定的政治提法写准写全。

依据：《党政机关公文处理工作条例》第十九条、第二十条，公文应当符合党的理论路线方针政策，表述准确；各提法的出处见 knowledge/terms/fixed_formulations.yaml。
错误示例：深入学习贯彻习近平新时代社会主义思想；党的二十大三中全会；坚定“四个意识”。
正确示例：深入学习贯彻习近平新时代中国特色社会主义思想；党的二十届三中全会；增强“四个意识”。
修复方式：由本人对照权威文本改正。
例外：书名号里的文件名称、引文里当时的提法由本人核对；加入“我的词”的不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, running_text
from assistant.rules.terms import user_words_at
from assistant.rules.vocabulary import *
from assistant.rules.wording._formulations import Deviation, deviations

_Q = '[“"]?'
_END = '[”"]?'
# Slips that are not a lost character: the wrong verb or number, and names that were mixed.
_WRONG = (
    (
        re.compile(r"(?:十|二十)[一二三四五六七八九]?大(?=[一二三四五六七]中全会)"),
        "“中全会”前面是“届”，如“二十届三中全会”",
    ),
    (re.compile(rf"(?:坚定|做到|坚持){_Q}四个意识{_END}(?=[，、；。])"), "“四个意识”前面用“增强”"),
    (re.compile(rf"(?:做到|树立){_Q}四个自信{_END}(?=[，、；。])"), "“四个自信”前面用“坚定”"),
    (re.compile(rf"(?:增强|坚定|树立|树牢){_Q}两个维护{_END}(?=[，、；。])"), "“两个维护”前面用“做到”"),
    (re.compile(rf"增强{_Q}[三五六两]个意识{_END}(?=[，、；。])"), "应当是“四个意识”"),
    (re.compile(rf"坚定{_Q}[五六两]个自信{_END}(?=[，、；。])"), "应当是“四个自信”"),
    (re.compile(rf"(?:做到|践行){_Q}[一三四]个维护{_END}(?=[，、；。])"), "应当是“两个维护”"),
    (re.compile(rf"{_Q}[一三四]个确立{_END}(?=的决定性意义)"), "应当是“两个确立”"),
    (re.compile(rf"两个(?!确立)[一-鿿]{{2}}{_END}(?=的决定性意义)"), "应当是“两个确立”"),
    (re.compile(r"(?<=届)[一二三四五六七]中(?!全会|[学、])"), "应当是“中全会”，如“二十届三中全会”"),
    (re.compile(rf"{_Q}五位一体{_END}战略布局"), "应当是“五位一体”总体布局"),
    (re.compile(rf"{_Q}四个全面{_END}总体布局"), "应当是“四个全面”战略布局"),
    (
        re.compile(r"以习近平(?:总书记|主席)?为核心的党中央|以习近平总书记为核心的"),
        "应当是“以习近平同志为核心的党中央”",
    ),
    (re.compile(r"青山绿水就是金山银山|绿水青山就是银山金山|金山银山就是绿水青山"), "应当是“绿水青山就是金山银山”"),
    (re.compile(r"毛泽东理论|邓小平思想(?=[、，])"), "应当是“毛泽东思想”“邓小平理论”"),
    (re.compile(r"马克思主义列宁主义|马列宁主义|马克思宁主义"), "应当是“马克思列宁主义”"),
    (re.compile(r"人民当家做主"), "应当是“人民当家作主”"),
    (re.compile(r"依法治国和以德治国相融合|三个代表的重要思想"), "应当与党章的提法一致"),
)
_TITLES = re.compile("《[^》]*》")


@dataclass(frozen=True)
class FixedFormulations(TextRule):
    """Rule W010.

    Attributes:
        words: Words that are never reported.
    """

    words: frozenset[str] = frozenset()

    code = "W010"
    title = "固定提法"
    clause = "《党政机关公文处理工作条例》第十九条、第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (*RUNNING, Element.TITLE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each formulation with characters lost, added or changed."""
        for paragraph in running_text(document, *self.elements):
            text = paragraph.own_text
            titles = [match.span() for match in _TITLES.finditer(text)]
            for each in deviations(text):
                inside = any(a < each.start and each.end < b for a, b in titles)
                if not inside and not user_words_at(text, self.words, each.start, each.end):
                    yield _report(paragraph, each)
        for pattern, right in _WRONG:
            yield from each_match(document, pattern, lambda p, m, right=right: _wrong(p, m, right), *self.elements)


def _report(paragraph: IdentifiedParagraph, each: Deviation) -> Violation:
    place = in_paragraph(paragraph, each.start, each.end)
    message = f"固定提法有出入：{each.what}，规范的提法是“{each.right}”，请对照权威文本核对。"
    return Violation(place, message, place.text, each.right)


def _wrong(paragraph: IdentifiedParagraph, match: re.Match[str], right: str) -> Violation:
    message = f"固定提法有出入：{right}，请对照权威文本核对。"
    return Violation(in_paragraph(paragraph, *match.span()), message, match[0], right)
