"""Which values a fact may have: GB/T 9704—2012 with the tolerances of practice.

An allowed set is a dictionary with ``values`` (any of them) and, or, ``min`` and ``max`` (numbers between them).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evals.format.draft import Draft, label_of
from evals.format.facts import Facts, Key, Value
from evals.format.fonts import FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG
from evals.format.layout.main_part import signature_indents
from evals.format.reader import paragraph_text

Allowed = dict[str, Any]
_REDS = ["FF0000", "E60012", "DE0000", "C00000"]
# Typeface of the lead and of what follows it, size in pt, alignments, first-line, left and right indent in 字.
_FLUSH = ["left", "both"]
_LINES: dict[
    str, tuple[list[str], list[str] | None, float | None, list[str] | None, float | None, float, float | None]
] = {
    "copy_number": (FANGSONG, None, 16, _FLUSH, 0, 0, 0),
    "security_classification": (HEITI, None, 16, _FLUSH, 0, 0, 0),
    "urgency": (HEITI, None, 16, _FLUSH, 0, 0, 0),
    "issuing_authority_mark": (XIAOBIAOSONG, None, None, ["center", "distribute"], 0, 0, 0),
    "document_number": (FANGSONG, KAITI, 16, None, 0, 0, 0),
    "signatory": (FANGSONG, KAITI, 16, ["right"], 0, 0, 1),
    "title": (XIAOBIAOSONG, None, 22, ["center"], 0, 0, 0),
    "main_recipients": (FANGSONG, None, 16, _FLUSH, 0, 0, 0),
    "body": (FANGSONG, None, 16, ["both"], 2, 0, 0),
    "heading_1": (HEITI, FANGSONG, 16, ["both"], 2, 0, 0),
    "heading_2": (KAITI, FANGSONG, 16, ["both"], 2, 0, 0),
    "heading_3": (FANGSONG, FANGSONG, 16, ["both"], 2, 0, 0),
    "heading_4": (FANGSONG, FANGSONG, 16, ["both"], 2, 0, 0),
    "attachment_list": (FANGSONG, None, 16, _FLUSH, None, 5, 0),
    "attendance": (HEITI, FANGSONG, 16, _FLUSH, -3, 5, 0),
    "issuer_signature": (FANGSONG, None, 16, ["right"], 0, 0, None),
    "signing_date": (FANGSONG, None, 16, ["right"], 0, 0, None),
    "remarks": (FANGSONG, None, 16, _FLUSH, 2, 0, 0),
    "attachment_label": (HEITI, None, 16, _FLUSH, 0, 0, 0),
    "attachment_title": (XIAOBIAOSONG, None, 22, ["center"], 0, 0, 0),
    "attachment_chapter": (HEITI, None, 16, ["center"], 0, 0, 0),
    "attachment_body": (FANGSONG, None, 16, ["both"], 2, 0, 0),
    "table_cell": (FANGSONG, None, None, None, None, 0, 0),
    "copy_recipients": (FANGSONG, None, 14, _FLUSH, -3, 4, 1),
    "printing_authority": (FANGSONG, None, 14, _FLUSH, 0, 1, 1),
}
_RUNNING = [
    "body",
    "heading_1",
    "heading_2",
    "heading_3",
    "heading_4",
    "attachment_body",
    "main_recipients",
    "attachment_list",
]
_HEADED = ("title", "attachment_title")


def permits(allowed: Allowed, value: Value) -> bool:
    """Whether a value is allowed; of a value that differs from run to run every part must be."""
    if isinstance(value, str) and "+" in value and value not in allowed.get("values", []):
        return all(permits(allowed, part) for part in value.split("+"))
    if value in allowed.get("values", []):
        return True
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and "min" in allowed and allowed["min"] <= value <= allowed["max"]


def norms(draft: Draft, facts: Facts) -> dict[Key, Allowed]:
    """The allowed values of all facts of a draft that the standard or common practice decides."""
    said = dict(_page(draft))
    previous = ""
    texts = {
        label: [paragraph_text(p) for p in draft.labelled(label)] for label in ("issuer_signature", "signing_date")
    }
    for key, paragraph in draft.elements():
        label = label_of(paragraph)
        if label in _LINES:
            said |= {(key, name): allowed for name, allowed in _line(label, draft).items()}
            in_table = draft.place_of(paragraph)["part"] == "table"
            said |= {} if in_table else {(key, "blank_before"): _blank_lines(label, previous, draft)}
            starts = label == "attachment_label" or (
                label == "attachment_title" and "attachment_label" not in draft.labels()
            )
            said[key, "page_break_before"] = _one_of(starts and previous != label)
        previous = label
    said |= _signed(texts, draft) | dict(_imprint(draft))
    return {key: allowed for key, allowed in said.items() if key in facts}


def _one_of(*values: Value) -> Allowed:
    return {"values": list(values)}


def _about(value: float, tolerance: float) -> Allowed:
    return {"min": round(value - tolerance, 2), "max": round(value + tolerance, 2)}


def _page(draft: Draft) -> Iterator[tuple[Key, Allowed]]:
    """5.1, 5.2, 7.2.4, 7.5; 22 lines a page fit pitches from 27.73 to 28.99 pt."""
    letter = draft.about["format"] == "letter"
    page = {"width_mm": _about(210, 1), "height_mm": _about(297, 1), "orientation": _one_of("portrait")}
    page |= {"margin_top_mm": _about(37, 1), "margin_left_mm": _about(28, 1)}
    page |= {"type_area_width_mm": _about(156, 1), "type_area_height_mm": _about(225, 1), "footer_mm": _about(25, 3)}
    page |= {"grid_line_pt": {"min": 27.73, "max": 28.99, "values": [None]}, "header_text": _one_of("")}
    page |= {"character_pitch_pt": {"min": 15.25, "max": 15.8, "values": [None]}, "title_page": _one_of(letter)}
    page |= {"even_and_odd": _one_of(True), "page_number_start": _one_of("1"), "page_number_format": _one_of("decimal")}
    yield from ((("page#0", name), allowed) for name, allowed in page.items())
    for name, side in (("odd", "right"), ("even", "left")):
        number = {"page_field": _one_of(True), "text": _one_of("— 1 —", "—1—"), "font": _one_of(*SONGTI)}
        number |= {"size_pt": _one_of(14.0), "alignment": _one_of(side), f"{side}_chars": _about(1, 0.1)}
        yield from (((f"page_number#{name}", key), allowed) for key, allowed in number.items())
    lower = {"page_field": _one_of(False), "line": _one_of("thinThickSmallGap"), "line_colour": _one_of(*_REDS)}
    yield from ((("page_number#first", key), allowed) for key, allowed in lower.items())
    order = draft.about["format"] == "order"
    yield ("issuing_authority_mark#0", "top_mm"), _about(20 if order else 35, 5)
    yield ("issuing_authority_mark#0", "top_of_page_mm"), _about(30, 2)
    yield from ((("table#0", name), allowed) for name, allowed in {"width_mm": {"min": 20, "max": 157}}.items())


def _line(label: str, draft: Draft) -> dict[str, Allowed]:
    lead, rest, size, alignments, first, left, right = _LINES[label]
    said = {"font": _one_of(*lead)} | ({"rest_font": _one_of(*rest)} if rest else {})
    # How large a mark and the text of tables are is left open (7.2.4).
    said |= {name: _about(size, 0.5) if size else {"min": 9, "max": 72} for name in ("size_pt", "rest_size_pt")}
    said |= _plain(label)
    if label == "document_number":
        said |= _number_position(draft)
    else:
        said |= {"alignment": _one_of(*alignments)} if alignments else {}
        said |= {"left_chars": {"min": 4.9, "max": 6.6} if label == "attachment_list" else _about(left, 0.1)}
    said |= {} if first is None else {"first_line_chars": _about(first, 0.1)}
    said |= {} if right is None else {"right_chars": _about(right, 0.1)}
    if label in _RUNNING:
        said |= {"line_spacing": {"min": 27.73, "max": 28.99, "values": ["grid*1"]}}
        said |= {"space_before_pt": _one_of(0.0), "space_after_pt": _one_of(0.0)}
    return said


def _plain(label: str) -> dict[str, Allowed]:
    """No emphasis and no colour but red of the mark (5.2.4); a bold third or fourth heading is a custom of many."""
    colours = _REDS if label == "issuing_authority_mark" else ["000000"]
    may_be_bold = label in {"issuing_authority_mark", "heading_3", "heading_4", "table_cell"}
    plain = {"colour": _one_of(*colours), "bold": _one_of(False, True) if may_be_bold else _one_of(False)}
    plain |= {name: _one_of(False) for name in ("italic", "hidden", "struck")}
    plain |= {"underline": _one_of("none"), "highlight": _one_of("none"), "scale": _one_of("100")}
    return plain | {f"rest_{name}": allowed for name, allowed in plain.items()}


def _number_position(draft: Draft) -> dict[str, Allowed]:
    """Centred; on the left, 1 字 in, beside a signatory (7.2.5); on the right in a letter (10.1)."""
    if draft.about["upward"]:
        return {"alignment": _one_of(*_FLUSH), "left_chars": _about(1, 0.1)}
    side = "right" if draft.about["format"] == "letter" else "center"
    border = {"line": _one_of("single"), "line_colour": _one_of(*_REDS), "line_pt": {"min": 0.5, "max": 3}}
    # 4 mm are 11.3 pt (7.2.7).
    return {
        "alignment": _one_of(side),
        "left_chars": _about(0, 0.1),
        **border,
        "line_space_pt": {"min": 8.5, "max": 14.2},
    }


def _blank_lines(label: str, previous: str, draft: Draft) -> Allowed:
    """7.2.5, 7.3.1 to 7.3.5, 7.3.7, 10.1 to 10.3."""
    about = draft.about
    letter, order = about["format"] == "letter", about["format"] == "order"
    if label == previous and label in {
        *_HEADED,
        "issuing_authority_mark",
        "attachment_list",
        "issuer_signature",
        "attendance",
    }:
        return _one_of(0.0)
    if label == "issuer_signature" or (label == "signing_date" and previous != "issuer_signature"):
        sealed = about["sealed"] and not order
        return {"min": 1, "max": 4} if sealed else _one_of(2.0 if order else 1.0)
    expected = {
        "document_number": 0 if letter else 2,
        "title": 2 if about["masthead"] else 0,
        "attachment_list": 1,
        "attendance": 1,
        "signing_date": 1 if order else 0,
        "attachment_title": 1 if previous == "attachment_label" else 0,
    }
    if label == "issuing_authority_mark":
        return {"min": 0, "max": 10}
    after_title = (
        2 if previous == "document_number" and order else 1 if previous in {*_HEADED, "document_number"} else 0
    )
    return _one_of(float(expected.get(label, after_title)))


def _signed(texts: dict[str, list[str]], draft: Draft) -> dict[Key, Allowed]:
    """Right indents by the formulas of 7.3.5; half a 字 either way."""
    if not texts["signing_date"]:
        return {}
    date, said = texts["signing_date"][0], {}
    if draft.about["format"] == "order" or not texts["issuer_signature"]:
        said["issuer_signature#0", "right_chars"] = said["signing_date#0", "right_chars"] = _about(4, 0.5)
        return said
    for number, name in enumerate(texts["issuer_signature"]):
        by_name, by_date = signature_indents(name, date, draft.about["sealed"])
        said[f"issuer_signature#{number}", "right_chars"] = _about(by_name, 0.5)
        said["signing_date#0", "right_chars"] = _about(by_date, 0.5)
    return said


def _imprint(draft: Draft) -> Iterator[tuple[Key, Allowed]]:
    """First and last line 0.35 mm (1 pt), those between 0.25 mm (0.7 pt), black, as wide as the type area (7.4.1)."""
    thick, thin = {"min": 0.75, "max": 1.5}, {"min": 0.5, "max": 0.9}
    keys = [key for key, paragraph in draft.elements() if label_of(paragraph) == "imprint_separator"]
    for key in keys:
        yield (key, "line"), _one_of("single")
        yield (key, "line_pt"), thick if key in (keys[0], keys[-1]) else thin
        yield (key, "line_colour"), _one_of("000000")
    for side in ("top", "insideH", "bottom"):
        yield ("imprint_separator#0", f"{side}_line"), _one_of("single")
        yield ("imprint_separator#0", f"{side}_line_pt"), thin if side == "insideH" else thick
        yield ("imprint_separator#0", f"{side}_line_colour"), _one_of("000000")
    yield ("imprint_separator#0", "width_mm"), _about(156, 2)
    for key in [key for key, paragraph in draft.elements() if re.match("separator", label_of(paragraph))]:
        letter = draft.about["format"] == "letter"
        yield (key, "line"), _one_of("thickThinSmallGap" if letter else "single")
        yield (key, "line_colour"), _one_of(*_REDS)
        yield (key, "line_pt"), {"min": 0.5, "max": 4.5}


def expected(draft: Draft, facts: Facts) -> dict[Key, Allowed]:
    """The allowed values of every fact of a conformant draft: the norms, and for the rest what it is itself."""
    own = {key: _one_of(value) for key, value in facts.items()}
    return own | norms(draft, facts)
