"""版记与页码 (GB/T 9704—2012 7.4, 7.5; 党政机关公文处理工作条例 9, 15)."""

from __future__ import annotations

import copy
from collections.abc import Callable

from evals.format.draft import Draft
from evals.format.making import aligned, font_change, indented, labelled, paragraph_operator, runs_operator, size_change
from evals.format.names import LABEL, element, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.text_edits import replace_span
from evals.format.wider.making import BESIDE, put_in, replacements

TITLE = "版记与页码"
_COPIES = labelled("copy_recipients", when=lambda draft: draft.about["format"] != "minutes")
_PRINTED = labelled("printing_authority")
_UPWARD = labelled("copy_recipients", when=lambda draft: draft.about["upward"])
_YMD = r"(\d{4})年(\d+)月(\d+)日印发$"


def _row(draft: Draft) -> list[Target]:
    """Copies in a table, of a document with recipients."""
    found = [p for p in draft.labelled("copy_recipients") if p.getparent().tag == w("tc")]
    return [Target(found[0], element="document#0")] if found and draft.labelled("main_recipients") else []


def _moved_recipients(at: Site) -> None:
    """主送 in a row of its own above 抄送, so that a line stands between them."""
    to = at.draft.labelled("main_recipients")[0]
    row = at.paragraph.getparent().getparent()
    made = copy.deepcopy(row)
    row.addprevious(made)
    paragraph = next(made.iter(w("p")))
    text = paragraph_text(paragraph)
    replace_span(paragraph, 0, len(text), f"主送：{paragraph_text(to)[:-1]}。")
    paragraph.set(LABEL, "copy_recipients")
    to.getparent().remove(to)


def _footers(draft: Draft) -> list[Target]:
    return [Target(element="page_number#odd")] if "word/footer_default.xml" in draft.trees else []


def _worded(before: str, after: str) -> Callable[[Site], None]:
    """Other words around the number of an odd page."""

    def apply(at: Site) -> None:
        texts = list(at.draft.trees["word/footer_default.xml"].iter(w("t")))
        texts[0].text, texts[-1].text = before, after

    return apply


def _removed(at: Site) -> None:
    for paragraph in at.draft.trees["word/footer_default.xml"].iter(w("p")):
        for node in list(paragraph):
            if node.tag != w("pPr"):
                paragraph.remove(node)


def _page_number(name: str, title: str, rules: str, before: str, after: str) -> Operator:
    return Operator(name, title, tuple(rules.split()), "text", _footers, _worded(before, after))


OPERATORS = [
    *replacements(
        "copies-commas",
        "抄送机关之间用半角标点",
        "F004 M001",
        _COPIES,
        [("，", ","), ("，", ", "), ("，", ";"), ("，", "，,")],
    ),
    *replacements(
        "copies-separated",
        "抄送机关之间的标点不对",
        "F005 F004",
        _COPIES,
        [("，", "；"), ("，", "　"), ("，", "。"), ("，", " ")],
    ),
    *replacements(
        "copies-end",
        "抄送末尾标点不对",
        "F004",
        _COPIES,
        [("。$", "，"), ("。$", "："), ("。$", "."), ("。$", "、"), ("。$", "等。")],
    ),
    *replacements(
        "copies-word",
        "“抄送”写成别的词",
        "F006 F004",
        _COPIES,
        [
            ("^抄送", "抄报、抄送"),
            ("^抄送", "报送"),
            ("^抄送", "分送"),
            ("^抄送", "发送"),
            ("^抄送", "抄 送"),
            ("^抄送：", ""),
            ("^抄送：", "抄送"),
            ("^抄送", "抄呈"),
        ],
    ),
    *replacements(
        "copies-order",
        "抄送机关次序不对",
        "F005",
        _COPIES,
        [
            ("市委办公室，市人大常委会办公室", "市人大常委会办公室，市委办公室"),
            ("市委各部门，市人大常委会办公室，市政协办公室", "市政协办公室，市人大常委会办公室，市委各部门"),
            ("省市场监督管理局，市食品安全委员会办公室", "市食品安全委员会办公室，省市场监督管理局"),
            ("县委办公室，县人民政府办公室", "县人民政府办公室，县委办公室"),
        ],
    ),
    *replacements(
        "copies-down",
        "上行文抄送下级机关",
        "L005 F007",
        _UPWARD,
        [("：", "：各县（市、区）人民政府，"), ("。$", "，云溪县各乡镇人民政府。"), ("。$", "，本市各街道办事处。")],
    ),
    *replacements("copies-main", "抄送又列主送机关", "F007", _UPWARD, [("：", "：东原省人民政府，")]),
    *replacements(
        "copies-person",
        "抄送个人",
        "F007 F004",
        _COPIES,
        [("。$", "，李建国副市长。"), ("：", "：周明远同志，"), ("。$", "，省领导。")],
    ),
    *replacements("copies-same-twice", "同一机关抄送两次", "F007 F005", _COPIES, [("：([^，。]+)，", r"：\1，\1，")]),
    Operator(
        "recipients-in-imprint-lined",
        "主送移入版记而与抄送之间有细线",
        ("F008",),
        "count of copy_recipients",
        _row,
        _moved_recipients,
        along=(*BESIDE, "copy_recipients#* *", "main_recipients#* *", "imprint_separator#* *"),
    ),
    *replacements(
        "printed-copies",
        "印数与印发行同行",
        "F010 F009",
        _PRINTED,
        [("$", "　共印120份"), ("$", "（共印60份）"), ("^", "（主动公开）")],
    ),
    *replacements(
        "printed-word",
        "印发行的“印发”不对",
        "F009",
        _PRINTED,
        [
            ("印发$", "印"),
            ("印发$", "印制"),
            ("印发$", "发"),
            ("印发$", "签发"),
            ("印发$", "印发。"),
            ("印发$", " 印 发"),
            ("印发$", "制发"),
        ],
    ),
    *replacements(
        "printed-date",
        "印发日期写法不对",
        "F009",
        _PRINTED,
        [
            (_YMD, r"\1-\2-\3印发"),
            (_YMD, "二〇二六年三月印发"),
            (_YMD, r"\1年\2月印发"),
            (_YMD, r"\1/\2/\3印发"),
            (_YMD, r"\2月\3日印发"),
            (_YMD, r"\1年\2月\3号印发"),
            (_YMD, "印发"),
        ],
    ),
    *replacements(
        "printed-late",
        "印发日期比成文日期晚得多",
        "F012",
        _PRINTED,
        [(_YMD, "2026年12月28日印发"), (_YMD, "2027年1月15日印发")],
    ),
    *replacements(
        "printed-early",
        "印发日期早于成文日期",
        "F012",
        _PRINTED,
        [(_YMD, "2025年12月1日印发"), (_YMD, "2026年1月2日印发")],
    ),
    *replacements("printed-no-authority", "印发行没有印发机关", "F009", _PRINTED, [("^[^\\t]+", "　")]),
    *replacements(
        "printed-labelled",
        "印发机关前加词",
        "F009",
        _PRINTED,
        [("^", "印发机关："), ("^", "承办单位："), ("^", "打印：")],
    ),
    paragraph_operator(
        "printed-indented", "印发行左空四字", "F009", _PRINTED, indented("left_chars", left=4, right=1, size=14)
    ),
    runs_operator("printed-kaiti", "印发行用楷体", "F009", _PRINTED, font_change("楷体_GB2312")),
    runs_operator("printed-bold", "印发行加粗", "F009 B010", _PRINTED, ("bold", [element("b")])),
    runs_operator("printed-small", "印发行用五号", "F009", _PRINTED, size_change(10.5)),
    runs_operator("copies-kaiti", "抄送用楷体", "F004", _COPIES, font_change("楷体_GB2312")),
    runs_operator("copies-bold", "抄送加粗", "F004 B010", _COPIES, ("bold", [element("b")])),
    runs_operator("copies-small", "抄送用五号", "F004", _COPIES, size_change(10.5)),
    paragraph_operator("copies-centred", "抄送居中", "F004", _COPIES, aligned("center")),
    put_in("keywords-line", "标主题词", "F011", "stray", "主题词：城市　防汛　通知", labelled("remarks")),
    put_in("keywords-short", "标关键词", "F011", "stray", "关键词：城市建设；防汛；通知", labelled("remarks")),
    _page_number("number-total", "页码写“第×页 共×页”", "G003 G010", "第", "页 共5页"),
    _page_number("number-slash", "页码写“1/5”", "G003 G010", "", "/5"),
    _page_number("number-dots", "页码两侧用圆点", "G003", "· ", " ·"),
    _page_number("number-tildes", "页码两侧用波浪线", "G003", "~ ", " ~"),
    _page_number("number-double-hyphens", "页码两侧用两个短横线", "G003", "-- ", " --"),
    _page_number("number-one-sided", "页码只有一侧有一字线", "G003", "— ", ""),
    _page_number("number-page", "页码写“Page”", "G003 G010", "Page ", ""),
    Operator("number-gone", "没有页码", ("G001",), "page_field", _footers, _removed, along=("text", "font", "size_pt")),
]
