"""A notice as people type it into a new document: nothing of it is set as the standard has it, and all that is safe is repaired."""

from __future__ import annotations

import io

import docx
import pytest

from assistant.proofreading.check import check_document
from assistant.proofreading.fixing.choice import Choice, FixMode, Track
from assistant.proofreading.fixing.fix import fix_document
from assistant.proofreading.inputs.docx import read_docx
from assistant.rules.profile import load_profile
from assistant.rules.rule import Repair

PROFILE = load_profile()


def notice(items: int) -> bytes:
    document = docx.Document()
    items_ = [f"（{number}）请各单位按照要求做好安全生产工作。" for number in range(1, items + 1)]
    for text in (
        *("关于召开全市安全生产工作会议的通知", "各县区人民政府：", *items_),
        *("附件：名单", "清江市人民政府办公室", "2025年3月1日"),
    ):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# With 16 to 18 items it fits one page as it is, and not with the blank lines that repairs put in.
@pytest.mark.parametrize("items", [3, 16, 17, 18])
@pytest.mark.parametrize("mode", FixMode)
def test_what_the_page_becomes_gives_up_no_repair(items: int, mode: FixMode) -> None:
    data = notice(items)
    found = check_document(read_docx(data, "通知.docx").document, PROFILE).findings
    safe = frozenset(each.id for each in found if each.repair is Repair.SAFE and each.fixable)
    # As the page asks: nothing but what is chosen.
    chosen = Choice(accept=safe, only_accepted=True)

    fixed = fix_document(data, "通知.docx", PROFILE, mode, chosen, "2026-03-20T09:00:00Z", track=Track.TEXT)

    outcomes = [fixed.outcomes[each].outcome for each in safe]
    assert len(outcomes) > 10
    assert outcomes.count("fixed") == len(outcomes)
