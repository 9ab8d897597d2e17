"""The independent reader: every level from which a look may come."""

from __future__ import annotations

import pytest

from evals.format.facts import facts
from tests.evals.format.small_document import document

_RUN = "<w:r>{rPr}<w:t>特此通知。</w:t></w:r>"
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)
_STYLES = (
    _DEFAULTS + '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/>'
    '<w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="1"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    '</w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:rFonts w:eastAsia="楷体"/><w:color w:val="ff0000"/></w:rPr></w:style>'
)


def read(paragraph: str, name: str, styles: str = _STYLES, **more: str) -> object:
    return facts(document([paragraph], styles, **more))["body#0", name]


def styled(style: str, rPr: str = "") -> str:
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' + _RUN.format(rPr=rPr)


@pytest.mark.parametrize(
    ("paragraph", "font"),
    [
        (_RUN.format(rPr=""), "宋体"),
        (styled("a"), "仿宋"),
        (styled("b"), "等线"),
        (styled("a", '<w:rPr><w:rStyle w:val="c"/></w:rPr>'), "楷体"),
        (styled("a", '<w:rPr><w:rStyle w:val="c"/><w:rFonts w:eastAsia="黑体"/></w:rPr>'), "黑体"),
        (styled("a", '<w:rPr><w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="majorEastAsia"/></w:rPr>'), "黑体"),
        (styled("a") + _RUN.format(rPr='<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>'), "仿宋+宋体"),
    ],
    ids=["defaults", "style", "theme of a style", "character style", "direct", "theme outweighs name", "part"],
)
def test_fonts_come_from_the_nearest_level(paragraph: str, font: str) -> None:
    assert read(paragraph, "font") == font


def test_sizes_toggles_and_colours_are_inherited() -> None:
    assert read(_RUN.format(rPr=""), "size_pt") == 16
    assert read(styled("b"), "bold") is True
    assert read(styled("b", '<w:rPr><w:b w:val="0"/></w:rPr>'), "bold") is False
    assert read(styled("a", '<w:rPr><w:rStyle w:val="c"/></w:rPr>'), "colour") == "FF0000"
    assert read(_RUN.format(rPr=""), "colour") == "000000"
    assert read(styled("b"), "alignment") == "both"


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        ("", 2),
        ('<w:ind w:firstLine="0"/>', 2),
        ('<w:ind w:firstLineChars="0" w:firstLine="0"/>', 0),
        ('<w:ind w:firstLineChars="0" w:firstLine="480"/>', 1.5),
        ('<w:ind w:hangingChars="300" w:hanging="960" w:leftChars="500"/>', -3),
    ],
    ids=["inherited", "characters outweigh twips", "both nought", "twips of 16 pt", "hanging hides first line"],
)
def test_first_line_indents_in_characters(indent: str, expected: float) -> None:
    paragraph = f'<w:pPr><w:pStyle w:val="a"/>{indent}</w:pPr>' + _RUN.format(rPr="")
    assert read(paragraph, "first_line_chars") == expected


def test_lines_are_exact_or_on_the_grid() -> None:
    run = _RUN.format(rPr="")
    assert read(run, "line_spacing") == "grid*1"
    assert read(run, "line_spacing", grid="") == "auto*1"
    assert read('<w:pPr><w:snapToGrid w:val="0"/></w:pPr>' + run, "line_spacing") == "auto*1"
    assert read('<w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>' + run, "line_spacing") == 28.95
    assert read('<w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr>' + run, "line_spacing") == "grid*1.5"


def test_the_page_in_millimetres_and_the_width_of_a_character() -> None:
    found = facts(document([_RUN.format(rPr="")], _STYLES))
    page = {name: value for (element, name), value in found.items() if element == "page#0"}
    # 11906 / 56.693 = 210.0; (11906 - 1587 - 1474) / 56.693 = 156.0; 16 - 842 / 4096 = 15.79.
    assert (page["width_mm"], page["height_mm"], page["type_area_width_mm"]) == (210.0, 297.0, 156.0)
    assert (page["margin_top_mm"], page["margin_left_mm"], page["footer_mm"]) == (37.0, 28.0, 25.4)
    assert (page["grid_line_pt"], page["character_pitch_pt"]) == (28.95, 15.79)


def test_text_is_the_accepted_text_and_blank_lines_are_counted() -> None:
    changed = "<w:r><w:t>现</w:t></w:r><w:ins><w:r><w:t>将</w:t></w:r></w:ins><w:del><w:r><w:delText>把</w:delText></w:r></w:del>"
    draft = document([changed, "", "", _RUN.format(rPr="")], _STYLES)
    for blank in draft.paragraphs()[1:3]:
        blank.attrib.clear()
    found = facts(draft)
    assert found["body#0", "text"] == "现将"
    assert found["body#1", "blank_before"] == 2
