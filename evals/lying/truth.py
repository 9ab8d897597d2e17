"""The true answers: what each says, and the sections of the built-in guides that every sentence rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError

ANSWERS = Path(__file__).resolve().parent.parent / "datasets" / "lying" / "answers.yaml"
_LETTERS = re.compile(r"\[([A-Z])\]")


@dataclass(frozen=True)
class Said:
    """One true sentence and the letters of the sections it rests on."""

    text: str
    letters: tuple[str, ...]

    def marked(self, labels: Mapping[str, str]) -> str:
        """As a model writes it: with the labels of the passages in front of the full stop."""
        marks = "".join(f"[{labels[letter]}]" for letter in self.letters)
        return f"{self.text[:-1]}{marks}{self.text[-1]}"


@dataclass(frozen=True)
class TrueAnswer:
    """A true answer.

    Attributes:
        cites: Letter to (title, number) of a section.
    """

    id: str
    question: str
    cites: Mapping[str, tuple[str, str]]
    says: tuple[Said, ...]


def load_answers(path: Path = ANSWERS) -> list[TrueAnswer]:
    """The answers of a file.

    Raises:
        InputError: The file is missing or not of this form.
    """
    import yaml

    try:
        rows: Sequence[Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_answer(number, row) for number, row in enumerate(rows, 1)]
    except OSError as error:
        raise InputError(f"{path} 无法读取，请检查 --data。") from error
    except (yaml.YAMLError, TypeError, KeyError, ValueError) as error:
        raise InputError(f"{path} 的格式不对，每项应有 question、cites 和 says。") from error


def _answer(number: int, row: Mapping[str, Any]) -> TrueAnswer:
    cites: dict[str, tuple[str, str]] = {}
    for letter, name in row["cites"].items():
        title, _, section = name.rpartition(" ")
        cites[letter] = title, section
    says = tuple(Said(_LETTERS.sub("", text), tuple(_LETTERS.findall(text))) for text in row["says"])
    if any(not said.letters or not set(said.letters) <= cites.keys() for said in says):
        raise ValueError(row)
    return TrueAnswer(f"T{number:03}", row["question"], cites, says)
