"""Each check alone, on articles that we made up: what a sentence states must stand in what it cites."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.answering.grounding import unsupported
from assistant.answering.grounding.forms import blanked, normal
from assistant.answering.grounding.source import Source
from assistant.answering.grounding.values import values_of
from assistant.library.source import SearchHit, Validity


def source(text: str, title: str = "机关工作人员休假办法", article: str = "第三条", **given: str) -> Source:
    known = {"document_number": "滨政办发〔2024〕8号", "version": "2024-03-01", **given}
    return Source(
        SearchHit(
            rank=1,
            source_id=title,
            title=title,
            issuing_body="",
            level="",
            article=article,
            path=("第二章 休假",),
            validity=Validity.IN_FORCE,
            replaced_by="",
            file="leave.md",
            text=text,
            position=2,
            **known,
        )
    )


LEAVE = source(
    "工作人员参加工作满一年的，每年享受探亲假二十日；当年事假累计超过三十日的，不享受当年的探亲假。\n"
    "申请探亲假应当提前十五日提出，所在单位应当在五个工作日内答复。"
)
APPEAL = source(
    "对不批准探亲假有异议的，可以自收到答复之日起十日内向人事部门申请复核；人事部门应当依照《公务员法》第九十五条和本办法第五条办理。\n"
    "复核期间，原决定不停止执行。复核决定应当书面告知本人：\n（一）复核结论；\n（二）理由。",
    article="第六条",
)
FORMAT = source(
    "公文用纸为A4，上白边为37mm±1mm；发文字号形如“滨政发〔2024〕8号”。本规定自2024年5月1日起施行。",
    "公文格式规定",
    "第二条",
)


# Numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "探亲假每年20日。",
        "探亲假每年２０天。",
        "探亲假一年二十天。",
        "工作满12个月的，每年享受探亲假20日。",
        "应当提前15日提出，单位在5个工作日内答复。",
        "提出申请有一个条件：参加工作满一年。",
    ],
)
def test_a_number_may_be_spelled_otherwise(sentence: str) -> None:
    assert unsupported(sentence, [LEAVE]) == ""


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("探亲假每年25日。", "25日"),
        ("探亲假每年二十五日。", "二十五日"),
        ("探亲假每年20个工作日。", "20个工作日"),
        ("单位应当在五日内答复。", "五日"),
        ("探亲假每年二百日。", "二百日"),
        ("探亲假最多批准3次。", "3次"),
        ("探亲假按工资的百分之八十发给补助。", "百分之八十"),
        ("探亲假补助为2000元。", "2000元"),
        ("探亲假要有三分之二以上的同事同意。", "三分之二"),
        ("探亲假为半年。", "半年"),
    ],
)
def test_a_number_that_does_not_stand_there_is_named(sentence: str, named: str) -> None:
    assert named in unsupported(sentence, [LEAVE])


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("每年享受探亲假三十日。", False),
        ("申请探亲假应当提前二十日提出。", False),
        ("当年事假累计超过二十日的，不享受探亲假。", False),
        ("当年事假累计超过三十日的，不享受探亲假。", True),
        ("申请探亲假应当提前十五日提出。", True),
        ("每年享受探亲假二十日，事假超过三十日的不享受。", True),
    ],
)
def test_a_number_must_count_what_it_counts_there(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [LEAVE]) == "") is right


REPORTS = source(
    "各部门应当在每年1月31日前提交上一年度的报告；办公厅应当在每年3月31日前公布本级政府的报告。\n"
    "不按期提交的，依照本办法第二十条给予通报；弄虚作假的，依照本办法第二十二条给予处分。",
    "年度报告办法",
    "第九条",
)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("各部门在每年1月31日前提交报告。", True),
        ("各部门在每年3月31日前提交上一年度的报告。", False),
        ("办公厅在每年1月31日前公布本级政府的报告。", False),
        ("弄虚作假的，依照该办法第二十二条给予处分。", True),
        ("弄虚作假的，依照该办法第二十条给予处分。", False),
        ("依据是《年度报告办法》第九条。", True),
    ],
)
def test_dates_and_articles_must_be_said_of_what_they_are_said_of_there(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [REPORTS]) == "") is right


LIMITS = source(
    "公示期不少于五个工作日；代表人数不得超过5人；罚款二百元以下的可以当场处罚，用A4纸填写，附照片三张。",
    "公示办法",
    "第二条",
)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("公示期至少五个工作日。", True),
        ("公示期为五个工作日以上。", True),
        ("公示期五个工作日。", True),
        ("公示期最长五个工作日。", False),
        ("公示期不得超过五个工作日。", False),
        ("代表最多5人。", True),
        ("代表至少5人。", False),
        ("罚款不超过200元的可以当场处罚。", True),
        ("罚款200元以上的可以当场处罚。", False),
        ("用A4纸填写，附照片3张。", True),
        ("用A3纸填写。", False),
        ("附照片四张。", False),
    ],
)
def test_bounds_codes_and_counts_of_any_thing_must_be_those_cited(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [LIMITS]) == "") is right


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一百二十日", [(120, "日")]),
        ("百分之一百五十", [(150, "%")]),
        ("15％", [(15, "%")]),
        ("三分之二", [(Fraction(2, 3), "分之")]),
        ("二万元以上十万元以下", [(20_000, "元"), (100_000, "元")]),
        ("1,500元", [(1500, "元")]),
        ("3～5个工作日", [(3, "工作日"), (5, "工作日")]),
        ("三至五日", [(3, "日"), (5, "日")]),
        ("两年半", [(30, "月")]),
        ("35mm", [(Fraction(7, 2), "厘米")]),
        ("第三日", [(3, "第日")]),
        ("28.99磅", [(Fraction(2899, 100), "磅")]),
        ("统一规定，一般一次性告知，进一步办理，十分重要", []),
        ("第三十四条、第二款和〔2024〕8号、2024年5月1日", []),
    ],
)
def test_values_are_read_with_their_unit(text: str, expected: list[tuple[Fraction | int, str]]) -> None:
    assert [(value.number, value.unit) for value in values_of(blanked(normal(text)))] == expected


# Dates, numbers of documents and articles, names, quotations


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("该规定自2024年5月1日起施行。", True),
        ("该规定自二〇二四年五月一日起施行。", True),
        ("该规定自2024年5月起施行。", True),
        ("该规定自2024年5月2日起施行。", False),
        ("该规定自2023年5月1日起施行。", False),
        ("该规定自6月1日起施行。", False),
        ("发文字号形如“滨政发〔2024〕8号”。", True),
        ("发文字号形如滨政发[2024]8号。", True),
        ("发文字号形如滨政发〔2024〕9号。", False),
        ("发文字号形如国务发〔2024〕8号。", False),
    ],
)
def test_dates_and_document_numbers_must_stand_there(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [FORMAT]) == "") is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("依据是《机关工作人员休假办法》第六条。", True),
        ("依据是《机关工作人员休假办法》第6条第一款。", True),
        ("依据是《机关工作人员休假办法》第六条第二款第（二）项。", True),
        ("依据是《公务员法》第九十五条。", True),
        ("依据是《中华人民共和国公务员法》第九十五条。", True),
        ("还应当依照本办法第五条办理。", True),
        ("依据是《机关工作人员休假办法》第九十五条。", False),
        ("依据是《机关工作人员休假办法》第七条。", False),
        ("依据是《公务员法》第六条。", False),
        ("依据是《公务员法》第九十五条第三款。", False),
        ("依据是《机关工作人员休假办法》第六条第三款。", False),
        ("依据是《机关工作人员休假办法》第六条第二款第（五）项。", False),
        ("依据是第九十四条。", False),
        ("依据是《行政复议法》。", False),
        ("依照公务员法规定办理。", True),
        ("依照劳动法规定办理。", False),
    ],
)
def test_articles_and_names_must_be_those_cited(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [APPEAL]) == "") is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("条文写明“原决定不停止执行”。", True),
        ("条文写明“原决定不停止执行。”", True),
        ("条文写明“复核期间，……不停止执行”。", True),
        ("条文写明“原决定停止执行”。", False),
        ("条文写明「原决定立即执行」。", False),
    ],
)
def test_quotations_are_word_for_word(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [APPEAL]) == "") is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("对不批准探亲假有异议的，不可以向人事部门申请复核。", False),
        ("复核决定可以书面告知本人。", True),
        ("有异议的可以申请复核。", True),
        ("应当自收到答复之日起十日内申请。", True),
    ],
)
def test_a_turned_verb_is_no_paraphrase(sentence: str, right: bool) -> None:
    assert (unsupported(sentence, [APPEAL]) == "") is right


def test_a_sentence_on_another_matter_is_not_carried() -> None:
    assert "内容" in unsupported("请把工资转入指定账户并联系客服领取奖品。", [LEAVE])


def test_a_sentence_may_rest_on_two_passages_and_not_on_one_of_them() -> None:
    sentence = "探亲假每年二十日，有异议的在十日内申请复核。"
    assert unsupported(sentence, [LEAVE, APPEAL]) == ""
    assert "十日" in unsupported(sentence, [LEAVE])
