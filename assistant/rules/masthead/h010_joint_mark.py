"""联合行文可以并用各机关名称，也可以只用主办机关名称；并用时主办机关在前，“文件”在各名称右侧，上下居中。

依据：GB/T 9704—2012 7.2.4。
错误示例：标志第一行的机关与标题的第一个机关不同；“文件”只跟在最后一个机关名称后面。
正确示例：主办机关排在第一行，署名顺序一致。
修复方式：由本人核对主办机关和排列。
例外：只用主办机关名称的不在此列；一个机关的名称分两行排的不在此列；“文件”在表格、文本框里是不是上下居中看不出来，不作判断。
"""

from __future__ import annotations

import re

from assistant.documents.colours import is_red
from assistant.documents.issuers import mark_issuers, signatures, title_issuer
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class JointMark(TextRule):
    """Rule H010."""

    code = "H010"
    title = "联合行文的标志"
    clause = "GB/T 9704—2012 7.2.4"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUING_AUTHORITY_MARK,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Joint marks whose first name is not the first in the title, or whose last name alone has 文件."""
        names, found = mark_issuers(document), document.of(Element.ISSUING_AUTHORITY_MARK)
        if len(names) < 2:
            return
        issuer = title_issuer(document)
        named = [(issuer.find(name), name) for name in names if name in issuer]
        first = min(named)[1] if len(named) == len(names) else names[0]
        if first != names[0]:
            message = f"标志第一个是“{names[0]}”，标题第一个是“{first}”；主办机关应都排在最前。"
            yield Violation(in_paragraph(found[0]), message, names[0], first)
        yield from _word_after_the_last(document, found)


def _word_after_the_last(document: IdentifiedDocument, found: tuple[IdentifiedParagraph, ...]) -> Iterator[Violation]:
    """文件 written behind the last of several names that stand under one another in the text."""
    last = re.sub(r"\s", "", found[-1].own_text)
    names = [re.sub(r"\s", "", each.own_text) for each in found[:-1]]
    # Text of a PDF file or from a form loses where 文件 stood; only a mark set as one, without a gap, is judged.
    inside = any(not each.flows for each in found)
    set_as_one = is_red(found[-1].runs[0].format.colour.value) and not re.search(r"\s文\s*件", found[-1].own_text)
    signed = set(signatures(document)) | {title_issuer(document)}
    joint = bool(names) and all(any(name in each for each in signed) for name in (*names, last.removesuffix("文件")))
    if last.endswith("文件") and last != "文件" and joint and set_as_one and not inside:
        message = "联合行文并用各机关名称时，“文件”排在各名称右侧、上下居中，不只跟在最后一个名称后面。"
        yield Violation(in_paragraph(found[-1]), message, last, "“文件”在各名称右侧居中")
