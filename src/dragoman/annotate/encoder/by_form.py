"""Gives the words of transcript turns and signed quotations to those who speak them, whatever the encoder says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.annotation import Attribution, Turn
from dragoman.model.span import Span


def with_turns(
    found: Sequence[Attribution], turns: Sequence[Turn], *, sentences: Sequence[Span]
) -> tuple[Attribution, ...]:
    """Returns attributions with one for each turn, those of turns last.

    What a cue outside a turn attributes ends where the turn begins. Attributions within a turn stay, as what its
    speaker says that others say, if they have a source and a cue of their own.

    Args:
        found: what the encoder found.
        turns: the turns, in order; they do not overlap.
        sentences: the sentences that have tokens, in order.
    """
    if len(turns) == 0:
        return tuple(found)
    stretches = [(span, turn) for turn in turns for span in turn.content]
    starts = [span.start for span, _ in stretches]

    def turn_at(span: Span) -> Turn | None:
        at = bisect_right(starts, span.start) - 1
        return stretches[at][1] if at >= 0 and span.start < stretches[at][0].end else None

    starts_of_sentences = [sentence.start for sentence in sentences]

    def sentence_of(span: Span) -> int:
        return bisect_right(starts_of_sentences, span.start)

    kept = [one for attribution in found for one in _outside_or_nested(attribution, turn_at, sentence_of)]
    for turn in turns:
        parts = [part for span in turn.content for part in _by_sentence(span, sentences, starts_of_sentences)]
        if parts:
            kept.append(Attribution((turn.who,), (), tuple(parts), None))
    return tuple(kept)


def _outside_or_nested(
    attribution: Attribution, turn_at: Callable[[Span], Turn | None], sentence_of: Callable[[Span], int]
) -> Iterator[Attribution]:
    owners = [turn_at(span) for span in attribution.content]
    inside = {id(owner) for owner in owners if owner is not None}
    if len(inside) == 0:
        yield attribution
        return
    own = [turn_at(span) for span in (*attribution.source, *attribution.cue)]
    if attribution.source and attribution.cue and {id(owner) for owner in own} == inside and None not in owners:
        # The sentences that follow are the speaker's own again.
        beside = tuple(span for span in attribution.content if sentence_of(span) == sentence_of(attribution.cue[0]))
        if beside:
            yield replace(attribution, content=beside)
        return
    left = tuple(span for span, owner in zip(attribution.content, owners, strict=True) if owner is None)
    if left and None in own:
        yield replace(attribution, content=left)


def _by_sentence(span: Span, sentences: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """Yields the parts of a stretch, one a sentence."""
    for sentence in sentences[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]:
        part = Span(max(span.start, sentence.start), min(span.end, sentence.end))
        if part.start < part.end:
            yield part
