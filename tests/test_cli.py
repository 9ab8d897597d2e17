"""The command line as scripts and people meet it: shapes, exit codes, one sentence when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import CommandLine, Outcome, says_one_sentence
from tests.conftest import Call
from tests.library import sample_files
from tests.library.regulations import BOATS, TREES, write_files, write_manifest

COMMANDS = (
    [], ["index"], ["search"], ["ask"], ["serve"], ["doctor"], ["library"], ["library", "list"], ["library", "show"],
    ["library", "remove"], ["standard"], ["standard", "add"], ["standard", "import"], ["standard", "list"], ["standard", "show"],
    ["standard", "remove"], ["standard", "withdraw"], ["standard", "confirm"], ["standard", "export"], ["standard", "gaps"],
)  # fmt: skip
HIT = {"rank", "source_id", "title", "document_number", "article", "path", "validity", "file", "text", "carrier", "ocr"}
CITATION = {"label", "source_id", "title", "document_number", "article", "validity", "file", "quote", "ocr"}
ANSWER = {
    "question", "status", "text", "citations", "hits", "model", "prompt_fingerprint", "timings", "notice", "notices", "removed", "basis", "standard", "as_of", "tokens",
}  # fmt: skip
REPORT = {"added", "updated", "unchanged", "removed", "failed", "notices", "articles", "vectors", "seconds"}
DOCUMENT = {
    "source_id", "title", "document_number", "issuing_body", "level", "version", "promulgated", "effective", "validity",
    "replaced_by", "articles", "file", "collection", "region", "expires", "links", "doubts", "ocr",
}  # fmt: skip


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[CommandLine, Path]:
    """A user with a library of two documents, one of them known by a manifest; only to be read."""
    root = tmp_path_factory.mktemp("command-line")
    gongwu = CommandLine(root)
    write_files(root / "docs", {"船.txt": BOATS, "树.txt": TREES})
    manifest = write_manifest(
        root / "manifest.jsonl",
        {"file": "docs/船.txt", "doc_id": "boats", "doc_number": "示府令〔2020〕1号", "status": "in_force"},
    )
    outcome = gongwu.run("index", root / "docs", "--manifest", manifest, "--library", root / "lib", "--no-vectors")
    assert outcome.code == 0
    return gongwu, root / "lib"


def refused(outcome: Outcome) -> bool:
    """Whether a command ended with exit code 2, one sentence on standard error, and nothing or JSON on standard output."""
    return outcome.code == 2 and says_one_sentence(outcome) and (not outcome.out or bool(outcome.json))


def test_index_reports_in_the_agreed_shape(gongwu: CommandLine, tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS, "坏.txt": ""})

    outcome = gongwu.run("index", docs, "--library", tmp_path / "lib", "--no-vectors", "--json")

    assert outcome.code == 1, "some failed"
    assert outcome.err == "", "the progress bar is for terminals"
    assert outcome.json.keys() == REPORT
    assert outcome.json["added"] == 1
    assert outcome.json["articles"] == 2
    assert outcome.json["vectors"] == "none"
    [failure] = outcome.json["failed"]
    assert failure.keys() == {"file", "reason"}
    assert failure["file"] == "坏.txt"


def test_search_answers_in_the_agreed_shape(indexed: tuple[CommandLine, Path]) -> None:
    gongwu, library = indexed

    outcome = gongwu.run("search", "夜间停泊要开什么灯", "-k", "2", "--library", library, "--json")

    assert outcome.code == 0
    assert outcome.json.keys() == {"query", "as_of", "hits"}
    assert len(outcome.json["hits"]) <= 2
    first = outcome.json["hits"][0]
    assert first.keys() == HIT
    assert (first["rank"], first["source_id"], first["article"]) == (1, "boats", "第二条")
    assert (first["file"], first["validity"], first["path"]) == ("docs/船.txt", "in_force", [])
    assert first["document_number"] == "示府令〔2020〕1号"


def test_ask_answers_in_the_agreed_shape(indexed: tuple[CommandLine, Path]) -> None:
    gongwu, library = indexed

    outcome = gongwu.run("ask", "船舶夜间停泊应当开启什么灯？", "--library", library, "--json")

    assert outcome.code == 0
    assert outcome.json.keys() == ANSWER
    assert outcome.json["status"] == "answered"
    assert "[1]" in outcome.json["text"]
    assert outcome.json["citations"][0].keys() == CITATION
    assert outcome.json["citations"][0]["label"] == "1"
    assert "锚灯" in outcome.json["citations"][0]["quote"]
    assert all(hit.keys() == HIT for hit in outcome.json["hits"])


def test_a_refusal_is_a_result(call: Call, indexed: tuple[CommandLine, Path]) -> None:
    _, library = indexed

    outcome = call("ask", "月球基地的值班津贴是多少？", "--library", library, "--json")

    assert outcome.code == 0
    assert outcome.json["status"] in ("no_source_found", "out_of_scope")
    assert outcome.json["citations"] == []


def test_library_commands_answer_in_the_agreed_shape(call: Call, tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS, "树.txt": TREES})
    library = ("--library", tmp_path / "lib")
    call("index", docs, *library, "--no-vectors")

    listed = call("library", "list", *library, "--json").json
    shown = call("library", "show", "示例市古树保护办法", *library, "--json").json
    removed = call("library", "remove", "树.txt", "没有.txt", *library, "--json")

    assert [document.keys() for document in listed["documents"]] == [DOCUMENT, DOCUMENT]
    assert shown.keys() == DOCUMENT | {"article_texts"}
    assert [article["article"] for article in shown["article_texts"]] == ["第一条", "第二条"]
    assert shown["article_texts"][0].keys() == {"article", "path", "text", "page", "paragraph", "part", "ocr"}
    assert (removed.code, removed.json) == (1, {"removed": ["树.txt"], "missing": ["没有.txt"]})
    assert len(call("library", "list", *library, "--json").json["documents"]) == 1
    assert call("library", "remove", "没有.txt", *library).code == 2
    assert refused(call("library", "show", "没有.txt", *library, "--json"))


def test_people_read_chinese(call: Call, indexed: tuple[CommandLine, Path]) -> None:
    _, library = indexed

    assert "《示例市船舶停泊办法》" in call("search", "锚灯", "--library", library).out
    assert "依据：" in call("ask", "船舶夜间停泊应当开启什么灯？", "--library", library).out
    assert "共 2 个文件，4 条。" in call("library", "list", "--library", library).out
    assert "第二条 迁移古树应当经主管部门批准。" in call("library", "show", "树.txt", "--library", library).out


def test_doctor_looks_at_everything_and_changes_nothing(call: Call, tmp_path: Path) -> None:
    outcome = call("doctor", "--library", tmp_path / "none", "--json")

    assert outcome.code == 0, "what is optional and absent is no fault"
    assert all(check.keys() == {"name", "state", "detail"} for check in outcome.json["checks"])
    states = {check["name"]: check["state"] for check in outcome.json["checks"]}
    assert states["知识库"] == "missing"
    assert not (tmp_path / "none").exists()
    assert call("doctor", "--library", tmp_path / "none").out.count("\n") == len(states)


def test_the_environment_chooses_the_library_and_the_option_wins(
    call: Call, indexed: tuple[CommandLine, Path], tmp_path: Path
) -> None:
    _, library = indexed

    chosen = call("library", "list", "--json", GONGWU_LIBRARY_DIR=str(library))
    other = call("library", "list", "--library", tmp_path, "--json", GONGWU_LIBRARY_DIR=str(library))

    assert len(chosen.json["documents"]) == 2
    assert refused(other)


def test_the_built_in_library_is_made_at_the_first_question(call: Call) -> None:
    first = call("ask", "新录用公务员的试用期是多长？", "--json")
    again = call("search", "试用期", "--json")

    assert first.json["status"] == "answered"
    assert "首次使用" in first.err
    assert again.err == ""
    assert again.json["hits"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_in_chinese(call: Call, command: list[str]) -> None:
    outcome = call(*command, "--help", COLUMNS="200")

    assert outcome.code == 0
    assert "用法" in outcome.out
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "required", "default"):
        assert english not in outcome.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"], ["search", "a", "--as-of", "昨天"], ["search", "a", "-k", "0"], ["search", "a", "-k", "x"],
        ["search", "a", "b"], ["ask"], ["ask", "a", "--user", "b"], ["check", "a.docx"], ["library", "purge"],
        ["library", "remove"], ["serve", "--port", "many"], ["index", "--unknown"], ["--unknown"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_line_that_is_wrong_is_told_in_one_sentence(call: Call, arguments: list[str]) -> None:
    assert refused(call(*arguments))


@pytest.mark.parametrize("command", [[], ["library"]])
def test_without_a_command_there_is_help(call: Call, command: list[str]) -> None:
    outcome = call(*command)

    assert outcome.code == 2
    assert "list" in outcome.out or "index" in outcome.out


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no json", b"{}", b"7", b"[7]", b'[{"role": "user"}]', b'[{"role": "system", "content": "a"}]',
        b'[{"role": "user", "content": null}]', b'[{"role": "user", "content": "\\ud800"}]', b"\xff\xfe[", b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_history_of_no_use_is_told(
    call: Call, indexed: tuple[CommandLine, Path], tmp_path: Path, content: bytes
) -> None:
    _, library = indexed
    (tmp_path / "history.json").write_bytes(content)

    outcome = call("ask", "锚灯呢？", "--history", tmp_path / "history.json", "--library", library, "--json")

    assert refused(outcome)
    assert "history.json" in outcome.err or "UTF-8" in outcome.err


def test_a_history_that_is_missing_is_told_and_one_that_is_there_is_used(
    call: Call, indexed: tuple[CommandLine, Path], tmp_path: Path
) -> None:
    _, library = indexed
    turns = [{"role": "user", "content": "船舶夜间停泊怎么办？"}, {"role": "assistant", "content": "应当开启锚灯。"}]
    (tmp_path / "history.json").write_text(json.dumps(turns), encoding="utf-8")

    for missing in ("gone.json", "."):
        assert refused(call("search", "a", "--history", tmp_path / missing, "--library", library))
    used = call("search", "那开什么灯？", "--history", tmp_path / "history.json", "--library", library, "--json")
    assert used.json["hits"][0]["source_id"] == "boats"


@pytest.mark.parametrize("question", ["", "  ", "\udcff\udcfe"])
@pytest.mark.parametrize("command", ["search", "ask"])
def test_a_question_that_is_none_is_told(
    call: Call, indexed: tuple[CommandLine, Path], command: str, question: str
) -> None:
    _, library = indexed

    assert refused(call(command, question, "--library", library, "--json"))


def encrypted_pdf() -> bytes:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sample_files.as_pdf())))
    writer.encrypt("secret")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def image_only_pdf() -> bytes:
    import io

    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


BAD_FILES = {
    "空文件.txt": (b"", "空的"),
    "改了扩展名.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(600), "图片"),
    "加密.pdf": (encrypted_pdf(), "密码"),
    "扫描件.pdf": (image_only_pdf(), "文字"),
    "截断.docx": (sample_files.as_docx()[:3000], "重新另存"),
    "乱码.txt": (bytes(range(128, 256)) * 8, "编码"),
    "旧格式.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为"),
}


@pytest.fixture(scope="module")
def bad_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (content, _) in BAD_FILES.items():
        (folder / name).write_bytes(content)
    with (folder / "两百兆.txt").open("wb") as file:
        file.truncate(200 * 2**20)
    (folder / "好.txt").write_text(BOATS, encoding="utf-8")
    return folder


def test_bad_files_are_named_one_by_one_while_the_rest_is_indexed(
    gongwu: CommandLine, bad_folder: Path, tmp_path: Path
) -> None:
    outcome = gongwu.run("index", bad_folder, "--library", tmp_path / "lib", "--no-vectors", "--json")

    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.json["added"] == 1
    reasons = {failure["file"]: failure["reason"] for failure in outcome.json["failed"]}
    assert reasons.keys() == {*BAD_FILES, "两百兆.txt"}
    assert "200 MB" in reasons["两百兆.txt"]
    for name, (_, says) in BAD_FILES.items():
        assert says in reasons[name]
    assert len(gongwu.run("library", "list", "--library", tmp_path / "lib", "--json").json["documents"]) == 1


@pytest.mark.parametrize("name", [*BAD_FILES, "两百兆.txt"])
def test_a_bad_file_alone_is_one_sentence(call: Call, bad_folder: Path, tmp_path: Path, name: str) -> None:
    outcome = call("index", bad_folder / name, "--library", tmp_path / "lib", "--no-vectors", "--json")

    assert refused(outcome)
    assert name in outcome.err
    assert "没有知识库" in call("search", "船舶", "--library", tmp_path / "lib").err, "and no library was made"


@pytest.mark.parametrize("place", ["gone", "empty", "pictures", "/dev/zero"])
def test_a_place_with_nothing_to_read_is_told(call: Call, tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    write_files(tmp_path / "pictures", {"a.css": "a", "b.exe": "b"})

    outcome = call("index", tmp_path / place, "--library", tmp_path / "lib", "--json")

    assert refused(outcome)
    assert not (tmp_path / "lib" / "library.json").exists()


def test_a_manifest_line_that_names_no_file_costs_its_line(call: Call, tmp_path: Path) -> None:
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS})
    manifest = write_manifest(tmp_path / "m.jsonl", {"file": "gone.txt"}, {"file": "船.txt"})
    alone = write_manifest(tmp_path / "alone.jsonl", {"file": "gone.txt"})
    library = ("--library", tmp_path / "lib", "--no-vectors", "--json")

    first = call("index", docs, "--manifest", manifest, *library)

    assert (first.code, first.json["added"]) == (1, 1)
    assert first.json["failed"][0]["file"] == "gone.txt"
    assert refused(call("index", docs, "--manifest", alone, *library))
    assert refused(call("index", docs, "--manifest", tmp_path / "none.jsonl", *library))
    assert refused(call("index", "--manifest", manifest, *library))


@pytest.mark.parametrize("place", ["file", "file/inside", "/proc/gongwu"])
def test_a_library_folder_that_cannot_be_written_is_told(call: Call, tmp_path: Path, place: str) -> None:
    docs = write_files(tmp_path / "docs", {"船.txt": BOATS})
    (tmp_path / "file").write_text("kept", encoding="utf-8")

    assert refused(call("index", docs, "--library", tmp_path / place, "--no-vectors", "--json"))
    assert refused(call("search", "船舶", "--library", tmp_path / place, "--json"))


def test_settings_at_fault_are_one_sentence(call: Call) -> None:
    assert refused(call("doctor", "--json", GONGWU_PORT="many"))
    assert refused(call("serve", "--host", "0.0.0.0"))


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = "gradio langchain_openai langchain_chroma chromadb openai numpy langchain_core pydantic tantivy lxml pypdf"
    program = f"import sys, assistant.cli; print([m for m in {heavy.split()!r} if m in sys.modules])"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"


def test_a_fault_of_ours_is_logged_once_and_said_in_one_sentence(gongwu: CommandLine) -> None:
    program = """
from assistant import cli, diagnosis
def break_down(*_):
    raise RuntimeError("a secret detail")
diagnosis.diagnose = break_down
cli.main(["doctor", "--json"])
"""
    process = gongwu.python(program)
    out, err = (stream.decode() for stream in process.communicate(timeout=60))

    assert (process.returncode, out) == (70, "")
    assert says_one_sentence(Outcome(70, out, err))
    assert "secret" not in err
    [log] = gongwu.home.rglob("gongwu.log")
    assert str(log) in err
    assert log.read_text(encoding="utf-8").count("unexpected fault") == 1
    assert "a secret detail" in log.read_text(encoding="utf-8")


def test_output_that_nobody_reads_to_its_end_is_no_fault(indexed: tuple[CommandLine, Path]) -> None:
    gongwu, library = indexed
    process = gongwu.python("from assistant.cli import main; main()", "library", "list", "--library", library)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait()

    assert "程序内部出错" not in said
    assert "Traceback" not in said
