"""结构层次一般逐级使用，全文用了三层以上的，不在一处跳过一层。

依据：GB/T 15834—2011 附录B.3.8；GB/T 9704—2012 7.3.3。
错误示例：前面用“一、”“（一）”，后面在“二、”之下直接用“1.”；“一、”之下直接用“①”。
正确示例：“一、”“（一）”“1.”依次使用。
修复方式：请起草人看这一处要不要改为上一层的序数。
例外：“（1）”之下可以用“①”；全文只有两层的，“一、”之下可以直接用“1.”；跳过两层以上的由层次顺序的规则报告；附件、各章另成一套。
"""

from __future__ import annotations

from itertools import pairwise

from assistant.rules.numbering._labels import Label, label_of, numbered_parts, written
from assistant.rules.prose import HEADINGS
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class SkippedLevel(TextRule):
    """Rule N002."""

    code = "N002"
    title = "跳过一层"
    clause = "GB/T 15834—2011 附录B.3.8"
    level = Level.STANDARD
    severity = Severity.INFO
    repair = Repair.PERSON
    elements = HEADINGS

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each first heading of a list that skips a level which the same part uses elsewhere."""
        for part in numbered_parts(document):
            used = {label.level for label in part}
            for above, label in pairwise(part):
                if label.level == above.level + 2 and above.level + 1 in used:
                    yield _skipped(label, above)
        yield from _circled(document)


def _circled(document: IdentifiedDocument) -> Iterator[Violation]:
    """Each list of ① that begins right below a level above the fourth: ① stands below （1） at most."""
    above: Label | None = None
    for paragraph in document.paragraphs:
        if paragraph.place.table is not None or paragraph.attachment is not None:
            continue
        if paragraph.element in HEADINGS:
            above = label_of(paragraph)
        elif above is not None and above.level < 4 and paragraph.own_text.lstrip().startswith("①"):
            start = paragraph.own_text.index("①")
            wanted = written(above.level + 1, 1)
            message = f"“{above.text.strip()}”之下直接用了“①”，层次序数依次用“一、”“（一）”“1.”“（1）”，这一层可用“{wanted}”。"
            yield Violation(in_paragraph(paragraph, start, start + 1), message, "①", wanted)


def _skipped(label: Label, above: Label) -> Violation:
    between = written(above.level + 1, label.number)
    return Violation(
        in_paragraph(label.paragraph, label.start, label.end),
        f"“{above.text.strip()}”之下直接用了“{label.text.strip()}”，别处在这一层用的是“{between}”一类，请看是否一致。",
        label.text.strip(),
        between,
    )
