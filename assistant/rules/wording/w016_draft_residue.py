"""定稿里没有粘贴草稿时带进来的标记和对话。

依据：《党政机关公文处理工作条例》第二十条，发文前审核文字和格式；Markdown 标记和写作助手的话不是公文的内容。
错误示例：“**落实责任**”“## 工作要求”“以下是为您起草的通知：”。
正确示例：“落实责任”“工作要求”。
修复方式：成对的星号、段首的井号可以删去，请本人确认；其余由本人删改。
例外：说明软件用法、引号里说到这些符号的不报；算式里的星号、表示型号的井号（3#楼）、命令行前面的井号、写成“- 1 -”的页码、填空的横线（5__月__6__日）不报。
"""

from __future__ import annotations

import re

from assistant.documents.places import Location
from assistant.rules.prose import untouched
from assistant.rules.vocabulary import *

_HAN = "\u4e00-\u9fff"
_BOLD = re.compile(
    rf"(?<![*_])(?P<open>\*\*|__)(?=[^\s*_])(?![年月日号时元人]?_)(?P<inside>[^*_\n]*[{_HAN}][^*_\n]*)(?<=\S)(?P<close>\*\*|__)(?![*_])"
)
_HEADING = re.compile(
    rf"^\s*(?P<mark>#{{1,6}}\s+)(?![a-z][\w-]*(?:\s|$))(?=\S)|^\s*(?P<joined>#{{2,6}})(?=[{_HAN}（“《\d])"
)
_OTHERS = (
    (re.compile(r"```|~~~"), "代码块标记"),
    (re.compile(rf"~~[^~\n]*[{_HAN}][^~\n]*~~"), "删除线标记"),
    (re.compile(r"(?<=[。；])\|[^|\n]+\|[^|\n]+\|[^|\n]+\|"), "表格标记"),
    (re.compile(rf"^\s*[-*+]\s+(?=[{_HAN}“《*\d])(?!\d+\s*[-*+]?\s*$)"), "列表标记"),
    (re.compile(r"^\s*\|[^|\n]*\|(?:[^|\n]*\|?)*\s*$|^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$"), "表格标记"),
    (re.compile(r"!?\[[^\[\]\n]+\]\((?:https?://|/|#|www\.)[^()\s]*\)"), "链接标记"),
    (re.compile(rf"^\s*>\s+(?=[{_HAN}“《])"), "引用标记"),
    (re.compile(r"^\s*(?:\*{3,}|-{3,})\s*$"), "分隔线标记"),
    (re.compile(rf"(?<!`)`[^`\n]*[{_HAN}\w][^`\n]*`(?!`)"), "代码标记"),
    (
        re.compile(r"</?(?:br|p|b|strong|div|span|font|h[1-6]|li|ul|ol|table|td|tr)\s*/?>|&(?:nbsp|lt|gt|amp|quot);"),
        "网页标记",
    ),
)
_TALK = (
    re.compile(
        r"以下是(?:我)?(?:为您|为你|根据您|根据你|按照您|按您)[^。：:]{0,20}|(?:为您|为你)(?:起草|撰写|生成|拟写|拟定|草拟|整理|润色)(?:了|的|如下|一[份篇])"
    ),
    re.compile(
        r"作为(?:一个|一名|一款)?(?:AI|ＡＩ|人工智能|大?语言模型|智能)(?:语言)?(?:模型|助手|助理)?[，,]?我|我是(?:一个|一名)?(?:AI|人工智能)(?:语言)?(?:模型|助手)"
    ),
    re.compile(r"希望(?:以上|这[份篇个些]|上述)[^。，]{0,12}(?:对您|对你|能帮到|有所帮助|符合您|满足您)"),
    re.compile(
        r"^\s*(?:好的|当然(?:可以)?|没问题|可以的|收到)[，,！!。][^。]{0,6}(?:以下是|下面是|这是|我来|我将为|我为您)"
    ),
    re.compile(
        r"(?:如|若)(?:果)?(?:您|你)?(?:还)?(?:需要?|有)[^。]{0,16}(?:请(?:随时)?告诉我|请告知我|我可以|随时(?:告诉|联系)我)|(?:您|你)可以根据实际情况[^。]{0,10}(?:修改|调整|补充|填写)"
    ),
    re.compile(r"oaicite|contentReference|turn\d+search\d+|:cite\[|\[citation:\d+\]|\[\^\d+\^?\]"),
)
_QUOTED = re.compile("“[^”]*”")


@dataclass(frozen=True)
class DraftResidue(TextRule):
    """Rule W016."""

    code = "W016"
    title = "草稿残留"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.CONFIRM

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each mark of Markdown or of web pages, and each sentence of a writing assistant."""
        for paragraph in document.paragraphs:
            if not paragraph.own_text.strip():
                continue
            yield from _marks(paragraph)
            for place in _told(paragraph):
                message = "这句像是写作助手的对话残留，不是公文的内容，定稿前应当删去。"
                yield Violation(place, message, place.text, "删去", repair=Repair.PERSON)


def _marks(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    text, address = paragraph.own_text, paragraph.address
    for match in _BOLD.finditer(text):
        edits = tuple(ReplaceText(address, *match.span(part), "") for part in ("open", "close"))
        message = "粗体标记“**”是 Markdown 草稿的残留，应当删去。"
        yield Violation(in_paragraph(paragraph, *match.span()), message, match[0], match["inside"], edits=edits)
    if match := _HEADING.match(text):
        place = in_paragraph(paragraph, *match.span(match.lastgroup or 0))
        message = "段首的“#”是 Markdown 标题标记的残留，应当删去。"
        yield Violation(place, message, place.text.strip(), "删去标记", "")
    for pattern, name in _OTHERS:
        for match in pattern.finditer(text):
            if name != "链接标记" and any(a <= match.start() < b for a, b in untouched(text)):
                continue
            message = f"这里的{name}“{match[0].strip()[:20]}”像是草稿的残留，应当去掉。"
            place = in_paragraph(paragraph, *match.span())
            yield Violation(place, message, match[0].strip(), "去掉标记", repair=Repair.PERSON)


def _told(paragraph: IdentifiedParagraph) -> Iterator[Location]:
    # What is quoted keeps its width, so that offsets stay.
    text = _QUOTED.sub(lambda match: "□" * len(match[0]), paragraph.own_text)
    for pattern in _TALK:
        for match in pattern.finditer(text):
            yield in_paragraph(paragraph, *match.span())
