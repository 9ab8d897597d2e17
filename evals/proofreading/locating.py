"""Whether a finding stands where a defect is: right element, and for text the right stretch.

A defect of ours names its place; one of other sets may name its element only, as ``title#0``, ``page#0`` or ``标题``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.documents.elements import Element

Json = Mapping[str, Any]
_NAMES = {element.name.lower(): element.value for element in Element}
# What the generator labels more finely than elements do.
_KINDS = {
    "imprint_separator": (Element.SEPARATOR.value, Element.COPY_RECIPIENTS.value, Element.PRINTING_AUTHORITY.value),
    "attachment_chapter": (Element.ATTACHMENT_BODY.value, Element.BODY.value),
    "attendance": (Element.BODY.value,),
    "table_cell": (Element.ATTACHMENT_BODY.value, Element.BODY.value, Element.UNKNOWN.value),
}
# What is wrong with the document as a whole may be told of anywhere.
_WHOLE = ("document", "page", "section")
_ANYWHERE = ("styles", "stray", "order", "keywords")


def stands_at(defect: Json, finding: Json) -> bool:
    """Whether a finding stands where a defect is.

    Args:
        defect: ``element`` and, where it is known, ``place``.
        finding: ``place`` as ``gongwu check --json`` prints it.
    """
    kind, _, _ = str(defect["element"]).partition("#")
    if kind in _WHOLE:
        return True
    if defect.get("place"):
        inserted = str(defect.get("property", "")).startswith("count of ")
        return _same_place(defect["place"], finding["place"], reach=1 if inserted else 0)
    if kind == "page_number":
        return finding["place"]["part"] in ("footer", "header", "page")
    if kind in _ANYWHERE:
        return True
    return finding["place"]["element"] in _KINDS.get(kind, (_NAMES.get(kind, kind),))


def _same_place(wanted: Json, found: Json, reach: int) -> bool:
    """Whether two places are the same; what is missing or was put in may be told of at the paragraph beside it."""
    keys = [key for key in ("row", "column") if wanted.get(key) is not None]
    if found["part"] == "page" or any(found.get(key) != wanted[key] for key in keys):
        return False
    if wanted.get("paragraph") is not None:
        at = found.get("paragraph")
        if at is None or abs(at - wanted["paragraph"]) > reach:
            return False
    if wanted.get("start") is None or found.get("start") is None:
        return True
    # A stretch that was taken out is a point; what touches it counts.
    end = max(wanted["end"], wanted["start"] + 1)
    return found["start"] <= end and found["end"] >= wanted["start"]


def finds(defect: Json, finding: Json) -> bool:
    """Whether a finding is the defect: it names one of its rules, at its place."""
    return finding["rule"] in defect["rules"] and stands_at(defect, finding)
