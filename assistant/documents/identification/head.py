"""The head of a document: masthead, title over several lines, main recipients (GB/T 9704—2012, 7.2 and 7.3.1 to 7.3.2)."""

from __future__ import annotations

import re

from assistant.documents.certainty import Certainty
from assistant.documents.document_types import DocumentType, type_of_title
from assistant.documents.elements import Element
from assistant.documents.genres import Genre, genre_of_title, is_briefing_mark
from assistant.documents.identification import forms
from assistant.documents.identification.draft import Draft, Verdict
from assistant.documents.identification.placeholders import is_blank_placeholder, named_placeholder
from assistant.documents.identification.surroundings import recognise_contents, recognise_cover, recognise_record
from assistant.documents.identification.title_lines import ends_title, is_of_title
from assistant.documents.units import FontSize

_MARK_SIZE = FontSize.YI_HAO.length.pt
_CORNER = (
    (Element.SECURITY_CLASSIFICATION, forms.SECURITY, "文字是密级（可带保密期限）的写法，位于标题之前。"),
    (Element.URGENCY, forms.URGENCY, "文字是紧急程度的写法，位于标题之前。"),
    (Element.COPY_NUMBER, forms.COPY_NUMBER, "只有份号数字，位于标题之前。"),
)
# A masthead of more lines than this, or a longer line than that, was never seen.
_LONGEST_HEAD = 40
# A number and a signer on one line stay below; a sentence that cites a number does not.
_LONGEST_NUMBER = 45
# What placeholders of these mean is told by their place.
_BELOW_THE_TITLE = (Element.MAIN_RECIPIENTS, Element.ISSUER_SIGNATURE, Element.SIGNING_DATE, Element.COPY_RECIPIENTS)
# The mark of minutes is short, red and large, or stands right above the number of the issue.
_LONGEST_MINUTES_MARK = 20
# What is longer is a text without marks.
_MOST_TITLE_LINES = 5
_WITHOUT_RECIPIENTS = (
    DocumentType.RESOLUTION,
    DocumentType.COMMUNIQUE,
    DocumentType.ANNOUNCEMENT,
    DocumentType.PUBLIC_NOTICE,
    DocumentType.MINUTES,
)


def recognise_head(draft: Draft) -> None:
    """Decides the lines of the head and where the body starts."""
    recognise_record(draft)
    contents = recognise_contents(draft)
    draft.body_start = _end_of_head(draft, contents, recognise_cover(draft))
    _masthead_forms(draft)
    _mark_and_title(draft)
    _recipients(draft)
    _under_the_title(draft)


def _end_of_head(draft: Draft, contents: int | None, start: int) -> int:
    """Index of the first line below a cover that belongs to the body: prose, a table of data, a foot, contents under a title."""
    for at, line in enumerate(draft.lines[start : start + _LONGEST_HEAD], start):
        text = line.text
        if at == contents and draft.has_open(0, at):
            return at
        if at in draft.verdicts or line.is_blank or _passes_over(draft, at):
            continue
        if line.in_data_table:
            return at
        if _is_recipients_line(draft, at):
            return at + 1
        if forms.is_prose(text) or forms.ATTACHMENT_LIST.match(text) or (forms.COPIES.match(text) and "：" in text[:5]):
            return at
        if text.endswith(("：", ":")) and not _is_head_label(text):
            return at + 1 if _are_recipients(text) else at
    return min(len(draft.lines), start + _LONGEST_HEAD)


def _passes_over(draft: Draft, at: int) -> bool:
    """Whether it belongs to the head although it is long or ends like a sentence."""
    text = draft.text(at)
    fields = forms.FORM_FIELD.match(text) is not None and len(re.findall("[：:]", text)) > 1
    subtitle = text.startswith("——") and draft.lines[at].is_centred and not text.endswith(("。", "；"))
    return bool(_document_number_end(text)) or forms.is_caption(text) or is_of_title(draft, at) or fields or subtitle


def _is_recipients_line(draft: Draft, at: int) -> bool:
    """Whether it names the recipients but ends with another mark, or goes on with the body after a soft return."""
    line, text = draft.lines[at], draft.text(at)
    if len(line.pieces) > 1 and line.pieces[0].endswith(("：", ":")):
        return _are_recipients(line.pieces[0])
    above = next((draft.text(each) for each in range(at - 1, -1, -1) if not draft.lines[each].is_blank), "")
    below = next((draft.text(each) for each in range(at + 1, len(draft.lines)) if not draft.lines[each].is_blank), "")
    goes_on = below.endswith(("：", ":")) and _are_recipients(below)
    misended = text.endswith(("。", "，", "；", ";", ",")) and line.is_flush_left and not goes_on
    return misended and forms.is_title(above) and forms.are_all_organisations(text[:-1])


def _is_head_label(text: str) -> bool:
    return forms.SIGNATORY.match(text) is not None


def _are_recipients(text: str) -> bool:
    if len(text) <= 12 and forms.is_address(text):
        return True
    if is_blank_placeholder(text) or named_placeholder(text) is Element.MAIN_RECIPIENTS:
        return True
    return len(text) <= 300 and (
        forms.are_organisations(text) or re.match(r"(?:各|尊敬|你|贵|市|省|县|区)", text) is not None
    )


def _document_number_end(text: str) -> int:
    """Length of a document number that stands alone or before the signatory; 0 where it is none."""
    found = forms.DOCUMENT_NUMBER.match(text)
    if found is None or len(text) > _LONGEST_NUMBER:
        return 0
    rest = text[found.end() :]
    if (second := forms.DOCUMENT_NUMBER.fullmatch(rest.lstrip("、，,；;/和及"))) and "第" not in second[0]:
        return len(text)
    return found.end() if not rest or forms.SIGNATORY.match(rest) else 0


def _masthead_forms(draft: Draft) -> None:
    """份号, 密级, 紧急程度, 发文字号, 签发人 and the separator, told by their text alone."""
    for at in range(draft.body_start):
        line, text = draft.lines[at], draft.text(at)
        if line.draws_line:
            draft.give(at, Element.SEPARATOR, "没有文字，只有一条线，位于正文之前。")
        elif _document_number_end(text):
            draft.give(at, Element.DOCUMENT_NUMBER, "由机关代字、年份和发文顺序号（或者令号、期号）组成，独占一行。")
        elif _is_irregular_number(draft, at):
            draft.give(at, Element.DOCUMENT_NUMBER, "含机关代字、年份和发文顺序号，位于标题之上。")
        elif forms.SIGNATORY.match(text) and len(text) < _LONGEST_NUMBER:
            draft.give(at, Element.SIGNATORY, "以“签发人”开头，位于标题之前。")
        elif forms.NOTED_LABEL.fullmatch(text) and not draft.has_open(0, at):
            draft.give(
                at, Element.ATTACHMENT_LABEL, "以“附件”及其顺序号开头，括号里有说明，位于第一行，全文是一个附件。"
            )
            draft.doubt(at, Certainty.LIKELY, "“附件”之后还有括号里的说明")
        elif forms.ATTACHMENT_LABEL.fullmatch(text) and not draft.has_open(0, at):
            draft.give(at, Element.ATTACHMENT_LABEL, "单独成行的“附件”及其顺序号，位于第一行，全文是一个附件。")
        elif (named := named_placeholder(text)) is not None and named not in _BELOW_THE_TITLE:
            draft.give(at, named, "占位的文字写明了这一要素。")
        else:
            _corner(draft, at)
    _worded_copy_number(draft)
    _more_signatories(draft)


def _is_irregular_number(draft: Draft, at: int) -> bool:
    """Whether it is a number written in another way above the title, or one beside the last of several signatories."""
    text = draft.text(at)
    if any(type_of_title(draft.text(above)) for above in draft.open_between(0, at)):
        return False
    number = forms.DOCUMENT_NUMBER.match(text)
    beside = number is not None and re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", text[number.end() :]) is not None
    return (beside and bool(draft.given(Element.SIGNATORY))) or forms.IRREGULAR_NUMBER.match(text) is not None


def _corner(draft: Draft, at: int) -> None:
    """份号, 密级, 紧急程度; a bare number is that of the copy only above everything else."""
    for element, form, evidence in _CORNER:
        topmost = element is not Element.COPY_NUMBER or not draft.has_open(0, at)
        if topmost and form.match(draft.text(at)):
            draft.give(at, element, evidence)
            return


def _worded_copy_number(draft: Draft) -> None:
    """第126号 above a whole document number is the number of the copy."""
    numbers = draft.given(Element.DOCUMENT_NUMBER)
    if len(numbers) > 1 and re.fullmatch(r"第\d+号", draft.text(numbers[0])):
        why = "发文字号另有其行，版头上方的“第…号”是份号。"
        draft.verdicts[numbers[0]] = Verdict(Element.COPY_NUMBER, why)


def _more_signatories(draft: Draft) -> None:
    """Joint issuers name a signatory each, under one another (7.2.6)."""
    for at in draft.given(Element.SIGNATORY, Element.DOCUMENT_NUMBER):
        following = at + 1
        while "签发人" in draft.text(at) and following < draft.body_start:
            name = draft.text(following)
            if not re.fullmatch(r"[\u4e00-\u9fff·]{2,4}(?:[\u4e00-\u9fff·]{2,4})?", name) or forms.is_organisation(
                name
            ):
                break
            draft.give(following, Element.SIGNATORY, "紧接签发人之下的姓名，是联合行文的另一个签发人。")
            following += 1


def _mark_and_title(draft: Draft) -> None:
    for at in draft.open_between(0, draft.body_start):
        if _is_mark(draft, at):
            draft.give(at, Element.ISSUING_AUTHORITY_MARK, "以“文件”“令”或者“纪要”结尾、不含事由，位于版头。")
    groups = _groups(draft)
    title = _title_group(draft, groups)
    for at in title:
        draft.give(at, Element.TITLE, _title_evidence(draft, title))
    for at in (at for group in groups for at in group):
        if (not title or at < title[0]) and _names_issuer(draft, at):
            draft.give(at, Element.ISSUING_AUTHORITY_MARK, "位于标题和发文字号之前，是发文机关的名称。")


def _names_issuer(draft: Draft, at: int) -> bool:
    """Whether it is the name of a body, stands right above the number, or is set like a mark: 内部资料 is none."""
    line = draft.lines[at]
    below = next((each for each in range(at + 1, draft.body_start) if not draft.lines[each].is_blank), at)
    if draft.element(below) in (Element.DOCUMENT_NUMBER, Element.SIGNATORY, Element.ISSUING_AUTHORITY_MARK):
        return forms.CONTROL.search(line.text) is None
    if forms.is_organisation(line.text):
        return True
    # Large or red letters alone make a mark of what stands above a number or a line, and of what names a briefing.
    under = draft.given(Element.DOCUMENT_NUMBER, Element.SIGNATORY, Element.SEPARATOR)
    marked = any(each > at for each in under) or is_briefing_mark(line.text)
    set_like_one = line.is_red or line.size >= _MARK_SIZE
    return set_like_one and marked and forms.BRACKETED.fullmatch(line.text) is None


# The cover of a tender, and what a set of papers is called.
_OTHER_FILES = re.compile(
    r"(?:招标|投标|采购|磋商|谈判|比选|询价|竞价|遴选|预审|申报|参考|验收|技术|商务|体系|归档|设计|合同|培训)文件$"
)


def _is_mark(draft: Draft, at: int) -> bool:
    text = draft.text(at)
    if "关于" in text or len(text) > 40 or "《" in text:
        return False
    if text.endswith(("文件", "(文件)", "（文件）")):
        return not _OTHER_FILES.search(text)
    numbered = [each for each in draft.given(Element.DOCUMENT_NUMBER) if each > at]
    issue = bool(numbered) and re.search(r"第[^号期]+[号期]", draft.text(numbered[0])) is not None
    line = draft.lines[at]
    if text.endswith(("公告", "通告")) and line.is_red and line.size >= _MARK_SIZE and _later_titles(draft, at):
        return forms.is_organisation(text[:-2])
    if text.endswith("令"):
        return issue or not _later_titles(draft, at)
    return text.endswith("纪要") and _is_minutes_mark(draft, at, numbered)


def _is_minutes_mark(draft: Draft, at: int, numbered: list[int]) -> bool:
    """Whether 纪要 ends a mark: red letters, or a number right below, and no title with a matter."""
    line = draft.lines[at]
    below = bool(numbered) and not draft.has_open(at + 1, numbered[0])
    return len(line.text) <= _LONGEST_MINUTES_MARK and (below or (line.is_red and line.size >= _MARK_SIZE))


def _is_beside_the_title(draft: Draft, at: int) -> bool:
    """Whether it is a date, a name with a date, or a field of a form, as they stand above and under titles."""
    text = draft.text(at)
    dated = forms.NAME_AND_DATE.fullmatch(text)
    return (
        forms.DATE.fullmatch(text) is not None
        or (dated is not None and forms.is_organisation(dated["body"]))
        or (forms.FORM_FIELD.match(text) is not None and "关于" not in text and not forms.is_title(text))
        or named_placeholder(text) is not None
    )


def _later_titles(draft: Draft, at: int) -> bool:
    return any(type_of_title(draft.text(each)) for each in draft.open_between(at + 1, draft.body_start))


def _groups(draft: Draft) -> list[list[int]]:
    """Runs of undecided lines; what was decided divides them, and a blank line under a name that stands alone."""
    groups: list[list[int]] = []
    fresh = True
    for at in range(draft.body_start):
        if at in draft.verdicts:
            fresh = True
        elif draft.lines[at].is_blank:
            fresh = fresh or _stands_alone(draft, groups[-1] if groups else [])
        elif fresh and forms.BRACKETED.fullmatch(draft.text(at)):
            # （征求意见稿） above a title is no part of it.
            continue
        elif (
            (draft.text(at).endswith(("：", ":")) and not ends_title(draft, at))
            or forms.is_caption(draft.text(at))
            or _is_beside_the_title(draft, at)
            or (not fresh and _is_byline(draft, groups[-1], at))
        ):
            fresh = True
        elif fresh:
            groups.append([at])
            fresh = False
        else:
            groups[-1].append(at)
    return groups


def _is_byline(draft: Draft, group: list[int], at: int) -> bool:
    """Whether it names who speaks or wrote, under a title that is whole: 县水务局局长 under 在…会议上的讲话."""
    joined = "".join(draft.text(each) for each in group)
    genre, text = genre_of_title(joined), draft.text(at)
    if genre in (Genre.THESIS, Genre.SPEECH) and forms.is_personal_name(text):
        return True
    return (genre is not None or forms.is_title(joined)) and forms.is_byline(text)


def _stands_alone(draft: Draft, group: list[int]) -> bool:
    joined = "".join(draft.text(at) for at in group)
    return bool(group) and (forms.is_organisation(joined) or forms.is_title(joined))


def _title_group(draft: Draft, groups: list[list[int]]) -> list[int]:
    """The lines that are the title: those with 关于 or a 文种 at the end; else the last ones if they are no name above."""
    texts = [("".join(draft.text(at) for at in group), group) for group in groups]
    named = [group for text, group in texts if _without_foot(draft, group) != group or forms.is_title(text)]
    about = [group for text, group in texts if "关于" in text]
    if named or about:
        return _without_foot(draft, (named or about)[-1])
    for text, group in reversed(texts):
        numbers = draft.given(Element.DOCUMENT_NUMBER, Element.SEPARATOR)
        above = any(at > group[-1] for at in numbers) and forms.is_organisation(text)
        if not above and len(group) <= _MOST_TITLE_LINES and not re.match(r"[（(]", text):
            return [at for at in group if not forms.BRACKETED.fullmatch(draft.text(at))]
    return []


def _without_foot(draft: Draft, group: list[int]) -> list[int]:
    """The lines up to the one that ends with the 文种: what follows is no title."""
    for count in range(1, len(group) + 1):
        joined = "".join(draft.text(at) for at in group[:count])
        rest = [draft.text(at) for at in group[count:]]
        if forms.is_title(joined) and not any(type_of_title(text) for text in rest):
            return group[:count]
        after_gap = bool(rest) and group[count] - group[count - 1] > 1
        if after_gap and "关于" in joined and forms.are_organisations("".join(rest)):
            return group[:count]
    return group


def _title_evidence(draft: Draft, group: list[int]) -> str:
    joined = "".join(draft.text(at) for at in group)
    kind = type_of_title(joined)
    lines = f"共{len(group)}行，" if len(group) > 1 else ""
    if kind is not None:
        return f"{lines}连起来以文种“{kind.value}”结尾，位于正文之前。"
    return f"{lines}位于主送机关或者正文之前，含事由，但是没有以文种结尾。"


def _recipients(draft: Draft) -> None:
    """主送机关: after the title, ends with a colon; or names of bodies where the colon is missing."""
    titles = draft.given(Element.TITLE)
    for at in draft.open_between(titles[-1] + 1 if titles else 0, draft.body_start):
        text = draft.text(at)
        if len(draft.lines[at].pieces) > 1 and _is_recipients_line(draft, at):
            draft.give(
                at, Element.MAIN_RECIPIENTS, "位于标题之后，第一行列的是机关名称，以冒号结尾；其后用软回车接着正文。"
            )
        elif _is_recipients_line(draft, at):
            draft.give(at, Element.MAIN_RECIPIENTS, "位于标题之后、正文之前，顶格，列的都是机关名称，末尾不是冒号。")
        elif titles and named_placeholder(text) is Element.MAIN_RECIPIENTS:
            draft.give(at, Element.MAIN_RECIPIENTS, "位于标题之后、正文之前，是待填的主送机关。")
        elif text.endswith(("：", ":")) and _are_recipients(text):
            draft.give(at, Element.MAIN_RECIPIENTS, "位于标题之后、正文之前，以冒号结尾，列的是机关名称。")
        elif _are_unmarked_recipients(draft, at, titled=bool(titles)):
            draft.give(at, Element.MAIN_RECIPIENTS, "位于标题之后、正文之前，列的是机关名称，缺少冒号。")


def _are_unmarked_recipients(draft: Draft, at: int, *, titled: bool) -> bool:
    """Whether names of bodies under a title are the recipients without their colon: in the middle stands who issues or wrote it."""
    text = draft.text(at)
    named = titled and forms.are_organisations(text) and not draft.lines[at].is_centred
    return named and not _issues(draft, text) and not _is_public(draft)


def _is_public(draft: Draft) -> bool:
    """Whether it is of a kind that names no recipients, so that a name under the title is the issuer's."""
    return type_of_title(draft.joined(Element.TITLE)) in _WITHOUT_RECIPIENTS


def _issues(draft: Draft, text: str) -> bool:
    """Whether the title or the mark begins with that name, so that it is the issuer."""
    above = (draft.joined(Element.TITLE), draft.joined(Element.ISSUING_AUTHORITY_MARK))
    return any(each.startswith(text) for each in above)


def _under_the_title(draft: Draft) -> None:
    """What else stands between title and body: 题注, date, name of the issuer."""
    for at in draft.open_between(0, draft.body_start):
        text = draft.text(at)
        if forms.DATE.fullmatch(text) and draft.given(Element.TITLE) and not draft.is_diary:
            draft.give(at, Element.SIGNING_DATE, "标题之下单独成行的日期。")
        elif forms.BRACKETED.fullmatch(text) or forms.is_caption(text):
            draft.give(at, Element.UNKNOWN, "标题之下用圆括号括起的题注，国标未列这一要素。")
        elif _is_beside_the_title(draft, at) and not forms.DATE.fullmatch(text):
            draft.give(at, Element.UNKNOWN, "标题上下单独成行的机关和日期，或者表格的填报项目，国标未列这一要素。")
        elif draft.given(Element.TITLE) and _is_byline(draft, draft.given(Element.TITLE), at):
            draft.give(at, Element.UNKNOWN, "标题之下单独成行的职务、姓名，是讲话或者文章的署名，国标未列这一要素。")
        elif _issues(draft, text) or (forms.is_organisation(text) and _is_public(draft)):
            draft.give(at, Element.ISSUER_SIGNATURE, "标题之下单独成行的发文机关名称。")
