"""Questions as people put them, and the law's terms that are found for them."""

from __future__ import annotations

import pytest

from assistant.answering.understanding.speech import statute_terms


@pytest.mark.parametrize(
    ("question", "article", "term"),
    [
        ("公务员下班后能不能开个网店", "第五十九条", "营利性活动"),
        ("单位的人做微商行不行", "第五十九条", "营利性活动"),
        ("局长媳妇就在本局管账可以不", "第七十四条", "夫妻关系"),
        ("背了个记过几年不能升", "第六十四条", "受处分的期间"),
        ("红头文件怎么排", "二、（四）", "发文机关标志"),
        ("两家单位联合发文谁编号", "四、（二）", "联合发文"),
        ("公司拖欠工资三个月了", "第八十五条", "加付赔偿金"),
        ("买到假货赔几倍", "第五十五条", "欺诈行为"),
        ("交了定金反悔了", "第五百八十七条", "定金"),
        ("楼上掉下来一个花盆", "第一千二百五十四条", "可能加害的建筑物使用人"),
        ("酒驾罚多少", "第九十一条", "饮酒后驾驶机动车"),
        ("家里困难想吃低保", "第十八条", "家庭人均收入低于当地最低生活保障标准"),
        ("老婆就在他手底下上班", "第七十四条", "直接上下级领导关系"),
    ],
)
def test_speech_is_said_in_the_words_of_the_law(question: str, article: str, term: str) -> None:
    assert (article, term) in {(found.article, each) for found in statute_terms(question) for each in found.terms}


def test_the_longest_speech_is_taken_and_no_stretch_twice() -> None:
    (found,) = statute_terms("离婚冷静期是多久")
    assert (found.speech, found.article) == ("离婚冷静期", "第一千零七十七条")


def test_two_matters_of_a_question_are_both_found() -> None:
    found = statute_terms("物业费没交，房东不退押金")
    assert [each.speech for each in found] == ["房东不退押金", "物业费没交"]


def test_what_stands_beside_the_speech_decides_its_meaning() -> None:
    official = statute_terms("公务员试用期多长")
    worker = statute_terms("公司试用期多长")
    assert [found.law for found in official] == ["中华人民共和国公务员法"]
    assert [found.law for found in worker] == ["中华人民共和国劳动合同法"]


@pytest.mark.parametrize(
    "question", ["", "的", "hello world", "今天天气怎么样", "第三条第二款是什么", "中华人民共和国公务员法"]
)
def test_without_speech_nothing_is_added(question: str) -> None:
    assert statute_terms(question) == ()


def test_capital_letters_make_no_difference() -> None:
    assert statute_terms("能不能把涉密文件拷进u盘") == statute_terms("能不能把涉密文件拷进U盘") != ()
