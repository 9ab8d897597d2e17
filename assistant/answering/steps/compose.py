"""Composes the answer: with a language model from the passages found, or, without one and where it fails, with extracts."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from assistant.answering import wording
from assistant.answering.answer import Answer, AnswerStatus
from assistant.answering.citing import cite
from assistant.answering.closing import closing
from assistant.answering.completing import completion
from assistant.answering.conversation import conversation_text
from assistant.answering.drafting import WITHOUT_SOURCE, Draft
from assistant.answering.events import AnswerEvent, ReasoningDelta, TextDelta, Withdrawn
from assistant.answering.extractive import compose_extracts, notes
from assistant.answering.inquiry import Inquiry
from assistant.answering.model_use import ModelUse
from assistant.answering.passages import Passage, select_passages
from assistant.answering.prompts import Prompt, fingerprint, step_prompt
from assistant.answering.question import wants_past_version
from assistant.answering.second_look import second_look
from assistant.answering.versions.past import compose_past
from assistant.answering.versions.side_by_side import compose_comparison
from assistant.models.faults import FaultKind, ModelFault
from assistant.models.messages import Finished, Limits, Message, ReasoningPiece, TextPiece, Tokens
from assistant.models.structured import stream_sentences

MOST_REMOVED = 0.5
"""Where more than this share of the sentences falls, the rest is no answer any more, and extracts are shown instead."""

Composing = Generator[AnswerEvent, None, Inquiry | Answer]


def compose(inquiry: Inquiry) -> Inquiry | Composing:
    """Puts the answer together; with a model the events are what it thinks and every sentence that was found to hold.

    A question about an earlier version is answered with extracts in any case: they show which text is law no more.
    """
    if inquiry.versions is not None:
        return compose_comparison(inquiry)
    if inquiry.period is not None:
        return compose_past(inquiry)
    if inquiry.use is None or wants_past_version(inquiry.query):
        return compose_extracts(inquiry)
    return _compose_with(inquiry, inquiry.use)


def _compose_with(inquiry: Inquiry, use: ModelUse) -> Composing:
    limits = inquiry.limits or Limits.of(use.seconds)
    passages = select_passages(inquiry, use.passage_tokens)
    if not passages:
        return _instead(inquiry, wording.NOTHING_MAY_LEAVE)
    prompt, draft = step_prompt("compose"), Draft(passages, inquiry.query)
    inquiry = replace(inquiry, fingerprint=fingerprint(prompt), composed_by=use.model.name)
    shown = False
    try:
        for event in _written(inquiry, use, _messages(prompt, inquiry, passages), draft, limits):
            if isinstance(event, Tokens):
                inquiry = _counted(inquiry, "compose", event)
                continue
            shown = shown or isinstance(event, TextDelta)
            yield event
        if use.second_look and draft.kept:
            inquiry = _looked_at_again(inquiry, use, draft, passages, limits)
    except ModelFault as fault:
        return (yield from _failed(inquiry, fault, shown))
    inquiry = replace(inquiry, removed=(*inquiry.removed, *draft.removed))
    reason = _why_not(draft)
    if reason:
        yield from _withdrawn(shown, reason)
        return _instead(inquiry, reason)
    return (yield from _concluded(inquiry, draft, shown))


def _written(
    inquiry: Inquiry, use: ModelUse, messages: tuple[Message, ...], draft: Draft, limits: Limits
) -> Iterator[ReasoningDelta | TextDelta | Tokens]:
    """What the model thinks, and its sentences as soon as they hold; those wait where they are looked at once more."""
    restore = inquiry.masking.restore
    lead = "".join(f"{note}\n\n" for note in notes(inquiry))
    for event in stream_sentences(use.model, messages, limits):
        match event:
            case ReasoningPiece(text):
                yield ReasoningDelta(restore(text))
            case TextPiece(text):
                for piece in draft.feed(text):
                    if not use.second_look:
                        yield TextDelta(restore(lead + piece))
                        lead = ""
            case Finished(_, tokens):
                for piece in draft.end():
                    if not use.second_look:
                        yield TextDelta(restore(lead + piece))
                        lead = ""
                yield tokens


def _concluded(inquiry: Inquiry, draft: Draft, shown: bool) -> Composing:
    """The answer, what the articles say beyond it, and what to check; what was not streamed yet is streamed now."""
    restore = inquiry.masking.restore
    lead, quoted = "".join(f"{note}\n\n" for note in notes(inquiry)), completion(draft)
    open_part = f"\n\n{wording.PART_NOT_COVERED}" if draft.said_nothing else ""
    rest = f"{quoted}{open_part}{closing(draft.cited)}"
    text = restore(lead + "".join(draft.kept))
    yield TextDelta(rest if shown else text + rest)
    citations = tuple(cite(str(n), passage.hit, inquiry.query) for n, passage in enumerate(draft.cited, 1))
    said = wording.removed_sentences(len(draft.removed)) if draft.removed else ""
    return replace(inquiry, text=text + rest, citations=citations).noting(said)


def _why_not(draft: Draft) -> str:
    """Why the draft cannot stand as an answer; empty where it can."""
    if draft.said_nothing and not draft.kept:
        return wording.MODEL_FOUND_NOTHING
    if not draft.cited:
        named = all(removed.reason in WITHOUT_SOURCE for removed in draft.removed)
        return wording.MODEL_CITED_NOTHING if named else wording.MODEL_UNSUPPORTED
    total = len(draft.kept) + len(draft.removed)
    return wording.MODEL_UNSUPPORTED if len(draft.removed) > MOST_REMOVED * total else ""


def _failed(inquiry: Inquiry, fault: ModelFault, shown: bool) -> Composing:
    """Extracts in place of what a model did not finish; nothing where somebody has stopped it."""
    if fault.kind is FaultKind.CANCELLED:
        return replace(inquiry, citations=()).conclude(AnswerStatus.INCOMPLETE, wording.STOPPED)
    notice = wording.model_failed(fault.message)
    yield from _withdrawn(shown, notice)
    return _instead(inquiry, notice)


def _withdrawn(shown: bool, notice: str) -> Iterator[Withdrawn]:
    if shown:
        yield Withdrawn(notice)


def _instead(inquiry: Inquiry, notice: str) -> Inquiry:
    """Extracts, with the reason; what was said of the passages before stays said."""
    return compose_extracts(replace(inquiry, composed_by="extractive").noting(notice))


def _looked_at_again(
    inquiry: Inquiry, use: ModelUse, draft: Draft, passages: tuple[Passage, ...], limits: Limits
) -> Inquiry:
    prompt = step_prompt("judge")
    tokens = second_look(use.model, prompt, draft, passages, inquiry.masking, limits)
    both = fingerprint(step_prompt("compose"), prompt)
    return replace(_counted(inquiry, "second_look", tokens), fingerprint=both)


def _counted(inquiry: Inquiry, step: str, tokens: Tokens) -> Inquiry:
    return replace(inquiry, tokens={**inquiry.tokens, step: tokens})


def _messages(prompt: Prompt, inquiry: Inquiry, passages: tuple[Passage, ...]) -> tuple[Message, ...]:
    """The prompt, with everything masked that may not leave."""
    mask = inquiry.masking.mask
    return prompt.fill(
        question=mask(inquiry.question),
        conversation=mask(conversation_text(inquiry.history)),
        passages=mask("\n\n".join(passage.shown for passage in passages)),
        today=f"{inquiry.today.year}年{inquiry.today.month}月{inquiry.today.day}日",
    )
