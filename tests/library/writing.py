"""A text, a paragraph a line, written as a file of each format: the first line is the title, set in larger type."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.files.office import office_program
from tests.library.sample_files import docx_bytes, ofd_of

_FILTERS = {".doc": "doc:MS Word 97", ".wps": "doc:MS Word 97", ".odt": "odt", ".rtf": "rtf"}


def as_txt(lines: Sequence[str]) -> bytes:
    """Plain text."""
    return "\n".join(lines).encode()


def as_markdown(lines: Sequence[str]) -> bytes:
    """Markdown, a paragraph apart from the next by an empty line."""
    return "\n\n".join([f"# {lines[0]}", *lines[1:]]).encode()


def as_html(lines: Sequence[str]) -> bytes:
    """A web page."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return f'<html><head><meta charset="utf-8"></head><body><h1>{escape(lines[0])}</h1>{body}</body></html>'.encode()


def as_docx(lines: Sequence[str]) -> bytes:
    """A Word document."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return docx_bytes(document)


def as_pdf(lines: Sequence[str]) -> bytes:
    """A PDF with page numbers, paragraphs indented by two characters, names of chapters centred."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    plain = ParagraphStyle("text", fontName="STSong-Light", fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    title = ParagraphStyle("title", plain, fontSize=22, leading=34, alignment=1, firstLineIndent=0)

    def number(canvas: object, template: object) -> None:
        canvas.drawCentredString(300, 40, f"- {canvas.getPageNumber()} -")  # type: ignore[attr-defined]

    story = [Paragraph(escape(lines[0]), title), *(Paragraph(escape(line), plain) for line in lines[1:])]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(story, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


def as_ofd(lines: Sequence[str]) -> bytes:
    """An OFD."""
    return ofd_of([("title", lines[0]), *(("text", line) for line in lines[1:])])


WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    ".txt": as_txt,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
    ".ofd": as_ofd,
}


def converted(data: bytes, suffix: str, given: str = ".docx") -> bytes:
    """A document as LibreOffice writes it in another format."""
    office = office_program()
    assert office is not None
    wanted = _FILTERS.get(suffix, suffix[1:])
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"given{given}"
        path.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", wanted, "--outdir", f"{folder}/made", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return (Path(folder) / "made" / f"given.{wanted.partition(':')[0]}").read_bytes()
