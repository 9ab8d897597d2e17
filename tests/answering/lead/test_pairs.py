"""A hundred questions as people ask them, each with an article of a national law that answers it, or does not.

No yes or no may be wrong. Where the rules cannot tell there is no line, and of how many that is, stands here too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.answering.lead import lead_for

PAIRS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
VERDICTS = [pair for pair in PAIRS if pair["kind"] == "yes-no"]
OTHERS = [pair for pair in PAIRS if pair["kind"] != "yes-no"]


def _said(pair: dict[str, Any]) -> str:
    lead = lead_for(pair["question"], pair["text"], pair["text"].split("\n"))
    return lead.text if lead else ""


@pytest.mark.parametrize("pair", VERDICTS, ids=lambda pair: pair["question"])
def test_no_yes_or_no_is_wrong(pair: dict[str, Any]) -> None:
    opening = re.split("[，：]", _said(pair))[0]

    assert opening in ("", *pair["says"])


def test_most_questions_for_a_yes_or_no_that_the_article_answers_get_one() -> None:
    answerable = [pair for pair in VERDICTS if pair["says"]]

    assert len([pair for pair in answerable if _said(pair)]) >= len(answerable) * 0.45


@pytest.mark.parametrize(
    "pair", [pair for pair in OTHERS if pair["kind"] == "number"], ids=lambda pair: pair["question"]
)
def test_the_number_that_is_asked_for_stands_within_the_first_thirty_characters(pair: dict[str, Any]) -> None:
    said = _said(pair)

    assert (not said) if not pair["says"] else pair["says"][0] in said[:30]


@pytest.mark.parametrize(
    "pair", [pair for pair in OTHERS if pair["kind"] != "number" and pair["says"]], ids=lambda pair: pair["question"]
)
def test_what_a_line_says_of_deciders_consequences_and_lists(pair: dict[str, Any]) -> None:
    said = _said(pair)

    assert not said or pair["says"][0] in said
