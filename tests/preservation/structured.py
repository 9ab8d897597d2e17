"""Content controls, tables, fields, lists, sections and bound data in a flawed 通知."""

from __future__ import annotations

from tests.preservation.official import (
    IGNORABLE,
    LAYOUT,
    MIXED,
    NAMESPACES,
    Flaw,
    field,
    look,
    official,
    paragraph,
    run,
    section,
)
from tests.preservation.packing import TYPE, Docx, Link, Part

_WRONG = look("宋体")
_STORE = "{5B8A1B5F-2C2E-4A52-9C66-0B6A3D2F1E10}"


def _control(content: str, tag: str, kind: str = "<w:text/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{_number_of(tag)}"/>'
        f'<w:lock w:val="sdtLocked"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _number_of(text: str) -> int:
    """A number for a word, the same in every run."""
    return sum(ord(sign) * 31**place for place, sign in enumerate(text)) % 10**8


def content_controls() -> Docx:
    """Controls around paragraphs, within a line, around a cell and around a row; one within another."""
    block = _control(paragraph(run("各地要强化值守。", _WRONG), first_line=False), "block", "<w:richText/>")
    inline = paragraph(
        run("联系人：", _WRONG), _control(run("张某", _WRONG), "inline"), run("。", _WRONG), first_line=False
    )
    cell = _control(f"<w:tc><w:tcPr/><w:p>{run('单位', look(size=28))}</w:p></w:tc>", "cell")
    row = _control(
        f"<w:tr><w:tc><w:tcPr/><w:p>{run('数量', look(size=28))}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>", "row"
    )
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr>{grid}<w:tr>{cell}<w:tc><w:p/></w:tc></w:tr>{row}</w:tbl>'
    nested = _control(paragraph(_control(run("各地要如期完成。"), "inner")), "outer", "<w:richText/>")
    return official(block, inline, table, nested, flaws=MIXED)


def bound_data() -> Docx:
    """Controls bound to a custom XML part (a date, a list, a check box), with the part's properties."""
    binding = f'<w:dataBinding w:xpath="/d/month" w:storeItemID="{_STORE}"/>'
    date = f'{binding}<w:date w:fullDate="2026-03-01T00:00:00Z"><w:dateFormat w:val="yyyy年M月"/><w:lid w:val="zh-CN"/></w:date>'
    box = (
        '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox>'
    )
    choice = '<w:dropDownList><w:listItem w:displayText="紧急" w:value="1"/></w:dropDownList>'
    text = paragraph(
        run("时限为", _WRONG), _control(run("3月", _WRONG), "date", date), _control(run("紧急", _WRONG), "level", choice),
        _control(run("☒", look("MS Gothic")), "box", box), run("办理。", _WRONG), first_line=False,
    )  # fmt: skip
    store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    properties = f'<ds:datastoreItem xmlns:ds="{store}" ds:itemID="{_STORE}"><ds:schemaRefs/></ds:datastoreItem>'
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    parts = [
        Part("customXml/item1.xml", "<d><month>3月</month></d>", "", "customXml"),
        Part("customXml/itemProps1.xml", properties, kind, "customXmlProps", "rId1", "customXml/item1.xml"),
    ]
    wrapped = f'<w:customXml w:uri="urn:example" w:element="d">{paragraph("各地要抓好落实。")}</w:customXml>'
    return official(text, wrapped, flaws=LAYOUT, parts=parts)


def nested_tables() -> Docx:
    """A table with merged cells that holds another; a floating one."""
    words = look("仿宋_GB2312", 28)
    inner = (
        '<w:tbl><w:tblPr><w:tblW w:w="2000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
        f"<w:tr><w:tc><w:p>{run('明细', words)}</w:p></w:tc></w:tr></w:tbl>"
    )
    borders = "".join(f'<w:{side} w:val="single" w:sz="8" w:color="auto"/>' for side in ("top", "bottom", "insideH"))
    head = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{run("物资", words)}</w:p></w:tc></w:tr>'
    first = (
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p>{run("沙袋", words)}</w:p></w:tc>'
        f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr>"
    )
    second = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>{run('300', words)}</w:p></w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{grid}{head}{first}{second}</w:tbl>'
    floating = '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="180" w:tblpX="100" w:tblpY="200"/><w:tblW w:w="3000" w:type="dxa"/></w:tblPr>'
    floating += f'<w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:p>{run("备注", words)}</w:p></w:tc></w:tr></w:tbl>'
    return official(table, paragraph("各地要据实填报。"), floating, flaws=(*LAYOUT, Flaw.COLON, Flaw.BOLD))


def bookmarks_and_links() -> Docx:
    """Bookmarks that overlap and cross paragraphs, links outside and inside, in flawed runs."""
    link = f'<w:hyperlink r:id="rIdSite" w:history="1">{run("防汛办网站", _WRONG)}</w:hyperlink>'
    inside = f'<w:hyperlink w:anchor="_Ref1">{run("上文", _WRONG)}</w:hyperlink>'
    first = paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Ref1"/>', run("各地要", _WRONG), '<w:bookmarkStart w:id="2" w:name="交叉"/>',
        run("排查", _WRONG), '<w:bookmarkEnd w:id="1"/>', run("隐患。", _WRONG), first_line=False,
    )  # fmt: skip
    second = paragraph("各地要整改", '<w:bookmarkEnd w:id="2"/>', "到位,详见", link, "和", inside, "。")
    goback = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    site = Link("rIdSite", "hyperlink", "https://example.gov.cn/a?b=1&amp;c=2")
    return official(first, second, goback, flaws=LAYOUT, links=[site])


def fields_of_every_kind() -> Docx:
    """REF, SEQ, PAGEREF, a nested IF, a simple field, a field over two paragraphs, a locked and a dirty one."""
    marked = paragraph('<w:bookmarkStart w:id="5" w:name="_Ref2"/>', "各地要强化培训。", '<w:bookmarkEnd w:id="5"/>')
    references = paragraph(
        run("见图", _WRONG), field("SEQ 图 \\* ARABIC", "1", _WRONG), run("和", _WRONG), field("REF _Ref2 \\h", "各地要强化培训。", _WRONG),
        run("第", _WRONG), field("PAGEREF _Ref2 \\h", "1", _WRONG), run("页", _WRONG), first_line=False,
    )  # fmt: skip
    simple = paragraph("制表人：", f'<w:fldSimple w:instr=" AUTHOR " w:dirty="true">{run("王某")}</w:fldSimple>', "。")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = '<w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r>'
    rest = '<w:r><w:instrText xml:space="preserve"> = 1 "甲" "乙" </w:instrText></w:r>'
    nested = paragraph("结果为", begin, code, field("NUMPAGES", "1"), rest, separate, run("甲"), end, "。")
    over = paragraph("各地要", begin, '<w:r><w:instrText> QUOTE "a" </w:instrText></w:r>', separate, "统一思想。")
    over += paragraph("各地要狠抓落实。", end)
    return official(marked, references, simple, nested, over, flaws=(Flaw.MARGIN, Flaw.COMMA, Flaw.HEADING_FONT))


def table_of_contents() -> Docx:
    """A table of contents in a content control, as Word makes it."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    page = field("PAGEREF _Toc1 \\h", "1")
    entry = (
        f'<w:hyperlink w:anchor="_Toc1" w:history="1">{run("一、压实工作责任")}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
    )
    lines = paragraph(begin, entry, first_line=False) + paragraph(
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', first_line=False
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    target = paragraph('<w:bookmarkStart w:id="9" w:name="_Toc1"/>', "各地要完善预案。", '<w:bookmarkEnd w:id="9"/>')
    return official(target, before=_control(lines, "contents", gallery), flaws=MIXED)


def lists() -> Docx:
    """Two lists of several levels, one that starts anew, and a list of bullets."""

    def level(number: int, kind: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>{look()}</w:lvl>'
        )

    chinese = level(0, "chineseCounting", "（%1）") + level(1, "decimal", "%2．")
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="0000000{n}"/><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for n, levels in ((1, chinese), (2, level(0, "bullet", "●")))
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{more}</w:num>'
        for n, a, more in ((1, 1, ""), (2, 2, ""), (3, 1, again))
    )
    xml = f"<w:numbering {NAMESPACES} {IGNORABLE}>{abstract}{numbers}</w:numbering>"
    part = Part("word/numbering.xml", xml, TYPE.format("numbering"), "numbering")

    def item(text: str, number: int, deep: int = 0, shown: str | None = None) -> str:
        return paragraph(
            run(text, shown), properties=f'<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{number}"/></w:numPr>'
        )

    items = [
        item("加强领导。", 1),
        item("各地要尽责。", 1, 1),
        item("严格纪律。", 1, 0, _WRONG),
        item("抢险器材", 2),
        item("强化督查。", 3, 0, _WRONG),
    ]
    return official(*items, flaws=(Flaw.MARGIN, Flaw.COMMA, Flaw.TITLE_FONT), parts=[part])


def sections() -> Docx:
    """Three sections: a continuous break, two columns, and a landscape page in between."""
    two = section((Flaw.MARGIN,), kind="continuous").replace(
        '<w:cols w:space="425"/>', '<w:cols w:num="2" w:space="425"/>'
    )
    ends = f"<w:p><w:pPr>{section((Flaw.MARGIN,))}</w:pPr></w:p>{paragraph('各地要分类施策。')}<w:p><w:pPr>{two}</w:pPr></w:p>"
    return official(flaws=(*LAYOUT, Flaw.BRACKET), inner=ends)


DOCUMENTS = {
    "content controls": content_controls,
    "bound data": bound_data,
    "nested tables": nested_tables,
    "bookmarks and links": bookmarks_and_links,
    "fields": fields_of_every_kind,
    "table of contents": table_of_contents,
    "lists": lists,
    "sections": sections,
}
