"""Retrieval with a reranking service, as a column beside ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.library.keeper import index_into
from evals.baselines import all_baselines, reranked_by_overlap, reranked_by_service
from evals.harness.libraries import opened
from evals.harness.samples import Input, Sample, Target
from tests.models.raw_service import Reply, raw_service

TEXT = "船舶停泊办法\n第一条 船舶夜间停泊应当开启锚灯。\n第二条 停泊的船舶应当有人值守。\n"
SAMPLE = Sample("1", Input("夜间停泊开什么灯？", as_of=date(2026, 11, 30)), Target())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("boats")
    (root / "船.txt").write_text(TEXT, encoding="utf-8")
    index_into(root / "library", [root / "船.txt"])
    return root / "library"


def test_both_columns_are_found() -> None:
    assert {reranked_by_overlap.BASELINE, reranked_by_service.BASELINE} <= set(all_baselines())


def test_the_loopback_column_ranks_with_a_server_of_its_own(library: Path) -> None:
    with opened(library, vectors=False) as search, reranked_by_overlap.BASELINE.open(search) as rank:
        assert rank(SAMPLE)[0] == ("船.txt", "第一条")


def test_the_configured_service_is_asked_and_named_as_missing_where_there_is_none(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GONGWU_RERANK_BASE_URL", raising=False)
    assert "GONGWU_RERANK_BASE_URL" in reranked_by_service.BASELINE.missing()
    with raw_service(Reply(status=500)) as service:
        monkeypatch.setenv("GONGWU_RERANK_BASE_URL", service.url)
        assert reranked_by_service.BASELINE.missing() == ""
        with opened(library, vectors=False) as search, reranked_by_service.BASELINE.open(search) as rank:
            assert rank(SAMPLE)[0] == ("船.txt", "第一条")
        assert service.asked[0]["query"] == SAMPLE.input.question
