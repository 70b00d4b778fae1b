"""A statement before it has an id, and how its words are cut at quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.coding.sources import Source
from dragoman.coding.view import View
from dragoman.model import Quotation, Span
from dragoman.model.statement import Polarity, StatementForm, StatementStatus

_OUTER = frozenset(',;:—–-"“”„«»‘`')


@dataclass(frozen=True, slots=True)
class Found:
    """Is a statement in the making."""

    source: Source | None
    """Who says it; None if the text does not tell."""
    cue: Span | None
    """The cue; None for headline colons, transcript turns and bare quotations."""
    act: str | None
    """The act of the cue."""
    polarity: Polarity
    """Whether it is denied."""
    status: StatementStatus
    """Whether it is still to be said."""
    addressees: tuple[str, ...]
    """Actor ids of those it is said to."""
    reach: tuple[Span, ...]
    """The stretches of its content, outer marks still included."""
    is_direct: bool = False
    """Whether it is direct without marks: a transcript turn, or what follows a colon."""


@dataclass(frozen=True, slots=True)
class Words:
    """Is the content of a statement, cut at its quotation marks."""

    content: tuple[Span, ...]
    """Its parts, without outer marks."""
    verbatim: tuple[Span, ...]
    """Those of them inside quotation marks."""
    form: StatementForm
    """Whether all, some or none of its words are inside quotation marks."""


def cut(text: str, reach: Sequence[Span], *, quotations: Sequence[Quotation]) -> Words:
    """Returns the parts of a content inside and outside the quotations that lie in it.

    Args:
        text: the report's text.
        reach: the stretches of the content.
        quotations: disjoint quotations in order that lie in it, wholly or partly.
    """
    content: list[Span] = []
    verbatim: list[Span] = []
    for stretch in reach:
        position = stretch.start
        for quotation in quotations:
            if not quotation.overlaps(stretch):
                continue
            content += _trimmed(text, position, quotation.start)
            inner = [part for span in quotation.inner for part in _within(text, span, stretch)]
            content += inner
            verbatim += inner
            position = max(position, quotation.end)
        content += _trimmed(text, position, stretch.end)
    form: StatementForm = "indirect" if not verbatim else "direct" if len(verbatim) == len(content) else "mixed"
    return Words(tuple(content), tuple(verbatim), form)


def _within(text: str, span: Span, stretch: Span) -> list[Span]:
    return _trimmed(text, max(span.start, stretch.start), min(span.end, stretch.end))


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """Returns the stretch without commas, blanks and stray marks at its edges; nothing if no word is left."""
    while start < end and (text[start] in _OUTER or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _OUTER or text[end - 1].isspace()):
        end -= 1
    return [Span(start, end)] if any(text[position].isalnum() for position in range(start, end)) else []


def with_whole_quotations(view: View, reach: Span) -> Span:
    """Returns a stretch that takes in whole every outermost quotation that it touches by a word."""
    start, end = reach.start, reach.end
    tokens = view.tokens_in(reach)
    for token in (tokens.start, tokens.stop - 1):
        index = view.quotation_at[token] if 0 <= token < len(view.quotation_at) else -1
        if index >= 0:
            quotation = view.quotations[index]
            start, end = min(start, quotation.start), max(end, quotation.end)
    return Span(start, end)
