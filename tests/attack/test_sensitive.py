"""Marks and identifiers of other shapes: nothing of them leaves for a model elsewhere, and questions about them are answered."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question
from assistant.answering.sensitive.screening import Screening
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.models.fake import Behavior, FakeModel
from assistant.models.messages import Limits, Message, ModelEvent

TODAY = date(2026, 11, 30)
QUESTION = "使用会议室要提前几日预约？"
DATA = Path(__file__).parents[2] / "evals" / "datasets" / "security"

RULES = """# 保密和会议室管理办法

第一条 使用会议室应当提前四日预约，由后勤部门登记。

第二条 国家秘密的保密期限，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。

第三条 泄露商业秘密的，依照有关规定给予处分；构成犯罪的，依法追究刑事责任。

第四条 系统的登录密码应当由八位以上的字母和数字组成，每季度更换一次。

第五条 密件应当登记、编号，由机要部门传递。

第六条 港澳居民来往内地通行证遗失的，应当在十日内向公安机关报告。
"""


class Listening:
    """A model elsewhere that answers truthfully, and remembers what it was sent."""

    name, host = "listening", "model.example"

    def __init__(self) -> None:
        self.heard = ""

    def stream(self, messages: Sequence[Message], limits: Limits) -> Iterator[ModelEvent]:
        self.heard += "\n".join(message.content for message in messages)
        return FakeModel(Behavior.TRUTHFUL).stream(messages, limits)


Tell = Callable[[str], tuple[Answer, str]]


@pytest.fixture(scope="module")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tell]:
    """Asks a model elsewhere; gives the answer, and all that left."""
    root = tmp_path_factory.mktemp("sensitive")
    (root / "documents").mkdir()
    (root / "documents" / "rules.md").write_text(RULES, encoding="utf-8")
    assert not index_into(root / "library", [root / "documents"]).failed
    search = LibrarySearch(root / "library", None)

    def ask(question: str) -> tuple[Answer, str]:
        listening = Listening()
        return answer_question(question, [], search, TODAY, ModelUse(listening)), listening.heard

    yield ask
    search.close()


@pytest.mark.parametrize(
    "mark",
    [
        "內部資料",
        "密件",
        "密件，阅后收回",
        "涉密文件请勿上网",
        "警务工作秘密",
        "严禁外传",
        "核心商密",
        "商业秘密",
        "保密期限：5年",
        "保密期限 10年",
        "機密文件",
        "本资料含工作秘密，请勿转发",
        "机·密",
        "机\n密",
        "内部明电",
        "限内部人员阅知",
        "知悉范围：局领导",
    ],
)
def test_a_mark_of_another_shape_keeps_the_question_here(tell: Tell, mark: str) -> None:
    answer, left = tell(f"{mark}\n{QUESTION}")

    assert answer.status is AnswerStatus.REFUSED_SENSITIVE
    assert left == ""


@pytest.mark.parametrize(
    "identifier",
    [
        "证件号码IDNO11010519491231002X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "1、1、0、1、0、5、1、9、4、9、1、2、3、1、0、0、2、X",
        "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X",
        "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X",
        "1-3-9-0-0-0-0-0-0-0-0",
        "tel13900000000",
        "卡号6 2 0 0 0 0 0 0 0 0 0 0 0 0 0 5",
        "通行证H12345678",
        "台胞证12345678",
        "证件号A123456(3)",
        "证件号1234567(8)",
        "证件号A123456789",
        "护照EA1234567",
        "军官证军字第1234567号",
        "微信号zhang_san88",
        "QQ：123456789",
        "张三，男，1988年5月6日出生",
        "病历号B2024001234",
        "社保卡号A12345678",
        "密码：Abc@12345",
        "车牌滬A12345",
        "zhangsan（at）office.example",
        "住在云岭县城关镇人民街88号",
        "证件号码110105（19491231）002X",
        "110105<b>19491231</b>002X",
        "手机139/0000/0000",
        "登录密码就是Abc12345",
    ],
)
def test_an_identifier_of_another_shape_does_not_leave(tell: Tell, identifier: str) -> None:
    answer, left = tell(f"本人的情况是{'，' if identifier[0].isalnum() else ''}{identifier}，{QUESTION}")

    assert left
    assert identifier not in left
    assert "〔" in left
    assert "四日" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("国家秘密的保密期限是多长？", "三十年"),
        ("泄露商业秘密怎么处理？", "处分"),
        ("系统的登录密码多久更换一次？", "季度"),
        ("密件怎样传递？", "机要"),
        ("港澳居民来往内地通行证遗失后几日内报告？", "十日"),
    ],
)
def test_a_question_about_secrets_is_answered(tell: Tell, question: str, said: str) -> None:
    answer, left = tell(question)

    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text
    assert question in left


MARKS = (
    *(
        "密级:内部",
        "密级：核密",
        "绝-密",
        "绝*密",
        "㊙",
        "㊙ 文件",
        "机密急件",
        "特提 机密",
        "特急·绝密",
        "党内机密",
        "核密",
        "绝密件",
    ),
    *(
        "密电",
        "密码电报",
        "军内",
        "商密AA",
        "传达到县团级",
        "（发至县团级）",
        "供领导参阅",
        "不公开",
        "勿扩散",
        "阅后即焚",
        "禁止对外提供",
    ),
    *(
        "含国家秘密，严禁复制",
        "保密至2030年",
        "解密时间：2035年",
        "机 密",
        "Top Secret",
        "TOP-SECRET",
        "CONFIDENTIAL//NOFORN",
        "FOUO",
    ),
    *("绝/密", "涉密件", "本件供领导参阅", "仅限内网使用", "公安内部", "下发至县级以上党委", "密★"),
)


def test_an_emphasized_line_is_a_mark_too() -> None:
    assert Screening().stops("**机密**\n\n关于人员调整的请示")
    assert not Screening().stops("请把**机密**两个字加粗")


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_stands_on_a_line_of_its_own_or_beside_a_title(mark: str) -> None:
    assert Screening().stops(f"{mark}\n\n关于人员调整的请示\n市委：\n请把这份材料改得简短些。")
    assert Screening().stops(f"请润色：\n关于人员调整的报告　　{mark}\n现将有关情况报告如下")


@pytest.mark.parametrize(
    "text",
    [
        "公开属性\n不公开",
        "主动公开\n不公开",
        "密级：公开",
        "密级：内部还是机密？",
        "国家秘密的知悉范围应当根据工作需要限定。",
        "知悉范围：怎么写？",
        "解密时间由谁确定？",
        "密码电报由机要部门办理。",
        "文件应当传达到县团级以上党委。",
        "传达到县团级是什么意思？",
        "为供领导决策，现将情况报告如下。",
        "限三个工作日内办结",
        "军内人员如何报销？",
        "一、总则　　第一条",
        "姓名：  单位：  电话：",
    ],
)
def test_a_sentence_about_marks_is_none(text: str) -> None:
    assert not Screening().stops(text)


NUMBER = "11010519491231002X"
DISGUISED = (
    *("110105、19491231、002X", "110105_19491231_002X", "110105\n19491231\n002X", "\n".join(NUMBER)),
    *("110105**19491231**002X", "110105194<br>91231002X", "llO1O5l949l23lOO2X", "⑴⑴0⑴0⑸⑴⑼⑷⑼⑴⑵⑶⑴00⑵X"),
    *("".join(f"&#{ord(each)};" for each in NUMBER), "".join(f"%{ord(each):02x}" for each in NUMBER)),
    *(
        "电话139|0000|0000",
        "电话139,0000,0000",
        "139_0000_0000",
        '手机139"0000"0000',
        "139 - 0000 - 0000",
        "139（0000）0000",
    ),
    *(
        "手机139\n0000\n0000",
        "一三九 一二三四 五六七八",
        "幺三九幺二三四五六七八",
        "139I2345678",
        "l39l2345678",
        "手机&#49;3912345678",
    ),
    *("账号admin/Abc12345", "验证码 123456", "sk-abcdefghijklmnop1234", "AKIA" + "A1" * 8, "ghp_" + "a1" * 12),
    *(
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----",
        "李明 1990-03-07",
        "王小明|男|1985-12-01",
    ),
    *(
        "zhangsan@qq .com",
        "zhangsan艾特qq点com",
        "zhangsan＃qq.com",
        "和平区阳光花园3-2-501",
        "云岭省示例市和平区解放路12号院3号楼2单元501室",
    ),
)


@pytest.mark.parametrize("identifier", DISGUISED)
def test_a_disguised_identifier_is_masked_whole_and_comes_back(identifier: str) -> None:
    screening = Screening()
    text = (
        f"请写一份函：联系方式\n{identifier}，请核对。"
        if identifier[0] in "1l李王"
        else f"请写一份函：{identifier}，请核对。"
    )

    masked = screening.mask(text)

    assert sum(each.isdigit() for each in masked) == 0
    assert "〔" in masked
    assert screening.restore(masked) == text


@pytest.mark.parametrize(
    "text",
    [
        "产量分别为150,1200,1300吨",
        "|150|1200|1300|",
        "规格为180*1200*2100",
        "150\n1200\n1300",
        "合同编号139_1234_5678",
        "110105、19491231、0021",
        "llO1O5l949l23lOO21",
        "江苏 1990-03-07",
        "周一 2001-03-07",
        "张三 2024-03-07",
        "验证码6位数字",
        "验证码 60秒内有效",
        "账号/密码登录",
        "sk-learn",
        "用&#37;和%20连接",
        "<b>2024</b>年<b>12</b>月",
        "会议地点：北京市朝阳区建国路88号3号楼501室",
    ],
)
def test_numbers_and_dates_of_things_leave_as_they_are(text: str) -> None:
    assert Screening().mask(text) == text


def test_long_rows_of_digits_are_looked_at_in_linear_time() -> None:
    started = time.monotonic()

    Screening().mask("139-" * 30_000 + "&#49;" * 4_000 + "<b>1" * 4_000)

    assert time.monotonic() - started < 5


def _near_misses() -> list[str]:
    rows = [
        json.loads(line)
        for file in sorted(DATA.glob("sensitive_text_*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [row["text"] for row in rows if not row["label"]]


def test_most_near_misses_leave_as_they_are() -> None:
    """Of 143 harmless texts one reads like a telephone number: eleven single digits."""
    near = _near_misses()
    assert len(near) >= 100
    changed = [text for text in near if Screening().stops(text) or Screening().mask(text) != text]
    assert changed == ["1 3 5 7 9 2 4 6 8 0 2（抽签号）"]
