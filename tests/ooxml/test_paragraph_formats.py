"""Effective formatting of paragraphs: indents, spaces, lines, borders, and lists that take part in it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.documents.formatting import Alignment, LineRule, Origin, ParagraphFormat
from assistant.documents.units import Length
from assistant.ooxml.reader import read_document
from tests.ooxml.building import build


def first(**document: Any) -> ParagraphFormat:
    return read_document(build(document), "文.docx").paragraphs[0].format


def indented(ind: str, style: str = "") -> ParagraphFormat:
    paragraph = {"text": "文", "size": "三号", "ppr": f"<w:ind {ind}/>", "style": {"ppr": f"<w:ind {style}/>"}}
    return first(given=[paragraph])


@pytest.mark.parametrize(
    ("level", "origin"),
    [
        ({"given": [{"text": "文", "align": "center"}]}, Origin.DIRECT),
        ({"given": [{"text": "文", "style": {"align": "center"}}]}, Origin.PARAGRAPH_STYLE),
        (
            {"given": [{"text": "文"}], "styles": {"Normal": {"default": True, "align": "center"}}},
            Origin.PARAGRAPH_STYLE,
        ),
        ({"given": [{"text": "文"}], "defaults": {"align": "center"}}, Origin.DOC_DEFAULTS),
    ],
)
def test_each_level_gives_the_alignment_and_is_named(level: dict[str, Any], origin: Origin) -> None:
    alignment = first(**level).alignment

    assert (alignment.value, alignment.origin) == (Alignment.CENTER, origin)


@pytest.mark.parametrize(
    ("jc", "alignment"),
    [("both", "JUSTIFY"), ("end", "RIGHT"), ("right", "RIGHT"), ("start", "LEFT"), ("distribute", "DISTRIBUTE")],
)
def test_alignments_have_one_name_each(jc: str, alignment: str) -> None:
    assert first(given=[{"text": "文", "align": jc}]).alignment.value is Alignment[alignment]


@pytest.mark.parametrize(
    ("direct", "style", "points", "characters", "origin"),
    [
        ('w:firstLine="640"', "", 32, None, Origin.DIRECT),
        ('w:firstLineChars="200" w:firstLine="420"', "", 32, 2, Origin.DIRECT),
        ('w:firstLineChars="0" w:firstLine="560"', "", 28, None, Origin.DIRECT),
        ('w:firstLineChars="0" w:firstLine="0"', 'w:firstLineChars="200"', 0, None, Origin.DIRECT),
        ('w:firstLine="0"', 'w:firstLineChars="200"', 32, 2, Origin.PARAGRAPH_STYLE),
        ('w:hanging="480"', 'w:firstLine="640"', -24, None, Origin.DIRECT),
        ('w:hangingChars="300"', 'w:firstLineChars="200"', -48, -3, Origin.DIRECT),
        ("", 'w:firstLine="640"', 32, None, Origin.PARAGRAPH_STYLE),
        ("", "", 0, None, Origin.APPLICATION),
        ('w:firstLine="11.3mm"', "", 32, None, Origin.DIRECT),
    ],
)
def test_characters_go_before_lengths_in_the_first_line(
    direct: str, style: str, points: float, characters: float | None, origin: Origin
) -> None:
    indent = indented(direct, style).first_line

    assert indent.value.length.pt == pytest.approx(points, abs=0.1)
    assert (indent.value.characters, indent.origin) == (characters, origin)


def test_indents_on_both_sides_are_resolved_in_the_size_of_the_text() -> None:
    appearance = indented('w:leftChars="100" w:left="210" w:right="320"')

    assert (appearance.left.value.length.pt, appearance.left.value.characters) == (16, 1)
    assert (appearance.right.value.length.pt, appearance.right.value.characters) == (16, None)
    assert appearance.right.value.in_characters(Length.of_pt(16)) == 1


def test_strict_names_of_sides_are_known() -> None:
    appearance = indented('w:start="320" w:endChars="400"')

    assert (appearance.left.value.length.pt, appearance.right.value.characters) == (16, 4)


@pytest.mark.parametrize(
    ("spacing", "rule", "points", "multiple"),
    [
        ('w:line="579" w:lineRule="exact"', LineRule.EXACT, 28.95, None),
        ('w:line="560" w:lineRule="atLeast"', LineRule.AT_LEAST, 28, None),
        ('w:line="360" w:lineRule="auto"', LineRule.MULTIPLE, None, 1.5),
        ('w:line="276"', LineRule.MULTIPLE, None, 1.15),
        ("", LineRule.MULTIPLE, None, 1),
    ],
)
def test_line_spacing_has_three_rules(
    spacing: str, rule: LineRule, points: float | None, multiple: float | None
) -> None:
    found = first(given=[{"text": "文", "ppr": f"<w:spacing {spacing}/>"}]).line_spacing.value

    assert (found.rule, found.length and found.length.pt, found.multiple) == (rule, points, multiple)


def test_exact_spacing_may_come_from_the_style_and_the_space_before_from_the_paragraph() -> None:
    appearance = first(given=[{"text": "文", "style": {"line": 28.95}, "before": 12}])

    assert (appearance.line_spacing.value.length, appearance.line_spacing.origin) == (
        Length.of_twips(579),
        Origin.PARAGRAPH_STYLE,
    )
    assert (appearance.space_before.value.length.pt, appearance.space_before.origin) == (12, Origin.DIRECT)


@pytest.mark.parametrize(
    ("spacing", "grid", "points", "lines", "automatic"),
    [
        ('w:before="240"', "lines", 12, None, False),
        ('w:beforeLines="200" w:before="240"', "lines", 57.9, 2, False),
        ('w:beforeLines="100"', "", 12, 1, False),
        ('w:beforeLines="0" w:before="240"', "lines", 12, None, False),
        ('w:beforeAutospacing="1" w:before="100" w:beforeLines="100"', "lines", 14, None, True),
        ('w:beforeAutospacing="0" w:before="100"', "lines", 5, None, False),
    ],
)
def test_space_before_is_automatic_or_in_lines_or_a_length(
    spacing: str, grid: str, points: float, lines: float | None, automatic: bool
) -> None:
    document = {"given": [{"text": "文", "ppr": f"<w:spacing {spacing}/>"}], "page": {"grid": {"type": grid}}}

    found = first(**document).space_before.value

    assert (found.length.pt, found.lines, found.automatic) == (pytest.approx(points), lines, automatic)


def test_switches_borders_tabs_and_frames_are_read() -> None:
    appearance = first(
        given=[
            {
                "text": "文",
                "keep_next": True,
                "page_break_before": True,
                "snap_to_grid": False,
                "outline": 0,
                "border": (1.5, "FF0000"),
                "ppr": "<w:keepLines/><w:contextualSpacing/>"
                '<w:framePr w:w="8845" w:y="4082" w:vAnchor="page" w:hAnchor="margin"/>',
            }
        ]
    )

    assert (appearance.keep_next.value, appearance.keep_lines.value, appearance.page_break_before.value) == (True,) * 3
    assert appearance.snap_to_grid.value is False
    assert (appearance.outline_level.value, appearance.contextual_spacing.value) == (0, True)
    border, frame = appearance.bottom_border.value, appearance.frame.value
    assert border is not None
    assert (border.style, border.width.pt, border.colour, border.space.pt) == ("single", 1.5, "FF0000", 1)
    assert appearance.top_border.value is None
    assert frame is not None
    assert (frame.y, frame.vertical_anchor) == (Length.of_twips(4082), "page")
    assert frame.y.mm == pytest.approx(72, abs=0.01)


def test_the_grid_is_on_where_nobody_says_otherwise() -> None:
    appearance = first(given=[{"text": "文"}])

    assert (appearance.snap_to_grid.value, appearance.snap_to_grid.origin) == (True, Origin.APPLICATION)
    assert appearance.outline_level.value is None


def test_a_border_of_the_style_can_be_taken_away() -> None:
    none = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'

    appearance = first(given=[{"text": "文", "ppr": none, "style": {"border": (1, "FF0000")}}])

    assert (appearance.bottom_border.value, appearance.bottom_border.origin) == (None, Origin.DIRECT)


def test_tab_stops_add_up_over_the_levels_and_can_be_cleared() -> None:
    def tabs(*stops: tuple[str, int]) -> str:
        return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for kind, at in stops) + "</w:tabs>"

    style = {"ppr": tabs(("left", 400), ("center", 4000))}
    found = first(given=[{"text": "文", "ppr": tabs(("right", 8525), ("clear", 400)), "style": style}]).tabs

    assert [(tab.alignment, tab.position.twips) for tab in found.value] == [("center", 4000), ("right", 8525)]


LISTS = {1: [{"text": "%1、", "format": "chineseCounting", "indent": 3}]}


def test_a_list_named_directly_goes_before_the_style_and_after_direct_indents() -> None:
    by_style = first(given=[{"text": "文", "list": (1, 0), "style": {"indent": 5}}], lists=LISTS)
    direct = first(given=[{"text": "文", "list": (1, 0), "indent": 1}], lists=LISTS)

    assert (by_style.left.value.characters, by_style.left.origin) == (3, Origin.NUMBERING)
    assert (direct.left.value.characters, direct.left.origin) == (1, Origin.DIRECT)


def test_a_list_named_by_a_style_gives_way_to_what_that_style_says_but_not_to_its_parent() -> None:
    own = first(given=[{"text": "文", "style": {"list": 1, "indent": 5}}], lists=LISTS)
    parent = first(
        given=[{"text": "文", "style": "B"}],
        styles={"A": {"indent": 5}, "B": {"based_on": "A", "list": 1}},
        lists=LISTS,
    )

    assert (own.left.value.characters, own.left.origin) == (5, Origin.PARAGRAPH_STYLE)
    assert (parent.left.value.characters, parent.left.origin) == (3, Origin.NUMBERING)
