"""Other people's tracked changes, comments and notes in a flawed 通知."""

from __future__ import annotations

from tests.preservation.official import (
    IGNORABLE,
    LAYOUT,
    MIXED,
    NAMESPACES,
    THEM,
    Flaw,
    fonts,
    look,
    official,
    paragraph,
    run,
)
from tests.preservation.packing import TYPE, Docx, Part

_WRONG = look("宋体")


def _ins(number: int, *runs: str) -> str:
    return f'<w:ins w:id="{number}" {THEM}>{"".join(runs)}</w:ins>'


def _del(number: int, text: str, properties: str) -> str:
    return f'<w:del w:id="{number}" {THEM}><w:r>{properties}<w:delText>{text}</w:delText></w:r></w:del>'


def insertions_and_deletions() -> Docx:
    """Inserted and deleted words in a paragraph of the right look, and in one of the wrong look."""
    right = paragraph("各地要", _ins(101, run("迅速")), _del(102, "抓紧", look()), "行动。")
    wrong = paragraph(
        run("各部门要", _WRONG),
        _ins(103, run("密切", _WRONG)),
        _del(104, "加强", _WRONG),
        run("配合。", _WRONG),
        first_line=False,
    )
    return official(right, wrong, flaws=MIXED)


def format_changes() -> Docx:
    """rPrChange and pPrChange of somebody else on text that is flawed, and on text that is not."""
    changed = f'<w:rPrChange w:id="111" {THEM}><w:rPr>{fonts("宋体")}<w:sz w:val="32"/></w:rPr></w:rPrChange>'
    right = paragraph(run("各地要压实责任。", look().replace("</w:rPr>", f"{changed}</w:rPr>")))
    wrong = paragraph(run("各地要保持联系。", look(size=24).replace("</w:rPr>", f"{changed}</w:rPr>")))
    paragraph_change = f'<w:pPrChange w:id="112" {THEM}><w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:pPrChange>'
    placed = paragraph("各地要做好总结。", first_line=False).replace("</w:pPr>", f"{paragraph_change}</w:pPr>", 1)
    return official(right, wrong, placed, flaws=LAYOUT)


def moved_words() -> Docx:
    """A sentence that was moved, with the ranges that Word writes about it."""
    start = f'<w:moveFromRangeStart w:id="121" w:name="move1" {THEM}/>'
    source = paragraph(
        "各地要",
        start,
        f'<w:moveFrom w:id="122" {THEM}>{run("立即")}</w:moveFrom>',
        '<w:moveFromRangeEnd w:id="121"/>',
        "部署。",
    )
    goal = paragraph(
        "各单位要",
        f'<w:moveToRangeStart w:id="123" w:name="move1" {THEM}/><w:moveTo w:id="124" {THEM}>{run("立即")}</w:moveTo>',
        '<w:moveToRangeEnd w:id="123"/>',
        "落实。",
    )
    return official(source, goal, flaws=(*LAYOUT, Flaw.BRACKET))


def paragraph_marks() -> Docx:
    """A mark that was deleted, so that two paragraphs read as one, and one that was inserted."""
    deleted = paragraph("各地要加强统筹，", mark=f'<w:del w:id="131" {THEM}/>{_bare_look()}')
    inserted = paragraph(_ins(132, run("各地要加强督导。")), mark=f'<w:ins w:id="133" {THEM}/>{_bare_look()}')
    return official(deleted, paragraph("形成合力。"), inserted, flaws=(*MIXED, Flaw.INDENT))


def _bare_look() -> str:
    return look().removeprefix("<w:rPr>").removesuffix("</w:rPr>")


def table_changes() -> Docx:
    """Rows inserted and deleted, and a changed format of table, row and cell."""
    changed = f'<w:tblPrChange w:id="141" {THEM}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr></w:tblPrChange>'
    cell = f'<w:tcPrChange w:id="142" {THEM}><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr></w:tcPrChange>'
    words = f"<w:p>{run('项目', look(size=28))}</w:p>"
    rows = [
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{cell}</w:tcPr>{words}</w:tc></w:tr>',
        f'<w:tr><w:trPr><w:ins w:id="143" {THEM}/></w:trPr><w:tc><w:tcPr/><w:p>{_ins(144, run("数量"))}</w:p></w:tc></w:tr>',
        f'<w:tr><w:trPr><w:del w:id="145" {THEM}/></w:trPr><w:tc><w:tcPr/><w:p>{_del(146, "备注", look())}</w:p></w:tc></w:tr>',
    ]
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="3000" w:type="dxa"/><w:jc w:val="center"/>{changed}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    return official(table, flaws=(*LAYOUT, Flaw.COMMA))


def section_change() -> Docx:
    """A changed section: ours to leave alone."""
    made = official(flaws=LAYOUT)
    old = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    main = made.parts[0]
    content = str(main.content).replace(
        "</w:sectPr></w:body>", f'<w:sectPrChange w:id="151" {THEM}>{old}</w:sectPrChange></w:sectPr></w:body>'
    )
    made.parts[0] = Part(main.name, content, main.kind, main.relation, main.relation_id, main.source)
    return made


def comments_with_replies() -> Docx:
    """A comment with an answer, resolved, in the four parts that Word keeps about comments."""

    def comment(number: int, author: str, paragraph_id: str, text: str) -> str:
        return (
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-03-02T08:00:00Z" w:initials="W">'
            f'<w:p w14:paraId="{paragraph_id}" w14:textId="77777777"><w:r><w:annotationRef/></w:r>{run(text, "<w:rPr/>")}</w:p></w:comment>'
        )

    comments = comment(0, "王某", "11111111", "请核对。") + comment(1, "李某", "22222222", "已核对。")
    ids = "".join(
        f'<w16cid:commentId w16cid:paraId="{i}" w16cid:durableId="0{i[1:]}"/>' for i in ("11111111", "22222222")
    )
    extended = (
        '<w15:commentEx w15:paraId="11111111" w15:done="1"/>'
        '<w15:commentEx w15:paraId="22222222" w15:paraIdParent="11111111" w15:done="1"/>'
    )
    people = '<w15:person w15:author="王某"><w15:presenceInfo w15:providerId="None" w15:userId="王某"/></w15:person>'
    ms = "http://schemas.microsoft.com/office/2011/relationships/"
    parts = [
        Part("word/comments.xml", _root("w:comments", comments), TYPE.format("comments"), "comments"),
        Part(
            "word/commentsExtended.xml",
            _root("w15:commentsEx", extended),
            TYPE.format("commentsExtended"),
            ms + "commentsExtended",
        ),
        Part(
            "word/commentsIds.xml",
            _root("w16cid:commentsIds", ids),
            TYPE.format("commentsIds"),
            "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        ),
        Part("word/people.xml", _root("w15:people", people), TYPE.format("people"), ms + "people"),
    ]
    text = paragraph(
        '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>',
        run("各地要", _WRONG),
        '<w:commentRangeEnd w:id="0"/>',
        _reference(0),
        '<w:commentRangeEnd w:id="1"/>',
        _reference(1),
        run("认真落实。", _WRONG),
        first_line=False,
    )
    return official(text, flaws=MIXED, parts=parts)


def _reference(number: int) -> str:
    return f'<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'


def _root(name: str, content: str) -> str:
    return f"<{name} {NAMESPACES} {IGNORABLE}>{content}</{name}>"


def comment_over_paragraphs() -> Docx:
    """A comment from one paragraph into another, and a comment on nothing but a place."""
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="王某" w:date="2026-03-02T08:00:00Z"><w:p>{run("请酌。", "<w:rPr/>")}</w:p></w:comment>'
        for n in (3, 4)
    )
    first = paragraph('<w:commentRangeStart w:id="3"/>', run("各地要密切关注雨情。", _WRONG), first_line=False)
    second = paragraph("各地要及时上报", '<w:commentRangeEnd w:id="3"/>', _reference(3), ",不得瞒报。", _reference(4))
    part = Part("word/comments.xml", _root("w:comments", comments), TYPE.format("comments"), "comments")
    return official(first, second, flaws=LAYOUT, parts=[part])


def foot_and_endnotes() -> Docx:
    """Notes whose references stand in flawed runs."""

    def notes(kind: str) -> str:
        separators = "".join(
            f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
            for number, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        sign = f"<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:{kind}Ref/></w:r>"
        return f'{separators}<w:{kind} w:id="1"><w:p>{sign}{run("来源：统计资料。", look("宋体", 18))}</w:p></w:{kind}>'

    parts = [
        Part(f"word/{kind}s.xml", _root(f"w:{kind}s", notes(kind)), TYPE.format(f"{kind}s"), f"{kind}s")
        for kind in ("footnote", "endnote")
    ]
    signs = [
        f'<w:r><w:rPr>{fonts("宋体")}<w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="1"/></w:r>'
        for kind in ("footnote", "endnote")
    ]
    text = paragraph(
        run("全市平均降雨量增加", _WRONG), signs[0], run("一成", _WRONG), signs[1], run("。", _WRONG), first_line=False
    )
    inside = f'<w:r>{look("宋体", 28)}<w:t>蓄水量</w:t><w:footnoteReference w:id="1"/><w:t>减少。</w:t></w:r>'
    settings = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    return official(
        text, paragraph(inside), flaws=(Flaw.MARGIN, Flaw.COMMA, Flaw.TITLE_FONT), parts=parts, settings=settings
    )


DOCUMENTS = {
    "insertions and deletions": insertions_and_deletions,
    "format changes": format_changes,
    "moved words": moved_words,
    "paragraph marks": paragraph_marks,
    "changes of a table": table_changes,
    "changed section": section_change,
    "comments with replies": comments_with_replies,
    "comment over paragraphs": comment_over_paragraphs,
    "foot- and endnotes": foot_and_endnotes,
}
