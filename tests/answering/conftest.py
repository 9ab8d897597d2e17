"""A small library of regulations that we made up, with every kind of validity, open for asking."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.answer import Answer, Turn
from assistant.answering.pipeline import answer_question
from assistant.library.keeper import index_into
from assistant.library.search import LibrarySearch
from assistant.library.vectorizing import compute_vectors
from assistant.models.bundled import BundledEmbeddings

TODAY = date(2026, 11, 23)

LEAVE = """# 机关工作人员休假办法

## 第一章 总则

第一条 为了规范机关工作人员的休假，制定本办法。

第二条 本办法适用于本级机关的在编工作人员。

## 第二章 休假

第三条 工作人员参加工作满一年的，每年享受探亲假二十日。探亲假不包括路途时间。

第四条 有下列情形之一的，不享受当年的探亲假：
（一）当年事假累计超过三十日的；
（二）当年病假累计超过六十日的；
（三）正在接受停职检查的。

第五条 申请探亲假，应当提前十五日向所在单位提出；所在单位应当在五个工作日内答复。

第六条 对不批准探亲假有异议的，可以自收到答复之日起十日内向人事部门申请复核。
"""

ROOMS_OLD = """# 会议室使用管理办法

第一条 为了加强会议室管理，制定本办法。

第二条 使用会议室应当提前三日预约。

第三条 会议室由办公室统一管理。
"""

ROOMS_NEW = """# 会议室使用管理办法

第一条 为了加强会议室管理，提高使用效率，制定本办法。

第二条 使用会议室应当提前一日预约；临时会议可以当日预约。

第三条 会议室由后勤服务中心统一管理，费用列入部门预算。
"""

PARKING = """# 公务车辆停放规定

第一条 公务车辆应当停放在指定车位，停放期间关闭门窗。

第二条 违反规定在禁停区域停放的，扣减当月考核分二分。
"""

HERITAGE = """# 历史建筑巡查条例

第一条 历史建筑每季度巡查一次，巡查记录保存十年。

第二条 发现险情的，应当在二十四小时内上报。
"""

WATER = """# 节约用水条例

第一条 公共机构应当每两年开展一次水平衡测试，测试记录保存五年。

第二条 用水量超过定额百分之二十的，应当整改。
"""

SEALS = """# 印章使用规定

第一条 使用印章应当登记，登记簿保存三年。

第二条 印章由专人保管，不得携带外出。
"""

GUIDE = """# 休假须知

## 一、探亲假

### （一）探亲假有几天

在编工作人员满一年后，探亲假一年二十天，路上的时间另算。〔依据：《机关工作人员休假办法》第三条〕

### （二）探亲假期间的报销

探亲路费凭票报销一次，超出部分自理。〔依据：《探亲路费报销办法》第二条〕

## 二、销假

### （一）怎样销假

返回单位后向部门负责人说明，次日恢复考勤。〔依据：《探亲路费报销办法》第九条〕
"""

FUTURE = """# 居家办公管理办法

第一条 工作人员每月居家办公不得超过四日。
"""

DOCUMENTS = (
    ("leave", LEAVE, "现行", {"status": "in_force", "doc_number": "滨政办发〔2024〕8号", "publish_date": "2024-03-01"}),
    (
        "rooms-2015",
        ROOMS_OLD,
        "旧",
        {"status": "superseded", "superseded_by": "rooms-2023", "publish_date": "2015-05-01"},
    ),
    ("rooms-2023", ROOMS_NEW, "新", {"status": "in_force", "publish_date": "2023-06-01"}),
    ("parking", PARKING, "", {"status": "repealed", "publish_date": "2010-01-01"}),
    ("heritage", HERITAGE, "", {"status": "in_force", "publish_date": "2020-01-01"}),
    ("water", WATER, "", {"status": "in_force", "publish_date": "2021-01-01"}),
    ("seals", SEALS, "", {"publish_date": "2019-01-01"}),
    ("guide", GUIDE, "", {"status": "in_force", "level": "指南", "publish_date": "2026-01-01"}),
    ("home", FUTURE, "", {"status": "in_force", "publish_date": "2026-11-01", "effective_date": "2027-01-01"}),
)

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("answering")
    documents = root / "documents"
    documents.mkdir()
    lines: list[str] = []
    for doc_id, text, _, known in DOCUMENTS:
        (documents / f"{doc_id}.md").write_text(text, encoding="utf-8")
        lines.append(json.dumps({"doc_id": doc_id, "file": f"documents/{doc_id}.md", **known}, ensure_ascii=False))
    (root / "manifest.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = index_into(root / "library", [documents], root / "manifest.jsonl")
    assert not report.failed
    compute_vectors(root / "library")
    return root / "library"


@pytest.fixture(scope="session", params=["by words", "by vectors"])
def library(request: pytest.FixtureRequest, library_folder: Path) -> Iterator[LibrarySearch]:
    """The library twice: as it answers from the first second, and once the vectors are there."""
    embeddings = BundledEmbeddings() if request.param == "by vectors" else None
    search = LibrarySearch(library_folder, embeddings, BundledEmbeddings.name)
    yield search
    search.close()


@pytest.fixture(scope="session")
def ask(library: LibrarySearch) -> Ask:
    def ask(question: str, *earlier: tuple[str, str], today: date = TODAY) -> Answer:
        return answer_question(question, [Turn(*turn) for turn in earlier], library, today)

    return ask
