"""Tables of web pages: those that hold data, and those that only place things on the page."""

from __future__ import annotations

from assistant.files.xml import Element

# A cell of data holds a paragraph or two; pages laid out with tables hold the text in one cell.
_PARAGRAPHS_OF_A_LAYOUT_CELL = 4
# A browser reads no more (HTML 4.9.11, rowspan).
_MOST_ROWS = 65_534


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
    """The rows of a data table, each the texts of its cells; what reaches over several rows stands in each of them."""
    rows: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts, below, column = list[str](), dict[int, tuple[int, str]](), 0
        while cells or column in reaching:
            left, text = reaching.pop(column) if column in reaching else _cell(cells.pop(0))
            below |= {column: (left - 1, text)} if left > 1 else {}
            texts.append(text)
            column += 1
        reaching = {at: held for at, held in reaching.items() if held[0] > 1} | below
        rows.append(texts)
    return rows


def _cell(cell: Element) -> tuple[int, str]:
    """Over how many rows a cell reaches, and its text."""
    said = cell.get("rowspan", "1").strip()
    return min(int(said), _MOST_ROWS) if said.isascii() and said.isdigit() else 1, " ".join(
        "".join(cell.itertext()).split()
    )
