"""除规定要空的以外，正文之间不留空行。

依据：GB/T 9704—2012 5.2.3、7.3.4、7.3.5。
错误示例：正文两段之间有空行；署名与成文日期之间有空行。
正确示例：段落接排；正文与附件说明之间空一行。
修复方式：删去多余的空行。
例外：附件中的章名、居中的行、不成句的行上下可以空行；正文与附件说明之间空一行，与署名之间、附注之前空几行另有规则；标题上下的空行另有规则；分页符、图片、表格、图题表题旁边的空段落不算。
"""

from __future__ import annotations

import re

from assistant.documents.edits import RemoveParagraph
from assistant.rules.body._attendance import is_attendance
from assistant.rules.layout import blank_paragraphs_before, is_caption, is_gap, is_running, neighbour_before
from assistant.rules.repairs import holds_something
from assistant.rules.vocabulary import *

_RUNNING = (
    Element.BODY,
    Element.HEADING_1,
    Element.HEADING_2,
    Element.HEADING_3,
    Element.HEADING_4,
)
_CHAPTER = re.compile(r"\s*第[一二三四五六七八九十百]+(?:编|章|节|部分)")
# A signed document leaves a line between the name stamp and the date (7.3.5.3).
_ROLE = re.compile(r"(?:主席|总理|省长|市长|县长|区长|州长|主任|部长|局长|厅长|院长|乡长|镇长)")


@dataclass(frozen=True)
class BlankLines(Rule):
    """Rule B013."""

    code = "B013"
    title = "多余的空行"
    clause = "GB/T 9704—2012 7.3.4、7.3.5"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (*_RUNNING, Element.ATTACHMENT_BODY)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each blank paragraph between two that should follow each other, and gaps that are too wide."""
        for paragraph in document.paragraphs:
            if is_gap(paragraph):
                continue
            blank = blank_paragraphs_before(document, paragraph)
            above = neighbour_before(document, paragraph)
            # The signature of an order and its date stand a line apart, whoever signs (10.2, 7.3.5.3).
            signed = document.format is DocumentFormat.ORDER
            allowed = None
            if above is not None and not is_attendance(document, paragraph):
                allowed = _allowed(above, paragraph, signed=signed)
            if allowed is None or len(blank) <= allowed:
                continue
            if any(holds_something(document, each) or _has_a_place(each, paragraph) for each in blank):
                continue
            superfluous = blank[: len(blank) - allowed]
            yield Violation(
                in_paragraph(paragraph),
                f"{paragraph.element.value}之前有 {len(blank)} 个空行，{'不空行' if allowed == 0 else f'至多空 {allowed} 行'}。",
                f"空 {len(blank)} 行",
                "不空行" if allowed == 0 else f"至多空 {allowed} 行",
                edits=tuple(RemoveParagraph(each.address) for each in superfluous),
            )


def _allowed(above: IdentifiedParagraph, paragraph: IdentifiedParagraph, *, signed: bool) -> int | None:
    """How many blank paragraphs may stand between two elements; None where that is not for this rule to say."""
    if paragraph.place.table is not None or above.place.table is not None or paragraph.starts_page:
        return None
    if paragraph.attachment is not None or above.attachment is not None:
        return 0 if _follows_in_attachment(above, paragraph) else None
    if paragraph.element in _RUNNING and above.element in (*_RUNNING, Element.MAIN_RECIPIENTS):
        opens = above.element is Element.MAIN_RECIPIENTS
        return None if _stands_apart(paragraph) or (not opens and _stands_apart(above)) else 0
    if paragraph.element is Element.ATTACHMENT_LIST:
        return 1 if above.element in _RUNNING else 0 if above.element is Element.ATTACHMENT_LIST else None
    if paragraph.element is Element.SIGNING_DATE and above.element is Element.ISSUER_SIGNATURE:
        return None if signed or _ROLE.search(above.own_text) else 0
    return None


def _stands_apart(paragraph: IdentifiedParagraph) -> bool:
    """Whether a paragraph is no running text: a caption, a centred line, a chapter, a name or a line of a form."""
    centred = paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT)
    return (
        centred or not is_running(paragraph) or is_caption(paragraph) or _CHAPTER.match(paragraph.own_text) is not None
    )


def _follows_in_attachment(above: IdentifiedParagraph, paragraph: IdentifiedParagraph) -> bool:
    """Whether two paragraphs of an attachment are running text, rather than lines of a form, captions or chapters."""
    # A heading ends with no sign; what follows it is a sentence then.
    line = paragraph if above.element in _RUNNING[1:] else above
    sentence = line.own_text.rstrip().endswith(("。", "；"))
    running = (*_RUNNING, Element.ATTACHMENT_BODY)
    centred = paragraph.format.alignment.value in (Alignment.CENTER, Alignment.RIGHT)
    if paragraph.attachment != above.attachment or centred or _CHAPTER.match(paragraph.own_text):
        return False
    return sentence and paragraph.element in running and above.element in running


def _has_a_place(blank: IdentifiedParagraph, paragraph: IdentifiedParagraph) -> bool:
    """Whether a blank paragraph begins a page, or ends a section."""
    return blank.starts_page or blank.section != paragraph.section
