"""Makes one mutant again and says what becomes of it: ``python -m evals.fuzz NUMBER [--seed 0] [--data DIR] [--save DIR]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from evals.fuzz.bases import bases_of
from evals.fuzz.examining import Batch, examine_all
from evals.fuzz.mutants import mutant


def main() -> None:
    """Examines the mutants of the numbers."""
    parser = argparse.ArgumentParser(prog="python -m evals.fuzz", description=__doc__)
    parser.add_argument("numbers", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="a folder of documents; our own where it is not given")
    parser.add_argument("--save", type=Path, help="a folder that the mutants are also written to")
    given = parser.parse_args()
    bases = bases_of(given.data)
    for number in given.numbers if given.save else ():
        made = mutant(number, bases, given.seed)
        given.save.mkdir(parents=True, exist_ok=True)
        (given.save / made.id).write_bytes(made.data)
    for records in examine_all([Batch(given.numbers, given.seed)], bases, processes=1):
        print(json.dumps(records, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
