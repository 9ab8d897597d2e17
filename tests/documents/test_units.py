"""Lengths and font sizes."""

from __future__ import annotations

import pytest

from assistant.documents.units import FontSize, Length, size_name


@pytest.mark.parametrize(
    ("length", "millimetres"),
    [
        (Length.of_mm(37), 37),
        (Length.of_twips(1440), 25.4),
        (Length.of_pt(72), 25.4),
        (-Length.of_mm(5), -5),
        (Length.of_mm(210) - Length.of_mm(28) - Length.of_mm(26), 156),
        (Length.of_mm(7) * 2, 14),
    ],
)
def test_all_units_measure_the_same_paper(length: Length, millimetres: float) -> None:
    assert length.mm == pytest.approx(millimetres)
    assert length.cm == pytest.approx(millimetres / 10)


def test_a_character_is_as_wide_as_its_size() -> None:
    indent = Length.of_characters(2, FontSize.SAN_HAO.length)

    assert (indent.pt, indent.twips) == (32, 640)
    assert indent.in_characters(Length.of_pt(16)) == 2
    assert indent.in_characters(Length(0)) == 0


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("初号", 42),
        ("小初", 36),
        ("一号", 26),
        ("2号", 22),
        ("二号", 22),
        ("小二", 18),
        ("3号", 16),
        ("三号", 16),
        ("小三", 15),
        ("四号", 14),
        ("4号", 14),
        ("小四", 12),
        ("五号", 10.5),
        ("小五", 9),
        ("八号", 5),
    ],
)
def test_sizes_have_names_in_chinese(name: str, points: float) -> None:
    size = FontSize.named(name)

    assert size is not None
    assert size.pt == points
    assert FontSize.nearest(Length.of_pt(points)) is size


def test_what_is_no_named_size_is_told_in_points() -> None:
    assert FontSize.named("大号") is None
    assert FontSize.nearest(Length.of_pt(17)) is None
    assert FontSize.nearest(Length.of_pt(15.9)) is FontSize.SAN_HAO
    assert [size_name(Length.of_pt(points)) for points in (16, 15.5, 10.5, 17)] == ["三号", "15.5磅", "五号", "17磅"]


def test_lengths_can_be_compared_within_a_tolerance() -> None:
    assert Length.of_twips(2098).is_near(Length.of_mm(37), Length.of_mm(1))
    assert not Length.of_twips(2040).is_near(Length.of_mm(37), Length.of_mm(1))
    assert Length.of_mm(1) < Length.of_mm(2)
