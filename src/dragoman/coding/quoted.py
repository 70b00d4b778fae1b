"""Finds who says the quotations that no cue of their own sentence claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.cues import CueLexicon
from dragoman.coding.found import Found
from dragoman.coding.sources import addressee_after, source_after
from dragoman.coding.view import View
from dragoman.model import Block, Quotation, Span

# A quotation without a speaker is kept from this many words on, or from fewer if it ends like a sentence; what is
# shorter is a scare quote or a title. Set by reading the project's example article and own sentences.
_LEAST_WORDS = 8
_LEAST_SENTENCE_WORDS = 5
_MOST_GAP = 25
_MOST_MARKS = 4


def attribute_quotations(
    view: View, lexicon: CueLexicon, *, blocks: Sequence[Block], found: Sequence[Found]
) -> list[Found]:
    """Returns the statements, with those that quotations outside all of them make or add to.

    In this order: a following "This was stated by X"; the speaker of the words before it in the same block ("“A,” X
    said. “B.”"); the speaker of the block before, if that block ends with a direct quotation and this block is nothing
    but the quotation; else a statement without a speaker, if it is long enough to be one.
    """
    statements = sorted(found, key=lambda row: row.reach[0].start)
    starts = [block.start for block in blocks]
    result: list[Found] = []
    running: int | None = None
    position = 0
    for quotation in _unclaimed(view, statements):
        while position < len(statements) and statements[position].reach[0].start < quotation.start:
            result.append(statements[position])
            if running is None or _ends(result[-1]) > _ends(result[running]):
                running = len(result) - 1
            position += 1
        before = result[running] if running is not None else None
        made = _attribute(view, lexicon, quotation, before, blocks=blocks, starts=starts)
        if made is not None and running is not None and made.cue is not None and made.cue == result[running].cue:
            result[running] = made
        elif made is not None:
            result.append(made)
            running = len(result) - 1
    return [*result, *statements[position:]]


def _ends(row: Found) -> int:
    return row.reach[-1].end


def _unclaimed(view: View, statements: Sequence[Found]) -> list[Quotation]:
    """Returns the quotations that lie in no statement."""
    reaches = sorted(reach for statement in statements for reach in statement.reach)
    unclaimed: list[Quotation] = []
    position, farthest = 0, 0
    for quotation in view.quotations:
        while position < len(reaches) and reaches[position].start <= quotation.start:
            farthest = max(farthest, reaches[position].end)
            position += 1
        if farthest < quotation.end:
            unclaimed.append(quotation)
    return unclaimed


def _attribute(
    view: View,
    lexicon: CueLexicon,
    quotation: Quotation,
    before: Found | None,
    *,
    blocks: Sequence[Block],
    starts: Sequence[int],
) -> Found | None:
    words = view.tokens_in(quotation)
    anaphor = _anaphor(view, lexicon, quotation, words)
    if anaphor is not None:
        return anaphor
    if before is not None and before.source is not None and len(words) > 0 and _is_direct(view, before):
        here, there = bisect_right(starts, quotation.start) - 1, bisect_right(starts, _ends(before) - 1) - 1
        opens = view.sentence_of(words.start).start == words.start
        near = words.start - view.tokens_in(before.reach[-1]).stop <= _MOST_GAP
        if here == there and before.cue is not None and opens and near:
            return replace(before, reach=(*before.reach, quotation.bare()))
        if here == there + 1 and 0 <= here < len(blocks) and _fills(quotation, blocks[here]):
            return replace(before, cue=None, act=None, addressees=(), reach=(quotation.bare(),))
    return _bare(quotation) if _is_statement(view, quotation, words) else None


def _is_direct(view: View, row: Found) -> bool:
    """Tells whether a statement ends in a quotation."""
    tokens = view.tokens_in(row.reach[-1])
    return len(tokens) > 0 and view.quotation_at[tokens.stop - 1] >= 0


def _fills(quotation: Quotation, block: Block) -> bool:
    return quotation.start - block.start <= _MOST_MARKS and block.end - quotation.end <= _MOST_MARKS


def _anaphor(view: View, lexicon: CueLexicon, quotation: Quotation, words: range) -> Found | None:
    """Returns the statement that "This was stated by X" after a quotation makes of it."""
    position = words.stop
    while position < len(view.words) and position < words.stop + _MOST_MARKS and not view.words[position].isalnum():
        position += 1
    if position >= len(view.words):
        return None
    subject = lexicon.anaphoric.at(view.words, position)
    if subject is None:
        return None
    sentence = view.sentence_of(position)
    verb = subject.end
    while verb < sentence.stop and view.words[verb] in lexicon.cues.plain:
        verb += 1
    said = view.word(verb) in lexicon.cues.anaphoric_verbs and verb > subject.end
    source = source_after(view, verb + 2, end=sentence.stop) if said and view.word(verb + 1) == "by" else None
    if source is None:
        return None
    return Found(
        source=source,
        cue=view.span(subject.end, verb),
        act=_act(lexicon, view.words[verb]),
        polarity="asserted",
        status="said",
        addressees=_met_with(view, source.last + 1, sentence.stop),
        reach=(quotation.bare(),),
    )


def _met_with(view: View, position: int, end: int) -> tuple[str, ...]:
    """Returns those of "at a meeting with Y" right after the speaker: the words were said to them."""
    if view.word(position) not in {"at", "during", "in"}:
        return ()
    for token in range(position, min(end, position + _MOST_MARKS + 1)):
        if view.words[token] == "with":
            return addressee_after(view, token, end=end)[1]
    return ()


def _act(lexicon: CueLexicon, participle: str) -> str:
    for verb in lexicon.cues.verbs:
        if verb.forms.participle == participle:
            return verb.act
    return lexicon.cues.acts[0]


def _is_statement(view: View, quotation: Quotation, words: range) -> bool:
    n_words = sum(view.words[token][:1].isalnum() for token in words)
    ends = quotation.inner[-1].words(view.text).rstrip()[-1:] if quotation.inner else ""
    return n_words >= _LEAST_WORDS or (n_words >= _LEAST_SENTENCE_WORDS and ends in {".", "!", "?"})


def _bare(quotation: Quotation) -> Found:
    return Found(
        source=None,
        cue=None,
        act=None,
        polarity="asserted",
        status="said",
        addressees=(),
        reach=(Span(quotation.start, quotation.end),),
    )
