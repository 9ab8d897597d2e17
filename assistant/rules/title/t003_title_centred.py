"""标题分一行或多行居中排布。

依据：GB/T 9704—2012 7.3.1，回行时词意完整、排列对称、间距恰当，排成梯形或菱形。
错误示例：标题左对齐，或用首行缩进、空格顶到中间。
正确示例：标题设为居中，没有缩进。
修复方式：把标题改为居中，去掉缩进和段首的空格。
例外：标题在表格、文本框、图文框里的，居中与否由它们的位置决定，不判断；占满整行的不判断；不是公文的只提示；标题内部用空格代替停顿可以；命令格式没有标题；看不出是公文、又不能确定是标题的不判断。
"""

from __future__ import annotations

from assistant.rules.layout import in_characters, is_doubtful, main_part, type_size, width_of
from assistant.rules.repairs import in_the_middle
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class TitleCentred(Rule):
    """Rule T003.

    Attributes:
        tolerance: Indents up to that many 字 do not matter.
    """

    code = "T003"
    title = "标题居中"
    clause = "GB/T 9704—2012 7.3.1"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.SAFE
    elements = (Element.TITLE,)

    tolerance: float = 0.3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each line of the title that is not centred, or is pushed by indents or blanks."""
        for paragraph in main_part(document, Element.TITLE):
            form, text = paragraph.format, paragraph.own_text
            if (
                is_doubtful(document, paragraph)
                or not paragraph.flows
                or form.frame.value is not None
                or _fills_line(document, paragraph)
            ):
                continue
            actual = ""
            if form.alignment.value is not Alignment.CENTER:
                actual = form.alignment.value.value
            elif abs(in_characters(paragraph, form.first_line.value)) > self.tolerance:
                actual = f"首行缩进 {in_characters(paragraph, form.first_line.value):.1f} 字"
            elif (
                abs(in_characters(paragraph, form.left.value) - in_characters(paragraph, form.right.value))
                > self.tolerance
            ):
                actual = "左右缩进不等"
            elif text.strip() and abs(_blanks(text) - _blanks(text[::-1])) >= 1:
                actual = "用空格顶出"
            if actual:
                message = f"标题{actual}，应当居中。"
                yield Violation(
                    in_paragraph(paragraph),
                    message,
                    actual,
                    "居中，不缩进",
                    severity=None if document.character.official else Severity.INFO,
                    repair=None if document.character.official else Repair.CONFIRM,
                    edits=in_the_middle(paragraph),
                )


def _fills_line(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether one line of it is as wide as the type area, so that left and centred look alike."""
    room = document.page_of(paragraph).text_width.in_characters(type_size(paragraph))
    return room - 1 <= width_of(paragraph.own_text.strip()) <= room


def _blanks(text: str) -> float:
    """The width of the white space at the start of a text, in 字."""
    return sum(0.5 if each == " " else 1 for each in text[: len(text) - len(text.lstrip())])
