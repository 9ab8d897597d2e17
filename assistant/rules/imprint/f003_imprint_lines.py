"""版记首条和末条分隔线用粗线，中间用细线，推荐 0.35 mm 和 0.25 mm。

依据：GB/T 9704—2012 7.4.1。
错误示例：三条线一样粗；中间没有线；线是红色。
正确示例：首末 1 磅，中间 0.75 磅，黑色。
修复方式：改线的粗细和颜色，补上缺的线；版记在图文框里而缺线的请人工补。
例外：粗线 0.75～1.5 磅、细线 0.5～1 磅都可以，只要首末条比中间粗；只有一个要素的没有中间线；信函的版记不加分隔线；纪要和还没有印发行的草稿没有分隔线的只提示；主送与抄送之间不加线；用图形画线的不判断。
"""

from __future__ import annotations

from dataclasses import replace

from assistant.rules.imprint._drawing import drawn
from assistant.rules.imprint._lines import ImprintLine, imprint_lines
from assistant.rules.vocabulary import *

_NAMES = {"first": "首条", "middle": "中间", "last": "末条"}


@dataclass(frozen=True)
class ImprintLines(Rule):
    """Rule F003.

    Attributes:
        thick: Width of the first and the last line, in pt.
        thin: Width of those between, in pt.
    """

    code = "F003"
    title = "版记分隔线的粗细"
    clause = "GB/T 9704—2012 7.4.1"
    level = Level.RECOMMENDED
    severity = Severity.WARNING
    repair = Repair.SAFE
    elements = (Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)

    thick: float = 1.0
    thin: float = 0.75

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each line of the imprint that is missing, too thick, too thin or coloured, and all of one thickness."""
        if document.format is DocumentFormat.LETTER:
            return
        lines = [line for line in imprint_lines(document) if line.where in _NAMES]
        if lines and all(line.border is None for line in lines):
            yield self._without_lines(document, lines)
            return
        reports = [report for line in lines if (report := self._judged(document, lines, line))]
        yield from reports or self._alike(document, lines)

    def _without_lines(self, document: IdentifiedDocument, lines: list[ImprintLine]) -> Violation:
        edits = [edit for line in lines for edit in self._drawn(document, lines, line)]
        wrong = _wrong(lines[0], "版记没有分隔线。", "没有线", "首条、末条和中间的分隔线", tuple(edits))
        # Minutes may have a form of their own, and what has no printing line yet is a draft.
        light = document.format is DocumentFormat.MINUTES or not document.of(Element.PRINTING_AUTHORITY)
        return replace(wrong, severity=Severity.INFO, repair=wrong.repair or Repair.CONFIRM) if light else wrong

    def _judged(self, document: IdentifiedDocument, lines: list[ImprintLine], line: ImprintLine) -> Violation | None:
        name, wanted, edits = _NAMES[line.where], self._width(line), self._drawn(document, lines, line)
        if line.border is None:
            return _wrong(line, f"版记缺{name}分隔线。", "没有线", f"{wanted:g} 磅的线", edits)
        points = line.border.width.pt
        if not _fits(points, wanted, thick=line.where != "middle"):
            message = f"版记{name}分隔线粗 {points:g} 磅，推荐约 {wanted:g} 磅。"
            return _wrong(line, message, f"{points:g} 磅", f"约 {wanted:g} 磅", edits)
        if line.border.colour not in (None, "auto", "000000"):
            return _wrong(line, f"版记{name}分隔线不是黑色。", line.border.colour or "", "黑色", edits)
        return None

    def _alike(self, document: IdentifiedDocument, lines: list[ImprintLine]) -> Iterator[Violation]:
        """Lines in the middle that are as thick as those outside."""
        outside = [line for line in lines if line.border and line.where != "middle"]
        thinnest = min((line.border.width.pt for line in outside if line.border), default=0)
        thin = [line for line in outside if line.border and line.border.width.pt <= self.thin]
        for line in lines:
            if line.where == "middle" and line.border and line.border.width.pt >= thinnest:
                points = line.border.width.pt
                edits = tuple(edit for each in (line, *thin) for edit in self._drawn(document, lines, each))
                message = f"版记中间分隔线粗 {points:g} 磅，应比首条、末条细。"
                yield _wrong(line, message, f"{points:g} 磅", "比首条、末条细", edits)

    def _width(self, line: ImprintLine) -> float:
        return self.thin if line.where == "middle" else self.thick

    def _drawn(self, document: IdentifiedDocument, lines: list[ImprintLine], line: ImprintLine) -> tuple[Edit, ...]:
        return drawn(document, lines, line, Length.of_pt(self._width(line)))


def _wrong(line: ImprintLine, message: str, actual: str, expected: str, edits: tuple[Edit, ...]) -> Violation:
    repair = None if edits else Repair.PERSON
    return Violation(in_paragraph(line.at), message, actual, expected, repair=repair, edits=edits)


def _fits(points: float, wanted: float, *, thick: bool) -> bool:
    """Whether a width is near enough: thick ones from 0.75 to 1.5 pt, thin ones from 0.5 to 1 pt."""
    return 0.74 * wanted <= points <= 1.51 * wanted if thick else 0.65 * wanted <= points <= 1.35 * wanted
