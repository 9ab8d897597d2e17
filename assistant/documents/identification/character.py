"""What a document is as a whole: 文种, format, direction, joint issuance, and whether it is an official document at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.document_types import (
    NOTHING_STATED,
    Direction,
    DocumentFormat,
    DocumentType,
    FoundType,
    StatedKind,
    type_of_closing,
    type_of_title,
)
from assistant.documents.elements import Element
from assistant.documents.genres import Genre, genre_of_title, is_briefing_mark
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft


@dataclass(frozen=True)
class Character:
    """A document as a whole.

    Attributes:
        document_type: Its 文种; None where neither title nor closing phrases tell.
        format: The format of GB/T 9704—2012 that it has.
        direction: Up, down, sideways or public; None where it cannot be told.
        has_masthead: Whether it has a 红头: the mark of the issuing authority.
        joint: Whether several authorities issue it.
        upward: Whether it goes to a superior.
        official: Whether it is an official document.
        reasons: Chinese sentences that say what speaks for that, or what is missing.
        genre: What it is where it is plainly no official document; None where it is one, or where that is not plain.
        candidates: What kinds it may be where that is not clear, the likeliest first; empty where it is clear.
        said: Whether somebody has said what it is.
    """

    document_type: FoundType | None
    format: DocumentFormat
    direction: Direction | None
    has_masthead: bool
    joint: bool
    upward: bool
    official: bool
    reasons: tuple[str, ...]
    genre: Genre | None = None
    candidates: tuple[DocumentType, ...] = ()
    said: bool = False


def character_of(draft: Draft, stated: StatedKind = NOTHING_STATED) -> Character:
    """What the elements say of the whole.

    Args:
        draft: The decided lines.
        stated: What somebody has said that it is.
    """
    read = _document_type(draft)
    found = read if stated.type is None else _said_type(stated.type, read)
    said = stated.type is not None or stated.as_official
    direction = _direction(draft, found)
    official, reasons = _official(draft, found)
    genre = None if said else _genre(draft, read)
    if genre is not None:
        official, reasons = False, (f"从标题看是{genre.value}，不是《党政机关公文处理工作条例》规定的文种。",)
    candidates = () if genre is not None or stated.type is not None else candidates_of(draft, read)
    return Character(
        document_type=found,
        format=_format(draft, found),
        direction=direction,
        has_masthead=bool(draft.given(Element.ISSUING_AUTHORITY_MARK)),
        joint=_is_joint(draft),
        upward=direction is Direction.UPWARD,
        official=official or said,
        reasons=reasons,
        genre=genre,
        candidates=candidates,
        said=said,
    )


def _document_type(draft: Draft) -> FoundType | None:
    title, mark = draft.joined(Element.TITLE), draft.joined(Element.ISSUING_AUTHORITY_MARK)
    if (kind := type_of_title(title)) is not None:
        return FoundType(kind, f"标题以“{_last_word(title)}”结尾。", from_title=True)
    if (kind := type_of_title(mark)) in (DocumentType.ORDER, DocumentType.MINUTES):
        return FoundType(kind, f"发文机关标志以“{_last_word(mark)}”结尾。", from_title=True)
    body = draft.given(Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
    return type_of_closing(tuple(draft.text(at) for at in body if at < draft.main_end))


def _said_type(said: DocumentType, read: FoundType | None) -> FoundType:
    if read is not None and read.type is said:
        return read
    return FoundType(said, f"使用者说明是{said.value}。", from_title=False)


def _genre(draft: Draft, found: FoundType | None) -> Genre | None:
    """The genre of what is no official document: its title says so, and it has none of what only such documents have.

    A plan that is attached to a 通知, or issued under a number, is part of an official document.
    """
    title, mark = draft.joined(Element.TITLE), draft.joined(Element.ISSUING_AUTHORITY_MARK)
    if is_briefing_mark(mark):
        return Genre.BRIEFING
    if genre_of_title(mark) is Genre.TENDER:
        return Genre.TENDER
    issued = draft.given(Element.DOCUMENT_NUMBER, Element.COPY_RECIPIENTS, Element.PRINTING_AUTHORITY)
    sent = any(_are_bodies(draft.text(at)) for at in draft.given(Element.MAIN_RECIPIENTS))
    if genre_of_title(title) is Genre.CERTIFICATE and not (issued or mark):
        return Genre.CERTIFICATE
    # What is left of 关于印发…办法的通知 without its last word.
    issues = re.search(r"关于(?:印发|公布|发布|转发|批转|颁布|实施|修改|废止|同意|批准)", title) is not None
    if issued or mark or sent or issues or (found is not None and found.from_title):
        return None
    return genre_of_title(title)


def _are_bodies(recipients: str) -> bool:
    """Whether bodies are addressed, and not people, as 同志们 or 各位代表 are."""
    return forms.are_organisations(recipients) and not forms.are_people(recipients)


def candidates_of(draft: Draft, found: FoundType | None) -> tuple[DocumentType, ...]:
    """The kinds that a document may be where its title does not tell: by its closing phrases, and by what it has."""
    title = draft.joined(Element.TITLE)
    if re.search(r"请示报告$|报告请示$", re.sub(r"\s|[（(].*$", "", title)):
        return (DocumentType.REQUEST, DocumentType.REPORT)
    if found is not None and found.from_title:
        return ()
    if found is not None:
        usual = (DocumentType.NOTICE, DocumentType.LETTER, DocumentType.REPORT, DocumentType.REQUEST)
        return (found.type, *(kind for kind in usual if kind is not found.type))
    if genre_of_title(title) is not None:
        return ()
    likely = draft.given(Element.DOCUMENT_NUMBER, Element.MAIN_RECIPIENTS, Element.ISSUER_SIGNATURE)
    if not likely or not draft.given(Element.TITLE, Element.MAIN_RECIPIENTS):
        return ()
    return (DocumentType.NOTICE, DocumentType.REQUEST, DocumentType.REPORT, DocumentType.LETTER)


def _last_word(text: str) -> str:
    bare = re.sub(r"(?:[（(][^（()）]*[)）]|。)+$", "", text)
    return next((kind.value for kind in DocumentType if bare.endswith(kind.value)), bare[-1:])


def _format(draft: Draft, found: FoundType | None) -> DocumentFormat:
    mark, number = draft.joined(Element.ISSUING_AUTHORITY_MARK), draft.joined(Element.DOCUMENT_NUMBER)
    kind = found.type if found else None
    if mark.endswith("令") and not mark.endswith("文件"):
        return DocumentFormat.ORDER
    if mark.endswith("纪要") or (kind is DocumentType.MINUTES and not mark.endswith("文件")):
        return DocumentFormat.MINUTES
    if mark and not mark.endswith("文件") and (kind is DocumentType.LETTER or "函" in number or _number_right(draft)):
        return DocumentFormat.LETTER
    if kind is DocumentType.LETTER and mark and _number_right(draft):
        return DocumentFormat.LETTER
    return DocumentFormat.GENERAL


def _number_right(draft: Draft) -> bool:
    """Whether the document number stands at the right, under the line, as in the letter format (10.1)."""
    return any(draft.lines[at].is_right for at in draft.given(Element.DOCUMENT_NUMBER))


def _direction(draft: Draft, found: FoundType | None) -> Direction | None:
    kind = found.type if found else None
    signed = draft.given(Element.SIGNATORY) or "签发人" in draft.joined(Element.DOCUMENT_NUMBER)
    if signed:
        return Direction.UPWARD
    if kind is DocumentType.OPINIONS:
        return _direction_of_opinions(draft)
    return kind.usual_direction if kind else None


def _direction_of_opinions(draft: Draft) -> Direction | None:
    """意见 goes up where it asks to be passed on, down where it asks to be carried out; else it is not told."""
    body = draft.joined(Element.BODY)
    if re.search(r"请.{0,2}批转|无不妥", body):
        return Direction.UPWARD
    recipients = draft.joined(Element.MAIN_RECIPIENTS)
    downward = re.search(r"贯彻(?:落实|执行)|遵照执行", body) or recipients.startswith("各")
    return Direction.DOWNWARD if downward else None


def _is_joint(draft: Draft) -> bool:
    """Several names in the mark or as signatures; in one line, names are divided by a space or a comma."""
    signatures = [at for at in draft.given(Element.ISSUER_SIGNATURE) if not forms.ROLE.match(draft.text(at))]
    names = [name for at in signatures for name in _names(draft.lines[at].paragraph.text)]
    marks = [
        name for at in draft.given(Element.ISSUING_AUTHORITY_MARK) for name in _names(draft.lines[at].paragraph.text)
    ]
    return len(set(names)) > 1 or len(set(marks)) > 1


def _names(text: str) -> list[str]:
    pieces = [re.sub(r"\s", "", piece) for piece in re.split(r"[\s、，,]+", text.strip())]
    return [piece for piece in pieces if forms.is_organisation(piece)]


def _official(draft: Draft, found: FoundType | None) -> tuple[bool, tuple[str, ...]]:
    """An official document names its 文种 and has at least one more of the elements that only such documents have."""
    signs = (
        (Element.ISSUING_AUTHORITY_MARK, "发文机关标志"),
        (Element.DOCUMENT_NUMBER, "发文字号"),
        (Element.MAIN_RECIPIENTS, "主送机关"),
        (Element.ISSUER_SIGNATURE, "发文机关署名"),
        (Element.SIGNING_DATE, "成文日期"),
        (Element.COPY_RECIPIENTS, "抄送机关"),
        (Element.PRINTING_AUTHORITY, "印发机关和印发日期"),
    )
    have = [name for element, name in signs if draft.given(element)]
    lack = [name for element, name in signs if not draft.given(element)]
    kind = f"{found.evidence}" if found else "标题和正文用语都没有表明是哪个文种。"
    official = len(have) >= 3 or (found is not None and (len(have) >= 1 or "关于" in draft.joined(Element.TITLE)))
    listed = f"有{'、'.join(have)}。" if have else ""
    missing = f"没有{'、'.join(lack)}。" if lack and not official else ""
    return official, tuple(filter(None, (kind, listed, missing)))
