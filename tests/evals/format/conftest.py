"""The bases, laid out once for all tests; nothing changes them."""

from __future__ import annotations

import pytest

from evals.format.description import base_names
from evals.format.draft import Draft
from evals.format.layout.document import base


@pytest.fixture(scope="session")
def bases() -> dict[str, Draft]:
    return {name: base(name) for name in base_names()}
