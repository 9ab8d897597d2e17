"""抄送机关一般用四号仿宋体字，左右各空一字，“抄送”后加全角冒号，最后一个名称后用句号。

依据：GB/T 9704—2012 7.4.2；回行与冒号后的首字对齐。
错误示例：抄送用三号字；“抄送:”；末尾没有句号；名称之间用半角逗号；名称之间用句号；名单回行后顶格。
正确示例：“抄送：市委办公室，市人大常委会办公室。”四号仿宋。
修复方式：改字体字号和缩进，换标点。
例外：不满一行的右边空几字看不出来，只提示；标签和名单分在左右两格的不看缩进；抄送机关之间用逗号还是顿号国标没有统一规定，不作判断；主送机关移到版记的照此编排。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.identification import forms
from assistant.rules.imprint._groups import LABEL, groups_of
from assistant.rules.layout import in_characters, type_size, width_of
from assistant.rules.repairs import set_paragraph, strip_blanks
from assistant.rules.typography import TypeRule
from assistant.rules.vocabulary import *

_UNSEEN, _UNSEEN_TURNED = 0.4, 0.8
_SIDE = 1.0
_SHORTEST = 3
_INNER = re.compile(r"(?P<sign>。|(?<=\S)[ \u3000]+)(?=\s*\S)")
_AND_SO_ON = re.compile(r"等(?:单位|部门|机关)?(?=。?\s*$)")
_HALF_WIDTH = re.compile(r"(?<=[^\x00-\x7f])[,;](?=\s*[^\x00-\x7f\s])")


@dataclass(frozen=True)
class CopyRecipients(TypeRule):
    """Rule F004."""

    code = "F004"
    title = "抄送机关"
    clause = "GB/T 9704—2012 7.4.2"
    level = Level.USUAL
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.COPY_RECIPIENTS,)

    size: str = FontSize.SI_HAO.value

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Copy recipients in other type, placed otherwise, or with other marks."""
        for group in groups_of(document):
            if group.element is not Element.COPY_RECIPIENTS:
                continue
            for paragraph in group.paragraphs:
                yield from self.in_other_type(document, paragraph)
                if not _beside_others(document, paragraph):
                    yield from _place(document, paragraph)
            yield from _marks(group.paragraphs[0], group.paragraphs[-1])
            yield from _half_width(group.paragraphs)
            yield from _between(group.paragraphs)


def _beside_others(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether label and names stand in cells side by side, so that no indent tells their place."""
    place = paragraph.place
    if place.table is None:
        return False
    same = [each for each in document.paragraphs if (each.place.table, each.place.row) == (place.table, place.row)]
    return any(each.place.column != place.column and each.own_text.strip() for each in same)


def _place(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Verdict]:
    """One 字 on either side, the first line counted with blanks that were typed."""
    form, text = paragraph.format, paragraph.own_text
    left, right = in_characters(paragraph, form.left.value), in_characters(paragraph, form.right.value)
    first = left + in_characters(paragraph, form.first_line.value) + width_of(text[: len(text) - len(text.lstrip())])
    label = LABEL.match(text)
    if label and form.alignment.value in (Alignment.CENTER, Alignment.RIGHT):
        actual = form.alignment.value.value
        aligned = set_paragraph(paragraph, ParagraphChange(alignment=Alignment.LEFT))
        edits = (*aligned, *_indented(paragraph, label, left, first))
        yield _wrong(paragraph, f"抄送{actual}，应左空一字。", actual, "左空 1 字", edits)
        return
    if label and abs(first - 1) > _UNSEEN:
        message = f"抄送左空 {first:.1f} 字，应左空一字。"
        yield _wrong(paragraph, message, f"左空 {first:.1f} 字", "左空 1 字", _indented(paragraph, label, left, first))
    page = document.page_of(paragraph)
    room = page.text_width.in_characters(type_size(paragraph)) - first - width_of(text.strip())
    if abs(right - 1) > _UNSEEN:
        message = f"抄送右空 {right:.1f} 字，应右空一字。"
        edits = set_paragraph(paragraph, ParagraphChange(right=_SIDE))
        wrong = _wrong(paragraph, message, f"右空 {right:.1f} 字", "右空 1 字", edits)
        # In a short line it is not to be seen.
        yield wrong if room < 1 else replace(wrong, severity=Severity.INFO)
    if label and room < right and not set(text) & set("\n\t"):
        yield from _turned(paragraph, label, left, first)


def _turned(paragraph: IdentifiedParagraph, label: re.Match[str], left: float, first: float) -> Iterator[Verdict]:
    """Lines that are turned begin under the first name."""
    wanted = first + width_of(label[0].strip())
    if abs(left - wanted) > _UNSEEN_TURNED:
        message = f"抄送机关回行左空 {left:.1f} 字，应与冒号后的首字对齐（左空 {wanted:.1f} 字）。"
        edits = _indented(paragraph, label, left, first)
        wrong = _wrong(paragraph, message, f"回行左空 {left:.1f} 字", f"回行左空 {wanted:.1f} 字", edits)
        yield replace(wrong, severity=Severity.WARNING, repair=Repair.CONFIRM)


def _indented(paragraph: IdentifiedParagraph, label: re.Match[str], left: float, first: float) -> tuple[Edit, ...]:
    """One 字 before the label, with a colon of full width, and turned lines under the first name.

    Where breaks turn the lines by hand, the whole is only moved.
    """
    if set(paragraph.own_text) & set("\n\t"):
        return set_paragraph(paragraph, ParagraphChange(left=left + _SIDE - first))
    hanging = width_of(label["word"]) + 1
    change = ParagraphChange(left=_SIDE + hanging, first_line=-hanging)
    return set_paragraph(paragraph, change) + strip_blanks(paragraph)


def _half_width(paragraphs: tuple[IdentifiedParagraph, ...]) -> Iterator[Verdict]:
    """Commas and semicolons of half width between names."""
    for paragraph in paragraphs:
        for match in _HALF_WIDTH.finditer(paragraph.own_text):
            place, wanted = in_paragraph(paragraph, *match.span()), "，" if match[0] == "," else "；"
            yield Violation(place, "抄送机关之间用全角标点。", match[0], wanted, wanted)


def _between(paragraphs: tuple[IdentifiedParagraph, ...]) -> Iterator[Verdict]:
    """Full stops and gaps between two names, and a list that is not finished."""
    for paragraph in paragraphs:
        text = paragraph.own_text
        for match in _INNER.finditer(text):
            before, after = (
                re.split("[，、；：。\\s]", text[: match.start()])[-1],
                re.split("[，、；。\\s]", text[match.end() :])[0],
            )
            if all(forms.is_organisation(each) and len(each) > _SHORTEST for each in (before, after)):
                actual = match["sign"].strip() or "空格"
                message = f"抄送机关之间用逗号，这里是{actual}。"
                place = in_paragraph(paragraph, *match.span("sign"))
                yield Violation(place, message, actual, "，", "，", repair=Repair.CONFIRM)
    if match := _AND_SO_ON.search(paragraphs[-1].own_text):
        message = "抄送机关要写全，不用“等”。"
        place = in_paragraph(paragraphs[-1], *match.span())
        yield Violation(place, message, match[0], "写全名称", severity=Severity.INFO, repair=Repair.PERSON)


def _marks(first: IdentifiedParagraph, last: IdentifiedParagraph) -> Iterator[Verdict]:
    label = LABEL.match(first.own_text)
    if label is not None and label["colon"] != "：":
        start, end = label.span("colon")
        word = "".join(label["word"].split())
        message, actual = f"“{word}”后应当用全角冒号。", label["colon"] or "没有冒号"
        yield Violation(in_paragraph(first, start, end), message, actual, "：", "：")
    text = last.own_text.rstrip()
    if not text.endswith("。"):
        end = len(text)
        start = end - 1 if text[-1:] in "；;，,、." else end
        message = "最后一个机关名称后应当用句号。"
        yield Violation(in_paragraph(last, start, end), message, text[start:] or "没有句号", "。", "。")


def _wrong(
    paragraph: IdentifiedParagraph, message: str, actual: str, expected: str, edits: tuple[Edit, ...]
) -> Violation:
    return Violation(in_paragraph(paragraph), message, actual, expected, edits=edits)
