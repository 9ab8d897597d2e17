"""Settings: the environment before the file, every field documented, and a wrong value told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, load_settings, settings_file
from tests.command_line import environment_of
from tests.needs import ROOT


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    with patch.dict(os.environ, environment_of(tmp_path), clear=True):
        yield tmp_path


def write_settings(home: Path, text: str | bytes) -> Path:
    path = home / "config" / "gongwu" / "gongwu.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_without_anything_there_are_defaults(home: Path) -> None:
    settings = load_settings()

    assert settings.library_dir == home / "data" / "gongwu" / "library"
    assert (settings.vectors, settings.host, settings.port) == (True, "127.0.0.1", 7860)


def test_arguments_win_over_the_environment_and_that_over_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(home, 'library_dir = "/in/file"\nport = 1111\nvectors = false\n')
    monkeypatch.setenv("GONGWU_PORT", "2222")
    monkeypatch.setenv("GONGWU_LIBRARY_DIR", "/in/environment")

    settings = load_settings(library_dir=Path("/given"), port=None)

    assert settings.library_dir == Path("/given")
    assert settings.port == 2222
    assert settings.vectors is False


def test_an_empty_variable_is_none_and_a_tilde_is_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(home, 'library_dir = "~/政策库"\n')
    monkeypatch.setenv("GONGWU_LIBRARY_DIR", "")

    assert load_settings().library_dir == home / "政策库"


def test_a_file_can_be_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "other.toml").write_text("port = 3333", encoding="utf-8")
    monkeypatch.setenv("GONGWU_SETTINGS", str(home / "other.toml"))

    assert load_settings().port == 3333


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("GONGWU_PORT", "many", "GONGWU_PORT"),
        ("GONGWU_PORT", "0", "GONGWU_PORT"),
        ("GONGWU_PORT", "70000", "GONGWU_PORT"),
        ("GONGWU_VECTORS", "perhaps", "GONGWU_VECTORS"),
        ("GONGWU_SETTINGS", "/gone.toml", "gone.toml"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=says) as told:
        load_settings()

    assert told.value.message.endswith("。")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("port = 'many'", "GONGWU_PORT"),
        ("prot = 8000", "GONGWU_PROT"),
        ("port 8000", "TOML"),
        (b"\xff\xfe", "TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(home: Path, text: str | bytes, says: str) -> None:
    path = write_settings(home, text)

    with pytest.raises(SettingsError, match=says) as told:
        load_settings()

    assert str(path) in told.value.message
    assert path == settings_file()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_field_is_documented(name: str) -> None:
    described = Settings.model_fields[name].description
    manual = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert described
    assert f"`GONGWU_{name.upper()}`" in manual
    assert f"`{name}`" in manual


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]
