"""Ties sources, cues and contents into attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.encoder.labels import LINKS

WIDTH = 64
REACH = 3
SCALE = 8.0


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


def tie(cues: Sequence[WordSpan], contents: Sequence[WordSpan], links: Links) -> list[WordAttribution]:
    """Returns the attributions in the order of their cues: a content goes to its best cue, a cue to its best source."""
    by_cue: dict[WordSpan, list[tuple[WordSpan, float]]] = {cue: [] for cue in cues}
    for content in contents:
        found = links.contents.get(content)
        if not found:
            continue
        cue = max(found, key=lambda one: (found[one], one))
        if found[cue] > 0:
            by_cue[cue].append((content, found[cue]))
    attributions = []
    for cue, won in by_cue.items():
        members = won or _best_content(cue, links)
        if not members:
            continue
        sources = links.sources.get(cue, {})
        source = max(sources, key=lambda one: (sources[one], one), default=None)
        chosen = (source,) if source is not None and sources[source] > 0 else ()
        score = min([value for _, value in members] + [sources[one] for one in chosen])
        spans = tuple(sorted(content for content, _ in members))
        attributions.append(WordAttribution(chosen, (cue,), spans, score))
    return attributions


def _best_content(cue: WordSpan, links: Links) -> list[tuple[WordSpan, float]]:
    """Returns the content that fits a cue without one, though it fits another better: "A and B said ..."."""
    scores = {content: found[cue] for content, found in links.contents.items() if cue in found}
    best = max(scores, key=lambda one: (scores[one], one), default=None)
    return [(best, scores[best])] if best is not None and scores[best] > 0 else []
