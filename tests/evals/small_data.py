"""A small data set, invented: three regulations and five questions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TEXTS: Mapping[str, tuple[str, str, Sequence[str]]] = {
    "cars": (
        "cars.md",
        "示例市公务用车管理办法",
        (
            "公务用车实行编制管理，编制由主管部门核定。",
            "公务用车使用满八年的，可以申请更新。",
            "公务用车不得用于接送子女上学。",
        ),
    ),
    "meetings": (
        "meetings.txt",
        "示例市会议管理规定",
        (
            "召开全市性会议，应当提前十五日报请批准。",
            "会议通知在会议召开三日前发出。",
            "会议期间不得组织旅游。",
        ),
    ),
    "seals": (
        "seals.md",
        "示例市印章管理规定",
        (
            "印章由专人保管，使用印章应当登记。",
            "印章遗失的，应当立即向公安机关报案并登报声明。",
        ),
    ),
}
QUESTIONS: Sequence[Mapping[str, Any]] = (
    {
        "id": "Q1",
        "type": "numeric",
        "question": "公务用车使用满多少年可以更新？",
        "gold_articles": [{"doc_id": "cars", "article": "第二条"}],
        "key_values": [["八年", "8年"]],
    },
    {
        "id": "Q2",
        "type": "fact",
        "question": "印章遗失以后怎么报案？",
        "gold_articles": [{"doc_id": "seals", "article": "第二条"}],
    },
    # Its gold is of another subject on purpose: whatever is found and answered, it counts as a miss.
    {
        "id": "Q3",
        "type": "fact",
        "question": "召开全市性会议提前多久报批？",
        "gold_articles": [{"doc_id": "cars", "article": "第三条"}],
        "key_values": [["十五日", "15日"]],
    },
    {
        "id": "Q4",
        "type": "unanswerable-out-of-scope",
        "question": "火星探测器的发射窗口怎样计算？",
        "must_refuse": True,
        "expected_behavior": "refuse",
    },
    {
        "id": "Q5",
        "type": "ambiguous",
        "question": "要登记吗？",
        "expected_behavior": "clarify_or_enumerate",
    },
)
NUMBERS = ("第一条", "第二条", "第三条")


def write_small_data(folder: Path, questions: Sequence[Mapping[str, Any]] = QUESTIONS) -> Path:
    """Writes the data set into a folder and returns it."""
    (folder / "docs").mkdir(parents=True)
    manifest: list[Mapping[str, Any]] = []
    articles: list[Mapping[str, Any]] = []
    for key, (file, title, texts) in TEXTS.items():
        body = [f"{number}　{text}" for number, text in zip(NUMBERS, texts, strict=False)]
        heading = f"# {title}" if file.endswith(".md") else title
        (folder / "docs" / file).write_text("\n\n".join([heading, *body]) + "\n", encoding="utf-8")
        manifest.append({"doc_id": key, "file": f"docs/{file}", "title": title, "status": "in_force"})
        articles += [{"doc_id": key, "article": n, "text": t} for n, t in zip(NUMBERS, texts, strict=False)]
    write_lines(folder / "manifest.jsonl", manifest)
    write_lines(folder / "articles.jsonl", articles)
    write_lines(folder / "qa.jsonl", questions)
    return folder


def write_lines(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
