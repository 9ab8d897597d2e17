"""The folder of a run: what was asked, what came back, and what was made of it.

config.json      options, data, versions, seeds; ``complete`` says whether the run came to its end
samples.jsonl    the samples with their articles, so that outputs can be scored again without the data and the library
outputs.jsonl    what was generated, a line a call, written as it comes
scores.jsonl, cases.jsonl, result.json, summary.md, report.html, plots/   what :mod:`evals.report` makes of them
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import InputError
from evals.harness.samples import Output, Sample

CONFIG, SAMPLES, OUTPUTS, RESULT = "config.json", "samples.jsonl", "outputs.jsonl", "result.json"


class RunFolder:
    """One run on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None
        self._outputs: list[Output] | None = None

    @classmethod
    def new(cls, results: Path, task: str) -> RunFolder:
        """A folder that was not there; two runs of the same second get two.

        Raises:
            InputError: The folder of results cannot be written.
        """
        name = f"{datetime.now():%Y%m%d-%H%M%S}-{task}"
        path = next(path for path in _names(results / name) if not path.exists())
        try:
            path.mkdir(parents=True)
        except OSError as error:
            raise InputError(f"无法写入结果文件夹 {results}，请检查权限，或用 --out 换一个。") from error
        return cls(path)

    @classmethod
    def existing(cls, path: Path) -> RunFolder:
        """The folder of an earlier run.

        Raises:
            InputError: There is none.
        """
        if not (path / CONFIG).is_file() or not (path / SAMPLES).is_file():
            raise InputError(f"{path} 不是一次评测的结果文件夹，请检查路径。")
        return cls(path)

    def begin(self, config: Mapping[str, Any], samples: Iterable[Sample]) -> None:
        """Keeps what the run starts from."""
        self._write(CONFIG, _pretty(config))
        adapter = TypeAdapter(Sample)
        lines = (adapter.dump_json(sample).decode() for sample in samples)
        self._write(SAMPLES, "".join(f"{line}\n" for line in lines))

    def keep(self, output: Output) -> None:
        """Keeps one output at once, so that nothing is asked twice after an interruption."""
        if self._file is None:
            self._outputs = self.outputs()
            self._write(OUTPUTS, "".join(_line(known) for known in self._outputs))
            self._file = (self.path / OUTPUTS).open("a", encoding="utf-8")
        assert self._outputs is not None
        self._outputs.append(output)
        self._file.write(_line(output))
        self._file.flush()

    def close(self) -> None:
        """Closes the file of outputs."""
        if self._file:
            self._file.close()
            self._file = None

    def finish(self, config: Mapping[str, Any]) -> None:
        """Marks the run as complete."""
        self.close()
        self._write(CONFIG, _pretty(config))

    def discard(self) -> None:
        """Removes a run that kept nothing."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def config(self) -> dict[str, Any]:
        """What the run started from.

        Raises:
            InputError: The file is damaged.
        """
        try:
            return json.loads((self.path / CONFIG).read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(f"{self.path / CONFIG} 已损坏，请删除这个结果文件夹后重新运行。") from error

    def outputs(self) -> list[Output]:
        """What was kept, without a last line that was cut off."""
        if self._outputs is not None:
            return self._outputs
        path = self.path / OUTPUTS
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
        return [output for line in lines if (output := _parsed(line))]

    def samples(self) -> list[Sample]:
        """The samples of the run.

        Raises:
            InputError: The file is damaged.
        """
        lines = (self.path / SAMPLES).read_text(encoding="utf-8").split("\n")
        adapter = TypeAdapter(Sample)
        try:
            return [adapter.validate_json(line) for line in lines if line]
        except ValidationError as error:
            raise InputError(f"{self.path / SAMPLES} 已损坏，请重新运行该任务。") from error

    def _write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")


def read_result(path: Path) -> dict[str, Any]:
    """The figures of a finished run.

    Raises:
        InputError: There is no such run, or it is not finished.
    """
    try:
        return json.loads((path / RESULT).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"{path} 中没有评测结果：路径不对，或者那次运行没有完成。") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path / RESULT} 无法读取，请重新运行该任务。") from error


def read_lines(path: Path) -> Sequence[dict[str, Any]]:
    """The JSON objects of a file of a finished run, one a line; empty where there is none."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return [json.loads(line) for line in text.split("\n") if line]


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes JSON objects, one a line."""
    path.write_text("".join(_line(row) for row in rows), encoding="utf-8")


def _line(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _pretty(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _parsed(line: str) -> Output | None:
    try:
        return json.loads(line) if line else None
    except ValueError:
        return None


def _names(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (folder.with_name(f"{folder.name}-{number}") for number in count(2))
