"""The readers that judge: what goes missing is noticed, and what only looks different in XML is not."""

from __future__ import annotations

import re

import pytest

from tests.preservation.comparing import parts_of, stories
from tests.preservation.documents import DOCUMENTS
from tests.preservation.objects import lost, objects
from tests.preservation.packing import MAIN, packed

# kind: the document that holds it, and what is taken out of its main part
LOSSES: dict[str, tuple[str, str]] = {
    "tables": ("nested tables", '<w:gridSpan w:val="2"/>'),
    "shapes": ("seal", ' behindDoc="1"'),
    "pictures": ("seal", ' r:embed="rIdSeal"'),
    "notes": ("foot- and endnotes", '<w:endnoteReference w:id="1"/>'),
    "bookmarks": ("bookmarks and links", '<w:bookmarkEnd w:id="2"/>'),
    "comments' places": ("comments with replies", '<w:commentRangeEnd w:id="0"/>'),
    "alternatives": ("text box", "<mc:Fallback>.*?</mc:Fallback>"),
    "hyperlinks": ("bookmarks and links", ' w:anchor="_Ref1"'),
    "content controls": ("bound data", "<w:dataBinding [^>]*>"),
    "fields": ("fields", "SEQ 图"),
    "sections": ("sections", '<w:type w:val="continuous"/>'),
    "margins of sections": ("picture in a header", "<w:headerReference [^>]*>"),
    "mathematics": ("formulas", "<m:den>.*?</m:den>"),
    "symbols, ruby and other small things": ("signs within words", "<w:softHyphen/>"),
    "unknown": ("unknown extensions", "<oa:sealed/>"),
    "identities": ("identities and noise", ' w14:paraId="5A5B5C5D"'),
    "list items": ("lists", '<w:numId w:val="3"/>'),
    "revisions": ("format changes", "<w:rPrChange .*?</w:rPrChange>"),
}


@pytest.mark.parametrize("kind", LOSSES)
def test_a_loss_is_noticed(kind: str) -> None:
    name, pattern = LOSSES[kind]
    data = DOCUMENTS[name]()
    files = parts_of(data)
    text, number = re.subn(pattern, "", files[MAIN].decode(), count=1)

    assert number == 1
    assert kind in kinds(lost(objects(data), objects(packed({**files, MAIN: text.encode()}))))


def kinds(lines: list[str]) -> set[str]:
    return {line.partition(":")[0] for line in lines}


@pytest.mark.parametrize(
    ("name", "part", "kind"),
    [
        ("comments with replies", "word/commentsExtended.xml", "comments"),
        ("seal", "word/media/image1.png", "media and other parts"),
        ("read-only recommended", "word/settings.xml", "settings"),
        ("lists", "word/numbering.xml", "numbering"),
        ("bound data", "customXml/_rels/item1.xml.rels", "relationships"),
    ],
)
def test_a_lost_part_is_noticed(name: str, part: str, kind: str) -> None:
    data = DOCUMENTS[name]()
    files = parts_of(data)
    del files[part]

    assert {kind, "parts"} <= kinds(lost(objects(data), objects(packed(files))))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_lost_in_the_same_document(name: str) -> None:
    data = DOCUMENTS[name]()

    assert lost(objects(data), objects(data)) == []


def with_text(change: tuple[str, str]) -> bytes:
    files = parts_of(DOCUMENTS["effects of Word 2010"]())
    text = files[MAIN].decode()
    assert change[0] in text
    return packed({**files, MAIN: text.replace(*change).encode()})


@pytest.mark.parametrize(
    ("same", "change"),
    [
        (True, ("<w:t>2026年4月8日</w:t>", "<w:t>2026年</w:t><w:t>4月8日</w:t>")),
        (True, ("<w:t>某市人民政府</w:t>", '<w:t xml:space="preserve">某市人民政府</w:t>')),
        (True, ("<w:body>", "<w:body>\n  ")),
        (True, ("<w:p ", "<w:p  ")),
        (False, ("<w:t>某市人民政府</w:t>", '<w:t xml:space="preserve">某市人民政府 </w:t>')),
        (False, ("某市人民政府", "某县人民政府")),
        (False, ('w:val="center"', 'w:val="left"')),
        (False, ('<w14:ligatures w14:val="standard"/>', "")),
        (False, ("<w:body>", "<w:body><!-- a -->")),
        (False, ('w:rsidRDefault="00D4E5F6"', "")),
    ],
)
def test_text_and_formatting_are_compared_and_not_their_spelling(same: bool, change: tuple[str, str]) -> None:
    data = DOCUMENTS["effects of Word 2010"]()

    assert (stories(data) == stories(with_text(change))) is same


def test_a_run_and_its_halves_are_the_same() -> None:
    data = DOCUMENTS["signs within words"]()
    files = parts_of(data)
    run = re.search(
        r"<w:r w:rsidRPr=\"00A1B2C3\">(<w:rPr>.{,300}?</w:rPr>)<w:t>某市人民政府</w:t></w:r>", files[MAIN].decode()
    )
    assert run is not None
    halves = "".join(f'<w:r w:rsidRPr="00A1B2C3">{run[1]}<w:t>{text}</w:t></w:r>' for text in ("某市", "人民政府"))
    bold = halves.replace("<w:sz ", "<w:b/><w:sz ", 1)

    def put(other: str) -> bytes:
        return packed({**files, MAIN: files[MAIN].decode().replace(run[0], other).encode()})

    assert stories(put(halves)) == stories(data)
    assert stories(put(bold)) != stories(data)
