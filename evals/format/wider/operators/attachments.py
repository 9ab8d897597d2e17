"""附件说明与附件 (GB/T 9704—2012 7.3.4, 7.3.7)."""

from __future__ import annotations

from evals.format.draft import Draft, label_of
from evals.format.making import (
    aligned,
    blank_operator,
    first_of,
    font_change,
    indented,
    labelled,
    last_of,
    paragraph_operator,
    remove_paragraph,
    runs_operator,
    size_change,
)
from evals.format.names import w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text
from evals.format.wider.making import BESIDE, prose, put_in, replacements, sentences, when, whole

TITLE = "附件说明与附件"
_LIST = labelled("attachment_list")
_LABEL = labelled("attachment_label")
_HEAD = labelled("attachment_title", when=lambda draft: bool(draft.labelled("attachment_label")))
_TEXT = labelled("attachment_body")
_GONE = (*BESIDE, "attachment_* *", "table* *", "figure* *", "heading_* *", "body#* *", "table_cell* *")


def _single(draft: Draft) -> list[Target]:
    return _LIST(draft) if len(_LIST(draft)) == 1 else []


def _several(draft: Draft) -> list[Target]:
    return _LIST(draft) if len(_LIST(draft)) > 1 else []


def _no_attachments(draft: Draft) -> bool:
    return not draft.labelled("attachment_list", "attachment_title")


def _last_attachment(at: Site) -> None:
    """The last attachment goes, from its label to the imprint; the list still names it."""
    node = at.draft.labelled("attachment_label")[-1]
    while node is not None and node.tag != w("sectPr") and not _ends(node):
        following = node.getnext()
        node.getparent().remove(node)
        node = following


def _ends(node: object) -> bool:
    """Whether what floats at the foot of the page starts here."""
    paragraphs = list(node.iter(w("p")))  # type: ignore[attr-defined]
    labels = {label_of(p) for p in paragraphs}
    return bool(labels & {"imprint_separator", "printing_authority", "copy_recipients"})


def _listed_last(draft: Draft) -> list[Target]:
    return whole(last_of(_several))(draft)


OPERATORS = [
    Operator(
        "attachment-absent",
        "附件说明列了而没有附件",
        ("A006", "A011"),
        "count of attachment_label",
        whole(last_of(_LABEL)),
        _last_attachment,
        along=_GONE,
    ),
    Operator(
        "list-one-short",
        "附件说明漏列一个附件",
        ("A006", "A003"),
        "count of attachment_list",
        _listed_last,
        remove_paragraph,
        along=(*BESIDE, "attachment_list#* *"),
    ),
    Operator(
        "list-missing",
        "有附件而没有附件说明",
        ("A001", "A006", "A015"),
        "count of attachment_list",
        whole(_single),
        remove_paragraph,
        along=(*BESIDE, "attachment_list#* *"),
    ),
    put_in(
        "list-without-attachment",
        "没有附件而有附件说明",
        "A006 A001",
        "attachment_list",
        "附件：工作任务分工表",
        when(last_of(labelled("body", "heading_2")), _no_attachments),
    ),
    *replacements(
        "title-one-character",
        "附件标题与附件说明差一个字",
        "A006",
        _HEAD,
        [
            ("(?<=..)(?=表$|流程$|名单$|目录$|说明$)", "总"),
            ("(?<=年度)", "全"),
            ("(?:情况|工作|事项|先进|市级|保护)", "任务"),
            ("^2026年度", "2026年"),
            ("演练", "演习"),
            ("目录$", "名录"),
            ("名单$", "名单表"),
            ("说明$", "的说明"),
        ],
    ),
    *replacements(
        "list-one-character",
        "附件说明与附件标题差一个字",
        "A006",
        _LIST,
        [
            ("演练", "演习"),
            ("目录$", "名录"),
            ("名单$", "名册"),
            ("说明$", "的说明"),
            ("2025年度", "2025年"),
            ("范围说明$", "区域说明"),
        ],
    ),
    *replacements(
        "label-worded",
        "附件标识写法不对",
        "A008",
        _LABEL,
        [
            ("^附件", "附表"),
            ("^附件", "附"),
            ("^(附件.*)$", "（\\1）"),
            ("^附件(?=\\d)", "附件 "),
            ("^附件(?=\\d)", "附件之"),
            ("^附件(\\d)$", "附件(\\1)"),
            ("^(附件.*)$", "《\\1》"),
        ],
    ),
    *replacements(
        "label-numbered-single",
        "只有一个附件而标识编号",
        "A008 A006",
        when(_LABEL, lambda d: len(d.labelled("attachment_label")) == 1),
        [("^附件$", "附件1")],
    ),
    *replacements(
        "list-word",
        "附件说明的引语不对",
        "A002",
        first_of(_LIST),
        [
            ("^附件：", "附件如下："),
            ("^附件：", "附 件："),
            ("^附件：", "附件 "),
            ("^附件：", "附件；"),
            ("^附件：", "附表："),
        ],
    ),
    *replacements(
        "list-after-name",
        "附件名称后有标点或说明",
        "A004",
        _LIST,
        [("$", "，"), ("$", "、"), ("$", "（附后）"), ("$", "."), ("$", "（略）")],
    ),
    *replacements(
        "list-number-other",
        "附件序号写法不对",
        "A003",
        _several,
        [
            (r"(\d)\.", r"（\1）"),
            (r"(\d)\.", r"\1．"),
            (r"(\d)\.", r"\1)"),
            (r"(\d)\.", r"\1 "),
            (r"2\.", "3."),
            (r"1\.", "①"),
        ],
    ),
    *replacements(
        "list-book-titled",
        "多个附件名称加书名号",
        "A004",
        _several,
        [(r"(?<=\d\.)(.+)$", r"《\1》"), (r"(?<=\d\.)(.+)$", r"“\1”")],
    ),
    put_in(
        "list-elsewhere",
        "写“附件另发”",
        "A001 A002",
        "attachment_list",
        "附件另发",
        when(last_of(labelled("body", "heading_2")), _no_attachments),
    ),
    put_in(
        "list-appended",
        "写“附：名单一份”",
        "A002",
        "attachment_list",
        "附：责任分工名单一份",
        when(last_of(labelled("body", "heading_2")), _no_attachments),
    ),
    put_in(
        "issue-listed",
        "印发的文件又列为附件",
        "A012",
        "attachment_list",
        "附件：清江市公共数据管理办法",
        lambda d: (
            last_of(labelled("body"))(d) if d.labelled("attachment_chapter") and d.about["format"] == "general" else []
        ),
    ),
    sentences(
        "attachment-nowhere",
        "正文所指附件不存在",
        "A011 A006",
        [
            ("具体任务分工见附件。", ""),
            ("各单位按照附件3的要求填报。", ""),
            ("（名单附后）", ""),
            ("任务清单详见附件1。", ""),
            ("（详见附件）", ""),
        ],
        lambda d: [t for t in prose(d) if label_of(t.paragraph) == "body"] if _no_attachments(d) else [],
    ),
    sentences(
        "attachment-wrong-number",
        "正文所指附件序号超出",
        "A011 A006",
        [("填报要求见附件4。", ""), ("评分标准详见附件五。", ""), ("（详见附件3）", "")],
        lambda d: (
            [t for t in prose(d) if label_of(t.paragraph) == "body"] if len(d.labelled("attachment_label")) == 2 else []
        ),
    ),
    paragraph_operator("list-right", "附件说明居右", "A001", first_of(_LIST), aligned("right")),
    paragraph_operator("list-centred", "附件说明居中", "A001", first_of(_LIST), aligned("center")),
    runs_operator("list-kaiti", "附件说明用楷体", "P007", _LIST, font_change("楷体_GB2312")),
    runs_operator("label-kaiti", "附件标识用楷体", "A008", _LABEL, font_change("楷体_GB2312")),
    runs_operator("label-two", "附件标识用二号", "A008", _LABEL, size_change(22)),
    paragraph_operator("label-right", "附件标识居右", "A008", _LABEL, aligned("right")),
    blank_operator("title-far-from-label", "附件标题在标识下空三行", "A009", first_of(_HEAD), 3),
    paragraph_operator("attachment-title-both", "附件标题两端对齐", "A009", _HEAD, aligned("both")),
    paragraph_operator(
        "attachment-title-inset", "附件标题首行缩进", "A009 T003", _HEAD, indented("first_line_chars", first=2, size=22)
    ),
    paragraph_operator("attachment-text-flush", "附件内文段首不空字", "A013 B007", _TEXT, indented("first_line_chars")),
    runs_operator("attachment-text-five", "附件内文用五号", "A013 P007 B006", _TEXT, size_change(10.5)),
    runs_operator("attachment-text-kaiti", "附件内文用楷体", "A013 P007 B006", _TEXT, font_change("楷体_GB2312")),
]


def _long_names(draft: Draft) -> list[Target]:
    return [t for t in _several(draft) if len(paragraph_text(t.paragraph)) > 8]


OPERATORS += [
    paragraph_operator(
        "list-second-flush",
        "第二个附件名称不与第一个对齐",
        "A005 A001",
        lambda d: _long_names(d)[1:],
        indented("left_chars", first=2),
        along=("first_line_chars",),
    ),
]
