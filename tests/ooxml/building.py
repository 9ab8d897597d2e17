"""Writes real .docx bytes from short descriptions, the form of the fixtures of rules.

    build([{"element": "body", "text": "特此通知。", "font": "仿宋_GB2312", "size": "三号"}])
    build({"given": [...], "styles": {...}, "defaults": {...}, "theme": {...}, "lists": {...}, "page": {...},
           "footers": {"default": [...], "even": [...]}, "settings": "<w:evenAndOddHeaders/>"})

A paragraph is a mapping. What it looks like stands beside its text (direct formatting), in ``style`` as a mapping (a
paragraph style is made of it), or as the name of a style of ``styles``. ``element`` is for the reader of the fixture.

    text, runs: its text, or runs as mappings; a run has ``text``, formatting, ``style``, or ``xml``
    font, latin, size (三号 or points), bold, italic, underline, colour, highlight, spacing (pt), scale, hidden, hint
    align, first_line, indent, right_indent (字), line (pt, exact) or lines (multiple), before, after (pt),
    before_lines, after_lines, page_break_before, keep_next, snap_to_grid, outline, border (below: pt, colour)
    list: [list, level] · table: rows of cells, each a text or a list of paragraphs · box: paragraphs in a text box
    section: the page of the section that ends here · xml: written as it is · rpr, ppr: XML put among the properties
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from assistant.documents.units import FontSize
from tests.ooxml.packaging import NAMESPACES, TYPE, package, with_relations

Spec = Mapping[str, Any]
_HEADER_ROW = "<w:trPr><w:tblHeader/></w:trPr>"


@dataclass
class _Parts:
    """What is gathered while the body is written: styles made of mappings, and further parts."""

    styles: dict[str, Spec] = field(default_factory=dict)
    parts: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def style_id(self, style: str | Spec) -> str:
        if isinstance(style, str):
            return style
        name = f"made{len(self.styles)}"
        self.styles[name] = style
        return name

    def add(self, name: str, kind: str, relation: str, xml: str) -> str:
        self.parts[name] = (kind, relation, xml)
        return f"rId{len(self.parts)}"


def build(document: Spec | Sequence[Spec]) -> bytes:
    """The bytes of a document; a bare list is its paragraphs."""
    spec: Spec = document if isinstance(document, Mapping) else {"given": document}
    return package(document_parts(spec))


def document_parts(spec: Spec) -> dict[str, str]:
    """The parts of a document by their names, for tests that change them before they are packed."""
    made = _Parts(dict(spec.get("styles", {})))
    body = "".join(_block(block, made) for block in spec["given"])
    margins = "".join(
        _margin(tag, kind, blocks, made)
        for tag in ("header", "footer")
        for kind, blocks in spec.get(f"{tag}s", {}).items()
    )
    section = "" if spec.get("page") == "none" else section_xml(spec.get("page", {}), margins)
    made.add("styles.xml", TYPE.format("styles"), "styles", _styles(made.styles, spec.get("defaults", {})))
    settings = f"<w:settings {NAMESPACES}>{spec.get('settings', '')}</w:settings>"
    made.add("settings.xml", TYPE.format("settings"), "settings", settings)
    for name, content in (("theme", _theme(spec)), ("numbering", _numbering(spec)), *_notes(spec, made)):
        if content:
            kind = "application/vnd.openxmlformats-officedocument.theme+xml" if name == "theme" else TYPE.format(name)
            made.add(f"{name}.xml", kind, name, content)
    root = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    return with_relations({"document.xml": (TYPE.format("document.main"), "", root), **made.parts})


def _block(block: Spec, made: _Parts) -> str:
    if "xml" in block:
        return str(block["xml"])
    return table_xml(block, made) if "table" in block else paragraph_xml(block, made)


def paragraph_xml(spec: Spec, made: _Parts | None = None) -> str:
    """A w:p."""
    made = made or _Parts()
    properties = _paragraph_properties(spec, made)
    runs = spec.get("runs") or ([{**spec, "style": None}] if spec.get("text") else [])
    text = "".join(_run(run, made) for run in runs)
    box = _box(spec["box"], made) if "box" in spec else ""
    return f"<w:p>{properties}{text}{box}</w:p>"


def _paragraph_properties(spec: Spec, made: _Parts) -> str:
    entries = [f'<w:pStyle w:val="{made.style_id(spec["style"])}"/>'] if spec.get("style") else []
    entries.append(_paragraph_format(spec))
    if "list" in spec:
        list_id, level = spec["list"]
        entries.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    mark = _run_format(spec)
    entries.append(f"<w:rPr>{mark}</w:rPr>" if mark else "")
    entries.append(section_xml(spec["section"]) if "section" in spec else "")
    return f"<w:pPr>{''.join(entries)}</w:pPr>" if any(entries) else ""


def _run(spec: Spec, made: _Parts) -> str:
    if "xml" in spec:
        return str(spec["xml"])
    style = f'<w:rStyle w:val="{made.style_id(spec["style"])}"/>' if spec.get("style") else ""
    return f"<w:r><w:rPr>{style}{_run_format(spec)}</w:rPr>{text_xml(spec.get('text', ''))}</w:r>"


def text_xml(text: str) -> str:
    """The content of a run: tabs and breaks become elements."""
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}
    pieces, rest = [], ""
    for character in [*text, ""]:
        if rest and (character in signs or not character):
            pieces.append(f'<w:t xml:space="preserve">{escape(rest)}</w:t>')
            rest = ""
        if character in signs:
            pieces.append(signs[character])
        else:
            rest += character
    return "".join(pieces)


def _run_format(spec: Spec) -> str:
    fonts = {
        "eastAsia": spec.get("font"),
        "ascii": spec.get("latin"),
        "hAnsi": spec.get("latin"),
        "hint": spec.get("hint"),
    }
    said = "".join(f' w:{name}="{font}"' for name, font in fonts.items() if font)
    entries = [f"<w:rFonts{said}/>"] if said else []
    entries += [
        _switch(tag, spec[key]) for key, tag in (("bold", "b"), ("italic", "i"), ("hidden", "vanish")) if key in spec
    ]
    values = {
        "color": spec.get("colour"),
        "spacing": _twips(spec.get("spacing")),
        "w": spec.get("scale"),
        "sz": _half_points(spec.get("size")),
        "highlight": spec.get("highlight"),
        "u": spec.get("underline"),
    }
    entries += [f'<w:{tag} w:val="{said}"/>' for tag, said in values.items() if said is not None]
    return "".join(entries) + spec.get("rpr", "")


def _paragraph_format(spec: Spec) -> str:
    entries = [
        _switch(tag, spec[key])
        for key, tag in (
            ("keep_next", "keepNext"),
            ("page_break_before", "pageBreakBefore"),
            ("snap_to_grid", "snapToGrid"),
        )
        if key in spec
    ]
    if "border" in spec:
        width, colour = spec["border"]
        entries.append(
            f'<w:pBdr><w:bottom w:val="single" w:sz="{round(width * 8)}" w:space="1" w:color="{colour}"/></w:pBdr>'
        )
    entries += [_spacing(spec), _indents(spec)]
    entries += [f'<w:jc w:val="{spec["align"]}"/>'] if "align" in spec else []
    entries += [f'<w:outlineLvl w:val="{spec["outline"]}"/>'] if "outline" in spec else []
    return "".join(entries) + spec.get("ppr", "")


def _spacing(spec: Spec) -> str:
    said = {
        "before": _twips(spec.get("before")),
        "after": _twips(spec.get("after")),
        "beforeLines": _hundredths(spec.get("before_lines")),
        "afterLines": _hundredths(spec.get("after_lines")),
    }
    if "line" in spec:
        said |= {"line": _twips(spec["line"]), "lineRule": "exact"}
    elif "lines" in spec:
        said |= {"line": round(spec["lines"] * 240), "lineRule": "auto"}
    return _with_attributes("spacing", said)


def _indents(spec: Spec) -> str:
    names = {"firstLineChars": "first_line", "leftChars": "indent", "rightChars": "right_indent"}
    return _with_attributes("ind", {name: _hundredths(spec.get(key)) for name, key in names.items()})


def _with_attributes(tag: str, attributes: Mapping[str, object]) -> str:
    said = "".join(f' w:{name}="{value}"' for name, value in attributes.items() if value is not None)
    return f"<w:{tag}{said}/>" if said else ""


def _switch(tag: str, on: bool) -> str:
    return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def _twips(points: float | None) -> int | None:
    return None if points is None else round(points * 20)


def _hundredths(number: float | None) -> int | None:
    return None if number is None else round(number * 100)


def _half_points(size: str | float | None) -> int | None:
    if isinstance(size, str):
        named = FontSize.named(size)
        assert named is not None, size
        return round(named.pt * 2)
    return None if size is None else round(size * 2)


def _styles(styles: Mapping[str, Spec], defaults: Spec) -> str:
    entries = "".join(_style(style_id, spec) for style_id, spec in styles.items())
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_run_format(defaults)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_paragraph_format(defaults)}</w:pPr></w:pPrDefault></w:docDefaults>{entries}</w:styles>"
    )


def _style(style_id: str, spec: Spec) -> str:
    default = ' w:default="1"' if spec.get("default") else ""
    links = {"name": spec.get("name", style_id), "basedOn": spec.get("based_on"), "link": spec.get("link")}
    heads = "".join(f'<w:{tag} w:val="{said}"/>' for tag, said in links.items() if said)
    numbers = f'<w:numPr><w:numId w:val="{spec["list"]}"/></w:numPr>' if "list" in spec else ""
    return (
        f'<w:style w:type="{spec.get("type", "paragraph")}" w:styleId="{style_id}"{default}>{heads}'
        f"<w:pPr>{_paragraph_format(spec)}{numbers}</w:pPr><w:rPr>{_run_format(spec)}</w:rPr>{spec.get('more', '')}</w:style>"
    )


def _theme(spec: Spec) -> str:
    """``theme``: {"major"/"minor": {"latin", "ea", "Hans", "Jpan"}, "colours": {"accent1": "FF0000"}}."""
    theme = spec.get("theme")
    if theme is None:
        return ""
    schemes = "".join(_theme_fonts(name, theme.get(name, {})) for name in ("major", "minor"))
    colours = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in theme.get("colours", {}).items())
    return (
        f'<a:theme {NAMESPACES} name="t"><a:themeElements><a:clrScheme name="c">{colours}</a:clrScheme>'
        f'<a:fontScheme name="f">{schemes}</a:fontScheme></a:themeElements></a:theme>'
    )


def _theme_fonts(name: str, fonts: Mapping[str, str]) -> str:
    scripts = "".join(f'<a:font script="{s}" typeface="{f}"/>' for s, f in fonts.items() if s not in ("latin", "ea"))
    latin, ea = fonts.get("latin", ""), fonts.get("ea", "")
    return (
        f'<a:{name}Font><a:latin typeface="{latin}"/><a:ea typeface="{ea}"/><a:cs typeface=""/>{scripts}</a:{name}Font>'
    )


def _numbering(spec: Spec) -> str:
    """``lists``: list id -> levels, each {"format", "text", "start", "suffix", "style", "more"}; or raw XML for a list."""
    lists = spec.get("lists")
    if not lists:
        return ""
    abstract = "".join(_abstract(key, levels) for key, levels in lists.items() if not isinstance(levels, str))
    numbers = "".join(
        levels if isinstance(levels, str) else f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key, levels in lists.items()
    )
    return f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def _abstract(key: object, levels: Sequence[Spec]) -> str:
    entries = "".join(_level(number, level) for number, level in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{key}">{entries}</w:abstractNum>'


def _level(number: int, level: Spec) -> str:
    style = f'<w:pStyle w:val="{level["style"]}"/>' if "style" in level else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{level.get("start", 1)}"/><w:numFmt w:val="{level.get("format", "decimal")}"/>'
        f'{style}{level.get("more", "")}<w:suff w:val="{level.get("suffix", "nothing")}"/><w:lvlText w:val="{level["text"]}"/>'
        f"<w:pPr>{_paragraph_format(level)}</w:pPr><w:rPr>{_run_format(level)}</w:rPr></w:lvl>"
    )


def section_xml(page: Spec, references: str = "") -> str:
    """A w:sectPr, in twips; what is not named is as GB/T 9704—2012 wants it."""
    size = {"w": 11906, "h": 16838} | page.get("size", {})
    margins = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1440, "gutter": 0}
    grid = {"type": "linesAndChars", "linePitch": 579, "charSpace": -842} | page.get("grid", {})
    return (
        f"<w:sectPr>{references}{page.get('references', '')}{page.get('xml', '')}{_with_attributes('pgSz', size)}"
        f"{_with_attributes('pgMar', margins | page.get('margins', {}))}{page.get('more', '')}"
        f"{_with_attributes('docGrid', grid)}</w:sectPr>"
    )


def _margin(tag: str, kind: str, blocks: Sequence[Spec], made: _Parts) -> str:
    short = {"header": "hdr", "footer": "ftr"}[tag]
    content = "".join(_block(block, made) for block in blocks)
    xml = f"<w:{short} {NAMESPACES}>{content}</w:{short}>"
    relation = made.add(f"{tag}_{kind}.xml", TYPE.format(tag), tag, xml)
    return f'<w:{tag}Reference w:type="{kind}" r:id="{relation}"/>'


def _notes(spec: Spec, made: _Parts) -> Iterable[tuple[str, str]]:
    """``footnotes``, ``endnotes`` and ``comments``: id -> text."""
    for name in ("footnotes", "endnotes", "comments"):
        notes = spec.get(name, {})
        tag = name[:-1]
        entries = "".join(
            f'<w:{tag} w:id="{key}" w:author="审核人">{paragraph_xml({"text": text}, made)}</w:{tag}>'
            for key, text in notes.items()
        )
        yield name, f"<w:{name} {NAMESPACES}>{entries}</w:{name}>" if notes else ""


def table_xml(spec: Spec, made: _Parts | None = None) -> str:
    """A w:tbl; ``properties`` goes into w:tblPr, ``header_rows`` are repeated. A cell is a text, a list of paragraphs, or raw XML that starts with <w:tc."""
    made = made or _Parts()
    rows = "".join(
        f"<w:tr>{_HEADER_ROW * (at < spec.get('header_rows', 0))}{''.join(_cell(cell, made) for cell in row)}</w:tr>"
        for at, row in enumerate(spec["table"])
    )
    columns = "".join('<w:gridCol w:w="2000"/>' for _ in spec["table"][0])
    return f"<w:tbl><w:tblPr>{spec.get('properties', '')}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _cell(cell: str | Sequence[Spec], made: _Parts) -> str:
    if isinstance(cell, str):
        return cell if cell.startswith("<w:tc") else f"<w:tc>{paragraph_xml({'text': cell}, made)}</w:tc>"
    return f"<w:tc>{''.join(_block(block, made) for block in cell)}</w:tc>"


def _box(blocks: Sequence[Spec], made: _Parts) -> str:
    """A text box as Word writes it: DrawingML, and the same in VML for older programs."""
    content = "<w:txbxContent>" + "".join(_block(block, made) for block in blocks) + "</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>1008000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>2592000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="5616000" cy="720000"/><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/>'
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:442pt;height:57pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field_xml(instruction: str, shown: str = "") -> str:
    """A field of w:fldChar with its instruction in two pieces, as Word splits them."""
    middle = len(instruction) // 2
    code = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>'
        for piece in (f" {instruction[:middle]}", f"{instruction[middle:]} ")
    )
    result = f"<w:r>{text_xml(shown)}</w:r>" if shown else ""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return marks[0] + code + marks[1] + result + marks[2]
