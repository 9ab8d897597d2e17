"""The tasks, one a file; a module here with a ``TASK`` is a task of that name."""

from __future__ import annotations

from importlib import import_module

from assistant.walking import names_in
from evals.harness.task import Task


def task_names() -> list[str]:
    """The names of all tasks."""
    return names_in(__name__)


def load_task(name: str) -> Task:
    """The task of this name."""
    return import_module(f"{__name__}.{name}").TASK
