"""What the 评测 tab knows of the evaluation harness, as values.

The harness is a program of its own (``python -m evals``); the page never imports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

UPLOAD_LIMIT_MB = 5
TOO_LARGE = f"文件超过 {UPLOAD_LIMIT_MB} MB，请拆成几个题集分别上传。"
UPLOAD_SUFFIXES = (".csv", ".xlsx", ".jsonl")
DOWNLOADS = {"report.html": "评测报告", "summary.md": "评测摘要", "result.json": "评测数据"}
"""The files of a result that can be downloaded, with the beginning of the name under which they are."""


@dataclass(frozen=True)
class Task:
    """Something that can be measured.

    Attributes:
        title: Its name, and behind a colon what it measures.
        needs_questions: Whether it asks the questions of a set; else it looks at the documents of a set only.
        own_data: Whether it makes or brings its data itself, so that there is no set to choose.
    """

    name: str
    title: str
    needs_questions: bool = True
    own_data: bool = False

    @property
    def short_title(self) -> str:
        """Its name only."""
        return short_title(self.title)


def short_title(title: str) -> str:
    """What stands before the colon of a title."""
    return title.partition("：")[0]


@dataclass(frozen=True)
class DataSet:
    """A set of questions.

    Attributes:
        path: What the harness is given as ``--data``.
        questions: How many; None where nobody has counted.
        uploaded: Whether it came through the page and goes when the program ends.
    """

    title: str
    path: str
    questions: int | None = None
    uploaded: bool = False


OWN_DATA = DataSet("自带的数据（生成的公文、随附的样本）", "own")
"""What stands for the data of tasks that make or bring their own."""


@dataclass(frozen=True)
class Offer:
    """What can be chosen.

    Attributes:
        missing: Why nothing can be measured here, and what to do; empty where everything is there.
    """

    tasks: tuple[Task, ...] = ()
    data_sets: tuple[DataSet, ...] = ()
    missing: str = ""


@dataclass(frozen=True)
class Wanted:
    """A run that someone asks for.

    Attributes:
        task: Name of a task of the offer.
        data: Path of a data set of the offer.
        own_library: Whether the library of the page is measured; else the one that the harness makes for the set.
        full: Whether all vectors are computed first.
    """

    task: str
    data: str
    own_library: bool = True
    full: bool = False


class RunStatus(Enum):
    """How a run stands."""

    RUNNING = "正在评测"
    CANCELLING = "正在取消"
    FINISHED = "评测完成"
    CANCELLED = "已取消"
    FAILED = "评测没有完成"

    @property
    def active(self) -> bool:
        """Whether the process still works."""
        return self in (RunStatus.RUNNING, RunStatus.CANCELLING)


@dataclass(frozen=True)
class Run:
    """The latest run that was started from the page, as it stands now.

    Attributes:
        number: Counted from 1 since the program started.
        title: What is measured on what.
        stage: What it is at.
        total: How many steps the stage has; 0 where that is not known.
        messages: What the harness said, oldest first.
        failure: Why it did not end well, a line for each fault.
        result: Name of the result folder that it left; empty while it runs, and where there is none.
    """

    number: int
    title: str
    status: RunStatus
    seconds: float
    stage: str = ""
    done: int = 0
    total: int = 0
    messages: tuple[str, ...] = ()
    failure: str = ""
    result: str = ""


class EntryState(Enum):
    """What a result folder holds."""

    COMPLETE = "完整"
    INCOMPLETE = "未完成"
    RUNNING = "正在运行"
    DAMAGED = "无法读取"


@dataclass(frozen=True)
class Entry:
    """A line of the history.

    Attributes:
        name: Of the result folder.
        started: ISO time.
        headline: The first metric, written out; empty where there is none.
    """

    name: str
    task: str
    title: str
    data: str
    started: str
    state: EntryState
    headline: str = ""
