"""函用商洽的语气，不用“责令”“必须”“严令”一类的命令语气；请示、报告不称上级“你局”“你厅”。

依据：通行做法。
错误示例：给平级机关的函写“责令你局立即办理”；请示写“请你厅予以支持”。
正确示例：“商请贵局予以支持”“请省水利厅予以支持”。
修复方式：由本人改用商洽的语气、合适的称谓。
例外：下行的通知、决定可以用命令语气；引号、书名号里的和说明依法责令的叙述不算。
"""

from __future__ import annotations

import re

from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs, own_words, stated_kind
from assistant.rules.vocabulary import *

# 责令 and 必须 as they tell what a law says are left alone: a command names the one that it is given to.
_COMMANDS = re.compile(
    r"[现特兹请]?责令(?:你|贵)|[现特兹请]责令|(?:^|(?<=。))责令|(?<!戒)严令|[现特兹]?[勒限]令(?:你|贵)|命令你"
    r"|要求你(?:局|单位|部门|委|厅|办)|(?:你|贵)[局厅委办部县市区校院单位公司]{1,2}必须|不得有误"
)
_ORDERED = re.compile(
    r"(?:贵|你)[局厅委办部县市区校院单位公司]{1,2}务必(?:无条件)?|务必无条件|要求贵[局厅委办部县市区校院单位公司]{1,2}|你们(?:要|应当|必须)立即"
)
_PRESSED = re.compile(
    r"(?:^|(?<=[。；]))务必[^，。；]{0,10}(?:批复|答复|批准|拨付)|(?:^|(?<=[。；]))要求(?:省|市|县|区|州)(?:人民)?政府[^，。；]{0,12}(?:立即|尽快|限期)"
)
# 贵 is for equals and strangers: who is below is 你.
_POLITE = re.compile(r"(?:请|望)贵(?:省|市|州|县|区|局|厅|委|部|办|院|单位)")
_YOU = re.compile(r"(?<![\u4e00-\u9fff])请?你(?:省|市|州|县|区|局|厅|委|部|办|院|会|单位)(?![\u4e00-\u9fff]{0,2}们)")


@dataclass(frozen=True)
class Tone(TextRule):
    """Rule L019."""

    code = "L019"
    title = "语气与行文关系"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING_BODY

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Words of command in letters, and superiors called 你局 in requests and reports."""
        kind = stated_kind(document)
        for paragraph in body_paragraphs(document):
            if kind is DocumentType.LETTER:
                for match in own_words(_COMMANDS, paragraph.own_text):
                    place = in_paragraph(paragraph, *match.span())
                    yield Violation(place, f"函用商洽的语气，不用“{match[0]}”。", match[0], "商请、请予支持等")
                for match in own_words(_ORDERED, paragraph.own_text):
                    place = in_paragraph(paragraph, *match.span())
                    yield Violation(place, f"函用商洽的语气，不用“{match[0]}”。", match[0], "商请、请予支持等")
            if kind in (DocumentType.NOTICE, DocumentType.OPINIONS, DocumentType.REPLY):
                for match in own_words(_POLITE, paragraph.own_text):
                    place, message = in_paragraph(paragraph, *match.span()), f"下行文不用“{match[0]}”，称“你”。"
                    yield Violation(place, message, match[0], match[0].replace("贵", "你"), severity=Severity.INFO)
            if kind in (DocumentType.REQUEST, DocumentType.REPORT):
                for match in own_words(_PRESSED, paragraph.own_text):
                    place, message = in_paragraph(paragraph, *match.span()), f"上行文用请求的语气，不写“{match[0]}”。"
                    yield Violation(place, message, match[0], "请予批复、恳请研究解决等")
                for match in own_words(_YOU, paragraph.own_text):
                    place = in_paragraph(paragraph, *match.span())
                    yield Violation(place, f"上行文不称上级机关“{match[0]}”。", match[0], "写上级机关的名称")
