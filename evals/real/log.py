"""The log: which documents were looked at, what was found in them, how findings and repairs were judged.

``documents.jsonl`` has a line a document (digest, address, kind, producer, how many findings of each rule, how many lines the
report prints), ``findings.jsonl`` one a judged finding, ``repairs.jsonl`` one a document whose corrected copies were looked at.
No text of a document stands in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# A second set, collected and judged by somebody who had not written the rules: its figures are told apart.
UNSEEN = HERE / "unseen"


class Verdict(Enum):
    """What somebody who knows the standard says of a finding."""

    RIGHT = "正确"
    DEBATABLE = "可商榷"
    WRONG = "错误"

    @property
    def code(self) -> str:
        """The spelling in the log."""
        return self.name.lower()


@dataclass(frozen=True)
class Document:
    """A document that was looked at.

    Attributes:
        digest: SHA-256 of its bytes, in hexadecimal.
        address: Repository, commit and path.
        findings: How many findings of each rule it has.
        lines: How many lines its report prints.
    """

    digest: str
    address: tuple[str, str, str]
    kind: str
    producer: str
    findings: Mapping[str, int]
    lines: int


@dataclass(frozen=True)
class Judgement:
    """What was said of a finding, and why, in Chinese, where it is not right."""

    rule: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class Repairs:
    """Whether the copies of a document are right: that of safe edits, and that of confirmed ones too; why not, in Chinese."""

    safe: bool
    confirmed: bool
    reason: str


@dataclass(frozen=True)
class Log:
    """All of it.

    Attributes:
        documents: By digest.
        judgements: By digest and the finding's id.
        repairs: By digest.
    """

    documents: Mapping[str, Document]
    judgements: Mapping[tuple[str, str], Judgement]
    repairs: Mapping[str, Repairs]


def read_log(folder: Path = HERE) -> Log:
    """The log in a folder."""
    documents = [_document(row) for row in _rows(folder / "documents.jsonl") if row["read"]]
    return Log(
        {each.digest: each for each in documents},
        {
            (row["document"], row["id"]): Judgement(row["rule"], Verdict[row["verdict"].upper()], row["reason"])
            for row in _rows(folder / "findings.jsonl")
        },
        {
            row["document"]: Repairs(row["safe"], row["confirmed"], row["reason"])
            for row in _rows(folder / "repairs.jsonl")
        },
    )


def both_logs() -> Log:
    """The logs of both sets as one."""
    first, second = read_log(), read_log(UNSEEN)
    return Log(
        {**first.documents, **second.documents},
        {**first.judgements, **second.judgements},
        {**first.repairs, **second.repairs},
    )


def _document(row: Mapping[str, Any]) -> Document:
    address = (row["repository"], row["commit"], row["path"])
    return Document(row["document"], address, row["kind"], row["producer"], row["findings"], row["lines"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def files_by_digest(folder: Path) -> dict[str, Path]:
    """The files of a folder and those below it, by the digest of their bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
