"""定稿里没有占位符和模板的提示语。

依据：通行做法；《党政机关公文处理工作条例》第二十条（四）要求发文前审核文字和格式。
错误示例：有发文字号的通知里写着“预计支出××万元”“（此处补充数据）”“＿＿＿＿”“【待定】”。
正确示例：写出具体的数字和名称。
修复方式：由起草人补上内容。
例外：没有发文字号的草稿、范文不判断（本单位的规范可以要求判断）；附件中的表格和示范文本留空填写的不判断；引号、书名号里说到这些符号的不判断；\
用“××”隐去姓名地名的，请自行甄别。
"""

from __future__ import annotations

import re

from assistant.rules.prose import matches
from assistant.rules.vocabulary import *

_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_UNITS = "[%％‰万亿千元人个项家户件次亩吨年月日]"
_PLACEHOLDER = re.compile(
    r"[×✕╳Ｘ]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z\d])"
    rf"|(?<![\d\w%％）)])×(?={_UNITS})|(?<=[长降约达出计为额共])×(?={_UNITS})"
    r"|[（(【\[](?:此处|这里|请|待)[^（()）【】\[\]]{0,12}(?:填写?|补充?|核实|核对|确认|插入|更新|定)[^（()）【】\[\]]{0,8}[)）】\]]"
    r"|【[^】]*(?:填写|示例|待)[^】]*】|[（(【\[](?:待定|待填|待补|略)[)）】\]]|[_＿]{3,}|[?？]{3,}|[【\[](?:金额|数量|姓名|单位|单位名称|日期|时间|地点|名称|标题|内容)[】\]]"
    r"|(?:19|20)\d\d年[ 　]+月[ 　]+日|(?<=[到为达])[*＊]+[%％]|请(?:在此)?输入(?:文字|内容|文本)|(?:单击|点击)此处(?:输入|添加)"
    r"|[（(【][^（()）【】]{0,6}(?:待补充|待核实|待核|待完善|待确认|待更新)[)）】]"
    r"|[（(【][^（()）【】，。]{0,10}(?:请核[对实]|[可应]删)[^（()）【】]{0,6}[)）】]|【请[^】]{0,8}核[^】]{0,4}】|[（(]以上内容仅供参考[)）]|\b(?:TODO|TBD)\b|某某(?!某)"
)
_SURE = re.compile(rf"[×✕╳ＸxX]+{_UNITS}|[（(【\[_＿]|TODO|TBD")
_NUMBER = re.compile(r"〔\d{4}〕\d+号|第\d+号")


@dataclass(frozen=True)
class Placeholders(TextRule):
    """Rule B019.

    Attributes:
        drafts: Whether documents without a number are judged too.
    """

    drafts: bool = False

    code = "B019"
    title = "占位符残留"
    clause = "通行做法；《党政机关公文处理工作条例》第二十条（四）"
    level = Level.PRACTICE
    severity = Severity.WARNING
    repair = Repair.PERSON

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each sign or note that stands for what is still to be written, in a document that has its number."""
        if not self.drafts and not _NUMBER.search(document.text_of(Element.DOCUMENT_NUMBER)):
            return
        for paragraph in document.paragraphs:
            if paragraph.attachment is None and paragraph.flows:
                yield from _in_paragraph(paragraph)


def _in_paragraph(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    # What is quoted keeps its width, so that offsets stay.
    own = _QUOTED.sub(lambda match: "□" * len(match[0]), paragraph.own_text)
    for match in matches(_PLACEHOLDER, own):
        sure = _SURE.match(own, match.start())
        place = in_paragraph(paragraph, match.start(), match.end())
        message = f"占位符“{match[0]}”像是还没有填写的内容，定稿前应当补全。"
        yield Violation(place, message, match[0], "具体内容", severity=None if sure else Severity.INFO)
