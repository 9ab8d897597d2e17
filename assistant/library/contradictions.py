"""Where a manifest and the text it is about do not agree: the manifest holds, and the keeper is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.library.manifest import ManifestEntry
from assistant.library.source import Relation, Validity
from assistant.library.structure import ParsedText

_SETTLES = {"title": "标题", "publish_date": "公布日期"}


def doubts_settled_by(said: ManifestEntry, parsed: ParsedText) -> tuple[str, ...]:
    """The doubts of reading that the manifest leaves open: what it states itself is decided."""
    settled = [word for name, word in _SETTLES.items() if getattr(said, name)]
    return tuple(
        doubt for doubt in parsed.doubts if not any(doubt.startswith((word, f"没有找到{word}")) for word in settled)
    )


def contradictions(said: ManifestEntry, parsed: ParsedText, today: date) -> tuple[str, ...]:
    """A sentence for each field that text and manifest state differently."""
    differing = [(name, ours, theirs) for name, ours, theirs in _pairs(said, parsed) if ours and theirs]
    found = [f"清单的 {name} 是“{ours}”，文中读作“{theirs}”，已按清单，请核对。" for name, ours, theirs in differing]
    if is_contradicted_end(parsed.expires, said, today):
        found.append(f"清单写明现行有效，文中的有效期到 {parsed.expires} 为止（当日起失效），已按清单，请核对。")
    return tuple(found)


def is_contradicted_end(expires: date | None, said: ManifestEntry, today: date) -> bool:
    """Whether a text that set itself an end in the past is stated to be in force, as where it was prolonged."""
    return said.status is Validity.IN_FORCE and expires is not None and expires <= today


def _pairs(said: ManifestEntry, parsed: ParsedText) -> Iterator[tuple[str, str, str]]:
    """Name, manifest's value and text's value of the fields that differ."""
    issued = [link.title for link in parsed.links if link.relation is Relation.ISSUES]
    if said.title and not any(_same(said.title, title) for title in (parsed.title, *issued)):
        yield "title", said.title, parsed.title
    if said.doc_number and _plain(said.doc_number) != _plain(parsed.document_number):
        yield "doc_number", said.doc_number, parsed.document_number
    if said.issuing_body and not _same(said.issuing_body, parsed.issuing_body):
        yield "issuing_body", said.issuing_body, parsed.issuing_body
    if said.publish_date and said.publish_date not in parsed.days:
        yield "publish_date", str(said.publish_date), str(parsed.promulgated or "")
    if said.effective_date and said.effective_date != parsed.effective:
        yield "effective_date", str(said.effective_date), str(parsed.effective or "")


def _same(one: str, other: str) -> bool:
    """Whether two names are one, spelled in full or not."""
    one, other = _plain(one), _plain(other)
    return one in other or other in one


def _plain(text: str) -> str:
    return "".join(text.split()).removeprefix("中华人民共和国").translate(str.maketrans("[]()（）", "〔〕〔〕〔〕"))
