"""Tables of web pages: those that hold data, and those that only place things on the page."""

from __future__ import annotations

from assistant.files.xml import Element
from assistant.library.loaders._tables import Across

# A cell of data holds a paragraph or two; pages laid out with tables hold the text in one cell.
_PARAGRAPHS_OF_A_LAYOUT_CELL = 4
# A browser reads no more (HTML 4.9.11, rowspan).
_MOST_ROWS = 65_534
# Far wider than any table that is read by people.
_MOST_COLUMNS = 100


def is_layout(table: Element) -> bool:
    """Whether a table only places text: it holds tables, headings or many paragraphs, or has no row of two cells."""
    if (
        any(element is not table for element in table.iter("table"))
        or next(table.iter("h1", "h2", "h3"), None) is not None
    ):
        return True
    cells = list(table.iter("td", "th"))
    if any(sum(1 for _ in cell.iter("p", "div")) >= _PARAGRAPHS_OF_A_LAYOUT_CELL for cell in cells):
        return True
    return not any(len(row.findall("td") + row.findall("th")) >= 2 for row in table.iter("tr"))


def rows_of(table: Element) -> list[list[str]]:
    """The rows of a data table, each the texts of its cells; what reaches over rows and columns stands in each of them."""
    rows: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts, below = list[str](), dict[int, tuple[int, str]]()
        while cells or len(texts) in reaching:
            if len(texts) in reaching:
                left, text, columns = *reaching.pop(len(texts)), 1
            else:
                cell = cells.pop(0)
                left, text, columns = _reach(cell, "rowspan"), _text(cell), _reach(cell, "colspan", _MOST_COLUMNS)
            for each in (text, *[Across(text)] * (columns - 1)):
                below |= {len(texts): (left - 1, each)} if left > 1 else {}
                texts.append(each)
        reaching = {at: held for at, held in reaching.items() if held[0] > 1} | below
        rows.append(texts)
    return rows


def headings_of(table: Element) -> int | None:
    """How many rows in front are marked as headings of columns; None where none is."""
    count = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if not cells or any(cell.tag == "td" for cell in cells):
            break
        count += 1
    return count or None


def has_labels(table: Element) -> bool:
    """Whether the first cell of each row, and none besides, is marked as the heading of its row."""
    rows = [[cell.tag for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return bool(rows) and all(row[:1] == ["th"] and "th" not in row[1:] and len(row) > 1 for row in rows if row)


def _reach(cell: Element, name: str, most: int = _MOST_ROWS) -> int:
    """Over how many rows or columns a cell reaches."""
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() else 1


def _text(cell: Element) -> str:
    return " ".join("".join(cell.itertext()).split())
