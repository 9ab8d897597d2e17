"""One notice with one planted slip, and builders that write it as a file of each format."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from assistant.files.office import office_program
from tests.ooxml.building import build

TITLE = "示例市人民政府关于做好防汛工作的通知"
# …… and 等 say the same thing twice: rule M008.
SLIP = "……等"
NOTICE = (
    ("title", TITLE),
    ("text", "各县（区）人民政府，市政府各部门："),
    ("body", "近期我市进入主汛期，强降雨过程增多。为确保人民群众生命财产安全，现就做好防汛工作通知如下。"),
    ("body", "一、压实责任"),
    (
        "body",
        f"各级各部门要严格落实值班、巡查、报告{SLIP}制度，对水库、河道、低洼地带逐一排查，发现险情立即处置并报告市防汛指挥部。",
    ),
    ("body", "二、备足物资"),
    ("body", "各地要按照防汛预案备足抢险物资，落实抢险队伍，确保关键时刻调得出、用得上。"),
    ("right", "示例市人民政府"),
    ("right", "2026年6月8日"),
)
TEXT = "\n".join(text for _, text in NOTICE)
STORY = f"那天早上下着雨。\n我走进一家小店，店里摆着茶壶、旧书、唱片{SLIP}东西。\n老板抬起头，笑了笑。\n"
_STYLES = {
    "title": {"font": "方正小标宋简体", "size": "二号", "align": "center"},
    "text": {"font": "仿宋_GB2312", "size": "三号"},
    "body": {"font": "仿宋_GB2312", "size": "三号", "first_line": 2},
    "right": {"font": "仿宋_GB2312", "size": "三号", "align": "right"},
}


def as_docx(lines: Sequence[tuple[str, str]] = NOTICE) -> bytes:
    """The notice as a Word document."""
    return build([{"text": text, **_STYLES[kind]} for kind, text in lines])


def as_dotx() -> bytes:
    """The notice as a template of Word: the same parts, another type of the main one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx())) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"document.main+xml", b"template.main+xml")
            made.writestr(name, content)
    return stream.getvalue()


@cache
def converted(suffix: str) -> bytes:
    """The notice as LibreOffice writes it in another format."""
    office = office_program()
    assert office is not None
    filters = {".doc": "doc:MS Word 97", ".wps": "doc:MS Word 97"}
    with TemporaryDirectory() as folder:
        given = Path(folder) / "notice.docx"
        given.write_bytes(as_docx())
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        target = filters.get(suffix, suffix[1:])
        subprocess.run(
            [office, "--headless", profile, "--convert-to", target, "--outdir", folder, str(given)],
            check=True,
            capture_output=True,
        )
        return given.with_suffix(f".{target.partition(':')[0]}").read_bytes()


def as_pdf(**options: str) -> bytes:
    """The notice as a PDF, in lines of 28 characters with page numbers."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle("text", fontName="STSong-Light", fontSize=16, leading=28, wordWrap="CJK")
    styles = {
        "title": ParagraphStyle("title", plain, fontSize=22, leading=34, alignment=1),
        "text": plain,
        "body": ParagraphStyle("body", plain, firstLineIndent=32),
        "right": ParagraphStyle("right", plain, alignment=2),
    }

    def number(canvas: object, template: object) -> None:
        canvas.setFont("STSong-Light", 14)  # type: ignore[attr-defined]
        canvas.drawCentredString(300, 40, f"— {canvas.getPageNumber()} —")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    story = [Paragraph(text, styles[kind]) for kind, text in NOTICE]
    SimpleDocTemplate(stream, **options).build(story, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


OFD_URI = "http://www.ofdspec.org/2016"


def as_ofd(pages: Sequence[str] | None = None, **more: bytes) -> bytes:
    """The notice as an OFD: a text object a printed line, 26 characters long, in millimetres as GB/T 33190 wants."""
    pages = [_ofd_page(_ofd_lines())] if pages is None else pages
    places = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    files = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD_URI}"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD_URI}"><ofd:Pages>{places}</ofd:Pages></ofd:Document>',
        **{f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)},
        **more,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _ofd_lines() -> list[tuple[float, float, float, str]]:
    """Left, top and size in mm, and the text of each printed line."""
    lines: list[tuple[float, float, float, str]] = []
    for kind, text in NOTICE:
        size = 7.76 if kind == "title" else 5.64
        rest, first = text, {"title": 36.0, "right": 140.0, "body": 28.0 + 2 * 5.64}.get(kind, 28.0)
        while rest:
            room = 26 if first == 28.0 or kind in ("title", "right") else 24
            lines.append((first, 40 + 10 * len(lines), size, rest[:room]))
            rest, first = rest[room:], 28.0
    return lines


def _ofd_page(lines: Sequence[tuple[float, float, float, str]]) -> str:
    """A page; every other line in two pieces that stand in the wrong order, as real files have them."""
    objects: list[str] = []
    for number, (left, top, size, text) in enumerate(lines):
        cut = len(text) // 2 if number % 2 else 0
        for piece, x in ((text[cut:], left + cut * size), (text[:cut], left)):
            code = f'<ofd:TextCode X="0" Y="{size}">{escape(piece)}</ofd:TextCode>'
            objects.append(f'<ofd:TextObject Boundary="{x} {top} 160 {size}" Size="{size}">{code}</ofd:TextObject>')
    return f'<ofd:Page xmlns:ofd="{OFD_URI}"><ofd:Content><ofd:Layer>{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
