"""Texts become articles with numbers and paths. Each case is a whole small document, loaded as text or markdown."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

import pytest

from assistant.library.loaders import LoadedText, TextBlock
from assistant.library.loaders.registry import loader_for
from assistant.library.structure import ParsedText, parse_structure


def parse(text: str, suffix: str = ".txt") -> ParsedText:
    return parse_structure(loader_for(PurePath("文件" + suffix)).load(text.encode()))


def outline(parsed: ParsedText) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(article.number, article.path, article.text) for article in parsed.articles]


def test_parts_chapters_and_sections_stand_above_their_articles() -> None:
    parsed = parse(
        """示例法
第一编　总　则
第一分编　通则
第一章　基本规定
第一条　甲。
第二章　主体
第一节　自然人
第二条　乙。
第二编　分则
第三条　丙。"""
    )

    assert outline(parsed) == [
        ("第一条", ("第一编 总则", "第一分编 通则", "第一章 基本规定"), "甲。"),
        ("第二条", ("第一编 总则", "第一分编 通则", "第二章 主体", "第一节 自然人"), "乙。"),
        ("第三条", ("第二编 分则",), "丙。"),
    ]


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    parsed = parse(
        """示例办法
第一条 甲的情形：
第二条第一款规定的除外。
第三条 至第五条的规定不适用。
第二条 乙。
第三条 丙。
第五条 丁，第四条已经删除。"""
    )

    assert [article.number for article in parsed.articles] == ["第一条", "第二条", "第三条", "第五条"]
    assert parsed.articles[0].text.count("\n") == 2


def test_articles_without_a_space_behind_the_number_are_found() -> None:
    parsed = parse("示例办法\n第一条为了规范管理，制定本办法。\n第一条规定的目的优先。\n第二条本办法适用于本市。")

    assert outline(parsed) == [
        ("第一条", (), "为了规范管理，制定本办法。\n第一条规定的目的优先。"),
        ("第二条", (), "本办法适用于本市。"),
    ]


def test_number_on_a_line_of_its_own_takes_the_lines_below() -> None:
    parsed = parse("示例办法\n第一条\n甲。\n乙。\n第二条\n丙。")

    assert outline(parsed) == [("第一条", (), "甲。\n乙。"), ("第二条", (), "丙。")]


@pytest.mark.parametrize("marker", ["目　录\n", ""])
@pytest.mark.parametrize("leader", ["", "……………3", " ....... 12"])
def test_table_of_contents_gives_no_headings(marker: str, leader: str) -> None:
    listed = "\n".join(f"{heading}{leader}" for heading in ("第一章 总则", "第二章 罚则", "第一节 一般规定", "附件"))
    if not marker:
        listed = listed.removesuffix(f"\n附件{leader}")
    parsed = parse(
        f"示例条例\n{marker}{listed}\n第一章 总则\n第一条 甲。\n第二章 罚则\n第一节 一般规定\n第二条 乙。\n附件\n丙。"
    )

    assert outline(parsed) == [
        ("第一条", ("第一章 总则",), "甲。"),
        ("第二条", ("第二章 罚则", "第一节 一般规定"), "乙。"),
        (None, ("附件",), "丙。"),
    ]
    assert parsed.title == "示例条例"


def test_preamble_is_an_article_without_number_and_notes_are_not() -> None:
    parsed = parse(
        """关于示例问题的解释
（2019年3月4日示例市人民代表大会常务委员会第五次会议通过
自2019年5月1日起施行）
为了正确适用有关规定，结合实际，制定本解释。
一、适用范围
第一条 甲。
二、附则
第二条 本解释自2019年5月1日起施行。"""
    )

    assert outline(parsed) == [
        (None, (), "为了正确适用有关规定，结合实际，制定本解释。"),
        ("第一条", ("一、适用范围",), "甲。"),
        ("第二条", ("二、附则",), "本解释自2019年5月1日起施行。"),
    ]
    assert parsed.version_note.startswith("2019年3月4日示例市人民代表大会常务委员会第五次会议通过")
    assert parsed.issuing_body == "示例市人民代表大会常务委员会"
    assert (parsed.promulgated, parsed.effective) == (date(2019, 3, 4), date(2019, 5, 1))


def test_annexed_regulation_keeps_its_own_articles_apart() -> None:
    parsed = parse(
        """甲办法
第一条 甲一。
第二条 甲二。
附件
乙细则
第一章 总则
第一条 乙一。
第二条 乙二。"""
    )

    assert outline(parsed)[2:] == [
        (None, ("附件",), "附件"),
        ("第一条", ("乙细则", "第一章 总则"), "乙一。"),
        ("第二条", ("乙细则", "第一章 总则"), "乙二。"),
    ]


def test_text_that_comes_twice_is_kept_once() -> None:
    parsed = parse("示例办法\n第一条 甲。\n第二条 乙。\n示例办法\n第一条 甲。\n第二条 乙。")

    assert [article.number for article in parsed.articles] == ["第一条", "第二条"]


def test_short_numbered_lines_are_headings_and_their_items_articles() -> None:
    parsed = parse(
        """关于示例工作的通知
示政发[2021]12号
各科室：
现就有关事项通知如下。
一、录用条件
（一）试用期
试用期为一年。
期满考核。
（二）年龄应当在十八周岁以上，三十五周岁以下。
二、纪律要求。
遵守规定。
三、凡有下列情形之一的，不予办理：
（一）材料不全；
（二）逾期申请。
本通知自2021年6月1日起施行。
示例市人事局
示例市财政局
2021年5月20日"""
    )

    assert outline(parsed) == [
        (None, (), "各科室：\n现就有关事项通知如下。"),
        ("一、（一）", ("一、录用条件", "（一）试用期"), "试用期为一年。\n期满考核。"),
        ("一、（二）", ("一、录用条件",), "年龄应当在十八周岁以上，三十五周岁以下。"),
        ("二、", ("二、纪律要求",), "遵守规定。"),
        ("三、", (), "凡有下列情形之一的，不予办理：\n（一）材料不全；\n（二）逾期申请。"),
        (None, (), "本通知自2021年6月1日起施行。"),
    ]
    assert parsed.document_number == "示政发〔2021〕12号"
    assert parsed.issuing_body == "示例市人事局、示例市财政局"
    assert (parsed.promulgated, parsed.effective) == (date(2021, 5, 20), date(2021, 6, 1))


def test_list_that_a_sentence_announces_stays_whole() -> None:
    parsed = parse(
        "示例意见\n一、材料\n申请人提交下列材料：\n（一）申请书\n（二）身份证明\n二、时限\n（一）十日。\n（二）二十日。"
    )

    assert outline(parsed) == [
        ("一、", ("一、材料",), "申请人提交下列材料：\n（一）申请书\n（二）身份证明"),
        ("二、（一）", ("二、时限",), "十日。"),
        ("二、（二）", ("二、时限",), "二十日。"),
    ]


def test_guide_in_markdown_is_divided_at_its_numbered_headings() -> None:
    parsed = parse(
        """# 用车指南
本指南供参考。
## 一、借用
### （一）申请
填写申请单。

提前一天。
### （二）取车
凭证取车。
## 二、归还
当日归还。
## 依据
示例办法第三条。""",
        ".md",
    )

    assert parsed.title == "用车指南"
    assert outline(parsed) == [
        (None, (), "本指南供参考。"),
        ("一、（一）", ("一、借用", "（一）申请"), "填写申请单。\n提前一天。"),
        ("一、（二）", ("一、借用", "（二）取车"), "凭证取车。"),
        ("二、", ("二、归还",), "当日归还。"),
        (None, ("依据",), "示例办法第三条。"),
    ]


def test_standard_is_divided_at_its_decimal_numbers() -> None:
    parsed = parse(
        """示例格式规范
1 范围
本规范适用于示例文件。
2 要素
2.1 一般要求
2.1.1 标题用二号字。
2.1.2 正文用三号字，
每页二十二行。
2.2 页码
页码用四号字。"""
    )

    assert outline(parsed) == [
        ("1", ("1 范围",), "本规范适用于示例文件。"),
        ("2.1.1", ("2 要素", "2.1 一般要求"), "标题用二号字。"),
        ("2.1.2", ("2 要素", "2.1 一般要求"), "正文用三号字，\n每页二十二行。"),
        ("2.2", ("2 要素", "2.2 页码"), "页码用四号字。"),
    ]


def test_decimal_figures_in_a_text_are_no_numbering() -> None:
    parsed = parse("关于示例的通知\n一、标准\n2.5 公里以内不补贴。\n二、时间\n每月一次。")

    assert [article.number for article in parsed.articles] == ["一、", "二、"]


def test_text_without_numbers_is_divided_at_short_lines() -> None:
    parsed = parse("甲诉乙案\n基本案情\n甲向乙申请公开信息，乙未答复。\n甲起诉。\n裁判结果\n法院判决乙答复。")

    assert outline(parsed) == [
        (None, ("基本案情",), "甲向乙申请公开信息，乙未答复。\n甲起诉。"),
        (None, ("裁判结果",), "法院判决乙答复。"),
    ]


def test_text_without_headings_is_grouped() -> None:
    paragraphs = [f"{number}号车辆的使用情况良好，" + "按期保养，" * 30 + "特此说明。" for number in range(1, 8)]
    parsed = parse("情况说明\n" + "\n".join(paragraphs))

    assert "\n".join(article.text for article in parsed.articles) == "\n".join(paragraphs)
    assert [article.text.count("\n") + 1 for article in parsed.articles] == [2, 2, 2, 1]


def test_heading_without_text_below_is_not_lost() -> None:
    parsed = parse("示例清单\n一、甲类事项\n（一）登记\n（二）备案\n二、乙类事项\n说明。")

    assert outline(parsed) == [
        ("一、（一）", ("一、甲类事项",), "登记"),
        ("一、（二）", ("一、甲类事项",), "备案"),
        ("二、", ("二、乙类事项",), "说明。"),
    ]


@pytest.mark.parametrize("text", ["示例", "示例办法", "2021年5月20日"])
def test_one_line_is_still_a_text(text: str) -> None:
    assert [article.text for article in parse(text).articles] == [text]


def test_title_over_several_lines_below_a_masthead_is_put_together() -> None:
    parsed = parse(
        "示例市人民政府文件\n示政发〔2021〕12号\n示例市人民政府关于进一步加强\n机关公务用车管理的通知\n各科室：\n一、甲。\n二、乙。"
    )

    assert parsed.title == "示例市人民政府关于进一步加强机关公务用车管理的通知"
    assert parsed.issuing_body == "示例市人民政府"
    assert parsed.document_number == "示政发〔2021〕12号"


def test_title_of_the_file_counts_only_if_the_text_has_it() -> None:
    blocks = (TextBlock("示例办法"), TextBlock("第一条 甲。"), TextBlock("第二条 乙。"))

    assert parse_structure(LoadedText(blocks, {"title": "Microsoft Word - 模板"})).title == "示例办法"
    assert parse_structure(LoadedText(blocks, {"title": "示例办法_示例市政府网"})).title == "示例办法"


def test_information_of_the_file_goes_before_the_text() -> None:
    blocks = (
        TextBlock("示例办法"),
        TextBlock("（2001年2月3日发布）"),
        TextBlock("第一条 甲。"),
        TextBlock("第二条 乙。"),
    )
    properties = {
        "doc_number": "示政发[2021]12号",
        "issuing_body": "示例市人民政府",
        "publish_date": "2021年3月4日",
        "effective_date": "2021-06-01",
    }
    parsed = parse_structure(LoadedText(blocks, properties))

    assert (parsed.document_number, parsed.issuing_body) == ("示政发〔2021〕12号", "示例市人民政府")
    assert (parsed.promulgated, parsed.effective) == (date(2021, 3, 4), date(2021, 6, 1))


@pytest.mark.parametrize(
    ("closing", "effective"),
    [
        ("本办法自2020年9月1日起施行。", date(2020, 9, 1)),
        ("本办法自二〇二〇年九月一日起实施。2010年1月1日起施行的旧办法同时废止。", date(2020, 9, 1)),
        ("本办法自公布之日起施行。", date(2020, 7, 8)),
        ("本办法由本局解释。", None),
    ],
)
def test_effective_date_is_read_from_the_last_articles(closing: str, effective: date | None) -> None:
    parsed = parse(f"示例办法\n（2020年7月8日示例部令第3号公布）\n第一条 甲。\n第二条 {closing}")

    assert parsed.effective == effective
    assert (parsed.promulgated, parsed.document_number) == (date(2020, 7, 8), "示例部令第3号")


def test_layout_white_space_is_taken_out_and_words_stay_apart() -> None:
    parsed = parse("示例办法\n第 一 条　使用 A4 纸　，  并 盖 章 。\n第二条 乙。")

    assert parsed.articles[0].text == "使用 A4 纸，并盖章。"
