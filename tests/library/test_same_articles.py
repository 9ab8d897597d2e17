"""The same text gives the same articles, whatever format it stands in: real regulations, written in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant.library.loaders.registry import loader_for
from assistant.library.reading import DocumentReader
from assistant.library.structure import ParsedText, parse_structure
from tests.library.writing import WRITERS, converted
from tests.needs import SHARED, needs_office, needs_shared

# A law in chapters, regulations with 款 and 项, an interpretation, and a notice divided at 一、 and （一）.
REGULATIONS = ("d0001", "d0055", "d0100", "d0217", "d0235")
CONVERTED = (".doc", ".odt")


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as reader:
        yield reader


@cache
def lines_of(doc_id: str) -> tuple[str, ...]:
    """The paragraphs of a regulation of the measuring data, its title first."""
    assert SHARED is not None
    folder = SHARED / "data" / "policies"
    rows = map(json.loads, (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    file = folder / next(row["file"] for row in rows if row["doc_id"] == doc_id)
    return tuple(block.text for block in loader_for(file).load(file.read_bytes()).blocks)


@cache
def expected(doc_id: str) -> ParsedText:
    return parse_structure(loader_for(Path("x.txt")).load(WRITERS[".txt"](lines_of(doc_id))))


def divided(parsed: ParsedText) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(article.number, article.path, article.text) for article in parsed.articles]


@needs_shared
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("doc_id", REGULATIONS)
def test_what_is_written_in_any_format_is_divided_alike(doc_id: str, suffix: str) -> None:
    data = WRITERS[suffix](lines_of(doc_id))
    parsed = parse_structure(loader_for(Path(f"x{suffix}")).load(data))

    assert len(expected(doc_id).articles) > 4
    assert divided(parsed) == divided(expected(doc_id))
    assert (parsed.title, parsed.effective) == (expected(doc_id).title, expected(doc_id).effective)
    places = [article.page or article.paragraph or 0 for article in parsed.articles]
    assert places == sorted(places)
    assert min(places) > 0
    assert all((article.page is None) != (article.paragraph is None) for article in parsed.articles)


@needs_shared
@needs_office
@pytest.mark.parametrize("suffix", CONVERTED)
def test_what_another_word_processor_saved_is_divided_alike(
    reader: DocumentReader, tmp_path: Path, suffix: str
) -> None:
    doc_id = REGULATIONS[2]
    path = tmp_path / f"法{suffix}"
    path.write_bytes(converted(WRITERS[".docx"](lines_of(doc_id)), suffix))
    parsed = reader.read(path)

    assert parsed.notice == ""
    assert divided(parsed) == divided(expected(doc_id))
    assert parsed.articles[-1].paragraph == len(lines_of(doc_id))
