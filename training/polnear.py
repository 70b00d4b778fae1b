"""Reads PolNeAR: attributions, with CoreNLP's named entities as silver mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.annotate.encoder.labels import ROLES
from training.documents import Document, LabelledAttribution, LabelledSentence, SpanAt
from training.negatives import Tree, add_negatives
from training.silver import Patterns, tags_of
from training.sources import json_lines
from training.words import split_words

_TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"}


def read_polnear(path: Path, patterns: Patterns, silver: Path | None = None) -> Iterator[Document]:
    """Yields the articles; with a file of CoreNLP's layers, their sentences have mentions."""
    layers = {row["id"]: row["sentences"] for row in json_lines(silver)} if silver else {}
    for row in json_lines(path):
        sentences = [_sentence(row["text"], start, end) for start, end in row["sentences"]]
        sentences = [sentence for sentence in sentences if sentence.words]
        attributions = [_attribution(sentences, item) for item in row["attributions"]]
        document = Document(row["id"], sentences, attributions)
        if row["id"] in layers:
            _add_mentions(sentences, layers[row["id"]], patterns)
            trees = _Trees(layers[row["id"]])
            for number, sentence in enumerate(sentences):
                add_negatives(document, number, trees.tree(sentence))
        yield document


def _sentence(text: str, start: int, end: int) -> LabelledSentence:
    offsets = split_words(text, start, end)
    gaps: list[str | None] = []
    before = max(
        (at for at in range(start, max(start - 3, -1), -1) if at == 0 or not text[at - 1].isspace()), default=start - 3
    )
    for first, last in offsets:
        gaps.append(None if first == 0 else text[max(before, 0) : first])
        before = last
    return LabelledSentence([text[first:last] for first, last in offsets], gaps, offsets)


def _attribution(sentences: Sequence[LabelledSentence], item: dict[str, Any]) -> LabelledAttribution:
    roles: tuple[list[SpanAt], list[SpanAt], list[SpanAt]] = ([], [], [])
    for layer, role in zip(roles, ROLES, strict=True):
        for start, end in item[role]:
            layer.extend(clip(sentences, start, end))
    return LabelledAttribution(roles)


def clip(sentences: Sequence[LabelledSentence], start: int, end: int) -> Iterator[SpanAt]:
    """Yields the runs of words of a span, one a sentence, without punctuation at their edges."""
    for number, sentence in enumerate(sentences):
        offsets = sentence.offsets or []
        if not offsets or offsets[-1][1] <= start or offsets[0][0] >= end:
            continue
        inside = [at for at, (first, last) in enumerate(offsets) if first < end and start < last]
        while inside and not any(letter.isalnum() for letter in sentence.words[inside[0]]):
            inside.pop(0)
        while inside and not any(letter.isalnum() for letter in sentence.words[inside[-1]]):
            inside.pop()
        if inside:
            yield number, inside[0], inside[-1]


def _add_mentions(sentences: list[LabelledSentence], layers: list[dict[str, Any]], patterns: Patterns) -> None:
    kinds: dict[int, str] = {}
    for layer in layers:
        for start, end, _, _, kind in layer["tokens"]:
            if kind in {"PERSON", "ORGANIZATION", "LOCATION", "MISC"}:
                kinds.update(dict.fromkeys(range(start, end), kind))
    for sentence in sentences:
        words = [kinds.get(first) for first, _ in sentence.offsets or []]
        spans, unknown = [], set()
        at = 0
        while at < len(words):
            kind, first = words[at], at
            while at < len(words) and words[at] == kind:
                at += 1
            if kind == "MISC":
                unknown |= set(range(first, at))
            elif kind is not None:
                spans.append((first, at - 1, _TYPES[kind]))
        sentence.mentions = tags_of(sentence.words, spans, patterns, longest_first=False, unknown=frozenset(unknown))


class _Trees:
    """Is CoreNLP's trees of an article, to be laid on other words."""

    def __init__(self, layers: list[dict[str, Any]]) -> None:
        self._tokens: list[tuple[int, str]] = []
        """By token of the article: its head, -1 for a root, and relation."""
        self._verbs: list[bool] = []
        self._at: dict[int, int] = {}
        """Token by its first letter's offset."""
        self._starts: list[int] = []
        for layer in layers:
            base = len(self._verbs)
            tokens: list[tuple[int, str]] = [(-1, "dep")] * len(layer["tokens"])
            for rel, head, at in layer["deps"]:
                tokens[at] = (base + head if head >= 0 else -1, rel)
            self._tokens += tokens
            for start, _, tag, *_ in layer["tokens"]:
                self._at[start] = len(self._verbs)
                self._starts.append(start)
                self._verbs.append(tag.startswith("VB"))

    def tree(self, sentence: LabelledSentence) -> Tree:
        """Returns the tree of a sentence; a word that is no token hangs on the word before it."""
        ends = [end for _, end in sentence.offsets or []]
        heads, rels, verbs = [], [], []
        for number, (start, _) in enumerate(sentence.offsets or []):
            token = self._at.get(start)
            head, rel = (-1, "dep") if token is None else self._tokens[token]
            word = bisect_right(ends, self._starts[head]) if head >= 0 else -1
            if token is None or word >= len(ends):
                word, rel = number - 1, "dep"
            heads.append(word if word != number else -1)
            rels.append(rel)
            verbs.append(token is not None and self._verbs[token])
        return Tree(sentence.words, heads, rels, verbs)
