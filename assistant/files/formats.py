# pyright: strict
"""The one table of file formats: their endings, what their bytes look like, and what each wing does with them.

Who reads a format names its row, and is found by walking; a test holds that what is found and this table agree. Messages,
the page and the documents take their lists of endings from here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from assistant.errors import UnsupportedDocument
from assistant.files import kinds
from assistant.files.kinds import Kind


class Judging(Enum):
    """How much of a file the proofreader judges."""

    LAYOUT = "版面和文字"
    CONVERTED = "由 LibreOffice 转换之后的版面和文字"
    TEXT = "只有文字"


@dataclass(frozen=True)
class Format:
    """A row of the table.

    Attributes:
        suffixes: The endings of its names in lower case, with the dot.
        kind: What its bytes show; None where they do not tell it.
        in_library: Whether the library takes it in.
        judging: What the proofreader judges in it; None where it does not read it.
        repaired: Whether the proofreader writes corrected copies of it; of what is converted they are .docx files.
        advice: What to do where a wing does not read it, in Chinese; empty where saving it as another format is all.
    """

    suffixes: tuple[str, ...]
    kind: Kind | None = None
    in_library: bool = False
    judging: Judging | None = None
    repaired: bool = False
    advice: str = ""


_AS_PASTED = "请粘贴其中的文字，或另存为 .docx 后再试"
_FROM_PAGES = "请导出为 PDF，或使用起草时的 .docx 后再试"
_MACROS = "文件可能含有宏，请用 Word 或 WPS 另存为不含宏的 {} 后再试"


def _word_processor(suffix: str, kind: Kind) -> Format:
    """A row of documents that both wings read after their conversion to .docx."""
    return Format((suffix,), kind, in_library=True, judging=Judging.CONVERTED, repaired=True)


DOCX = Format((".docx",), kinds.WORD, in_library=True, judging=Judging.LAYOUT, repaired=True)
# The same parts as a .docx under another content type; a copy of it stays a template.
DOTX = Format((".dotx",), kinds.WORD, in_library=True, judging=Judging.LAYOUT, repaired=True)
DOC = _word_processor(".doc", kinds.OLD_WORD)
WPS = _word_processor(".wps", kinds.OLD_WORD)
RTF = _word_processor(".rtf", kinds.RTF)
ODT = _word_processor(".odt", kinds.ODT)
PDF = Format((".pdf",), kinds.PDF, in_library=True, judging=Judging.TEXT)
OFD = Format((".ofd",), kinds.OFD, in_library=True, judging=Judging.TEXT)
TXT = Format((".txt",), in_library=True, judging=Judging.TEXT)
HTML = Format((".html", ".htm", ".xhtml"), kinds.WEB, in_library=True, judging=Judging.TEXT)
MHT = Format((".mht", ".mhtml"), kinds.SAVED_PAGE, in_library=True, advice=_AS_PASTED)
MARKDOWN = Format((".md", ".markdown"), in_library=True, advice=_AS_PASTED)
XLSX = Format((".xlsx",), kinds.SHEET, in_library=True, advice=_AS_PASTED)
CSV = Format((".csv",), in_library=True, advice=_AS_PASTED)
PPTX = Format((".pptx",), kinds.SLIDES, in_library=True, advice=_AS_PASTED)
# What stands in it is taken in file by file.
ZIP = Format((".zip",), kinds.ARCHIVE, in_library=True, advice="请解压后再试")
PICTURE = Format(
    (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"),
    kinds.PICTURE,
    in_library=True,
    advice="请先做文字识别（OCR），存成 .docx 后再试",
)
# What people keep documents in and nobody reads: each such file is reported, never passed over silently.
_NOT_READ = (
    Format((".docm", ".dotm"), kinds.WORD, advice=_MACROS.format(".docx")),
    Format((".xlsm", ".xltm"), kinds.SHEET, advice=_MACROS.format(".xlsx")),
    Format((".pptm", ".ppsm"), kinds.SLIDES, advice=_MACROS.format(".pptx")),
    Format((".wpt",), kinds.OLD_WORD, advice="请用 WPS 另存为 .docx 后再试"),
    Format((".xls", ".et"), kinds.OLD_SHEET, advice="请用 Excel 或 WPS 另存为 .xlsx 后再试"),
    Format((".ppt", ".dps"), kinds.OLD_SLIDES, advice="请用 PowerPoint 或 WPS 另存为 .pptx 后再试"),
    Format((".ceb", ".caj"), advice=_FROM_PAGES),
    Format((".rar", ".7z"), advice="请解压后再试"),
)
FORMATS = (
    *(DOCX, DOTX, DOC, WPS, RTF, ODT, PDF, OFD, TXT, HTML, MHT, MARKDOWN, XLSX, CSV, PPTX, ZIP, PICTURE),
    *_NOT_READ,
)

_OLD_KINDS = (kinds.OLD_WORD, kinds.OLD_SHEET, kinds.OLD_SLIDES)
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}


class Wing(Enum):
    """Who reads files, by the name that people know it by."""

    LIBRARY = "知识库"
    PROOFREADING = "公文校对"

    def reads(self, each: Format) -> bool:
        """Whether this wing reads a format."""
        return each.in_library if self is Wing.LIBRARY else each.judging is not None


def format_of(suffix: str) -> Format | None:
    """The row of files with that ending, in lower case with the dot; None where none is known."""
    return _BY_SUFFIX.get(suffix)


def format_in(data_kind: Kind, wing: Wing) -> Format | None:
    """The first row of a kind of content that a wing reads; None where it reads none."""
    return next((each for each in FORMATS if each.kind is data_kind and wing.reads(each)), None)


def fits(named: Format | None, data_kind: Kind | None) -> bool:
    """Whether content of a kind may bear a name of that row; what is not known may bear any."""
    if data_kind is None or (named is not None and named.kind is data_kind):
        return True
    # Word processors of other makers, such as Works, write compound files with streams of their own.
    return data_kind is kinds.OLD and named is not None and named.kind in _OLD_KINDS


def copy_ending(each: Format) -> str:
    """The ending of corrected copies of a format."""
    return each.suffixes[0] if repaired(each) else DOCX.suffixes[0]


def endings(which: Callable[[Format], bool]) -> tuple[str, ...]:
    """The endings of the formats for which that holds, in the order of the table."""
    return tuple(suffix for suffix, each in _BY_SUFFIX.items() if which(each))


def listed(which: Callable[[Format], bool]) -> str:
    """The same endings as a Chinese sentence names them."""
    return "、".join(endings(which))


def repaired(each: Format) -> bool:
    """Whether the proofreader writes corrected copies of a format in the format itself."""
    return each.repaired and not converted(each)


def converted(each: Format) -> bool:
    """Whether LibreOffice has to make a .docx of a format before it is read."""
    return each.judging is Judging.CONVERTED


def loaded(each: Format) -> bool:
    """Whether the library has a loader of its own for a format: the others are first converted, or unpacked."""
    return each.in_library and not converted(each) and each is not ZIP


def text_only(each: Format) -> bool:
    """Whether the proofreader judges only the text of a format."""
    return each.judging is Judging.TEXT


def unsupported(suffix: str, wing: Wing) -> UnsupportedDocument:
    """Why a wing does not read files with that ending, in lower case with the dot, and what to do."""
    found = format_of(suffix)
    other = next((each.value for each in Wing if found is not None and each.reads(found)), "")
    advice = found.advice if found else ""
    advice = advice or f"可以使用的格式是 {listed(wing.reads)}，请另存为其中一种后再试"
    name = f" {suffix} " if suffix else "没有扩展名的"
    return UnsupportedDocument(f"{wing.value}不支持{name}文件{f'（{other}支持）' if other else ''}；{advice}。")
