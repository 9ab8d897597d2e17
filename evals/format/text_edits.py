"""Changes of a paragraph's text that leave its runs as they are."""

from __future__ import annotations

from evals.format.names import w
from evals.format.reader import runs
from evals.format.xml import Node


def replace_span(paragraph: Node, start: int, end: int, new: str) -> None:
    """Put ``new`` in place of the characters from ``start`` to ``end`` (code points, end exclusive).

    The new text takes the look of the run in which ``start`` lies.
    """
    at = 0
    written = False
    for node in (node for run in runs(paragraph) for node in run):
        length = len(node.text or "") if node.tag == w("t") else int(node.tag in {w("tab"), w("br")})
        first, last = max(start - at, 0), min(end - at, length)
        inside = first < last or (start == end and 0 <= start - at <= length and not written)
        if inside and node.tag == w("t"):
            text = node.text or ""
            node.text = text[:first] + ("" if written else new) + text[max(first, last) :]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            written = True
        elif inside and node.tag != w("t") and first < last:
            node.getparent().remove(node)
        at += length
    if not written:
        raise ValueError(f"no text at {start}")
