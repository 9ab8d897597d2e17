"""Documents and articles as rows of the catalogue, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.library.source import Article, SourceDocument, Validity
from assistant.library.stated import links_from_json, links_to_json, stated_to_json


def to_json(values: Iterable[str]) -> str:
    """Texts as one column holds them."""
    return json.dumps(list(values), ensure_ascii=False)


def article_of(row: Sequence[object]) -> Article:
    """The article of a row: number, path, text, page, part, paragraph and certainty."""
    number, path, text, page, part, paragraph, ocr = row
    return Article(
        number=None if number is None else str(number),
        path=tuple(json.loads(str(path))),
        text=str(text),
        page=page if isinstance(page, int) else None,
        part=str(part),
        paragraph=paragraph if isinstance(paragraph, int) else None,
        ocr=ocr if isinstance(ocr, float) else None,
    )


def document_values(document: SourceDocument, root: str, fingerprint: str, validity_term: str) -> tuple[object, ...]:
    """The columns of a document, in the order of the table."""
    return (
        document.id, root, fingerprint, document.file, document.title, document.document_number,
        document.issuing_body, document.level, document.region, document.version,
        document.promulgated and document.promulgated.isoformat(),
        document.effective and document.effective.isoformat(),
        document.expires and document.expires.isoformat(),
        document.validity.code, document.replaced_by, to_json(document.departments),
        document.classification, document.sha256, validity_term,
        links_to_json(document.links), to_json(document.doubts), stated_to_json(document),
    )  # fmt: skip


def document_of(row: Sequence[str]) -> SourceDocument:
    """The document of a row of these columns."""
    (source_id, file, title, document_number, issuing_body, level, region, version, promulgated, effective, expires,
     validity, replaced_by, departments, classification, sha256, links, doubts) = row  # fmt: skip
    return SourceDocument(
        id=source_id,
        title=title,
        file=file,
        articles=(),
        sha256=sha256,
        document_number=document_number,
        issuing_body=issuing_body,
        level=level,
        region=region,
        version=version,
        promulgated=_date(promulgated),
        effective=_date(effective),
        expires=_date(expires),
        validity=Validity.from_code(validity),
        replaced_by=replaced_by,
        departments=tuple(json.loads(departments)),
        classification=classification,
        links=links_from_json(links),
        doubts=tuple(json.loads(doubts)),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
