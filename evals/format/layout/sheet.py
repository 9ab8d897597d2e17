"""The page and what surrounds the text: section, styles, settings, theme, footers, package (GB/T 9704—2012 5, 7.5)."""

from __future__ import annotations

from evals.format.description import Description
from evals.format.layout.looks import LOOKS, RED
from evals.format.layout.masthead import letter_frame
from evals.format.layout.paragraphs import Pen, fonts_of, indents_of, line_paragraph, set_paragraph_look, text_node
from evals.format.names import NAMESPACES, element, properties, put, qualified
from evals.format.xml import Node, etree

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MM = 1440 / 25.4


def section(described: Description) -> Node:
    """A4, 37 / 28 / 26 / 35 mm, 22 lines of 28 字 (5.1, 5.2)."""
    letter = described.format == "letter"
    kinds = ["default", "even", *(["first"] if letter else [])]
    made = element("sectPr")
    for kind in kinds:
        reference = element("footerReference", type=kind)
        reference.set(qualified("r:id"), f"rIdFooter{kind.title()}")
        made.append(reference)
    made.append(element("pgSz", w=11906, h=16838))
    edges = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1440, "gutter": 0}
    made.append(element("pgMar", **edges))
    made.extend([element("titlePg")] if letter else [])
    # 12756 twips / 22 lines; 15.795 pt a 字 where the default is 16 pt: -0.205 * 4096 (17.6.5).
    made.append(element("docGrid", type="linesAndChars", linePitch=579, charSpace=-842))
    return made


def styles(described: Description, pen: Pen) -> Node:
    """Defaults of 宋体 10.5 pt as the programs have them, Normal of 3号仿宋, and a style an element."""
    latin = "Times New Roman"
    default_fonts = element("rFonts", ascii=latin, eastAsia="宋体", hAnsi=latin, cs=latin)
    rPr = element("rPr", [default_fonts, element("sz", val=21), element("szCs", val=21)])
    rPr.append(element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    defaults = element("docDefaults", [element("rPrDefault", [rPr]), element("pPrDefault", [element("pPr")])])
    made = element("styles", [defaults, _normal(pen)])
    if described.through == "styles":
        made.extend(_style(label, pen) for label in LOOKS)
    return made


def _normal(pen: Pen) -> Node:
    name = "1" if pen.wps else "Normal"
    style = element(
        "style", [element("name", val="Normal"), element("qFormat")], type="paragraph", default=1, styleId=name
    )
    pPr = properties(style, "pPr")
    put(pPr, element("widowControl", val=0))
    put(pPr, element("jc", val="both"))
    rPr = properties(style, "rPr")
    put(rPr, fonts_of(pen.fonts["fangsong"]))
    put(rPr, element("kern", val=2))
    put(rPr, element("sz", val=32))
    put(rPr, element("szCs", val=32))
    return style


def _style(label: str, pen: Pen) -> Node:
    look = LOOKS[label]
    style = element(
        "style", [element("name", val=look.title)], type="paragraph", customStyle=1, styleId=pen.style_id(label)
    )
    put(style, element("basedOn", val="1" if pen.wps else "Normal"))
    pPr = properties(style, "pPr")
    set_paragraph_look(pPr, look)
    if not (look.first or look.left or look.right):
        put(pPr, indents_of(look))
    rPr = properties(style, "rPr")
    put(rPr, fonts_of(pen.fonts[look.family]))
    put(rPr, element("sz", val=round(look.size * 2)))
    put(rPr, element("szCs", val=round(look.size * 2)))
    if look.colour:
        put(rPr, element("color", val=look.colour))
    return style


def footer(kind: str, described: Description, pen: Pen) -> Node:
    """— 1 — in 宋体 4号, 1 字 from the outer side (7.5); on a letter's first page the lower double line (10.1)."""
    if kind == "first":
        line = line_paragraph("", "bottom", "thinThickSmallGap", 24, RED, 40)
        # 20 mm from the lower edge of the page.
        put(properties(line, "pPr"), letter_frame(16838 - round(20 * _MM)))
        return element("ftr", [_unlabelled(line)])
    paragraph = element("p")
    pPr = properties(paragraph, "pPr")
    put(pPr, element("snapToGrid", val=0))
    side = "right" if kind == "default" else "left"
    put(pPr, element("ind", **{f"{side}Chars": 100, side: 280}))
    put(pPr, element("jc", val=side))
    # WPS writes the field in parts, Word's gallery does it in one.
    field = _field_in_parts() if pen.wps or described.through == "styles" else _field_in_one()
    paragraph.extend([_number_run([text_node("— ")]), *field, _number_run([text_node(" —")])])
    return element("ftr", [paragraph])


def _unlabelled(paragraph: Node) -> Node:
    paragraph.attrib.clear()
    return paragraph


def _number_run(children: list[Node]) -> Node:
    font = element("rFonts", ascii="宋体", eastAsia="宋体", hAnsi="宋体", cs="宋体")
    rPr = element("rPr", [font, element("sz", val=28), element("szCs", val=28)])
    return element("r", [rPr, *children])


def _field_in_one() -> list[Node]:
    return [element("fldSimple", [_number_run([text_node("1")])], instr=" PAGE ")]


def _field_in_parts() -> list[Node]:
    instruction = element("instrText")
    instruction.text = "PAGE"
    parts = [element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="separate")]
    return [_number_run([part]) for part in [*parts, text_node("1"), element("fldChar", fldCharType="end")]]


def settings() -> Node:
    """Odd and even pages differ, punctuation is compressed, fonts are Chinese."""
    compat = element("compat", [element("adjustLineHeightInTable"), element("useFELayout")])
    parts = [element("zoom", percent=100), element("evenAndOddHeaders")]
    parts += [element("characterSpacingControl", val="compressPunctuation"), compat]
    return element("settings", [*parts, element("themeFontLang", val="en-US", eastAsia="zh-CN")])


def theme() -> Node:
    """A theme whose minor Chinese font is 宋体 and whose major one is 黑体."""
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{hans}"/></a:{kind}Font>'
        for kind, latin, hans in (("major", "Cambria", "黑体"), ("minor", "Calibri", "宋体"))
    )
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in zip(
            "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(),
            "000000 FFFFFF 1F497D EEECE1 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080".split(),
            strict=True,
        )
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
    formats += f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    return etree.fromstring(
        f'<a:theme xmlns:a="{NAMESPACES["a"]}" name="Office"><a:themeElements><a:clrScheme name="Office">{colours}'
        f'</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">{formats}'
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def properties_part(pen: Pen) -> Node:
    """``docProps/app.xml``: which program wrote it."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    name = "WPS Office_12.1.0.16250_F1E327BC-269C-435d-A152-05C5408002CA" if pen.wps else "Microsoft Office Word"
    return etree.fromstring(f'<Properties xmlns="{space}"><Application>{name}</Application></Properties>')


def relations(footers: list[str]) -> dict[str, Node]:
    """The relationship parts of the package and of the main part."""
    main = [("rIdStyles", "styles", "styles.xml"), ("rIdSettings", "settings", "settings.xml")]
    main += [("rIdTheme", "theme", "theme/theme1.xml"), ("rIdSeal", "image", "media/seal.png")]
    main += [("rIdFigure", "image", "media/figure.png")]
    main += [(f"rIdFooter{kind.title()}", "footer", f"footer_{kind}.xml") for kind in footers]
    package = [("rId1", "officeDocument", "word/document.xml"), ("rId2", "extended-properties", "docProps/app.xml")]
    return {"word/_rels/document.xml.rels": _relations(main), "_rels/.rels": _relations(package)}


def _relations(named: list[tuple[str, str, str]]) -> Node:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    made = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for name, kind, target in named:
        etree.SubElement(made, f"{{{space}}}Relationship", Id=name, Type=f"{_RELATIONS}/{kind}", Target=target)
    return made


def content_types(footers: list[str]) -> Node:
    """``[Content_Types].xml``."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "application/vnd.openxmlformats-officedocument"
    made = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    for extension, kind in (("rels", rels), ("xml", "application/xml"), ("png", "image/png")):
        etree.SubElement(made, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    parts = {"/word/document.xml": f"{word}.document.main+xml", "/word/styles.xml": f"{word}.styles+xml"}
    parts |= {"/word/settings.xml": f"{word}.settings+xml", "/word/theme/theme1.xml": f"{office}.theme+xml"}
    parts |= {"/docProps/app.xml": f"{office}.extended-properties+xml"}
    parts |= {f"/word/footer_{kind}.xml": f"{word}.footer+xml" for kind in footers}
    for name, kind in parts.items():
        etree.SubElement(made, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return made
