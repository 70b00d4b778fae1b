"""Ties sources, cues and contents into attributions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.encoder.labels import LINKS

if TYPE_CHECKING:
    from dragoman.annotate.encoder.rows import TextSentence

WIDTH = 64
REACH = 3
SCALE = 8.0
_OPENING_MARKS = frozenset({'"', "“", "”", "„", "«", "''", "``"})


@dataclass(frozen=True, slots=True, order=True)
class WordSpan:
    """Is a run of words of one sentence."""

    sentence: int
    """Index of the sentence."""
    first: int
    """Index of the first word in it."""
    last: int
    """Index of the last word, inclusive."""


@dataclass(frozen=True, slots=True)
class WordAttribution:
    """Is an attribution in words: who, by which words of attributing, what."""

    source: tuple[WordSpan, ...]
    """Who says it; empty where nobody is named."""
    cue: tuple[WordSpan, ...]
    """The words that attribute; empty where there are none."""
    content: tuple[WordSpan, ...]
    """What is attributed, one run a sentence."""
    score: float
    """The model's score of its weakest link (0 is even), not a calibrated one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Is a span at its place in a row."""

    span: WordSpan
    first: int
    """Position of its first word in the row."""
    last: int
    part: int
    """Part of the row, to count the distance in sentences."""


def link_scores(
    cues: Sequence[Placed],
    others: Sequence[Placed],
    *,
    vectors: tuple[NDArray[np.float32], NDArray[np.float32]],
    link: str,
    constants: tuple[NDArray[np.float32], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """Returns (cues, others): how surely each cue belongs to each source, or content, of its row.

    Args:
        cues: the cues of the row.
        others: its sources, or its contents.
        vectors: what each word gives a cue, and another span (see `RowOutput`).
        link: which of `LINKS`.
        constants: by link, what the distance in sentences adds, and what all start from.
    """
    kind = LINKS.index(link)
    mine, theirs = _ends(vectors[0], cues, kind), _ends(vectors[1], others, kind)
    apart = np.array([[other.part - cue.part for other in others] for cue in cues])
    near = constants[0][kind][np.clip(apart, -REACH, REACH) + REACH]
    scores: NDArray[np.float32] = np.maximum(mine, 0) @ theirs.T / SCALE + near + constants[1][kind]
    return scores


def _ends(vectors: NDArray[np.float32], items: Sequence[Placed], kind: int) -> NDArray[np.float32]:
    start = 2 * kind * WIDTH
    first = vectors[[item.first for item in items], start : start + WIDTH]
    last = vectors[[item.last for item in items], start + WIDTH : start + 2 * WIDTH]
    both: NDArray[np.float32] = first + last
    return both


@dataclass(slots=True)
class Links:
    """Holds the best score of each pair of spans over all rows that hold both."""

    sources: dict[WordSpan, dict[WordSpan, float]]
    """By cue, the sources and their scores."""
    contents: dict[WordSpan, dict[WordSpan, float]]
    """By content, the cues and their scores."""


def tie(
    cues: Sequence[WordSpan], contents: Sequence[WordSpan], *, links: Links, sentences: Sequence[TextSentence]
) -> list[WordAttribution]:
    """Returns the attributions in the order of their cues: a content goes to its best cue, a cue to its best source.

    A content that fits no cue goes with its neighbor in the same quotation, or with the one before it if it is quoted
    too. What is left over is attributed to nobody, after the others.

    Args:
        cues: the cues of the document.
        contents: its contents, in order.
        links: the scores.
        sentences: the sentences of the document.
    """
    owners = {content: _best(links.contents.get(content, {})) for content in contents}
    inside = [sentence.inside_quotation for sentence in sentences]
    quoted = [sentence.inside_quotation or sentence.opens_quotation for sentence in sentences]
    for order, carries in ((contents, inside), (contents[::-1], inside), (contents, quoted)):
        _carry_over(order, owners, carries)
    attributions = []
    for cue in cues:
        members = [content for content, owner in owners.items() if owner == cue] or _best_content(cue, links)
        if not members:
            continue
        sources = links.sources.get(cue, {})
        source = _best(sources)
        scores = [links.contents[content][cue] for content in members if cue in links.contents[content]]
        scores += [sources[source]] if source is not None else []
        chosen = (source,) if source is not None else ()
        attributions.append(WordAttribution(chosen, (cue,), tuple(sorted(members)), min(scores, default=0.0)))
    left = [content for content in contents if owners[content] is None]
    return [*attributions, *(WordAttribution((), (), run, 0.0) for run in _runs(left, sentences))]


def is_quoted(content: WordSpan, sentences: Sequence[TextSentence]) -> bool:
    """Tells whether a content begins in a quotation, or with its opening mark."""
    sentence = sentences[content.sentence]
    before = sentence.words[max(0, content.first - 1) : content.first + 1]
    return sentence.inside_quotation or any(word in _OPENING_MARKS for word in before)


def _runs(contents: Sequence[WordSpan], sentences: Sequence[TextSentence]) -> Iterator[tuple[WordSpan, ...]]:
    """Yields runs of contents in sentences that follow one another; a new quotation begins a new run."""
    run: list[WordSpan] = []
    for content in contents:
        begins = sentences[content.sentence].opens_quotation and content.sentence > (run[-1].sentence if run else -1)
        if run and (begins or content.sentence - run[-1].sentence > 1):
            yield tuple(run)
            run = []
        run.append(content)
    if run:
        yield tuple(run)


def _best(scores: Mapping[WordSpan, float]) -> WordSpan | None:
    best = max(scores, key=lambda one: (scores[one], one), default=None)
    return best if best is not None and scores[best] > 0 else None


def _carry_over(contents: Sequence[WordSpan], owners: dict[WordSpan, WordSpan | None], carries: Sequence[bool]) -> None:
    """Gives a content without a cue that of its neighbor, if their sentences touch and the later one carries it on."""
    for before, content in pairwise(contents):
        touching = abs(content.sentence - before.sentence) <= 1
        if owners[content] is None and touching and carries[max(content.sentence, before.sentence)]:
            owners[content] = owners[before]


def _best_content(cue: WordSpan, links: Links) -> list[WordSpan]:
    """Returns the content that fits a cue without one best, though it fits another cue better."""
    best = _best({content: found[cue] for content, found in links.contents.items() if cue in found})
    return [best] if best is not None else []
