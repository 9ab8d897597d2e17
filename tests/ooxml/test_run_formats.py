"""Effective formatting of runs: each level that can speak, and which of them decides."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.documents.formatting import Origin, RunFormat, VerticalAlign
from assistant.documents.units import Length
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build


def first_run(**document: Any) -> RunFormat:
    return read_document(build(document), "文.docx").paragraphs[0].runs[0].format


FANGSONG = {"font": "仿宋_GB2312", "size": "三号"}
LEVELS: dict[str, tuple[dict[str, Any], Origin]] = {
    "direct": ({"given": [{"text": "文", **FANGSONG}]}, Origin.DIRECT),
    "run style": (
        {"given": [{"runs": [{"text": "文", "style": "C"}]}], "styles": {"C": {"type": "character", **FANGSONG}}},
        Origin.RUN_STYLE,
    ),
    "paragraph style": ({"given": [{"text": "文", "style": FANGSONG}]}, Origin.PARAGRAPH_STYLE),
    "what the style is based on": (
        {"given": [{"text": "文", "style": "B"}], "styles": {"A": FANGSONG, "B": {"based_on": "A"}}},
        Origin.PARAGRAPH_STYLE,
    ),
    "default style": (
        {"given": [{"text": "文"}], "styles": {"Normal": {"default": True, **FANGSONG}}},
        Origin.PARAGRAPH_STYLE,
    ),
    "a style that is missing": (
        {"given": [{"text": "文", "style": "X"}], "styles": {"Normal": {"default": True, **FANGSONG}}},
        Origin.PARAGRAPH_STYLE,
    ),
    "defaults": ({"given": [{"text": "文"}], "defaults": FANGSONG}, Origin.DOC_DEFAULTS),
}


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_gives_font_and_size_and_is_named(level: str) -> None:
    document, origin = LEVELS[level]

    run = first_run(**document)

    assert (run.east_asian_font.value, run.size.value) == ("仿宋_GB2312", Length.of_pt(16))
    assert (run.east_asian_font.origin, run.size.origin) == (origin, origin)


def test_the_nearer_level_decides_for_each_property_alone() -> None:
    run = first_run(
        given=[{"runs": [{"text": "文", "style": "C", "size": "四号"}], "style": "P"}],
        styles={
            "C": {"type": "character", "name": "强调", "colour": "ff0000", "size": 9},
            "P": {"font": "楷体", "colour": "0000FF", "size": 10},
        },
        defaults={"font": "宋体", "latin": "Arial", "spacing": 1},
    )

    assert (run.size.value.pt, run.size.origin) == (14, Origin.DIRECT)
    assert (run.colour.value, run.colour.origin, run.colour.style) == ("FF0000", Origin.RUN_STYLE, "强调")
    assert (run.east_asian_font.value, run.east_asian_font.origin) == ("楷体", Origin.PARAGRAPH_STYLE)
    assert (run.latin_font.value, run.character_spacing.value.pt) == ("Arial", 1)


def test_what_nobody_says_is_what_word_takes() -> None:
    run = first_run(given=[{"text": "文"}])

    assert (run.east_asian_font.value, run.latin_font.value) == ("", "Times New Roman")
    assert (run.size.value.pt, run.size.origin) == (10, Origin.APPLICATION)
    assert (run.bold.value, run.underline.value, run.colour.value, run.scale.value) == (False, "none", None, 100)
    assert run.vertical_align.value is VerticalAlign.BASELINE


def test_all_direct_properties_are_read() -> None:
    run = first_run(
        given=[
            {
                "text": "文",
                "bold": True,
                "italic": True,
                "underline": "wave",
                "colour": "auto",
                "highlight": "yellow",
                "scale": 90,
                "hidden": True,
                "spacing": -0.25,
                "rpr": '<w:vertAlign w:val="superscript"/><w:em w:val="dot"/><w:position w:val="6"/><w:strike/>'
                '<w:snapToGrid w:val="0"/><w:shd w:val="clear" w:fill="EEEEEE"/>',
            }
        ]
    )

    assert (run.bold.value, run.italic.value, run.strike.value, run.hidden.value) == (True, True, True, True)
    assert (run.underline.value, run.emphasis.value, run.highlight.value) == ("wave", "dot", "yellow")
    assert (run.colour.value, run.colour.origin, run.shading.value) == (None, Origin.DIRECT, "EEEEEE")
    assert (run.scale.value, run.character_spacing.value.pt, run.raised.value.pt) == (90, -0.25, 3)
    assert (run.vertical_align.value, run.snap_to_grid.value) == (VerticalAlign.SUPERSCRIPT, False)


THEME = {
    "minor": {"latin": "Calibri", "Hans": "仿宋", "Jpan": "明朝", "Hant": "標楷體"},
    "major": {"latin": "Cambria", "ea": "方正小标宋简体", "Hans": "宋体"},
    "colours": {"accent1": "FF0000", "dk1": "010101"},
}
THEMED = {"rpr": '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="majorHAnsi"/>'}


@pytest.mark.parametrize(
    ("language", "font"), [("zh-CN", "仿宋"), ("zh-TW", "標楷體"), ("zh-HK", "標楷體"), ("ja-JP", "明朝")]
)
def test_theme_fonts_are_those_of_the_language_of_the_theme(language: str, font: str) -> None:
    run = first_run(
        given=[{"text": "文"}], defaults=THEMED, theme=THEME, settings=f'<w:themeFontLang w:eastAsia="{language}"/>'
    )

    assert (run.east_asian_font.value, run.latin_font.value) == (font, "Cambria")
    assert (run.east_asian_font.origin, run.east_asian_font.level) == (Origin.THEME, Origin.DOC_DEFAULTS)


def test_a_theme_without_a_language_is_taken_for_chinese() -> None:
    assert first_run(given=[{"text": "文"}], defaults=THEMED, theme=THEME).east_asian_font.value == "仿宋"


def test_the_font_that_the_theme_names_itself_goes_before_those_of_scripts() -> None:
    run = first_run(
        given=[{"text": "文", "rpr": '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>'}],
        theme=THEME,
        settings='<w:themeFontLang w:eastAsia="zh-CN"/>',
    )

    assert (run.east_asian_font.value, run.east_asian_font.level) == ("方正小标宋简体", Origin.DIRECT)


def test_a_reference_to_the_theme_goes_before_a_name_beside_it_and_a_nearer_name_before_both() -> None:
    both = '<w:rFonts w:eastAsia="楷体" w:eastAsiaTheme="minorEastAsia"/>'
    beside = first_run(given=[{"text": "文", "style": {"rpr": both}}], theme=THEME)
    nearer = first_run(given=[{"text": "文", "style": {"rpr": both}, "font": "黑体"}], theme=THEME)
    no_theme = first_run(given=[{"text": "文", "style": {"rpr": both}}])

    assert [run.east_asian_font.value for run in (beside, nearer, no_theme)] == ["仿宋", "黑体", "楷体"]


def test_theme_colours_are_looked_up_and_shaded() -> None:
    def colour(attributes: str) -> str | None:
        said = f'<w:color w:val="000000" {attributes}/>'
        return first_run(given=[{"text": "文", "rpr": said}], theme=THEME).colour.value

    assert colour('w:themeColor="accent1"') == "FF0000"
    assert colour('w:themeColor="text1"') == "010101"
    assert colour('w:themeColor="accent1" w:themeShade="80"') == "800000"
    assert colour('w:themeColor="accent1" w:themeTint="80"') == "FF7F7F"
    assert colour('w:themeColor="accent6"') == "000000"


@pytest.mark.parametrize(
    ("defaults", "paragraph", "run_style", "direct", "bold"),
    [
        (None, None, None, None, False),
        (None, True, None, None, True),
        (None, None, True, None, True),
        (None, True, True, None, False),
        (None, True, False, None, True),
        (None, True, True, True, True),
        (None, True, None, False, False),
        (True, None, None, None, True),
        (True, True, True, None, True),
        (True, None, None, False, False),
        (False, True, None, None, True),
    ],
)
def test_toggles_of_styles_cancel_each_other_in_pairs(
    defaults: bool | None, paragraph: bool | None, run_style: bool | None, direct: bool | None, bold: bool
) -> None:
    """ECMA-376 part 1, 17.7.3."""

    def said(on: bool | None) -> dict[str, bool]:
        return {} if on is None else {"bold": on}

    run = first_run(
        given=[{"runs": [{"text": "文", "style": "C", **said(direct)}], "style": "P"}],
        styles={"C": {"type": "character", **said(run_style)}, "P": said(paragraph)},
        defaults=said(defaults),
    )

    assert run.bold.value is bold


def test_within_one_chain_the_nearest_style_decides_a_toggle() -> None:
    styles = {"A": {"bold": True}, "B": {"based_on": "A", "bold": True}, "C": {"based_on": "B", "bold": False}}

    assert [
        first_run(given=[{"text": "文", "style": style}], styles=styles).bold.value for style in ("A", "B", "C")
    ] == [True, True, False]


def test_styles_in_a_circle_end_where_they_would_begin_again() -> None:
    styles = {"A": {"based_on": "B", "size": "三号"}, "B": {"based_on": "A", "font": "仿宋"}}

    run = first_run(given=[{"text": "文", "style": "A"}], styles=styles)

    assert (run.size.value.pt, run.east_asian_font.value) == (16, "仿宋")


def test_a_linked_paragraph_style_named_by_a_run_stands_for_its_character_style() -> None:
    styles = {
        "P": {"link": "C", "font": "宋体"},
        "C": {"type": "character", "link": "P", "font": "黑体"},
    }

    run = first_run(given=[{"runs": [{"text": "文", "style": "P"}]}], styles=styles)

    assert (run.east_asian_font.value, run.east_asian_font.origin) == ("黑体", Origin.RUN_STYLE)


FONTS = {"font": "仿宋", "rpr": '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman" w:cs="Mangal"/>'}


@pytest.mark.parametrize(
    ("character", "font", "hinted"),
    [
        ("文", "仿宋", "仿宋"),
        ("，", "仿宋", "仿宋"),
        ("〔", "仿宋", "仿宋"),
        ("１", "仿宋", "仿宋"),
        ("𠮷", "仿宋", "仿宋"),
        ("1", "Arial", "Arial"),
        ("-", "Arial", "Arial"),
        ("“", "Times New Roman", "仿宋"),
        ("—", "Times New Roman", "仿宋"),
        ("…", "Times New Roman", "仿宋"),
        ("①", "Times New Roman", "仿宋"),
        ("×", "Times New Roman", "仿宋"),
        ("é", "Times New Roman", "仿宋"),
        ("ö", "Times New Roman", "Times New Roman"),
        ("ع", "Mangal", "Mangal"),
    ],
)
def test_a_character_decides_in_which_font_it_is_set(character: str, font: str, hinted: str) -> None:
    """ECMA-376 part 1, 17.3.2.26; what stands in Chinese and in Latin text alike follows w:hint or the language."""
    runs = (
        first_run(given=[{"text": character, "rpr": more, "font": None} | {"font": None}])
        for more in (
            FONTS["rpr"].replace("<w:rFonts", '<w:rFonts w:eastAsia="仿宋"'),
            FONTS["rpr"].replace("<w:rFonts", '<w:rFonts w:hint="eastAsia" w:eastAsia="仿宋"'),
            FONTS["rpr"].replace("<w:rFonts", '<w:rFonts w:eastAsia="仿宋"') + '<w:lang w:val="zh-CN"/>',
        )
    )

    assert [run.font_of(character).value for run in runs] == [font, hinted, hinted]


def test_differences_name_the_properties_whose_values_differ() -> None:
    plain = first_run(given=[{"text": "文", "font": "仿宋"}])
    styled = first_run(given=[{"text": "文", "style": {"font": "仿宋", "bold": True}, "size": 16}])

    assert plain.differences(styled) == ("size", "bold")
