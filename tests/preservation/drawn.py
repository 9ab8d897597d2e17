"""Pictures, shapes, embedded files and formulas in a flawed 通知."""

from __future__ import annotations

from tests.preservation.official import (
    FANGSONG,
    IGNORABLE,
    LAYOUT,
    MIXED,
    NAMESPACES,
    Flaw,
    look,
    official,
    paragraph,
    run,
)
from tests.preservation.packing import R_URI, Docx, Part, seal_png

SEAL = Part("word/media/image1.png", seal_png(), "", "image", "rIdSeal")
_BOX_TEXT = f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{run('密封件', look(size=21))}</w:p>"


def _picture(relation: str) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="3" name="seal.png" descr="印章"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1512000" cy="1512000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _inline(graphic: str, number: int = 3) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1512000" cy="1512000"/>'
        f'<wp:docPr id="{number}" name="图 {number}"/><wp:cNvGraphicFramePr/>{graphic}</wp:inline></w:drawing>'
    )


def _anchored(graphic: str, number: int, behind: int = 0) -> str:
    return (
        f'<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251{number}"'
        f' behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1" wp14:anchorId="0A0B0C0{number}">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>2880000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-720000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1512000" cy="720000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="对象 {number}"/><wp:cNvGraphicFramePr/>{graphic}</wp:anchor></w:drawing>'
    )


def _shape(preset: str, content: str = "") -> str:
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1512000" cy="720000"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f"</a:ln></wps:spPr>{box}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )


def _vml(content: str = "") -> str:
    box = f'<v:textbox inset="2mm,1mm"><w:txbxContent>{content}</w:txbxContent></v:textbox>' if content else ""
    return (
        '<w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
        '<v:shape id="_x0000_s1026" type="#_x0000_t202" style="position:absolute;margin-left:200pt;width:119pt;height:57pt"'
        f' filled="f">{box}<w10:wrap anchorx="margin"/></v:shape></w:pict>'
    )


def anchored_seal() -> str:
    """A w:drawing of the seal behind the text; ``SEAL`` is its part."""
    return _anchored(_picture("rIdSeal"), 12, 1)


def text_box(text: str) -> str:
    """A run with a text box in DrawingML, and the same in VML, as Word has written them since 2010."""
    content = f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{run(text, look(size=21))}</w:p>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{_anchored(_shape("rect", content), 5)}</mc:Choice>'
        f"<mc:Fallback>{_vml(content)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def seal_as_word_writes_it() -> Docx:
    """An inline picture, and an anchored one behind the text."""
    inline = paragraph("见下图。", f"<w:r><w:rPr><w:noProof/></w:rPr>{_inline(_picture('rIdSeal'))}</w:r>")
    anchored = paragraph("盖章处。", f"<w:r>{_anchored(_picture('rIdSeal'), 4, 1)}</w:r>", first_line=False)
    return official(inline, anchored, flaws=(*LAYOUT, Flaw.COMMA), parts=[SEAL])


def text_box_with_fallback() -> Docx:
    """A text box in mc:AlternateContent."""
    return official(paragraph("附有文本框。", text_box("密封件")), flaws=MIXED)


def vml_shapes() -> Docx:
    """What old versions of Word and WPS write: a text box, a line, a group and a picture in VML."""
    line = '<v:line id="L1" from="0,0" to="440pt,0" strokecolor="red" strokeweight="2.25pt"/>'
    group = (
        '<v:group id="G1" style="width:80pt;height:40pt" coordsize="800,400"><v:oval id="O1" style="width:300;height:300"/>'
        '<v:rect id="R1" style="left:400;width:300;height:300"><v:textbox><w:txbxContent>'
        f"{_BOX_TEXT}</w:txbxContent></v:textbox></v:rect></v:group>"
    )
    image = '<v:shape id="P1" style="width:40pt;height:40pt"><v:imagedata r:id="rIdSeal" o:title="印章"/></v:shape>'
    drawn = "".join(f"<w:r><w:pict>{each}</w:pict></w:r>" for each in (line, group, image))
    return official(paragraph("附图如下。", f"<w:r>{_vml(_BOX_TEXT)}</w:r>", drawn), flaws=LAYOUT, parts=[SEAL])


def shapes_in_flawed_text() -> Docx:
    """Shapes whose own paragraphs and runs are flawed: an edit must go around them."""
    wrong = look("宋体", 28)
    shape = f"<w:r>{wrong}{_anchored(_shape('ellipse'), 6)}</w:r>"
    text = paragraph(run("各地要落实措施,", wrong), shape, run("确保安全。", wrong), first_line=False)
    inside = paragraph(
        f"<w:r>{wrong}{_inline(_picture('rIdSeal'), 7)}<w:t>图后的文字要规范。</w:t></w:r>", first_line=False
    )
    return official(text, inside, flaws=(Flaw.MARGIN, Flaw.HEADING_FONT), parts=[SEAL])


def embedded_object() -> Docx:
    """A spreadsheet put in as an OLE object, with its picture in VML."""
    drawn = (
        '<w:object w:dxaOrig="1440" w:dyaOrig="960"><v:shape id="_x0000_i1025" style="width:72pt;height:48pt" o:ole="">'
        '<v:imagedata r:id="rIdSeal" o:title=""/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"'
        ' ShapeID="_x0000_i1025" DrawAspect="Content" ObjectID="_1700000000" r:id="rIdSheet"/></w:object>'
    )
    sheet = Part("word/embeddings/sheet1.xlsx", b"PK\x05\x06" + bytes(18), "", "package", "rIdSheet")
    return official(paragraph("数据见表。", f"<w:r>{drawn}</w:r>"), flaws=(*LAYOUT, Flaw.BRACKET), parts=[SEAL, sheet])


def chart() -> Docx:
    """A chart with a part of its own."""
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart"/>'
        "</a:graphicData></a:graphic>"
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    xml = f'<c:chartSpace xmlns:c="{uri}"><c:chart><c:plotArea><c:layout/></c:plotArea></c:chart></c:chartSpace>'
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    part = Part("word/charts/chart1.xml", xml, kind, "chart", "rIdChart")
    return official(paragraph("趋势见图。", f"<w:r>{_inline(graphic, 8)}</w:r>"), flaws=MIXED, parts=[part])


def formulas() -> Docx:
    """A formula within a line and one of its own."""
    cambria = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/><w:i/></w:rPr>'
    fraction = (
        f"<m:f><m:fPr><m:ctrlPr>{cambria}</m:ctrlPr></m:fPr><m:num><m:r>{cambria}<m:t>a</m:t></m:r></m:num>"
        f"<m:den><m:r>{cambria}<m:t>b</m:t></m:r></m:den></m:f>"
    )
    inline = paragraph("增速为", f"<m:oMath>{fraction}</m:oMath>", run("个百分点。", look("宋体")), first_line=False)
    own = f"<w:p><m:oMathPara><m:oMath>{fraction}</m:oMath></m:oMathPara></w:p>"
    return official(inline, own, flaws=(Flaw.MARGIN, Flaw.COLON, Flaw.SIZE))


def signs_within_words() -> Docx:
    """Ruby, symbols, soft and non-breaking hyphens, tabs and a line break in flawed runs."""
    wrong = look("宋体", 30)
    ruby = (
        f'<w:r>{wrong}<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="16"/><w:hpsBaseText w:val="32"/>'
        f'<w:lid w:val="zh-CN"/></w:rubyPr><w:rt><w:r><w:t>fáng</w:t></w:r></w:rt><w:rubyBase>{run("防", look())}'
        "</w:rubyBase></w:ruby></w:r>"
    )
    symbol = f'<w:r>{wrong}<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已完成，</w:t><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    hyphens = f"<w:r>{wrong}<w:t>详见</w:t><w:softHyphen/><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>表</w:t><w:br/><w:t>所列。</w:t></w:r>"
    return official(
        paragraph(ruby, run("汛物资", wrong), symbol, hyphens, first_line=False), flaws=(Flaw.MARGIN, Flaw.TITLE_FONT)
    )


def picture_in_a_header() -> Docx:
    """A seal in the header, which has relationships of its own."""
    header = (
        f"<w:hdr {NAMESPACES} {IGNORABLE}><w:p>{run('内部资料', look(FANGSONG, 28))}"
        f"<w:r>{_inline(_picture('rIdHeaderSeal'), 9)}</w:r></w:p></w:hdr>"
    )
    parts = [
        Part("word/header1.xml", header, _HEADER_TYPE, "header", "rIdHeader"),
        Part("word/media/image2.png", seal_png(), "", f"{R_URI}/image", "rIdHeaderSeal", "word/header1.xml"),
    ]
    reference = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
    return official(flaws=(*LAYOUT, Flaw.COLON), parts=parts, margins=reference)


_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"

DOCUMENTS = {
    "seal": seal_as_word_writes_it,
    "text box": text_box_with_fallback,
    "VML shapes": vml_shapes,
    "shapes in flawed text": shapes_in_flawed_text,
    "embedded object": embedded_object,
    "chart": chart,
    "formulas": formulas,
    "signs within words": signs_within_words,
    "picture in a header": picture_in_a_header,
}
