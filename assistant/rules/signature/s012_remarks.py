"""附注居左空二字加圆括号，编排在成文日期下一行。

依据：GB/T 9704—2012 7.3.6。
错误示例：附注顶格、居右，写“附注：……”，或用半角括号。
正确示例：“（联系人：李明，电话：12345678）”左空二字。
修复方式：改缩进，换成全角圆括号，去掉“附注：”和多余的空行；排在成文日期之前的由本人移动。
例外：回行顶格还是左空二字国标没有规定；版面只在有格式时判断。
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.rules.layout import (
    blank_lines_before,
    first_indent,
    in_characters,
    main_part,
    neighbour_after,
    neighbour_before,
)
from assistant.rules.repairs import set_blank_lines, set_paragraph, strip_blanks
from assistant.rules.vocabulary import *

_WHOLE = re.compile(r"（.*）。?")
_BARE = re.compile(r"^附注\s*[：:]\s*|^[（(]|[)）]$|[)）]。$|。$")
_CONTACT = re.compile(r"电\s*话[：:]|联系人")

_WORDED = re.compile(
    r"^\s*（(?P<label>附注[：:])|(?P<inner>。)）\s*$|(?<=）)(?P<stop>。)\s*$|(?<=[\u4e00-\u9fff])(?P<gap>[ 　]+)(?=(?:联系)?电话[：:])"
)
_SAID = {
    "label": "附注不写“附注”二字，直接写内容。",
    "inner": "附注括号里的末尾不用句号。",
    "stop": "附注的括号后面不用句号。",
    "gap": "附注里联系人与电话之间用逗号。",
}


@dataclass(frozen=True)
class Remarks(Rule):
    """Rule S012."""

    code = "S012"
    title = "附注"
    clause = "GB/T 9704—2012 7.3.6"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    changes = Change.TEXT
    elements = (Element.REMARKS,)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Remarks that are placed otherwise or stand in no brackets."""
        remarks = [each for each in main_part(document, Element.REMARKS) if each.own_text.strip()]
        remarks = [each for each in remarks if each.flows]
        whole = "".join(each.own_text.strip() for each in remarks)
        # One pair of brackets may hold several lines.
        bracketed = whole.count("（") == whole.count("）") and _WHOLE.fullmatch(whole) is not None
        for at, paragraph in enumerate(remarks):
            if not bracketed and (report := _brackets(document, paragraph)):
                yield report
            yield from _wording(paragraph)
            yield from _place(document, paragraph, first=at == 0)


def _brackets(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Violation | None:
    text = paragraph.own_text.strip()
    if _WHOLE.fullmatch(text):
        return None
    start, wanted = paragraph.own_text.index(text), f"（{_BARE.sub('', text)}）"
    place, repair = (
        in_paragraph(paragraph, start, start + len(text)),
        Repair.PERSON if _goes_on(document, paragraph) else None,
    )
    return Violation(place, "附注应当加全角圆括号。", text, wanted, wanted, repair=repair)


def _goes_on(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> bool:
    """Whether the next line is a contact as well, so that both go into one pair of brackets and stand alike."""
    below = neighbour_after(document, paragraph)
    return below is not None and below.element is not Element.REMARKS and _CONTACT.search(below.own_text) is not None


def _wording(paragraph: IdentifiedParagraph) -> Iterator[Violation]:
    """附注： within the brackets, a stop at the end, and a contact whose telephone stands behind a blank."""
    for match in _WORDED.finditer(paragraph.own_text):
        group = match.lastgroup or ""
        right = "，" if group == "gap" else ""
        place = in_paragraph(paragraph, *match.span(group))
        actual = match[group] if match[group].strip() else "空格"
        yield Violation(place, _SAID[group], actual, right or "不写", right, Severity.INFO, Repair.CONFIRM)


def _place(document: IdentifiedDocument, paragraph: IdentifiedParagraph, *, first: bool) -> Iterator[Verdict]:
    form, text = paragraph.format, paragraph.own_text
    indent = first_indent(paragraph)
    typed = sum({"　": 1.0, " ": 0.5}.get(each, 0) for each in text[: len(text) - len(text.lstrip())])
    right = form.alignment.value in (Alignment.RIGHT, Alignment.CENTER)
    # A line that only goes on may begin under the text of the one above it, one 字 further for the bracket.
    widest = 2 if first or text.lstrip().startswith("（") else 3
    indented = "\t" in text[: len(text) - len(text.lstrip())] or 1.6 <= indent + typed <= widest + 0.4
    if right or not indented:
        actual = form.alignment.value.value if right else f"左空 {indent + typed:.1f} 字"
        edits = tuple(_moved(paragraph, right=right, indented=indented))
        message, repair = f"附注{actual}，应居左空二字。", Repair.PERSON if _goes_on(document, paragraph) else None
        yield Violation(in_paragraph(paragraph), message, actual, "左空 2 字", repair=repair, edits=edits)
    yield from _line(document, paragraph)


def _moved(paragraph: IdentifiedParagraph, *, right: bool, indented: bool) -> Iterator[Edit]:
    """To the left, two 字 from it."""
    change = ParagraphChange(alignment=Alignment.JUSTIFY if right else None)
    if not indented:
        left = 0 if in_characters(paragraph, paragraph.format.left.value) else None
        yield from strip_blanks(paragraph)
        change = replace(change, first_line=2, left=left)
    yield from set_paragraph(paragraph, change)


def _line(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> Iterator[Verdict]:
    """In the line after the date."""
    above, below = neighbour_before(document, paragraph), neighbour_after(document, paragraph)
    if above is not None and above.element is Element.SIGNING_DATE and blank_lines_before(document, paragraph) > 0.6:
        message, edits = "附注与成文日期之间有空行，应在下一行。", set_blank_lines(document, paragraph, 0)
        yield Violation(in_paragraph(paragraph), message, "有空行", "在成文日期下一行", edits=edits)
    if below is not None and below.element in (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE):
        yield Violation(
            in_paragraph(paragraph),
            f"附注排在了{below.element.value}之前，应在成文日期下一行。",
            "在成文日期之前",
            "在成文日期下一行",
            repair=Repair.PERSON,
        )
