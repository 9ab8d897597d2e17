"""没有重复、矛盾的说法，“的”“地”“得”用对。

依据：《党政机关公文处理工作条例》第十九条，公文应当表述准确、文字精练；《现代汉语词典》（第7版）、《现代汉语实词搭配词典》。
错误示例：目的是为了加强管理；避免类似事故不再发生；要认真的落实责任；加强工作力度；加快公共服务水平。
正确示例：目的是加强管理；避免类似事故再次发生；要认真地落实责任；加大工作力度；提高公共服务水平。
修复方式：重复的删去一个，“的”改为“地”“得”，请本人确认；其余由本人改写。
例外：搭配只在一句的末尾、动词与宾语之间没有别的动词时判断；“提升意识”“加强能力”一类有争议的不报；引号里引述的原话不报；“认真的态度”等作定语的“的”不报。
"""

from __future__ import annotations

import re

from assistant.rules.prose import RUNNING, each_match, replaced, running_text
from assistant.rules.references._private import within_marks
from assistant.rules.vocabulary import *
from assistant.rules.wording._collocations import mismatches

_MANNER = "认真|切实|积极|严格|坚决|及时|深入|扎实|主动|自觉|逐步|迅速|不断|大力|稳妥"
_DEEDS = (
    "落实|执行|贯彻|开展|推进|做好|抓好|完成|履行|组织|实施|配合|处理|解决|报送|整改|推动|遵守|加强|提高|改进|查处|排查"
)
_GROUND = re.compile(
    rf"(?:要|必须|应当|应|须|能够|能|将|并|，)(?:{_MANNER})(?P<particle>的)(?:{_DEEDS})(?!态度|精神|作风|情况|措施|方案|工作|的)"
)
_GAINED = re.compile(
    r"(?:做|抓|干|办|落实|开展|推进|组织|完成|发展|管理|保护|执行|整改)(?P<particle>的)(?:很|比较|非常|十分|更|最|较|还|还不|不太|不)?(?:好|扎实|到位|不够|彻底|细致|快|慢|差|够|(?<=[很常分])顺利|(?<=[很常分])成功)(?=[，。；]|$)"
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
    (re.compile(r"凯旋(?P<more>归来|而归|回来|返回)"), "", "“凯旋”就是胜利归来，不再说“归来”。"),
    (re.compile(r"(?P<more>亲眼|亲自)目睹"), "", "“目睹”就是亲眼看见，不再加“亲眼”。"),
    (re.compile(r"(?P<more>提前|事先)(?:预先|预告)|提前(?P<other>事先)"), "", "“提前”“预先”意思重复，留一个。"),
    (re.compile(r"出乎[^，。；]{0,4}意料(?P<more>之外)"), "", "“出乎意料”已经完整，不再加“之外”。"),
    (re.compile(r"(?P<more>被)应邀"), "", "“应邀”已经是接受邀请，不用“被”。"),
    (re.compile(r"即日(?P<more>开始)起|即日起(?P<other>开始)"), "", "“即日起”与“开始”重复，留一个。"),
    (re.compile(r"堪称(?P<more>为|是)"), "", "“堪称”已经是可以称作，不再加“为”“是”。"),
    (re.compile(r"(?P<more>涉及到及|涉及及|涉及到涉及)"), "涉及", "“涉及”写重了。"),
    (
        re.compile(r"为期[^，。；]{1,12}(?:天|日|周|月|年)(?P<more>的?时间)(?=[，。；]|$)"),
        "",
        "“为期”已经说的是时间，不再加“时间”。",
    ),
    (re.compile(r"深受[^，。；]{1,10}(?P<more>所)(?:欢迎|喜爱|好评|爱戴|关注)"), "", "“深受”后面不再用“所”。"),
    (re.compile(r"围绕(?P<more>以)[^，。；]{2,16}为"), "", "“围绕”与“以……为”两种句式混在一起，留一种。"),
    (
        re.compile(r"本着以?[^，。；]{2,14}(?P<more>为原则|为宗旨|为目的)"),
        "的原则",
        "“本着”与“以……为”两种句式混在一起。",
    ),
    (re.compile(r"(?P<more>无时无刻)(?=都|在|地)"), "每时每刻", "“无时无刻”后面要有“不”，否则意思相反。"),
    (re.compile(r"(?P<more>事项如下通知)(?=[：:])"), "事项通知如下", "“如下”应当放在“通知”后面。"),
    (re.compile(r"(?P<more>情况如下报告)(?=[：:])"), "情况报告如下", "“如下”应当放在“报告”后面。"),
)
_CONTRARY = (
    re.compile(r"(?:避免|防止|杜绝|严防|谨防|以免)[^，。；、]{0,16}(?:不再|不要|不)(?:发生|出现|重演|反弹)"),
    re.compile(r"原因是[^，。；]{1,24}(?:所致|造成的|引起的|导致的)(?=[，。；]|$)"),
    re.compile(r"缺乏[^，。；、]{1,8}(?:不足|不够|欠缺)(?=[，。；]|$)"),
    re.compile(r"取决于[^，。；]{1,16}(?:所决定的?|决定的)(?=[，。；]|$)"),
    re.compile(r"以上报告(?:当否|妥否|可否|如无不妥|如无不当)，请(?:予)?(?:批示|批复|审批|指示)"),
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
        for paragraph in running_text(document):
            yield from _mismatched(paragraph)


def _particle(paragraph: IdentifiedParagraph, match: re.Match[str], right: str) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    what = "状语后面用“地”" if right == "地" else "补语前面用“得”"
    return replaced(paragraph, match, right, f"{what}，不用“的”。", "particle", Severity.INFO)


def _redundant(paragraph: IdentifiedParagraph, match: re.Match[str], right: str, message: str) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    return replaced(paragraph, match, right, message, match.lastgroup or "more")


def _mismatched(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    for each in mismatches(paragraph.own_text):
        if not within_marks(paragraph.own_text, each.start, each.end):
            place = in_paragraph(paragraph, each.start, each.end)
            message = f"“{each.word}”与“{each.right}”搭配，不说“{each.verb}”。"
            yield Violation(place, message, each.verb, each.right, each.right)


def _contrary(paragraph: IdentifiedParagraph, match: re.Match[str]) -> Violation | None:
    if within_marks(match.string, *match.span()):
        return None
    place = in_paragraph(paragraph, *match.span())
    message = f"“{match[0]}”前后的意思矛盾或者重复，请改写。"
    return Violation(place, message, match[0], "前后一致的说法", repair=Repair.PERSON)
