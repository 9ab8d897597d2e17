"""Two versions of a text that a library holds, by their names: what ``gongwu library compare`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.documents.numbering import chinese_to_int, int_to_chinese
from assistant.errors import InputError
from assistant.library.comparing import ArticleChange, compare, of_number
from assistant.library.source import SourceDocument
from assistant.library.validity import begins

if TYPE_CHECKING:
    from assistant.library.search import LibrarySearch
    from assistant.library.store import PolicyLibrary


@dataclass(frozen=True)
class VersionComparison:
    """What became of the articles of one text in another.

    Attributes:
        changes: In the order of the new text.
    """

    old: SourceDocument
    new: SourceDocument
    changes: tuple[ArticleChange, ...]


def compare_versions(library: PolicyLibrary, old: str, new: str, article: str = "") -> VersionComparison:
    """Compares two documents article by article.

    Args:
        library: Which holds both.
        old: Id or title of the old text; of several versions of a title the one before ``new``.
        new: Id or title of the new text; of several versions the newest that may ground an answer.
        article: The number of one article, in either text; empty for all.

    Raises:
        InputError: One of both is not held, they are one, or neither has the article.
        LibraryError: The library cannot be read.
    """
    held = library.current()
    later = held.find_document(new).document
    earlier = _earlier(held, old, later)
    if earlier.id == later.id:
        raise InputError("要对照的是同一个文件，请用文件编号指明两个版本（见 gongwu library list）。")
    changes = compare(held.catalogue.articles(earlier.id), held.catalogue.articles(later.id))
    if article:
        changes = of_number(changes, number_of(article))
        if not changes:
            raise InputError(f"两个版本都没有{article}，请核对条号。")
    return VersionComparison(earlier, later, changes)


def number_of(article: str) -> str:
    """The number as it is printed: 第三条 for 3, 三, 第3条; other numbers as they are."""
    inner, _, inserted = article.strip().removeprefix("第").partition("条")
    try:
        number = int(inner) if inner.isdigit() else chinese_to_int(inner)
        return f"第{int_to_chinese(number)}条{inserted}"
    except ValueError:
        return article.strip()


def _earlier(held: LibrarySearch, name: str, later: SourceDocument) -> SourceDocument:
    """The old text; of several versions of its title the newest that began before the other one."""
    if name not in held.documents:
        others = [each for each in held.succession.titled(name) if each.id != later.id]
        if others:
            before = [each for each in others if (begins(each) or date.min) < (begins(later) or date.max)]
            return max(before or others, key=lambda each: begins(each) or date.min)
    return held.find_document(name).document
