"""同一层的序数连续，不跳号、不重号；上一层变了，下一层从头编。

依据：通行做法；序数断了，引用“第几项”就会指错。
错误示例：“一、”之后是“三、”；两个“（二）”。
正确示例：“一、”“二、”“三、”依次编排。
修复方式：改成接续的序数，后面接着编的一并改；层次写错的改为那一层的写法；可能是漏了一段，请本人确认；自动编号的，同一列里还有别的序数不对或者读不出的，请人工处理。
例外：“1.”“（1）”在另起一段列举时可以从 1 起；同一段里软回车之后的序数也算；附件、各章、各条、居中的另一个标题之下另成一套；“1.”之下另用一种写法从头编的（“3、”与“4、”之间的“1.”“2.”，“1.”与“2.”之间的“（一）”）单独算。
"""

from __future__ import annotations

import re
from collections import Counter

from assistant.rules.numbering._labels import numbered_parts, written
from assistant.rules.numbering._sequence import Step, counts, lists, renumbered, renumbering, steps
from assistant.rules.numbering._unread import unread_above
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *

_ARABIC = 3
# The line above a list.
_OPENS = re.compile(r"[：:]$|^\d{1,2}(?:\.\d{1,2})+\s?\S{1,20}$|^[【\[][^【】\[\]]{1,20}[】\]]$")


@dataclass(frozen=True)
class HeadingSequence(TextRule):
    """Rule N010."""

    code = "N010"
    title = "序数连续"
    clause = "通行做法"
    level = Level.PRACTICE
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    renumbers = True
    elements = HEADINGS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each heading whose number does not follow the one before it on its level."""
        for part in (each for whole in numbered_parts(document) for each in counts(whole)):
            wrong, list_of = [step for step in steps(part) if not step.is_right], lists(part)
            amiss = Counter(list_of[step.at] for step in wrong)
            for step in wrong:
                if _opens_anew(document, step) or _counts_on_above(document, step):
                    continue
                unread = unread_above(document, step)
                if unread and step.label.number - step.expected == unread:
                    # The numbers that are missing are there, and only cannot be read.
                    continue
                yield _broken(step, understood=not unread and amiss[list_of[step.at]] == 1)


def _opens_anew(document: IdentifiedDocument, step: Step) -> bool:
    """Whether 1. follows a list of one item, below a line that opens another list: 解决方法：, 【会议内容】 or 2.4 甲方义务."""
    label = step.label
    if label.number != 1 or label.level <= 1 or step.before != 1:
        return False
    return _OPENS.search(_text_above(document, label.paragraph)) is not None


def _counts_on_above(document: IdentifiedDocument, step: Step) -> bool:
    """Whether the number before it stands within the paragraph above, as where （一）……（四）…… are one paragraph."""
    label = step.label
    if label.number <= 1:
        return False
    number = written(label.level, label.number - 1).strip("（）.、")
    form = rf"(?:[（(]|(?<!\d)){number}[）)]"
    if label.level in (1, _ARABIC):
        form = rf"(?<![\d一二三四五六七八九十第]){number}{'、' if label.level == 1 else '[.．、]'}"
    return re.search(rf"[^\s].*?{form}|\n\s*{form}", _text_above(document, label.paragraph), re.DOTALL) is not None


def _text_above(document: IdentifiedDocument, paragraph: IdentifiedParagraph) -> str:
    at = document.position(paragraph) - 1
    while at >= 0 and not document.paragraphs[at].own_text.strip():
        at -= 1
    return document.paragraphs[at].own_text.strip() if at >= 0 else ""


def _broken(step: Step, *, understood: bool) -> Violation:
    label, wanted = step.label, written(step.level, step.expected)
    before = written(step.level, step.before)
    where = f"前一个是“{before}”" if step.before else "这一层从头编起"
    # Where more is amiss in the list than one number, which of them are right only the author knows.
    fixed = label.automatic or label.compound or not understood
    return Violation(
        in_paragraph(label.paragraph, label.start, label.end),
        f"序数不连续：{where}，这里是“{label.text}”。",
        label.text,
        wanted,
        None if fixed else wanted if step.level != label.level else renumbered(label, step.expected),
        repair=Repair.PERSON if fixed else None,
        edits=() if fixed else renumbering(step.following, step.expected - label.number),
    )
