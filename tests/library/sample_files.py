"""One invented regulation, and builders that write it as a file of each format."""

from __future__ import annotations

import io
from collections.abc import Sequence

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
