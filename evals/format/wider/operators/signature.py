"""署名、成文日期、附注 (GB/T 9704—2012 7.3.5, 7.3.6; 党政机关公文处理工作条例 9)."""

from __future__ import annotations

from evals.format.draft import Draft, label_of
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    indented,
    labelled,
    of_type,
    paragraph_operator,
    runs_operator,
    size_change,
)
from evals.format.names import element
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.text_edits import replace_span
from evals.format.wider.making import exchanged, put_in, replacements, taken_out

TITLE = "署名、日期与附注"
_PLAIN = labelled("issuer_signature", when=lambda draft: draft.about["format"] != "order")
_DATE = labelled("signing_date")
_SEALED_DATE = labelled("signing_date", when=lambda d: d.about["format"] != "order" and d.about["sealed"])
_NOT_ORDER = labelled("signing_date", when=lambda draft: draft.about["format"] != "order")
_REMARKS = labelled("remarks")
_YMD = r"(\d{4})年(\d+)月(\d+)日$"


def _alone(draft: Draft) -> bool:
    return len(draft.labelled("issuer_signature")) == 1 and draft.about["format"] != "order"


_SIGNED = labelled("issuer_signature", when=_alone)


def _joint(draft: Draft) -> list[Target]:
    found = draft.labelled("issuer_signature")
    return [Target(found[0])] if len(found) == 2 else []


def _turned(at: Site) -> None:
    """The second issuer signs before the first."""
    first, second = at.draft.labelled("issuer_signature")
    one, other = paragraph_text(first), paragraph_text(second)
    replace_span(first, 0, len(one), other)
    replace_span(second, 0, len(other), one)


def _with_spaces(at: Site) -> None:
    """Blanks, not an indent, push it to its place."""
    from evals.format.names import properties, put
    from evals.format.routes import indents

    put(properties(at.paragraph, "pPr"), element("jc", val="left"))
    put(properties(at.paragraph, "pPr"), indents())
    replace_span(at.paragraph, 0, 0, "　" * 14)


_PLACE = ("alignment", "right_chars", "left_chars", "first_line_chars")

OPERATORS = [
    exchanged(
        "date-before-issuer", "成文日期排在署名之前", "B012 S004 S005 S020", ("issuer_signature", "signing_date"), ()
    ),
    exchanged("remarks-before-date", "附注排在成文日期之前", "B012 S012", ("signing_date", "remarks"), ()),
    Operator(
        "joint-signatures-turned",
        "联合行文署名次序与标志不同",
        ("S010", "S009"),
        "text",
        _joint,
        _turned,
        along=("issuer_signature#1 text",),
    ),
    Operator(
        "date-by-blanks",
        "用空格把日期推到右边",
        ("P017", "S003", "S005"),
        "text",
        _NOT_ORDER,
        _with_spaces,
        along=_PLACE,
    ),
    Operator(
        "issuer-by-blanks",
        "用空格把署名推到右边",
        ("P017", "S004", "S005"),
        "text",
        _SIGNED,
        _with_spaces,
        along=_PLACE,
    ),
    paragraph_operator("date-left", "成文日期居左", "S003 S005", _NOT_ORDER, aligned("left")),
    paragraph_operator(
        "date-flush-left",
        "成文日期顶格",
        "S003 S005",
        _NOT_ORDER,
        ("alignment", [element("jc", val="left"), indented("", right=0)[1][0]]),
        along=("right_chars",),
    ),
    paragraph_operator(
        "date-flush-right",
        "成文日期顶到版心右边",
        "S003 S005",
        _SEALED_DATE,
        indented("right_chars", right=0),
    ),
    paragraph_operator(
        "date-right-one",
        "成文日期右空一字",
        "S003 S005",
        _SEALED_DATE,
        indented("right_chars", right=1),
    ),
    paragraph_operator(
        "date-right-two",
        "盖章件成文日期右空二字",
        "S003",
        _SEALED_DATE,
        indented("right_chars", right=2),
    ),
    paragraph_operator(
        "date-both",
        "成文日期按正文排（首行缩进）",
        "S003 S005",
        _NOT_ORDER,
        ("alignment", [element("jc", val="both"), indented("", first=2)[1][0]]),
        along=("right_chars", "first_line_chars"),
    ),
    paragraph_operator("issuer-centred", "署名居中", "S004 S005", _SIGNED, aligned("center")),
    paragraph_operator("issuer-left", "署名居左", "S004 S005", _SIGNED, aligned("left")),
    paragraph_operator(
        "issuer-flush-left",
        "署名顶格",
        "S004 S005",
        _SIGNED,
        ("alignment", [element("jc", val="left"), indented("", right=0)[1][0]]),
        along=("right_chars",),
    ),
    paragraph_operator(
        "issuer-flush-right", "署名顶到版心右边", "S004 S005", _SIGNED, indented("right_chars", right=0)
    ),
    runs_operator("issuer-kaiti", "署名用楷体", "P007", _SIGNED, font_change("楷体_GB2312")),
    runs_operator("issuer-bold", "署名加粗", "B010 P007", _SIGNED, ("bold", [element("b")])),
    runs_operator("issuer-two", "署名用小二号", "P007", _SIGNED, size_change(18)),
    runs_operator("date-kaiti", "成文日期用楷体", "P007", _NOT_ORDER, font_change("楷体_GB2312")),
    runs_operator("date-heiti", "成文日期用黑体", "P007", _NOT_ORDER, font_change("黑体")),
    runs_operator("date-four", "成文日期用四号", "P007", _NOT_ORDER, size_change(14)),
    runs_operator("date-bold", "成文日期加粗", "B010 P007", _NOT_ORDER, ("bold", [element("b")])),
    runs_operator("date-red", "成文日期用红字", "P008", _NOT_ORDER, ("colour", [element("color", val="FF0000")])),
    runs_operator("remarks-kaiti", "附注用楷体", "P007 S012", _REMARKS, font_change("楷体_GB2312")),
    runs_operator("remarks-four", "附注用四号", "P007 S012", _REMARKS, size_change(14)),
    paragraph_operator("remarks-centred", "附注居中", "S012", _REMARKS, aligned("center")),
    *replacements(
        "remarks-worded",
        "附注的括号或引语不对",
        "S012",
        _REMARKS,
        [
            ("^（(.+)）$", r"[\1]"),
            ("^（(.+)）$", r"【\1】"),
            ("^（(.+)）$", r"（附注：\1）"),
            ("^（(.+)）$", r"（\1。）"),
            ("^（(.+)）$", r"（\1）。"),
            ("^（(.+)）$", r"注：\1"),
        ],
    ),
    *replacements(
        "contact-worded",
        "联系人写法不对",
        "S012 M001 S013",
        labelled("remarks", when=of_type("请示", "函", "议案")),
        [("联系人：", "联系人:"), ("，电话：", " 电话："), ("，电话：\\d+", "")],
    ),
    taken_out(
        "request-contact-missing", "请示没有联系人", "S013", "remarks", labelled("remarks", when=of_type("请示"))
    ),
    taken_out(
        "openness-missing",
        "没有公开属性",
        "S014",
        "remarks",
        labelled("remarks", when=of_type("通知", "意见", "批复", "公告")),
    ),
    *replacements(
        "issuer-words-added",
        "落款加附言",
        "S017 S008",
        _SIGNED,
        [
            ("$", "（敬呈）"),
            ("$", "敬上"),
            ("$", "呈"),
            ("$", "（章）"),
            ("$", "（盖章）"),
            ("^", "特此报告　"),
            ("^", "发文机关："),
        ],
    ),
    *replacements(
        "date-words-added",
        "日期前后加词",
        "S001 S017",
        _NOT_ORDER,
        [("^", "日期："), ("$", "（此件存档）"), ("$", "签发"), ("^", "公元"), ("$", "。")],
    ),
    *replacements("issuer-ends", "署名后有标点", "S008", _SIGNED, [("$", "。"), ("$", "："), ("$", "，")]),
    *replacements(
        "issuer-spoken",
        "署名用口语简称或内设机构",
        "S008 T014 L015",
        _SIGNED,
        [
            ("^清江市人民政府$", "清江市府"),
            ("^清江市公安局$", "市公安局"),
            ("^清江市教育局$", "市教育局"),
            ("^云溪县人民政府$", "云溪县政府办"),
            ("^清江市市场监督管理局$", "清江市市场监督管理局食品科"),
            ("^清江市统计局$", "清江统计"),
        ],
    ),
    *replacements(
        "issuer-other",
        "署名与标题机关不同",
        "S008 T014 W013",
        _SIGNED,
        [
            ("^清江市人民政府$", "清江市人民政府办公室"),
            ("^清江市人民政府办公室$", "清江市应急管理局"),
            ("^清江市公安局$", "清江市交通运输局"),
        ],
    ),
    *replacements(
        "date-written",
        "成文日期写法不对",
        "S001 S002 U001 U002",
        _DATE,
        [
            (_YMD, r"\1/\2/\3"),
            (_YMD, r"\1年\2月\3"),
            (_YMD, r"\1.\2.\3日"),
            (_YMD, r"\1 年 \2 月 \3 日"),
            (_YMD, r"\1年\2月\3号"),
            (_YMD, r"\1年\2月　日"),
            (_YMD, r"二〇二六年\2月\3日"),
            (_YMD, r"\1-\2-\3日"),
            (_YMD, r"\2月\3日"),
            (_YMD, r"二○二六年三月"),
            (_YMD, r"\1年 \2月\3日"),
            (_YMD, r"2０26年\2月\3日"),
            (_YMD, r"\1年\2月××日"),
        ],
    ),
    *replacements(
        "date-never",
        "成文日期不存在",
        "S007",
        _DATE,
        [
            (_YMD, r"\1年6月31日"),
            (_YMD, r"\1年13月\3日"),
            (_YMD, r"\1年2月29日"),
            (_YMD, r"\1年4月31日"),
            (_YMD, r"\1年\2月0日"),
            (_YMD, r"\1年0月\3日"),
            (_YMD, r"\1年\2月32日"),
        ],
    ),
    *replacements(
        "date-before-cited",
        "成文日期早于正文所引文件",
        "S007",
        labelled("signing_date", when=of_type("批复")),
        [(_YMD, r"2025年1月5日")],
    ),
    put_in("issuer-thanks", "落款处加附言", "S017", "stray", "此件送阅后退回", _DATE),
    blank_operator("remarks-far", "附注与日期之间空三行", "S012 B013", _REMARKS, 3),
    blank_operator("issuer-far", "署名与正文之间空六行", "S005 B013 S004", first_of(_PLAIN), 6),
]


def _listed(draft: Draft) -> list[Target]:
    found = draft.labelled("issuer_signature")
    return [Target(found[0])] if found and draft.labelled("attachment_list") and label_of(found[0]) else []


OPERATORS += [blank_operator("issuer-far-from-list", "附件说明与署名之间空五行", "A014 B013", _listed, 5)]
