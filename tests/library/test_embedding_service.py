"""Vectors of an embedding service: computed beside those of the bundled embedder, used once they are whole, never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import index
from assistant.diagnosis import diagnose
from assistant.library.embedders import configured_embedders, folder_of_vectors
from assistant.library.search import LibrarySearch
from assistant.library.source import Validity
from assistant.library.store import PolicyLibrary
from assistant.library.vectorizing import compute_vectors, forget_vectors, main
from assistant.library.vectors import VectorFolder
from assistant.models.bundled_model import NAME
from assistant.models.fake_embedder import FakeEmbedder
from assistant.settings import Settings, load_settings
from tests.needs import needs_embedder

RULES = "清河市机关会议室管理办法\n第一条　会议室应当提前三日预约。\n第二条　公章由办公室专人保管。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    document = tmp_path / "清河市机关会议室管理办法.txt"
    document.write_text(RULES, encoding="utf-8")
    index(document, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def server() -> Iterator[FakeEmbedder]:
    with FakeEmbedder() as serving:
        yield serving


def settings_of(library: Path, server: FakeEmbedder, model: str = "pairs") -> Settings:
    server.model = model
    return load_settings(library_dir=library, embedding_base_url=server.url, embedding_model=model)


def compute(library: Path, settings: Settings) -> None:
    best, *_ = configured_embedders(settings)
    compute_vectors(library, embeddings=best.embeddings, model=best.name)


def found(search: LibrarySearch) -> str:
    [best, *_] = search.search_by("vectors", "公章谁保管", 5, {Validity.UNVERIFIED}, date.today())
    return best.article or ""


@needs_embedder
def test_searches_change_over_when_all_vectors_are_there(library: Path, server: FakeEmbedder) -> None:
    settings = settings_of(library, server)
    policy = PolicyLibrary.configured(settings)
    assert policy.current().model == NAME
    assert policy.vector_progress().state == "none"
    compute(library, settings)
    search = policy.current()
    assert search.model == "service pairs"
    assert policy.vector_progress().state == "ready"
    assert found(search) == "第二条"
    assert server.asked[-1]["input"] == ["公章谁保管"]


def test_another_model_is_computed_beside_the_old_one_which_goes_when_it_is_done(
    library: Path, server: FakeEmbedder
) -> None:
    compute(library, settings_of(library, server))
    old = folder_of_vectors(library / "vectors", "service pairs")
    assert VectorFolder(old).held("service pairs")
    server.dimensions = 64
    settings = settings_of(library, server, "smaller/pairs")
    assert old.is_dir()
    compute(library, settings)
    new = folder_of_vectors(library / "vectors", "service smaller/pairs")
    assert VectorFolder(new).read_snapshot("service smaller/pairs")[1].shape[1] == 64
    assert not old.exists()
    assert found(PolicyLibrary.configured(settings).current()) == "第二条"


def test_a_service_that_fails_is_told_and_gone_on_with(
    library: Path, server: FakeEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(library, server)
    for name in ("embedding_base_url", "embedding_model"):
        monkeypatch.setenv(f"GONGWU_{name.upper()}", getattr(settings, name))
    server.model = "another"
    assert main([str(library)]) == 3
    told = PolicyLibrary.configured(settings).vector_progress()
    assert (told.state, "没有这个模型" in told.message) == ("failed", True)
    server.model = "pairs"
    assert main([str(library)]) == 0
    assert PolicyLibrary.configured(settings).vector_progress().state == "ready"


def test_a_question_that_gets_no_vector_is_searched_by_words_and_that_is_said(
    library: Path, server: FakeEmbedder
) -> None:
    settings = settings_of(library, server)
    compute(library, settings)
    search = PolicyLibrary.configured(settings).current()
    server.model = "another"
    ranking = search.search("公章由谁保管", 5, {Validity.UNVERIFIED}, date.today())
    assert ranking.hits[0].article == "第二条"
    assert "按字词检索" in search.notice
    server.model, server.dimensions = "pairs", 32
    assert search.search("会议室提前多少天", 5, {Validity.UNVERIFIED}, date.today()).hits
    assert "维数不一致" in search.notice
    server.dimensions = 256
    search.search("会议室提前几天预约", 5, {Validity.UNVERIFIED}, date.today())
    assert search.notice == ""


def test_what_is_purged_leaves_no_vector_of_a_service(library: Path, server: FakeEmbedder) -> None:
    compute(library, settings_of(library, server))
    forget_vectors(library, {"0" * 32})
    assert list((library / "vectors" / "services").iterdir()) == []


def test_doctor_tries_the_service(library: Path, server: FakeEmbedder) -> None:
    def told(settings: Settings) -> tuple[str, str]:
        [check] = [check for check in diagnose(settings) if check.name == "向量模型"]
        return check.state, check.detail

    state, detail = told(settings_of(library, server))
    assert state == "ok"
    assert "256 维" in detail
    settings = settings_of(library, server)
    server.model = "another"
    assert told(settings)[0] == "failed"
