"""Answers and hits in the shapes that scripts rely on."""

from __future__ import annotations

from typing import Any

from assistant.answering.answer import Answer, Citation
from assistant.library.source import SearchHit


def hit_as_json(hit: SearchHit) -> dict[str, Any]:
    """One hit of ``search``."""
    return {
        "rank": hit.rank,
        "source_id": hit.source_id,
        "title": hit.title,
        "document_number": hit.document_number,
        "article": hit.article,
        "path": list(hit.path),
        "validity": hit.validity.code,
        "file": hit.file,
        "text": hit.text,
    }


def citation_as_json(citation: Citation) -> dict[str, Any]:
    """One citation of ``ask``."""
    return {
        "label": citation.label,
        "source_id": citation.source_id,
        "title": citation.title,
        "document_number": citation.document_number,
        "article": citation.article,
        "validity": citation.validity.code,
        "file": citation.file,
        "quote": citation.quote,
    }


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """The whole of ``ask``."""
    return {
        "question": answer.question,
        "status": answer.status.code,
        "text": answer.text,
        "citations": [citation_as_json(citation) for citation in answer.citations],
        "hits": [hit_as_json(hit) for hit in answer.hits],
        "model": answer.model,
        "prompt_fingerprint": answer.prompt_fingerprint,
        "timings": dict(answer.timings),
        "notice": answer.notice,
        "notices": list(answer.notices),
        "removed": len(answer.removed),
        "basis": answer.basis,
        "standard": answer.standard,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "tokens": {step: vars(tokens) for step, tokens in answer.tokens.items()},
    }
