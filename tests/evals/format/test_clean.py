"""Set D: nothing in it is outside what is allowed."""

from __future__ import annotations

import pytest

from evals.format.clean import CleanDocument, clean_documents
from evals.format.facts import facts
from evals.format.norms import norms, permits

DOCUMENTS = list(clean_documents())


def test_there_are_enough_of_many_kinds() -> None:
    assert len(DOCUMENTS) >= 50
    assert len({document.title for document in DOCUMENTS}) >= 30
    assert len({document.id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert len({document.draft.to_bytes() for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_no_fact_is_outside(document: CleanDocument) -> None:
    found = facts(document.draft)
    allowed = norms(document.draft, found)
    outside = {key for key in allowed if not permits(allowed[key], found[key])}
    # What only a house norm allows is outside the standard, and says which norm.
    compensated = {("page#0", "margin_top_mm"), ("page#0", "type_area_height_mm")}
    assert outside == (compensated if document.profile == "compensated_margins" else set())
