"""Articles as people name them: ``《公务员法》第三十四条``, ``《农业法》（2012-12-28）第三条``, ``《公文格式指南》一、（二）``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_REFERENCE = re.compile(r"《([^》]+)》\s*(?:[（(](\d{4}[\d\-—.年月日]*)[）)])?\s*([^《\n；;]*)")
_ARTICLES = re.compile(r"第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True)
class ArticleReference:
    """An article, or a whole document, of which a data set speaks.

    Attributes:
        doc_id: The id of the document; empty where its title is given.
        title: The title of the document; empty where its id is given.
        version: The version of the text, usually a date; empty for the one in force.
        article: The number as printed; None for a document that is not numbered, or as a whole.
    """

    doc_id: str = ""
    title: str = ""
    version: str = ""
    article: str | None = None

    def __str__(self) -> str:
        version = f"（{self.version}）" if self.version else ""
        return (self.doc_id or f"《{self.title}》{version}") + (self.article or "")


def parse_references(text: str) -> list[ArticleReference]:
    """The references of a cell or a string, in their order; several articles of one document may follow one title.

    Text that names no 《…》 gives nothing.
    """
    found: list[ArticleReference] = []
    for title, version, rest in _REFERENCE.findall(text):
        numbers = _ARTICLES.findall(rest)
        rest = rest.strip(" \u3000、，,。")
        if not numbers or re.sub(r"[\s、，,。和及]", "", rest) != "".join(numbers):
            numbers = [rest or None]
        found += [ArticleReference("", title.strip(), version, number) for number in numbers]
    return found
