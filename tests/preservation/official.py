"""A short 通知 with flaws, as Word and as WPS write one, into which the objects of a document are put.

    official("bookmark", Flaw.FONT, Flaw.INDENT, body=[...])

The flaws stand in paragraphs of their own; the objects' own words are without fault, so that they must survive to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from xml.sax.saxutils import escape

from tests.preservation.packing import MAIN, R_URI, TYPE, Docx, Link, Part

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": R_URI,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
        "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
    }.items()
)
IGNORABLE = 'mc:Ignorable="w14 w15 w16cid w16se wp14"'
THEM = 'w:author="王某" w:date="2026-03-01T09:30:00Z"'
FANGSONG, HEITI, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"


class Flaw(Enum):
    """One fault against GB/T 9704—2012, which the document then has."""

    MARGIN = "天头 25.4 mm instead of 37 (5.2.1)"
    FONT = "a paragraph of the text in 宋体 (5.2.2)"
    SIZE = "a paragraph of the text in 四号 (5.2.2)"
    INDENT = "a paragraph of the text without 左空二字 (7.3.3)"
    TITLE_FONT = "the title in 黑体 and not centred (7.3.1)"
    HEADING_FONT = "a 一、 heading in 仿宋 (7.3.3)"
    COMMA = "a half-width comma among Chinese characters (GB/T 15834—2011)"
    COLON = "a half-width colon after the 主送机关 (7.3.2)"
    BRACKET = "half-width brackets among Chinese characters (GB/T 15834—2011)"
    SPACING = "a paragraph with one and a half lines and space after it (5.2.3)"
    BOLD = "a bold paragraph of the text (5.2.2)"
    THEME = "a paragraph whose font a theme attribute overrides (5.2.2)"


LAYOUT = (Flaw.MARGIN, Flaw.FONT, Flaw.INDENT, Flaw.TITLE_FONT)
MIXED = (Flaw.FONT, Flaw.SIZE, Flaw.COMMA, Flaw.COLON, Flaw.HEADING_FONT)
ALL = tuple(Flaw)


def fonts(font: str) -> str:
    """w:rFonts as Word writes it for text typed in one font."""
    return f'<w:rFonts w:ascii="{font}" w:eastAsia="{font}" w:hAnsi="{font}" w:hint="eastAsia"/>'


def look(font: str = FANGSONG, size: int = 32, more: str = "") -> str:
    """The w:rPr of a run; ``more`` stands between font and size."""
    return f'<w:rPr>{fonts(font)}{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def run(text: str, properties: str | None = None) -> str:
    """A run of text as it should look in the text of a document, or with other properties."""
    shown = look() if properties is None else properties
    return f'<w:r w:rsidRPr="00A1B2C3">{shown}<w:t>{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "", first_line: bool = True, mark: str = "", ids: str = "") -> str:
    """A paragraph of the text; plain content is taken for text, ``mark`` stands in the w:rPr of its mark."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if first_line else ""
    spacing = '<w:spacing w:line="579" w:lineRule="exact"/>'
    inner = f"{properties}{spacing}{indent}" if "<w:jc" not in properties else f"{spacing}{indent}{properties}"
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else look()
    return f'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"{ids}><w:pPr>{inner}{marked}</w:pPr>{runs}</w:p>'


def _opening(flaws: Sequence[Flaw]) -> list[str]:
    wrong_title = Flaw.TITLE_FONT in flaws
    title = run("关于做好防汛工作的通知", look(HEITI if wrong_title else TITLE, 44))
    alignment = "left" if wrong_title else "center"
    colon = ":" if Flaw.COLON in flaws else "："
    comma = "," if Flaw.COMMA in flaws else "，"
    heading = FANGSONG if Flaw.HEADING_FONT in flaws else HEITI
    return [
        paragraph(title, properties=f'<w:jc w:val="{alignment}"/>', first_line=False),
        paragraph("", first_line=False),
        paragraph(f"各县（区）人民政府{colon}", first_line=False),
        paragraph(f"为做好今年防汛工作{comma}现将有关事项通知如下。"),
        paragraph(run("一、压实工作责任", look(heading))),
    ]


def _flawed_paragraphs(flaws: Sequence[Flaw]) -> list[str]:
    made = {
        Flaw.FONT: paragraph(run("各级各部门要提高认识，加强领导。", look("宋体"))),
        Flaw.SIZE: paragraph(run("各级防汛责任人要在岗在位，履职尽责。", look(size=28))),
        Flaw.INDENT: paragraph("各地要及时转移受威胁群众。", first_line=False),
        Flaw.BRACKET: paragraph("各地要落实防汛物资(含编织袋)储备。"),
        Flaw.SPACING: paragraph("各地要加强值班值守。").replace(
            '<w:spacing w:line="579" w:lineRule="exact"/>', '<w:spacing w:after="240" w:line="360" w:lineRule="auto"/>'
        ),
        Flaw.BOLD: paragraph(run("各地要开展隐患排查。", look(more="<w:b/><w:bCs/>"))),
        Flaw.THEME: paragraph(
            run(
                "各地要强化预报预警。",
                '<w:rPr><w:rFonts w:asciiTheme="minorEastAsia" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia"/>'
                '<w:sz w:val="32"/></w:rPr>',
            )
        ),
    }
    return [xml for flaw, xml in made.items() if flaw in flaws]


def _closing() -> list[str]:
    right = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>'
    return [
        paragraph("", first_line=False),
        paragraph("某市人民政府", properties=right, first_line=False),
        paragraph("2026年4月8日", properties=right, first_line=False),
    ]


def section(flaws: Sequence[Flaw] = (), *, kind: str = "", more: str = "") -> str:
    """A w:sectPr with the page of the standard, but for its top margin where that is flawed."""
    top = 1440 if Flaw.MARGIN in flaws else 2098
    broken = f'<w:type w:val="{kind}"/>' if kind else ""
    footer = '<w:footerReference w:type="default" r:id="rIdFooter"/>'
    return (
        f'<w:sectPr w:rsidR="00A1B2C3">{more}{footer}{broken}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1440" w:gutter="0"/>'
        '<w:cols w:space="425"/><w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/></w:sectPr>'
    )


def field(instruction: str, result: str, properties: str | None = None) -> str:
    """A complex field."""
    shown = look() if properties is None else properties
    return (
        f'<w:r>{shown}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{shown}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{shown}<w:fldChar w:fldCharType="separate"/></w:r>{run(result, shown)}'
        f'<w:r>{shown}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def document(body: str, *, attributes: str = IGNORABLE) -> Part:
    """The main part."""
    xml = f"<w:document {NAMESPACES} {attributes}><w:body>{body}</w:body></w:document>"
    return Part(MAIN, xml, TYPE.format("document.main"), "officeDocument", "rId1", "")


def _furniture(settings: str) -> list[Part]:
    """Styles, settings, theme and the footer with its page number."""
    page_look = look("宋体", 28)
    page = f"{run('— ', page_look)}{field('PAGE', '1', page_look)}{run(' —', page_look)}"
    footer = f'<w:ftr {NAMESPACES} {IGNORABLE}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>{page}</w:p></w:ftr>'
    styles = (
        f"<w:styles {NAMESPACES} {IGNORABLE}><w:docDefaults><w:rPrDefault><w:rPr>{fonts('宋体')}"
        '<w:kern w:val="2"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style></w:styles>'
    )
    theme = (
        f'<a:theme {NAMESPACES} name="Office"><a:themeElements><a:clrScheme name="c"/><a:fontScheme name="f">'
        '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont>'
        '</a:fontScheme><a:fmtScheme name="s"/></a:themeElements></a:theme>'
    )
    theme_type = "application/vnd.openxmlformats-officedocument.theme+xml"
    settings_xml = (
        f'<w:settings {NAMESPACES} {IGNORABLE}><w:zoom w:percent="100"/>{settings}<w:bordersDoNotSurroundHeader/>'
        '<w:defaultTabStop w:val="420"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/></w:compat>'
        '<w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )
    return [
        Part("word/styles.xml", styles, TYPE.format("styles"), "styles", "rIdStyles"),
        Part("word/settings.xml", settings_xml, TYPE.format("settings"), "settings", "rIdSettings"),
        Part("word/theme/theme1.xml", theme, theme_type, "theme", "rIdTheme"),
        Part("word/footer1.xml", footer, TYPE.format("footer"), "footer", "rIdFooter"),
    ]


def official(
    *objects: str,
    flaws: Sequence[Flaw] = LAYOUT,
    parts: Sequence[Part] = (),
    links: Sequence[Link] = (),
    settings: str = "",
    attributes: str = IGNORABLE,
    margins: str = "",
    before: str = "",
    inner: str = "",
) -> Docx:
    """A flawed 通知 that holds objects.

    Args:
        objects: Blocks that stand in the text: paragraphs, tables, content controls.
        flaws: What is wrong in it.
        parts: Further parts.
        links: Relationships that lead out of the package.
        settings: XML in the settings, after w:zoom.
        attributes: Attributes of w:document besides the namespaces.
        margins: References to headers in the last section.
        before: Blocks in front of the title.
        inner: Blocks between text and signature that end a section.
    """
    blocks = [before, *_opening(flaws), *_flawed_paragraphs(flaws), *objects, inner, *_closing()]
    body = "".join(blocks) + section(flaws, kind="continuous" if inner else "", more=margins)
    return Docx([document(body, attributes=attributes), *_furniture(settings), *parts], list(links))
