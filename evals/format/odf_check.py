"""Compares this package's reader with LibreOffice's: ``python -m evals.format.odf_check FOLDER``.

The benchmark says what is wrong with a document by its own reader; where LibreOffice reads the same files alike, that reader
is right not only about what was written by the same hands. Where LibreOffice 7.4 is known to say something else:

- It reads ``w:firstLine`` and ``w:hanging`` and passes over ``…Chars``, which outweigh them in Word (ECMA-376 Part 1,
  17.3.1.12): where a size was changed, an indent of 2 字 is 2 of the old size there.
- A footer that stands as high as the lower margin or higher becomes the margin there.
- A paragraph in a content control becomes a field there and loses the formatting of its runs.
"""

from __future__ import annotations

import argparse
import difflib
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.format.draft import Draft, open_draft
from evals.format.facts import Value, facts
from evals.format.odf_reading import Reading, convert, joined, read_odf
from evals.format.reader import Reader, is_on, nearest, paragraph_text, run_text, runs
from evals.format.xml import Node

_PAGE = ("width_mm", "height_mm", "margin_top_mm", "margin_left_mm", "type_area_width_mm", "type_area_height_mm")
_LOOK = ("size_pt", "font", "bold", "alignment", "first_line_pt")
# LibreOffice keeps lengths in hundredths of a millimetre and rounds them once more when it writes inches.
_TOLERANCES = {"size_pt": 0.05, "first_line_pt": 0.3, **dict.fromkeys(_PAGE, 0.15)}
_ALIGNMENTS = {"start": "left", "end": "right"}


@dataclass(frozen=True)
class Comparison:
    """One property of one place in both readings; ``paragraph`` counts from 0 and is -1 for the page."""

    file: str
    paragraph: int
    name: str
    ours: Value
    theirs: Value

    @property
    def agrees(self) -> bool:
        """Whether both say the same, within what LibreOffice rounds."""
        if isinstance(self.ours, float) and isinstance(self.theirs, float):
            return abs(self.ours - self.theirs) <= _TOLERANCES.get(self.name, 0)
        return self.ours == self.theirs


def chosen(folder: Path, count: int, seed: int) -> list[Path]:
    """Documents of a folder of cases: four mutants to one that is clean."""
    pick = random.Random(seed)
    mutants, clean = (sorted((folder / name).glob("*.docx")) for name in ("mutants", "clean"))
    some = pick.sample(clean, min(len(clean), count // 5))
    return [*pick.sample(mutants, min(len(mutants), count - len(some))), *some]


def compare(documents: Sequence[Path]) -> list[Comparison]:
    """Every property of every document in both readings.

    Raises:
        NoLibreOffice: LibreOffice is not installed, or did not convert a document.
    """
    with tempfile.TemporaryDirectory() as folder:
        converted = convert(documents, Path(folder))
        return [
            found
            for path, result in converted.items()
            for found in _compared(path.name, our_reading(open_draft(path)), read_odf(result))
        ]


def our_reading(draft: Draft) -> Reading:
    """What this package's reader says."""
    reader, found = Reader(draft), facts(draft)
    page = {name: found["page#0", name] for name in _PAGE}
    return Reading(page, tuple(_look(reader, paragraph) for paragraph in draft.paragraphs()))


def _look(reader: Reader, paragraph: Node) -> dict[str, Value]:
    align = nearest(reader.paragraph_levels(paragraph), "jc") or "left"
    look: dict[str, Value] = {
        "text": paragraph_text(paragraph),
        "alignment": _ALIGNMENTS.get(align, align),
        "first_line_pt": round(reader.indents(paragraph)["first_line"] * reader.paragraph_size(paragraph), 2),
    }
    levels = [reader.run_levels(run, paragraph) for run in runs(paragraph) if run_text(run).strip()]
    if levels:
        look["size_pt"] = joined([reader.size(each) for each in levels])
        look["font"] = joined([reader.font(each) for each in levels])
        look["bold"] = joined([is_on(each, "b") for each in levels])
    return look


def _compared(file: str, ours: Reading, theirs: Reading) -> Iterator[Comparison]:
    yield from (Comparison(file, -1, name, ours.page[name], theirs.page[name]) for name in _PAGE)
    yield Comparison(file, -1, "paragraphs", float(len(ours.paragraphs)), float(len(theirs.paragraphs)))
    for at, our, their in _pairs(ours, theirs):
        yield Comparison(file, at, "text", _characters(our.get("text")), _characters(their.get("text")))
        if our and their:
            yield from (Comparison(file, at, name, our[name], their.get(name)) for name in _LOOK if name in our)


def _characters(text: Value) -> Value:
    """A text without breaks at its ends: LibreOffice makes a page break a property, and ends a content control with one."""
    return text.strip("\r\n") if isinstance(text, str) else text


def _pairs(ours: Reading, theirs: Reading) -> Iterator[tuple[int, dict[str, Value], dict[str, Value]]]:
    """Paragraphs that correspond: in order, or where the numbers differ by their texts; one without a partner has nothing."""
    if len(ours.paragraphs) == len(theirs.paragraphs):
        yield from ((at, *pair) for at, pair in enumerate(zip(ours.paragraphs, theirs.paragraphs, strict=True)))
        return
    texts = [[str(each["text"]) for each in reading.paragraphs] for reading in (ours, theirs)]
    for _, a, b, c, d in difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        for step in range(max(b - a, d - c)):
            our = ours.paragraphs[a + step] if a + step < b else {}
            their = theirs.paragraphs[c + step] if c + step < d else {}
            yield min(a + step, b), our, their


def summary(comparisons: Sequence[Comparison]) -> str:
    """A line a property: how many agree; then the disagreements, the commonest first, with one example each."""
    lines = []
    for name in dict.fromkeys(each.name for each in comparisons):
        found = [each for each in comparisons if each.name == name]
        lines.append(f"{name:22}{sum(each.agrees for each in found):>8} / {len(found)}")
    wrong = [each for each in comparisons if not each.agrees]
    kinds = Counter((each.name, str(each.ours), str(each.theirs)) for each in wrong)
    for (name, our, their), count in kinds.most_common():
        example = next(x for x in wrong if (x.name, str(x.ours), str(x.theirs)) == (name, our, their))
        lines.append(f"{count:4} {name}: {our!r} here, {their!r} there ({example.file}, paragraph {example.paragraph})")
    return "\n".join(lines)


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description="Compare evals.format.reader with LibreOffice's reading.")
    parser.add_argument("folder", type=Path, help="a folder of cases, as evals.format.cases writes it")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    said = parser.parse_args()
    print(summary(compare(chosen(said.folder, said.count, said.seed))))


if __name__ == "__main__":
    main()
