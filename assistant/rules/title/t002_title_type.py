"""标题一般用二号小标宋体字。

依据：GB/T 9704—2012 7.3.1。
错误示例：标题用黑体，或小标宋再加粗。
正确示例：标题用方正小标宋简体二号（22 磅），不另加粗。
修复方式：只改标题的字体、字号，去掉加粗、下划线和斜体。
例外：附件标题只要求格式同正文，另有规则；标题里的西文字母和数字不看字体；小标宋字体本身已重，是否另外加粗国标没有写，通行做法是不加。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.edits import RunChange
from assistant.documents.paragraph import Run
from assistant.rules.layout import main_part
from assistant.rules.repairs import retype
from assistant.rules.typography import in_other_size, in_other_typeface, looking
from assistant.rules.vocabulary import *

_PLAIN = {
    "加粗": RunChange(bold=False),
    "斜体": RunChange(italic=False),
    "下划线": RunChange(underline="none"),
    "删除线": RunChange(strike=False),
}


@dataclass(frozen=True)
class TitleType(Rule):
    """Rule T002.

    Attributes:
        typefaces: Chinese names of the typefaces that are allowed.
        size: Chinese name of the font size.
    """

    code = "T002"
    title = "标题字体字号"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.USUAL
    severity = Severity.ERROR
    repair = Repair.SAFE
    changes = Change.LAYOUT
    elements = (Element.TITLE,)

    typefaces: tuple[str, ...] = (Typeface.XIAOBIAOSONG.value,)
    size: str = FontSize.ER_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each stretch of the title that looks otherwise."""
        faces = [Typeface(name) for name in self.typefaces]
        expected = f"{self.size}{'或'.join(self.typefaces)}"
        for found in main_part(document, Element.TITLE):
            wrong = in_other_typeface(found, faces)
            wrong += in_other_size(found, [FontSize(self.size)])
            wrong += tuple(replace(each, change=_PLAIN[each.actual]) for each in looking(found, _emphasis))
            for stretch in wrong:
                yield Violation(
                    in_paragraph(found, stretch.start, stretch.end),
                    f"标题这一处是{stretch.actual}，一般用{expected}体字，不另加强调。",
                    stretch.actual,
                    expected,
                    edits=retype(document, found, stretch),
                )


def _emphasis(run: Run) -> str | None:
    form = run.format
    names = (
        ("加粗", form.bold.value),
        ("斜体", form.italic.value),
        ("下划线", form.underline.value not in ("none", "")),
        ("删除线", form.strike.value),
    )
    return next((name for name, on in names if on), None)
