"""页码 (GB/T 9704—2012 7.5)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft
from evals.format.layout.paragraphs import text_node
from evals.format.making import page_operator
from evals.format.names import SETTINGS, drop, element, properties, put, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import run_text, runs
from evals.format.xml import Node, etree

TITLE = "页码"
_PARTS = {"odd": "word/footer_default.xml", "even": "word/footer_even.xml"}


def _footer(which: str) -> Callable[[Draft], list[Target]]:
    return lambda _: [Target(element=f"page_number#{which}")]


def _either(draft: Draft) -> list[Target]:
    return [*_footer("odd")(draft), *_footer("even")(draft)]


def _dashed(draft: Draft) -> list[Target]:
    """Footers whose number still has a dash on either side."""
    return [target for target in _either(draft) if len(_dashes(_paragraph_of(draft, target))) == 2]


def _paragraph(at: Site) -> Node:
    return _paragraph_of(at.draft, at.target)


def _paragraph_of(draft: Draft, target: Target) -> Node:
    which = str(target.element).partition("#")[2]
    found = draft.trees[_PARTS[which]].find(w("p"))
    assert found is not None
    return found


def _dashes(paragraph: Node) -> list[Node]:
    return [run for run in runs(paragraph) if "—" in run_text(run)]


def _on_runs(*nodes: Node) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        for run in runs(_paragraph(at)):
            for node in nodes:
                put(properties(run, "rPr"), element(etree.QName(node).localname, **_own(node)))

    return apply


def _own(node: Node) -> dict[str, object]:
    return {str(etree.QName(name).localname): value for name, value in node.attrib.items()}


def _on_paragraph(*nodes: Node) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        for node in nodes:
            put(properties(_paragraph(at), "pPr"), element(etree.QName(node).localname, **_own(node)))

    return apply


def _typed(at: Site) -> None:
    """The field gives way to a digit that is typed."""
    paragraph = _paragraph(at)
    for field in paragraph.findall(w("fldSimple")):
        for run in field.findall(w("r")):
            field.addprevious(run)
        paragraph.remove(field)
    for run in [run for run in runs(paragraph) if not run_text(run)]:
        paragraph.remove(run)


def _around(before: str, after: str) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        for run, text in zip(_dashes(_paragraph(at)), (before, after), strict=True):
            drop(run, "t")
            run.extend([text_node(text)] if text else [])

    return apply


def _same_for_all(at: Site) -> None:
    drop(at.draft.trees[SETTINGS], "evenAndOddHeaders")


_TIMES = element("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="宋体", cs="Times New Roman")
_SMALL = (element("sz", val=21), element("szCs", val=21))

OPERATORS = [
    Operator("number-typed", "页码是手打的数字", ("G001",), "page_field", _either, _typed),
    Operator("number-times", "页码用 Times New Roman", ("G002",), "font", _either, _on_runs(_TIMES)),
    Operator("number-five", "页码用五号", ("G002",), "size_pt", _either, _on_runs(*_SMALL)),
    Operator("number-hyphens", "页码两侧用短横线", ("G003",), "text", _dashed, _around("- ", " -")),
    Operator("number-without-dashes", "页码两侧没有一字线", ("G003",), "text", _dashed, _around("", "")),
    Operator("number-en-dashes", "页码两侧用半字线", ("G003",), "text", _dashed, _around("– ", " –")),
    Operator("number-worded", "写成第几页", ("G003", "G010"), "text", _dashed, _around("第", "页")),
    page_operator("footer-close-to-edge", "页码偏低", "G004", "footer_mm", {"pgMar": {"footer": 851}}),
    page_operator("footer-far-from-edge", "页码偏高", "G004", "footer_mm", {"pgMar": {"footer": 1814}}),
    Operator(
        "number-centred", "页码居中", ("G005", "G006"), "alignment", _either, _on_paragraph(element("jc", val="center"))
    ),
    Operator(
        "number-odd-left",
        "单页码居左",
        ("G005",),
        "alignment",
        _footer("odd"),
        _on_paragraph(element("jc", val="left")),
    ),
    Operator(
        "number-even-right",
        "双页码居右",
        ("G005",),
        "alignment",
        _footer("even"),
        _on_paragraph(element("jc", val="right")),
    ),
    Operator(
        "number-odd-flush",
        "单页码右边不空字",
        ("G005",),
        "right_chars",
        _footer("odd"),
        _on_paragraph(element("ind", rightChars=0, right=0)),
    ),
    Operator(
        "number-even-flush",
        "双页码左边不空字",
        ("G005",),
        "left_chars",
        _footer("even"),
        _on_paragraph(element("ind", leftChars=0, left=0)),
    ),
    Operator(
        "number-odd-even-same",
        "单双页码不分",
        ("G005",),
        "even_and_odd",
        lambda _: [Target(element="page#0")],
        _same_for_all,
    ),
    page_operator("number-starts-at-three", "页码不从 1 起", "G008", "page_number_start", {"pgNumType": {"start": 3}}),
    page_operator(
        "number-roman", "页码用罗马数字", "G008 G010", "page_number_format", {"pgNumType": {"fmt": "upperRoman"}}
    ),
]
