"""Tables of web pages: those that hold data, and those that only place things on the page."""

from __future__ import annotations

from assistant.files.xml import Element

# A cell of data holds a paragraph or two; pages laid out with tables hold the text in one cell.
_PARAGRAPHS_OF_A_LAYOUT_CELL = 4


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
    """The rows of a data table, each the texts of its cells."""
    return [
        [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        for row in table.iter("tr")
    ]
