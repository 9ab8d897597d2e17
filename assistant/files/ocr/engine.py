"""The models: where text stands in a picture, which way up it is, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from assistant.files.ocr.geometry import Picture, Quad, cut_out, scaled
from assistant.isolation.limits import raise_memory

# Mapped libraries and weights count as address space: what is really used stays below a gigabyte.
_ADDRESS_SPACE = 3 * 2**30
_THREADS = 2
# Long lines of a large page take a hundred megabytes each.
_LINES_AT_A_TIME = 2
# Where lines stand is seen as well on a smaller picture, at a fifth of the memory.
_LONGEST_SIDE_FOR_FINDING = 1408
_LEAST_SURE_OF_TURNING = 0.6


@dataclass(frozen=True)
class Reading:
    """What a line says.

    Attributes:
        text: Its text.
        certainty: How certain that is, from 0 to 1.
        places: Where each of its characters but for blanks stands, in steps from the left.
    """

    text: str
    certainty: float
    places: tuple[int, ...] = ()


class Engine:
    """Loads the models once; they come in the wheel, and nothing is fetched."""

    def __init__(self) -> None:
        raise_memory(_ADDRESS_SPACE)
        rapidocr: Any = import_module("rapidocr")
        threads = {"intra_op_num_threads": _THREADS, "inter_op_num_threads": 1}
        settings = {f"EngineConfig.onnxruntime.{name}": value for name, value in threads.items()}
        self._models: Any = rapidocr.RapidOCR(
            params={"Global.log_level": "critical", "Rec.rec_batch_num": _LINES_AT_A_TIME, **settings}
        )
        self._recognition: Any = import_module("rapidocr.ch_ppocr_rec")

    def find(self, picture: Picture) -> list[Quad]:
        """The lines of text in a picture, each by its corners, clockwise from the top left one."""
        scale = min(1.0, _LONGEST_SIDE_FOR_FINDING / max(picture.shape[:2]))
        found = self._models._load_det_model()(scaled(picture, scale))
        return [] if found.boxes is None else [box.astype("float32") / scale for box in found.boxes]

    def upside_down(self, picture: Picture, quads: Sequence[Quad]) -> bool:
        """Whether most of these lines stand on their heads."""
        lines = [cut_out(picture, quad) for quad in quads]
        said = self._models._load_cls_model()(lines).cls_res
        sure = [label for label, score in said if score > _LEAST_SURE_OF_TURNING]
        return 2 * sure.count("180") > len(sure)

    def read(self, picture: Picture, quads: Sequence[Quad]) -> list[Reading]:
        """What each of these lines says."""
        lines = [cut_out(picture, quad) for quad in quads]
        if not lines:
            return []
        said = self._models._load_rec_model()(self._recognition.TextRecInput(img=lines, return_word_box=True))
        places = [_places(words) for words in said.word_results]
        return [Reading(*each) for each in zip(said.txts, map(float, said.scores), places, strict=True)]


def _places(words: Any) -> tuple[int, ...]:
    """Where the characters of a line stand; nothing for a line that says nothing."""
    return tuple(int(place) for word in words.word_cols for place in word) if words else ()
