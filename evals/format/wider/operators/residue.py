"""残留: revisions, comments, hidden text, links, marks of other programs and placeholders left in (practice; 条例 20)."""

from __future__ import annotations

from collections.abc import Callable

from evals.format.draft import Draft
from evals.format.layout.paragraphs import text_node
from evals.format.making import PROSE, labelled, runs_operator, text_operator
from evals.format.names import element, properties, put, qualified, w
from evals.format.operator import Operator, Site, Target
from evals.format.reader import runs
from evals.format.routes import RUN_ROUTES
from evals.format.wider.making import prose, put_in, replacements, sentences
from evals.format.xml import Node, etree

TITLE = "修订、批注与模板残留"
_BODY = labelled(*PROSE)
_TITLE = labelled("title")
_WHO = {"author": "王海燕", "date": "2026-03-01T09:00:00Z"}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _insertion(at: Site) -> None:
    """A tracked insertion that nobody accepted."""
    last = runs(at.paragraph)[-1]
    made = element("r", [*_look(last), text_node("请各单位抓紧落实。")])
    last.addnext(element("ins", [made], id=901, **_WHO))


def _deletion(at: Site) -> None:
    last = runs(at.paragraph)[-1]
    gone = element("delText")
    gone.text = "原定计划不变。"
    last.addnext(element("del", [element("r", [*_look(last), gone])], id=902, **_WHO))


def _look(run: Node) -> list[Node]:
    import copy

    found = run.find(w("rPr"))
    return [] if found is None else [copy.deepcopy(found)]


def _paragraph_change(at: Site) -> None:
    """The mark of a paragraph that was put in and not accepted."""
    pPr = properties(at.paragraph, "pPr")
    rPr = pPr.find(w("rPr"))
    if rPr is None:
        rPr = put(pPr, element("rPr"))
    rPr.insert(0, element("ins", id=903, **_WHO))


def _comment(at: Site) -> None:
    run = runs(at.paragraph)[0]
    run.addprevious(element("commentRangeStart", id=0))
    last = runs(at.paragraph)[-1]
    last.addnext(element("r", [element("commentReference", id=0)]))
    last.addnext(element("commentRangeEnd", id=0))
    words = element("p", [element("r", [text_node("此处数据待核实。")])])
    _add_part(at.draft, "comments", element("comments", [element("comment", [words], id=0, **_WHO)]))


def _add_part(draft: Draft, name: str, root: Node) -> None:
    draft.trees[f"word/{name}.xml"] = root
    relations = draft.trees["word/_rels/document.xml.rels"]
    space = etree.QName(relations).namespace
    etree.SubElement(
        relations,
        f"{{{space}}}Relationship",
        Id=f"rId{name.title()}",
        Type=f"{_RELATIONS}/{name}",
        Target=f"{name}.xml",
    )
    types = draft.trees["[Content_Types].xml"]
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    etree.SubElement(
        types, f"{{{etree.QName(types).namespace}}}Override", PartName=f"/word/{name}.xml", ContentType=content
    )


def _hidden_words(at: Site) -> None:
    last = runs(at.paragraph)[-1]
    made = element("r", [*_look(last), text_node("（内部掌握，不对外公布。）")])
    put(properties(made, "rPr"), element("vanish"))
    last.addnext(made)


def _link(text: str, target: str, blue: bool = True) -> Callable[[Site], None]:
    def apply(at: Site) -> None:
        last = runs(at.paragraph)[-1]
        made = element("r", [*_look(last), text_node(text)])
        if blue:
            put(properties(made, "rPr"), element("color", val="0563C1"))
            put(properties(made, "rPr"), element("u", val="single"))
        link = element("hyperlink", [made])
        link.set(qualified("r:id"), "rIdLink")
        last.addnext(link)
        relations = at.draft.trees["word/_rels/document.xml.rels"]
        space = etree.QName(relations).namespace
        etree.SubElement(
            relations,
            f"{{{space}}}Relationship",
            Id="rIdLink",
            Type=f"{_RELATIONS}/hyperlink",
            Target=target,
            TargetMode="External",
        )

    return apply


def _whole_run(draft: Draft) -> list[Target]:
    return [target for target in prose(draft) if target.paragraph is not None and len(runs(target.paragraph)) == 1]


_ONE = ("*#* text", "* rest_*")
_LINK = ("colour", "underline", "links here")

OPERATORS = [
    Operator(
        "insertion-left", "残留未接受的插入", ("B020", "W018"), "text", _whole_run, _insertion, along=("inserted here",)
    ),
    Operator("deletion-left", "残留未接受的删除", ("B020", "W018"), "deleted here", _whole_run, _deletion),
    Operator(
        "paragraph-insertion-left",
        "残留未接受的段落插入",
        ("B020", "W018"),
        "inserted here",
        _whole_run,
        _paragraph_change,
    ),
    Operator(
        "title-insertion-left",
        "标题残留未接受的插入",
        ("B020", "W018"),
        "text",
        _TITLE,
        _insertion,
        along=("inserted here", *_ONE),
    ),
    Operator("comment-left", "残留批注", ("B020", "W018"), "comments here", _whole_run, _comment),
    Operator("comment-on-title", "标题上残留批注", ("B020", "W018"), "comments here", _TITLE, _comment),
    runs_operator(
        "text-hidden", "正文有隐藏文字", "B020 M023 W017", _BODY, ("hidden", [element("vanish")]), RUN_ROUTES
    ),
    Operator(
        "hidden-words", "句末有隐藏文字", ("B020", "M023", "W017"), "text", _whole_run, _hidden_words, along=("hidden",)
    ),
    runs_operator(
        "text-white",
        "正文有白色文字",
        "P008 B020 M023",
        _BODY,
        ("colour", [element("color", val="FFFFFF")]),
        RUN_ROUTES,
    ),
    runs_operator(
        "text-one-point",
        "正文有一磅的字",
        "B006 P007 B020",
        _BODY,
        ("size_pt", [element("sz", val=2), element("szCs", val=2)]),
        ("part",),
    ),
    Operator(
        "link-blue",
        "网址是蓝色下划线的超链接",
        ("B022",),
        "text",
        _whole_run,
        _link("详见https://www.qingjiang.example.cn。", "https://www.qingjiang.example.cn"),
        along=_LINK,
    ),
    Operator(
        "mail-blue",
        "邮箱是蓝色下划线的超链接",
        ("B022",),
        "text",
        _whole_run,
        _link("材料发至office@qingjiang.example.cn。", "mailto:office@qingjiang.example.cn"),
        along=_LINK,
    ),
    *replacements(
        "markdown-heading",
        "残留 Markdown 标题号",
        "B019 M023 W016",
        labelled("heading_1", "heading_2"),
        [("^", "## "), ("^", "### "), ("^(.+)$", r"**\1**")],
    ),
    *replacements(
        "markdown-title", "标题残留 Markdown 记号", "B019 T007 W016", _TITLE, [("^", "# "), ("^(.+)$", r"**\1**")]
    ),
    *replacements(
        "markdown-text",
        "正文残留 Markdown 记号",
        "B019 M023 W016",
        labelled("body"),
        [
            (r"(?<=。)([\u4e00-\u9fff]{4,12})(?=[，、])", r"**\1**"),
            ("^", "- "),
            ("^", "* "),
            ("^", "> "),
            (r"(?<=。)([\u4e00-\u9fff]{4,12})(?=[，、])", r"`\1`"),
            (r"(?<=。)([\u4e00-\u9fff]{4,12})(?=[，、])", r"__\1__"),
        ],
    ),
    sentences(
        "markdown-sentence",
        "残留 Markdown 链接、代码或表格",
        "B019 M023 W016",
        [
            ("详见[市政府网站](https://www.qingjiang.example.cn)。", "详见市政府网站。"),
            ("|序号|单位|任务|", ""),
            ("```各单位抓紧落实。```", "各单位抓紧落实。"),
            ("各单位要~~按月~~按季度报送进展。", "各单位要按季度报送进展。"),
            ("各单位要抓紧落实。<br>按时报送。", "各单位要抓紧落实。按时报送。"),
        ],
    ),
    put_in("markdown-rule", "残留 Markdown 分隔线", "B019 W016", "stray", "---", prose),
    put_in("markdown-table", "残留 Markdown 表格", "B019 W016", "stray", "| 序号 | 单位 | 任务 |", prose),
    put_in(
        "assistant-words",
        "残留智能助手的客套话",
        "B019 W016",
        "stray",
        "以下是为您生成的公文内容，如需修改请告诉我：",
        labelled("main_recipients"),
        after=False,
    ),
    sentences(
        "html-entity",
        "残留网页代码",
        "B019 M023 W016",
        [
            ("市财政局&nbsp;&nbsp;负责落实资金。", "市财政局负责落实资金。"),
            ("<b>市财政局</b>负责落实资金。", "市财政局负责落实资金。"),
            ("市财政局&amp;市审计局负责监督。", "市财政局、市审计局负责监督。"),
        ],
    ),
    sentences(
        "placeholder",
        "残留占位或待补的字",
        "B019",
        [
            ("此项工作由×××同志负责。", "此项工作由李建国同志负责。"),
            ("此项工作由XXX局负责。", "此项工作由市财政局负责。"),
            ("资金总额为____万元。", "资金总额为260万元。"),
            ("资金总额为【金额】万元。", "资金总额为260万元。"),
            ("资金总额为[待填]万元。", "资金总额为260万元。"),
            ("（此处填写单位名称）负责具体实施。", "市水利局负责具体实施。"),
            ("某某单位负责具体实施。", "市水利局负责具体实施。"),
            ("TODO：补充资金来源。", "资金来源为市级财政。"),
            ("各单位应当于2026年　月　日前完成。", "各单位应当于2026年9月30日前完成。"),
            ("完成率达到*%。", "完成率达到95%。"),
            ("联系电话：XXXXXXXX。", "联系电话：8610023。"),
            ("资金总额为？？？万元。", "资金总额为260万元。"),
            ("请输入文字。", ""),
        ],
    ),
    sentences(
        "to-be-checked",
        "残留待核的批语",
        "B019 B021",
        [
            ("（待核实）", ""),
            ("（数据待补充）", ""),
            ("（张处：请核对此数。）", ""),
            ("（此段可删）", ""),
            ("【请办公室核】", ""),
            ("（以上内容仅供参考）", ""),
        ],
    ),
    text_operator(
        "zero-width-joiner", "有零宽字符", "M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u200d"
    ),
    text_operator(
        "byte-order-mark", "有 BOM 字符", "M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\ufeff"
    ),
    text_operator("private-use", "有私用区字符", "M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\ue5e5"),
    text_operator("soft-hyphen", "有软连字符", "M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\u00ad"),
    text_operator(
        "replacement-character", "有乱码字符", "M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\ufffd"
    ),
    text_operator(
        "inner-tab-space", "句中有全角空格", "M018 M023", _BODY, r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "　"
    ),
    text_operator("traditional", "夹有繁体字", "W001 M023 W020", _BODY, "发展", "發展"),
    text_operator("radical", "夹有康熙部首字形", "M023 W001", _BODY, "工作", "⼯作"),
]
