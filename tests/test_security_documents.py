"""What docs/security says of our dependencies is about the pinned versions, and the sources keep to what it says."""

from __future__ import annotations

import io
import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from assistant.errors import UnreadableDocument
from tests.needs import ROOT, needs_recognition

VEX = sorted((ROOT / "docs" / "security").glob("*.vex.json"))
AUDIT = ROOT / "docs" / "security" / "audit.json"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def statements() -> dict[str, dict[str, Any]]:
    """Every statement of our VEX documents by the name of its vulnerability."""
    documents = [json.loads(read(document)) for document in VEX]
    return {each["vulnerability"]["name"]: each for document in documents for each in document["statements"]}


def pinned() -> list[str]:
    """Every ``name==version`` of the requirements."""
    return [line.partition(" ;")[0] for line in read(ROOT / "requirements.txt").splitlines()]


@pytest.mark.parametrize("name", statements())
def test_every_security_statement_is_about_our_versions(name: str) -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    statement = statements()[name]
    (product,) = statement["products"]
    (part,) = product["subcomponents"]
    assert product["@id"] == f"pkg:pypi/{project['name']}@{project['version']}"
    assert part["@id"].removeprefix("pkg:pypi/").replace("@", "==") in pinned()
    assert statement["status"] == "not_affected"
    assert statement["justification"] in {
        "vulnerable_code_not_in_execute_path",
        "inline_mitigations_already_exist",
    }
    assert statement["impact_statement"]


def test_every_known_vulnerability_of_chromadb_is_stated() -> None:
    known = {
        "CVE-2026-45829": ["GHSA-f4j7-r4q5-qw2c"],
        "CVE-2026-45830": ["GHSA-2wm9-hf6c-p5cr"],
        "CVE-2026-45831": ["GHSA-xph7-9rjv-w5fr"],
        "CVE-2026-45832": [],
        "CVE-2026-45833": ["GHSA-36p7-vc44-83pf"],
        "chroma-core/chroma#6717": [],
    }
    about = {name: each for name, each in statements().items() if "chromadb" in json.dumps(each["products"])}
    assert {name: each["vulnerability"].get("aliases", []) for name, each in about.items()} == known


def test_security_documents_are_openvex() -> None:
    for document in VEX:
        content = json.loads(read(document))
        assert content["@context"] == "https://openvex.dev/ns/v0.2.0"
        assert content["@id"].startswith("urn:uuid:")
        assert content["author"]
        dates = [datetime.fromisoformat(content[key]) for key in ("timestamp", "last_updated") if key in content]
        assert dates == sorted(dates)
        assert (content["version"] > 1) == (len(dates) == 2)


def test_the_audit_by_hand_is_about_the_pinned_versions() -> None:
    assert json.loads(read(AUDIT))["requirements"] == pinned(), (
        "repeat the audit (CONTRIBUTING.md, Known vulnerabilities)"
    )


def test_what_the_audit_by_hand_finds_is_corrected_or_stated_as_harmless() -> None:
    open_findings: list[str] = []
    for finding in json.loads(read(AUDIT))["findings"]:
        assert f"{finding['package']}=={finding['pinned']}" in pinned()
        bundled = finding.get("bundled", {})
        held, corrected = bundled.get("version", finding["pinned"]), bundled.get("fixed_in", finding.get("fixed_in"))
        if corrected is None or Version(held) < Version(corrected):
            open_findings += finding["advisories"]
    assert sorted(set(open_findings) - statements().keys()) == []


def test_pillow_is_used_for_headers_in_one_file_and_no_cdata_is_written() -> None:
    forbidden = re.compile(
        r"\bPIL\b|\bgr\.(?:Image|Gallery|Annotated|Sketch|Multimodal|Chatbot|Plot|Video)|\.images\b|\bxmlfile\b|\bCDATA\("
    )
    sources = [*(ROOT / "assistant").rglob("*.py"), ROOT / "app.py"]
    found = {path.relative_to(ROOT).as_posix(): forbidden.findall(read(path)) for path in sources}
    # The other one of the two only looks whether it is installed.
    assert {path: names for path, names in found.items() if names} == {
        "assistant/files/ocr/__init__.py": ["PIL"],
        "assistant/files/ocr/pictures.py": ["PIL"],
    }


@needs_recognition
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP"])
def test_no_picture_is_decoded_by_pillow(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image, ImageFile, TiffImagePlugin

    from assistant.files.ocr.pictures import PictureFile

    stored = io.BytesIO()
    compression = {"compression": "tiff_lzw"} if form == "TIFF" else {}
    Image.new("RGB", (40, 30), (255, 0, 0)).save(stored, form, **compression)

    def refuse(image: ImageFile.ImageFile) -> None:
        raise AssertionError(f"Pillow decodes {image.format}")

    monkeypatch.setattr(ImageFile.ImageFile, "load", refuse)
    monkeypatch.setattr(TiffImagePlugin.TiffImageFile, "load", refuse)
    page = PictureFile(stored.getvalue()).page(1)

    assert page is not None
    assert page.shape == (30, 40, 3)
    blue, green, red = page[15, 20].tolist()
    assert blue < 5
    assert green < 5
    assert red > 250


@needs_recognition
@pytest.mark.parametrize("form", ["GIF", "DDS", "ICO", "JPEG2000", "PPM", "TGA", "WEBP"])
def test_pillow_opens_no_other_format(form: str) -> None:
    from PIL import Image

    from assistant.files.ocr.pictures import PictureFile

    stored = io.BytesIO()
    Image.new("RGB", (40, 30)).save(stored, form)

    with pytest.raises(UnreadableDocument):
        PictureFile(stored.getvalue())


def test_no_server_of_chromadb_is_started_or_spoken_to() -> None:
    server = re.compile(r"HttpClient|CloudClient|chromadb\.(?:app|server|cli)|chroma run|chroma_server")
    sources = [*(ROOT / "assistant").rglob("*.py"), *(ROOT / "evals").rglob("*.py"), ROOT / "app.py"]
    assert [path for path in sources if server.search(read(path))] == []
    clients = {name for path in sources for name in re.findall(r"chromadb\.(\w*Client)\b", read(path))}
    assert clients == {"PersistentClient"}
