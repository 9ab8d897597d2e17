"""标题简明，一般不超过三行，约六十字。

依据：通行做法；《党政机关公文处理工作条例》第九条（七）只规定标题的组成。
错误示例：标题写了八十字，排成四五行。
正确示例：二三十字、一两行的标题。
修复方式：由本人压缩事由。
例外：书名号里所印发、转发的文件名称不计；联合行文列出的机关名称不计；附件的标题不看。
"""

from __future__ import annotations

import re

from assistant.rules.layout import main_part
from assistant.rules.vocabulary import *

_NAMED = re.compile(r"《[^《》]*(?:〈[^〈〉]*〉[^《》]*)*》")


@dataclass(frozen=True)
class TitleLength(TextRule):
    """Rule T015.

    Attributes:
        most: How many characters it may have.
    """

    code = "T015"
    title = "标题的长度"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = (Element.TITLE,)

    most: int = 60

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A title that is longer than three lines, names of documents and of joint issuers left out."""
        if not document.character.official:
            return
        lines = list(main_part(document, Element.TITLE))
        text = _NAMED.sub("", document.text_of(Element.TITLE))
        issuers, about, rest = text.partition("关于")
        if about and re.search(r"\S\s+\S", " ".join(each.own_text.strip() for each in lines).partition("关于")[0]):
            issuers = ""
        length = len(re.sub(r"\s", "", f"{issuers}{about}{rest}"))
        if lines and length > self.most:
            message = f"标题有 {length} 字，一般不超过三行、约 {self.most} 字，可以压缩事由。"
            yield Violation(in_paragraph(lines[0]), message, f"{length} 字", f"不超过 {self.most} 字")
