# pyright: strict
"""What an entry of the audit says, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast


class Action(Enum):
    """What somebody did. The name stands in the database, the value is what people read."""

    STARTED = "启动服务"
    STOPPED = "停止服务"
    ASKED = "提问"
    ANSWERED = "答复"

    @property
    def code(self) -> str:
        """The spelling of JSON and of the database."""
        return self.name.lower()


Details = Mapping[str, Any]
"""References, digests and counts, which JSON can hold; no text of a question or a document, so that texts can be deleted."""


@dataclass(frozen=True)
class Entry:
    """One link of the chain.

    Attributes:
        number: From 1, without gaps.
        at: ISO 8601, UTC.
        actor: Who did it.
        action: Code of an :class:`Action`; a newer version may know others.
        subject: What it was done to, by reference.
        details: JSON, the very characters that the digest is of.
        previous: Digest of the entry before; empty for the first.
        digest: SHA-256 of all of the above.
    """

    number: int
    at: str
    actor: str
    action: str
    subject: str
    details: str
    previous: str
    digest: str

    @property
    def is_text(self) -> bool:
        """Whether all of it is text, as it was written; a database takes anything into a column of text."""
        rest = (self.at, self.actor, self.action, self.subject, self.details, self.previous, self.digest)
        return all(isinstance(cast("object", value), str) for value in rest)

    @property
    def computed(self) -> str:
        """The digest that its content has."""
        return digest_of(self.number, self.at, self.actor, self.action, self.subject, self.details, self.previous)

    @property
    def action_name(self) -> str:
        """What was done, as people read it."""
        return next((action.value for action in Action if action.code == self.action), self.action)


def digest_of(*content: int | str) -> str:
    """SHA-256 of an entry's content; as JSON, so that no two contents are written alike."""
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()


def content_digest(text: str) -> str:
    """What stands for a text in the chain."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_details(details: Details) -> str:
    """Details as they are kept."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True)
