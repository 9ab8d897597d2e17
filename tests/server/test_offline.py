"""What the libraries are told before they are imported."""

from __future__ import annotations

import os

import pytest

from assistant.server.offline import forbid_foreign_connections


def test_makers_are_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"GRADIO_ANALYTICS_ENABLED": "True"})
    forbid_foreign_connections()
    assert os.environ == {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "HF_HUB_OFFLINE": "1",
        "LANGSMITH_TRACING": "false",
        "ANONYMIZED_TELEMETRY": "False",
    }
