"""分项之和与总数一致。

依据：《党政机关公文处理工作条例》第二十条第（四）项，公文的审核重点之一是内容准确，数据前后应当一致。
错误示例：甲县40个、乙县60个，共计120个；投资由200万元增加到300万元，增长60%；抽检50批次，合格48批次，合格率为98%；12个乡镇中，已有13个完成。
正确示例：甲县40个、乙县60个，共计100个；投资由200万元增加到300万元，增长50%；抽检50批次，合格48批次，合格率为96%；12个乡镇中，已有11个完成。
修复方式：请核对原始数据，改总数或者改分项。
例外：用“其中”举出的分项可以不全，只在相差不多时提示；有“约”“超过”等字样的、单位不同的、表格里有小计的不判断；小数容许四舍五入的误差。
"""

from __future__ import annotations

from decimal import Decimal

from assistant.documents.identification.lines import Place
from assistant.documents.tables import Table
from assistant.rules.numerals._shares import Miscounted, miscounted
from assistant.rules.numerals._sums import Sum, amount, sums
from assistant.rules.numerals._table_sums import ColumnSum, column_sums
from assistant.rules.prose import RUNNING, running_text
from assistant.rules.vocabulary import *


@dataclass(frozen=True)
class Sums(TextRule):
    """Rule U014.

    Attributes:
        nearly_all: From what share of the whole on parts named with 其中 look complete.
    """

    code = "U014"
    title = "分项之和与总数"
    clause = "《党政机关公文处理工作条例》第二十条"
    level = Level.REGULATION
    severity = Severity.WARNING
    repair = Repair.PERSON
    elements = RUNNING
    nearly_all: float = 0.8

    def check(self, document: IdentifiedDocument) -> Iterator[Verdict]:
        """Each whole that its parts do not add up to, in sentences and in the last row of a table."""
        for paragraph in running_text(document):
            for each in sums(paragraph.own_text):
                if each.whole != each.parts and (
                    each.complete or each.parts >= each.whole * Decimal(str(self.nearly_all))
                ):
                    yield _report(paragraph, each)
            yield from (_not_following(paragraph, each) for each in miscounted(paragraph.own_text))
        for table in document.document.tables:
            yield from (_in_table(document, table, each) for each in column_sums(table))


def _report(paragraph: IdentifiedParagraph, each: Sum) -> Violation:
    text = paragraph.own_text[each.start : each.end]
    parts = amount(each.parts, each.unit, text)
    hint = "" if each.complete or each.parts > each.whole else "；如果分项没有列全，可以不改"
    return Violation(
        in_paragraph(paragraph, each.start, each.end),
        f"各分项相加是{parts}，与“{text}”不一致，请核对{hint}。",
        text,
        parts,
        severity=Severity.INFO if hint else None,
    )


def _not_following(paragraph: IdentifiedParagraph, each: Miscounted) -> Violation:
    place = in_paragraph(paragraph, each.start, each.end)
    message = f"{each.what}应当是{each.wanted}，与“{place.text}”不一致，请核对。"
    if each.wanted.startswith("不多于"):
        message = f"“{place.text}”多于前面写的总数，请核对。"
    if each.wanted == "100%":
        message = f"{each.what}，超过100%，请核对。"
    return Violation(place, message, place.text, each.wanted)


def _in_table(document: IdentifiedDocument, table: Table, each: ColumnSum) -> Violation:
    cell = each.cell
    paragraph = document.at(Place(cell.paragraphs[0].index, table.index, cell.row, cell.column))
    message = f"这一列各行相加是{each.column:f}，与合计{each.total:f}不一致，请核对。"
    return Violation(in_paragraph(paragraph), message, f"{each.total:f}", f"{each.column:f}")
