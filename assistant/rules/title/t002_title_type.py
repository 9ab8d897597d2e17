"""标题一般用二号小标宋体字。

依据：GB/T 9704—2012 7.3.1。
错误示例：标题用黑体，或小标宋再加粗。
正确示例：标题用方正小标宋简体二号（22 磅），不另加粗。
修复方式：只改标题的字体、字号，去掉加粗、下划线和斜体。
例外：附件标题只要求格式同正文，另有规则；标题里的西文字母和数字不看字体；小标宋字体本身已重，是否另外加粗国标没有写，通行做法是不加；看不出是公文、又不能确定是标题的不判断。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.edits import RunChange, SetRunFormat
from assistant.documents.paragraph import Run
from assistant.rules.layout import is_doubtful, main_part, width_of
from assistant.rules.typography import TypeRule, looking
from assistant.rules.vocabulary import *

_MESSAGE = "标题这一处是{actual}，一般用{expected}体字，不另加强调。"
# How many 字 of 二号 a line holds.
_FULL, _FEW = 20, 2
_PLAIN = {
    "加粗": RunChange(bold=False),
    "斜体": RunChange(italic=False),
    "下划线": RunChange(underline="none"),
    "删除线": RunChange(strike=False),
}


@dataclass(frozen=True)
class TitleType(TypeRule):
    """Rule T002."""

    code = "T002"
    title = "标题字体字号"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.TITLE,)

    typefaces: tuple[str, ...] = (Typeface.XIAOBIAOSONG.value,)
    size: str = FontSize.ER_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of the title that looks otherwise."""
        title = [each for each in main_part(document, Element.TITLE) if not is_doubtful(document, each)]
        # The last character or two of a line would stand alone, and words be parted (7.3.1).
        lines = [line for each in title for line in each.own_text.strip().split("\n")]
        left = any(0 < width_of(line) - _FULL <= _FEW for line in lines)
        for paragraph in title:
            emphasis = (replace(each, change=_PLAIN[each.actual]) for each in looking(paragraph, _emphasis))
            found = self.in_other_type(document, paragraph, _MESSAGE, also=emphasis)
            yield from (replace(each, repair=Repair.CONFIRM) if left and _grows(each) else each for each in found)


def _grows(found: Violation) -> bool:
    return any(isinstance(each, SetRunFormat) and each.change.size is not None for each in found.edits)


def _emphasis(run: Run) -> str | None:
    form = run.format
    names = (
        ("加粗", form.bold.value),
        ("斜体", form.italic.value),
        ("下划线", form.underline.value not in ("none", "")),
        ("删除线", form.strike.value),
    )
    return next((name for name, on in names if on), None)
