"""Repairing as people and scripts use it: ``gongwu fix`` and ``assistant.fix``, on real files."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant.errors import InputError, OutputError, ProtectedDocument, UnsupportedDocument
from assistant.files import office
from assistant.ooxml.reader import read_document
from assistant.proofreading.checker import Checker
from assistant.proofreading.report.repairs import repair_lines
from evals.format.opening import open_any
from evals.format.reader import paragraph_text
from evals.format.rejecting import reject
from evals.format.restoring import differences
from tests.command_line import CommandLine, says_one_sentence
from tests.needs import needs_office, ordinary_user_only
from tests.ooxml.building import build
from tests.proofreading.flawed import document_of_five_habits, document_with_five_faults, flawed_document
from tests.proofreading.samples import SLIP, as_dotx, converted

_BODY = {"font": "仿宋_GB2312", "size": "三号", "first_line": 2}


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as running:
        yield running


@pytest.fixture
def gongwu(tmp_path: Path) -> CommandLine:
    home = tmp_path / "home"
    home.mkdir()
    return CommandLine(home)


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "防汛通知.docx"
    path.write_bytes(flawed_document())
    return path


def test_fix_prints_the_check_with_outcomes_and_leaves_the_original(gongwu: CommandLine, flawed: Path) -> None:
    before, out = flawed.read_bytes(), flawed.with_name("修订.docx")

    done = gongwu.run("fix", flawed, "-o", out, "--mode", "clean", "--json")

    report = done.json
    checked = gongwu.run("check", flawed, "--json").json
    assert [each["id"] for each in report["findings"]] == [each["id"] for each in checked["findings"]]
    assert {each["outcome"] for each in report["findings"]} <= {"fixed", "skipped", "failed"}
    assert all(each["reason"] for each in report["findings"] if each["outcome"] != "fixed")
    font = next(each for each in report["findings"] if each["rule"] == "B006")
    assert font["outcome"] == "fixed"
    assert (report["output"], report["mode"]) == (str(out), "clean")
    assert report["passes"] >= 1
    assert [each["rule"] for each in report["remaining"]] == [
        each["rule"] for each in gongwu.run("check", out, "--json").json["findings"]
    ]
    assert done.code == (1 if report["remaining"] else 0)
    assert flawed.read_bytes() == before


def test_findings_to_confirm_are_repaired_only_where_they_are_chosen(gongwu: CommandLine, flawed: Path) -> None:
    checked = gongwu.run("check", flawed, "--json").json["findings"]
    confirm = [each for each in checked if each["repair"] == "confirm"]
    assert confirm, "the sample has one"
    out = flawed.with_name("out.docx")

    def outcomes(*options: str) -> dict[str, str]:
        report = gongwu.run("fix", flawed, "-o", out, "--force", "--json", *options).json
        return {each["id"]: each["outcome"] for each in report["findings"]}

    chosen = confirm[0]["id"]
    assert outcomes()[chosen] == "skipped"
    assert outcomes("--accept", chosen)[chosen] == "fixed"
    assert outcomes("--include-confirm")[chosen] == "fixed"
    by_rule = outcomes("--rules", confirm[0]["rule"])
    assert by_rule[chosen] == "fixed"
    assert all(done == "skipped" for id, done in by_rule.items() if not id.startswith(confirm[0]["rule"]))


def test_people_read_what_was_done_and_where_the_copy_is(gongwu: CommandLine, flawed: Path) -> None:
    out = flawed.with_name("out.docx")
    done = gongwu.run("fix", flawed, "-o", out)
    assert "已修正 B006" in done.out
    assert f"修订稿已写到 {out}，原件没有改动。" in done.out


def test_a_document_without_faults_comes_out_as_it_is(checker: Checker, tmp_path: Path) -> None:
    source, out = tmp_path / "a.docx", tmp_path / "b.docx"
    page = {"top": 37, "bottom": 35, "left": 28, "right": 26}
    source.write_bytes(build({"given": [{"text": "今天天气很好。", **_BODY}], "page": page}))
    report = assistant.fix(source, out, checker=checker)
    assert [each["outcome"] for each in report["findings"] if each["outcome"] == "fixed"] == []
    assert out.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("mode", ["clean", "tracked"])
def test_repairing_a_repaired_copy_changes_nothing(checker: Checker, flawed: Path, mode: str) -> None:
    once, twice = flawed.with_name("1.docx"), flawed.with_name("2.docx")
    assistant.fix(flawed, once, mode, include_confirm=True, checker=checker)
    assistant.fix(once, twice, mode, include_confirm=True, checker=checker)
    assert twice.read_bytes() == once.read_bytes()


def test_a_tracked_copy_reads_like_the_clean_one_and_says_why(checker: Checker, flawed: Path) -> None:
    tracked, clean = flawed.with_name("1.docx"), flawed.with_name("2.docx")
    report = assistant.fix(flawed, tracked, "tracked", include_confirm=True, checker=checker)
    assistant.fix(flawed, clean, "clean", include_confirm=True, checker=checker)
    one, other = (read_document(path.read_bytes(), path.name) for path in (tracked, clean))
    assert one.text == other.text
    assert set(one.changes.authors) == {"公务助手"}
    said = [note.paragraphs[0].text for note in one.comments]
    fixed = [each for each in report["findings"] if each["outcome"] == "fixed"]
    assert len(said) == 2, "one on the words, one that sums the layout up"
    assert all(any(each["clause"] in text and each["rule"] in text for text in said) for each in fixed)


@pytest.mark.parametrize(("track", "layout_is_marked"), [("text", False), ("all", True)])
def test_words_are_tracked_one_by_one_and_the_layout_only_where_it_is_wanted(
    checker: Checker, tmp_path: Path, track: str, layout_is_marked: bool
) -> None:
    source, out = tmp_path / "五处.docx", tmp_path / "修订.docx"
    source.write_bytes(document_of_five_habits(20))
    report = assistant.fix(source, out, track=track, include_confirm=True, checker=checker)
    left = [each["rule"] for each in report["findings"] if each["outcome"] != "fixed"]
    assert left == (["G001"] if layout_is_marked else []), "Word cannot track a page number"
    assert report["track"] == track

    with zipfile.ZipFile(out) as archive:
        body = archive.read("word/document.xml").decode()
    assert ("<w:rPrChange " in body, "<w:pPrChange " in body) == (layout_is_marked, layout_is_marked)
    assert body.count("<w:delText") == 40, "a comma and an ellipsis in each copy"
    rejected = reject(open_any(out))
    texts = [[paragraph_text(each) for each in draft.paragraphs()] for draft in (open_any(source), rejected)]
    assert texts[0] == texts[1]
    assert bool(differences(open_any(source), rejected)) is not layout_is_marked
    comments = [note.paragraphs[0].text for note in read_document(out.read_bytes(), out.name).comments]
    assert len(comments) == (5 if layout_is_marked else 3)
    assert sum("共 20 处" in text for text in comments) >= 2, "each kind is told once, with its places"


def test_a_document_in_which_all_must_be_tracked_gets_no_silent_changes(checker: Checker, tmp_path: Path) -> None:
    source, out = tmp_path / "锁.docx", tmp_path / "修订.docx"
    source.write_bytes(document_with_five_faults('<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'))
    assistant.fix(source, out, track="text", checker=checker)
    with zipfile.ZipFile(out) as archive:
        assert "<w:rPrChange " in archive.read("word/document.xml").decode()


def test_a_group_is_accepted_as_a_whole(checker: Checker, tmp_path: Path) -> None:
    source = tmp_path / "五处.docx"
    source.write_bytes(document_of_five_habits(3))
    groups = assistant.check(source)["groups"]
    ellipses = next(group for group in groups if group["rules"] == ["M008"])
    assert (ellipses["repair"], ellipses["count"]) == ("confirm", 3)
    report = assistant.fix(source, tmp_path / "副本.docx", "clean", accept=[ellipses["id"]], checker=checker)
    outcomes = {each["id"]: each["outcome"] for each in report["findings"]}
    assert [outcomes[each] for each in ellipses["findings"]] == ["fixed"] * 3


@pytest.mark.parametrize("how", ["itself", "by a link", "by another way"])
def test_the_original_is_never_written(checker: Checker, flawed: Path, how: str) -> None:
    out = flawed
    if how == "by a link":
        out = flawed.with_name("link.docx")
        out.symlink_to(flawed)
    elif how == "by another way":
        out = flawed.parent / "." / "x" / ".." / flawed.name
        (flawed.parent / "x").mkdir()
    before = flawed.read_bytes()
    with pytest.raises(OutputError, match="不能覆盖原件"):
        assistant.fix(flawed, out, checker=checker)
    assert flawed.read_bytes() == before


def test_a_copy_that_is_there_is_replaced_only_where_that_is_asked(gongwu: CommandLine, flawed: Path) -> None:
    out = flawed.with_name("out.docx")
    out.write_bytes(b"work of an afternoon")

    refused = gongwu.run("fix", flawed, "-o", out)

    assert (refused.code, says_one_sentence(refused), "--force" in refused.err) == (2, True, True)
    assert out.read_bytes() == b"work of an afternoon"
    assert gongwu.run("fix", flawed, "-o", out, "--force", "--json").json["output"] == str(out)
    assert zipfile.is_zipfile(out)


def test_nothing_allows_to_replace_the_original(checker: Checker, flawed: Path) -> None:
    before = flawed.read_bytes()
    with pytest.raises(OutputError, match="不能覆盖原件"):
        assistant.fix(flawed, flawed, force=True, checker=checker)
    assert flawed.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "sentence"), [("nowhere/out.docx", "不存在"), ("out.pdf", ".docx、.dotx 结尾"), ("folder.docx", "文件夹")]
)
def test_a_place_where_nothing_can_be_written_is_told_first(
    checker: Checker, flawed: Path, name: str, sentence: str
) -> None:
    (flawed.parent / "folder.docx").mkdir()
    with pytest.raises(OutputError, match=sentence):
        assistant.fix(flawed, flawed.parent / name, checker=checker)


@ordinary_user_only
def test_without_permission_nothing_half_written_is_left(checker: Checker, flawed: Path) -> None:
    folder = flawed.parent / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="权限"):
        assistant.fix(flawed, folder / "out.docx", checker=checker)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--accept", "B006-00000000"], "没有编号为 B006-00000000 的问题"),
        (["--rules", "Z999"], "没有规则 Z999"),
        (["--mode", "both"], "tracked"),
        (["--track", "layout"], "--track"),
    ],
)
def test_what_does_not_exist_is_told_in_one_sentence(
    gongwu: CommandLine, flawed: Path, options: list[str], sentence: str
) -> None:
    out = flawed.with_name("out.docx")
    done = gongwu.run("fix", flawed, "-o", out, *options)
    assert done.code == 2
    assert says_one_sentence(done)
    assert sentence in done.err
    assert not out.exists()


def test_locked_signed_and_other_files_are_refused(checker: Checker, tmp_path: Path) -> None:
    out, locked = tmp_path / "out.docx", tmp_path / "锁定.docx"
    settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    locked.write_bytes(document_with_five_faults(settings))
    with pytest.raises(ProtectedDocument, match="编辑保护"):
        assistant.fix(locked, out, checker=checker)
    signed = tmp_path / "签名.docx"
    signed.write_bytes(flawed_document())
    with zipfile.ZipFile(signed, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(ProtectedDocument, match="数字签名"):
        assistant.fix(signed, out, checker=checker)
    text = tmp_path / "a.txt"
    text.write_text("特此通知。", encoding="utf-8")
    with pytest.raises(UnsupportedDocument, match="另存为 .docx"):
        assistant.fix(text, out, checker=checker)
    assert not out.exists()


def test_a_template_is_repaired_and_stays_one(checker: Checker, tmp_path: Path) -> None:
    given, out = tmp_path / "模板.dotx", tmp_path / "模板-修正.dotx"
    given.write_bytes(as_dotx())
    report = assistant.fix(given, out, "clean", checker=checker)

    assert any(each["outcome"] == "fixed" for each in report["findings"])
    with zipfile.ZipFile(out) as archive:
        assert b"template.main+xml" in archive.read("[Content_Types].xml")
    with pytest.raises(OutputError, match="是 .dotx 文件"):
        assistant.fix(given, tmp_path / "模板.docx", checker=checker)


def test_a_docx_under_another_name_is_repaired_as_what_it_is(checker: Checker, tmp_path: Path) -> None:
    given, out = tmp_path / "通知.wps", tmp_path / "通知.docx"
    given.write_bytes(flawed_document())
    report = assistant.fix(given, out, "clean", checker=checker)

    assert any(each["outcome"] == "fixed" for each in report["findings"])
    assert "扩展名改成 .docx" in report["not_judged"][0]
    assert given.read_bytes() == flawed_document()


@needs_office
def test_an_old_document_is_repaired_through_a_conversion_that_is_told(checker: Checker, tmp_path: Path) -> None:
    given, out = tmp_path / "通知.doc", tmp_path / "通知-转换后修正.docx"
    given.write_bytes(converted(".doc"))
    report = assistant.fix(given, out, "clean", include_confirm=True, checker=checker)

    assert [each["outcome"] for each in report["findings"] if each["rule"] == "M008"] == ["fixed"]
    assert SLIP not in read_document(out.read_bytes(), out.name).text
    assert any("LibreOffice 转换成的 .docx" in sentence for sentence in report["not_judged"])
    assert any("LibreOffice 转换成的 .docx" in line for line in repair_lines(report))
    assert given.read_bytes() == converted(".doc")


def test_without_libreoffice_the_repair_of_an_old_document_says_what_to_do(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "office_program", lambda: None)
    given, out = tmp_path / "通知.rtf", tmp_path / "通知.docx"
    given.write_bytes(rb"{\rtf1 a}")
    with pytest.raises(UnsupportedDocument, match="没有安装 LibreOffice；.*另存为 .docx"):
        assistant.fix(given, out, checker=checker)
    assert not out.exists()


def test_unknown_findings_are_told_from_python_too(checker: Checker, flawed: Path) -> None:
    with pytest.raises(InputError, match="没有编号"):
        assistant.fix(flawed, flawed.with_name("out.docx"), accept=["X"], checker=checker)
