"""The geometry of a page: how many lines and characters the grid gives, and what a page number is."""

from __future__ import annotations

import pytest

from assistant.documents.page_setup import DocumentGrid, GridType, PageSetup
from assistant.documents.units import Length

THREE_HAO = Length.of_pt(16)


def page(kind: GridType, pitch: int = 579, char_space: int = -842, default_size: float = 16) -> PageSetup:
    """A4 with the margins of GB/T 9704—2012: a text area of 8845 x 12756 twips."""
    twips = Length.of_twips
    return PageSetup(
        width=twips(11906),
        height=twips(16838),
        landscape=False,
        top=twips(2098),
        bottom=twips(1984),
        left=twips(1587),
        right=twips(1474),
        gutter=twips(0),
        header_distance=twips(851),
        footer_distance=twips(1440),
        grid=DocumentGrid(kind, twips(pitch), char_space),
        default_size=Length.of_pt(default_size),
    )


@pytest.mark.parametrize(
    ("pitch", "lines"), [(579, 22), (580, 21), (600, 21), (660, 19), (560, 22), (555, 22), (554, 23)]
)
def test_lines_a_page_are_computed_from_the_pitch(pitch: int, lines: int) -> None:
    assert page(GridType.LINES, pitch).lines_per_page == lines
    assert page(GridType.NONE).lines_at(Length.of_twips(pitch)) == lines


@pytest.mark.parametrize(
    ("char_space", "characters"), [(-842, 28), (-841, 28), (-800, 27), (0, 27), (-3071, 28), (-3073, 29)]
)
def test_characters_a_line_depend_on_the_size_and_what_the_grid_adds(char_space: int, characters: int) -> None:
    assert page(GridType.LINES_AND_CHARACTERS, char_space=char_space).characters_at(THREE_HAO) == characters


def test_the_dialogue_counts_in_the_default_size_but_text_of_another_size_fits_otherwise() -> None:
    from_dialogue = page(GridType.LINES_AND_CHARACTERS, char_space=21_687, default_size=10.5)

    assert from_dialogue.characters_per_line == 28
    assert from_dialogue.characters_at(THREE_HAO) == 20


def test_without_a_grid_of_characters_the_text_is_as_wide_as_it_is() -> None:
    assert page(GridType.LINES).characters_per_line is None
    assert page(GridType.LINES).characters_at(THREE_HAO) == 27
    assert page(GridType.NONE).lines_per_page is None


@pytest.mark.parametrize("char_space", [-16 * 4096, -(2**31)])
def test_characters_without_width_have_no_number(char_space: int) -> None:
    broken = page(GridType.LINES_AND_CHARACTERS, 0, char_space)

    assert broken.characters_at(THREE_HAO) is None
    assert broken.lines_per_page is None
