"""Legal variants that are made in the XML: other names, units and ways to write the same page."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

from evals.format.description import Description
from evals.format.draft import Draft, label_of
from evals.format.layout.main_part import add_seal
from evals.format.making import RUNNING, is_blank
from evals.format.names import NAMESPACES, STYLES, THEME, attribute, drop, element, properties, put, w
from evals.format.reader import run_text, runs
from evals.format.routes import sizes
from evals.format.xml import Node, etree


def _any(described: Description) -> bool:
    return bool(described.body)


@dataclass(frozen=True)
class DraftVariant:
    """A variant: what it is, how it is made, to which bases it applies, and the house norm that it needs."""

    title: str
    apply: Callable[[Draft], None]
    applies: Callable[[Description], bool] = _any
    profile: str = ""


def _section(draft: Draft) -> Node:
    return draft.body.findall(w("sectPr"))[-1]


def _running(draft: Draft) -> list[Node]:
    """Paragraphs of text and the blank lines between them: all that stands on the grid."""
    labels = (
        *RUNNING,
        "main_recipients",
        "attachment_list",
        "issuer_signature",
        "signing_date",
        "remarks",
        "attendance",
    )
    blanks = [node for node in draft.body.findall(w("p")) if is_blank(node) and node.find(f".//{w('spacing')}") is None]
    return [*draft.labelled(*labels), *blanks]


def _exact(twips: int) -> Callable[[Draft], None]:
    def apply(draft: Draft) -> None:
        drop(_section(draft), "docGrid")
        masthead = ("copy_number", "security_classification", "urgency", "document_number", "signatory")
        for paragraph in [*_running(draft), *draft.labelled(*masthead, "attachment_label")]:
            before = attribute(paragraph.find(f"{w('pPr')}/{w('spacing')}"), "before")
            put(properties(paragraph, "pPr"), element("spacing", before=before, line=twips, lineRule="exact"))

    return apply


def _lines_only(draft: Draft) -> None:
    grid = _section(draft).find(w("docGrid"))
    grid.set(w("type"), "lines")
    grid.attrib.pop(w("charSpace"))


def _renamed(names: dict[str, str]) -> Callable[[Draft], None]:
    def apply(draft: Draft) -> None:
        for tree in draft.trees.values():
            for fonts in tree.iter(w("rFonts")):
                for key, value in fonts.attrib.items():
                    fonts.set(key, names.get(value, value))

    return apply


def _margins(**values: int) -> Callable[[Draft], None]:
    def apply(draft: Draft) -> None:
        for name, value in values.items():
            _section(draft).find(w("pgMar")).set(w(name), str(value))

    return apply


def _seal(draft: Draft) -> None:
    add_seal(draft.labelled("issuer_signature")[-1])


def _may_be_sealed(described: Description) -> bool:
    return described.sealed and described.format in {"general", "letter"} and len(described.signature) == 1


def _twips_only(draft: Draft) -> None:
    """Indents of 2 字 as 640 twips, as programs write them that do not know hundredths of a 字."""
    for tree in (draft.body, draft.trees[STYLES]):
        for indent in tree.iter(w("ind")):
            if attribute(indent, "firstLineChars") == "200":
                indent.attrib.pop(w("firstLineChars"))


def _many_runs(draft: Draft) -> None:
    """Runs cut in pieces, with the marks that Word's proofing leaves between them."""
    for paragraph in draft.labelled(*RUNNING, "title", "main_recipients"):
        for run in runs(paragraph):
            text = run_text(run)
            if len(text) < 4 or "\t" in text:
                continue
            second = copy.deepcopy(run)
            run.find(w("t")).text = text[: len(text) // 2]
            second.find(w("t")).text = text[len(text) // 2 :]
            run.addnext(second)
            run.addnext(element("proofErr", type="gramStart"))
            second.set(w("rsidR"), "00A77B3E")


def _bookmarks(draft: Draft) -> None:
    for number, paragraph in enumerate(draft.labelled("heading_1", "title")):
        first = runs(paragraph)[0]
        first.addprevious(element("bookmarkStart", id=number, name=f"_Toc{number:08}"))
        first.addnext(element("bookmarkEnd", id=number))


def _one_title_paragraph(draft: Draft) -> None:
    """The lines of a title parted by line breaks within one paragraph."""
    first, *others = draft.labelled("title")
    for other in others:
        first.append(element("r", [element("br")]))
        first.extend(runs(other))
        other.getparent().remove(other)


def _bold_third(draft: Draft) -> None:
    for paragraph in draft.labelled("heading_3"):
        for run in runs(paragraph):
            put(properties(run, "rPr"), element("b"))


def _tight_number(draft: Draft) -> None:
    for name in ("word/footer_default.xml", "word/footer_even.xml"):
        for text in draft.trees[name].iter(w("t")):
            text.text = (text.text or "").strip()


def _times_digits(draft: Draft) -> None:
    """Digits in Times New Roman throughout; the page number stays as it is."""
    for tree in (draft.body, draft.trees[STYLES]):
        for fonts in tree.iter(w("rFonts")):
            fonts.set(w("ascii"), "Times New Roman")
            fonts.set(w("hAnsi"), "Times New Roman")


def _black(draft: Draft) -> None:
    for paragraph in draft.labelled(*RUNNING):
        for number, run in enumerate(runs(paragraph)):
            put(properties(run, "rPr"), element("color", val="auto" if number else "000000"))


def _break_in_blank(draft: Draft) -> None:
    """A page break in the empty line before an attachment in place of the property."""
    for label in draft.labelled("attachment_label"):
        drop(properties(label, "pPr"), "pageBreakBefore")
        label.addprevious(element("p", [element("r", [element("br", type="page")])]))


def _content_controls(draft: Draft) -> None:
    for paragraph in draft.labelled("signing_date", "title"):
        control = element("sdt", [element("sdtPr", [element("alias", val=label_of(paragraph))])])
        paragraph.addprevious(control)
        control.append(element("sdtContent", [paragraph]))


def _from_defaults(draft: Draft) -> None:
    """3号仿宋 said by the defaults and no longer by Normal."""
    styles = draft.trees[STYLES]
    normal = next(style for style in styles.iter(w("style")) if attribute(style, "default") == "1")
    fonts = normal.find(f"{w('rPr')}/{w('rFonts')}")
    drop(normal.find(w("rPr")), "sz", "szCs")
    defaults = styles.find(f".//{w('rPrDefault')}/{w('rPr')}")
    for node in (fonts, *sizes(16)):
        put(defaults, node)


def _from_theme(draft: Draft) -> None:
    """仿宋 reached through the theme's minor Chinese font."""
    for kind in ("a:ea", "a:font[@script='Hans']"):
        for node in draft.trees[THEME].findall(f".//a:minorFont/{kind}", NAMESPACES):
            node.set("typeface", "仿宋_GB2312" if kind != "a:ea" else "")
    for tree in (draft.body, draft.trees[STYLES]):
        for fonts in list(tree.iter(w("rFonts"))):
            if attribute(fonts, "eastAsia") == "仿宋_GB2312":
                fonts.attrib.pop(w("eastAsia"))
                fonts.set(w("eastAsiaTheme"), "minorEastAsia")


def _red(draft: Draft) -> None:
    for tree in draft.trees.values():
        for node in tree.iter():
            if isinstance(node.tag, str) and node.get(w("val")) == "FF0000":
                node.set(w("val"), "E60012")


def _comments_and_instructions(draft: Draft) -> None:
    draft.body.insert(0, etree.Comment(" made by a form "))


def _rendered_breaks(draft: Draft) -> None:
    for paragraph in draft.labelled("body")[::3]:
        runs(paragraph)[0].insert(0, element("lastRenderedPageBreak"))


def _line_break_free(described: Description) -> bool:
    return len(described.title) > 1


def _has_attachments(described: Description) -> bool:
    return bool(described.attachments) and described.list_attachments


def _has_third(described: Description) -> bool:
    return "\n1." in described.body


def _plain_names(described: Description) -> bool:
    return not described.fonts and described.through == "styles"


_ENGLISH = {"仿宋_GB2312": "FangSong", "楷体_GB2312": "KaiTi", "黑体": "SimHei", "宋体": "SimSun"}
_SHORT = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "方正小标宋_GBK"}
_FOUNDER = {
    "仿宋_GB2312": "方正仿宋_GBK",
    "楷体_GB2312": "方正楷体_GBK",
    "黑体": "方正黑体_GBK",
    "方正小标宋简体": "方正小标宋_GBK",
}
# 34.58 mm above and 32.58 mm below; a type area of 229.84 mm holds the same 22 lines.
_COMPENSATED = {"top": 1960, "bottom": 1847}

DRAFT_VARIANTS = [
    DraftVariant("不用网格，固定 28.95 磅", _exact(579)),
    DraftVariant("固定 28 磅", _exact(560)),
    DraftVariant("只指定行网格", _lines_only),
    DraftVariant("字体用不带后缀的名称", _renamed(_SHORT)),
    DraftVariant("字体用英文名称", _renamed(_ENGLISH)),
    DraftVariant("字体用方正字库", _renamed(_FOUNDER)),
    DraftVariant("页边距在允差以内（上 36.5，下 35.5）", _margins(top=2069, bottom=2013)),
    DraftVariant("页边距在允差以内（左 28.5，右 25.5）", _margins(left=1616, right=1446)),
    DraftVariant("补偿页边距", _margins(**_COMPENSATED), profile="compensated_margins"),
    DraftVariant("有印章图片", _seal, _may_be_sealed),
    DraftVariant("缩进只用缇", _twips_only),
    DraftVariant("文字分成许多段", _many_runs),
    DraftVariant("有书签", _bookmarks),
    DraftVariant("标题用换行符分行", _one_title_paragraph, _line_break_free),
    DraftVariant("三级标题加粗", _bold_third, _has_third),
    DraftVariant("页码与一字线之间不空格", _tight_number),
    DraftVariant("数字用 Times New Roman", _times_digits),
    DraftVariant("写明黑色", _black),
    DraftVariant("附件前用分页符", _break_in_blank, _has_attachments),
    DraftVariant("标题、日期在内容控件里", _content_controls),
    DraftVariant("格式从默认值得到", _from_defaults, lambda described: described.through == "styles"),
    DraftVariant("字体从主题得到", _from_theme, _plain_names),
    DraftVariant("红色用 E60012", _red),
    DraftVariant("有注释节点", _comments_and_instructions),
    DraftVariant("有上次分页的记号", _rendered_breaks),
]
