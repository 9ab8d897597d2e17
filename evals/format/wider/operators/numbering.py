"""层次序数 (GB/T 9704—2012 7.3.3; GB/T 15834—2011 附录 B.3)."""

from __future__ import annotations

from evals.format.draft import Draft, label_of
from evals.format.making import aligned, font_change, indented, labelled, paragraph_operator, runs_operator, size_change
from evals.format.names import attribute, element, properties, put
from evals.format.operator import Operator, Site, Target
from evals.format.text_edits import replace_span
from evals.format.wider.making import matching, put_in, replacements, sentences
from evals.format.xml import etree

TITLE = "层次序数"
_FIRST = labelled("heading_1")
_SECOND = labelled("heading_2")
_THIRD = labelled("heading_3")
_FOURTH = labelled("heading_4")
_ARTICLE = matching("^第[一二三四五六七八九十]+条　", "attachment_body")
_CHAPTER = labelled("attachment_chapter")


def _bare_first(draft: Draft) -> list[Target]:
    """Headings of the first level with text, not headings, under them."""
    return [Target(p) for p in draft.labelled("heading_1") if label_of(p.getnext()) == "body"]


def _automatic(at: Site) -> None:
    """The program's own number in place of the typed one."""
    replace_span(at.paragraph, 0, 2, "")
    put(properties(at.paragraph, "pPr"), element("numPr", [element("ilvl", val=0), element("numId", val=1)]))
    level = element(
        "lvl",
        [element("start", val=1), element("numFmt", val="chineseCounting"), element("lvlText", val="%1)")],
        ilvl=0,
    )
    numbering = element("numbering", [element("abstractNum", [level], abstractNumId=0)])
    numbering.append(element("num", [element("abstractNumId", val=0)], numId=1))
    at.draft.trees["word/numbering.xml"] = numbering
    names = at.draft.trees["word/_rels/document.xml.rels"]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    etree.SubElement(
        names, f"{{{etree.QName(names).namespace}}}Relationship", Id="rIdNumbering", Type=kind, Target="numbering.xml"
    )
    types = at.draft.trees["[Content_Types].xml"]
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    etree.SubElement(
        types, f"{{{etree.QName(types).namespace}}}Override", PartName="/word/numbering.xml", ContentType=content
    )
    assert attribute(level, "ilvl") == "0"


def _automatic_targets(draft: Draft) -> list[Target]:
    return matching("^一、", "heading_1")(draft)[:1]


OPERATORS = [
    put_in(
        "only-one-second",
        "二级只有一条也编号",
        "N011",
        "heading_2",
        "（一）加强组织领导。各单位要明确分管负责同志。",
        _bare_first,
        like="heading_2",
    ),
    put_in(
        "only-one-third",
        "三级只有一条也编号",
        "N011",
        "heading_3",
        "1.加强组织领导，明确分管负责同志。",
        _bare_first,
        like="heading_3",
    ),
    Operator(
        "heading-automatic",
        "一级标题用自动编号",
        ("N013", "N006"),
        "text",
        _automatic_targets,
        _automatic,
        along=("numbered",),
    ),
    *replacements(
        "article-marked",
        "条文序号后加标点",
        "N015",
        _ARTICLE,
        [("(?<=条)　", "："), ("(?<=条)　", "、"), ("(?<=条)　", ""), ("(?<=条)　", "，")],
    ),
    *replacements(
        "article-digits", "条文序号用阿拉伯数字", "N015 R005", _ARTICLE, [("^第二条", "第2条"), ("^第三条", "第3条")]
    ),
    *replacements(
        "chapter-marked",
        "章名序号后加标点",
        "N015",
        _CHAPTER,
        [("(?<=章)　", "、"), ("(?<=章)　", "："), ("(?<=章)　", "")],
    ),
    *replacements("article-skips", "条文跳号", "N010 N015", _ARTICLE, [("^第六条", "第七条"), ("^第九条", "第八条")]),
    *replacements(
        "first-marker-other",
        "一级序号写法不对",
        "N006 N001",
        _FIRST,
        [("、", "．"), ("、", "；"), ("、", " "), ("、", ")"), ("、", "、 "), ("^一、", "（一）、")],
    ),
    *replacements(
        "first-marker-arabic",
        "一级序号用阿拉伯数字",
        "N001 N006 N010",
        _FIRST,
        [("^一、", "1、"), ("^二、", "2."), ("^三、", "Ⅲ、")],
    ),
    *replacements(
        "second-marker-other",
        "二级序号写法不对",
        "N007 N009 N001",
        _SECOND,
        [
            ("^（(.)）", "（\\1）."),
            ("^（(.)）", "（\\1）："),
            ("^（(.)）", "(\\1）"),
            ("^（(.)）", "（ \\1 ）"),
            ("^（一）", "（1）"),
            ("^（二）", "（贰）"),
            ("^（(.)）", "[\\1]"),
            ("^（(.)）", "\\1）"),
        ],
    ),
    *replacements(
        "third-marker-other",
        "三级序号写法不对",
        "N008 N009 N001",
        _THIRD,
        [
            ("\\.", "．"),
            ("\\.", "）"),
            ("\\.", ":"),
            ("\\.", ". "),
            ("^1\\.", "⒈"),
            ("^1\\.", "①"),
            ("\\.", "·"),
            ("\\.", "．、"),
        ],
    ),
    *replacements(
        "fourth-marker-other",
        "四级序号写法不对",
        "N009 N007 N001",
        _FOURTH,
        [("^（1）", "⑴"), ("^（1）", "1）"), ("^（1）", "（1）."), ("^（1）", "①")],
    ),
    *replacements("level-skipped", "越级使用序号", "N002 N001", matching("^1\\.", "heading_3"), [("^1\\.", "（1）")]),
    *replacements(
        "second-skips",
        "二级序号跳号或重号",
        "N010",
        _SECOND,
        [("^（二）", "（三）"), ("^（三）", "（二）"), ("^（二）", "（一）"), ("^（三）", "（四）")],
    ),
    *replacements(
        "first-skips",
        "一级序号跳号或重号",
        "N010",
        _FIRST,
        [("^二、", "三、"), ("^三、", "二、"), ("^三、", "四、"), ("^二、", "一、")],
    ),
    *replacements(
        "third-skips", "三级序号跳号或重号", "N010", _THIRD, [("^2\\.", "4."), ("^2\\.", "1."), ("^1\\.", "2.")]
    ),
    *replacements(
        "heading-end",
        "独立成行的标题末尾有标点",
        "N012 M022",
        matching("^[^。]+$", "heading_1"),
        [("$", "；"), ("$", "，"), ("$", "、"), ("$", "！"), ("$", "."), ("$", ":"), ("$", "——")],
    ),
    *replacements(
        "heading-sentence-end",
        "标题句末不用句号",
        "N012",
        matching("^（.）[^。]+。.", "heading_2"),
        [("^(（.）[^。]+)。", "\\1："), ("^(（.）[^。]+)。", "\\1，"), ("^(（.）[^。]+)。", "\\1 ")],
        along=("* *",),
    ),
    sentences(
        "ordinals-mixed",
        "“首先”与“第二”混排",
        "N014 W014",
        [
            (
                "首先，要提高认识；第二，要强化措施；第三，要落实责任。",
                "第一，要提高认识；第二，要强化措施；第三，要落实责任。",
            ),
            ("其一，要提高认识；第二，要强化措施。", "其一，要提高认识；其二，要强化措施。"),
            ("一是要提高认识；第二，要强化措施；三是要落实责任。", "一是要提高认识；二是要强化措施；三是要落实责任。"),
        ],
    ),
    sentences(
        "ordinals-marked",
        "序次语后的标点不对",
        "N014 M009",
        [
            ("第一、要提高认识；第二、要强化措施。", "第一，要提高认识；第二，要强化措施。"),
            ("首先要提高认识；其次、要强化措施。", "首先，要提高认识；其次，要强化措施。"),
            ("一是、要提高认识；二是、要强化措施。", "一是要提高认识；二是要强化措施。"),
            ("一是：要提高认识；二是：要强化措施。", "一是要提高认识；二是要强化措施。"),
            ("其一、要提高认识；其二、要强化措施。", "其一，要提高认识；其二，要强化措施。"),
        ],
    ),
    sentences(
        "ordinals-skip",
        "“一是”“三是”跳序",
        "N010 N014 W013 W014",
        [
            ("一是要提高认识；三是要强化措施。", "一是要提高认识；二是要强化措施。"),
            ("第一，要提高认识；第三，要强化措施。", "第一，要提高认识；第二，要强化措施。"),
            ("一是要提高认识；二是要强化措施；二是要落实责任。", "一是要提高认识；二是要强化措施；三是要落实责任。"),
        ],
    ),
    sentences(
        "inline-markers",
        "段内序次语写法不对",
        "M009 N006 N007 N008 M001",
        [
            ("要做到：（一）、提高认识；（二）、强化措施。", "要做到：（一）提高认识；（二）强化措施。"),
            ("要做到：1、提高认识；2、强化措施。", "要做到：1.提高认识；2.强化措施。"),
            ("要做到：①、提高认识；②、强化措施。", "要做到：①提高认识；②强化措施。"),
            ("要做到：(1)提高认识；(2)强化措施。", "要做到：（1）提高认识；（2）强化措施。"),
            ("要做到：一，提高认识；二，强化措施。", "要做到：一、提高认识；二、强化措施。"),
        ],
    ),
    paragraph_operator("second-heading-centred", "二级标题居中", "N016", _SECOND, aligned("center")),
    paragraph_operator("second-heading-flush", "二级标题顶格", "N016 B007", _SECOND, indented("first_line_chars")),
    paragraph_operator(
        "second-heading-inset", "二级标题整段缩进", "N016 B008", _SECOND, indented("left_chars", left=2, first=2)
    ),
    paragraph_operator(
        "first-heading-indent-four", "一级标题空四字", "N016 B007", _FIRST, indented("first_line_chars", first=4)
    ),
    paragraph_operator("third-heading-flush", "三级标题顶格", "N016 B007", _THIRD, indented("first_line_chars")),
    paragraph_operator(
        "first-heading-spaced",
        "一级标题段前加距",
        "P013",
        _FIRST,
        ("space_before_pt", [element("spacing", before=240, line=240, lineRule="auto")]),
    ),
    runs_operator("first-heading-kaiti", "一级标题用楷体", "N003", _FIRST, font_change("楷体_GB2312")),
    runs_operator("first-heading-xiaobiaosong", "一级标题用小标宋", "N003", _FIRST, font_change("方正小标宋简体")),
    runs_operator("first-heading-two", "一级标题用小二号", "N003 P007", _FIRST, size_change(18)),
    runs_operator("second-heading-four", "二级标题用四号", "N004 P007", _SECOND, size_change(14)),
    runs_operator("second-heading-yahei", "二级标题用微软雅黑", "N004", _SECOND, font_change("微软雅黑")),
    runs_operator("third-heading-songti", "三级标题用宋体", "N005", _THIRD, font_change("宋体")),
    runs_operator("third-heading-four", "三级标题用四号", "N005 P007", _THIRD, size_change(14)),
    runs_operator("fourth-heading-heiti", "四级标题用黑体", "N005", _FOURTH, font_change("黑体")),
]
