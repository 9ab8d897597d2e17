"""Fixed parts of data sets: named lists of documents, so that figures of a few minutes can be compared from run to run."""

from __future__ import annotations

from assistant.errors import InputError
from evals.data.dataset import DataSet
from evals.harness.locations import DATASETS

SUBSETS = DATASETS.parent / "subsets"


def subset_names() -> list[str]:
    """The subsets that there are, as ``<data set>-<name>``."""
    return sorted(path.stem for path in SUBSETS.glob("*.txt"))


def keys_of(data: DataSet, name: str) -> list[str]:
    """The documents of a subset.

    Raises:
        InputError: The data set has no subset of this name.
    """
    path = SUBSETS / f"{data.name}-{name}.txt"
    if not path.is_file():
        raise InputError(f"数据 {data.name} 没有名为 {name} 的子集，已有：{'、'.join(subset_names()) or '无'}。")
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]
