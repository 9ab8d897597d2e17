"""The documents that mutants are made of: official documents with planted defects, and the same text in other formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from assistant.errors import InputError
from evals.format.description import base_names
from evals.format.draft import Draft
from evals.format.layout.document import base
from evals.format.operator import Site
from evals.format.operators import all_operators
from evals.fuzz.mutants import Base
from evals.fuzz.objects import with_objects

_OPERATORS = 24
# LibreOffice, which reads .odt, takes seconds a file.
_TURNS_FOR_ONE_ODT = 4
_SUFFIXES = frozenset({".docx", ".pdf", ".ofd", ".txt", ".html", ".md", ".odt"})
TITLE = "清江市人民政府关于做好防汛工作的通知"
LINES = (
    "各县（市、区）人民政府：",
    "第一条　现将有关事项通知如下:各地要备足沙袋、水泵……等物资，逐项登记造册。",
    "（一）各地要严格落实24小时值班制度,及时报送汛情。",
    "第二条　水库、河道的巡查按照下列规定办理：",
    "1.每日不少于2次；",
    "2.发现险情的，十分钟内报告。",
    "第三条　本通知自2026年6月1日起施行。",
    "清江市人民政府",
    "2026年3月16日",
)
_OFD = "http://www.ofdspec.org/2016"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def bases_of(folder: Path | None) -> list[Base]:
    """The documents of a folder, or those of this project.

    Raises:
        InputError: The folder holds none that can be read.
    """
    return named_bases(folder) if folder else own_bases()


def own_bases() -> list[Base]:
    """The documents of this project in the order in which they take turns; most are .docx.

    There is one .odt among many, whether LibreOffice is there or not, so that a number means the same file everywhere.
    """
    texts, turn = list(_texts()), list[Base]()
    for number, document in enumerate(_documents()):
        turn += [document, *([texts[number // 2 % len(texts)]] if number % 2 else [])]
    return [*turn * _TURNS_FOR_ONE_ODT, Base("notice.odt", ".odt", _odt())]


def named_bases(folder: Path) -> list[Base]:
    """The documents of a folder.

    Raises:
        InputError: There is none that can be read.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _SUFFIXES and path.is_file()]
    if not files:
        raise InputError(f"{folder} 里没有可以变异的文件（{'、'.join(sorted(_SUFFIXES))}），请换一个文件夹。")
    return [Base(path.name, path.suffix.lower(), path.read_bytes()) for path in files]


def _documents() -> Iterator[Base]:
    for number, name in enumerate(base_names()):
        draft = _flawed(base(name), Random(name))
        yield Base(f"{name}.docx", ".docx", draft.to_bytes())
        if number % 2:
            yield Base(f"{name}-objects.docx", ".docx", with_objects(draft).to_bytes())


def _flawed(draft: Draft, random: Random) -> Draft:
    """The document with defects, so that there is something to repair; that each is a single one does not matter here."""
    for operator in random.sample(all_operators(), _OPERATORS):
        targets = operator.find(draft)
        if targets:
            operator.apply(Site(draft, random.choice(targets), random.choice(operator.routes)))
    return draft


def _texts() -> Iterator[Base]:
    text = "\n".join([TITLE, *LINES])
    yield Base("notice.pdf", ".pdf", _pdf())
    yield Base("notice.ofd", ".ofd", _ofd())
    yield Base("notice.txt", ".txt", text.encode())
    yield Base("notice.html", ".html", _html())
    yield Base("notice.md", ".md", _markdown())


def _markdown() -> bytes:
    lines = "\n\n".join(LINES)
    return f"# {TITLE}\n\n## 总则\n\n{lines}\n\n| 物资 | 数量 |\n|---|---|\n| 沙袋 | 300 |\n".encode()


def _html() -> bytes:
    rows = "".join(f"<tr><td rowspan=2>{line[:3]}</td><td>{line[3:6]}</td></tr>" for line in LINES[:3])
    body = "".join(f"<p align='left'><span style='x'>{line}</span></p>" for line in LINES)
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_清江市</title><script>var a=1;</script></head>'
    return f"{head}<body><div class=nav><a href='/'>首页</a></div><h1>{TITLE}</h1>{body}<table>{rows}</table></body></html>".encode()


def _pdf() -> bytes:
    """A page in a font of Chinese that every reader knows and none need embed (PDF 32000-1, 9.7.5.2)."""
    drawn = "".join(
        f"BT /F1 16 Tf 60 {760 - 30 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for at, line in enumerate((TITLE, *LINES))
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 6 0 R >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn),
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 93"
        b" /CapHeight 700 /FontBBox [-25 -254 1000 880] >>",
    ]
    output, places = io.BytesIO(b"%PDF-1.4\n"), []
    output.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(output.tell())
        output.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = output.tell()
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    output.write(b"xref\n0 8\n0000000000 65535 f \n" + listed)
    output.write(b"trailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return output.getvalue()


def _ofd() -> bytes:
    lines = "".join(
        f'<ofd:TextObject ID="{at + 9}" Boundary="28 {30 + 10 * at} 160 6" Font="1" Size="5.64"><ofd:TextCode X="0" Y="5" '
        f'DeltaX="g {max(1, len(line) - 1)} 5.64">{line}</ofd:TextCode></ofd:TextObject>'
        for at, line in enumerate((TITLE, *LINES))
    )
    return _zipped(
        {
            "OFD.xml": f'<ofd:OFD xmlns:ofd="{_OFD}"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
            "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{_OFD}"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297'
            '</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
            "</ofd:Pages></ofd:Document>",
            "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page xmlns:ofd="{_OFD}"><ofd:Content><ofd:Layer ID="2">{lines}</ofd:Layer>'
            "</ofd:Content></ofd:Page>",
        }
    )


def _odt() -> bytes:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in (TITLE, *LINES))
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" office:version="1.2"><office:body>'
        f"<office:text>{paragraphs}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    listed = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return _zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed})


def _zipped(files: dict[str, str]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return output.getvalue()
