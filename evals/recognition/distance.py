"""How many characters of a text were read wrongly, left out or added."""

from __future__ import annotations

import numpy as np


def wrong_characters(printed: str, read: str) -> int:
    """The edit distance (Levenshtein 1966) of two texts, a row of the table at a time."""
    other = np.frombuffer(read.encode("utf-32-le"), dtype=np.uint32)
    places = np.arange(len(read) + 1)
    row = places.copy()
    for number, character in enumerate(printed, 1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (other != ord(character)))
        row = np.concatenate(([number], changed))
        # Left of each place one may also add a character: the least of what stands there, plus the way to here.
        row = np.minimum.accumulate(row - places) + places
    return int(row[-1])
