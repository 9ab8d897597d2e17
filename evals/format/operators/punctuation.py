"""标点符号 (GB/T 15834—2011)."""

from __future__ import annotations

from evals.format.making import PROSE, labelled, text_operator

TITLE = "标点"
_BODY = labelled(*PROSE)
_HAN = r"[\u4e00-\u9fff]"


def _either_range(text: str) -> list[str]:
    """A range of quantities may have 浪纹线 or 一字线 (GB/T 15835—2011 5.1.3)."""
    return [text.replace("～", "—")]


OPERATORS = [
    text_operator("comma-halfwidth", "用半角逗号", "M001", _BODY, rf"(?<={_HAN})，(?={_HAN})", ","),
    text_operator("full-stop-halfwidth", "用半角句点", "M001", _BODY, rf"(?<={_HAN})。$", "."),
    text_operator("semicolon-halfwidth", "用半角分号", "M001", _BODY, rf"(?<={_HAN})；", ";"),
    text_operator("colon-halfwidth", "用半角冒号", "M001", _BODY, rf"(?<={_HAN})：$", ":"),
    text_operator("brackets-halfwidth", "用半角括号", "M001", _BODY, rf"（({_HAN}+[12]?)）", r"(\1)"),
    text_operator("quotes-straight", "用直引号", "M002", _BODY, r"“([^“”]+)”", r'"\1"'),
    text_operator("quotes-corner", "用直角引号", "M002", _BODY, r"“([^“”]+)”", r"「\1」"),
    text_operator("ellipsis-dots", "省略号用三个点", "M003", labelled("body", "heading_2"), r"……", "..."),
    text_operator("ellipsis-full-stops", "省略号用句号", "M003", labelled("body", "heading_2"), r"……", "。。。"),
    text_operator("ellipsis-half", "省略号只有三点", "M003", labelled("body", "heading_2"), r"……", "…"),
    text_operator("dash-hyphens", "破折号用短横线", "M004", _BODY, r"——", "--"),
    text_operator("dash-half", "破折号只占一字", "M004", _BODY, r"——", "—"),
    text_operator("dash-four", "破折号占四字", "M004", _BODY, r"——", "————"),
    text_operator(
        "year-range-hyphen",
        "起止年份用短横线",
        "M005",
        labelled("body", "heading_2", "heading_4"),
        r"(20\d\d)—(20\d\d)年",
        r"\1-\2年",
    ),
    text_operator("quantity-range-hyphen", "数值范围用短横线", "M005", _BODY, r"(\d)～(\d)", r"\1-\2", _either_range),
    text_operator(
        "quantity-range-tilde", "数值范围用半角波浪号", "M005", _BODY, r"(\d)～(\d)", r"\1~\2", _either_range
    ),
    text_operator(
        "time-range-tilde", "时间起止用半角波浪号", "M005", labelled("body", "heading_2"), r"(\d\d)—(\d)", r"\1~\2"
    ),
    text_operator("dun-between-titles", "书名号之间用顿号", "M006", _BODY, r"》《", "》、《"),
    text_operator("dun-between-quotes", "引号之间用顿号", "M006", labelled("body", "heading_2"), r"”“", "”、“"),
    text_operator(
        "dun-before-deng",
        "“等”前用顿号",
        "M007",
        _BODY,
        rf"(?<={_HAN})等(?=部门|法律|设施|服务|措施|手续|内容|环节|信息|渠道|制度|行为)",
        "、等",
    ),
    text_operator(
        "comma-before-deng",
        "“等”前用逗号",
        "M007",
        _BODY,
        rf"(?<={_HAN})等(?=部门|服务|措施|手续|内容|环节|渠道|制度|行为|。)",
        "，等",
    ),
    text_operator(
        "ellipsis-and-deng",
        "省略号与“等”并用",
        "M008",
        _BODY,
        rf"(?<={_HAN})等(?=部门|服务|措施|手续|内容|环节|渠道|制度|行为)",
        "……等",
    ),
    text_operator("book-mark-unclosed", "书名号不成对", "M010", _BODY, r"》(?=[（，。的])", ""),
    text_operator("quote-unclosed", "引号不成对", "M010", labelled("body", "heading_2"), r"”", ""),
    text_operator("bracket-unclosed", "括号不成对", "M010", labelled(*PROSE, "heading_2"), r"）(?=[要。人收规，])", ""),
    text_operator("quote-reversed", "后引号写成前引号", "M010", labelled("body", "heading_2"), r"”", "“"),
    text_operator("full-stop-twice", "句号叠用", "M011", _BODY, r"。$", "。。"),
    text_operator("comma-twice", "逗号叠用", "M011", _BODY, rf"(?<={_HAN})，(?={_HAN})", "，，"),
    text_operator("stop-and-comma", "句号与逗号叠用", "M011", _BODY, rf"(?<={_HAN})，(?={_HAN})", "。，"),
    text_operator(
        "dun-in-estimate",
        "概数之间用顿号",
        "M017",
        labelled("body", "heading_2"),
        r"([三四五])([四五六])(名|百家|趟)",
        r"\1、\2\3",
    ),
    text_operator("space-between-han", "汉字之间有空格", "M018", _BODY, rf"(?<={_HAN})，(?={_HAN})", "， "),
    text_operator("zero-width", "有零宽空格", "M023", _BODY, rf"(?<={_HAN})的(?={_HAN})", "的\u200b"),
    text_operator(
        "period-in-bracket",
        "句内括号里用句号",
        "M012",
        labelled("body"),
        r"(具体安排见附件1|评估流程见附件2)）。",
        r"\1。）",
    ),
    text_operator("book-marks-on-campaign", "活动名称用书名号", "M014", labelled("body"), r"“(安全生产月)”", r"《\1》"),
    text_operator("middle-dot-missing", "月日专名用句点", "M020", labelled("body", "heading_2"), r"3·15", "3.15"),
]
