"""``python -m evals.second_texts``: writes the digests, and says what could not be looked up."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.library.second_texts import questions_folder, wording_digest
from evals.second_texts.sources import wordings

HEADING = "\n# Of the wording that the questions were written for; python -m evals.second_texts\ndigests:\n"


def main() -> int:
    """Brings every file up to date; 1 where an article could not be looked up."""
    known = wordings()
    unknown = 0
    for path in sorted(questions_folder().glob("*.yaml")):
        for number in _stamp(path, known):
            unknown += 1
            sys.stdout.write(f"{path.name}: {number}\n")
    return 1 if unknown else 0


def _stamp(path: Path, known: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Writes the digests of one file; the articles that no source holds."""
    text = path.read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    if "guide" in content:
        return []
    articles = known.get(content["law"], {})
    held = [number for number in content["articles"] if number in articles]
    lines = "".join(f"  {number}: {wording_digest(articles[number])!r}\n" for number in held)
    path.write_text(text.split(HEADING)[0].rstrip("\n") + "\n" + HEADING + lines.replace("'", '"'), encoding="utf-8")
    return [number for number in content["articles"] if number not in articles]


if __name__ == "__main__":
    sys.exit(main())
