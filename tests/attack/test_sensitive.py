"""Marks and identifiers of other shapes: nothing of them leaves for a model elsewhere, and questions about them are answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.model_use import ModelUse
from assistant.answering.pipeline import answer_question
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

    def stream(self, messages: list[Message], limits: Limits) -> Iterator[ModelEvent]:
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
        ("登录密码多久换一次？", "季度"),
        ("密件怎样传递？", "机要"),
        ("港澳居民来往内地通行证遗失后几日内报告？", "十日"),
    ],
)
def test_a_question_about_secrets_is_answered(tell: Tell, question: str, said: str) -> None:
    answer, left = tell(question)

    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text
    assert question in left


def _near_misses() -> list[str]:
    rows = [
        json.loads(line)
        for file in sorted(DATA.glob("sensitive_text_*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [row["text"] for row in rows if not row["label"]]


def test_most_near_misses_leave_as_they_are() -> None:
    """Of 143 harmless texts one reads like a telephone number: eleven single digits."""
    from assistant.answering.sensitive.screening import Screening

    near = _near_misses()
    assert len(near) >= 100
    changed = [text for text in near if Screening().stops(text) or Screening().mask(text) != text]
    assert changed == ["1 3 5 7 9 2 4 6 8 0 2（抽签号）"]
