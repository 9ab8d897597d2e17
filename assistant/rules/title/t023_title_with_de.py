"""标题“关于”引出的事由与文种之间用“的”。

依据：通行做法；《党政机关公文处理工作条例》第九条（七），标题由发文机关名称、事由和文种组成。
错误示例：清江市人民政府关于做好防汛工作通知。
正确示例：清江市人民政府关于做好防汛工作的通知。
修复方式：在文种前补“的”，请本人确认；文种前有“紧急”“补充”“情况”等修饰的，由本人决定“的”加在哪里。
例外：“工作报告”“情况报告”只提示；“的紧急通知”“的实施意见”“的专题报告”一类，“的”在修饰语之前；纪要、命令、公报不在此列；没有“关于”的（“会议通知”“工作报告”）不判断；标题末行另有机关名称的不判断。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.document_types import type_of_title
from assistant.rules.layout import main_part
from assistant.rules.title._names import without_names
from assistant.rules.vocabulary import *

_TAIL = re.compile(r"[□。．.，,；;：:！!\s]+$")
_KINDS = "通知|请示|报告|批复|函|通报|决定|意见|公告|通告|议案|决议"
_WITHOUT = re.compile(rf"关于(?P<matter>.*?)(?P<kind>{_KINDS})$")
# 的 belongs before such words, or is dropped with them: 的紧急通知, 情况报告, 指导意见, 复函.
_MODIFIED = re.compile(
    r"(?:紧急|补充|预备|预|任免|任职|表彰|处理|专题|专项|综合|总结|自查|调研|调查|审计|评估|分析|检查|述职|年度"
    r"|实施|指导|若干|执行|修改|审查|审核|征求|反馈|商洽|复|公|便|来|去|催办|询问|答复|邀请|商请|请)$"
)
# After these, 的 is what is missing and nothing else.
_MATTER_ENDS = re.compile(r"(?:工作|事项|事宜|问题|活动|方案|会议|经费|资金|项目|建设|管理|试点|培训)$")
_NEAR = 8


@dataclass(frozen=True)
class TitleWithDe(TextRule):
    """Rule T023."""

    code = "T023"
    title = "文种前的“的”"
    clause = "通行做法；《党政机关公文处理工作条例》第九条（七）"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.CONFIRM
    elements = (Element.TITLE,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title with 关于 whose kind follows the matter without 的."""
        lines = list(main_part(document, Element.TITLE))
        whole = document.text_of(Element.TITLE)
        if not lines or not document.character.official or type_of_title(whole) is None:
            return
        match = _WITHOUT.search(_TAIL.sub("", "".join(without_names(whole).split())))
        if match is None or "的" in match["matter"][-_NEAR:] or "关于" in match["matter"]:
            return
        # What is quoted ends the matter too: 关于《…》通知 lacks 的 as well.
        sure, kind = _MATTER_ENDS.search(match["matter"]) is not None, match["kind"]
        if _MODIFIED.search(match["matter"]) and not (sure and kind in ("通知", "请示", "函")):
            return
        # 工作报告 and 情况报告 are said so often that it is a hint.
        often = kind == "报告" and re.search(r"(?:工作|情况)$", match["matter"])
        found = _missing(lines, kind, sure=sure and not often)
        yield replace(found, severity=Severity.INFO) if often else found


def _missing(lines: list[IdentifiedParagraph], kind: str, *, sure: bool) -> Violation:
    last = next((each for each in reversed(lines) if kind in each.own_text), lines[-1])
    message, expected = f"标题的文种“{kind}”前缺“的”。", f"……的{kind}"
    at = last.own_text.rfind(kind)
    if at <= 0 or not last.own_text[:at].strip():
        return Violation(in_paragraph(last), message, "没有“的”", expected, repair=Repair.PERSON)
    if not sure:
        return Violation(in_paragraph(last, at, at + len(kind)), message, "没有“的”", expected, repair=Repair.PERSON)
    return Violation(in_paragraph(last, at, at), message, "没有“的”", expected, "的")
