"""Prompt files are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.prompts import PromptError, fingerprint, read_prompt, step_prompt
from assistant.resources import prompts_folder

GOOD = "---\nname: p\ntitle: 试\nvariables: [question]\n---\n# system\n只答。\n\n# user\n{{question}}\n"
STEPS = sorted(path.stem for path in (prompts_folder() / "steps").glob("*.md"))


def prompt_file(folder: Path, text: str, name: str = "p") -> Path:
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_is_a_prompt_for_every_step_that_asks_a_model() -> None:
    assert STEPS == ["compose", "judge", "rewrite", "translate"]


@pytest.mark.parametrize("name", STEPS)
def test_our_prompts_can_be_read_and_filled_in(name: str) -> None:
    prompt = step_prompt(name)
    system, user = prompt.fill(**dict.fromkeys(prompt.variables, "某值"))
    assert (system.role, user.role) == ("system", "user")
    assert "{{" not in system.content + user.content


def test_values_are_filled_in_once_and_never_read_as_variables(tmp_path: Path) -> None:
    _, user = read_prompt(prompt_file(tmp_path, GOOD)).fill(question="{{question}} {{passages}}")
    assert user.content == "{{question}} {{passages}}"


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace("title: 试\n", ""),
        GOOD.replace("title: 试", "title: 试\nmodel: qwen"),
        GOOD.replace("[question]", "[question, passages]"),
        GOOD.replace("[question]", "[]"),
        GOOD.replace("[question]", "question"),
        GOOD.replace("name: p", "name: q"),
        GOOD.replace("# user\n", ""),
        GOOD.replace("---\nname", "name", 1),
        GOOD.replace("title: 试", "title: [试"),
    ],
    ids=[
        "no title",
        "unknown field",
        "unused",
        "undeclared",
        "no list",
        "other name",
        "no user",
        "no front",
        "no YAML",
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(PromptError):
        read_prompt(prompt_file(tmp_path, text))


@pytest.mark.parametrize("values", [{}, {"question": "甲", "other": "乙"}, {"other": "乙"}])
def test_a_missing_or_unknown_value_is_an_error(tmp_path: Path, values: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="变量"):
        read_prompt(prompt_file(tmp_path, GOOD)).fill(**values)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PromptError):
        read_prompt(tmp_path / "none.md")


def test_the_fingerprint_changes_with_any_byte_and_not_with_the_order(tmp_path: Path) -> None:
    one = read_prompt(prompt_file(tmp_path, GOOD))
    two = read_prompt(prompt_file(tmp_path, GOOD.replace("name: p", "name: q"), "q"))
    changed = read_prompt(prompt_file(tmp_path, GOOD.replace("只答", "只答。")))
    assert fingerprint(one, two) == fingerprint(two, one)
    assert len({fingerprint(one), fingerprint(changed), fingerprint(one, two)}) == 3
