"""LibreOffice reads what the benchmark writes as the benchmark's own reader does."""

from __future__ import annotations

from pathlib import Path

from evals.format.draft import Draft
from evals.format.odf_check import Comparison, chosen, compare, summary
from evals.format.odf_reading import read_odf
from tests.needs import needs_office

_FLAT = """<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:font-face-decls><style:font-face style:name="仿宋1" svg:font-family="'仿宋_GB2312'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name-asian="仿宋1"
 style:font-size-asian="10.5pt"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="0.4444in"/>
<style:text-properties style:font-size-asian="16pt"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Body">
<style:paragraph-properties fo:text-align-last="justify"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties style:font-weight-asian="bold"/></style:style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-left="28mm"
 fo:margin-right="26mm" fo:margin-top="37mm" fo:margin-bottom="25mm"/><style:footer-style>
<style:header-footer-properties fo:min-height="10mm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"/></office:master-styles>
<office:body><office:text><text:tracked-changes><text:p>删去的</text:p></text:tracked-changes>
<text:p text:style-name="Body">特此<text:span text:style-name="T1">通知</text:span><text:s text:c="2"/>。</text:p>
<text:p text:style-name="P1"><draw:frame draw:z-index="1"><draw:text-box><text:p>后</text:p></draw:text-box></draw:frame><draw:frame
 draw:z-index="0"><draw:text-box><text:p>前</text:p></draw:text-box></draw:frame>正文</text:p>
</office:text></office:body></office:document>"""


def test_a_flat_open_document_is_read_through_its_styles(tmp_path: Path) -> None:
    path = tmp_path / "small.fodt"
    path.write_text(_FLAT, encoding="utf-8")
    reading = read_odf(path)
    assert reading.page == {
        "width_mm": 210.0,
        "height_mm": 297.0,
        "margin_top_mm": 37.0,
        "margin_left_mm": 28.0,
        "type_area_width_mm": 156.0,
        "type_area_height_mm": 225.0,
    }
    assert [each["text"] for each in reading.paragraphs] == ["特此通知  。", "前", "后", "正文"]
    first, last = reading.paragraphs[0], reading.paragraphs[-1]
    assert first | {"text": ""} == {
        "text": "",
        "alignment": "both",
        "first_line_pt": 32.0,
        "size_pt": 16.0,
        "font": "仿宋_GB2312",
        "bold": "False+True",
    }
    assert last["alignment"] == "distribute"
    assert reading.paragraphs[1]["size_pt"] == 10.5


def test_the_summary_counts_and_names_disagreements() -> None:
    found = [Comparison("a.docx", 3, "size_pt", 16.0, 16.01), Comparison("b.docx", 4, "size_pt", 16.0, 14.0)]
    lines = summary(found).splitlines()
    assert lines[0].split() == ["size_pt", "1", "/", "2"]
    assert "size_pt: '16.0' here, '14.0' there" in lines[1]
    assert "b.docx, paragraph 4" in lines[1]


def test_the_choice_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("mutants", "clean"):
        (tmp_path / name).mkdir()
        for number in range(9):
            (tmp_path / name / f"{name}{number}.docx").touch()
    some = chosen(tmp_path, 10, 7)
    assert some == chosen(tmp_path, 10, 7)
    assert [path.parent.name for path in some].count("clean") == 2


@needs_office
def test_three_documents_are_read_alike(bases: dict[str, Draft], tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in ("notice", "letter", "request")]
    for path in paths:
        bases[path.stem].save(path)
    found = compare(paths)
    assert len(found) > 300
    assert [each for each in found if not each.agrees] == []
