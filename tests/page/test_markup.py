"""Text into HTML: nothing that comes from documents, models or users becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.markup import fragment, light_markdown_html, paragraphs_html, text_html

_OUR_TAGS = re.compile(r"</?(?:p|br|strong|em|ul|ol|li|blockquote|h3|h4|table|thead|tbody|tr|th|td)>")


def test_text_is_escaped() -> None:
    assert text_html("""<a href='x' title="y">&""") == "&lt;a href=&#x27;x&#x27; title=&quot;y&quot;&gt;&amp;"


def test_each_line_is_a_paragraph_and_empty_lines_are_none() -> None:
    assert paragraphs_html("第一款\n\n 第二款 <b>\r\n") == "<p>第一款</p><p>第二款 &lt;b&gt;</p>"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("一段\n\n二段", "<p>一段</p><p>二段</p>"),
        ("- 甲\n- 乙", "<ul><li>甲</li><li>乙</li></ul>"),
        ("1. 甲\n2. 乙", "<ol><li>甲</li><li>乙</li></ol>"),
        ("> 引文", "<blockquote><p>引文</p></blockquote>"),
        ("最多**三次**。", "<p>最多<strong>三次</strong>。</p>"),
        ("第一行\n第二行", "<p>第一行<br>第二行</p>"),
    ],
)
def test_light_markdown(markdown: str, html: str) -> None:
    assert light_markdown_html(markdown).replace("\n", "") == html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="http://192.0.2.1/x" onerror="alert(1)">',
        "![图](http://192.0.2.1/x.png)",
        "[点我](javascript:alert(1))",
        "<http://192.0.2.1/>",
        "http://192.0.2.1/",
        "<div style='position:fixed'>",
        "[1]: http://192.0.2.1/ \n\n[1]",
    ],
)
def test_links_images_and_html_stay_text(hostile: str) -> None:
    html = light_markdown_html(hostile)
    assert "<" not in _OUR_TAGS.sub("", html)


@given(st.text(alphabet=st.sampled_from("<>&\"'[]()!*_`#|-=\n\\:/ahrefscript甲。1"), max_size=60))
def test_no_text_makes_another_tag_or_an_attribute(text: str) -> None:
    assert "<" not in _OUR_TAGS.sub("", light_markdown_html(text))


def test_formulas_stay_text() -> None:
    assert light_markdown_html("补助$$x^2$$元").strip() == "<p>补助$$x^2$$元</p>"


def test_a_fragment_is_one_line() -> None:
    assert fragment("<p>甲\r\n乙\n丙\r丁</p>") == "<p>甲&#10;乙&#10;丙&#10;丁</p>"
