"""Keeps the libraries we stand on from calling their makers."""

from __future__ import annotations

import os

_SILENCED = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "LANGSMITH_TRACING": "false",
    "ANONYMIZED_TELEMETRY": "False",
}


def forbid_foreign_connections() -> None:
    """Sets what Gradio, LangChain, Chroma and the model hub read once, when imported: call it before importing them."""
    os.environ.update(_SILENCED)
