"""主送机关移到版记的，置于抄送机关上一行，之间不加分隔线，编排方法同抄送机关。

依据：GB/T 9704—2012 7.4.2。
错误示例：版记里主送排在抄送之下；正文前和版记里都写主送机关；主送与抄送之间画线。
正确示例：“主送：……。”在“抄送：……。”的上一行。
修复方式：由本人调整顺序，只保留一处主送机关。
例外：正文前有主送机关的不必移到版记。
"""

from __future__ import annotations

from assistant.rules.imprint._groups import groups_of
from assistant.rules.imprint._lines import imprint_lines
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class RecipientsInImprint(Rule):
    """Rule F008."""

    code = "F008"
    title = "版记中的主送机关"
    clause = "GB/T 9704—2012 7.4.2"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.PERSON
    elements = (Element.COPY_RECIPIENTS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Main recipients in the imprint below the copy recipients, parted from them by a line, or given twice."""
        groups = [each for each in groups_of(document) if each.element is Element.COPY_RECIPIENTS]
        at = next((at for at, group in enumerate(groups) if group.is_main), None)
        if at is None:
            return
        main = groups[at].paragraphs[0]
        if document.of(Element.MAIN_RECIPIENTS):
            yield Violation(in_paragraph(main), "正文前已有主送机关，版记不再写。", "两处主送机关", "只在一处")
        if at > 0:
            yield Violation(in_paragraph(main), "主送机关应排在抄送机关的上一行。", "在抄送之下", "在抄送之上")
        for line in imprint_lines(document):
            if line.where == "recipients" and line.border is not None:
                yield Violation(in_paragraph(line.at), "主送机关和抄送机关之间不加分隔线。", "有分隔线", "没有分隔线")
