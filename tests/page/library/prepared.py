"""Services on a small library of invented documents: a regulation, its older version, a guide, a very long table of rules."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from assistant.library.keeper import index_into
from assistant.page.services import Services
from tests.library.sample_files import as_pdf

LONG_ARTICLES = 650
LEAVE, OLD_LEAVE, LONG, TWICE, PRINTED = (
    "qinghe-leave",
    "qinghe-leave-2016",
    "qinghe-rules",
    "qinghe-notice",
    "旧/qinghe-printed.pdf",
)

_LEAVE = """清河市机关工作人员年休假实施办法

第一章　总则

第一条　为了维护机关工作人员休息休假权利，制定本办法。
第二条　本办法适用于本市各级机关。

第二章　休假安排

第一节　一般规定

第三条　各单位统筹安排本单位人员的年休假。
年休假在一个年度内可以集中安排，也可以分段安排，分段安排的不超过三次。
第四条　<b>确因工作需要</b>不能安排年休假的，经本人同意，可以不安排。

第二节　审批

第五条　分段休假每次应当提前五个工作日提出申请。

第三章　附则

第六条　本办法自2024年4月1日起施行。
"""
_OLD = _LEAVE.replace("不超过三次", "不超过两次").replace("2024年4月1日", "2016年1月1日")
_TWICE = """清河市财政局关于印发两个办法的通知

第一条　甲办法的第一条。
第二条　甲办法的第二条。
第一条　乙办法的第一条。
"""
_MANIFEST = (
    {
        "file": "leave.txt",
        "doc_id": LEAVE,
        "doc_number": "清政发〔2024〕7号",
        "issuing_body": "清河市人民政府",
        "level": "规范性文件",
        "region": "清河市",
        "publish_date": "2024-03-01",
        "effective_date": "2024-04-01",
        "status": "in_force",
    },
    {
        "file": "leave-2016.txt",
        "doc_id": OLD_LEAVE,
        "publish_date": "2015-12-01",
        "effective_date": "2016-01-01",
        "status": "superseded",
        "superseded_by": LEAVE,
    },
    {"file": "rules.txt", "doc_id": LONG, "title": "清河市窗口服务细则", "status": "in_force"},
    {"file": "notice.txt", "doc_id": TWICE, "status": "in_force"},
)


def prepared_library(home: Path) -> Path:
    """Indexes the documents; gives the library's folder."""
    documents = home / "documents"
    documents.mkdir(parents=True)
    rules = "".join(f"第{n}条　第{n}号窗口办理第{n}类事项，当场办结。\n" for n in _numerals(LONG_ARTICLES))
    texts = {
        "leave.txt": _LEAVE,
        "leave-2016.txt": _OLD,
        "notice.txt": _TWICE,
        "rules.txt": f"清河市窗口服务细则\n\n{rules}",
    }
    for name, text in texts.items():
        (documents / name).write_text(text, encoding="utf-8")
    (documents / "旧").mkdir()
    (documents / PRINTED).write_bytes(as_pdf())
    manifest = home / "manifest.jsonl"
    manifest.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _MANIFEST), encoding="utf-8")
    index_into(home / "library", [documents], manifest)
    return home / "library"


def _numerals(count: int) -> list[str]:
    from assistant.documents.numbering import int_to_chinese

    return [int_to_chinese(n) for n in range(1, count + 1)]


def services() -> Services:
    """Services on the library, in a folder of their own."""
    return Services(prepared_library(Path(tempfile.mkdtemp(prefix="gongwu-prepared-"))), vectors=False)
