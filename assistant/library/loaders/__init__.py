"""One file a format; each is found by walking this package.

A loader module names the row of the table of formats that it reads in ``FORMAT`` (:mod:`assistant.files.formats`) and
turns bytes into :class:`LoadedText` in
``load``. It knows nothing of articles, titles or dates: that is :mod:`assistant.library.structure`, so that a document
gives the same articles whatever its format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class TextBlock:
    """One paragraph of a file.

    Attributes:
        text: The paragraph in one line, without markup, trimmed of white space at both ends.
        heading_level: 1 to 9 where the format itself marks the paragraph as a heading, else None.
        page: The page it starts on, counted from 1, where the format has pages.
        paragraph: Which paragraph, line or row of the file it is, counted from 1, where the format has no pages.
        is_row: Whether it is a row of a table of data, which is understood without the rows round it.
    """

    text: str
    heading_level: int | None = None
    page: int | None = None
    paragraph: int | None = None
    is_row: bool = False


@dataclass(frozen=True)
class LoadedText:
    """What a loader reads of a file: its paragraphs, and the metadata that the file states of itself.

    Attributes:
        blocks: The paragraphs in reading order; empty ones are left out.
        properties: Metadata found outside the running text (an information table, ``<meta>`` elements), under the
            field names of the manifest: ``title``, ``doc_number``, ``issuing_body``, ``publish_date``, ``effective_date``.
        of_rows: Whether it is a workbook, each row of which is a piece of its own.
        recognised: How certain the text of each page is, from 0 to 1, by the numbers of the pages that are pictures.
        scan_notice: What is to be known of such pages, in Chinese; empty where there is nothing.
    """

    blocks: tuple[TextBlock, ...]
    properties: Mapping[str, str] = field(default_factory=dict[str, str])
    of_rows: bool = False
    recognised: Mapping[int, float] = field(default_factory=dict[int, float])
    scan_notice: str = ""
