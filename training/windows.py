"""Cuts documents into windows of whole sentences and stacks windows into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.annotate.encoder.shapes import EDGE_SHAPE, LETTERS, SPACES, word_shape
from training.documents import Document, LabelledSentence

CLS, SEP, MASK = 101, 102, 103
UNKNOWN = -100
ALONE = 0.2
"""Share of documents that are read sentence by sentence."""
LONGEST = 300
"""A sentence is cut after so many pieces."""


@dataclass(slots=True)
class Pieces:
    """Is a sentence cut into word pieces."""

    ids: list[int]
    shapes: list[int]
    words: list[int]
    """Word of each piece."""
    firsts: list[int]
    """First piece of each word; words beyond the cut, or without a piece, have -1."""
    lasts: list[int]


def cut(sentence: LabelledSentence, tokenizer: Tokenizer) -> Pieces:
    """Returns the word pieces of a sentence."""
    encoded = tokenizer.encode(sentence.words, is_pretokenized=True, add_special_tokens=False)
    ids, words = encoded.ids[:LONGEST], [word or 0 for word in encoded.word_ids[:LONGEST]]
    by_word = [word_shape(word, gap) for word, gap in zip(sentence.words, sentence.gaps, strict=True)]
    firsts, lasts = [-1] * len(sentence.words), [-1] * len(sentence.words)
    for at, word in enumerate(words):
        if firsts[word] < 0:
            firsts[word] = at
        lasts[word] = at
    return Pieces(ids, [by_word[word] for word in words], words, firsts, lasts)


@dataclass(slots=True)
class Prepared:
    """Is a document with its sentences cut."""

    document: Document
    pieces: list[Pieces]
    spans: list[list[tuple[int, tuple[int, int, int]]]] = field(default_factory=list)
    """By sentence: role and (attribution, first word, last word)."""


def prepare(document: Document, tokenizer: Tokenizer) -> Prepared:
    """Returns a document cut into pieces, its attributions sorted by sentence."""
    prepared = Prepared(document, [cut(sentence, tokenizer) for sentence in document.sentences])
    prepared.spans = [[] for _ in document.sentences]
    for number, attribution in enumerate(document.attributions or []):
        for role, spans in enumerate(attribution.roles):
            for sentence, first, last in spans:
                prepared.spans[sentence].append((role, (number, first, last)))
    return prepared


def together(items: Sequence[Prepared]) -> Prepared:
    """Returns documents of pairs as one document."""
    whole = Document(items[0].document.doc_id, [])
    merged = Prepared(whole, [])
    for item in items:
        shift = len(whole.sentences)
        whole.sentences += item.document.sentences
        whole.pairs += [replace(pair, sentence=pair.sentence + shift) for pair in item.document.pairs]
        merged.pieces += item.pieces
        merged.spans += item.spans
    return merged


@dataclass(slots=True)
class Window:
    """Is a run of sentences of one document that are read together."""

    source: Prepared
    start: int
    end: int
    written: int | None = None
    """Index in `LETTERS` of how all its words are written, in place of how they were."""

    @property
    def n_pieces(self) -> int:
        """Returns its length in pieces, with the two marks at its ends."""
        return 2 + sum(len(pieces.ids) for pieces in self.source.pieces[self.start : self.end])


def windows(
    prepared: Prepared, longest: int, rng: random.Random | None, rewritten: Mapping[str, float] | None = None
) -> Iterator[Window]:
    """Yields windows of up to `longest` pieces that cover a document.

    With `rng` the first is of a random length, and some documents are read sentence by sentence, so that no task can be
    told by the length of its windows; and shares of the windows, in `rewritten`, are read as if in other `LETTERS`.
    """
    if rng is not None and rng.random() < ALONE:
        for at in range(len(prepared.pieces)):
            yield Window(prepared, at, at + 1, _written(rng, rewritten))
        return
    budget = longest if rng is None else rng.randint(longest // 3, longest)
    start, length = 0, 2
    for at, pieces in enumerate(prepared.pieces):
        if at > start and length + len(pieces.ids) > budget:
            yield Window(prepared, start, at, _written(rng, rewritten))
            start, length, budget = at, 2, longest
        length += len(pieces.ids)
    yield Window(prepared, start, len(prepared.pieces), _written(rng, rewritten))


def _written(rng: random.Random | None, rewritten: Mapping[str, float] | None) -> int | None:
    chance = rng.random() if rng is not None else 1.0
    for name, share in (rewritten or {}).items():
        if chance < share:
            return LETTERS.index(name)
        chance -= share
    return None


@dataclass(slots=True)
class LinkItem:
    """Is a gold span of one row of a batch."""

    first: int
    """Row position of its first word."""
    last: int
    sentence: int
    attributions: set[int]
    """The attributions that it belongs to."""


@dataclass(slots=True)
class Batch:
    """Is a stack of windows. Words are counted along the row from 1; place 0 is the root."""

    ids: Tensor
    """(batch, pieces)."""
    shapes: Tensor
    """(batch, pieces)."""
    firsts: Tensor
    """(batch, 1 + words) position of each word's first piece, 0 for the root and for padding."""
    sentences: Tensor
    """(batch, 1 + words) sentence of each word, -1 for the root and for padding."""
    role_tags: Tensor | None
    """(batch, 1 + words, 3)."""
    links: list[list[list[LinkItem]]] | None
    """By row and role."""
    mention_tags: Tensor | None
    """(batch, 1 + words), like the rest; -100 where unknown."""
    upos: Tensor | None
    heads: Tensor | None
    rels: Tensor | None
    pairs: list[tuple[int, NDArray[np.int64], int]]
    """Row, zone of each word, root."""

    def to(self, device: torch.device) -> Batch:
        """Returns the batch with its tensors on a device."""

        def moved(tensor: Tensor | None) -> Tensor | None:
            return None if tensor is None else tensor.to(device)

        return replace(
            self,
            ids=self.ids.to(device),
            shapes=self.shapes.to(device),
            firsts=self.firsts.to(device),
            sentences=self.sentences.to(device),
            role_tags=moved(self.role_tags),
            mention_tags=moved(self.mention_tags),
            upos=moved(self.upos),
            heads=moved(self.heads),
            rels=moved(self.rels),
        )


def stack(items: Sequence[Window]) -> Batch:
    """Returns a batch of windows, all of one data set."""
    rows = [_Row(window) for window in items]
    n_pieces, n_words = max(len(row.ids) for row in rows), max(len(row.firsts) for row in rows)

    def padded(values: Sequence[Sequence[int]], fill: int, n: int = n_words) -> Tensor:
        grid = np.full((len(values), n), fill, np.int64)
        for at, line in enumerate(values):
            grid[at, : len(line)] = line
        return torch.from_numpy(grid)

    documents = [window.source.document for window in items]
    has_roles = documents[0].attributions is not None
    has_parse = documents[0].sentences[0].heads is not None
    has_mentions = documents[0].sentences[0].mentions is not None
    return Batch(
        ids=padded([row.ids for row in rows], 0, n_pieces),
        shapes=padded([row.shapes for row in rows], EDGE_SHAPE, n_pieces),
        firsts=padded([row.firsts for row in rows], 0),
        sentences=padded([row.sentences for row in rows], -1),
        role_tags=torch.stack([padded([row.tags[role] for row in rows], 0) for role in range(3)], -1)
        if has_roles
        else None,
        links=[row.spans for row in rows] if has_roles else None,
        mention_tags=padded([row.mentions for row in rows], UNKNOWN) if has_mentions else None,
        upos=padded([row.upos for row in rows], UNKNOWN) if has_parse else None,
        heads=padded([row.heads for row in rows], UNKNOWN) if has_parse else None,
        rels=padded([row.rels for row in rows], UNKNOWN) if has_parse else None,
        pairs=[(at, zones, root) for at, row in enumerate(rows) for zones, root in row.pairs(n_words)],
    )


class _Row:
    """Lays the sentences of one window out in a row."""

    def __init__(self, window: Window) -> None:
        self.ids, self.shapes = [CLS], [EDGE_SHAPE]
        self.firsts, self.sentences = [0], [-1]
        self.tags: list[list[int]] = [[0], [0], [0]]
        self.spans: list[list[LinkItem]] = [[], [], []]
        self.mentions, self.upos, self.heads, self.rels = [UNKNOWN], [UNKNOWN], [UNKNOWN], [UNKNOWN]
        self._pairs: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int], int]] = []
        for at in range(window.start, window.end):
            self._add(window.source, at)
        if window.written is not None:
            self.shapes = [_rewritten(shape, window.written) for shape in self.shapes]
        self.ids.append(SEP)
        self.shapes.append(EDGE_SHAPE)

    def _add(self, source: Prepared, at: int) -> None:
        sentence, pieces, base = source.document.sentences[at], source.pieces[at], len(self.ids)
        kept = [word for word, first in enumerate(pieces.firsts) if first >= 0]
        place = {word: len(self.firsts) + n for n, word in enumerate(kept)}
        self._add_roles(source, at, place)
        self.ids += pieces.ids
        self.shapes += pieces.shapes
        self.firsts += [base + pieces.firsts[word] for word in kept]
        self.sentences += [at] * len(kept)
        if sentence.mentions is not None:
            self.mentions += [sentence.mentions[word] for word in kept]
        if sentence.heads is not None and sentence.rels is not None and sentence.upos is not None:
            for word in kept:
                head = 0 if sentence.heads[word] < 0 else place.get(sentence.heads[word], UNKNOWN)
                self.heads.append(head)
                self.rels.append(sentence.rels[word] if head >= 0 else UNKNOWN)
                self.upos.append(sentence.upos[word] if sentence.upos[word] >= 0 else UNKNOWN)
        for pair in source.document.pairs:
            ends = [place.get(word) for word in (*pair.first, *pair.second)]
            if pair.sentence == at and kept and None not in ends:
                a, b, c, d = (end or 0 for end in ends)
                self._pairs.append(((a, b), (c, d), (place[kept[0]], place[kept[-1]] + 1), pair.root))

    def _add_roles(self, source: Prepared, at: int, place: dict[int, int]) -> None:
        n_words = len(source.pieces[at].firsts)
        tags = [[0] * n_words for _ in range(3)]
        known: dict[tuple[int, int, int], LinkItem] = {}
        for role, (number, first, last) in sorted(source.spans[at], key=lambda item: item[1][1] - item[1][2]):
            if (role, first, last) in known:
                known[role, first, last].attributions.add(number)
                continue
            if first not in place or last not in place or any(tags[role][first : last + 1]):
                continue
            if first == last:
                tags[role][first] = 4
            else:
                tags[role][first], tags[role][last] = 1, 3
                tags[role][first + 1 : last] = [2] * (last - first - 1)
            item = LinkItem(place[first], place[last], at, {number})
            known[role, first, last] = item
            self.spans[role].append(item)
        for layer, values in zip(self.tags, tags, strict=True):
            layer.extend(values[word] for word in place)

    def pairs(self, n: int) -> Iterator[tuple[NDArray[np.int64], int]]:
        """Yields the zones of each pair along the row, and its root."""
        for first, second, bounds, root in self._pairs:
            yield zones_of(first, second, bounds, n), root


def _rewritten(shape: int, letters: int) -> int:
    """Returns the shape that a word would have in other letters; what has no letters keeps its own."""
    written, space = divmod(shape, len(SPACES))
    is_word = shape != EDGE_SHAPE and LETTERS[written] not in {"other", "digit"}
    return letters * len(SPACES) + space if is_word else shape


def zones_of(first: tuple[int, int], second: tuple[int, int], bounds: tuple[int, int], n: int) -> NDArray[np.int64]:
    """Returns where each of `n` words stands towards two spans (inclusive) of a sentence (end exclusive)."""
    zones = np.zeros(n, np.int64)
    start, end = bounds
    zones[start:end] = 3
    zones[start : min(first[0], second[0])] = 4
    zones[max(first[1], second[1]) + 1 : end] = 5
    zones[second[0] : second[1] + 1] = 2
    zones[first[0] : first[1] + 1] = 1
    return zones


def batches(items: Sequence[Window], n_pieces: int, rng: random.Random | None) -> list[list[Window]]:
    """Returns groups of windows of like length, up to about `n_pieces` pieces with padding, in random order."""
    order = sorted(items, key=lambda window: window.n_pieces + (rng.random() * 8 if rng else 0))
    groups: list[list[Window]] = [[]]
    for window in order:
        if groups[-1] and (len(groups[-1]) + 1) * window.n_pieces > n_pieces:
            groups.append([])
        groups[-1].append(window)
    if rng:
        rng.shuffle(groups)
    return groups


__all__ = ["Batch", "Window", "batches", "prepare", "stack", "windows"]
