"""Runs the encoder over a batch of drafts: trees on the tokens, names, attributions, and what mentions do to others.

The model is loaded when the first batch comes, once for each list of stages, so that a process which reads nothing pays
nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from dragoman.annotate.encoder.known_names import with_known_names
from dragoman.model.annotation import Mention, PairScore, Token
from dragoman.model.draft import Draft
from dragoman.stage import Stage

if TYPE_CHECKING:
    from dragoman.annotate.encoder.files import ModelFiles
    from dragoman.annotate.encoder.layers import Encoded, EncodedSentence
    from dragoman.annotate.encoder.pairs import PairScorer
    from dragoman.annotate.encoder.reader import Reader
    from dragoman.gazetteer import Gazetteer

NO_DEED = "NONE"
# Labels of mentions that can do something to one another.
DOERS = frozenset({"person", "organisation", "state", "group", "role"})
# A sentence that lists more names than this is a list; its pairs grow with the square of their number.
MOST_MENTIONS = 12


def stage(model: ModelFiles, *, gazetteer: Gazetteer) -> Stage:
    """Returns the stage that runs a model; the gazetteer sets right what it calls names that are known."""
    loaded: list[Reader] = []

    def run(drafts: Sequence[Draft]) -> list[Draft]:
        from dragoman.annotate.encoder.layers import encode  # noqa: PLC0415 - onnxruntime is slow to import
        from dragoman.annotate.encoder.reader import Reader  # noqa: PLC0415 - likewise

        if len(loaded) == 0:
            loaded.append(Reader(model))
        return [_filled(draft, encode(loaded[0], draft), loaded[0].pairs, gazetteer=gazetteer) for draft in drafts]

    return Stage(
        name="encoder",
        reads=frozenset({"report", "quotations", "turns", "sentences", "tokens", "mentions"}),
        writes=frozenset({"tokens", "named", "attributions", "pairs"}),
        run=run,
    )


def _filled(draft: Draft, encoded: Encoded, scorer: PairScorer, *, gazetteer: Gazetteer) -> Draft:
    parsed = tuple(_parsed_tokens(encoded.sentences))
    return replace(
        draft,
        tokens=parsed + draft.tokens[len(parsed) :],
        named=with_known_names(encoded.mentions, draft.report.text, gazetteer=gazetteer),
        attributions=encoded.attributions,
        pairs=tuple(_pairs(draft, encoded.sentences, scorer)),
    )


def _parsed_tokens(sentences: Sequence[EncodedSentence]) -> Iterator[Token]:
    """Yields the tokens with their trees; heads count from the first token of the draft."""
    offset = 0
    for sentence in sentences:
        for token, word in zip(sentence.tokens, sentence.words, strict=True):
            head = offset + word.head if word.head >= 0 else None
            yield replace(token, upos=word.upos, head=head, deprel=word.rel)
        offset += len(sentence.tokens)


def _pairs(draft: Draft, sentences: Sequence[EncodedSentence], scorer: PairScorer) -> Iterator[PairScore]:
    doers = [mention for mention in draft.mentions if mention.label in DOERS]
    starts = [mention.start for mention in doers]
    for sentence in sentences:
        first, last = sentence.tokens[0], sentence.tokens[-1]
        inside = doers[bisect_left(starts, first.start) : bisect_right(starts, last.start)]
        if not 2 <= len(inside) <= MOST_MENTIONS:
            continue
        pairs = [(one, other) for one, other in permutations(inside, 2) if not one.overlaps(other)]
        words = [(_words(sentence, one), _words(sentence, other)) for one, other in pairs]
        for (one, other), scores in zip(pairs, scorer.score(sentence.vectors, words), strict=True):
            root = max(scores, key=scores.__getitem__)
            if root != NO_DEED:
                yield PairScore(one.bare(), other.bare(), root, round(scores[root], 4))


def _words(sentence: EncodedSentence, mention: Mention) -> tuple[int, int]:
    """Returns the first and the last token, inclusive, that a mention touches."""
    ends = [token.end for token in sentence.tokens]
    starts = [token.start for token in sentence.tokens]
    first = bisect_right(ends, mention.start)
    return first, max(first, bisect_left(starts, mention.end) - 1)
