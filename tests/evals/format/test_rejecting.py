"""The benchmark's own rejector, on revisions written by hand (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

import pytest

from evals.format.draft import Draft
from evals.format.names import DOCUMENT, w
from evals.format.reader import paragraph_text
from evals.format.rejecting import accept, reject
from evals.format.restoring import differences
from evals.format.xml import etree
from tests.evals.format.small_document import document

_OURS = 'w:id="1" w:author="公务助手" w:date="2026-01-01T00:00:00Z"'
_THEIRS = 'w:id="2" w:author="张三" w:date="2026-01-01T00:00:00Z"'


def _texts(draft: Draft) -> list[str]:
    return [paragraph_text(paragraph) for paragraph in draft.paragraphs()]


def _run(text: str, look: str = "") -> str:
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


def _deleted(text: str, who: str = _OURS) -> str:
    return f"<w:del {who}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _inserted(text: str, who: str = _OURS) -> str:
    return f"<w:ins {who}>{_run(text)}</w:ins>"


def test_words_put_in_and_taken_out() -> None:
    tracked = document([_run("共同") + _deleted(",") + _inserted("，") + _run("推进。")])
    assert _texts(reject(tracked)) == ["共同,推进。"]
    assert _texts(accept(tracked)) == ["共同，推进。"]
    assert differences(document([_run("共同,推进。")]), reject(tracked)) == []
    assert differences(document([_run("共同，推进。")]), accept(tracked)) == []


def test_revisions_of_others_stay() -> None:
    tracked = document([_run("甲") + _inserted("乙", _THEIRS) + _deleted("丙", _THEIRS) + _inserted("丁")])
    before = document([_run("甲") + _inserted("乙", _THEIRS) + _deleted("丙", _THEIRS)])
    assert differences(before, reject(tracked)) == []
    assert "丁" in _texts(accept(tracked))[0]


def test_the_former_look_of_characters_comes_back() -> None:
    old = '<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>'
    new = f'<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:rPrChange {_OURS}>{old}</w:rPrChange></w:rPr>'
    tracked = document([_run("甲", new)])
    assert differences(document([_run("甲", old)]), reject(tracked)) == []
    assert differences(document([_run("甲", '<w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr>')]), accept(tracked)) == []


def test_the_former_place_of_a_paragraph_comes_back_and_its_mark_keeps_its_look() -> None:
    mark = '<w:rPr><w:sz w:val="32"/></w:rPr>'
    change = f'<w:pPrChange {_OURS}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>'
    tracked = document([f'<w:pPr><w:jc w:val="center"/>{mark}{change}</w:pPr>' + _run("甲")])
    assert differences(document([f'<w:pPr><w:jc w:val="left"/>{mark}</w:pPr>' + _run("甲")]), reject(tracked)) == []
    assert differences(document([f'<w:pPr><w:jc w:val="center"/>{mark}</w:pPr>' + _run("甲")]), accept(tracked)) == []


def test_an_empty_former_state_takes_the_properties_away() -> None:
    tracked = document(
        [f'<w:pPr><w:jc w:val="center"/><w:pPrChange {_OURS}><w:pPr/></w:pPrChange></w:pPr>' + _run("甲")]
    )
    assert differences(document([_run("甲")]), reject(tracked)) == []


def test_a_section_keeps_its_footers() -> None:
    draft = document([_run("甲")])
    section = draft.body.findall(w("sectPr"))[-1]
    before = draft.copy()
    former = "".join(etree.tostring(child, encoding="unicode") for child in section)
    change = f'<w:sectPrChange xmlns:w="{etree.QName(section).namespace}" {_OURS}><w:sectPr>{former}</w:sectPr></w:sectPrChange>'
    section.find(w("pgMar")).set(w("top"), "1440")
    section.append(etree.fromstring(change))
    assert differences(before, draft) == ["word/document.xml 的表格或节没有复原"]
    assert differences(before, reject(draft)) == []


def test_a_paragraph_put_in_goes_and_one_taken_out_comes_back() -> None:
    put_in = f"<w:pPr><w:rPr><w:ins {_OURS}/></w:rPr></w:pPr>"
    taken_out = f"<w:pPr><w:rPr><w:del {_OURS}/></w:rPr></w:pPr>"
    tracked = document([_run("甲"), put_in, taken_out + _deleted("乙"), _run("丙")])
    assert _texts(reject(tracked)) == ["甲", "乙", "丙"]
    assert _texts(accept(tracked)) == ["甲", "", "丙"]


def test_joined_paragraphs_take_the_properties_of_the_next() -> None:
    mark = f'<w:pPr><w:jc w:val="left"/><w:rPr><w:del {_OURS}/></w:rPr></w:pPr>'
    tracked = document([mark + _run("甲"), '<w:pPr><w:jc w:val="center"/></w:pPr>' + _run("乙")])
    assert differences(document(['<w:pPr><w:jc w:val="center"/></w:pPr>' + _run("甲乙")]), accept(tracked)) == []


def test_our_comments_go_and_those_of_others_stay() -> None:
    anchored = (
        '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    )
    tracked = document([anchored.format(5, _run("甲")) + anchored.format(6, _run("乙"))])
    comments = "".join(f'<w:comment w:id="{n}" w:author="{a}"/>' for n, a in ((5, "公务助手"), (6, "张三")))
    space = etree.QName(tracked.trees[DOCUMENT]).namespace
    tracked.trees["word/comments.xml"] = etree.fromstring(f'<w:comments xmlns:w="{space}">{comments}</w:comments>')
    rejected = reject(tracked)
    assert [each.get(w("id")) for each in rejected.trees["word/comments.xml"]] == ["6"]
    assert differences(document([_run("甲") + anchored.format(6, _run("乙"))]), rejected) == []


@pytest.mark.parametrize("changed", ["<w:rPr><w:b/></w:rPr>", '<w:rPr><w:sz w:val="30"/></w:rPr>'])
def test_a_look_that_is_not_restored_is_named(changed: str) -> None:
    said = differences(document([_run("特此通知。")]), document([_run("特此通知。", changed)]))
    assert said == ["word/document.xml 的格式没有复原：“特此通知。”"]


def test_runs_that_are_parted_otherwise_are_the_same() -> None:
    assert (
        differences(document([_run("特此通知。")]), document([_run("特此") + "<w:proofErr/>" + _run("通知。")])) == []
    )
