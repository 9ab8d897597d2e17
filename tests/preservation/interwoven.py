"""Flaws in the very middle of objects: the repair must go through them and leave them whole."""

from __future__ import annotations

from tests.preservation.drawn import SEAL, anchored_seal, text_box
from tests.preservation.official import (
    IGNORABLE,
    NAMESPACES,
    THEM,
    Flaw,
    field,
    fonts,
    look,
    official,
    paragraph,
    run,
    section,
)
from tests.preservation.packing import TYPE, Docx, Link, Part

_WRONG = look("宋体", 28)
_FEW = (Flaw.MARGIN, Flaw.TITLE_FONT, Flaw.COLON)


def _control(content: str, number: int, kind: str = "<w:text/>") -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="{number}"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def links_controls_and_fields() -> Docx:
    """Half-width commas inside a link, a control, the result of a field and a smart tag, all in the wrong font."""
    link = f'<w:hyperlink r:id="rIdSite">{run("防汛办,水利局", _WRONG)}</w:hyperlink>'
    tag = f'<w:smartTag w:uri="urn:example" w:element="place">{run("某县,某区", _WRONG)}</w:smartTag>'
    simple = f'<w:fldSimple w:instr=" DOCPROPERTY a ">{run("甲,乙", _WRONG)}</w:fldSimple>'
    text = paragraph(
        run("各地要联系", _WRONG), link, _control(run("张某,李某", _WRONG), 11), tag, field("REF a", "上文,下文", _WRONG),
        simple, run("办理。", _WRONG), first_line=False,
    )  # fmt: skip
    return official(text, flaws=_FEW, links=[Link("rIdSite", "hyperlink", "https://example.gov.cn/")])


def marks_beside_signs() -> Docx:
    """A comma and brackets that stand in runs of their own between bookmarks and the ranges of comments."""
    comment = f'<w:comment w:id="1" {THEM}><w:p>{run("请核。", "<w:rPr/>")}</w:p></w:comment>'
    part = Part(
        "word/comments.xml", f"<w:comments {NAMESPACES}>{comment}</w:comments>", TYPE.format("comments"), "comments"
    )
    text = paragraph(
        run("各地要储备物资", _WRONG), '<w:bookmarkStart w:id="1" w:name="a"/>', run("(", _WRONG), '<w:bookmarkEnd w:id="1"/>',
        '<w:commentRangeStart w:id="1"/>', run("编织袋", _WRONG), run(")", _WRONG), '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>', '<w:bookmarkStart w:id="2" w:name="b"/>', run(",", _WRONG),
        run("做到有", _WRONG), '<w:bookmarkEnd w:id="2"/>', run("备无患。", _WRONG), first_line=False,
    )  # fmt: skip
    return official(text, flaws=_FEW, parts=[part])


def signs_beside_objects_in_a_run() -> Docx:
    """Runs that hold flawed text and, besides, a note reference, a tab, a break, a symbol and a picture."""
    note = f'<w:footnotes {NAMESPACES} {IGNORABLE}><w:footnote w:id="1"><w:p>{run("来源,统计。", look("宋体", 18))}</w:p></w:footnote></w:footnotes>'
    parts = [SEAL, Part("word/footnotes.xml", note, TYPE.format("footnotes"), "footnotes")]
    inside = (
        f"<w:r>{_WRONG}<w:t>蓄水量,</w:t><w:footnoteReference w:id='1'/><w:t>减少,</w:t><w:tab/><w:t>详见(附表</w:t><w:br/>"
        f"<w:t>所列)。</w:t><w:sym w:font='Wingdings' w:char='F0FE'/>{anchored_seal()}<w:t>已核,属实。</w:t></w:r>"
    )
    return official(paragraph(inside, first_line=False), flaws=_FEW, parts=parts)


def flawed_text_box() -> Docx:
    """A text box in DrawingML and VML whose paragraphs have half-width commas."""
    return official(paragraph("附有文本框。", text_box("密级,期限")), flaws=(*_FEW, Flaw.SIZE))


def flawed_cells() -> Docx:
    """Half-width commas in a merged cell, before a link and in it."""
    link = f'<w:hyperlink r:id="rId8">{run("块石,砂料", _WRONG)}</w:hyperlink>'
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{run("沙袋,", _WRONG)}{link}</w:p></w:tc>'
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/>'
        f"</w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    )
    return official(table, flaws=_FEW, links=[Link("rId8", "hyperlink", "https://example.gov.cn/")])


def flaws_in_changes_of_others() -> Docx:
    """Commas that somebody else put in or took out, beside our own to mend."""
    deleted = f'<w:del w:id="201" {THEM}><w:r>{_WRONG}<w:delText>,</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="202" {THEM}>{run("及时,", _WRONG)}</w:ins>'
    text = paragraph(
        run("各地要,", _WRONG), deleted, inserted, run("主动,", _WRONG), run("上报。", _WRONG), first_line=False
    )
    change = f'<w:pPrChange w:id="203" {THEM}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    placed = paragraph(run("各单位要配合,支持。", _WRONG), first_line=False).replace("</w:pPr>", f"{change}</w:pPr>", 1)
    return official(text, placed, flaws=_FEW)


def blank_lines_that_hold_things() -> Docx:
    """Too many blank paragraphs, among them one with a bookmark, one with a seal, one with somebody's inserted mark."""
    blank = paragraph("", first_line=False)
    marked = paragraph('<w:bookmarkStart w:id="4" w:name="end"/><w:bookmarkEnd w:id="4"/>', first_line=False)
    sealed = paragraph(f"<w:r>{anchored_seal()}</w:r>", first_line=False)
    inserted = paragraph("", first_line=False, mark=f'<w:ins w:id="301" {THEM}/>{fonts("仿宋_GB2312")}')
    return official(blank, marked, blank, sealed, blank, inserted, blank, flaws=(*_FEW, Flaw.INDENT), parts=[SEAL])


def title_of_many_pieces() -> Docx:
    """A second title of runs, a break, a note and a bookmark; the first stands in a control."""
    made = official(flaws=(*_FEW, Flaw.HEADING_FONT, Flaw.FONT))
    main = made.parts[0]
    pieces = (
        run("关于做好", look("黑体", 44))
        + '<w:bookmarkStart w:id="5" w:name="t"/>'
        + f"<w:r>{look('黑体', 36)}<w:br/></w:r>"
    )
    pieces += (
        _control(run("防汛工作", look("黑体", 44)), 21)
        + '<w:bookmarkEnd w:id="5"/>'
        + run("的通知", look("楷体_GB2312", 44))
    )
    content = str(main.content).replace(run("关于做好防汛工作的通知", look("黑体", 44)), pieces)
    made.parts[0] = Part(main.name, content, main.kind, main.relation, main.relation_id, main.source)
    return made


def controls_around_everything() -> Docx:
    """One block control and one w:customXml hold flawed paragraphs and headings."""
    inside = paragraph(run("二、严肃防汛纪律", look())) + paragraph(
        run("各地要服从命令,听从指挥。", _WRONG), first_line=False
    )
    block = _control(inside, 31, "<w:richText/>")
    custom = f'<w:customXml w:uri="urn:example" w:element="part">{paragraph(run("各地要迅速集结,", _WRONG), run("准时到位。", _WRONG))}</w:customXml>'
    return official(block, custom, flaws=(*_FEW, Flaw.THEME))


def date_in_a_control() -> Docx:
    """The date in numbers, in a bound date control; the signature in a control of its own."""
    made = official(flaws=(Flaw.MARGIN, Flaw.FONT, Flaw.BRACKET, Flaw.COMMA))
    main = made.parts[0]
    kind = '<w:date w:fullDate="2026-04-08T00:00:00Z"><w:dateFormat w:val="yyyy.M.d"/></w:date>'
    content = str(main.content).replace(run("2026年4月8日"), _control(run("2026.4.8"), 41, kind))
    content = content.replace(run("某市人民政府"), _control(run("某市人民政府"), 42))
    made.parts[0] = Part(main.name, content, main.kind, main.relation, main.relation_id, main.source)
    return made


def sections_that_end_in_text() -> Docx:
    """Sections whose ends stand in flawed paragraphs with text, each with margins of its own that are wrong."""
    wrong = section((Flaw.MARGIN,), kind="nextPage").replace('w:left="1587"', 'w:left="1800"')
    ending = paragraph(run("各地要压实责任,抓好落实。", _WRONG), first_line=False).replace(
        "</w:pPr>", f"{wrong}</w:pPr>", 1
    )
    again = paragraph(run("各地要举一反三。", _WRONG)).replace(
        "</w:pPr>", f"{section((Flaw.MARGIN,), kind='continuous')}</w:pPr>", 1
    )
    return official(ending, paragraph("各地要汇总情况。"), again, flaws=_FEW)


DOCUMENTS = {
    "flaws in links, controls and fields": links_controls_and_fields,
    "marks beside signs": marks_beside_signs,
    "signs beside objects in a run": signs_beside_objects_in_a_run,
    "flawed text box": flawed_text_box,
    "flawed cells": flawed_cells,
    "flaws in changes of others": flaws_in_changes_of_others,
    "blank lines that hold things": blank_lines_that_hold_things,
    "title of many pieces": title_of_many_pieces,
    "controls around everything": controls_around_everything,
    "date in a control": date_in_a_control,
    "sections that end in text": sections_that_end_in_text,
}
