"""What is said of text that was recognised from pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.library.recognised import recognised

if TYPE_CHECKING:
    from assistant.files.ocr.recognising import Recognition

# Below this a line is looked at against the original first.
_UNSURE = 0.8


def notice_of(recognition: Recognition) -> str:
    """Which pages were recognised, how certain that is, and which could not be, as Chinese sentences; empty for none."""
    return "".join(_sentences(recognition))


def _sentences(recognition: Recognition) -> Iterator[str]:
    pages = recognition.pages
    if pages:
        lines = [line for page in pages.values() for line in page.lines]
        unsure = sum(line.certainty < _UNSURE for line in lines)
        more = f"，其中 {unsure} 行把握不大" if unsure else ""
        yield f"第 {numbers(sorted(pages))} 页{recognised(recognition.certainty)}{more}；引用前请核对原件。"
    if recognition.damaged:
        yield f"第 {numbers(recognition.damaged)} 页的图像已损坏或过大，没有识别；请重新扫描这些页。"


def numbers(pages: Sequence[int]) -> str:
    """Numbers of pages, neighbours as a range: ``1—3、7``."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][-1] == page - 1:
            ranges[-1].append(page)
        else:
            ranges.append([page])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in ranges)
