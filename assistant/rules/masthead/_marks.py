"""The mark of the issuing authority: what of it can be told for certain, and whether a colour is red."""

from __future__ import annotations

import re

from assistant.documents.colours import is_red
from assistant.rules.layout import type_size
from assistant.rules.vocabulary import *

_WORD = re.compile(r"(?:文件|令|纪要|公报|公告|通告|电报|明电|信函)$")
_PUBLIC = (
    DocumentType.ANNOUNCEMENT,
    DocumentType.PUBLIC_NOTICE,
    DocumentType.COMMUNIQUE,
    DocumentType.RESOLUTION,
    DocumentType.DECISION,
)
_SERIES = re.compile(r"第\s*(?:\d+|[一二三四五六七八九十百]+)\s*[号期]")


def marks(document: IdentifiedDocument) -> tuple[IdentifiedParagraph, ...]:
    """The paragraphs of the mark; none where only a name in small black type stands above the title of a plain paper."""
    found = document.of(Element.ISSUING_AUTHORITY_MARK)
    if document.format is DocumentFormat.MINUTES and not any(_is_set_as_mark(each) for each in found):
        # …会议纪要 in the type of a title is one, whatever number stands below it.
        return ()
    certain = document.of(Element.DOCUMENT_NUMBER) or any(_looks_like_a_mark(each) for each in found)
    return found if certain else ()


def _looks_like_a_mark(paragraph: IdentifiedParagraph) -> bool:
    text = re.sub(r"\s", "", paragraph.own_text)
    return _WORD.search(text) is not None or _is_set_as_mark(paragraph)


def _is_set_as_mark(paragraph: IdentifiedParagraph) -> bool:
    red = any(is_red(run.format.colour.value) for run in paragraph.runs if run.text.strip())
    return red or type_size(paragraph) >= FontSize.YI_HAO.length


def is_public(document: IdentifiedDocument) -> bool:
    """Whether it is of the kinds that are published, which have 第×号 instead of a document number, or none at all.

    Bulletins (简报 and the like), which count 第×期 and have a masthead of their own, are taken for such.
    """
    mark, number = document.text_of(Element.ISSUING_AUTHORITY_MARK), document.text_of(Element.DOCUMENT_NUMBER)
    bulletin = document.format is DocumentFormat.GENERAL and number.rstrip("）)").endswith("期")
    if bulletin or mark.endswith(("公告", "通告", "公报")):
        return True
    public = document.document_type is not None and document.document_type.type in _PUBLIC
    return public and not mark.endswith("文件") and (not number or _SERIES.search(number) is not None)
