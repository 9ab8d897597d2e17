"""署名在上，成文日期在下。

依据：GB/T 9704—2012 7.3.5.1、7.3.5.2，署名编排在成文日期之上。
错误示例：“2026年3月16日”下一行写“清江市人民政府”；“清江市人民政府　2026年3月16日”写在一行。
正确示例：“清江市人民政府”下一行写“2026年3月16日”。
修复方式：由本人把两行对调，写在一行的分成两行。
例外：同一段里用软回车分成两行的不在此列；会议通过的日期写在标题之下的不在此列；联合行文有署名排在日期之上的不判断；写在表格、文本框里的不判断。
"""

from __future__ import annotations

from assistant.documents.identification import forms
from assistant.rules.elements._presence import DATE_THEN_NAME
from assistant.rules.layout import main_part
from assistant.rules.routing._kind import RUNNING_BODY, body_paragraphs
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class DateBelowSignature(TextRule):
    """Rule S020."""

    code = "S020"
    title = "署名与成文日期的先后"
    clause = "GB/T 9704—2012 7.3.5.1、7.3.5.2"
    level = Level.REQUIRED
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = (Element.ISSUER_SIGNATURE, Element.SIGNING_DATE)

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """A date that stands above the only signatures, both behind the text."""
        yield from _on_one_line(document)
        yield from _date_first(document)
        signed, dates = _written(document, Element.ISSUER_SIGNATURE), _written(document, Element.SIGNING_DATE)
        text = max((document.position(each) for each in body_paragraphs(document)), default=-1)
        if not signed or len(dates) != 1 or document.position(dates[0]) < text:
            return
        if all(document.position(each) > document.position(dates[0]) for each in signed):
            message = "成文日期排在了署名之上，应当署名在上，成文日期在下一行，两行颠倒了。"
            yield Violation(in_paragraph(dates[0]), message, "日期在署名之上", "日期在署名的下一行")


def _date_first(document: IdentifiedDocument) -> Iterator[Violation]:
    """A date with a name behind it, in the last line of the text."""
    last = _last_line(document)
    line = "".join(last.own_text.split()) if last else ""
    found = DATE_THEN_NAME.fullmatch(line)
    if last is None or found is None or not forms.is_organisation(found["name"]):
        return
    if not document.of(Element.SIGNING_DATE):
        message = "成文日期写在了署名之前的同一行，应当署名一行，成文日期写在下一行。"
        yield Violation(in_paragraph(last), message, "日期在署名之前", "日期在署名的下一行")


def _last_line(document: IdentifiedDocument) -> IdentifiedParagraph | None:
    """The last line that is text, or that nothing tells what it is, as a short one on the right."""
    lines = [
        each for each in main_part(document, *RUNNING_BODY, Element.UNKNOWN) if each.own_text.strip() and each.flows
    ]
    return lines[-1] if lines else None


def _written(document: IdentifiedDocument, element: Element) -> list[IdentifiedParagraph]:
    return [each for each in main_part(document, element) if each.flows and each.own_text.strip()]


def _on_one_line(document: IdentifiedDocument) -> Iterator[Violation]:
    """A name with the date behind it in the same line, behind the text."""
    for paragraph in main_part(document, Element.ISSUER_SIGNATURE):
        name, *others = paragraph.spans
        dated = any(each.element is Element.SIGNING_DATE for each in others)
        if not dated or not paragraph.flows or "\n" in paragraph.own_text:
            continue
        if forms.is_organisation("".join(paragraph.own_text[: name.end].split())):
            message = "署名与成文日期写在了一行，应当署名一行，成文日期写在下一行。"
            yield Violation(in_paragraph(paragraph), message, "写在一行", "分成两行")
