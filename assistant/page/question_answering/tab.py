"""The 问答 tab: questions, answers, and the articles they rest on. It has no routes of its own."""

from __future__ import annotations

from assistant.page.question_answering.layout import build
from assistant.page.tabs import Tab

TAB = Tab("question_answering", "问答", order=1, build=build)
