# pyright: basic
"""Page numbers: ``— 1 —`` as a PAGE field in a footer (GB/T 9704—2012, 7.5). Headers and footers come untracked."""

from __future__ import annotations

import re

from assistant.documents.edits import ParagraphChange, RunChange, SetPageNumber
from assistant.documents.formatting import Alignment
from assistant.ooxml.writing.nodes import Node, child_of, found, get, insert, local, new
from assistant.ooxml.writing.paragraph_formats import apply_paragraph_change
from assistant.ooxml.writing.parts import Parts
from assistant.ooxml.writing.refusals import Reason, Refused
from assistant.ooxml.writing.revisions import Revisions, refuse_others
from assistant.ooxml.writing.run_formats import apply_run_change
from assistant.ooxml.writing.texts import fill
from assistant.ooxml.xml import R, W

_NUMBER_OF_A_FIELD = re.compile(r"[\s\-－–—―─_~·•]*\d*[\s\-－–—―─_~·•]*")
_TYPED = re.compile(r"[\s第Pp.\-－–—―─_~·•]*\d{1,4}[\s页\-－–—―─_~·•]*")


def set_page_number(
    parts: Parts, sections: list[Node | None], edit: SetPageNumber, revisions: Revisions, keeps_words: bool = False
) -> None:
    """Makes a footer of a section show the page number.

    Args:
        parts: The package.
        sections: The w:sectPr of all sections in order.
        edit: Which footer, and how its number looks.
        revisions: Must not be tracked.
        keeps_words: Whether words and digits that somebody has typed into the footer must stay.

    Raises:
        Refused: Changes are tracked, typed words would go, or somebody else's revision is in the footer.
    """
    revisions.need_no_tracking()
    footer = _footer(parts, sections, edit)
    paragraph = _paragraph_for(footer)
    refuse_others(paragraph)
    if keeps_words and _has_words(paragraph):
        raise Refused(Reason.NOT_TRACKABLE)
    _write(paragraph, edit)


def _footer(parts: Parts, sections: list[Node | None], edit: SetPageNumber) -> Node:
    """The footer that the section has, its own or that of a section before; else a new one."""
    for section in reversed(sections[: edit.section + 1]):
        for reference in [] if section is None else section.findall(f"{W}footerReference"):
            if (get(reference, "type") or "default") == edit.margin.value:
                root = parts.target(reference.get(f"{R}id") or "")
                if root is not None:
                    return root
    return _new_footer(parts, sections[edit.section], edit)


def _new_footer(parts: Parts, section: Node | None, edit: SetPageNumber) -> Node:
    footer = new("ftr")
    footer.append(new("p"))
    reference = new("footerReference", type=edit.margin.value)
    insert(section_of(parts) if section is None else section, reference)
    # Inside the tree, where no prefix is made up that means another namespace.
    reference.set(f"{R}id", parts.add("footer", footer))
    return footer


def section_of(parts: Parts) -> Node:
    """The w:sectPr of the body; it is made where the file has none."""
    body = parts.main().find(f"{W}body")
    existing = found(body, "sectPr")
    if existing is None:
        existing = new("sectPr")
        body.append(existing)
    return existing


def _paragraph_for(footer: Node) -> Node:
    """The paragraph with the number, else one with typed digits, else a blank one, else a new one at the end."""
    paragraphs = list(footer.iter(f"{W}p"))
    texts = {paragraph: "".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in paragraphs}
    tests = (
        lambda paragraph: _has_field(paragraph),
        lambda paragraph: _TYPED.fullmatch(texts[paragraph]) is not None,
        lambda paragraph: not texts[paragraph].strip() and paragraph.find(f".//{W}drawing") is None,
    )
    for test in tests:
        for paragraph in paragraphs:
            if test(paragraph) and not _drawn(paragraph):
                return paragraph
    made = new("p")
    footer.append(made)
    return made


def _has_field(paragraph: Node) -> bool:
    codes = [node.text or "" for node in paragraph.iter(f"{W}instrText")]
    codes += [get(node, "instr") or "" for node in paragraph.iter(f"{W}fldSimple")]
    return any(code.split()[:1] == ["PAGE"] for code in codes)


def _has_words(paragraph: Node) -> bool:
    """Whether it says more than a field computes and the dashes beside it."""
    said = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
    return _NUMBER_OF_A_FIELD.fullmatch(said) is None if _has_field(paragraph) else bool(said.strip())


def _drawn(paragraph: Node) -> bool:
    """Whether a drawing or a line of its own hangs on it, which must stay."""
    drawn = any(paragraph.find(f".//{W}{name}") is not None for name in ("drawing", "pict", "object"))
    return drawn or paragraph.find(f"{W}pPr/{W}pBdr") is not None


def _write(paragraph: Node, edit: SetPageNumber) -> None:
    for child in [child for child in paragraph if local(child) not in ("pPr", "bookmarkStart", "bookmarkEnd")]:
        paragraph.remove(child)
    properties = child_of(paragraph, "pPr")
    right = edit.alignment is Alignment.RIGHT
    change = ParagraphChange(
        alignment=edit.alignment,
        first_line=0,
        left=0 if right else edit.side,
        right=edit.side if right else 0,
    )
    apply_paragraph_change(properties, change, edit.size)
    look = RunChange(east_asian_font=edit.font, latin_font=edit.font, size=edit.size)
    for run in (_text("— "), _mark("begin"), _code(), _mark("separate"), _text("1"), _mark("end"), _text(" —")):
        apply_run_change(child_of(run, "rPr"), look, "—")
        paragraph.append(run)


def _text(text: str) -> Node:
    run = new("r")
    fill(run, text)
    return run


def _mark(kind: str) -> Node:
    run = new("r")
    run.append(new("fldChar", fldCharType=kind))
    return run


def _code() -> Node:
    run = new("r")
    code = new("instrText")
    code.text = " PAGE "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(code)
    return run
