"""An article as a citation with its decisive words."""

from __future__ import annotations

from assistant.answering.answer import GUIDE, Citation
from assistant.answering.authorities import laws_behind
from assistant.answering.extract import decisive_passages
from assistant.library.source import SearchHit

# Characters: two or three sentences, which a reader takes in beside the answer.
QUOTE_LENGTH = 120


def cite(label: str, hit: SearchHit, question: str, budget: int = QUOTE_LENGTH, said: str = "") -> Citation:
    """Cites an article with the passages of it that answer the question.

    Args:
        label: What stands between the brackets.
        hit: The article.
        question: Decides which passages are quoted.
        budget: About how many characters are quoted.
        said: Lines of the article that must be quoted.
    """
    quote = "\n".join(decisive_passages(question, hit.text, budget, said))
    return Citation(
        label=label,
        source_id=hit.source_id,
        title=hit.title,
        document_number=hit.document_number,
        issuing_body=hit.issuing_body,
        article=hit.article,
        path=hit.path,
        validity=hit.validity,
        version=hit.version,
        file=hit.file,
        quote=quote,
        text=hit.text,
        level=hit.level,
        ocr=hit.ocr,
        named=laws_behind(hit.text, quote) if hit.level == GUIDE else "",
        position=hit.position,
    )
