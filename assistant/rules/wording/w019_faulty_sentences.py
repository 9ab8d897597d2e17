"""没有重复、矛盾的说法，“的”“地”“得”用对。

依据：《党政机关公文处理工作条例》第十九条，公文应当表述准确、文字精练；《现代汉语词典》（第7版）。
错误示例：目的是为了加强管理；避免类似事故不再发生；要认真的落实责任；加强工作力度。
正确示例：目的是加强管理；避免类似事故再次发生；要认真地落实责任；加大工作力度。
修复方式：重复的删去一个，“的”改为“地”“得”，请本人确认；其余由本人改写。
例外：引号里引述的原话不报；“认真的态度”等作定语的“的”不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *

_MANNER = "认真|切实|积极|严格|坚决|及时|深入|扎实|主动|自觉|逐步|迅速|不断|大力|稳妥"
_DEEDS = (
    "落实|执行|贯彻|开展|推进|做好|抓好|完成|履行|组织|实施|配合|处理|解决|报送|整改|推动|遵守|加强|提高|改进|查处|排查"
)
_GROUND = re.compile(
    rf"(?:要|必须|应当|应|须|能够|能|将|并|，)(?:{_MANNER})(?P<particle>的)(?:{_DEEDS})(?!态度|精神|作风|情况|措施|方案|工作|的)"
)
_GAINED = re.compile(
    r"(?:做|抓|干|办|落实|开展|推进|组织|完成|发展|管理|保护|执行|整改)(?P<particle>的)(?:很|比较|非常|十分|更|最|较|还|还不|不太|不)?(?:好|扎实|到位|不够|彻底|细致|快|慢|差|够)(?=[，。；]|$)"
)
# What is to be put in place of the named group; the sentence is complete without it.
_REDUNDANT = (
    (re.compile(r"目的(?:就)?是(?P<more>为了)"), "", "“目的是”与“为了”重复，留一个。"),
    (re.compile(r"原因(?:就)?是(?P<more>因为|由于)"), "", "“原因是”与“因为”重复，留一个。"),
    (re.compile(r"(?:付诸|诉诸)(?P<more>于)"), "", "“诸”已经含有“于”的意思，不再加“于”。"),
    (re.compile(r"切忌(?P<more>不要|不可|不能)"), "", "“切忌”已经是不要的意思，后面不再用否定。"),
    (re.compile(r"(?:严禁|禁止)(?P<more>不得|不准|不许)"), "", "“严禁”“禁止”后面不再用“不得”。"),
    (re.compile(r"(?P<more>再次|再一次)重申"), "", "“重申”已经是再一次申明，不再加“再次”。"),
    (re.compile(r"悬殊(?P<more>很大|较大|巨大)"), "", "“悬殊”已经是差别很大的意思。"),
    (re.compile(r"(?P<more>十分)非常|非常(?P<other>十分)"), "", "“非常”“十分”重复，留一个。"),
    (
        re.compile(r"(?<![十百千万第零〇一二三四五六七八九\d])(?P<more>二)(?=个(?![代月二])|种(?!子)|家)"),
        "两",
        "量词前用“两”，不用“二”。",
    ),
    (re.compile(r"(?P<more>加强|增强|提高)(?=[^，。；、]{0,4}力度(?:[，。；、]|$))"), "加大", "“力度”与“加大”搭配。"),
    (re.compile(r"(?P<more>提高|加大|加强)(?=[^，。；、]{0,6}步伐(?:[，。；、]|$))"), "加快", "“步伐”与“加快”搭配。"),
)
_CONTRARY = (
    re.compile(r"(?:避免|防止|杜绝|严防|谨防|以免)[^，。；、]{0,16}(?:不再|不要|不)(?:发生|出现|重演|反弹)"),
    re.compile(r"原因是[^，。；]{1,24}(?:所致|造成的|引起的|导致的)(?=[，。；]|$)"),
)


@dataclass(frozen=True)
class FaultySentences(TextRule):
    """Rule W019."""

    code = "W019"
    title = "语病"
    clause = "《党政机关公文处理工作条例》第十九条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = RUNNING

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each of the set slips of sentences outside quotation marks."""
        for pattern, right in ((_GROUND, "地"), (_GAINED, "得")):
            yield from each_match(document, pattern, lambda p, m, right=right: _particle(p, m, right))
        for pattern, right, message in _REDUNDANT:
            yield from each_match(document, pattern, lambda p, m, r=right, text=message: _redundant(p, m, r, text))
        for pattern in _CONTRARY:
            yield from each_match(document, pattern, _contrary)


def _particle(paragraph: IdentifiedParagraph, match: re.Match[str], right: str) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    what = "状语后面用“地”" if right == "地" else "补语前面用“得”"
    return replaced(paragraph, match, right, f"{what}，不用“的”。", "particle", Severity.INFO)


def _redundant(paragraph: IdentifiedParagraph, match: re.Match[str], right: str, message: str) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    return replaced(paragraph, match, right, message, match.lastgroup or "more")


def _contrary(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    place = in_paragraph(paragraph, *match.span())
    message = f"“{match[0]}”前后的意思矛盾或者重复，请改写。"
    return Violation(place, message, match[0], "前后一致的说法", repair=Repair.PERSON)
