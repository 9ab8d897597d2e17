"""版头与发文字号 (GB/T 9704—2012 7.2, 10.1 to 10.3; 党政机关公文处理工作条例 9)."""

from __future__ import annotations

from evals.format.draft import Draft
from evals.format.layout.paragraphs import Pen
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    in_format,
    indented,
    labelled,
    paragraph_operator,
    remove_paragraph,
    runs_operator,
    size_change,
)
from evals.format.names import LABEL, element, w
from evals.format.operator import Operator, Site, Target
from evals.format.routes import LEAD_ROUTES
from evals.format.wider.making import BESIDE, put_in, replacements, when

TITLE = "版头与发文字号"
_NUMBER = labelled("document_number")
_MARK = labelled("issuing_authority_mark")


def _downward(draft: Draft) -> bool:
    return draft.about["format"] == "general" and not draft.about["upward"] and draft.about["masthead"]


def _joint(draft: Draft) -> bool:
    return bool(draft.about["joint"])


_DOWNWARD_NUMBER = labelled("document_number", when=_downward)
_LETTER_NUMBER = labelled("document_number", when=in_format("letter"))
_UPWARD = labelled("document_number", when=lambda draft: draft.about["upward"] and not draft.labelled("signatory"))
_SIGNATORY = labelled("signatory")
_SEVERAL = labelled("signatory", when=_joint)


def _upward_lines(draft: Draft) -> list[Target]:
    return [Target(p, element="document#0") for p in draft.labelled("separator")] if draft.about["upward"] else []


def _letter_line(draft: Draft) -> list[Target]:
    return [Target(p) for p in draft.labelled("separator")] if draft.about["format"] == "letter" else []


def _signed_beside(at: Site) -> None:
    """签发人 behind the number, as in an upward document."""
    tab = element("r", [element("tab")])
    at.paragraph.append(tab)
    at.paragraph.append(Pen().paragraph("body", "签发人：周明远")[-1])


def _mark_exchanged(at: Site) -> None:
    first, second = at.draft.labelled("issuing_authority_mark")[:2]
    first.addprevious(second)


def _width(millimetres: float) -> Operator:
    def apply(at: Site) -> None:
        frame = at.paragraph.find(f".//{w('framePr')}")
        frame.set(w("w"), str(round(millimetres * 1440 / 25.4)))

    name = f"letter-line-{millimetres:.0f}mm"
    return Operator(name, f"信函首条红线长 {millimetres:.0f} 毫米", ("K002",), "line_width_mm", _letter_line, apply)


def _line_gone(at: Site) -> None:
    at.paragraph.find(f".//{w('pBdr')}")[0].set(w("val"), "none")


def _lower(draft: Draft) -> list[Target]:
    return [Target(element="page_number#first")] if draft.about["format"] == "letter" else []


def _lower_width(at: Site) -> None:
    frame = next(at.draft.trees["word/footer_first.xml"].iter(w("framePr")))
    frame.set(w("w"), str(round(156 * 1440 / 25.4)))


def _lower_gone(at: Site) -> None:
    for border in list(at.draft.trees["word/footer_first.xml"].iter(w("pBdr"))):
        border.getparent().remove(border)


def _urgency_above(at: Site) -> None:
    made = Pen().paragraph("urgency", "特急")
    made.set(LABEL, "urgency")
    at.draft.body.insert(0, made)


def _joint_mark(draft: Draft) -> list[Target]:
    return [Target(draft.labelled("issuing_authority_mark")[0])] if _joint(draft) and _MARK(draft) else []


OPERATORS = [
    Operator(
        "number-with-signatory",
        "下行文标注签发人（与文号同行）",
        ("H011",),
        "text",
        _DOWNWARD_NUMBER,
        _signed_beside,
        along=("document_number#0 *",),
    ),
    put_in(
        "downward-signatory",
        "下行文标注签发人（另起一行）",
        "H011",
        "signatory",
        "签发人：周明远",
        _DOWNWARD_NUMBER,
        after=False,
    ),
    *replacements(
        "signatory-unlabelled", "签发人只写姓名", "H012 H011", _SIGNATORY, [("^签发人：", "")], along=("font",)
    ),
    *replacements(
        "signatory-worded",
        "“签发人”写成别的词",
        "H012 H011",
        _SIGNATORY,
        [("签发人", "签发"), ("签发人", "签批人"), ("签发人", "签 发 人")],
    ),
    *replacements("signatory-spaced", "签发人姓名前有空格", "H012", _SIGNATORY, [("(?<=：)", " ")]),
    *replacements("signatories-dun", "两个签发人之间用顿号", "H013", _SEVERAL, [("　", "、"), ("　", "，")]),
    *replacements("signatories-one", "联合上行文只标一个签发人", "H013 H011", _SEVERAL, [("　何向东$", "")]),
    runs_operator(
        "signatory-name-heiti", "签发人姓名用黑体", "H012", _SIGNATORY, font_change("黑体", "rest_font"), LEAD_ROUTES
    ),
    runs_operator(
        "signatory-name-small", "签发人姓名用四号", "H012", _SIGNATORY, size_change(14, "rest_size_pt"), LEAD_ROUTES
    ),
    paragraph_operator("signatory-left", "签发人居左", "H012", _SIGNATORY, aligned("left")),
    Operator(
        "joint-mark-turned",
        "联合行文主办机关不在前",
        ("H010",),
        "text",
        _joint_mark,
        _mark_exchanged,
        along=("issuing_authority_mark#1 text",),
    ),
    Operator(
        "upward-separator-missing",
        "版头没有红色分隔线",
        ("H014",),
        "count of separator",
        _upward_lines,
        remove_paragraph,
        along=(*BESIDE, "separator#* *"),
    ),
    *replacements(
        "mark-spoken",
        "发文机关标志用口语简称",
        "H006",
        first_of(labelled("issuing_authority_mark", when=in_format("general"))),
        [
            ("^清江市人民政府文件$", "清江市政府文件"),
            ("^清江市人民政府办公室文件$", "市府办文件"),
            ("文件$", "红头文件"),
            ("文件$", "发文"),
        ],
    ),
    *replacements(
        "mark-other-body",
        "发文机关标志与署名不同",
        "T014 H006 W013",
        first_of(labelled("issuing_authority_mark", when=in_format("general"))),
        [("^清江市人民政府文件$", "清江市人民政府办公室文件"), ("^清江市公安局", "清江市应急管理局")],
    ),
    *replacements(
        "order-mark-document",
        "令的标志写“文件”",
        "K010 H006",
        labelled("issuing_authority_mark", when=in_format("order")),
        [("令$", "文件"), ("令$", "命令文件")],
    ),
    *replacements(
        "minutes-mark-record",
        "纪要的标志写“会议记录”",
        "K013 H006",
        labelled("issuing_authority_mark", when=in_format("minutes")),
        [("会议纪要$", "会议记录"), ("会议纪要$", "文件")],
    ),
    paragraph_operator(
        "minutes-mark-left",
        "纪要标志不居中",
        "K013 H008",
        labelled("issuing_authority_mark", when=in_format("minutes")),
        aligned("left"),
    ),
    runs_operator(
        "minutes-mark-black",
        "纪要标志为黑色",
        "K013 H007",
        labelled("issuing_authority_mark", when=in_format("minutes")),
        ("colour", [element("color", val="000000")]),
    ),
    _width(156),
    _width(120),
    _width(200),
    Operator(
        "letter-line-missing",
        "信函没有首条红线",
        ("K002",),
        "line",
        _letter_line,
        _line_gone,
        along=("line_pt", "line_colour", "line_space_pt"),
    ),
    Operator("letter-lower-line-156mm", "信函下方红线与版心等宽", ("K003",), "width_mm", _lower, _lower_width),
    Operator(
        "letter-lower-line-missing",
        "信函没有下方红线",
        ("K003",),
        "line",
        _lower,
        _lower_gone,
        along=(
            "line_pt",
            "line_colour",
            "line_space_pt",
            "text",
            "page_field",
            "font",
            "size_pt",
            "alignment",
            "left_chars",
            "right_chars",
        ),
    ),
    Operator(
        "letter-urgency-above-line",
        "信函的紧急程度排在红线之上",
        ("K004", "H004"),
        "count of urgency",
        lambda d: [Target(element="document#0")] if in_format("letter")(d) else [],
        _urgency_above,
        along=(*BESIDE, "urgency#* *", "issuing_authority_mark#* *", "separator#* *"),
    ),
    blank_operator(
        "letter-title-close",
        "信函标题与文号之间不空行",
        "K006 T004",
        first_of(labelled("title", when=in_format("letter"))),
        0,
    ),
    blank_operator(
        "letter-title-far",
        "信函标题与文号之间空四行",
        "K006 T004",
        first_of(labelled("title", when=in_format("letter"))),
        4,
    ),
    paragraph_operator("letter-number-left", "信函文号居左", "K005", _LETTER_NUMBER, aligned("left")),
    paragraph_operator(
        "letter-number-inset", "信函文号右边空四字", "K005", _LETTER_NUMBER, indented("right_chars", right=4)
    ),
    *replacements(
        "number-last-year",
        "文号年份与成文日期不同",
        "D010",
        when(_NUMBER, lambda d: d.about["format"] != "order"),
        [("〔2026〕", "〔2025〕"), ("〔2026〕", "〔2027〕"), ("〔2026〕", "〔2016〕")],
    ),
    *replacements(
        "number-foreign-code",
        "机关代字与发文机关不符",
        "D011",
        _DOWNWARD_NUMBER,
        [("^清政发", "松政发"), ("^清市监发", "清教发"), ("^清公发", "清财发")],
    ),
    *replacements("letter-number-code", "函件不用“函”字代字", "D011", _LETTER_NUMBER, [("教函", "教发")]),
    *replacements(
        "number-small-brackets",
        "文号用小六角括号等形近括号",
        "D002",
        _NUMBER,
        [
            ("〔(\\d+)〕", "﹝\\1﹞"),
            ("〔(\\d+)〕", "〖\\1〗"),
            ("〔(\\d+)〕", "［\\1］"),
            ("〔(\\d+)〕", "<\\1>"),
            ("〔(\\d+)〕", "(\\1)"),
        ],
    ),
    *replacements(
        "number-year-outside",
        "文号年份不加括号",
        "D002 D003",
        _NUMBER,
        [("〔(\\d+)〕", "\\1"), ("〔(\\d+)〕", "\\1年")],
    ),
    *replacements(
        "number-padded-much",
        "文号序号补到三位",
        "D004",
        _NUMBER,
        [("〕(\\d{1,2})号", "〕0\\g<1>号"), ("〕(\\d{1,2})号", "〕00\\g<1>号")],
    ),
    *replacements(
        "number-with-blank",
        "文号序号没有填写",
        "D001 B019",
        _DOWNWARD_NUMBER,
        [("〕\\d+号", "〕　号"), ("〕\\d+号", "〕××号"), ("〕\\d+号", "〕 号")],
    ),
    *replacements(
        "number-worded",
        "文号写“字”“第”",
        "D005",
        _NUMBER,
        [("〔(\\d+)〕(\\d+)号", "字〔\\1〕第\\2号"), ("号$", "号文"), ("号$", "號")],
    ),
    *replacements("number-fullwidth", "文号用全角数字", "U001 D003 D004", _NUMBER, [("〔2026〕", "〔２０２６〕")]),
    *replacements(
        "number-spread",
        "文号里有空格",
        "D006",
        _NUMBER,
        [("〔(\\d+)〕", " 〔\\1〕"), ("〔(\\d+)〕", "〔 \\1 〕"), ("号$", " 号")],
    ),
    runs_operator("number-kaiti", "文号用楷体", "D006", _DOWNWARD_NUMBER, font_change("楷体_GB2312")),
    runs_operator("number-bold", "文号加粗", "D006 B010", _DOWNWARD_NUMBER, ("bold", [element("b")])),
    runs_operator(
        "number-red", "文号用红字", "P008 D006", _DOWNWARD_NUMBER, ("colour", [element("color", val="FF0000")])
    ),
    paragraph_operator("number-right", "下行文文号居右", "D007", _DOWNWARD_NUMBER, aligned("right")),
    blank_operator("number-far", "文号与标志之间空四行", "D007", labelled("document_number", when=_downward), 4),
    *replacements(
        "term-worded",
        "保密期限写法不对",
        "H003",
        labelled("security_classification"),
        [("★1年", "★一年"), ("★", "☆"), ("★", "·"), ("★", " "), ("1年", "12个月零1天")],
    ),
    *replacements(
        "secrecy-worded",
        "密级用词不对",
        "H002 H003",
        labelled("security_classification"),
        [("秘密", "保密"), ("秘密", "内部"), ("秘密", "秘密级")],
    ),
    *replacements(
        "urgency-worded",
        "紧急程度用词不对",
        "H004",
        labelled("urgency"),
        [
            ("特急|加急", "紧急"),
            ("特急|加急", "急件"),
            ("特急|加急", "平急"),
            ("特急|加急", "特 急"),
            ("特急|加急", "特急件"),
        ],
    ),
    *replacements(
        "copy-number-worded",
        "份号写法不对",
        "H001",
        labelled("copy_number"),
        [("000126", "No.000126"), ("000126", "126"), ("000126", "〇〇〇一二六"), ("000126", "份号：000126")],
    ),
]
