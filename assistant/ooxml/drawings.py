"""Text boxes, pictures and shapes in a run: DrawingML (ECMA-376 part 1, 20.4) and VML (part 4, 19.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.documents.drawings import Anchor, Picture
from assistant.documents.units import Length
from assistant.ooxml.content_tree import descendants
from assistant.ooxml.values import colour, emu, measure
from assistant.ooxml.xml import WP, WPS, A, Element, V, W

BOX_CONTENT = f"{W}txbxContent"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_VML_SHAPES = frozenset(f"{V}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "polyline"))
# Presets of VML and DrawingML that are lines (20.1.10.55).
_LINES = ("line", "straightConnector1")
_NAMED_COLOURS = {"red": "FF0000", "black": "000000", "white": "FFFFFF", "blue": "0000FF"}


@dataclass(frozen=True)
class Drawn:
    """One thing that is drawn: a picture or shape, its text where it has any, and the element that draws it."""

    picture: Picture
    content: Element | None
    element: Element


def drawn_things(element: Element, anchor: Anchor) -> Iterator[Drawn]:
    """What a w:drawing, w:pict or w:object holds, fixed where the anchor says."""
    if element.tag == f"{W}drawing":
        for holder in element:
            if holder.tag in (f"{WP}inline", f"{WP}anchor"):
                yield from _drawing(holder, _placed(holder, anchor))
    else:
        yield from _vml(element, anchor)


def _placed(holder: Element, anchor: Anchor) -> Anchor:
    if holder.tag == f"{WP}inline":
        return replace(anchor, inline=True)
    horizontal, vertical = holder.find(f"{WP}positionH"), holder.find(f"{WP}positionV")
    return replace(
        anchor,
        inline=False,
        x=_offset(horizontal),
        y=_offset(vertical),
        vertical_from=vertical.get("relativeFrom", "") or "" if vertical is not None else "",
        alignment=_alignment(horizontal),
    )


def _offset(position: Element | None) -> Length | None:
    offset = position.find(f"{WP}posOffset") if position is not None else None
    return emu((offset.text or "").strip()) if offset is not None else None


def _alignment(position: Element | None) -> str:
    said = position.find(f"{WP}align") if position is not None else None
    return (said.text or "").strip() if said is not None else ""


def _drawing(holder: Element, anchor: Anchor) -> Iterator[Drawn]:
    outer = holder.find(f"{WP}extent")
    name = holder.find(f"{WP}docPr")
    label = (name.get("descr", "") or name.get("name", "") or "") if name is not None else ""
    for element in descendants(holder, down_to=BOX_CONTENT):
        if element.tag == _PICTURE:
            yield Drawn(_picture(element, outer, anchor, "picture", label), None, holder)
        elif element.tag == _CHART:
            yield Drawn(_picture(element, outer, anchor, "chart", label), None, holder)
        elif element.tag == f"{WPS}wsp":
            content = element.find(f"{WPS}txbx/{BOX_CONTENT}")
            yield Drawn(_picture(element, outer, anchor, _shape_kind(element), label), content, holder)


def _picture(element: Element, outer: Element | None, anchor: Anchor, kind: str, label: str) -> Picture:
    """The size of the drawing as a whole goes before that of its part, which groups scale."""
    own = next((e for e in element.iter(f"{A}ext") if e.get("cx", "")), None)
    size = outer if outer is not None else own
    width, height = (emu(size.get(name, "")) if size is not None else None for name in ("cx", "cy"))
    outline = next(element.iter(f"{A}ln"), None)
    paint = next(outline.iter(f"{A}srgbClr"), None) if outline is not None else None
    line_width = emu(outline.get("w", "")) if outline is not None else None
    return Picture(
        anchor, width, height, kind, colour(paint.get("val", "")) if paint is not None else None, line_width, label
    )


def _shape_kind(element: Element) -> str:
    preset = next(element.iter(f"{A}prstGeom"), None)
    return "line" if preset is not None and preset.get("prst", "") in _LINES else "shape"


def _vml(element: Element, anchor: Anchor) -> Iterator[Drawn]:
    for shape in descendants(element, down_to=BOX_CONTENT):
        if shape.tag in _VML_SHAPES:
            content = shape.find(f"{V}textbox/{BOX_CONTENT}")
            yield Drawn(_vml_shape(shape, anchor), content, shape)
        elif shape.tag == _OLE:
            yield Drawn(
                Picture(replace(anchor, inline=True), None, None, "object", description=shape.get("ProgID", "")),
                None,
                shape,
            )


def _vml_shape(shape: Element, anchor: Anchor) -> Picture:
    style = _declarations(shape.get("style", ""))
    floating = style.get("position", "") in ("absolute", "relative")
    where = replace(anchor, inline=not floating)
    if floating:
        where = replace(
            where,
            x=_points(style.get("margin-left") or style.get("left", "")),
            y=_points(style.get("margin-top") or style.get("top", "")),
            vertical_from=style.get("mso-position-vertical-relative", "paragraph"),
            alignment=_vml_alignment(style.get("mso-position-horizontal", "")),
        )
    return Picture(
        where,
        _points(style.get("width", "")) or _extent(shape, 0),
        _points(style.get("height", "")) or _extent(shape, 1),
        _vml_kind(shape),
        _vml_colour(shape.get("strokecolor", "")),
        _points(shape.get("strokeweight", "")),
        shape.get("alt", "") or shape.get("id", "") or "",
    )


def _extent(shape: Element, axis: int) -> Length | None:
    """How far a v:line goes to the side or down, by the points that it runs from and to (ECMA-376 part 4, 19.1.2.12)."""
    ends = [shape.get(name, "").split(",") for name in ("from", "to")]
    if shape.tag != f"{V}line" or any(len(end) != 2 for end in ends):
        return None
    start, end = (_points(point[axis].strip() or "0") for point in ends)
    return None if start is None or end is None else Length(abs(end.emu - start.emu))


def _vml_alignment(said: str) -> str:
    return "" if said == "absolute" else said


def _vml_kind(shape: Element) -> str:
    if shape.find(f"{V}imagedata") is not None:
        return "picture"
    return "line" if shape.tag == f"{V}line" or shape.get("type", "").endswith("_t32") else "shape"


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in pairs}


def _points(text: str | None) -> Length | None:
    """A length of VML; bare numbers in shapes that are not in a group are pixels of 1/96 inch, three quarters of a point."""
    text = (text or "").removesuffix("px")
    return measure(text, 96 / 72)


def _vml_colour(text: str) -> str | None:
    text = text.partition(" ")[0]
    if len(text) == 4 and text.startswith("#"):
        text = "#" + "".join(character * 2 for character in text[1:])
    return _NAMED_COLOURS.get(text) or colour(text.removeprefix("#"))
