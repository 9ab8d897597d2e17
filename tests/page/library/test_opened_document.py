"""A document that is opened: its articles by their names, the tree, words found, large documents in blocks."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.front_door import open_library
from assistant.library.catalogue import DocumentEntry
from assistant.library.search import LibrarySearch
from assistant.library.source import Article, SourceDocument, Validity
from assistant.page.addresses import document_address
from assistant.page.library.document.finding import find_in
from assistant.page.library.document.opened import OpenedDocument, open_document
from assistant.page.library.document.outline import outline_of
from assistant.page.library.document.page_html import page_html
from assistant.page.library.document.text_html import articles_html
from assistant.page.library.document.tree_html import tree_html
from tests.page.library.prepared import LEAVE, LONG, OLD_LEAVE, TWICE, prepared_library

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibrarySearch]:
    opened = open_library(prepared_library(tmp_path_factory.mktemp("library")), vectors=False).current()
    yield opened
    opened.close()


def invented(*articles: Article, level: str = "规范性文件", **said: object) -> OpenedDocument:
    fields: dict[str, object] = {"id": "x", "title": "某办法", "file": "x.txt", "sha256": "", "level": level}
    source = SourceDocument(articles=(), **(fields | said))  # type: ignore[arg-type]
    return OpenedDocument(DocumentEntry(source, len(articles), "/x"), articles, Validity.IN_FORCE, None, ())


def test_the_page_holds_the_law_with_its_tree_and_what_is_known_of_it(library: LibrarySearch) -> None:
    html = page_html(open_document(library, LEAVE, TODAY))

    assert '<article id="第三条" data-position="2">' in html
    assert '<a href="#第三条" data-position="2">第三条</a>' in html
    for known in (
        "清政发〔2024〕7号",
        "清河市人民政府",
        "2024年4月1日",
        "现行有效",
        "第二章 休假安排",
        "第一节 一般规定",
    ):
        assert known in html
    assert 'data-copied="《清河市机关工作人员年休假实施办法》（清政发〔2024〕7号）第三条">复制引用' in html
    assert "&lt;b&gt;确因工作需要&lt;/b&gt;" in html
    assert "<b>确因" not in html


def test_old_and_new_version_lead_to_each_other(library: LibrarySearch) -> None:
    old, new = (page_html(open_document(library, each, TODAY)) for each in (OLD_LEAVE, LEAVE))

    assert "这份文件已被新版取代，不能作为依据。现行的是" in old
    assert f'<a href="{document_address(LEAVE)}">' in old
    assert f'<dt>它取代的</dt><dd><a href="{document_address(OLD_LEAVE)}">' in new


def test_an_article_is_found_by_its_number_by_its_position_and_after_the_text_has_moved(library: LibrarySearch) -> None:
    document = open_document(library, LEAVE, TODAY)

    assert document.position_of("第三条") == 2
    assert document.position_of("第三条@2") == 2
    assert document.position_of("第三条@4") == 2
    assert document.position_of("第三条@99999") == 2
    assert document.position_of("@3") == 3
    assert document.position_of("第九条") is None
    assert document.position_of("") is None


def test_numbers_that_occur_twice_have_names_of_their_own(library: LibrarySearch) -> None:
    document = open_document(library, TWICE, TODAY)
    first, second = (at for at, article in enumerate(document.articles) if article.number == "第一条")

    assert document.names[first] == "第一条"
    assert document.names[second] == "第一条~2"
    assert document.position_of(f"第一条@{second}") == second


def test_addresses_take_whatever_an_id_or_a_number_holds() -> None:
    assert document_address("旧/办法 1.pdf", "第三条", 2) == (
        "/documents/%E6%97%A7%2F%E5%8A%9E%E6%B3%95%201.pdf#%E7%AC%AC%E4%B8%89%E6%9D%A1%402"
    )
    assert document_address("law-1") == "/documents/law-1"
    assert document_address("a", None, 5) == "/documents/a#%405"


@pytest.mark.parametrize(
    ("words", "first"),
    [("34", "第三十四条"), ("第34条", "第三十四条"), ("三十四条", "第三十四条"), ("第三十四条之一", "第三十四条之一")],
)
def test_a_number_leads_to_its_article_first(words: str, first: str) -> None:
    articles = [
        Article("第一条", (), "见第三十四条和第34条。"),
        Article("第三十四条", (), "甲"),
        Article("第三十四条之一", (), "乙"),
    ]

    assert find_in(invented(*articles), words).places[0][1] == first


def test_words_are_found_with_what_stands_around_them(library: LibrarySearch) -> None:
    found = find_in(open_document(library, LEAVE, TODAY), "分段")

    assert [name for _, name, _ in found.places] == ["第三条", "第五条"]
    assert "也可以分段安排" in found.places[0][2]
    with pytest.raises(InputError, match="不超过 100 字"):
        find_in(open_document(library, LEAVE, TODAY), " ")


def test_a_long_document_comes_in_blocks_and_its_tree_in_parts(library: LibrarySearch) -> None:
    document = open_document(library, LONG, TODAY)
    html = page_html(document)

    assert html.count("<article ") == 100
    assert html.count('class="block is-empty"') == 6
    assert html.count('<details class="later"') == 7
    assert len(html) < 150_000
    assert 'id="第六百条"' in articles_html(document, 500, 600)


def test_a_document_of_forty_thousand_articles_is_shown_within_half_a_second() -> None:
    articles = [Article(f"第{n}条", (f"第{n // 50}章",), "办理事项，应当当场办结。" * 20) for n in range(40_000)]
    document = invented(*articles)

    started = time.process_time()
    html = page_html(document)

    assert time.process_time() - started < 0.5
    assert len(html) < 1_000_000


def test_a_document_with_a_heading_for_each_article_keeps_its_tree_small() -> None:
    articles = [Article(None, (f"第{n}节", "说明"), "内容") for n in range(5_000)]

    assert len(outline_of([article.path for article in articles])) == 1
    assert len(tree_html(invented(*articles))) < 100_000


def test_a_guide_can_be_read_and_not_cited() -> None:
    html = page_html(invented(Article("一、", (), "试用期一年。〔依据：《公务员法》第三十四条〕"), level="指南"))

    assert "复制引用" not in html
    assert 'data-copied="《公务员法》第三十四条">复制所依据的法律' in html
    assert "解读" in html
    assert "不能作为依据" in html


@dataclass(frozen=True)
class Doubtful(SourceDocument):
    """A document of a catalogue that keeps doubts."""

    doubts: tuple[str, ...] = ("公布日期写了两个：2024-03-01 和 2024-03-02。",)


def test_doubts_are_shown_to_the_librarian() -> None:
    source = Doubtful("x", "某办法", "x.txt", (), "")
    document = OpenedDocument(DocumentEntry(source, 0, "/x"), (), Validity.IN_FORCE, None, ())

    assert "公布日期写了两个" in page_html(document)


def test_whatever_a_document_is_called_is_text() -> None:
    hostile = '"><script>alert(1)</script>'
    html = page_html(
        invented(Article(hostile, (hostile,), hostile), id=hostile, title=hostile, document_number=hostile)
    )

    assert "<script>alert" not in html
    assert len(re.findall("<script", html)) == 1


def test_a_document_that_is_not_there_is_said(library: LibrarySearch, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这份文件"):
        open_document(library, str(tmp_path), TODAY)
