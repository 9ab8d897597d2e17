"""One invented regulation, and builders that write it as a file of each format."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from assistant.files.printed_lines import width_in_ems

TITLE = "示例市机关公务用车管理办法"
NOTE = "（2021年3月4日 示例市人民政府令第12号公布　根据2023年5月6日《示例市人民政府关于修改部分规章的决定》修正）"
BODY: Sequence[tuple[str, str]] = (
    ("chapter", "第一章　总　则"),
    (
        "text",
        "第一条　为了规范机关公务用车的配备和使用，保障公务出行，降低运行成本，推进节约型机关建设，根据国家有关规定，结合本市实际，制定本办法。",
    ),
    ("text", "第二条　本市机关公务用车的配备、使用和处置，适用本办法。"),
    (
        "text",
        "第三条规定的情形另有规定的，从其规定；跨区域调用车辆的，由调出单位与调入单位协商一致后办理，并报主管部门备案。",
    ),
    ("chapter", "第二章　车辆配备"),
    ("section", "第一节　编制"),
    ("text", "第三条　车辆实行编制管理。编制按照下列因素核定："),
    ("text", "（一）单位的职责和在编人数；"),
    ("text", "（二）辖区面积；"),
    ("text", "（三）其他需要考虑的因素。"),
    ("text", "前款第一项所称在编人数，以上一年度十二月三十一日的人数为准。"),
    ("section", "第二节　登记"),
    ("text", "第三条之一　车辆自购置之日起三十日内登记。"),
    ("chapter", "第三章　附　则"),
    ("text", "第四条　本办法自2021年6月1日起施行。"),
)
INTENDED = (
    ("第一条", ("第一章 总则",)),
    ("第二条", ("第一章 总则",)),
    ("第三条", ("第二章 车辆配备", "第一节 编制")),
    ("第三条之一", ("第二章 车辆配备", "第二节 登记")),
    ("第四条", ("第三章 附则",)),
)


def as_markdown() -> bytes:
    """The regulation with # headings and bold article numbers."""
    marks = {"chapter": "## ", "section": "### ", "text": ""}
    lines = [f"# {TITLE}", NOTE, *(marks[kind] + text for kind, text in BODY)]
    text = "\n\n".join(lines).replace("第二条　", "**第二条**　")
    return text.encode("utf-8")


def as_txt(encoding: str = "utf-8") -> bytes:
    """The regulation as plain text with indented paragraphs."""
    return "\r\n".join([f"　　　　{TITLE}", NOTE, *(f"　　{text}" for _, text in BODY)]).encode(encoding)


def as_docx(heading_styles: bool = True) -> bytes:
    """The regulation as a Word document, its headings in heading styles or in body text."""
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph(NOTE)
    levels = {"chapter": 1, "section": 2}
    for kind, text in BODY:
        style = f"Heading {levels[kind]}" if heading_styles and kind in levels else None
        document.add_paragraph(text, style=style)
    return docx_bytes(document)


def as_dotx() -> bytes:
    """The regulation as a template of Word."""
    with zipfile.ZipFile(io.BytesIO(as_docx())) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    return zipped({**parts, "[Content_Types].xml": types})


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """An archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx_bytes(document: object) -> bytes:
    """What python-docx saves."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def as_html() -> bytes:
    """The regulation as a page of a government site, with its furniture around it."""
    tags = {"chapter": "<p align='center'><b>{}</b></p>", "section": "<p align='center'>{}</p>", "text": "<p>{}</p>"}
    body = "\n".join(tags[kind].format(text) for kind, text in BODY)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_示例市人民政府</title>
<script>var 第九条 = 1;</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/a">政务公开</a></div><div class="share">分享到 <a>微博</a></div>
<h1>{TITLE}</h1><p>{NOTE}</p><div id="content">{body}</div>
<div class="footer">版权所有 示例市人民政府</div></body></html>""".encode()


def as_mht() -> bytes:
    """The page as browsers save it in one file."""
    page = base64.encodebytes(as_html()).decode()
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----x"\r\n\r\n'
    parts = f"------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n------x--\r\n"
    return (head + parts).encode()


def as_pdf(**options: str) -> bytes:
    """The regulation as a PDF with a running head, page numbers and paragraphs indented by two characters."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle("text", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    centred = ParagraphStyle("heading", plain, alignment=1, firstLineIndent=0)
    large = ParagraphStyle("title", centred, fontSize=22, leading=34)
    styles = {"chapter": centred, "section": centred, "text": plain}
    story = [Paragraph(TITLE, large), Paragraph(NOTE, plain), *(Paragraph(text, styles[kind]) for kind, text in BODY)]

    def furniture(canvas: object, template: object) -> None:
        canvas.setFont("STSong-Light", 10)  # type: ignore[attr-defined]
        canvas.drawString(60, 560, "示例市规章汇编")  # type: ignore[attr-defined]
        canvas.drawCentredString(210, 30, f"— {canvas.getPageNumber()} —")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A5, **options).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def as_ofd() -> bytes:
    """The regulation as an OFD."""
    return ofd_of([("title", TITLE), ("text", NOTE), *BODY])


def ofd_of(lines: Sequence[tuple[str, str]]) -> bytes:
    """An OFD of 20 printed lines a page, of 26 characters each, paragraphs indented by two."""
    printed: list[str] = []
    size = 5.64
    for kind, text in lines:
        left, rest = (28.0 + 2 * size if kind == "text" else 60.0), text
        while rest:
            room = _fitting(rest, 26.0 if left == 28.0 else 24.0)
            top = 30 + 12 * (len(printed) % 20)
            printed.append(_ofd_line(rest[:room], left, top, 7.76 if kind == "title" else size))
            rest, left = rest[room:], 28.0
    starts = range(0, len(printed), 20)
    contents = {f"Doc_0/Pages/{start}.xml": _ofd_page(printed[start : start + 20]) for start in starts}
    places = "".join(f'<ofd:Page ID="{start}" BaseLoc="Pages/{start}.xml"/>' for start in starts)
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    root = f'<ofd:OFD xmlns:ofd="{_OFD}">{body}</ofd:OFD>'
    document = f'<ofd:Document xmlns:ofd="{_OFD}"><ofd:Pages>{places}</ofd:Pages></ofd:Document>'
    return zipped({"OFD.xml": root, "Doc_0/Document.xml": document, **contents})


def _fitting(text: str, ems: float) -> int:
    """How many characters fit into a line."""
    room = len(text)
    while width_in_ems(text[:room]) > ems:
        room -= 1
    return room


def _ofd_page(lines: Sequence[str]) -> str:
    layer = f"<ofd:Layer>{''.join(lines)}</ofd:Layer>"
    return f'<ofd:Page xmlns:ofd="{_OFD}"><ofd:Content>{layer}</ofd:Content></ofd:Page>'


_OFD = "http://www.ofdspec.org/2016"


def _ofd_line(text: str, left: float, top: float, size: float) -> str:
    code = f'<ofd:TextCode X="0" Y="{size}">{escape(text)}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{left} {top} 160 {size}" Size="{size}">{code}</ofd:TextObject>'


def as_pptx() -> bytes:
    """The regulation as a presentation: its title on the first slide, then five paragraphs a slide."""
    texts = [text for _, text in BODY]
    slides = [[shape([TITLE], "ctrTitle"), shape([NOTE], "subTitle")]]
    slides += [[shape(texts[start : start + 5])] for start in range(0, len(texts), 5)]
    return presentation(["".join(shapes) for shapes in slides])


def shape(paragraphs: Sequence[str], placeholder: str = "") -> str:
    """A text box of a slide."""
    place = f'<p:nvPr><p:ph type="{placeholder}"/></p:nvPr>' if placeholder else "<p:nvPr/>"
    texts = "".join(f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in paragraphs)
    return f"<p:sp><p:nvSpPr>{place}</p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"


def presentation(slides: Sequence[str], notes: Mapping[int, str] | None = None) -> bytes:
    """A presentation of slides made of shapes; notes are shapes too, by the number of their slide."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{office}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def relations(kind: str, targets: Sequence[str]) -> str:
        entries = "".join(
            f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="{target}"/>' for n, target in enumerate(targets)
        )
        return f'<Relationships xmlns="{package}">{entries}</Relationships>'

    numbers = range(1, len(slides) + 1)
    shown = "".join(f'<p:sldId id="{255 + n}" r:id="r{n - 1}"/>' for n in numbers)
    files = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {names}><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations("slide", [f"slides/slide{n}.xml" for n in numbers]),
    }
    for number, shapes in zip(numbers, slides, strict=True):
        files[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {names}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        )
    for number, shapes in (notes or {}).items():
        files[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
            "notesSlide", [f"../notesSlides/notes{number}.xml"]
        )
        files[f"ppt/notesSlides/notes{number}.xml"] = (
            f"<p:notes {names}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:notes>"
        )
    return zipped(files)
