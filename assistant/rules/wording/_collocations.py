"""Verbs that do not go with what they are said of: 加快…水平, 改善…意识. Only at the end of a clause, and with nothing else between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Collocation:
    """Verbs that a word does not take, and those that it does.

    Attributes:
        words: What is spoken of, as alternatives of a pattern.
        wrong: The verbs that do not go with it.
        right: The verb that does; others stand behind it.
    """

    words: str
    wrong: str
    right: str


# 《现代汉语搭配词典》, 《现代汉语实词搭配词典》: what is disputed (提升意识, 加强能力) is not among them.
_COLLOCATIONS = (
    Collocation("水平", "加快|加大|扩大|加强|增加|改进", "提高"),
    Collocation("质量", "加快|加大|扩大|增加|增强", "提高"),
    Collocation("效率", "加快|加大|扩大|增强|加强", "提高"),
    Collocation("意识", "改善|加大|扩大|加快|健全|完善|改进", "增强"),
    Collocation("责任感|使命感|紧迫感|自觉性|主动性|凝聚力|信心", "改善|加大|扩大|加快|健全|完善", "增强"),
    Collocation("速度", "加强|增强|扩大|改善|完善", "加快"),
    Collocation("力度", "加快|扩大|改善|完善|提升", "加大"),
    Collocation("步伐", "扩大|增强|改善|提升|完善", "加快"),
    Collocation("规模", "提高|加强|加快|增强|改善|提升", "扩大"),
    Collocation("(?<!覆盖)范围|覆盖面", "加强|加快|增强", "扩大"),
    Collocation("数量|人数", "加强|加快|加大|改善|增强", "增加"),
    Collocation("收入", "加强|加快|加大|扩大|改善|增强", "增加"),
    Collocation("环境", "加强|加快|加大|增强|扩大|提高", "改善"),
    Collocation("能力", "加快|加大|改善|完善", "提高"),
    Collocation("条件", "加强|加快|加大|增强|提高", "改善"),
    Collocation("成本", "减轻|缩小|缩短", "降低"),
    Collocation("负担", "缩小|缩短|降低", "减轻"),
    Collocation("时间|时限|周期", "减轻|缩小|降低", "缩短"),
    Collocation("差距", "减轻|降低|缩短|减少", "缩小"),
    Collocation("作用", "发扬|施展", "发挥"),
    Collocation("(?<!工匠)(?<!首创)精神|作风|传统", "发挥|施展", "发扬"),
    Collocation("教训", "吸收|接收|汲收", "吸取"),
)
# What stands between may hold no other verb, and nothing that joins: 加强管理和提高水平, 加大投入以提高质量.
_BETWEEN = (
    r"(?:(?![，。；：、！？（）“”《》\s]|[提升增扩缩降促保改]|加[快强大速]|完善|优化|推进|实现|达到|建设|建立|形成|发展|研究|利用|落实|符合|具备|需要|"
    r"适应|考虑|影响|和|与|及|或|并|以|对|向|为|在|从|按|因|是|有|的).){0,8}"
)


@dataclass(frozen=True)
class Mismatch:
    """A verb that does not go with its object.

    Attributes:
        start: Offset of the verb.
        end: Offset after it.
        verb: The verb.
        word: What it is said of.
        right: The verb that goes with it.
    """

    start: int
    end: int
    verb: str
    word: str
    right: str


_PATTERNS = tuple(
    (re.compile(rf"(?P<verb>{each.wrong}){_BETWEEN}(?P<word>{each.words})(?=[，。；！]|$)"), each.right)
    for each in _COLLOCATIONS
)


def mismatches(text: str) -> Iterator[Mismatch]:
    """The verbs of a text that do not go with their objects."""
    found = ((match, right) for pattern, right in _PATTERNS for match in pattern.finditer(text))
    for match, right in sorted(found, key=lambda each: each[0].start()):
        yield Mismatch(*match.span("verb"), match["verb"], match["word"], right)
