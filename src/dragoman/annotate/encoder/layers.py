"""Carries what the encoder says of a draft's words over to spans of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from dragoman.annotate.encoder.by_form import with_turns
from dragoman.annotate.encoder.rows import TextSentence
from dragoman.model.annotation import Attribution, NamedSpan
from dragoman.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.annotate.encoder.links import WordSpan
    from dragoman.annotate.encoder.reader import ReadDocument, Reader
    from dragoman.annotate.encoder.trees import ReadWord
    from dragoman.model.annotation import Token
    from dragoman.model.draft import Draft


MOST_WORDS = 100_000
"""Tokens of one report that are read: more than any article has; a hostile text of 16 MiB would take many minutes."""


@dataclass(frozen=True, slots=True)
class EncodedSentence:
    """Is a sentence with its tree."""

    tokens: tuple[Token, ...]
    """Its tokens."""
    words: tuple[ReadWord, ...]
    """Part of speech, head and relation of each token; heads count from the first token of the sentence."""
    vectors: NDArray[np.float32]
    """(tokens, 384): the token vectors that the pair head takes."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Is what the encoder says of one draft."""

    sentences: tuple[EncodedSentence, ...]
    """The sentences that have tokens, in order."""
    mentions: tuple[NamedSpan, ...]
    """Named stretches, in order; they do not overlap."""
    attributions: tuple[Attribution, ...]
    """Attributions, in the order of their cues; those of turns last."""


def encode(reader: Reader, draft: Draft) -> Encoded:
    """Returns what the encoder says of a draft, which needs its quotations, turns, sentences and tokens marked.

    A report of more than `MOST_WORDS` is read up to there; its other sentences are left out.
    """
    lines = token_lines(draft)
    return _encoded(draft, lines, reader.read(text_sentences(draft, lines)))


def token_lines(draft: Draft) -> list[tuple[Token, ...]]:
    """Returns the tokens that are read, by sentence."""
    tokens = islice(draft.tokens, MOST_WORDS)
    return [tuple(line) for _, line in groupby(tokens, key=lambda token: token.sentence)]


def text_sentences(draft: Draft, lines: Sequence[Sequence[Token]]) -> list[TextSentence]:
    """Returns the sentences of a draft, given as their tokens, as the encoder takes them."""
    text, before = draft.report.text, None
    sentences = []
    quotations = [quotation for quotation in draft.quotations if quotation.depth == 0]
    starts = [quotation.start for quotation in quotations]
    for tokens in lines:
        gaps: list[str | None] = []
        for token in tokens:
            # A gap tells by what it holds, not by its length; endless white space need not be copied.
            gaps.append(None if before is None else text[before : min(token.start, before + 8)])
            before = token.end
        words = tuple(text[token.start : token.end] for token in tokens)
        at = bisect_right(starts, tokens[0].start) - 1
        quoted = at >= 0 and tokens[0].start < quotations[at].end
        opens = quoted and tokens[0].start == starts[at]
        sentences.append(TextSentence(words, tuple(gaps), quoted and not opens, opens))
    return sentences


def _encoded(draft: Draft, lines: Sequence[tuple[Token, ...]], document: ReadDocument) -> Encoded:
    def spans(words: Sequence[WordSpan]) -> tuple[Span, ...]:
        return tuple(_span(lines, word) for word in words)

    attributions = [
        Attribution(spans(found.source), spans(found.cue), spans(found.content), found.score)
        for found in document.attributions
    ]
    printed = [Span(tokens[0].start, tokens[-1].end) for tokens in lines]
    return Encoded(
        sentences=tuple(
            EncodedSentence(tokens, words, vectors)
            for tokens, words, vectors in zip(lines, document.words, document.vectors, strict=True)
        ),
        mentions=tuple(
            NamedSpan(span.start, span.end, mention.label)
            for mention in document.mentions
            for span in [_span(lines, mention.span)]
        ),
        attributions=with_turns(attributions, draft.turns, sentences=printed),
    )


def _span(lines: Sequence[tuple[Token, ...]], words: WordSpan) -> Span:
    tokens = lines[words.sentence]
    return Span(tokens[words.first].start, tokens[words.last].end)
