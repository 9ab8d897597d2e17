"""``gongwu library show``: a document's metadata and all of its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.commands._options import JsonOption, LibraryOption, opened, readable
from assistant.commands._printing import print_json, print_line
from assistant.commands.library._document import document_as_json

if TYPE_CHECKING:
    from assistant.front_door import Article, DocumentEntry, SourceDocument

ORDER = 2


def run(
    source_id: Annotated[str, typer.Argument(help="文件编号（见 gongwu library list）或完整标题。")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """显示一个文件的信息和全部条文。"""
    shelf = opened(library).current()
    entry = shelf.find_document(readable(source_id))
    articles = shelf.catalogue.articles(entry.document.id)
    if as_json:
        print_json({**document_as_json(entry), "article_texts": [_as_json(article) for article in articles]})
    else:
        _print(entry, articles)


def _as_json(article: Article) -> dict[str, Any]:
    place = {"page": article.page, "paragraph": article.paragraph, "part": article.part, "ocr": article.ocr}
    return {"article": article.number, "path": list(article.path), "text": article.text, **place}


def _print(entry: DocumentEntry, articles: Iterable[Article]) -> None:
    from assistant.front_door import validity_of

    document = entry.document
    facts = document.document_number, document.issuing_body, document.level, document.version, entry.recognised
    print_line(f"《{document.title}》")
    print_line(" · ".join(fact for fact in (*facts, validity_of(document).value) if fact))
    _print_relations(document)
    shown: tuple[str, ...] = ()
    for article in articles:
        headings = (f"《{article.part}》", *article.path) if article.part else article.path
        if headings != shown:
            print_line("\n" + " / ".join(headings))
            shown = headings
        print_line(f"{article.number or ''} {article.text}".strip())


def _print_relations(document: SourceDocument) -> None:
    for link in document.links:
        where = f"（{link.target}）" if link.target and link.target != document.id else ""
        print_line(f"{link.relation.value}：《{link.title}》{link.document_number}{where}")
    for doubt in document.doubts:
        print_line(f"待核对：{doubt}")
