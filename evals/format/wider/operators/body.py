"""主送机关与正文 (GB/T 9704—2012 7.3.2, 7.3.3; 党政机关公文处理工作条例 9, 15)."""

from __future__ import annotations

import re
from collections.abc import Callable

from evals.format.draft import Draft
from evals.format.layout.paragraphs import Pen
from evals.format.making import (
    PROSE,
    aligned,
    blank_operator,
    first_of,
    indented,
    labelled,
    last_of,
    of_type,
    paragraph_operator,
)
from evals.format.names import drop, element, properties, put, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import paragraph_text, runs
from evals.format.routes import indents
from evals.format.text_edits import replace_span
from evals.format.wider.making import follows, matching, prose, prose_of, put_in, replacements, sentences

TITLE = "主送机关与正文"
_TO = labelled("main_recipients")
_BODY = labelled(*PROSE)
_CLOSING = matching(r"^(?:妥否，请批示。|特此(?:报告|通报|公告|通告)。|此复。|请予审议。)$", "body")
_LEAD = matching(r"如下：$", "body")
_LABELS = labelled("attachment_label")
# Blanks that are typed in place of a first-line indent.
_BLANKS = {
    "two-fullwidth": ("两个全角空格", "　　"),
    "four-halfwidth": ("四个半角空格", "    "),
    "eight-halfwidth": ("八个半角空格", "        "),
    "non-breaking": ("不间断空格", "\u00a0\u00a0\u00a0\u00a0"),
    "one-fullwidth": ("一个全角空格", "　"),
}


def _in_place_of_indent(blanks: str, keep: bool = False) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        replace_span(at.paragraph, 0, 0, blanks)
        if not keep:
            put(properties(at.paragraph, "pPr"), indents())

    return apply


def _tab_in_place(at: Site) -> None:
    runs(at.paragraph)[0].insert(1 if runs(at.paragraph)[0].find(w("rPr")) is not None else 0, element("tab"))
    put(properties(at.paragraph, "pPr"), indents())


def _blank(name: str, title: str, blanks: str, labels: tuple[str, ...], rules: str) -> Operator:
    return Operator(
        name,
        title,
        tuple(rules.split()),
        "text",
        labelled(*labels),
        _in_place_of_indent(blanks),
        along=("first_line_chars",),
    )


def _pushed_by_blanks(at: Site) -> None:
    """15 empty lines in place of the break of the page."""
    drop(properties(at.paragraph, "pPr"), "pageBreakBefore")
    for _ in range(15):
        at.paragraph.addprevious(Pen(fonts={"fangsong": "仿宋_GB2312"}).blank())


def _before_signature(draft: Draft) -> list[Target]:
    return [Target(p) for p in draft.labelled("signing_date") if follows(p, "issuer_signature")]


def _between_paragraphs(draft: Draft) -> list[Target]:
    kinds = ("body", "heading_1", "heading_2")
    return [Target(p) for p in draft.labelled(*kinds) if any(follows(p, kind) for kind in kinds)]


def _split(at: Site) -> None:
    """A soft return in the middle of a paragraph."""
    text = paragraph_text(at.paragraph)
    middle = text.index("。", len(text) // 3) + 1
    run = runs(at.paragraph)[0]
    node = run.find(w("t"))
    rest = element("t")
    rest.text = node.text[middle:]
    node.text = node.text[:middle]
    node.addnext(rest)
    rest.addprevious(element("br"))


def _splittable(draft: Draft) -> list[Target]:
    found = []
    for target in labelled("body")(draft):
        text = paragraph_text(target.paragraph)
        if len(runs(target.paragraph)) == 1 and 10 < text.find("。", len(text) // 3) < len(text) - 10:
            found.append(target)
    return found


_LONG = (
    "各单位要把这项工作摆上重要位置，明确分管负责同志和具体承办人员，细化工作方案，分解工作任务，落实工作责任，逐项明确完成时限。"
    "要建立工作台账，实行清单管理、对账销号，每月梳理一次进展情况，及时发现并解决工作中出现的问题。要加强与有关部门的沟通衔接，"
    "主动通报情况，共享信息资源，形成工作合力。要广泛听取基层单位和群众的意见建议，不断改进工作方法，提高工作的针对性和实效性。"
    "要加强宣传引导，通过多种渠道解读政策，推广好的经验做法，营造良好氛围。要强化督促检查，对工作推进有力、成效明显的单位予以通报表扬，"
    "对工作推进缓慢、敷衍塞责的单位予以约谈提醒。要做好总结评估，认真分析存在的不足，研究提出改进的措施，固化行之有效的做法。"
    "要严格资金管理，专款专用，按规定公开使用情况，自觉接受审计和社会监督，确保资金安全、规范、高效使用。"
)
_LONG_SENTENCE = (
    "各单位要在认真总结前一阶段工作的基础上进一步对照目标任务逐条逐项梳理尚未完成的事项并结合本单位实际研究提出切实可行的整改措施明确责任领导和责任人员"
    "以及完成时限，同时要将整改情况以书面形式经主要负责同志签字并加盖公章后按照规定的时间和要求报送至牵头单位进行汇总，"
    "由牵头单位统一审核把关后提请专题会议研究审议并视情况在一定范围内进行通报，作为年终考核评价和评先评优的重要依据。"
)
OPERATORS = [
    *(
        _blank(f"indent-{name}", f"段首用{said}代替缩进", blanks, PROSE, "P017 B007")
        for name, (said, blanks) in _BLANKS.items()
    ),
    *(
        _blank(
            f"heading-indent-{name}",
            f"层次标题段首用{said}代替缩进",
            blanks,
            ("heading_1", "heading_2"),
            "P017 N016 B007",
        )
        for name, (said, blanks) in list(_BLANKS.items())[:2]
    ),
    Operator(
        "indent-tab",
        "段首用制表符代替缩进",
        ("P017", "B007"),
        "text",
        _BODY,
        _tab_in_place,
        along=("first_line_chars",),
    ),
    Operator(
        "indent-doubled", "段首既缩进又有空格", ("P017", "B007"), "text", _BODY, _in_place_of_indent("　　", keep=True)
    ),
    paragraph_operator(
        "text-all-indented",
        "整段缩进而首行不另缩进",
        "B008 B007",
        _BODY,
        indented("left_chars", left=2),
        along=("first_line_chars",),
    ),
    paragraph_operator(
        "text-hanging",
        "正文悬挂缩进",
        "B008 B007",
        _BODY,
        indented("first_line_chars", first=-2, left=2),
        along=("left_chars",),
    ),
    paragraph_operator("text-indent-one", "段首空一字", "B007", _BODY, indented("first_line_chars", first=1)),
    paragraph_operator("text-indent-three", "段首空三字", "B007", _BODY, indented("first_line_chars", first=3)),
    paragraph_operator("text-right", "正文居右", "B009", _BODY, aligned("right")),
    paragraph_operator("text-distributed", "正文分散对齐", "B009", _BODY, aligned("distribute")),
    paragraph_operator(
        "text-space-before",
        "正文段前加距",
        "P013",
        _BODY,
        ("space_before_pt", [element("spacing", before=156, line=240, lineRule="auto")]),
    ),
    paragraph_operator(
        "text-line-double",
        "正文两倍行距",
        "P005 P012",
        _BODY,
        ("line_spacing", [element("spacing", line=480, lineRule="auto")]),
    ),
    paragraph_operator(
        "text-line-35",
        "正文固定行距 35 磅",
        "P005 P012",
        _BODY,
        ("line_spacing", [element("spacing", line=700, lineRule="exact")]),
    ),
    paragraph_operator(
        "text-line-least",
        "正文最小值行距 18 磅",
        "P005 P012",
        _BODY,
        ("line_spacing", [element("spacing", line=360, lineRule="atLeast")]),
    ),
    Operator("text-soft-return", "段落中间用软回车换行", ("M023", "B013"), "text", _splittable, _split),
    blank_operator("text-three-blank-lines", "正文中间三个空行", "B013 P013", _between_paragraphs, 3),
    blank_operator("signature-blank-between", "署名与日期之间两个空行", "B013 S004 S005", _before_signature, 2),
    Operator(
        "page-pushed",
        "用连续空行把附件推到下一页",
        ("B014", "A007"),
        "blank_before",
        _LABELS,
        _pushed_by_blanks,
        along=("page_break_before",),
    ),
    *replacements(
        "addressee-marks-mixed",
        "主送机关之间的顿号与逗号用反",
        "B003",
        _TO,
        [
            ("人民政府，市政府各部门、各直属机构", "人民政府、市政府各部门，各直属机构"),
            ("人民政府，市政府各部门、各直属机构", "人民政府；市政府各部门；各直属机构"),
            ("民政局、财政局", "民政局，财政局"),
            ("人民政府，市政府各部门、各直属机构", "人民政府 市政府各部门 各直属机构"),
        ],
    ),
    *replacements(
        "addressee-spoken",
        "主送机关用口语简称",
        "B004",
        _TO,
        [
            ("^东原省人民政府", "省府"),
            ("^清江市人民政府：", "市府："),
            ("^清江市公安局", "市公安"),
            ("^云溪县人民政府", "云溪县府"),
            ("^各县（市、区）人民政府", "各县政府"),
        ],
    ),
    *replacements(
        "addressee-person",
        "主送负责人个人",
        "L007 B004",
        _TO,
        [
            ("^东原省人民政府", "张明省长"),
            ("^清江市人民政府：", "周明远市长："),
            ("^清江市公安局", "清江市公安局李局长"),
            ("^东原省人民政府", "尊敬的省领导"),
        ],
    ),
    *replacements(
        "addressee-several-up",
        "上行文主送几个上级机关",
        "L004",
        labelled("main_recipients", when=lambda d: d.about["upward"]),
        [
            ("^东原省人民政府", "东原省人民政府、中共东原省委"),
            ("^清江市人民政府：", "清江市人民政府、清江市发展和改革委员会："),
            ("^东原省水利厅", "东原省水利厅、东原省财政厅"),
        ],
    ),
    *replacements(
        "addressee-full-stop", "主送机关后用句号或分号", "B002", _TO, [("：$", "。"), ("：$", "；"), ("：$", "： ")]
    ),
    paragraph_operator("addressee-right", "主送机关居右", "B001", _TO, aligned("right")),
    paragraph_operator("addressee-inset", "主送机关整段缩进", "B001", _TO, indented("left_chars", left=2)),
    Operator(
        "addressee-blanks",
        "主送机关前用空格缩进",
        ("B001", "P017"),
        "text",
        _TO,
        _in_place_of_indent("　　", keep=True),
    ),
    paragraph_operator("closing-centred", "结束语居中", "B011 B009", _CLOSING, aligned("center")),
    paragraph_operator("closing-flush", "结束语顶格", "B011 B007", _CLOSING, indented("first_line_chars")),
    paragraph_operator("closing-right", "结束语居右", "B011 B009", _CLOSING, aligned("right")),
    *replacements(
        "lead-with-full-stop",
        "“如下”后用句号或逗号",
        "M015 B018",
        _LEAD,
        [("如下：$", "如下。"), ("如下：$", "如下，"), ("如下：$", "如下；")],
    ),
    *replacements(
        "lead-missing", "没有交代依据的过渡句", "B018", _LEAD, [("(?:现|已)[^，。]*如下：$", "请遵照办理。")]
    ),
    sentences("paragraph-too-long", "一段过长", "B017", [(_LONG, "")]),
    sentences("sentence-too-long", "一句过长", "B017 W004", [(_LONG_SENTENCE, "")]),
    sentences(
        "request-two-matters",
        "一份请示请求两件事",
        "L002 B015",
        [
            ("同时，恳请省人民政府批准我市增加水政执法编制20名。", ""),
            ("另外，恳请省人民政府同意我市购置应急指挥车辆5辆，并核定行政编制12名。", ""),
            ("此外，请求拨付我市农村公路建设补助资金3000万元。", ""),
            ("以上水源地事项外，一并请示将清江高新技术产业开发区升格为省级开发区事宜。", ""),
        ],
        prose_of("请示"),
    ),
    sentences(
        "body-greeting-words",
        "正文有问候、致敬的话",
        "B016",
        [
            ("此致敬礼！", ""),
            ("祝工作顺利！", ""),
            ("感谢各位领导长期以来的关心和厚爱！", ""),
            ("值此新春佳节来临之际，谨致以亲切的问候。", ""),
        ],
    ),
    put_in("salutation", "正文有称呼", "B016", "stray", "各位领导、同志们：", labelled("main_recipients")),
    put_in("salute", "文末写“此致敬礼”", "B016", "stray", "此致", first_of(labelled("attachment_list"))),
    put_in(
        "letter-respects",
        "函末写“顺颂商祺”",
        "B016",
        "stray",
        "顺颂商祺！",
        last_of(labelled("body", when=of_type("函"))),
    ),
    sentences(
        "no-full-stop",
        "句末没有句号",
        "M016 M015 M024",
        [("各单位要及时报告工作进展", "各单位要及时报告工作进展。"), ("请认真组织实施", "请认真组织实施。")],
        prose,
    ),
]


def _ends_with_stop(draft: Draft) -> list[Target]:
    return [t for t in labelled(*PROSE)(draft) if re.search(r"[^（）]{20,}。$", paragraph_text(t.paragraph))]


OPERATORS += replacements(
    "last-stop-gone",
    "段末没有句号",
    "M016 M015 M024",
    _ends_with_stop,
    [("。$", ""), ("。$", "，"), ("。$", "；"), ("。$", ".")],
)
