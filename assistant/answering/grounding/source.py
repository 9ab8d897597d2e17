"""A passage as the checks see it: the article's whole text, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.answering.grounding.forms import blanked, normal
from assistant.library.chunks import short_title
from assistant.library.source import SearchHit


@dataclass(frozen=True)
class Source:
    """What a sentence may rest on.

    Attributes:
        hit: The article as the library holds it.
    """

    hit: SearchHit

    @cached_property
    def text(self) -> str:
        """The article's text in normal form."""
        return normal(self.hit.text)

    @cached_property
    def names(self) -> str:
        """Title, document number, headings, number and version: what a sentence may call the article by."""
        hit = self.hit
        parts = [hit.title, short_title(hit.title), hit.document_number, hit.version, *hit.path, hit.article or ""]
        return normal("\n".join(parts))

    @cached_property
    def blanked(self) -> str:
        """The text with NULs in place of what holds numbers and is no value."""
        return blanked(self.text)

    @cached_property
    def countable(self) -> str:
        """Title, headings and text: where values may stand; the article's own number counts nothing."""
        return normal("\n".join([self.hit.title, *self.hit.path, self.hit.text]))

    @cached_property
    def all(self) -> str:
        """The names and the text."""
        return f"{self.names}\n{self.text}"
