"""单页码居右空一字，双页码居左空一字。

依据：GB/T 9704—2012 7.5。
错误示例：页码居中；单双页的页码都在右边。
正确示例：奇偶页不同：单页码居右、右边空一字，双页码居左、左边空一字；或用“外侧”对齐的文本框、图文框。
修复方式：改页码段落的对齐和缩进，图文框改为“外侧”对齐，并设奇偶页不同；页码在文本框里的，以及页眉页脚另有内容、双页会缺少的，请人工处理。
例外：页码在文本框、图文框、表格里而看不出左右的，只请人核对；横排的节不判断；文本框里的页码不量那一字的空。
"""

from __future__ import annotations

from assistant.documents.edits import SetParagraphFormat
from assistant.documents.formatting import Indent
from assistant.documents.paragraph import Paragraph
from assistant.documents.places import in_margin
from assistant.rules.page_number._footers import SIDE, FoundNumber, Side, odd_and_even, page_numbers, stands_alone
from assistant.rules.vocabulary import *

_TYPED = {"　": 1.0, " ": 0.5, "\u2002": 0.5, "\u2003": 1.0, "\u00a0": 0.5}


@dataclass(frozen=True)
class PageNumberSide(Rule):
    """Rule G005.

    Attributes:
        tolerance: How much the one 字 may differ, in 字.
    """

    code = "G005"
    title = "页码居外侧"
    clause = "GB/T 9704—2012 7.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.PAGE_NUMBER,)

    tolerance: float = 0.3

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each page number on the wrong side or without its one 字, and numbers that odd and even pages share."""
        for found in page_numbers(document):
            if found.number.is_field and found.margin.is_footer and not found.section.page.landscape:
                report = self._of(document, found)
                if report is not None:
                    yield report

    def _of(self, document: IdentifiedDocument, found: FoundNumber) -> Verdict | None:
        wanted = Side.LEFT if found.pages == "even" else Side.RIGHT
        if found.side is Side.OUTSIDE:
            return None
        if found.side is Side.UNKNOWN:
            return CannotTell(
                "页码在文本框、图文框或表格里，文件看不出左右；请看单页码是否居右、双页码是否居左，各空一字。"
            )
        if found.side is not wanted:
            return _wrong(found, wanted, found.side.value)
        if not found.is_floating and (gap := self._gap(found.number.paragraph, wanted)):
            return _wrong(found, wanted, gap)
        return _shared(document, found) if found.pages == "all" else None

    def _gap(self, paragraph: Paragraph, side: Side) -> str:
        """What stands free beside the number where that is not one 字; empty where it is."""
        form, right = paragraph.format, side is Side.RIGHT
        size = next((run.format.size.value for run in paragraph.runs if run.text.strip()), FontSize.SI_HAO.length)
        indent = (form.right if right else form.left).value.in_characters(size)
        if not right:
            indent += form.first_line.value.in_characters(size)
        typed = paragraph.text[::-1] if right else paragraph.text
        indent += sum(_TYPED.get(each, 0.0) for each in typed[: len(typed) - len(typed.lstrip())])
        return "" if abs(indent - 1) <= self.tolerance else f"{side.value[-1]}边空 {indent:.1f} 字"


def _wrong(found: FoundNumber, wanted: Side, actual: str) -> Violation:
    edits = _moved(found, wanted)
    return Violation(
        in_margin(found.section.index, found.margin, found.number.paragraph),
        f"页码{actual}，{'双' if wanted is Side.LEFT else '单'}页码应{wanted.value}空一字。",
        actual,
        f"{wanted.value}空一字",
        repair=None if edits else Repair.PERSON,
        edits=edits,
    )


def _moved(found: FoundNumber, wanted: Side) -> tuple[Edit, ...]:
    """The number on that side, with its 字 free; a frame is set to the outside. None where a text box places it."""
    paragraph, right = found.number.paragraph, wanted is Side.RIGHT
    if paragraph.format.frame.value is not None:
        return (SetParagraphFormat(paragraph.address, ParagraphChange(frame_alignment="outside")),)
    if not found.in_footer or not stands_alone(found.number):
        return ()
    form, typed = paragraph.format, paragraph.text.strip() != paragraph.text
    crossing = found.side is not wanted
    change = ParagraphChange(
        alignment=None if not crossing else Alignment.RIGHT if right else Alignment.LEFT,
        first_line=0 if not right and _is_set(form.first_line.value) else None,
        left=SIDE if not right else 0 if crossing and _is_set(form.left.value) else None,
        right=SIDE if right else 0 if crossing and _is_set(form.right.value) else None,
    )
    return (SetParagraphFormat(paragraph.address, change), *(_bare(paragraph) if typed else ()))


def _is_set(indent: Indent) -> bool:
    return bool(indent.length or indent.characters)


def _bare(paragraph: Paragraph) -> tuple[Edit, ...]:
    """Takes away the blanks that were typed at either end."""
    text = paragraph.text
    gaps = ((0, len(text) - len(text.lstrip())), (len(text.rstrip()), len(text)))
    return tuple(ReplaceText(paragraph.address, start, end, "") for start, end in gaps if start < end)


def _shared(document: IdentifiedDocument, found: FoundNumber) -> Violation:
    edits = odd_and_even(document)
    return Violation(
        on_page(found.section.index),
        "没有设置奇偶页不同，双页码也在右边；双页码应居左空一字。",
        "单双页的页码在同一侧",
        "单页码居右、双页码居左，各空一字",
        repair=None if edits else Repair.PERSON,
        edits=edits,
    )
