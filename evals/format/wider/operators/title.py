"""标题 (GB/T 9704—2012 7.3.1; 党政机关公文处理工作条例 8, 9)."""

from __future__ import annotations

import copy

from evals.format.draft import Draft
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    labelled,
    last_of,
    paragraph_operator,
    runs_operator,
    size_change,
)
from evals.format.names import element
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.text_edits import replace_span
from evals.format.wider.making import matching, replacements

TITLE = "标题"
_ALL = labelled("title")
_FIRST = first_of(_ALL)
_LAST = last_of(_ALL)
_JOINT = first_of(labelled("title", when=lambda draft: bool(draft.about["joint"])))


def _two_lines(draft: Draft) -> list[Target]:
    lines = draft.labelled("title")
    return [Target(lines[0])] if len(lines) == 2 and min(len(paragraph_text(line)) for line in lines) > 8 else []


def _moved(count: int) -> Operator:
    """The last ``count`` 字 of the first line go to the second."""

    def apply(at: Site) -> None:
        first, second = at.draft.labelled("title")
        text = paragraph_text(first)
        replace_span(first, len(text) - count, len(text), "")
        replace_span(second, 0, 0, text[-count:])

    title = f"标题回行拆开词语（{count} 字移到下行）"
    return Operator(f"title-word-torn-{count}", title, ("T005",), "text", _two_lines, apply, along=("title#1 text",))


def _one_on_second(at: Site) -> None:
    """All but the last 字 in the first line."""
    first, second = at.draft.labelled("title")
    text = paragraph_text(second)
    replace_span(first, len(paragraph_text(first)), len(paragraph_text(first)), text[:-1])
    replace_span(second, 0, len(text) - 1, "")


# Three lines, the middle one the shortest (an hourglass).
_HOURGLASS = {
    "notice": ["清江市人民政府关于进一步加强", "城市内涝", "防治工作的通知"],
    "circular": ["清江市人民政府关于表扬2025年度", "安全生产", "工作先进单位的通报"],
    "opinions": ["清江市人民政府关于推进", "社区居家", "养老服务高质量发展的意见"],
}


def _hourglass_targets(draft: Draft) -> list[Target]:
    return [Target(element="document#0")] if draft.about["base"] in _HOURGLASS else []


def _hourglass(at: Site) -> None:
    lines = at.draft.labelled("title")
    lines[1].addnext(copy.deepcopy(lines[1]))
    texts = _HOURGLASS[at.draft.about["base"]]
    for line, text in zip(at.draft.labelled("title"), texts, strict=True):
        replace_span(line, 0, len(paragraph_text(line)), text)


OPERATORS = [
    Operator(
        "title-hourglass",
        "三行标题排成沙漏形",
        ("T006",),
        "count of title",
        _hourglass_targets,
        _hourglass,
        along=("title#* *", "document#0 *"),
    ),
    _moved(1),
    _moved(3),
    Operator(
        "title-single-last",
        "标题末行只剩一个字",
        ("T019", "T005"),
        "text",
        _two_lines,
        _one_on_second,
        along=("title#1 text",),
    ),
    *replacements(
        "title-reduced",
        "标题只剩文种",
        "T001",
        matching("^.{4,}(?:通知|报告|通报)$", "title"),
        [("^.+(?=通知$|报告$|通报$)", "")],
    ),
    *replacements("title-tidings-lost", "标题没有事由", "T001", _FIRST, [("关于.+$", "关于")]),
    *replacements(
        "title-without-of",
        "有“关于”而没有“的”",
        "T008 T001 T023",
        _LAST,
        [("的(?=通知$|函$|请示$|报告$|批复$|意见$|通报$|决定$)", "")],
    ),
    *replacements(
        "title-about-to", "“关于对”叠用", "T008", _FIRST, [("关于", "关于对"), ("关于", "关于有关"), ("关于", "就关于")]
    ),
    *replacements(
        "title-issue-bare", "印发规章的标题不加书名号", "T012", matching("《.+办法》", "title"), [("《(.+)》", r"\1")]
    ),
    *replacements(
        "title-turned-down",
        "批转上级来文",
        "T011 L022",
        matching("转发|批转", "title"),
        [("转发市应急管理局", "批转东原省人民政府"), ("转发市应急管理局", "批转清江市人民政府")],
    ),
    *replacements(
        "title-forward-about", "“关于转发……关于”", "T011 T010 T008", matching("转发", "title"), [("转发", "关于转发")]
    ),
    *replacements(
        "title-forward-twice",
        "转发的标题文种重复",
        "T010 T011",
        matching("意见的通知$", "title"),
        [("意见的通知$", "意见的通知的通知")],
    ),
    *replacements(
        "title-nested-marks",
        "书名号内再用双书名号",
        "T013 M010",
        matching("关于《.+》的说明|关于《", "attachment_title"),
        [("^(.+)$", r"《\1》")],
    ),
    *replacements(
        "title-too-long",
        "标题过长",
        "T015",
        _FIRST,
        [
            (
                "关于",
                "关于深入学习贯彻上级有关会议精神进一步统一思想提高认识压实责任强化举措扎实推进重点领域重点行业重点环节有关工作切实做好",
            )
        ],
    ),
    *replacements(
        "title-urgent",
        "标题写紧急程度",
        "T016",
        _LAST,
        [("的(?=通知$)", "的紧急"), ("(?=通知$)", "特急"), ("$", "（加急）")],
    ),
    *replacements(
        "title-draft-mark",
        "印发件标题带稿本标记",
        "T020 B019",
        _LAST,
        [("$", "（送审稿）"), ("$", "（代拟稿）"), ("$", "（征求意见稿）"), ("$", "（修改稿）"), ("$", "（第三稿）")],
    ),
    *replacements(
        "title-joint-dun", "联合行文标题机关之间用顿号", "T021 T007", _JOINT, [("　", "、"), ("　", "，"), ("　", "和")]
    ),
    *replacements("title-joint-partial", "联合行文标题漏写机关", "T021 T014", _JOINT, [("　清江市财政局", "")]),
    *replacements(
        "title-kind-invented",
        "生造文种或文种并用",
        "T009 L001 T001",
        _LAST,
        [
            ("通知$", "安排"),
            ("报告$", "总结"),
            ("请示$", "请求"),
            ("函$", "商榷函件"),
            ("意见$", "意见报告"),
            ("批复$", "批复函"),
            ("通报$", "情况说明"),
            ("报告$", "请示报告"),
            ("通知$", "通告通知"),
            ("决定$", "决定意见"),
        ],
    ),
    *replacements(
        "title-inner-marks",
        "标题内有标点",
        "T007",
        _LAST,
        [("的(?=通知$|报告$)", "；的"), ("$", "："), ("$", "？"), ("$", "；")],
    ),
    *replacements("title-straight-quotes", "标题里有直引号", "M002 T007", _FIRST, [("关于", '关于"重点"')]),
    *replacements(
        "title-spaced",
        "标题字间有空格",
        "M018 T007",
        _FIRST,
        [("关于", "关 于"), ("(?<=政府)关于", " 关于"), ("关于", "关于　")],
    ),
    *replacements("title-padded", "用空格把标题推到中间", "T003 P017", _FIRST, [("^", "    "), ("^", "　　")]),
    *replacements(
        "title-wrong-body",
        "标题机关与署名不同",
        "T014 W013",
        _FIRST,
        [
            ("^清江市人民政府办公室(?=关于)", "清江市人民政府"),
            ("^清江市公安局", "清江市公安局交警支队"),
            ("^云溪县人民政府", "云溪县委办公室"),
        ],
    ),
    paragraph_operator(
        "title-tight",
        "标题行距过小，字相叠",
        "T017 P012",
        _ALL,
        ("line_spacing", [element("spacing", line=280, lineRule="exact")]),
    ),
    paragraph_operator("title-right", "标题居右", "T003", _ALL, aligned("right")),
    paragraph_operator("title-distributed", "标题分散对齐", "T003", _ALL, aligned("distribute")),
    runs_operator("title-kaiti", "标题用楷体", "T002", _ALL, font_change("楷体_GB2312")),
    runs_operator("title-yahei", "标题用微软雅黑", "T002", _ALL, font_change("微软雅黑")),
    runs_operator("title-one", "标题用一号", "T002", _ALL, size_change(26)),
    runs_operator("title-black-italic", "标题用斜体", "T002", _ALL, ("italic", [element("i")])),
    runs_operator("title-blue", "标题用蓝字", "P008", _ALL, ("colour", [element("color", val="0070C0")])),
    blank_operator(
        "title-lines-apart", "标题各行之间空行", "T004 B013 T003", lambda draft: labelled("title")(draft)[1:], 1
    ),
]
