"""A repair mends the cause: a style is changed once where all that hangs on it is to look so, and nothing else is touched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest

from assistant.ooxml.reader import read_document
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.fixing.fix import Fixed, fix_document
from assistant.proofreading.report.repairs import repair_lines
from assistant.rules.profile import load_profile
from tests.ooxml.building import build
from tests.proofreading.flawed import PARAGRAPHS

_DATE = "2026-12-01T09:00:00Z"
_SENTENCES = [f"各单位要按照分工抓好第{number}项工作的落实，并于月底前报送情况。" for number in "一二三四五"]
_PLAIN = {"style": "正文样式", "first_line": 2, "align": "both"}
_WRONG = {"font": "宋体", "size": "小四"}
_STYLES = {"正文样式": _WRONG}


def document(lines: Sequence[dict[str, Any]] = (), styles: dict[str, Any] | None = None, **given: Any) -> bytes:
    body = [{"text": text, **_PLAIN} for text in _SENTENCES]
    return build({"given": [*PARAGRAPHS[:3], *body, *lines, *PARAGRAPHS[6:]], "styles": styles or _STYLES, **given})


def fixed(data: bytes, mode: FixMode = FixMode.CLEAN, track: Track = Track.TEXT, **choice: Any) -> Fixed:
    return fix_document(data, "通知.docx", load_profile("standard"), mode, Choice(**choice), _DATE, track)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def looks(data: bytes, *texts: str) -> set[tuple[str, float]]:
    paragraphs = [each for each in read_document(data, "a.docx").paragraphs if each.text in texts]
    return {(run.format.east_asian_font.value, run.format.size.value.pt) for each in paragraphs for run in each.runs}


@pytest.mark.parametrize("mode", FixMode)
def test_a_style_whose_paragraphs_all_deviate_is_changed_once(mode: FixMode) -> None:
    data = document()
    done = fixed(data, mode)

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert done.mended == ("样式“正文样式”",)
    assert {done.outcomes[each.id].outcome for each in done.report.findings if each.rule.code == "B006"} == {"fixed"}
    for text in _SENTENCES:
        (paragraph,) = (each for each in re.findall("<w:p>.*?</w:p>", part(done.data, "document")) if text in each)
        assert "w:rFonts" not in paragraph, "the paragraphs say nothing of their own"
    assert "改在样式“正文样式”里" in "".join(repair_lines({**done.as_json(), "output": "b.docx"}))
    assert fixed(done.data).data == done.data


def test_the_defaults_are_the_cause_where_no_style_says_anything() -> None:
    data = document(styles={"正文样式": {"align": "both"}}, defaults=_WRONG, page={"grid": {"type": "lines"}})
    done = fixed(data)

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert done.mended == ("文档默认格式",)
    assert [name in part(done.data, "styles") for name in ("宋体", '"24"', '"32"')] == [False, False, True]


def test_the_size_on_which_the_grid_of_characters_is_built_stays() -> None:
    data = document(styles={"正文样式": {"align": "both"}}, defaults=_WRONG, page={"grid": {"type": "linesAndChars"}})
    done = fixed(data)

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert [name in part(done.data, "styles") for name in ("宋体", '"24"', '"32"')] == [False, True, False]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"table": [[[{"text": "序号", "style": "正文样式"}]]]}, id="a cell of a table"),
        pytest.param({"text": "单位：万元", "style": "子样式", "align": "right"}, id="a style based on it"),
    ],
)
def test_where_something_else_hangs_on_the_style_each_paragraph_is_mended(other: dict[str, Any]) -> None:
    styles = {**_STYLES, "子样式": {"based_on": "正文样式"}}
    data = document([other], styles)
    done = fixed(data)

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert done.mended == ()
    assert part(done.data, "styles") == part(data, "styles")


def test_what_says_otherwise_itself_does_not_hang_on_the_style() -> None:
    own = {"text": "单位：万元", "style": "子样式", "align": "right"}
    styles = {**_STYLES, "子样式": {"based_on": "正文样式", "font": "楷体", "size": "五号"}}
    done = fixed(document([own], styles))

    assert done.mended == ("样式“正文样式”",)
    assert looks(done.data, "单位：万元") == {("楷体", 10.5)}


def test_where_some_findings_are_not_chosen_the_style_stays() -> None:
    data = document()
    first = next(each for each in fixed(data).report.findings if each.rule.code == "B006")
    done = fixed(data, accept=frozenset({first.id}), only_accepted=True)

    assert done.outcomes[first.id].outcome == "fixed"
    assert done.mended == ()
    assert looks(done.data, *_SENTENCES[1:]) == {("宋体", 12)}


def test_what_word_cannot_track_stays_with_the_paragraphs() -> None:
    data = document()
    done = fixed(data, FixMode.TRACKED, Track.ALL)

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert done.mended == ()
    assert part(done.data, "styles") == part(data, "styles")
    assert "w:rPrChange" in part(done.data, "document")


def test_revisions_of_others_keep_the_style_as_it_was() -> None:
    data = document([{"xml": '<w:p><w:ins w:id="1" w:author="李四"><w:r><w:t>另行通知。</w:t></w:r></w:ins></w:p>'}])
    done = fixed(data)

    assert done.mended == ()
    assert part(done.data, "styles") == part(data, "styles")


def test_quotes_follow_the_chinese_font_of_the_style() -> None:
    quoted = {"text": "各单位要落实“一岗双责”，并于月底前报送情况。", **_PLAIN}
    done = fixed(document([quoted]))
    run = next(each.runs[0] for each in read_document(done.data, "a.docx").paragraphs if each.text == quoted["text"])

    assert done.mended == ("样式“正文样式”",)
    assert {run.format.font_of(each).value for each in run.text} == {"仿宋_GB2312"}


@pytest.mark.parametrize(("pitch", "size"), [(579, 16), (312, 12)])
def test_a_blank_line_never_grows_with_the_style(pitch: int, size: float) -> None:
    blank = {"text": "", "style": "正文样式"}
    data = document([blank], page={"grid": {"type": "lines", "linePitch": pitch}})
    done = fixed(data, rules=frozenset({"B006"}))
    blanks = [
        each for each in read_document(done.data, "a.docx").paragraphs if each.style == "正文样式" and each.is_blank
    ]

    assert looks(done.data, *_SENTENCES) == {("仿宋_GB2312", 16)}
    assert [each.mark_format.size.value.pt for each in blanks] == [size]
