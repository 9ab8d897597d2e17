"""What people bring by mistake or bad luck: each file is named with what to do, and the others of the run are taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

import assistant
from assistant.errors import UnsupportedDocument
from assistant.files import office
from assistant.library.reading import read_document
from tests.library import sample_files
from tests.library.regulations import BOATS
from tests.library.sample_files import INTENDED, TITLE, zipped
from tests.library.test_sheets import formulas, workbook
from tests.library.writing import converted
from tests.needs import needs_office

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
BAD = {
    "密.docx": (LOCKED, "打开密码"),
    "密.xlsx": (LOCKED, "打开密码"),
    "宏.docm": (sample_files.as_docx(), "不含宏的 .docx"),
    "宏.xlsm": (workbook(formulas), "不含宏的 .xlsx"),
    "公式.xlsx": (workbook(formulas), "公式没有保存计算结果"),
    "空表.xlsx": (workbook(lambda book: None), "没有内容"),
    "库.csv": (b"a,b\n" * 100_000, "10,000 行"),
    "脚本.html": (b"<html><body><script>a</script></body></html>", "没有正文文字"),
    "空.pptx": (sample_files.presentation([sample_files.shape([""])]), "没有文字"),
    "扫描.ofd": (zipped({"OFD.xml": "<a/>"}), "损坏或结构不完整"),
    "炸.docx": (zipped({"word/a.xml": bytes(30_000_000)}), "压缩炸弹"),
    "其实是压缩包.docx": (zipped({"a.txt": "甲"}), "内容却是压缩包"),
    "截断.xlsx": (workbook(formulas)[:900], "损坏"),
    "旧.xls": (LOCKED[:608] + "Workbook".encode("utf-16-le"), "另存为 .xlsx"),
    "乱.doc": (bytes(range(128, 256)) * 20, "编码"),
}


def test_every_bad_file_is_named_and_the_good_one_is_taken_in(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "船.txt").write_text(BOATS, encoding="utf-8")
    report = assistant.index([tmp_path], tmp_path / "library")
    said = {failure.file: failure.reason for failure in report.failed}

    assert report.added == 1
    assert set(said) == set(BAD)
    assert {name: said[name] for name, (_, reason) in BAD.items() if reason not in said[name]} == {}
    assert all(reason.endswith("。") and "；" in reason for reason in said.values())


def test_without_libreoffice_an_old_document_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office_program", lambda: None)
    path = tmp_path / "旧.doc"
    path.write_bytes(rb"{\rtf1 a}")
    with pytest.raises(UnsupportedDocument, match=r"\.rtf .*没有安装 LibreOffice；.*另存为 .docx 后再试。"):
        read_document(path)


def test_text_under_the_name_of_an_old_document_needs_no_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "office_program", lambda: None)
    (tmp_path / "办法.doc").write_bytes(sample_files.as_txt("gb18030"))

    assert read_document(tmp_path / "办法.doc").title == TITLE


@needs_office
def test_an_old_document_that_is_rich_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "办法.doc").write_bytes(converted(sample_files.as_docx(), ".rtf"))
    parsed = read_document(tmp_path / "办法.doc")

    assert "扩展名改成 .rtf" in parsed.notice
    assert [(article.number, article.path) for article in parsed.articles] == list(INTENDED)
