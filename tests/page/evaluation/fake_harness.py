"""A small program that speaks as the evaluation harness does: ``python -m tests.page.evaluation.fake_harness HOME ARGUMENTS``.

It measures nothing. What it does depends on the name of the data set: ``slow`` takes its time, ``faulty`` lists faults,
``crash`` fails as a program with a bug does, ``stubborn`` does not listen to SIGINT, ``preparing`` takes long before it
begins; every other one ends well.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.page.evaluation.harness import Harness

ROOT = Path(__file__).resolve().parents[3]
TITLES = {"answers": "回答质量", "retrieval": "检索", "speed": "速度", "text": "文字"}
METRICS = {"complete": "写全且引对", "verbatim": "逐字引用", "length": "回答长度中位数（字）", "mrr": "MRR@10"}
HOSTILE = '<img src=x onerror="document.body.dataset.hacked=1"><script>document.body.dataset.hacked=1</script>'
FAULTS = ["第 3 行：编号 Q002 重复。", "第 5 行：类型“其它”不认识。", "第 9 行：《不存在的办法》第三条不在知识库中。"]
PLOT = '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="260" viewBox="0 0 420 260">{}</svg>'
KINDS = {"fact": "事实", "numeric": "数值", "multi-turn": "多轮", "unanswerable-out-of-scope": "无据可答"}
LAW = (
    "新录用的公务员试用期为一年。试用期满合格的，予以任职；不合格的，取消录用。",
    "旷工或者因公外出、请假期满无正当理由逾期不归连续超过十五天，或者一年内累计超过三十天的，予以辞退。",
)


def fake_harness(home: Path) -> Harness:
    """The seam: how the program here is called in place of the real one."""
    home.mkdir(parents=True, exist_ok=True)
    sheet = home / "evals" / "datasets" / "template.csv"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text("\ufeff编号,问题\n1,试用期多长？\n", encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.page.evaluation.fake_harness import main; main()"
    )
    return Harness((sys.executable, "-c", program, str(home)), home)


def main() -> None:
    """Does what the arguments say."""
    home, command, *rest = Path(sys.argv[1]), *sys.argv[2:]
    if command == "list":
        print(json.dumps(listing(home), ensure_ascii=False))
    elif command == "compare":
        print(json.dumps(comparison(rest[0], rest[1]), ensure_ascii=False))
    else:
        sys.exit(run(home, command, rest))


def kept_result(home: Path, task: str = "answers", second: int = 0, data: str = "sample") -> str:
    """Writes a result as a run does, without running; gives its name."""
    name = f"20261120-09000{second}-{task}"
    folder = home / "results" / name
    folder.mkdir(parents=True)
    started = f"2026-11-20T09:00:0{second}"
    write(folder / "config.json", {"task": task, "started": started, "complete": True})
    keep(folder, task, home / f"{data}.jsonl", started)
    return name


def listing(home: Path) -> dict[str, Any]:
    """What ``list --json`` prints."""
    tasks = [
        {"name": name, "title": title, "needs_questions": name not in ("speed", "text"), "own_data": name == "text"}
        for name, title in TITLES.items()
    ]
    sets = [("sample", "示例题集", 24), ("slow", "很长的题集", 300), ("faulty", "有错的题集", 9), ("crash", "坏的", 1)]
    sets += [("stubborn", "停不下来的", 300), ("preparing", "准备很久的", 300)]
    data = [{"name": n, "title": t, "path": str(home / f"{n}.jsonl"), "questions": q} for n, t, q in sets]
    return {"tasks": tasks, "datasets": data, "results": str(home / "results")}


def run(home: Path, task: str, arguments: list[str]) -> int:
    """A run; gives the exit code."""
    options = dict(zip(arguments[::2], arguments[1::2], strict=False))
    resumed = Path(options["--resume"]) if "--resume" in options else None
    stored = json.loads((resumed / "config.json").read_text(encoding="utf-8")) if resumed else {}
    given = "samples" if task == "text" else options.get("--data", "")
    data = Path(stored.get("options", {}).get("data") or given)
    content = data.read_text(encoding="utf-8", errors="replace") if data.is_file() else ""
    if data.stem == "faulty" or "坏行" in content:
        tell(error="\n".join([f"{data} 有 3 处错误，请改正后重试：", *FAULTS]))
        return 2
    if data.stem == "crash":
        raise RuntimeError("a bug, with a secret in it")
    if data.stem == "stubborn":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if data.stem == "preparing" and not prepared():
        return 130
    started = datetime.now()
    folder = resumed or Path(options.get("--out") or home / "results") / f"{started:%Y%m%d-%H%M%S}-{task}"
    folder.mkdir(parents=True, exist_ok=True)
    config = {"task": task, "started": f"{started:%Y-%m-%dT%H:%M:%S}", "seconds": 0, "complete": False}
    config["options"] = {"data": str(data), "library": options.get("--library")}
    write(folder / "config.json", config)
    total = 300 if data.stem in ("slow", "stubborn") and not resumed else 24
    try:
        ask(total)
    except KeyboardInterrupt:
        tell(message="已中断，可以继续。")
        return 130
    write(folder / "config.json", config | {"complete": True})
    print(json.dumps(keep(folder, task, data, config["started"]), ensure_ascii=False))
    return 1 if task == "retrieval" else 0


def prepared() -> bool:
    """Gets ready for a long time, before there is a folder; False where it is interrupted."""
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        return False
    return True


def ask(total: int) -> None:
    """Tells the progress."""
    tell(message="知识库已就绪。")
    for done in range(total + 1):
        tell(stage="提问", done=done, total=total)
        time.sleep(0.02)
    tell(stage="评分", done=0, total=0)


def keep(folder: Path, task: str, data: Path, started: Any) -> dict[str, Any]:
    """Writes a whole result folder and gives its ``result.json``."""
    all_cases = list(cases()) if task not in ("speed", "text") else []
    failed = [case for case in all_cases if case["failed"]]
    result = {
        "task": task,
        "title": TITLES[task],
        "data": str(data),
        "data_name": data.stem,
        "started": started,
        "seconds": 83.4,
        "complete": True,
        "metrics": {
            "complete": {"value": 0.739, "n": 161, "k": 119, "low": 0.666, "high": 0.801},
            "verbatim": {"value": 1.0, "n": 247, "k": 247, "low": 0.985, "high": 1.0},
            "mrr": {"value": 0.7134, "n": 161, "k": None, "low": 0.655, "high": 0.772},
            "length": {"value": 222, "n": 161, "k": None, "low": None, "high": None},
            "empty": {"value": None, "n": 0, "k": None, "low": None, "high": None},
        },
        "groups": {kind: {"complete": {"value": 0.5, "n": 6, "k": 3, "low": 0.2, "high": 0.8}} for kind in KINDS},
        "failures": [{"id": case["id"], "why": case["why"]} for case in failed]
        or [{"id": "冷启动", "why": "超过门槛"}],
        "notes": ["题集是开发集，没有见过的题会差一些。"],
        "thresholds": [{"text": "写全且引对 ≥ 70%", "met": True}, {"text": "误拒 ≤ 5%", "met": False}],
        "metric_titles": METRICS,
        "plots": ["plots/by_type.svg"],
        "result": str(folder),
    }
    (folder / "plots").mkdir(exist_ok=True)
    bars = "".join(f'<rect x="{40 + 90 * i}" y="60" width="50" height="160" fill="#1f4e82"/>' for i in range(4))
    (folder / "plots" / "by_type.svg").write_text(PLOT.format(bars), encoding="utf-8")
    (folder / "report.html").write_text("<!doctype html><title>报告</title><p>报告", encoding="utf-8")
    (folder / "summary.md").write_text("# 摘要\n", encoding="utf-8")
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in all_cases)
    if lines:
        (folder / "cases.jsonl").write_text(lines, encoding="utf-8")
    write(folder / "result.json", result)
    return result


def cases() -> Iterator[dict[str, Any]]:
    """24 cases, of which every other one failed; the first holds markup."""
    for number in range(24):
        kind, failed = list(KINDS)[number % 4], number % 2 == 0
        refused = kind == "unanswerable-out-of-scope"
        talk = [{"role": "user", "content": "旷工几天会被辞退？"}, {"role": "assistant", "content": "连续超过十五天。"}]
        cited = {
            "label": "1",
            "title": "公务员录用指南",
            "article": "一、（二）",
            "validity": "现行有效",
            "quote": LAW[0],
        }
        yield {
            "id": f"G{number + 1:03}",
            "type": kind,
            "type_title": KINDS[kind],
            "question": HOSTILE if number == 0 else f"新录用公务员的试用期是多长，可以延长吗？（{number + 1}）",
            "history": talk if kind == "multi-turn" else [],
            "gold": [] if refused else [{"title": "中华人民共和国公务员法", "article": "第三十四条", "text": LAW[0]}],
            "points": [] if refused else ["试用期为一年", "试用期满合格的，予以任职"],
            "key_values": [] if refused else [["一年", "1年", "十二个月"]],
            "status": "no_source_found" if refused else "answered",
            "status_title": "未找到依据" if refused else "已回答",
            "answer": "库中没有找到相关条文。"
            if refused
            else f"试用期为**一年**。[1]\n\n> {LAW[0]}[1]\n\n- 合格的予以任职；\n- 不合格的取消录用。",
            "citations": [] if refused else [cited],
            "hits": [{"title": "公务员录用指南", "article": "一、（二）"}],
            "failed": failed,
            "why": "引用的不是标准条文：应引《公务员法》第三十四条。" if failed else "",
            "scores": {
                "complete": {"value": 0 if failed else 1, "explanation": "缺 1 个要点：试用期满合格的，予以任职"}
            },
        }


def comparison(a: str, b: str) -> dict[str, Any]:
    """What ``compare`` prints."""
    difference = {"a": 0.70, "b": 0.739, "difference": 0.039, "low": 0.004, "high": 0.078, "n": 161}
    unclear = {"a": 0.7134, "b": 0.7021, "difference": -0.0113, "low": -0.031, "high": 0.009, "n": 161}
    return {
        "task": "answers",
        "a": a,
        "b": b,
        "metrics": {"complete": difference, "mrr": unclear},
        "better": [{"id": "G005", "metric": "complete", "a": 0, "b": 1}],
        "worse": [],
        "notes": ["两次的题目相同。"],
    }


def tell(**event: Any) -> None:
    """One line of progress."""
    print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)


def write(path: Path, value: Any) -> None:
    """As JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
