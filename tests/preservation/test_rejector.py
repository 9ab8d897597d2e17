"""The rejector on XML written by hand, as ECMA-376 part 1, 17.13.5 explains each change."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from evals.format.rejecting import accept_in as accept
from evals.format.rejecting import reject_in as reject

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_URI = "http://purl.oclc.org/ooxml/wordprocessingml/main"
US = 'w:id="1" w:author="公务助手" w:date="2026-01-01T00:00:00Z"'
THEM = 'w:id="2" w:author="王某" w:date="2026-01-01T00:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(content)}</w:p>"


def mark(change: str) -> str:
    return f"<w:rPr>{change}</w:rPr>"


def packed(body: str, uri: str = W_URI, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{uri}"><w:body>{body}</w:body></w:document>')
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()


def part(data: bytes, name: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.tostring(etree.fromstring(archive.read(f"word/{name}.xml")), method="c14n").decode()


def same(data: bytes, body: str, uri: str = W_URI) -> bool:
    return part(data) == part(packed(body, uri))


def row(text: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc>{paragraph(run(text))}</w:tc></w:tr>"


BOLD = "<w:rPr><w:b/></w:rPr>"
# name: (with changes, rejected, accepted)
CASES: dict[str, tuple[str, str, str]] = {
    "inserted run": (
        paragraph(run("甲"), f"<w:ins {US}>{run('乙')}</w:ins>"),
        paragraph(run("甲")),
        paragraph(run("甲"), run("乙")),
    ),
    "deleted run": (
        paragraph(f"<w:del {US}>{gone('甲')}</w:del>", run("乙")),
        paragraph(run("甲"), run("乙")),
        paragraph(run("乙")),
    ),
    "deleted field code": (
        paragraph(f"<w:del {US}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>"),
        paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>"),
        paragraph(),
    ),
    "moved text": (
        paragraph(
            '<w:moveFromRangeStart w:id="7" w:author="公务助手" w:name="m"/>',
            f"<w:moveFrom {US}>{run('甲')}</w:moveFrom>",
            '<w:moveFromRangeEnd w:id="7"/>',
            run("乙"),
            '<w:moveToRangeStart w:id="8" w:author="公务助手" w:name="m"/>',
            f"<w:moveTo {US}>{run('甲')}</w:moveTo>",
            '<w:moveToRangeEnd w:id="8"/>',
        ),
        paragraph(run("甲"), run("乙")),
        paragraph(run("乙"), run("甲")),
    ),
    "our deletion in their insertion": (
        paragraph(f"<w:ins {THEM}><w:del {US}>{gone('甲')}</w:del>{run('乙')}</w:ins>"),
        paragraph(f"<w:ins {THEM}>{run('甲')}{run('乙')}</w:ins>"),
        paragraph(f"<w:ins {THEM}>{run('乙')}</w:ins>"),
    ),
    "their deletion in our insertion": (
        paragraph(f"<w:ins {US}><w:del {THEM}>{gone('甲')}</w:del></w:ins>"),
        paragraph(),
        paragraph(f"<w:del {THEM}>{gone('甲')}</w:del>"),
    ),
    "changes of others": (
        paragraph(f"<w:ins {THEM}>{run('甲')}</w:ins>", f"<w:del {THEM}>{gone('乙')}</w:del>"),
        paragraph(f"<w:ins {THEM}>{run('甲')}</w:ins>", f"<w:del {THEM}>{gone('乙')}</w:del>"),
        paragraph(f"<w:ins {THEM}>{run('甲')}</w:ins>", f"<w:del {THEM}>{gone('乙')}</w:del>"),
    ),
    "run format": (
        paragraph(run("甲", f'<w:rPr><w:b/><w:sz w:val="32"/><w:rPrChange {US}>{BOLD}</w:rPrChange></w:rPr>')),
        paragraph(run("甲", BOLD)),
        paragraph(run("甲", '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')),
    ),
    "run format from nothing": (
        paragraph(run("甲", f"<w:rPr><w:b/><w:rPrChange {US}><w:rPr/></w:rPrChange></w:rPr>")),
        paragraph(run("甲", "<w:rPr/>")),
        paragraph(run("甲", BOLD)),
    ),
    "format of a mark that they inserted": (
        paragraph(
            run("甲"),
            properties=mark(
                f"<w:ins {THEM}/><w:i/><w:rPrChange {US}><w:rPr><w:ins {THEM}/><w:b/></w:rPr></w:rPrChange>"
            ),
        ),
        paragraph(run("甲"), properties=mark(f"<w:ins {THEM}/><w:b/>")),
        paragraph(run("甲"), properties=mark(f"<w:ins {THEM}/><w:i/>")),
    ),
    "paragraph format keeps the section and the mark": (
        paragraph(
            properties=f'<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/>'
            f'<w:pPrChange {US}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
        ),
        paragraph(properties='<w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr/>'),
        paragraph(properties='<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/>'),
    ),
    "section keeps its headers": (
        f'<w:sectPr><w:headerReference w:type="default"/><w:pgSz w:w="9"/>'
        f'<w:sectPrChange {US}><w:sectPr><w:pgSz w:w="8"/><w:titlePg/></w:sectPr></w:sectPrChange></w:sectPr>',
        '<w:sectPr><w:headerReference w:type="default"/><w:pgSz w:w="8"/><w:titlePg/></w:sectPr>',
        '<w:sectPr><w:headerReference w:type="default"/><w:pgSz w:w="9"/></w:sectPr>',
    ),
    "table format": (
        f'<w:tbl><w:tblPr><w:jc w:val="center"/><w:tblPrChange {US}><w:tblPr/></w:tblPrChange></w:tblPr>{row("甲")}</w:tbl>',
        f"<w:tbl><w:tblPr/>{row('甲')}</w:tbl>",
        f'<w:tbl><w:tblPr><w:jc w:val="center"/></w:tblPr>{row("甲")}</w:tbl>',
    ),
    "row format keeps their insertion": (
        f"<w:tbl>{row('甲', f'<w:trPr><w:tblHeader/><w:ins {THEM}/><w:trPrChange {US}><w:trPr/></w:trPrChange></w:trPr>')}</w:tbl>",
        f"<w:tbl>{row('甲', f'<w:trPr><w:ins {THEM}/></w:trPr>')}</w:tbl>",
        f"<w:tbl>{row('甲', f'<w:trPr><w:tblHeader/><w:ins {THEM}/></w:trPr>')}</w:tbl>",
    ),
    "inserted and deleted rows": (
        f"<w:tbl>{row('甲')}{row('乙', f'<w:trPr><w:ins {US}/></w:trPr>')}{row('丙', f'<w:trPr><w:del {US}/></w:trPr>')}</w:tbl>",
        f"<w:tbl>{row('甲')}{row('丙', '<w:trPr/>')}</w:tbl>",
        f"<w:tbl>{row('甲')}{row('乙', '<w:trPr/>')}</w:tbl>",
    ),
    "inserted table": (
        f"<w:tbl>{row('甲', f'<w:trPr><w:ins {US}/></w:trPr>')}</w:tbl>{paragraph()}",
        paragraph(),
        f"<w:tbl>{row('甲', '<w:trPr/>')}</w:tbl>{paragraph()}",
    ),
    "inserted cell": (
        f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc><w:tc><w:tcPr><w:cellIns {US}/></w:tcPr>{paragraph()}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc></w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc><w:tc><w:tcPr/>{paragraph()}</w:tc></w:tr></w:tbl>",
    ),
    "inserted paragraph": (
        paragraph(f"<w:ins {US}>{run('甲')}</w:ins>", properties=f'<w:jc w:val="left"/>{mark(f"<w:ins {US}/>")}')
        + paragraph(run("乙"), properties='<w:jc w:val="center"/>'),
        paragraph(run("乙"), properties='<w:jc w:val="center"/>'),
        paragraph(run("甲"), properties=f'<w:jc w:val="left"/>{mark("")}')
        + paragraph(run("乙"), properties='<w:jc w:val="center"/>'),
    ),
    "split paragraph": (
        paragraph(run("甲"), properties=f'<w:jc w:val="left"/>{mark(f"<w:ins {US}/>")}')
        + paragraph(run("乙"), properties='<w:jc w:val="center"/>'),
        paragraph(run("甲"), run("乙"), properties='<w:jc w:val="center"/>'),
        paragraph(run("甲"), properties=f'<w:jc w:val="left"/>{mark("")}')
        + paragraph(run("乙"), properties='<w:jc w:val="center"/>'),
    ),
    "deleted paragraph": (
        paragraph(f"<w:del {US}>{gone('甲')}</w:del>", properties=mark(f"<w:del {US}/>")) + paragraph(run("乙")),
        paragraph(run("甲"), properties=mark("")) + paragraph(run("乙")),
        paragraph(run("乙")),
    ),
    "three marks in a row": (
        paragraph(run("甲"), properties=mark(f"<w:ins {US}/>")) * 2 + paragraph(run("乙")),
        paragraph(run("甲"), run("甲"), run("乙")),
        paragraph(run("甲"), properties=mark("")) * 2 + paragraph(run("乙")),
    ),
    "a bookmark between joined paragraphs": (
        paragraph(run("甲"), properties=mark(f"<w:del {US}/>")) + '<w:bookmarkEnd w:id="1"/>' + paragraph(run("乙")),
        paragraph(run("甲"), properties=mark("")) + '<w:bookmarkEnd w:id="1"/>' + paragraph(run("乙")),
        paragraph(run("甲"), '<w:bookmarkEnd w:id="1"/>', run("乙")),
    ),
    "inserted paragraph before a table": (
        paragraph(properties=mark(f"<w:ins {US}/>")) + f"<w:tbl>{row('甲')}</w:tbl>",
        f"<w:tbl>{row('甲')}</w:tbl>",
        paragraph(properties=mark("")) + f"<w:tbl>{row('甲')}</w:tbl>",
    ),
    "a last mark cannot go": (
        paragraph(run("甲")) + paragraph(properties=mark(f"<w:ins {US}/>")) + "<w:sectPr/>",
        paragraph(run("甲")) + paragraph(properties=mark("")) + "<w:sectPr/>",
        paragraph(run("甲")) + paragraph(properties=mark("")) + "<w:sectPr/>",
    ),
    "numbering": (
        paragraph(properties=f'<w:numPr><w:numId w:val="1"/><w:ins {US}/></w:numPr>')
        + paragraph(properties=f'<w:numPr><w:numId w:val="1"/><w:numberingChange {US} w:original="1."/></w:numPr>'),
        "<w:p><w:pPr/></w:p>" + paragraph(properties='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        paragraph(properties='<w:numPr><w:numId w:val="1"/></w:numPr>') * 2,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_changes_are_rejected_and_accepted(name: str) -> None:
    changed, rejected, accepted = CASES[name]

    assert same(reject(packed(changed), "公务助手"), rejected)
    assert same(accept(packed(changed), "公务助手"), accepted)


def test_another_authors_changes_stay() -> None:
    body = CASES["run format"][0]

    assert same(reject(packed(body), "王某"), body)


def test_strict_documents_are_resolved_too() -> None:
    changed, rejected, _ = CASES["deleted run"]

    assert same(reject(packed(changed, STRICT_URI), "公务助手"), rejected, STRICT_URI)


def test_comments_of_the_author_go_with_their_ranges() -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ours = '<w:comment w:id="5" w:author="公务助手"><w:p w14:paraId="AA"/></w:comment>'
    theirs = '<w:comment w:id="6" w:author="王某"><w:p w14:paraId="BB"/></w:comment>'
    extended = (
        '<e:commentsEx xmlns:e="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<e:commentEx e:paraId="AA"/><e:commentEx e:paraId="BB"/></e:commentsEx>'
    )

    def ranged(number: int) -> str:
        reference = f'<w:r><w:rPr/><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{run("甲")}<w:commentRangeEnd w:id="{number}"/>{reference}'

    data = packed(
        paragraph(ranged(5), ranged(6)),
        comments=f'<w:comments xmlns:w="{W_URI}" {w14}>{ours}{theirs}</w:comments>',
        commentsExtended=extended,
    )
    left = reject(data, "公务助手")

    assert same(left, paragraph(run("甲"), ranged(6)))
    assert "公务助手" not in part(left, "comments")
    assert "王某" in part(left, "comments")
    assert part(left, "commentsExtended").count("commentEx ") == 1


def test_parts_without_changes_keep_their_bytes() -> None:
    styles = f"<w:styles xmlns:w='{W_URI}' ></w:styles>"
    data = packed(CASES["deleted run"][0], styles=styles)

    with zipfile.ZipFile(io.BytesIO(reject(data, "公务助手"))) as archive:
        assert archive.read("word/styles.xml").decode() == styles
