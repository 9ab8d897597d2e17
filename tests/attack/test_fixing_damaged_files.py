"""What `check` reads, `fix` repairs, or says in one sentence why not: entries that are damaged, odd values, broken links."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant import fix
from assistant.errors import DocumentError
from assistant.proofreading.checker import Checker
from assistant.rules.profile import load_profile
from evals.fuzz.archive import Archive, opened, written
from evals.fuzz.copies import lost_parts, lost_words
from tests.ooxml.building import build
from tests.preservation.documents import DOCUMENTS
from tests.proofreading.flawed import PARAGRAPHS, document_with_five_faults

Damage = Callable[[Archive], Archive]
MAIN, LINKS, THEME, PICTURE = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/theme/theme1.xml",
    "word/media/image1.png",
)
SEALED = DOCUMENTS["seal"]()


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with Checker() as running:
        yield running


def entry(name: str, **changes: Any) -> Damage:
    """Other fields of one entry."""

    def damage(archive: Archive) -> Archive:
        at = archive.position(name)
        assert at is not None
        return archive.with_entry(at, **changes)

    return damage


def text(name: str, pattern: str, new: str | Callable[[re.Match[str]], str], count: int = 1) -> Damage:
    """Another text in one part; the pattern must be there."""

    def damage(archive: Archive) -> Archive:
        at = archive.position(name)
        assert at is not None
        old = archive.entries[at].data.decode()
        changed = re.sub(pattern, new, old, count=count)
        assert changed != old
        return archive.with_entry(at, data=changed.encode())

    return damage


def without(name: str) -> Damage:
    return lambda archive: replace(archive, entries=tuple(e for e in archive.entries if e.name != name.encode()))


DAMAGES: dict[str, Damage] = {
    "a picture with a wrong check sum": entry(PICTURE, crc=1),
    "a picture that cannot be unpacked": entry(PICTURE, packed=b"\xff" * 40, method=8),
    "a picture packed with a method of nobody": entry(PICTURE, packed=b"\1" * 40, method=99),
    "a picture packed with bzip2, which is none": entry(PICTURE, packed=b"\1" * 40, method=12),
    "a picture packed with LZMA, which is none": entry(PICTURE, packed=b"\1" * 40, method=14),
    "a picture of no bytes that says it has some": entry(PICTURE, packed=b"", size=900),
    "a day that is none": entry(PICTURE, day=0),
    "extra fields that are cut": entry(PICTURE, extra=b"up\x05\x00\x01abcd"),
    "a comment in the theme": text(THEME, r"(<a:clrScheme[^>]*>)", r"\1<!-- colours --><?x y?>"),
    "a comment within a colour of the theme": text(THEME, r"(<a:clrScheme[^>]*>\s*<[^>]*>)", r"\1<!-- dark -->"),
    "comments within a text": text(MAIN, r"(<w:t[^>]*>.)", r"\1<!-- here --><?x y?>"),
    "an id of digits that are none": text(MAIN, r"(<w:body>)", r'\1<w:moveFromRangeStart w:id="²" w:author="a"/>'),
    "an id of five thousand digits": text(MAIN, r"(<w:body>)", r'\1<w:moveFromRangeStart w:id="' + "9" * 5000 + '"/>'),
    "a tint that is no number": text(MAIN, r"(<w:rPr>)", r'\1<w:color w:val="FF0000" w:themeColor="dark1" w:themeTint="zz"/>'),
    "no links of the main part": without(LINKS),
    "a link to settings that are not there": without("word/settings.xml"),
}  # fmt: skip
SCOPE = [pytest.param(damage, id=name) for name, damage in DAMAGES.items()]


@pytest.mark.parametrize("mode", ["tracked", "clean"])
@pytest.mark.parametrize("damage", SCOPE)
def test_what_is_read_is_repaired_and_all_else_copied(
    damage: Damage, mode: str, tmp_path: Path, checker: Checker
) -> None:
    data = written(damage(opened(SEALED)))
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(data)
    checker.check(source, load_profile())

    report = fix(source, out, mode, include_confirm=True, checker=checker)

    fixed = [finding for finding in report["findings"] if finding["outcome"] == "fixed"]
    copy = out.read_bytes()
    assert fixed
    assert source.read_bytes() == data
    assert lost_parts(data, copy) == []
    assert lost_words(data, copy, fixed, mode == "tracked") == ""
    checker.check(copy, load_profile(), "copy.docx")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(entry(MAIN, crc=1), id="a wrong check sum"),
        pytest.param(entry(MAIN, packed=b"\xff" * 40), id="bytes that cannot be unpacked"),
        pytest.param(entry(MAIN, method=14, packed=b"\1" * 40), id="a method that packages may not use"),
        pytest.param(entry(PICTURE, offset=7), id="a picture that is not where the archive says"),
    ],
)
def test_what_cannot_be_repaired_is_said_in_one_sentence(damage: Damage, tmp_path: Path, checker: Checker) -> None:
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(written(damage(opened(SEALED))))

    with pytest.raises(DocumentError) as raised:
        fix(source, out, checker=checker)

    assert re.search(r"[\u4e00-\u9fff]", raised.value.message)
    assert list(tmp_path.iterdir()) == [source]


def test_a_text_cut_by_comments_is_read_as_it_is_checked(tmp_path: Path, checker: Checker) -> None:
    damage = text(MAIN, r">([^<]{4})([^<]*,)", r">\1<!-- here -->\2")
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(written(damage(opened(document_with_five_faults()))))

    report = fix(source, out, "clean", checker=checker)

    assert "M001" in {finding["rule"] for finding in report["findings"] if finding["outcome"] == "fixed"}
    with zipfile.ZipFile(io.BytesIO(out.read_bytes())) as archive:
        main = archive.read(MAIN).decode()
    assert "<!-- here -->" in main
    assert "值班制度，及时" in re.sub("<[^>]*>", "", main)


@pytest.mark.parametrize("mode", ["tracked", "clean"])
@pytest.mark.parametrize(
    "sign", ['<w:br w:type="page"/>', '<w:br w:type="column"/>', '<w:sym w:font="x" w:char="FFFF"/>', "<w:cr/>"]
)
def test_signs_that_xml_has_not_are_quoted_and_written_otherwise(
    sign: str, mode: str, tmp_path: Path, checker: Checker
) -> None:
    damage = text(MAIN, "值班制度", f"值班(见</w:t>{sign}<w:t>下)制度")
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(written(damage(opened(document_with_five_faults()))))

    report = fix(source, out, mode, include_confirm=True, checker=checker)

    assert any("(见" in finding["message"] for finding in report["findings"])
    checker.check(out, load_profile())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("<w:r>(.*?)</w:r>", r'<x:r xmlns:x="urn:nobody">\1</x:r>', id="a run of another namespace"),
        pytest.param(
            "<w:pPr>(.*?)</w:pPr><w:r>(.*?)</w:r>", r"<w:pPr>\1<w:r>\2</w:r></w:pPr>", id="a run in properties"
        ),
        pytest.param("<w:r>(.*?)</w:r>", r"<w:r><w:tab><w:r>\1</w:r></w:tab></w:r>", id="a run within a sign"),
    ],
)
def test_a_line_that_only_seems_to_be_blank_is_not_taken_out(
    old: str, new: str, tmp_path: Path, checker: Checker
) -> None:
    flawed = {"text": "各地要备足沙袋。", "font": "仿宋_GB2312", "size": "三号", "first_line": 2}
    blank = [{"text": "", "font": "仿宋_GB2312", "size": "三号"}] * 3
    data = build([*PARAGRAPHS[:5], *blank, flawed, *blank, *PARAGRAPHS[5:]])
    hidden = text(
        MAIN, f"<w:p>(?:(?!<w:p>).)*?{flawed['text']}.*?</w:p>", lambda found: re.sub(old, new, found[0], count=1)
    )
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(written(hidden(opened(data))))

    report = fix(source, out, "clean", include_confirm=True, checker=checker)

    assert any(finding["outcome"] == "fixed" for finding in report["findings"])
    assert flawed["text"] in zipfile.ZipFile(out).read(MAIN).decode()


def test_equal_repairs_give_equal_bytes(tmp_path: Path, checker: Checker) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(document_with_five_faults())

    copies = []
    for name in ("one.docx", "other.docx"):
        fix(source, tmp_path / name, "clean", checker=checker)
        copies.append((tmp_path / name).read_bytes())

    assert copies[0] == copies[1]


def test_sizes_that_follow_the_bytes_stand_in_front_in_the_copy(tmp_path: Path, checker: Checker) -> None:
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for given in opened(SEALED).entries:
            archive.writestr(given.name.decode(), given.data)
        archive.comment = "清江".encode()
    source, out = tmp_path / "a.docx", tmp_path / "out.docx"
    source.write_bytes(stream.getvalue())

    fix(source, out, "clean", checker=checker)

    with zipfile.ZipFile(out) as copy:
        assert copy.testzip() is None
        assert copy.comment == "清江".encode()
        assert all(not info.flag_bits & 0x8 for info in copy.infolist())
    assert lost_parts(stream.getvalue(), out.read_bytes()) == []


class Unseekable(io.BytesIO):
    """A pipe, into which archives are written without going back."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) == (0, 1) or offset == self.tell():
            return super().tell()
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation
