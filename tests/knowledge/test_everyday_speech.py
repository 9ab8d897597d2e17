"""The tables of everyday speech: every term stands word for word in the article that its entry names."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from assistant.answering.understanding.speech import GAP, SpeechEntry, speech_tables
from assistant.library.loaders.markdown import load
from assistant.library.structure import parse_structure
from tests.knowledge.sources import HeldLaws, LegalText, national_laws_file, read_national_laws, read_policies
from tests.needs import ROOT, SHARED, needs_laws, needs_shared

KNOWLEDGE = ROOT / "knowledge"
TABLES = speech_tables()
ENTRIES = [entry for entries in TABLES.values() for entry in entries]
every_table = pytest.mark.parametrize("table", TABLES)


def _statutes(path: Path) -> HeldLaws:
    """The laws and regulations of `data/statutes`, each in its newest version."""
    articles: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            articles[row["full"], row["date"]][row["article"]] = row["text"]
    return HeldLaws([LegalText(full, day, (day,), True, held) for (full, day), held in articles.items()])


@cache
def _national() -> HeldLaws:
    database = national_laws_file()
    assert database is not None
    return read_national_laws(database)


@cache
def _sources() -> tuple[HeldLaws, ...]:
    """What is held of the laws, the surest first."""
    assert SHARED is not None
    data = SHARED / "data"
    held = [_statutes(data / "statutes" / "articles.jsonl.gz"), read_policies(data / "policies")]
    return (*([_national()] if national_laws_file() else []), *held)


@cache
def _guide(doc_id: str) -> Mapping[str, str]:
    """The sections of a built-in guide with their headings, by the number under which the library has them."""
    manifest = yaml.safe_load((KNOWLEDGE / "documents.yaml").read_text(encoding="utf-8"))
    file = next(entry["file"] for entry in manifest if entry["doc_id"] == doc_id)
    articles = parse_structure(load((KNOWLEDGE / file).read_bytes())).articles
    return {article.number: "\n".join((*article.path, article.text)) for article in articles}


def _faults(entries: list[SpeechEntry], texts: dict[str, Mapping[str, str]]) -> list[str]:
    """Entries whose article is not there, or lacks a term."""
    faults: list[str] = []
    for entry in entries:
        text = texts[entry.law].get(entry.article, "")
        missing = [term for term in entry.terms if term not in text]
        if missing:
            faults.append(f"{entry.law} {entry.article}：{'、'.join(missing)}")
    return faults


def _of_laws() -> list[SpeechEntry]:
    return [entry for entry in ENTRIES if not entry.law.startswith("guide-")]


def test_the_tables_cover_what_offices_are_asked() -> None:
    assert len(ENTRIES) >= 700
    assert len({entry.law for entry in ENTRIES}) >= 100


def test_the_guides_hold_every_term() -> None:
    entries = [entry for entry in ENTRIES if entry.law.startswith("guide-")]
    assert entries
    assert _faults(entries, {entry.law: _guide(entry.law) for entry in entries}) == []


@needs_laws
def test_the_national_laws_hold_every_term() -> None:
    held = {entry.law: law.articles for entry in _of_laws() if (law := _national().law(entry.law))}
    assert len(held) >= 80
    assert _faults([entry for entry in _of_laws() if entry.law in held], held) == []


@needs_shared
def test_every_term_stands_in_its_article() -> None:
    laws = {entry.law: next(filter(None, (held.law(entry.law) for held in _sources())), None) for entry in _of_laws()}
    assert [title for title, law in laws.items() if law is None] == []
    assert _faults(_of_laws(), {title: law.articles for title, law in laws.items() if law}) == []


@every_table
def test_no_form_of_speech_is_a_single_character(table: str) -> None:
    """One character stands inside too many words; two may be far apart."""
    for entry in TABLES[table]:
        assert 1 <= len(entry.terms) <= 3
        for said in entry.speech:
            assert all(said.split(GAP)), said
            assert len(said.replace(GAP, "")) >= 2, said


def test_no_speech_has_two_meanings_at_once() -> None:
    by_speech: dict[str, list[SpeechEntry]] = defaultdict(list)
    for entry in ENTRIES:
        for said in entry.speech:
            by_speech[said].append(entry)
    overlapping = {
        said
        for said, entries in by_speech.items()
        for one, other in combinations(entries, 2)
        if not _never_both(one, other) and not _never_both(other, one)
    }
    assert overlapping == set()


def _never_both(one: SpeechEntry, other: SpeechEntry) -> bool:
    """Whether all that lets one entry hold forbids the other."""
    return bool(one.when) and set(one.when) <= set(other.unless)
