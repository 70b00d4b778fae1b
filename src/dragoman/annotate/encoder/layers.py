"""Carries what the encoder says of a draft's words over to spans of its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.annotate.encoder.rows import TextSentence
from dragoman.model.annotation import Attribution, NamedSpan
from dragoman.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dragoman.annotate.encoder.links import WordSpan
    from dragoman.annotate.encoder.reader import ReadDocument, Reader, ReadWord
    from dragoman.model.annotation import Token
    from dragoman.model.draft import Draft


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
    """Attributions, in the order of their cues."""


def encode(reader: Reader, drafts: Sequence[Draft]) -> list[Encoded]:
    """Returns what the encoder says of each draft; they need their sentences and tokens marked."""
    tokens = [_by_sentence(draft) for draft in drafts]
    sentences = [_text_sentences(draft, lines) for draft, lines in zip(drafts, tokens, strict=True)]
    read = reader.read(sentences)
    return [_encoded(lines, document) for lines, document in zip(tokens, read, strict=True)]


def _by_sentence(draft: Draft) -> list[tuple[Token, ...]]:
    return [tuple(tokens) for _, tokens in groupby(draft.tokens, key=lambda token: token.sentence)]


def _text_sentences(draft: Draft, lines: Sequence[Sequence[Token]]) -> list[TextSentence]:
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


def _encoded(lines: Sequence[tuple[Token, ...]], document: ReadDocument) -> Encoded:
    def spans(words: Sequence[WordSpan]) -> tuple[Span, ...]:
        return tuple(_span(lines, word) for word in words)

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
        attributions=tuple(
            Attribution(spans(found.source), spans(found.cue), spans(found.content), found.score)
            for found in document.attributions
        ),
    )


def _span(lines: Sequence[tuple[Token, ...]], words: WordSpan) -> Span:
    tokens = lines[words.sentence]
    return Span(tokens[words.first].start, tokens[words.last].end)
