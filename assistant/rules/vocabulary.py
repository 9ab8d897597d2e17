"""The words of a rule in one import: ``from assistant.rules.vocabulary import *``.

What more than ten rules speak of stands here: what a rule is and says, and the nouns of documents. The tools of rules have their
own modules: ``typography``, ``layout``, ``prose`` and ``repairs``.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.document_types import DocumentFormat, DocumentType
from assistant.documents.edits import Edit, ParagraphChange, ReplaceText
from assistant.documents.elements import Element
from assistant.documents.fonts import Typeface
from assistant.documents.formatting import Alignment
from assistant.documents.identify import IdentifiedDocument, IdentifiedParagraph
from assistant.documents.places import in_paragraph, on_page
from assistant.documents.units import FontSize, Length
from assistant.rules.rule import (
    CannotTell,
    Change,
    Level,
    Repair,
    Rule,
    Severity,
    TextRule,
    Verdict,
    Violation,
    dataclass,
)

__all__ = [
    "Alignment",
    "CannotTell",
    "Change",
    "DocumentFormat",
    "DocumentType",
    "Edit",
    "Element",
    "FontSize",
    "IdentifiedDocument",
    "IdentifiedParagraph",
    "Iterator",
    "Length",
    "Level",
    "ParagraphChange",
    "Repair",
    "ReplaceText",
    "Rule",
    "Severity",
    "TextRule",
    "Typeface",
    "Verdict",
    "Violation",
    "dataclass",
    "in_paragraph",
    "on_page",
]
