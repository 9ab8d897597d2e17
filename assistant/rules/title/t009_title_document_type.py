"""标题以十五个法定文种之一结尾，而且只有一个。

依据：《党政机关公文处理工作条例》第八条规定文种，第九条（七）规定标题由发文机关名称、事由和文种组成。
错误示例：“关于……的请示报告”“关于……的汇报”“关于……的申请”。
正确示例：“关于……的请示”“关于……的报告”。
修复方式：由起草人判断应当用哪个文种，改写标题。
例外：文种后可以有“（试行）”“（征求意见稿）”等括注；“复函”属于函；作为附件印发的方案、办法、计划不是公文的文种，但随印发通知下发。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_TAIL = re.compile(r"(?:[（(〔][^（()）〕]*[)）〕]|[。．.，,；;：:！!]|\s)+$")
_DOUBLE = re.compile(
    r"(?P<first>请示|报告|意见|通知|通报|批复|决定|公告|通告)(?P<second>报告|请示|通知|函|意见|批复|通报)$"
)
# 征求意见函 asks for opinions; 意见 is no kind there.
_ASKED = re.compile(r"(?:征求|征集|反馈|修改|审查|审核|评审|整改)[^的]{0,8}意见[^的]*$")
_MADE_UP = re.compile(
    r"的?(?P<word>汇报|申请|申请书|请求|总结|方案|计划|规划|补充说明|说明|情况说明|要点|安排|打算|建议|倡议书?|指示|批示|批转|转发|答复|启事)$"
)


@dataclass(frozen=True)
class TitleDocumentType(TextRule):
    """Rule T009."""

    code = "T009"
    title = "标题的文种"
    clause = "《党政机关公文处理工作条例》第八条、第九条（七）"
    level = Level.REGULATION
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title that ends with two kinds, or with what is no kind."""
        lines = list(main_part(document, Element.TITLE))
        if not lines or not document.character.official:
            return
        bares = [_TAIL.sub("", line.own_text) for line in lines]
        # A line of its own below may hold （试行） or a date only.
        last, bare = next(
            (each for each in zip(reversed(lines), reversed(bares), strict=True) if each[1]), (lines[-1], "")
        )
        match = _DOUBLE.search(bare)
        if match is not None and not (match["first"] == "意见" and _ASKED.search(bare)):
            yield Violation(
                in_paragraph(last, match.start(), match.end()),
                f"“{match[0]}”把两个文种并用了，只能用一个。",
                match[0],
                f"“{match['first']}”或“{match['second']}”",
            )
        elif (match := _MADE_UP.search(bare)) is not None and document.of(Element.MAIN_RECIPIENTS):
            yield Violation(
                in_paragraph(last, match.start("word"), match.end("word")),
                f"“{match['word']}”不是法定文种，不能单独作公文的文种。",
                match["word"],
                "十五个法定文种之一",
            )
