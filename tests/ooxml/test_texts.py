"""The text of paragraphs: joined over runs, fields by their results, changes accepted, wrappers opened."""

from __future__ import annotations

import pytest

from assistant.documents.document import OfficialDocument
from assistant.documents.paragraph import Paragraph
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build, field_xml, paragraph_xml


def read(*xml: str, **document: object) -> OfficialDocument:
    return read_document(build({"given": [{"xml": piece} for piece in xml], **document}), "文.docx")


def only(xml: str) -> Paragraph:
    (paragraph,) = read(f"<w:p>{xml}</w:p>").paragraphs
    return paragraph


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_text_is_joined_over_runs_and_runs_of_one_look_are_one() -> None:
    paragraph = only(run("国发") + run("〔20") + run("26〕", "<w:b/>") + run("𠮷号"))

    assert paragraph.text == "国发〔2026〕𠮷号"
    assert [(r.text, r.start, r.end) for r in paragraph.runs] == [("国发〔20", 0, 5), ("26〕", 5, 8), ("𠮷号", 8, 10)]
    assert [r.text for r in paragraph.runs_between(4, 6)] == ["国发〔20", "26〕"]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', "\f"),
        ('<w:br w:type="column"/>', "\v"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "\uf0fe"),
        ('<w:sym w:font="仿宋" w:char="2014"/>', "—"),
        ('<w:sym w:char="XYZ"/>', ""),
        ('<w:sym w:char="D800"/>', ""),
        ("<w:t> 文 </w:t>", "文"),
        ('<w:t xml:space="preserve"> 文 </w:t>', " 文 "),
        ("<w:t>　文</w:t>", "　文"),
        ("<w:lastRenderedPageBreak/>", ""),
        (
            "<w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby>",
            "汉",
        ),
    ],
)
def test_what_is_not_plain_text_has_its_sign(xml: str, text: str) -> None:
    assert only(f"<w:r>{xml}</w:r>").text == text


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="date">{}</w:smartTag>',
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:hyperlink r:id="rId99">{}</w:hyperlink>',
        '<w:ins w:author="甲">{}</w:ins>',
        '<w:moveTo w:author="甲">{}</w:moveTo>',
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>',
        '<mc:AlternateContent><mc:Choice Requires="zzz"><w:r/></mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>',
        "<w:bdo>{}</w:bdo>",
    ],
)
def test_wrappers_of_runs_are_opened_once(wrapper: str) -> None:
    paragraph = only(run("前") + wrapper.replace("{}", run("中")) + run("后"))

    assert paragraph.text == "前中后"


def test_hyperlinks_and_insertions_are_marked_on_their_runs() -> None:
    paragraph = only(f"{run('甲')}<w:hyperlink>{run('乙')}</w:hyperlink><w:ins w:author='丙'>{run('丁')}</w:ins>")

    assert [(r.text, r.hyperlink, r.inserted) for r in paragraph.runs] == [
        ("甲", False, False),
        ("乙", True, False),
        ("丁", False, True),
    ]


def test_tracked_changes_are_accepted_and_counted() -> None:
    deleted = '<w:del w:author="乙"><w:r><w:delText>删</w:delText></w:r></w:del>'
    formatted = run("改", '<w:b/><w:rPrChange w:author="甲"><w:rPr/></w:rPrChange>')
    document = read(
        f"<w:p>{run('原')}<w:ins w:author='甲'>{run('增')}</w:ins>{deleted}<w:moveFrom>{run('移')}</w:moveFrom>"
        f"<w:moveTo>{run('至')}</w:moveTo>{formatted}</w:p>",
        f"<w:p><w:pPr><w:pPrChange w:author='丙'><w:pPr/></w:pPrChange></w:pPr>{run('尾')}</w:p>",
    )

    assert [paragraph.text for paragraph in document.paragraphs] == ["原增至改", "尾"]
    changes = document.changes
    assert (changes.insertions, changes.deletions, changes.moves, changes.formatting) == (1, 1, 1, 2)
    assert (changes.total, changes.authors) == (5, ("甲", "乙", "丙"))


def test_a_paragraph_that_is_deleted_as_a_whole_is_left_out_but_counted_in_the_index() -> None:
    mark = "<w:pPr><w:rPr><w:del w:author='甲'/></w:rPr></w:pPr>"
    document = read(
        f"<w:p>{mark}<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>",
        f"<w:p>{mark}{run('前半')}</w:p>",
        f"<w:p>{run('后半')}</w:p>",
    )

    assert [(p.index, p.text, p.runs_on) for p in document.paragraphs] == [(1, "前半", True), (2, "后半", False)]


def test_fields_show_their_result_and_say_where_it_stands() -> None:
    paragraph = only(run("见第") + field_xml("PAGEREF a \\h", "12") + run("页") + field_xml("DATE"))

    assert paragraph.text == "见第12页"
    assert [(f.name, f.instruction, f.start, f.end) for f in paragraph.fields] == [
        ("PAGEREF", "PAGEREF a \\h", 2, 4),
        ("DATE", "DATE", 5, 5),
    ]


def test_fields_may_stand_within_fields() -> None:
    inner = field_xml("PAGE", "3")
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    condition = (
        f"{marks['begin']}<w:r><w:instrText>IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 1</w:instrText></w:r>"
        f"{marks['separate']}{run('是')}{marks['end']}"
    )

    paragraph = only(run("首") + condition + run("尾"))

    assert paragraph.text == "首是尾"
    assert "IF" in [field.name for field in paragraph.fields]


def test_a_field_may_run_over_several_paragraphs_and_one_without_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    document = read(
        f"<w:p>{begin}{separate}{run('一、')}</w:p>",
        f"<w:p>{run('二、')}</w:p>",
        f"<w:p>{end}{run('正文')}</w:p>",
        f"<w:p>{begin}</w:p>",
        f"<w:p>{run('后文')}</w:p>",
    )

    assert [p.text for p in document.paragraphs] == ["一、", "二、", "正文", "", "后文"]
    assert [[f.name for f in p.fields] for p in document.paragraphs] == [["TOC"], ["TOC"], ["TOC"], [], []]


def test_indices_count_what_stands_in_content_controls_but_not_tables_and_boxes() -> None:
    document = read_document(
        build(
            [
                {"text": "零"},
                {"xml": f"<w:sdt><w:sdtContent>{paragraph_xml({'text': '一'})}</w:sdtContent></w:sdt>"},
                {"table": [["格", [{"text": "甲"}, {"text": "乙"}]]]},
                {"text": "二", "box": [{"text": "框零"}, {"text": "框一"}]},
                {"text": "三"},
            ]
        ),
        "文.docx",
    )

    assert [(p.index, p.text) for p in document.paragraphs] == [(0, "零"), (1, "一"), (2, "二"), (3, "三")]
    assert [[(p.index, p.text) for p in cell.paragraphs] for cell in document.tables[0].cells] == [
        [(0, "格")],
        [(0, "甲"), (1, "乙")],
    ]
    assert document.tables[0].before == 2
    assert [(p.index, p.text) for p in document.text_boxes[0].paragraphs] == [(0, "框零"), (1, "框一")]


def test_pages_begin_where_the_file_says_so() -> None:
    document = read_document(
        build(
            {
                "given": [
                    {"text": "首页"},
                    {"text": "末行\f"},
                    {"text": "换页后"},
                    {"text": "附件", "page_break_before": True},
                    {"text": "\f附件2"},
                    {"text": "上一节", "section": {}},
                    {"text": "下一节", "section": {}},
                    {"text": "连续"},
                ],
                "page": {"xml": '<w:type w:val="continuous"/>'},
            }
        ),
        "文.docx",
    )

    assert [p.text.strip("\f") for p in document.paragraphs if p.starts_page] == ["换页后", "附件", "附件2", "下一节"]
    assert document.paragraphs[1].page_breaks == (2,)


def test_footnotes_endnotes_and_comments_are_read_with_their_places() -> None:
    marks = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="7"/></w:r>'
    document = read(
        f"<w:p>{run('正文')}{marks}</w:p>", footnotes={"2": "脚注"}, endnotes={"3": "尾注"}, comments={"7": "批注"}
    )

    assert [(n.kind, n.note_id, n.text) for n in document.notes] == [
        ("footnote", "2", "脚注"),
        ("endnote", "3", "尾注"),
        ("comment", "7", "批注"),
    ]
    assert document.comments[0].author == "审核人"
    assert [(r.kind, r.note_id, r.offset) for r in document.paragraphs[0].references] == [
        ("footnote", "2", 2),
        ("comment", "7", 2),
    ]


def test_formulas_are_text() -> None:
    assert only(f"{run('当')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>{run('时')}").text == "当x=1时"


def test_a_blank_paragraph_has_the_format_of_its_mark() -> None:
    (paragraph,) = read_document(build([{"size": "三号"}]), "文.docx").paragraphs

    assert (paragraph.is_blank, paragraph.runs, paragraph.mark_format.size.value.pt) == (True, (), 16)


def test_documents_are_plain_hashable_values() -> None:
    data = build([{"text": "文", "font": "仿宋"}, {"table": [["格"]]}])

    one, other = read_document(data, "文.docx"), read_document(data, "文.docx")

    assert one == other
    assert hash(one) == hash(other)
    assert one != read_document(build([{"text": "文"}]), "文.docx")
