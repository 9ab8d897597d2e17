"""Lists findings on local copies of the documents that nobody has judged yet: ``python -m evals.real FOLDER [--of-rule N]``.

A line of JSON each, with what a judge needs; ``verdict`` and ``reason`` are to be filled in before the first five fields go
into ``findings.jsonl``, of this folder or of ``unseen``. Rules take turns, so that the first lines are spread over rules and documents.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from evals.harness.progress import TerminalProgress
from evals.real.log import both_logs, files_by_digest
from evals.real.looking import UNJUDGED, looked_again


def main() -> None:
    """Prints them."""
    parser = argparse.ArgumentParser(prog="python -m evals.real")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--of-rule", type=int, default=10, help="at most so many of one rule, one of a document at a time"
    )
    asked = parser.parse_args()
    log = both_logs()
    outputs = list(looked_again(log, files_by_digest(asked.folder), TerminalProgress()))
    full = {digest[:12]: digest for digest in log.documents}
    seen: Counter[tuple[str, str]] = Counter()
    turns: list[tuple[int, dict[str, object]]] = []
    for each in outputs:
        if each["kind"] == "finding" and each["verdict"] == UNJUDGED:
            short, finding = each["id"].split("/")
            seen[each["rule"], short] += 1
            row = {"document": full[short], "id": finding, "rule": each["rule"], "verdict": "", "reason": ""}
            turns.append((seen[each["rule"], short], {**row, "message": each["message"], "place": each["place"]}))
    told: Counter[object] = Counter()
    for _, row in sorted(turns, key=lambda turn: turn[0]):
        told[row["rule"]] += 1
        if told[row["rule"]] <= asked.of_rule:
            sys.stdout.write(f"{json.dumps(row, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
