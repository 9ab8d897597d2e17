"""文中结构层次序数依次用“一、”“（一）”“1.”“（1）”。

依据：GB/T 9704—2012 7.3.3。
错误示例：“（一）”之下又排“一、”；“一、”之下直接用“（1）”。
正确示例：“一、”之下用“（一）”，再下用“1.”“（1）”。
修复方式：跳过层次的，把同一层的序数一并换成应有的写法，请本人确认；层次倒置的请人工处理。
例外：只有一层时用“一、”；两层时“一、”之下可以用“（一）”，也可以用“1.”；附件另成一套。
"""

from __future__ import annotations

from assistant.rules.numbering._labels import RIGHT, Label, numbered_parts, written
from assistant.rules.numbering._sequence import siblings
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class HeadingLevels(TextRule):
    """Rule N001."""

    code = "N001"
    title = "层次顺序"
    clause = "GB/T 9704—2012 7.3.3"
    level = Level.REQUIRED
    severity = Severity.ERROR
    repair = Repair.CONFIRM
    elements = HEADINGS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each heading that opens a level above those already open beside it, or skips more than one level."""
        for part in numbered_parts(document):
            open_labels: list[Label] = []
            for at, label in enumerate(part):
                above = open_labels[-1] if open_labels else None
                closed = [each for each in open_labels if each.level >= label.level]
                open_labels = [each for each in open_labels if each.level < label.level]
                if label.number == 1 and closed and closed[0].level > label.level:
                    yield _turned(label, closed[0])
                elif above is not None and label.level > above.level + 2:
                    yield _skipped(part, at, above)
                open_labels.append(label)


def _turned(label: Label, top: Label) -> Violation:
    return Violation(
        in_paragraph(label.paragraph, label.start, label.end),
        f"“{label.text}”排在“{top.text}”之下，层次倒置；应依次用“一、”“（一）”“1.”“（1）”。",
        label.text,
        f"低于“{RIGHT[top.level]}”的层次",
        # Which of the two is wrong, and with it all others of its level, only the author knows.
        repair=Repair.PERSON,
    )


def _skipped(part: tuple[Label, ...], at: int, above: Label) -> Violation:
    label, level = part[at], min(above.level + 1, 4)
    beside = tuple(siblings(part, at))
    plain = all(not each.automatic and each.text == written(each.level, each.number) for each in (label, *beside))
    return Violation(
        in_paragraph(label.paragraph, label.start, label.end),
        f"“{above.text}”之下直接用了“{label.text}”，中间跳过了层次。",
        label.text,
        f"“{written(level, label.number)}”",
        written(level, label.number) if plain else None,
        repair=None if plain else Repair.PERSON,
        edits=tuple(_relevelled(each, level) for each in beside) if plain else (),
    )


def _relevelled(label: Label, level: int) -> ReplaceText:
    return ReplaceText(label.paragraph.address, label.start, label.end, written(level, label.number))
