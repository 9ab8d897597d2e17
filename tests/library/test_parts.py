"""Notices with what they issue, orders, annexes, amending decisions, questions and answers, broken numbering."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

import pytest

from assistant.library.loaders.registry import loader_for
from assistant.library.source import Relation
from assistant.library.structure import ITSELF, ParsedText, parse_structure

NOTICE = """示例市财政局文件
示财发〔2024〕12号
示例市财政局 示例市教育局
关于印发《示例市校服采购管理办法（试行）》的通知
各区财政局、教育局，各有关单位：
为规范校服采购，我们制定了《示例市校服采购管理办法（试行）》，现印发给你们，请认真贯彻执行。
一、各区应当在三十日内报送实施方案。
二、执行中的问题请及时反馈。
附件：示例市校服采购管理办法（试行）
示例市财政局
示例市教育局
2024年3月5日
示例市校服采购管理办法（试行）
第一章 总则
第一条 为了规范校服采购，制定本办法。
第二章 附则
第二条 本办法自2024年5月1日起施行，有效期三年。《示例市校服管理暂行办法》（示财发〔2019〕7号）同时废止。
"""

ORDER = """示例市人民政府令
第86号
《示例市窨井管理规定》已经2023年8月1日市政府第9次常务会议通过，现予公布，自2023年10月1日起施行。
市长 张三
2023年8月20日
示例市窨井管理规定
第一条 为了加强窨井管理，制定本规定。
第二条 本规定自2023年10月1日起施行。
"""


def parse(text: str, suffix: str = ".txt") -> ParsedText:
    return parse_structure(loader_for(PurePath("文件" + suffix)).load(text.encode()))


def outline(parsed: ParsedText) -> list[tuple[str | None, tuple[str, ...], str]]:
    return [(article.number, article.path, article.text) for article in parsed.articles]


def test_a_notice_and_the_regulation_it_issues_are_two_parts() -> None:
    parsed = parse(NOTICE)

    assert parsed.title == "示例市财政局 示例市教育局关于印发《示例市校服采购管理办法（试行）》的通知"
    assert (parsed.document_number, parsed.issuing_body) == ("示财发〔2024〕12号", "示例市财政局、示例市教育局")
    assert (parsed.promulgated, parsed.effective) == (date(2024, 3, 5), date(2024, 5, 1))
    assert parsed.expires == date(2027, 5, 1)
    by_part = [(article.part, article.number) for article in parsed.articles if article.number]
    regulation = "示例市校服采购管理办法（试行）"
    assert by_part == [("", "一、"), ("", "二、"), (regulation, "第一条"), (regulation, "第二条")]
    assert parsed.articles[-1].path == ("第二章 附则",)


def test_the_notice_links_to_what_it_issues_and_to_what_ends() -> None:
    links = {link.relation: link for link in parse(NOTICE).links}

    assert (links[Relation.ISSUES].title, links[Relation.ISSUES].target) == ("示例市校服采购管理办法（试行）", ITSELF)
    replaced = links[Relation.REPLACES]
    assert (replaced.title, replaced.document_number) == ("示例市校服管理暂行办法", "示财发〔2019〕7号")


def test_a_notice_without_brackets_in_its_title_issues_too() -> None:
    parsed = parse(
        "示例市人民政府关于印发示例市菜市场管理办法的通知\n示府〔2023〕5号\n各区人民政府：\n现将示例市菜市场管理办法印发给你们。\n"
        "示例市人民政府\n2023年6月1日\n示例市菜市场管理办法\n第一条 摊位应当编号。\n第二条 本办法自印发之日起施行。"
    )

    assert {article.part for article in parsed.articles if article.number} == {"示例市菜市场管理办法"}
    assert parsed.effective == date(2023, 6, 1)
    assert parsed.document_number == "示府〔2023〕5号"


def test_an_order_publishes_the_text_under_its_own_title() -> None:
    parsed = parse(ORDER)

    assert parsed.title == "示例市窨井管理规定"
    assert (parsed.document_number, parsed.issuing_body) == ("示例市人民政府令第86号", "示例市人民政府")
    assert (parsed.promulgated, parsed.effective) == (date(2023, 8, 20), date(2023, 10, 1))
    assert (parsed.level, parsed.region) == ("地方政府规章", "示例")
    assert {article.part for article in parsed.articles} == {""}
    assert [article.number for article in parsed.articles if article.number] == ["第一条", "第二条"]


def test_an_announcement_carries_a_regulation_and_has_a_number_of_its_own() -> None:
    parsed = parse(
        "示例税务局\n关于发布《示例申报管理办法》的公告\n示例税务局公告2018年第61号\n现将《示例申报管理办法》予以发布。\n附件：示例申报管理办法\n"
        "示例税务局\n2018年12月21日\n附件\n示例申报管理办法\n第一条 申报应当按时。\n第二条 本办法自发布之日起施行，执行期限至2025年。"
    )

    assert parsed.title == "示例税务局关于发布《示例申报管理办法》的公告"
    assert (parsed.document_number, parsed.issuing_body) == ("示例税务局公告2018年第61号", "示例税务局")
    assert (parsed.effective, parsed.expires) == (date(2018, 12, 21), date(2026, 1, 1))
    assert [article.part for article in parsed.articles if article.number] == ["示例申报管理办法"] * 2


def test_the_amended_text_behind_a_decision_is_a_part_of_its_own() -> None:
    parsed = parse(
        "示例市人民政府关于修改《示例市燃气管理办法》的决定\n示例市人民政府令第90号\n决定对《示例市燃气管理办法》作如下修改：\n"
        "一、第三条修改为：“燃气应当安全。”\n二、本决定自2022年4月1日起施行。\n《示例市燃气管理办法》根据本决定作相应修改，重新公布。\n"
        "示例市燃气管理办法\n第一条 制定本办法。\n第二条 用气登记。\n第三条 燃气应当安全。"
    )

    assert parsed.title == "示例市人民政府关于修改《示例市燃气管理办法》的决定"
    assert (parsed.document_number, parsed.level) == ("示例市人民政府令第90号", "地方政府规章")
    found = [(a.part, a.number, a.path) for a in parsed.articles if a.number]
    assert found[0] == ("", "一、", ("修改《示例市燃气管理办法》第三条",))
    assert [(part, number) for part, number, _ in found if part] == [
        ("示例市燃气管理办法", number) for number in ("第一条", "第二条", "第三条")
    ]


def test_a_notice_that_issues_two_texts_has_two_parts() -> None:
    parsed = parse(
        "关于印发《甲细则》等两个文件的通知\n示办〔2022〕1号\n各单位：\n现将《甲细则》《乙细则》印发给你们。\n示例市办公室\n2022年1月1日\n"
        "甲细则\n第一条 甲一。\n第二条 甲二。\n乙细则\n第一条 乙一。\n第二条 乙二。"
    )

    assert [(a.part, a.text) for a in parsed.articles if a.number] == [
        ("甲细则", "甲一。"),
        ("甲细则", "甲二。"),
        ("乙细则", "乙一。"),
        ("乙细则", "乙二。"),
    ]


def test_joint_bodies_and_numbers_of_every_shape_are_read() -> None:
    joint = parse("财政局 教育局公告\n2020年 第3号\n现公布名单。\n示例市财政局\n示例市教育局\n2020年1月15日")
    square = parse(
        "关于节能的通知\n示发改[2020]12号\n各单位：\n一、节电。\n二、节水。\n示例市发展改革委\n二〇二〇年三月五日"
    )
    order = parse("示例办法\n（2003年8月18日示例市食药局、示例市海关第4号令公布）\n第一条 甲。\n第二条 乙。")

    assert (joint.document_number, joint.issuing_body) == (
        "财政局、教育局公告2020年第3号",
        "示例市财政局、示例市教育局",
    )
    assert (square.document_number, square.promulgated) == ("示发改〔2020〕12号", date(2020, 3, 5))
    assert (order.document_number, order.issuing_body) == (
        "示例市食药局、示例市海关令第4号",
        "示例市食药局、示例市海关",
    )


def test_a_law_that_names_another_title_is_one_text() -> None:
    parsed = parse(
        "示例法\n（2020年1月1日示例市人民代表大会通过 根据2022年1月1日《关于修改〈示例法〉的决定》修正）\n"
        "第一条 图案按照《示例图案》制作。\n第二条 本法自公布之日起施行。\n示例图案\n一、尺寸。\n二、颜色。"
    )

    assert parsed.title == "示例法"
    assert {article.part for article in parsed.articles} == {""}


def test_the_articles_of_an_annex_do_not_go_on_with_those_of_the_body() -> None:
    parsed = parse(
        "甲办法\n第一条 甲一。\n第二条 甲二。\n附件1\n乙评分细则\n第一条 乙一。\n第二条 乙二。\n附件2\n申请表\n姓名：\n"
    )

    numbered = [(number, path) for number, path, _ in outline(parsed) if number]
    assert numbered[:2] == [("第一条", ()), ("第二条", ())]
    assert [number for number, path in numbered[2:] if path] == ["第一条", "第二条"]
    assert parsed.doubts == ()


def test_each_item_of_an_amending_decision_knows_what_it_amends() -> None:
    parsed = parse(
        """示例市人民代表大会常务委员会关于修改《示例市养犬条例》的决定
（2023年5月1日示例市第三届人民代表大会常务委员会第八次会议通过）
示例市第三届人民代表大会常务委员会第八次会议决定，对《示例市养犬条例》作如下修改：
一、将第三条修改为：“养犬应当登记。”
二、删去第十条第二款。
三、增加一条，作为第十二条之一：“犬只应当免疫。”
四、本决定自2023年7月1日起施行。"""
    )

    assert [(number, path) for number, path, _ in outline(parsed) if number] == [
        ("一、", ("修改《示例市养犬条例》第三条",)),
        ("二、", ("修改《示例市养犬条例》第十条",)),
        ("三、", ("修改《示例市养犬条例》第十二条之一",)),
        ("四、", ()),
    ]
    assert [(link.relation, link.title) for link in parsed.links] == [(Relation.AMENDS, "示例市养犬条例")]


def test_a_decision_on_several_laws_knows_the_law_of_each_item() -> None:
    parsed = parse(
        """示例市人民政府关于修改部分规章的决定
一、对《示例市路灯管理办法》作出修改
（一）将第二条修改为：“路灯应当节能。”
二、对《示例市公厕管理办法》作出修改
（一）将第五条修改为：“公厕免费开放。”"""
    )

    paths = [article.path[-1] for article in parsed.articles if article.path]
    assert paths == ["修改《示例市路灯管理办法》第二条", "修改《示例市公厕管理办法》第五条"]
    assert {link.title for link in parsed.links} == {"示例市路灯管理办法", "示例市公厕管理办法"}


def test_a_repealing_decision_repeals_what_it_lists_and_amends_nothing() -> None:
    parsed = parse(
        """示例市人民政府关于废止部分文件的决定
示府〔2022〕9号
经研究，决定废止下列文件：
一、《示例市煤炭管理办法》（示府〔2001〕3号）
二、《示例市粮票管理办法》（示府〔1998〕1号）
本决定自2022年8月1日起施行。"""
    )

    found = [(link.relation, link.title, link.document_number) for link in parsed.links]
    assert found == [
        (Relation.REPEALS, "示例市煤炭管理办法", "示府〔2001〕3号"),
        (Relation.REPEALS, "示例市粮票管理办法", "示府〔1998〕1号"),
    ]


def test_questions_stand_above_their_answers() -> None:
    parsed = parse(
        "公积金提取问答\n问：租房可以提取吗？\n答：可以。\n每年提取一次。\n问：多久到账？\n答：三个工作日内。\n"
    )

    assert outline(parsed) == [
        (None, ("租房可以提取吗？",), "可以。\n每年提取一次。"),
        (None, ("多久到账？",), "三个工作日内。"),
    ]


def broken(numbers: list[str]) -> ParsedText:
    return parse("示例办法\n" + "\n".join(f"{number} 内容{n}。" for n, number in enumerate(numbers, 1)))


@pytest.mark.parametrize(
    ("numbers", "doubt"),
    [
        (["第一条", "第二条", "第二条", "第三条"], "条号重复：第二条各出现不止一次，请核对原文。"),
        (["第一条", "第二条", "第三十条", "第四条", "第五条"], ""),
        (["第一条", "第二条", "第四条", "第五条"], "条号不连续：缺少第三条，请核对原文是否完整。"),
        (["第一条", "第三条", "第二条", "第四条"], ""),
    ],
)
def test_misprinted_numbers_lose_no_article_and_are_named(numbers: list[str], doubt: str) -> None:
    parsed = broken(numbers)

    assert [article.number for article in parsed.articles] == numbers or numbers[1] == "第三条"
    if doubt:
        assert doubt in parsed.doubts


def test_three_hundred_articles_with_broken_numbering_keep_their_texts() -> None:
    from assistant.documents.numbering import int_to_chinese

    numbers = [f"第{int_to_chinese(n)}条" for n in range(1, 301)]
    numbers[99] = "第九十九条"
    numbers[149] = "第二百九十九条"
    del numbers[200]
    parsed = broken(numbers)

    assert len(parsed.articles) == 299
    assert any("缺少第一百条、第一百五十条、第二百零一条" in doubt for doubt in parsed.doubts)
    assert any("第九十九条" in doubt and "重复" in doubt for doubt in parsed.doubts)


def test_a_document_without_a_title_says_so() -> None:
    parsed = parse("各区人民政府，各有关部门：\n经研究，现将有关事项通知如下。\n一、甲事。\n二、乙事。")

    assert parsed.title == ""
    assert "没有找到标题，暂以文件名作标题，请在清单中写明 title。" in parsed.doubts


@pytest.mark.parametrize(
    ("closing", "replaced"),
    [
        ("《甲办法》和《乙办法》（示发〔2001〕2号）同时废止。", ["甲办法", "乙办法"]),
        ("2001年1月1日市政府发布、根据2003年2月1日《关于修改〈甲办法〉的决定》修正的《甲办法》同时废止。", ["甲办法"]),
        ("《甲办法》第三条同时废止。", []),
        ("根据《甲办法》制定的《乙办法》同时废止。", ["乙办法"]),
        ("此前与本办法不一致的规定同时废止。", []),
        ("《甲办法》自2024年9月1日起废止。", ["甲办法"]),
        ("依照《甲办法》许可的，继续有效。", []),
    ],
)
def test_only_what_is_itself_ended_is_replaced(closing: str, replaced: list[str]) -> None:
    parsed = parse(f"示例办法\n第一条 甲。\n第二条 本办法自2024年7月1日起施行。{closing}")

    assert [link.title for link in parsed.links if link.relation is Relation.REPLACES] == replaced
    if "9月" in closing:
        assert parsed.links[0].day == date(2024, 9, 1)


@pytest.mark.parametrize(
    ("closing", "effective", "expires"),
    [
        ("本办法自2024年7月1日起施行，有效期五年。", date(2024, 7, 1), date(2029, 7, 1)),
        ("本办法自2024年7月1日施行，有效期至2025年12月31日。", date(2024, 7, 1), date(2026, 1, 1)),
        ("本办法自印发之日起30日后施行，试行期2年。", date(2024, 3, 31), date(2026, 3, 31)),
        ("本办法自印发之日起施行。许可证有效期五年。", date(2024, 3, 1), None),
        ("本办法由财政局解释。", None, None),
    ],
)
def test_from_when_to_when_a_text_is_law(closing: str, effective: date | None, expires: date | None) -> None:
    parsed = parse(f"示例办法\n（2024年3月1日示例市财政局印发）\n第一条 甲。\n第二条 {closing}")

    assert (parsed.effective, parsed.expires) == (effective, expires)
