"""Notices in which one thing stands very often, or is very long: one shape a function, of any size.

``SHAPES`` holds them by name, each with a size at which a measurement takes about a second.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from assistant.ooxml.number_formats import format_number
from evals.format.draft import Draft
from evals.format.layout.document import base
from evals.format.names import NAMESPACES, STYLES
from evals.format.xml import Node, etree

_SENTENCE = "各单位要认真落实本通知要求，及时报送有关情况。"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


@dataclass(frozen=True)
class Added:
    """What a notice is given besides: XML of its body after the first paragraph, of its styles, and further parts.

    Attributes:
        body: Paragraphs and tables.
        styles: Elements w:style.
        parts: Root element and content of further parts by their names, as ``{"footnotes": "<w:footnote …"}``.
    """

    body: str
    styles: str = ""
    parts: tuple[tuple[str, str], ...] = ()


def notice_with(added: Added) -> bytes:
    """A conformant notice with something added, as .docx."""
    draft = base("notice").copy()
    anchor = draft.labelled("body")[0]
    for node in reversed(_nodes(added.body)):
        anchor.addnext(node)
    draft.trees[STYLES].extend(_nodes(added.styles))
    for number, (name, content) in enumerate(added.parts):
        _add_part(draft, number, name, content)
    return _stored(draft.to_bytes())


def _stored(data: bytes) -> bytes:
    """The same package without compression: what repeats itself so would be refused as an archive bomb."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as plain:
        for name in packed.namelist():
            plain.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), packed.read(name))
    return buffer.getvalue()


def _nodes(xml: str) -> list[Node]:
    return list(etree.fromstring(f"<w:body {_DECLARED}>{xml}</w:body>", etree.XMLParser(huge_tree=True)))


def _add_part(draft: Draft, number: int, name: str, content: str) -> None:
    kind, root = name.rstrip("0123456789"), {"header": "hdr"}.get(name.rstrip("0123456789"), name)
    draft.trees[f"word/{name}.xml"] = etree.fromstring(f"<w:{root} {_DECLARED}>{content}</w:{root}>")
    relations, types = draft.trees[_RELATIONS], draft.trees[_TYPES]
    link = {"Id": f"rIdAdded{number}", "Type": f"{_OFFICE}/{kind}", "Target": f"{name}.xml"}
    etree.SubElement(relations, f"{{{relations.nsmap[None]}}}Relationship", **link)
    entry = {"PartName": f"/word/{name}.xml", "ContentType": f"{_WORD}.{kind}+xml"}
    etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", **entry)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(content: str, properties: str = "") -> str:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return f"<w:p><w:pPr>{properties}{indent}</w:pPr>{content}</w:p>"


def _text(text: str, properties: str = "") -> str:
    return _paragraph(_run(text), properties)


def _in_order(size: int, line: Callable[[int], str]) -> str:
    return "".join(line(number) for number in range(1, size + 1))


def _each_paragraph(line: Callable[[int], str]) -> Callable[[int], Added]:
    """A shape of so many paragraphs."""
    return lambda size: Added(_in_order(size, lambda number: _text(line(number))))


def _one_paragraph(piece: Callable[[int], str]) -> Callable[[int], Added]:
    """A shape of one paragraph of so many pieces in one run."""
    return lambda size: Added(_text(_in_order(size, piece)))


def _runs(look: Callable[[int], str]) -> Callable[[int], Added]:
    return lambda size: Added(_paragraph(_in_order(size, lambda number: _run("按时报送，", look(number)))))


def _table(rows: int, columns: int, cell: str = "数值") -> str:
    one = f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>"
    return f"<w:tbl><w:tblPr/>{f'<w:tr>{one * columns}</w:tr>' * rows}</w:tbl>"


def _nested_tables(size: int) -> Added:
    """Tables in tables, three deep: deeper than any program writes them, as wide as they come."""
    inner = f"<w:tbl><w:tblPr/><w:tr><w:tc>{_table(1, 2)}<w:p/></w:tc></w:tr></w:tbl>"
    return Added(f"<w:tbl><w:tblPr/>{f'<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>' * size}</w:tbl>")


def _deep(size: int) -> Added:
    """Content controls in content controls; libxml2 itself allows 256 levels."""
    opened, closed = "<w:sdt><w:sdtContent>" * 60, "</w:sdtContent></w:sdt>" * 60
    return Added(f"{opened}{_text(_SENTENCE)}{closed}" * size)


def _styles(size: int) -> Added:
    """Every paragraph has a style of its own."""
    styles = _in_order(size, lambda number: _style(number, "Normal"))
    return Added(_in_order(size, lambda n: _text(_SENTENCE, f'<w:pStyle w:val="s{n}"/>')), styles)


def _style_chain(size: int) -> Added:
    """Every style is based on the one before, and each has a paragraph."""
    styles = _in_order(size, lambda number: _style(number, f"s{number - 1}" if number > 1 else "Normal"))
    return Added(_in_order(size, lambda n: _text(_SENTENCE, f'<w:pStyle w:val="s{n}"/>')), styles)


def _style(number: int, parent: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="s{number}"><w:name w:val="样式{number}"/>'
        f'<w:basedOn w:val="{parent}"/></w:style>'
    )


def _lists(size: int) -> Added:
    """Every paragraph is numbered by a list of its own."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    abstract = _in_order(size, lambda n: f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>')
    lists = _in_order(size, lambda n: f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>')
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = _in_order(size, lambda n: _text(_SENTENCE, number.format(n)))
    return Added(body, parts=(("numbering", abstract + lists),))


def _sections(size: int) -> Added:
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/>'
    return Added(_text(_SENTENCE, f"<w:sectPr>{page}</w:sectPr>") * size)


def _headers(size: int) -> Added:
    """Every section has a header part of its own."""
    parts = tuple((f"header{n}", f"<w:p>{_run(f'第{n}部分')}</w:p>") for n in range(size))
    link = '<w:sectPr><w:headerReference w:type="default" r:id="rIdAdded{}"/></w:sectPr>'
    return Added("".join(_text(_SENTENCE, link.format(n)) for n in range(size)), parts=parts)


def _notes(kind: str) -> Callable[[int], Added]:
    def made(size: int) -> Added:
        tag = kind[:-1]
        notes = _in_order(size, lambda n: f'<w:{tag} w:id="{n}" w:author="某">{_text(_SENTENCE)}</w:{tag}>')
        mark = f'<w:r><w:{tag}Reference w:id="{{}}"/></w:r>'
        return Added(_in_order(size, lambda n: _paragraph(_run(_SENTENCE) + mark.format(n))), parts=((kind, notes),))

    return made


def _tracked(size: int) -> Added:
    who = 'w:author="某" w:date="2026-03-20T09:00:00Z"'
    removed = f'<w:del w:id="{{0}}" {who}><w:r><w:delText>旧</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="{{0}}" {who}>{_run("新的要求，")}</w:ins>'
    return Added(_paragraph(_in_order(size, lambda n: removed.format(2 * n) + inserted.format(2 * n + 1))))


def _boxes(size: int) -> Added:
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:50pt"><v:textbox>'
    box = f"<w:r><w:pict>{shape}<w:txbxContent>{_text(_SENTENCE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return Added(_paragraph(_run(_SENTENCE) + box) * size)


def _fields(size: int) -> Added:
    field = f'<w:fldSimple w:instr=" REF _a \\h ">{_run("第一条")}</w:fldSimple>'
    return Added(_paragraph((_run("见") + field) * size))


def _open_fields(size: int) -> Added:
    """Fields that begin and never end."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    begun += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    return Added(_paragraph((begun + _run("见")) * size))


def _chinese(number: int) -> str:
    return format_number(number, "chineseCountingThousand")


SHAPES: dict[str, tuple[int, Callable[[int], Added]]] = {
    "paragraphs": (4_000, _each_paragraph(lambda _: _SENTENCE)),
    "paragraphs, each with a half-width comma": (2_000, _each_paragraph(lambda n: f"第{n}项工作,要抓紧完成。")),
    "paragraphs, each in another font": (
        2_000,
        lambda size: Added(_paragraph(_run(_SENTENCE, '<w:rFonts w:eastAsia="宋体"/>')) * size),
    ),
    "blank paragraphs": (4_000, lambda size: Added("<w:p/>" * size)),
    "page breaks": (2_000, lambda size: Added('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' * size)),
    "headings of level 1": (1_500, _each_paragraph(lambda n: f"{_chinese(n)}、工作要求")),
    "headings of level 2": (1_500, _each_paragraph(lambda n: f"（{_chinese(n)}）工作要求。{_SENTENCE}")),
    "headings of level 3": (2_000, _each_paragraph(lambda n: f"{n}.工作要求。{_SENTENCE}")),
    "articles": (2_000, _each_paragraph(lambda n: f"第{_chinese(n)}条　{_SENTENCE}")),
    "lines like attachments": (1_500, _each_paragraph(lambda n: f"附件{n}")),
    "lines like notes of attachments": (1_500, _each_paragraph(lambda n: f"附件：{n}.实施方案")),
    "lines like titles": (1_500, _each_paragraph(lambda n: f"关于做好第{n}项工作的通知")),
    "lines like dates": (1_500, _each_paragraph(lambda n: f"{2000 + n % 26}年3月20日")),
    "lines like recipients": (1_500, _each_paragraph(lambda n: f"第{n}处、各科室：")),
    "lines like imprints": (1_500, _each_paragraph(lambda n: f"抄送：第{n}处，各科室。")),
    "lines like document numbers": (1_500, _each_paragraph(lambda n: f"政发〔2026〕{n}号")),
    "short lines": (4_000, _each_paragraph(lambda n: f"第{n}处")),
    "a long text": (8_000, _one_paragraph(lambda _: _SENTENCE)),
    "a long text without punctuation": (100_000, _one_paragraph(lambda _: "工作")),
    "one word again and again": (20_000, _one_paragraph(lambda _: "通知，")),
    "digits": (100_000, _one_paragraph(lambda n: str(n % 10))),
    "Latin letters": (100_000, _one_paragraph(lambda _: "a")),
    "spaces": (100_000, _one_paragraph(lambda _: " ")),
    "full-width spaces": (100_000, _one_paragraph(lambda _: "\u3000")),
    "Chinese digits": (50_000, _one_paragraph(lambda n: "一二三四五六七八九"[n % 9])),
    "full stops": (20_000, _one_paragraph(lambda _: "。")),
    "commas": (20_000, _one_paragraph(lambda _: ",")),
    "opening quotation marks": (10_000, _one_paragraph(lambda _: "“工作")),
    "quotations": (2_000, _one_paragraph(lambda n: f"“要求{n}”，")),
    "straight quotation marks": (2_000, _one_paragraph(lambda n: f'"要求{n}"，')),
    "titles in 《》": (2_000, _one_paragraph(lambda n: f"《办法{n}》、")),
    "titles in 《》 that never end": (5_000, _one_paragraph(lambda n: f"《办法{n}")),
    "brackets": (2_000, _one_paragraph(lambda n: f"（要求{n}）")),
    "brackets that never end": (5_000, _one_paragraph(lambda _: "（要求")),
    "half-width brackets": (2_000, _one_paragraph(lambda n: f"(要求{n})")),
    "numbers": (2_000, _one_paragraph(lambda n: f"{n * 1000}万元、")),
    "dates": (2_000, _one_paragraph(lambda n: f"2026年{n % 12 + 1}月{n % 28 + 1}日、")),
    "document numbers": (2_000, _one_paragraph(lambda n: f"（政发〔2026〕{n}号）、")),
    "quoted documents": (1_000, _one_paragraph(lambda n: f"《关于第{n}项工作的通知》（政发〔2026〕{n}号）、")),
    "enumerations": (2_000, _one_paragraph(lambda n: f"一是抓好第{n}项；")),
    "line breaks": (4_000, lambda size: Added(_paragraph((_run(_SENTENCE) + "<w:r><w:br/></w:r>") * size))),
    "tabs": (10_000, lambda size: Added(_paragraph("<w:r><w:tab/></w:r>" * size))),
    "runs of one look": (10_000, _runs(lambda _: "")),
    "runs of two looks": (3_000, _runs(lambda n: "<w:b/>" if n % 2 else "")),
    "runs of many looks": (1_500, _runs(lambda n: f'<w:sz w:val="{n % 3_000 + 2}"/>')),
    "tables": (1_000, lambda size: Added(f"{_table(2, 2)}<w:p/>" * size)),
    "tables side by side": (1_000, lambda size: Added(_table(2, 2) * size)),
    "a table of many rows": (2_000, lambda size: Added(_table(size, 3))),
    "a table of many columns": (4_000, lambda size: Added(_table(2, size))),
    "a cell of many paragraphs": (
        4_000,
        lambda size: Added(f"<w:tbl><w:tblPr/><w:tr><w:tc>{_text(_SENTENCE) * size}</w:tc></w:tr></w:tbl>"),
    ),
    "tables in tables": (1_000, _nested_tables),
    "wrappers in wrappers": (500, _deep),
    "styles": (1_500, _styles),
    "a chain of styles": (300, _style_chain),
    "lists": (1_500, _lists),
    "sections": (700, _sections),
    "headers": (300, _headers),
    "footnotes": (1_500, _notes("footnotes")),
    "comments": (1_500, _notes("comments")),
    "tracked changes": (3_000, _tracked),
    "text boxes": (1_000, _boxes),
    "fields": (3_000, _fields),
    "fields that never end": (1_500, _open_fields),
}
