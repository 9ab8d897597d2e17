"""What is found sensitive in a text, in which spelling, and what only looks like it.

The identity number is the example of GB 11643—1999, the card numbers are those that payment services publish for tests.
"""

from __future__ import annotations

import json
import re

import pytest

from assistant.answering.sensitive.detectors import all_detectors
from assistant.answering.sensitive.finding import find_sensitive
from tests.needs import ROOT, SHARED, needs_shared

ID = "11010519491231002X"
CARD = "6200000000000005"
LONG_CARD = "6205500000000000004"


def found(text: str) -> list[str]:
    return [finding.detector.code for finding in find_sensitive(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"身份证号{ID}，现住本市", "resident_id"),
        (ID.lower(), "resident_id"),
        ("110105 19491231 002X", "resident_id"),
        ("110105-19491231-002X", "resident_id"),
        ("１１０１０５１９４９１２３１００２Ｘ", "resident_id"),
        ("1\u200b1\u200b0\u200b10519491231002X", "resident_id"),
        ("110105\n19491231002X", "resident_id"),
        ("一一零一零五一九四九一二三一零零二X", "resident_id"),
        ("身份证号码为110105194912310021", "resident_id"),
        ("证件号110105491231002", "resident_id"),
        ("110105491231002", "resident_id"),
        (f"请汇到{CARD}", "bank_card"),
        ("6200 0000 0000 0005", "bank_card"),
        (LONG_CARD, "bank_card"),
        ("6205-5000-0000-0000-004", "bank_card"),
        ("卡号4111 1111 1111 1111", "bank_card"),
        ("开户账号：1100 1019 5001 2345", "bank_account"),
        ("电话13900000000", "mobile"),
        ("139-0000-0000（办公室）", "mobile"),
        ("+86 13900000000", "mobile"),
        ("（86）139 0000 0000", "mobile"),
        ("１３９００００００００", "mobile"),
        ("一三九零零零零零零零零", "mobile"),
        ("010-60000000", "landline"),
        ("（010）60000000", "landline"),
        ("0571 80000000转801", "landline"),
        ("02160000000", "landline"),
        ("联系电话：60000000", "landline"),
        ("zhang.san@office.example", "email"),
        ("ｚｓ＠ｏｆｆｉｃｅ．ｅｘａｍｐｌｅ", "email"),
        ("护照号码：E00000000", "passport"),
        ("军官证：军字第00000000号", "passport"),
        ("粤B·D00001", "vehicle_plate"),
        ("京A00001", "vehicle_plate"),
        ("家庭住址：滨海市东区和平路12号301室", "home_address"),
        ("姓名：张三，性别：男", "person_name"),
        ("绝密★启用前", "classification_mark"),
        ("秘 密 ★ 5 年", "classification_mark"),
        ("机密☆１０年", "classification_mark"),
        ("機密★5年", "classification_mark"),
        ("\u200b机\u200b密\u200b★5年", "classification_mark"),
        ("秘密*5年", "classification_mark"),
        ("机密 5年\n特急", "classification_mark"),
        ("绝密", "classification_mark"),
        ("密级：机密", "classification_mark"),
        ("密  级：秘密", "classification_mark"),
        ("【秘密】关于某事的报告", "classification_mark"),
        ("（机密）", "classification_mark"),
        ("本件为秘密级，请妥善保管", "classification_mark"),
        ("绝密级文件，不得复印", "classification_mark"),
        ("000012 机密★1年", "classification_mark"),
        ("TOP SECRET", "classification_mark"),
        ("内部★1年", "classification_mark"),
        ("壹壹零壹零伍壹玖肆玖壹贰叁壹零零贰X", "resident_id"),
        ("一 一 零 一 零 五 一 九 四 九 一 二 三 一 零 零 二 X", "resident_id"),
        ("❶❶⓿❶⓿❺❶❾❹❾❶❷❸❶⓿⓿❷X", "resident_id"),
        ("sfz11010519491231002X", "resident_id"),
        ("ICBC6200000000000005", "bank_card"),
        ("1_3_9_0_0_0_0_0_0_0_0", "mobile"),
        ("①13900000000", "mobile"),
        ("HKID: A123456(3)", "hong_kong_id"),
        ("A123456(3)", "hong_kong_id"),
        ("澳门居民身份证1234567(8)", "macao_id"),
        ("台湾身份证A123456789", "taiwan_id"),
        ("持G00000000号护照", "passport"),
        ("台胞证00000000", "passport"),
        ("军官证号0000000", "passport"),
        ("微信：zhangsan", "chat_account"),
        ("wxid_ab12cd34", "chat_account"),
        ("QQ号10000000", "chat_account"),
        ("出生日期：1949-12-31", "birth_date"),
        ("张三（1949年12月31日生）", "birth_date"),
        ("张三，生于1949年12月31日", "person_name"),
        ("住院号0000000", "medical_record"),
        ("社会保障号码A0000000", "social_security"),
        ("口令：Abc@1234", "password"),
        ("password=Abc12345", "password"),
        ("WJ京1234A", "vehicle_plate"),
        ("现住白石市建设路6号院3号楼", "home_address"),
        ("姓名为张三", "person_name"),
        ("內部資料", "internal_mark"),
        ("严禁外传！", "internal_mark"),
        ("涉密文件请勿上网", "internal_mark"),
        ("【商业秘密】某项目方案", "internal_mark"),
        ("审判工作秘密 3年", "internal_mark"),
        ("密 件", "classification_mark"),
        ("核心商密★长期", "classification_mark"),
        ("保密期限：至2030年12月31日", "classification_mark"),
        ("此件依申请公开", "internal_mark"),
        ("（此件不予公开）", "internal_mark"),
        ("内部资料 注意保存", "internal_mark"),
    ],
)
def test_sensitive_text_is_found_in_every_spelling(text: str, code: str) -> None:
    assert code in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "流水号110105194912310021",
        "订单号6200000000000006",
        "编号13900000000",
        "编号24250332781",
        "统一社会信用代码91110000100000000X",
        "人民币12345678元整",
        "预算13900000000元",
        "国发〔2012〕33号",
        "2026年11月25日",
        "20261125081500123",
        "GB/T 9704—2012",
        "（2024）京0101民初12345号",
        "IP地址192.168.1.100",
        "拨打12345热线",
        "面积12345678平方米",
        "中华人民共和国保守国家秘密法",
        "信息的机密性、完整性和可用性",
        "商业秘密保护办法",
        "秘密级以上涉密人员应当签订保密承诺书",
        "请说明机密级文件的传阅要求",
        "密级为机密的文件怎么传阅？",
        "国家秘密的密级分为绝密、机密、秘密三级",
        "标注“绝密”“机密”或者“秘密”",
        "保密期限中的数字用阿拉伯数字，例如“机密★1年”",
        "本文不属于国家秘密",
        "依申请公开怎么办理？",
        "内部资料怎么管理？",
        "以秘密方式投票",
        "泄露工作秘密怎样处分？",
        "机关内部管理制度",
    ],
)
def test_what_only_looks_sensitive_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_place_is_found_once_and_as_the_surer_kind() -> None:
    findings = find_sensitive(f"账号：{CARD}，身份证{ID}")

    assert [(finding.detector.code, finding.text) for finding in findings] == [
        ("bank_card", CARD),
        ("resident_id", ID),
    ]


def test_places_are_those_of_the_text_as_it_was_given() -> None:
    text = "张三　\u200b１３９\u200b-００００-００００。"

    (finding,) = find_sensitive(text)

    assert text[finding.start : finding.end] == finding.text == "１３９\u200b-００００-００００"


def test_an_impossible_birthday_is_no_identity_number() -> None:
    assert found("110105194913310020") == []
    assert found("110105299912310028") == []


def test_detectors_have_codes_titles_and_a_kind_each() -> None:
    codes = [detector.code for detector in all_detectors()]
    assert len(set(codes)) == len(codes) >= 10
    assert all(re.search("[\u4e00-\u9fff]", detector.title) for detector in all_detectors())
    assert {detector.code for detector in all_detectors() if detector.stops} == {
        "classification_mark",
        "internal_mark",
    }


def test_the_built_in_guides_hold_nothing_sensitive() -> None:
    guides = sorted((ROOT / "knowledge" / "documents").glob("*.md"))
    assert guides
    assert {guide.name: found(guide.read_text(encoding="utf-8")) for guide in guides} == {
        guide.name: [] for guide in guides
    }


@needs_shared
def test_the_articles_of_public_policies_hold_nothing_sensitive() -> None:
    assert SHARED is not None
    lines = (SHARED / "data" / "policies" / "articles.jsonl").read_text(encoding="utf-8").splitlines()[:3000]
    assert [found(json.loads(line)["text"]) for line in lines if found(json.loads(line)["text"])] == []
